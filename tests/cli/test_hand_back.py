"""Suggestions are accepted on request, what an administrator wrote stays, and a program reads it as JSON."""

import csv
import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.runtime.context import Context
from tests.cli.command import CUSTOMERS, Terminal
from tests.end_to_end.rig import Rig, rig

TEMPLATE = "users-practitioner_user.csv"
BLOCKED = 3


@pytest.fixture(scope="module")
def halted(tmp_path_factory: pytest.TempPathFactory, practice: Path, generated: Path) -> Iterator[Rig]:
    """A rehearsal, in a folder whose name a shell would split, that waits for the administrator."""
    with rig(tmp_path_factory.mktemp("hand") / "my rehearsal", practice, generated) as one:
        step = one.advance()
        assert (step.phase, step.state) == ("users", "blocked")
        yield one


def _rows(one: Rig) -> list[dict[str, str]]:
    with (one.run_folder / TEMPLATE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_printed_command_works_as_it_is_typed(terminal: Terminal, halted: Rig) -> None:
    done = terminal("run", CUSTOMERS, "--rehearsal", str(halted.root))
    (following,) = [line for line in done.out.splitlines() if line.startswith("Next: ")]
    words = shlex.split(following.removeprefix("Next: "))

    assert words == [
        *("crosswalk", "users", CUSTOMERS, "--apply", str(halted.run_folder / TEMPLATE)),
        *("--rehearsal", str(halted.root)),
    ]


def test_one_way_to_hand_back_is_enough(terminal: Terminal, halted: Rig) -> None:
    path = str(halted.run_folder / TEMPLATE)

    done = terminal("users", CUSTOMERS, "--apply", path, "--accept-suggestions")

    assert (done.code, "not both" in done.err) == (2, True)


def test_refused_rows_are_json_for_a_program(terminal: Terminal, halted: Rig, tmp_path: Path) -> None:
    rows = _rows(halted)
    path = tmp_path / "returned.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([{**rows[0], "user_id": "Dr Nobody"}, *rows[1:]])

    done = terminal("users", CUSTOMERS, "--apply", str(path), "--rehearsal", str(halted.root), "--json")

    found = json.loads(done.out)
    assert (done.code, found["ok"], found["next_command"]) == (1, False, None)
    assert [f"{path}:2:" in refusal for refusal in found["refusals"]] == [True]
    assert "Dr Nobody" not in done.out + done.err


def test_what_failed_is_sent_again_and_another_plan_taken_only_on_request(
    terminal: Terminal, halted: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def retried(context: Context) -> int:
        called.append(f"retry {context.plan.address}")
        return 4

    monkeypatch.setattr("compiler.runtime.run.retry_failed", retried)
    monkeypatch.setattr("compiler.runtime.run.accept_plan", lambda one: called.append(one.plan.address))
    where = ("run", CUSTOMERS, "--rehearsal", str(halted.root))

    assert (terminal(*where).code, called) == (BLOCKED, [])
    done = terminal(*where, "--retry-failed", "--accept-plan")

    assert (done.code, called) == (BLOCKED, [CUSTOMERS, f"retry {CUSTOMERS}"])
    assert "4 rows and files that failed are sent again\n" in done.err
    assert "the plan as it is now is accepted for this run\n" in done.err


def test_accepted_suggestions_are_applied_and_the_run_goes_on(terminal: Terminal, halted: Rig) -> None:
    where = ("--rehearsal", str(halted.root))
    suggested = sum(bool(row["suggested_username"]) for row in _rows(halted))

    done = terminal("users", CUSTOMERS, "--accept-suggestions", *where, "--json")

    found = json.loads(done.out)
    assert (done.code, found["ok"], found["refusals"]) == (0, True, [])
    assert [route["matched"] for route in found["routes"]] == [suggested]
    assert shlex.split(found["next_command"]) == ["crosswalk", "run", CUSTOMERS, *where]
    phases = json.loads(terminal("run", CUSTOMERS, "--only", "users", *where, "--json").out)
    assert (phases["phase"], phases["state"]) == ("users", "done")
    status = json.loads(terminal("status", CUSTOMERS, *where, "--json").out)
    (route,) = [one for one in status["routes"] if one["route"] == "practitioner_user"]
    assert route["outcomes"]["loaded"] == suggested
