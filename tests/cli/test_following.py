"""The next command is one that works when it is typed, and progress counts the last reading."""

import shlex
from pathlib import Path

import pytest

from compiler.cli.addresses import Address
from compiler.cli.following import Asked
from compiler.cli.progress import LineProgress
from compiler.cli.rehearse import _customer
from compiler.runtime.run import Step

ADDRESS = Address(pair="a-b", customer="acme")


def _step(command: str | None) -> Step:
    return Step(phase="users", state="blocked", text="", next_command=command, code=3)


def test_the_options_that_were_given_are_given_again(tmp_path: Path) -> None:
    asked = Asked(address=ADDRESS, exports=Path("handed over"), rehearsal=Path("its/folder"))

    assert asked.following(_step("crosswalk run a-b@acme --only discover"), tmp_path) == (
        "crosswalk run a-b@acme --only discover --exports 'handed over' --rehearsal its/folder",
    )


def test_a_verb_is_given_only_the_options_that_it_takes(tmp_path: Path) -> None:
    asked = Asked(address=ADDRESS, exports=Path("handed over"))

    assert asked.following(_step("crosswalk deploy a-b@acme"), tmp_path) == ("crosswalk deploy a-b@acme",)


def test_each_template_has_a_line_of_its_own(tmp_path: Path) -> None:
    run = tmp_path / "my runs"
    run.mkdir()
    waiting = [run / "users-doctor.csv", run / "users-owner.csv"]
    for path in (*waiting, run / "users-decided.csv"):
        path.touch()
    step = _step(f"crosswalk users a-b@acme --apply {waiting[0]} {waiting[1]}")

    lines = Asked(address=ADDRESS, exports=Path("x")).following(step, run)

    assert [shlex.split(line) for line in lines] == [
        ["crosswalk", "users", "a-b@acme", "--apply", str(path), "--exports", "x"] for path in waiting
    ]


def test_a_step_without_a_next_command_has_no_line(tmp_path: Path) -> None:
    assert Asked(address=ADDRESS).following(_step(None), tmp_path) == ()


@pytest.mark.parametrize(
    "line",
    ["extends: a-b", 'extends: "a-b"', "extends: 'a-b'  # ours", "extends:   a-b # x", "extends: a-b\r"],
)
def test_the_customer_of_a_pair_is_found_however_its_overlay_is_written(line: str) -> None:
    texts = {"specs/orgs/zeta.yaml": f"{line}\nname: zeta\n", "specs/pairs/a-b.yaml": line}

    assert _customer(texts, "a-b") == "zeta"


@pytest.mark.parametrize(
    "line", ["extends: a-bc", "# extends: a-b", "extends: \"a-b'", "extends: x-a-b", "  extends: a-b"]
)
def test_an_overlay_of_another_pair_is_not_taken(line: str) -> None:
    assert _customer({"specs/orgs/zeta.yaml": line}, "a-b") is None


def test_what_is_read_again_is_counted_from_the_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    lines = LineProgress()
    for count in (30, 31):
        lines.start("extract", "Patient", None)
        lines.advance("Patient", count)
    lines.finish("Patient")

    assert capsys.readouterr().err == "  Patient: 31\n"
