"""Six mistakes made at once: the command finds all six, each with its file, line and column."""

import json
from pathlib import Path
from typing import Any

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
    ("Treatment_Date__c: treated_on", "Treatment_Date__c: treated_on | rond(2)", "REF107"),
)


@pytest.fixture
def mistaken(workspace: Path) -> None:
    """Make the mistakes."""
    text = (workspace / SPEC).read_text(encoding="utf-8")
    for right, wrong, _ in SIX:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    (workspace / SPEC).write_text(text, encoding="utf-8")


def _marked(workspace: Path, span: dict[str, Any]) -> str:
    """The text that a finding points at."""
    text = (workspace / str(span["file"])).read_text(encoding="utf-8")
    line = text.splitlines()[int(span["line"]) - 1]
    return line[span["column"] - 1 : span["end_column"] - 1]


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


@pytest.mark.usefixtures("mistaken")
def test_a_program_reads_json_with_the_same_places(terminal: Terminal, workspace: Path) -> None:
    done = terminal("check", PAIR, "--format", "json")

    found = json.loads(done.out)["diagnostics"]
    assert (done.code, done.err) == (1, "")
    assert sorted(one["rule"] for one in found) == sorted(rule for _, _, rule in SIX)
    assert [_marked(workspace, one["span"]) for one in found] == [
        "values",
        "patient_nummer",
        "since",
        "limit",
        "rond",
        "insurance_record",
    ]
