"""`crosswalk check` for people and for programs: forms, what is shown, what counts, and watching."""

import json
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.checks.breaks import BREAKS
from tests.cli.command import CUSTOMERS, PAIR, Terminal
from tests.diagnostics import sarif_shape

SPEC = f"specs/pairs/{PAIR}.yaml"
UNKNOWN_MAP = ("coverage | map(coverage)", "coverage | map(covrage)")
NEW_FIELD = (
    "      Credentials__c: text(255)\n",
    "      Credentials__c: text(255)\n      Legacy__c: text(20)\n",
)


def edit(workspace: Path, *edits: tuple[str, str]) -> None:
    path = workspace / SPEC
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_each_form_goes_where_its_reader_looks(terminal: Terminal, workspace: Path) -> None:
    edit(workspace, UNKNOWN_MAP)

    by_form = {
        form: terminal("check", PAIR, "--format", form)
        for form in ("human", "concise", "json", "sarif", "github", "junit")
    }

    assert {form: done.code for form, done in by_form.items()} == dict.fromkeys(by_form, 1)
    assert {form for form, done in by_form.items() if done.out} == {"json", "sarif", "github", "junit"}
    assert by_form["human"].err.startswith("error[REF106]: there is no value map `covrage`\n")
    assert by_form["human"].err.endswith(f"{PAIR}: 1 error\n")
    assert " REF106 there is no value map `covrage`\n" in by_form["concise"].err
    assert json.loads(by_form["json"].out)["diagnostics"][0]["rule"] == "REF106"
    assert by_form["github"].out.startswith(f"::error file={SPEC},line=")
    assert ElementTree.fromstring(by_form["junit"].out).attrib["failures"] == "1"


def test_sarif_of_real_findings_has_its_shape_rules_and_version(terminal: Terminal, workspace: Path) -> None:
    edit(workspace, UNKNOWN_MAP, NEW_FIELD, ("    const: {Priority: Normal}", "    const: {Priority: yes}"))

    document = json.loads(terminal("check", PAIR, "--format", "sarif").out)

    sarif_shape.log(document)
    run = document["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["COV110", "REF106", "YML105"]
    quoted = next(one for one in run["results"] if one["ruleId"] == "YML105")["fixes"][0]
    assert quoted["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "'yes'"}


def test_a_clean_pair_is_clean_in_every_form(terminal: Terminal) -> None:
    sarif = terminal("check", PAIR, "--format", "sarif")
    github = terminal("check", PAIR, "--format", "github")
    junit = terminal("check", PAIR, "--format", "junit")

    assert (sarif.code, json.loads(sarif.out)["runs"][0]["results"]) == (0, [])
    assert (github.code, github.out) == (0, "")
    assert (junit.code, ElementTree.fromstring(junit.out).attrib["failures"]) == (0, "0")


def test_warnings_count_only_when_somebody_is_strict(terminal: Terminal, workspace: Path) -> None:
    edit(workspace, NEW_FIELD)

    lenient, strict = terminal("check", PAIR), terminal("check", PAIR, "--strict")
    hidden = terminal("check", PAIR, "--strict", "--ignore", "COV110")

    assert (lenient.code, strict.code, hidden.code) == (0, 1, 0)
    assert hidden.err == f"{PAIR}: no findings\nnot shown: 1 warning (COV110)\n"


def test_an_error_that_is_not_shown_still_counts_and_is_said(terminal: Terminal, workspace: Path) -> None:
    edit(workspace, UNKNOWN_MAP, NEW_FIELD)

    ignored = terminal("check", PAIR, "--ignore", "REF")
    selected = terminal("check", PAIR, "--select", "cov")

    assert (ignored.code, selected.code) == (1, 1)
    assert "REF106]" not in ignored.err
    assert "not shown: 1 error (REF106); errors count whether they are shown or not\n" in ignored.err
    assert ("COV110]" in selected.err, "REF106]" in selected.err) == (True, False)


def test_the_longer_prefix_decides_what_is_shown(terminal: Terminal, workspace: Path) -> None:
    edit(workspace, UNKNOWN_MAP, NEW_FIELD)

    done = terminal("check", PAIR, "--select", "REF,COV", "--ignore", "COV110", "--format", "json")

    assert [one["rule"] for one in json.loads(done.out)["diagnostics"]] == ["REF106"]


def test_a_prefix_of_no_rule_is_wrong_usage(terminal: Terminal) -> None:
    done = terminal("check", PAIR, "--ignore", "COV901")

    assert done.code == 2
    assert "no rule begins with COV901. Did you mean COV101?" in done.err


def test_findings_are_written_to_a_file_without_colours(terminal: Terminal, workspace: Path) -> None:
    edit(workspace, UNKNOWN_MAP)

    done = terminal("check", PAIR, "--output", "findings.txt")

    assert (done.code, done.out) == (1, "")
    assert done.err == f"{PAIR}: 1 error. Wrote findings.txt.\n"
    assert (workspace / "findings.txt").read_text().startswith("error[REF106]")


def test_a_file_that_cannot_be_written_is_said(terminal: Terminal) -> None:
    done = terminal("check", PAIR, "--output", "nowhere/findings.json", "--format", "json")

    assert done.code == 2
    assert "nowhere/findings.json cannot be written (No such file or directory)" in done.err


def test_watching_checks_again_on_save_and_ends_with_ctrl_c(
    terminal: Terminal, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happenings = iter(["save", "nothing", "rename", "ctrl-c"])

    def sleep(seconds: float) -> None:
        happening = next(happenings)
        if happening == "save":
            edit(workspace, UNKNOWN_MAP)
        if happening == "rename":
            (workspace / SPEC).rename(workspace / "specs" / "pairs" / "other.yml")
        if happening == "ctrl-c":
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)

    done = terminal("check", PAIR, "--watch")

    assert done.code == 0
    assert done.err.count("watching ") == 3
    assert done.err.index("no findings") < done.err.index("error[REF106]") < done.err.index("other.yml")


def test_what_only_waits_for_a_confirmation_is_blocked_rather_than_wrong(
    terminal: Terminal, workspace: Path
) -> None:
    for name, text in BREAKS["DEC104"].added.items():
        (workspace / name).write_text(text, encoding="utf-8")

    waiting = terminal("check", CUSTOMERS)
    edit(workspace, UNKNOWN_MAP)
    wrong = terminal("check", CUSTOMERS)

    assert (waiting.code, wrong.code) == (3, 1)
    assert "DEC104]" in waiting.err
