"""A run stops where a person must decide, and wherever it is not what was reviewed or bound."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.workspace import generated as generating
from tests.cli.command import CUSTOMERS, Terminal
from tests.end_to_end.rig import Rig, rig
from tests.end_to_end.runner import opened_run
from tests.rehearsal_data.folder import long_id
from tests.workspace import OVERLAY, broken, compiled

TEMPLATE = "users-practitioner_user.csv"
BLOCKED, STOPPED = 3, 5


@pytest.fixture(scope="module")
def halted(tmp_path_factory: pytest.TempPathFactory, practice: Path, generated: Path) -> Iterator[Rig]:
    """A rehearsal whose run waits for the administrator."""
    with rig(tmp_path_factory.mktemp("halted") / "rehearsal", practice, generated) as one:
        step = one.advance()
        assert (step.phase, step.state) == ("users", "blocked")
        yield one


def _run(terminal: Terminal, one: Rig, *more: str) -> tuple[int, str, str]:
    done = terminal("run", CUSTOMERS, "--rehearsal", str(one.root), *more)
    return done.code, done.out, done.err


def test_a_run_that_waits_says_for_what_and_names_the_next_command(terminal: Terminal, halted: Rig) -> None:
    template = halted.run_folder / TEMPLATE

    code, out, _ = _run(terminal, halted)

    assert code == BLOCKED
    assert out.splitlines()[0] == (
        "users: fill in the column user_id, or leave it empty for the fallback owner:"
    )
    assert out.splitlines()[-1] == (
        f"Next: crosswalk users {CUSTOMERS} --apply {template} --rehearsal {halted.root}"
    )


def test_a_program_reads_where_a_run_waits_as_json(terminal: Terminal, halted: Rig) -> None:
    code, out, _ = _run(terminal, halted, "--json")

    found = json.loads(out)
    assert (code, found["code"]) == (BLOCKED, BLOCKED)
    assert (found["phase"], found["state"]) == ("users", "blocked")
    assert found["next_command"].endswith(f"--rehearsal {halted.root}")


def test_status_tells_what_is_done_and_what_waits(terminal: Terminal, halted: Rig) -> None:
    done = terminal("status", CUSTOMERS, "--rehearsal", str(halted.root), "--json")

    found = json.loads(done.out)
    assert done.code == 0
    assert [one["phase"] for one in found["finished"]] == ["discover", "deploy", "extract"]
    assert found["waiting"] == ["users", "load", "files", "reconcile", "report"]
    patients = next(one for one in found["objects"] if one["object"] == "Patient")
    assert (patients["done"], patients["records"]) == (True, patients["total"])
    people = terminal("status", CUSTOMERS, "--rehearsal", str(halted.root))
    assert people.out.startswith("phases")
    assert ["extract", "finished"] in [line.split() for line in people.out.splitlines()]


def test_a_run_stops_before_an_answer_that_nobody_gave_and_says_where_to_write_it(
    terminal: Terminal, tmp_path: Path, practice: Path
) -> None:
    made = compiled(
        broken({OVERLAY: (("  fallback_owner: records@acme-physio.example\n", ""),)}), "acme-physio"
    )
    assert made.artifacts is not None
    generating.write(tmp_path / "generated", made.artifacts)

    with rig(tmp_path / "rehearsal", practice, tmp_path / "generated") as one:
        code, out, _ = _run(terminal, one)

        assert code == BLOCKED
        assert "Which Salesforce username owns records whose practitioner has no user?" in out
        assert "answers: fallback_owner: in specs/orgs/acme-physio.yaml and compile again" in out
        assert {call["method"] for call in one.org.requests() if "/oauth2/" not in call["path"]} == {"GET"}


def _template(one: Rig) -> list[list[str]]:
    with (one.run_folder / TEMPLATE).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _handed_back(terminal: Terminal, one: Rig, rows: list[list[str]]) -> tuple[int, str, str]:
    path = terminal.folder / "returned.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = terminal("users", CUSTOMERS, "--apply", str(path), "--rehearsal", str(one.root))
    return done.code, done.out, done.err


def test_a_template_with_wrong_rows_is_refused_as_a_whole(terminal: Terminal, halted: Rig) -> None:
    header, *rows = _template(halted)
    column = header.index("user_id")
    rows[0][column] = "Dr Nobody"
    rows[1][column] = "0055g00000ZZZZZAAA"
    rows[2][0] = "practicehub:Practitioner:0"
    rows.append(rows[3])

    code, out, err = _handed_back(terminal, halted, [header, *rows])

    lines = err.splitlines()
    assert (code, out) == (1, "")
    assert ["returned.csv:2:" in lines[0], "returned.csv:3:" in lines[1], "returned.csv:4:" in lines[2]] == [
        True
    ] * 3
    assert "Dr Nobody" not in err
    assert lines[-1] == "Nothing was applied. Correct these rows and hand the template back again."
    assert _run(terminal, halted)[0] == BLOCKED


def test_a_file_that_is_no_template_is_refused_in_one_line(terminal: Terminal, halted: Rig) -> None:
    code, out, err = _handed_back(terminal, halted, [["name", "user"], ["Klein", "x"]])

    assert (code, out) == (STOPPED, "")
    assert "the column practitioner_key must be there once" in err


@pytest.mark.parametrize(
    "name",
    ["sql/patient.sql", "salesforce/force-app/main/default/objects/Invoice__c/Invoice__c.object-meta.xml"],
)
def test_a_generated_file_that_was_changed_after_the_review_is_not_executed(
    terminal: Terminal, halted: Rig, name: str
) -> None:
    path = halted.root / "generated" / name
    reviewed = path.read_bytes()
    path.write_bytes(reviewed + b"\n")

    code, out, err = _run(terminal, halted)
    path.write_bytes(reviewed)

    assert (code, out) == (STOPPED, "")
    assert err.splitlines()[-1].endswith(
        "was changed after the plan was made; compile again and review the change"
    )


@pytest.mark.parametrize(
    ("reviewed", "changed"),
    [
        ('"missing": "reject"', '"missing": "empty"'),
        ('"operation": "upsert"', '"operation": "insert"'),
        ('"answer": "records@acme-physio.example"', '"answer": "mallory@acme-physio.example"'),
    ],
)
def test_a_plan_that_was_changed_after_the_review_is_not_executed(
    terminal: Terminal, halted: Rig, reviewed: str, changed: str
) -> None:
    path = halted.root / "generated" / "plan.json"
    text = path.read_text(encoding="utf-8")
    assert reviewed in text
    path.write_text(text.replace(reviewed, changed, 1), encoding="utf-8")

    code, out, err = _run(terminal, halted)
    path.write_text(text, encoding="utf-8")

    assert (code, out) == (STOPPED, "")
    assert err == "plan.json was changed after it was compiled; compile again and review the change\n"


def test_a_second_runner_in_the_same_folder_is_refused(terminal: Terminal, halted: Rig) -> None:
    with opened_run(halted.root):
        code, out, err = _run(terminal, halted)

    assert (code, out) == (STOPPED, "")
    assert err.strip() == f"another crosswalk works in {halted.run_folder}; wait until it has ended"


def test_a_run_that_is_bound_to_one_org_refuses_another(
    terminal: Terminal, tmp_path: Path, halted: Rig, practice: Path, generated: Path
) -> None:
    state = halted.root / "sandbox" / "sandbox.json"
    bound = state.read_text(encoding="utf-8")
    with rig(tmp_path / "other", _with_another_org(practice, tmp_path / "practice"), generated) as other:
        led_astray = json.loads(bound)
        led_astray["authority"] = other.state["authority"]
        for name in ("SALESFORCE_URL", "SALESFORCE_CLIENT_SECRET"):
            led_astray["environment"][name] = other.state["environment"][name]
        state.write_text(json.dumps(led_astray), encoding="utf-8")

        code, out, err = _run(terminal, halted)
        state.write_text(bound, encoding="utf-8")

        assert (code, out) == (STOPPED, "")
        assert "this run folder belongs to another organisation" in err
        asked = {one["method"] for one in other.org.requests() if "/oauth2/" not in one["path"]}
        assert asked == {"GET"}


def _with_another_org(practice: Path, folder: Path) -> Path:
    shutil.copytree(practice, folder)
    seed = json.loads((practice / "org.json").read_bytes())
    seed["organization"]["id"] = long_id("00D5g0000000099")
    (folder / "org.json").write_text(json.dumps(seed), encoding="utf-8")
    return folder
