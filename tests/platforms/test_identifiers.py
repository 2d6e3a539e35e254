"""Which of the eighteen kinds of identifiers a field holds, and how that reaches the destination."""

from typing import get_args

import pytest

from compiler.model.program import Program
from compiler.platforms.identifiers import IDENTIFIERS, is_free_text, kind_of, kinds_in
from compiler.platforms.lineage import class_of, fillings
from compiler.spec.platform import Identifies
from tests.workspace import program_of


@pytest.fixture(scope="module")
def program() -> Program:
    return program_of("practicehub-salesforce")


def letters(program: Program, target: str, field: str) -> str:
    found = kinds_in(program, program.targets[target], field, fillings(program))
    return "".join(one.letter for one in found)


def test_the_letters_are_those_of_the_regulation_in_its_order() -> None:
    told = {one.word: one.letter for one in IDENTIFIERS.values()}

    assert list(told) == [word for word in get_args(Identifies) if word != "none"]
    assert "".join(told.values()) == "ABCDEFGHIJKLMNOPQR"
    assert (told["name"], told["date"], told["record_number"], told["other"]) == ("A", "C", "H", "R")


@pytest.mark.parametrize(
    ("owner", "field", "kind"),
    [
        ("Patient", "last_name", "name"),
        ("Patient", "patient_number", "record_number"),  # its author's word, though nothing else tells
        ("Patient", "dob", "date"),  # its type
        ("Patient", "id", "other"),  # the key of a classed object
        ("Appointment", "patient_id", "other"),  # a reference to one
        ("Appointment", "start", "date"),
        ("Appointment", "practitioner_id", None),  # names nobody's patient
        ("Patient", "sex", None),  # its author says that it is none of them
        ("Patient", "created_at", None),  # no class, no identifier
        ("AppointmentType", "name", None),
    ],
)
def test_a_source_field_is_what_its_author_or_its_type_says(
    program: Program, owner: str, field: str, kind: str | None
) -> None:
    found = program.objects[owner]

    assert kind_of(program, found, found.fields[field]) == kind


@pytest.mark.parametrize(
    ("target", "field", "found"),
    [
        ("Contact", "FirstName", "A"),
        ("Contact", "MailingStreet", "B"),
        ("Contact", "Medical_Record_Number__c", "H"),
        ("Contact", "Migration_Key__c", "R"),
        ("Event", "StartDateTime", "C"),
        ("Event", "WhoId", "R"),
        ("Insurance_Record__c", "Member_ID__c", "I"),
        ("Contact", "HIPAA_Notes__c", ""),
        ("Contact", "Practising__c", ""),
    ],
)
def test_kinds_follow_the_lineage_into_the_destination(
    program: Program, target: str, field: str, found: str
) -> None:
    assert letters(program, target, field) == found


def test_a_text_that_people_write_may_hold_any_of_them(program: Program) -> None:
    ways = fillings(program)
    contact, event = program.targets["Contact"], program.targets["Event"]

    assert is_free_text(program, contact, "HIPAA_Notes__c", ways)
    # A short text that was cut from a long one is free text too.
    assert is_free_text(program, event, "Visit_Notes__c", ways)
    assert not is_free_text(program, contact, "Email", ways)


@pytest.mark.parametrize(
    ("target", "field", "found", "free"),
    [
        ("Contact", "Emergency_Contact_Name__c", "A", False),  # the regulation covers relatives
        ("Contact", "Emergency_Contact_Phone__c", "D", False),
        ("Contact", "Insurance_Status__c", "", False),  # one of few words, whatever it was made from
        ("Contact", "Preferred_Language__c", "", False),
        ("Vitals_Trend__c", "Scans__c", "", False),  # a count of records, and not their numbers
        ("Intake_Response__c", "Date_Of_Surgery__c", "C", False),  # a day, though typed into a form
        ("Intake_Response__c", "Answers_JSON__c", "", True),
        ("Event", "Video_Link__c", "N", False),
    ],
)
def test_what_a_field_can_hold_counts_before_what_it_was_made_from(
    target: str, field: str, found: str, free: bool
) -> None:
    upvio = program_of("upvio-salesforce")

    assert letters(upvio, target, field) == found
    assert is_free_text(upvio, upvio.targets[target], field, fillings(upvio)) == free


def test_what_has_no_class_identifies_nobody(program: Program) -> None:
    ways = fillings(program)
    for target in program.targets.values():
        for name in target.fields:
            if class_of(target, name, ways) == "none":
                assert kinds_in(program, target, name, ways) == ()
