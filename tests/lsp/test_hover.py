"""What an editor shows of the thing under the pointer."""

import pytest

from compiler.lsp.hover import hover
from tests.lsp.desks import desk, position
from tests.workspace import OVERLAY, PAIR, SOURCE, TARGET


def _hover(marked: str, after: str = "", path: str = PAIR) -> str:
    on = desk(path)
    return hover(on, path, *position(on.texts[path], marked, after)) or ""


def test_a_target_field_tells_its_type_its_class_of_health_data_and_what_fills_it() -> None:
    said = _hover("HIPAA_No^tes__c: hipaa_notes")

    assert said.splitlines()[0] == "**Contact.HIPAA_Notes__c** `longtext(10000), new` HIPAA Notes"
    assert "Health data: **health**" in said
    assert "- patient: `hipaa_notes` from Patient.hipaa_notes" in said


def test_a_standard_field_that_must_be_filled_says_so() -> None:
    assert "**Contact.LastName** `text(80), required`" in _hover("LastN^ame: last_name")


def test_a_field_in_an_expression_tells_where_it_comes_from() -> None:
    said = _hover("concat('Visit - ', type_na^me)")

    assert "**Appointment.type_name** `text(120)?`" in said
    assert "Taken from AppointmentType.name" in said


def test_a_field_tells_how_it_is_known() -> None:
    said = _hover("Account_Balance__c: total_bal^ance")

    assert "positive means that the patient owes" in said
    assert "Evidence: documented" in said


def test_an_expression_tells_what_it_gives_and_loses() -> None:
    said = _hover("FirstName: first_name | trim | trun^cate(40)")

    assert "**… | truncate(length)** on text" in said
    assert "The expression gives `text(40)?` from Patient.first_name" in said
    assert "(TYP102)" in said


@pytest.mark.parametrize(
    ("marked", "after", "words"),
    [
        ("    TYP1^02:", "accept:", "**TYP102**"),
        ("status | map(invoice_sta^tus)", "", "**invoice_status** invoice_status → invoice_label"),
        ("at($practice_time_^zone)", "", "**$practice_time_zone** time_zone"),
        ("when: appointment_kind.ad^min", "", "**appointment_kind.admin** where"),
        ("patient_id -> pat^ient", "insurance_record:", "**patient** Patient → Contact"),
        ("        audit.crea^ted: a time", "", "**Contact.Source_Created_At__c**"),
        ("      Visit_No^tes__c: {type", "", "Health data: **health**"),
        ("by: appointment_type^_id", "", "**Appointment.appointment_type_id** `ref(AppointmentType)?`"),
        ("by: practitioner^_id}", "", "**PolicyAcknowledgement.practitioner_id**"),
        ("    to: Ta^sk", "  admin_task:", "Written by admin_task"),
        ("    from: Insurance^Record", "", "**InsuranceRecord** by id"),
        ("    from: coverage^_type", "", "**coverage_type**: private"),
    ],
)
def test_names_are_explained(marked: str, after: str, words: str) -> None:
    assert words in _hover(marked, after)


def test_platform_files_are_explained_by_the_pair_that_uses_them() -> None:
    assert "**Patient.hipaa_notes** `longtext(10000)?`" in _hover("hipaa_no^tes:", path=SOURCE)
    assert "**Contact.Email**" in _hover("LastName, Ema^il", path=TARGET)


def test_an_answer_shows_its_question() -> None:
    assert "Which time zone" in _hover("practice_time_zo^ne:", path=OVERLAY)


def test_a_comment_says_nothing() -> None:
    assert _hover("# -- 5. rou^tes") == ""


def test_while_a_line_is_half_typed_others_still_explain_themselves() -> None:
    on = desk(PAIR, ("      LastName: last_name | trim\n", "      LastName: last_name | trim\n      Ema\n"))
    said = hover(on, PAIR, *position(on.texts[PAIR], "MobilePho^ne: phone"))

    assert said is None or "Contact.MobilePhone" in said
