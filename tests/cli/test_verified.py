"""The tables of a comparison: three kinds of differences, and readers in a form that stays readable."""

import json

import pytest

from compiler.cli.verified import verified_json, verified_text
from compiler.runtime.ports import Difference, Reader, Verification
from compiler.runtime.verify import VerifyResult

DIFFERENCES = (
    Difference(how="missing", component="CustomField:Contact.NPI__c"),
    Difference(
        how="different",
        component="CustomField:Invoice__c.Total__c",
        what="type",
        expected="Currency(18,2)",
        found="Currency(12,2)",
    ),
    Difference(how="extra", component="Profile:Standard User", what="field Contact.NPI__c", found="read"),
)


def reader(field: str, holder: str, *, object_: str = "Note__c", people: int = 3, **more: bool) -> Reader:
    given = {"profile": False, "edits": False, "expected": True, **more}
    return Reader(object=object_, field=field, holder=holder, people=people, **given)


def result(
    *differences: Difference, readers: tuple[Reader, ...] = (), unseen: tuple[str, ...] = ()
) -> VerifyResult:
    found = Verification(differences=differences, readers=readers, unseen=unseen)
    return VerifyResult(address="a-b@c", verification=found)


def test_each_kind_of_difference_has_its_table() -> None:
    lines = verified_text(result(*DIFFERENCES)).splitlines()

    assert lines[0] == (
        "the org is not as the project says (1 missing, 1 different, 1 extra); no row is loaded before it is"
    )
    assert "missing: the project has it, the org has not (1)" in lines
    assert "different (1)" in lines
    assert "extra: the org has it, the project has not (1)" in lines
    row = next(line for line in lines if line.startswith("CustomField:Invoice__c.Total__c"))
    assert row.split() == ["CustomField:Invoice__c.Total__c", "type", "Currency(18,2)", "Currency(12,2)"]


def test_an_org_that_is_as_reviewed_needs_no_table() -> None:
    assert verified_text(result()) == "the org is as the project says; rows may be loaded"


def test_a_hundred_fields_of_one_holder_are_one_paragraph() -> None:
    readers = tuple(reader(f"F{number:03}__c", "Crosswalk_Clinical") for number in range(100))

    lines = verified_text(result(readers=readers)).splitlines()

    assert "Crosswalk_Clinical (permission set, 3 people): 100 fields, granted by the project" in lines
    assert all(len(line) <= 110 for line in lines)
    assert len(lines) < 20
    assert sum(line.count("__c") for line in lines) == 101


def test_readers_without_our_grant_come_first_and_it_is_said_that_they_stop_nothing() -> None:
    readers = (
        reader("Email", "Crosswalk_Clinical", object_="Contact"),
        reader("Email", "Reception", object_="Contact", people=1, profile=True, expected=False, edits=True),
    )

    text = verified_text(result(readers=readers))

    assert text.index("Reception (profile, 1 person): 1 field, NOT granted") < text.index(
        "Crosswalk_Clinical"
    )
    assert "  edits Contact: Email" in text
    assert "It stops no load" in text


def test_whoever_sees_past_permissions_has_a_table() -> None:
    everything = reader("ViewAllData", "System Administrator", object_="", profile=True, expected=False)

    text = verified_text(result(readers=(everything,)))

    assert "who sees past permissions" in text
    assert "System Administrator  profile  ViewAllData" in text
    assert "who can read fields" not in text


def test_a_power_over_several_objects_is_one_row() -> None:
    readers = (
        reader(f"ViewAllRecords {name}", "Practice_Own", object_="", people=3, expected=False)
        for name in ("Vitals_Data__c", "Invoice__c")
    )

    text = verified_text(result(readers=tuple(readers)))

    assert "ViewAllRecords: Invoice__c, Vitals_Data__c" in text
    assert text.count("Practice_Own") == 1


def test_what_was_not_compared_is_said() -> None:
    assert verified_text(result(unseen=("Settings:Activities: not told",))).endswith(
        "not compared:\n  Settings:Activities: not told"
    )


@pytest.mark.parametrize("differences", [(), DIFFERENCES])
def test_a_program_reads_everything(differences: tuple[Difference, ...]) -> None:
    found = verified_json(result(*differences, readers=(reader("A__c", "P"),), unseen=("x",)))

    assert json.loads(json.dumps(found)) == {
        "differences": [
            {
                "how": each.how,
                "component": each.component,
                "what": each.what,
                "expected": each.expected,
                "found": each.found,
            }
            for each in differences
        ],
        "readers": [
            {
                "object": "Note__c",
                "field": "A__c",
                "holder": "P",
                "profile": False,
                "edits": False,
                "people": 3,
                "expected": True,
            }
        ],
        "unseen": ["x"],
    }
