"""Six mistakes made at once: the command finds all six, each with its file, line and column."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.command import PAIR, Terminal

SPEC = f"specs/pairs/{PAIR}.yaml"
SIX = (
    ("Medical_Record_Number__c: patient_number", "Medical_Record_Number__c: patient_nummer", "REF102"),
    ("    limits: {max_duration: 24h}", "    limit: {max_duration: 24h}", "YML104"),
    ("        Since__c: date\n", "        Since__c: bool\n", "TYP101"),
    (
        "        Effective_Date__c: date\n",
        "        Effective_Date__c: date\n        Plan__c: text(40)!\n",
        "COV101",
    ),
    ("missed: No Show, cancelled: Cancelled}", "missed: No Show}", "PCK101"),
    ("    Amount__c: total\n", "    Amount__c: status\n", "TYP101"),
)


@pytest.fixture
def mistaken(workspace: Path) -> dict[str, set[int]]:
    """Make the mistakes and return the lines that were changed, by rule."""
    text = (workspace / SPEC).read_text(encoding="utf-8")
    for right, wrong, _ in SIX:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    (workspace / SPEC).write_text(text, encoding="utf-8")
    lines: dict[str, set[int]] = {}
    for _, wrong, rule in SIX:
        changed = wrong.rstrip("\n").rpartition("\n")[2]
        lines.setdefault(rule, set()).add(text[: text.index(changed)].count("\n") + 1)
    return lines


@pytest.mark.usefixtures("mistaken")
def test_people_read_six_findings_with_their_places(terminal: Terminal, snapshot: SnapshotAssertion) -> None:
    done = terminal("check", PAIR)

    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot


@pytest.mark.usefixtures("mistaken")
def test_a_script_reads_one_line_for_each(terminal: Terminal, snapshot: SnapshotAssertion) -> None:
    done = terminal("check", PAIR, "--format", "concise")

    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot


def test_a_program_reads_json_with_the_lines_that_were_changed(
    terminal: Terminal, mistaken: dict[str, set[int]]
) -> None:
    done = terminal("check", PAIR, "--format", "json")

    found = json.loads(done.out)
    assert (done.code, done.err) == (1, "")
    assert found == {}
