"""The verbs of people who write migrations, from an empty folder to a compiled pair."""

import json
from pathlib import Path

from tests.cli.command import CUSTOMERS, PAIR, Terminal

OVERLAY = "specs/orgs/acme-physio.yaml"
CASES = f"specs/tests/{PAIR}.yaml"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_pair_is_checked_in_an_empty_folder_and_nothing_is_written(terminal: Terminal) -> None:
    done = terminal("check", CUSTOMERS)

    assert (done.code, done.out, done.err) == (0, "", f"{CUSTOMERS}: no findings\n")
    assert list(terminal.folder.iterdir()) == []


def test_compile_check_exits_4_until_the_folder_is_compiled(terminal: Terminal, workspace: Path) -> None:
    before = terminal("compile", CUSTOMERS, "--check")
    assert (before.code, (workspace / "generated").exists()) == (4, False)
    assert f"Next: crosswalk compile {CUSTOMERS}" in before.out

    assert terminal("compile", CUSTOMERS).code == 0
    after = terminal("compile", CUSTOMERS, "--check")

    assert (after.code, after.out) == (0, f"generated/{CUSTOMERS} is up to date.\n")


def test_compile_check_names_the_files_that_a_changed_answer_changes(
    terminal: Terminal, workspace: Path
) -> None:
    terminal("compile", CUSTOMERS)
    _edit(workspace / OVERLAY, "records@acme-physio.example", "owner@acme-physio.example")

    done = terminal("compile", CUSTOMERS, "--check")

    assert done.code == 4
    assert f"~ generated/{CUSTOMERS}/plan.json" in done.out.splitlines()


def test_a_spec_with_a_mistake_is_not_compiled(terminal: Terminal, workspace: Path) -> None:
    _edit(workspace / f"specs/pairs/{PAIR}.yaml", "Amount__c: total", "Amount__c: totl")

    done = terminal("compile", PAIR)

    assert (done.code, (workspace / "generated").exists()) == (1, False)
    assert "total" in done.err


def test_the_shipped_examples_pass(terminal: Terminal) -> None:
    done = terminal("test", CUSTOMERS)

    assert done.code == 0
    assert done.out.startswith(f"{CUSTOMERS}: ")
    assert done.out.endswith(" passed, 0 failed\n")


def test_an_example_that_fails_names_its_line_the_field_and_both_values(
    terminal: Terminal, workspace: Path
) -> None:
    text = (workspace / CASES).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "expect: {" in line and "LastName: " in line)
    wrong = line.replace("LastName: ", "LastName: X", 1)
    _edit(workspace / CASES, line, wrong)

    done = terminal("test", CUSTOMERS)

    assert done.code == 1
    assert f"FAILED {CASES}:" in done.err
    assert "LastName: expected 'X" in done.err
    assert done.out.endswith(" passed, 1 failed\n")


def test_a_schema_is_printed_as_it_is_committed(terminal: Terminal, workspace: Path) -> None:
    done = terminal("schema", "pair")

    assert done.code == 0
    assert done.out == (workspace / "specs/schemas/pair.v1.json").read_text(encoding="utf-8")
    assert json.loads(done.out)["type"] == "object"


def test_init_makes_a_workspace_that_checks_and_refuses_to_do_it_again(terminal: Terminal) -> None:
    made = terminal("init", "mine")
    assert made.code == 0
    assert "Next: cd mine && crosswalk check practicehub-salesforce" in made.out
    assert (terminal.folder / "mine" / "specs" / "pairs" / f"{PAIR}.yaml").is_file()

    again = terminal("init", "mine")

    assert again.code != 0
    assert "mine/specs exists already" in again.err
    assert "bug" not in again.err
