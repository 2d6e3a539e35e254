"""`crosswalk explain`: what a rule is for, and what to do."""

import json
from pathlib import Path

from compiler.rules.registry import ALL
from tests.cli.command import Terminal
from tests.workspace import ROOT


def test_a_rule_is_explained_with_its_example_and_what_to_do(terminal: Terminal) -> None:
    done = terminal("explain", "SFM107")

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "error[SFM107]: lookup to Task or Event"
    assert "  accept      no" in lines
    assert "  source      https://salesforce.stackexchange.com/questions/82098" in lines
    assert any(line.startswith("  read        2026-11, ") for line in lines)
    assert any(line.startswith("  +  ") and "ref(Task)" in line for line in lines)
    assert "  error[SFM107]: Salesforce does not allow a lookup to Task" in lines


def test_a_rule_that_may_be_accepted_says_so_and_case_does_not_count(terminal: Terminal) -> None:
    done = terminal("explain", "typ102")

    assert "  accept      yes, with a reason" in done.out


def test_what_only_a_run_can_find_is_explained_too(terminal: Terminal) -> None:
    done = terminal("explain", "ORG:STRING_TOO_LONG")

    assert done.out.startswith("error[ORG:*]: row that the destination refused\n")
    assert "Only a run can find this" in done.out


def test_without_a_rule_all_are_listed_by_family(terminal: Terminal) -> None:
    done = terminal("explain")

    assert done.code == 0
    assert done.out.startswith("YML: files and their shape\n  YML101   error    not valid YAML\n")
    assert [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")] == [
        law.id for law in ALL
    ]


def test_a_family_is_listed(terminal: Terminal) -> None:
    done = terminal("explain", "usr")

    assert done.out == "USR: users\n  USR101   warning  owner that nobody named\n"


def test_a_retired_rule_says_why_it_is_gone(terminal: Terminal) -> None:
    done = terminal("explain", "key108")

    assert done.code == 0
    assert done.out.startswith("retired[KEY108]: `find` that may match more than one record\n")
    assert "A find that meets several records takes none" in done.out


def test_an_unknown_rule_is_wrong_usage_with_the_one_that_was_meant(terminal: Terminal) -> None:
    done = terminal("explain", "TPY102")

    assert (done.code, done.out) == (2, "")
    assert "There is no rule TPY102. Did you mean TYP102?" in done.err


def test_the_reference_is_what_the_command_prints(terminal: Terminal) -> None:
    done = terminal("explain", "--all", "--format", "markdown")

    assert done.out == (ROOT / "specs" / "rules.md").read_text(encoding="utf-8")


def test_rules_are_data_for_programs(terminal: Terminal, tmp_path: Path) -> None:
    document = json.loads(terminal("explain", "TYP102", "--format", "json").out)

    assert document["format_version"] == "1.0"
    (rule,) = document["rules"]
    assert (rule["id"], rule["can_be_accepted"], rule["example"]["said"][:13]) == (
        "TYP102",
        True,
        "error[TYP102]",
    )


def test_all_rules_are_explained_at_once(terminal: Terminal) -> None:
    done = terminal("explain", "--all")

    assert [law.id for law in ALL if f"[{law.id}]: {law.title}\n" not in done.out] == []


def test_a_function_is_explained_with_its_examples(terminal: Terminal) -> None:
    done = terminal("explain", "truncate")

    assert done.out.startswith("… | truncate(length)\n")
    assert '  x: text(80) = "Christopher": x | truncate(5)  gives "Chris"\n' in done.out


def test_the_reference_of_functions_is_the_committed_page(terminal: Terminal) -> None:
    done = terminal("explain", "--functions", "--format", "markdown")

    assert done.out == (ROOT / "specs" / "functions.md").read_text(encoding="utf-8"), (
        "write it anew: crosswalk explain --functions --format markdown > specs/functions.md"
    )


def test_a_misspelled_function_is_offered(terminal: Terminal) -> None:
    assert "Did you mean trim?" in terminal("explain", "trimm").err
