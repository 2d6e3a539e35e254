"""Six mistakes made at once: the command finds all six, each with its file, line and column."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.command import PAIR, Terminal

SPEC = f"specs/pairs/{PAIR}.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is written wrongly, and what is said of it; the group of `where` is what the finding points at."""

    right: str
    wrong: str
    where: str
    rule: str
    says: str


SIX = (
    Mistake(
        right="missed: No Show, cancelled: Cancelled}",
        wrong="missed: No Show}",
        where=r"task_status:\n(?: .*\n)*? +(values)",
        rule="PCK101",
        says="the map `task_status` does not cover 1 of 5 values of appointment_status",
    ),
    Mistake(
        right="Medical_Record_Number__c: patient_number",
        wrong="Medical_Record_Number__c: patient_nummer",
        where=r"(patient_nummer)",
        rule="REF102",
        says="`Patient` has no field `patient_nummer`",
    ),
    Mistake(
        right="        Since__c: date\n",
        wrong="        Since__c: bool\n",
        where=r"Since__c: (since)",
        rule="TYP101",
        says="Practitioner_Patient_Relationship__c.Since__c is bool, but this is date",
    ),
    Mistake(
        right="    limits: {max_duration: 24h}",
        wrong="    limit: {max_duration: 24h}",
        where=r"(limit): \{max",
        rule="YML104",
        says="`limit` is not a key of a route",
    ),
    Mistake(
        right="Treatment_Date__c: treated_on",
        wrong="Treatment_Date__c: treated_on | rond(2)",
        where=r"(rond)\(2\)",
        rule="REF107",
        says="there is no function `rond`",
    ),
    Mistake(
        right="        Effective_Date__c: date\n",
        wrong="        Effective_Date__c: date\n        Plan__c: text(40)!\n",
        where=r"\n  (insurance_record):\n",
        rule="COV101",
        says="route `insurance_record` does not fill Insurance_Record__c.Plan__c, "
        "which Salesforce Sales Cloud requires",
    ),
)


@pytest.fixture
def places(workspace: Path) -> list[str]:
    """Make the mistakes, and return `file:line:column` of what the findings must point at."""
    text = (workspace / SPEC).read_text(encoding="utf-8")
    for mistake in SIX:
        assert mistake.right in text, mistake.right
        text = text.replace(mistake.right, mistake.wrong, 1)
    (workspace / SPEC).write_text(text, encoding="utf-8")
    return [_place(text, mistake.where) for mistake in SIX]


def _place(text: str, where: str) -> str:
    found = re.search(where, text)
    assert found is not None, where
    before = text[: found.start(1)]
    return f"{SPEC}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_script_reads_one_line_for_each(terminal: Terminal, places: list[str]) -> None:
    done = terminal("check", PAIR, "--format", "concise")

    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        f"{place} {mistake.rule} {mistake.says}" for place, mistake in zip(places, SIX, strict=True)
    ]


def test_people_read_the_line_what_is_wrong_with_it_and_what_to_do(
    terminal: Terminal, places: list[str]
) -> None:
    done = terminal("check", PAIR)

    assert (done.code, done.out) == (1, "")
    assert re.findall(r"^error\[(\w+)\]: (.*)\n +--> (.*)$", done.err, re.MULTILINE) == [
        (mistake.rule, mistake.says, place) for place, mistake in zip(places, SIX, strict=True)
    ]
    for help_ in ("did you mean `patient_number`?", "did you mean `limits`?", "add `Plan__c: ...` under"):
        assert help_ in done.err
    assert done.err.endswith(f"{PAIR}: 6 errors\n")


def test_a_program_reads_the_same_as_json(terminal: Terminal, places: list[str]) -> None:
    done = terminal("check", PAIR, "--format", "json")

    found = json.loads(done.out)
    assert (done.code, done.err, found["errors"]) == (1, "", 6)
    spans = [one["span"] for one in found["diagnostics"]]
    assert [f"{span['file']}:{span['line']}:{span['column']}" for span in spans] == places
    assert [one["rule"] for one in found["diagnostics"]] == [mistake.rule for mistake in SIX]
