"""Where names lead."""

import pytest

from compiler.lsp.definition import definition
from tests.lsp.desks import desk, position
from tests.workspace import PAIR, SOURCE, TARGET


@pytest.mark.parametrize(
    ("marked", "after", "file", "there"),
    [
        ("patient_id -> pat^ient", "insurance_record:", PAIR, "  patient:"),
        ("$tenant -> practice_acc^ount", "", PAIR, "  practice_account:"),
        ("practitioner | appointment_ki^nd", "", PAIR, "  appointment_kind:"),
        ("status | map(task_sta^tus)", "", PAIR, "  task_status:"),
        ("when: appointment_kind.ad^min", "", PAIR, "      admin:"),
        ("when: appointment_k^ind.admin", "", PAIR, "  appointment_kind:"),
        ("at($practice_time_^zone)", "", PAIR, "  practice_time_zone:"),
        ("from: appointment_sta^tus", "", SOURCE, "  appointment_status:"),
        ("to: appointment_sta^te", "", PAIR, "    appointment_state:"),
        ("Email: ema^il | trim", "", SOURCE, "      email: {type: text(254)"),
        ("Subject: concat('Visit - ', type_^name)", "", PAIR, "  Appointment.type_name:"),
        ("HIPAA_Not^es__c: hipaa_notes", "", PAIR, "      HIPAA_Notes__c: {"),
        ("Amount_^_c: total", "", PAIR, "        Amount__c: money!"),
        ("LastNa^me: last_name", "", TARGET, "  Contact: {"),
        ("Appointment_Typ^e__c: type_name", "", PAIR, "      Appointment_Type__c: {type: text(120)"),
        ("to: Treatment_Re^cord__c", "", PAIR, "    Treatment_Record__c:"),
        ("type: enum(contact_ty^pe)", "", PAIR, "    contact_type:"),
        ("source: practice^hub", "", SOURCE, "name: practicehub"),
        ("by: invoice^_id}", "", SOURCE, "      invoice_id: ref(Invoice)!"),
        ("  Prescri^ption: out of scope", "", SOURCE, "  Prescription:"),
        ("sums: {invo^ice", "", PAIR, "  invoice:"),
        ("from: Insurance^Record", "", SOURCE, "  InsuranceRecord:"),
    ],
)
def test_a_name_leads_to_where_it_is_declared(marked: str, after: str, file: str, there: str) -> None:
    on = desk()

    span = definition(on, PAIR, *position(on.texts[PAIR], marked, after))

    assert span is not None
    assert span.file == file
    assert on.texts[file].split("\n")[span.line - 1].startswith(there)


def test_it_points_at_the_name_itself() -> None:
    on = desk()

    span = definition(on, PAIR, *position(on.texts[PAIR], "$tenant -> practice_acc^ount"))

    assert span is not None
    line = on.texts[PAIR].split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "practice_account"


@pytest.mark.parametrize(
    "marked", ["| tr^im", "LastName: last_name ^| trim", "spec: pai^r/v1", "'Visit^ - '"]
)
def test_what_is_declared_nowhere_leads_nowhere(marked: str) -> None:
    on = desk()

    assert definition(on, PAIR, *position(on.texts[PAIR], marked)) is None


def test_names_lead_somewhere_while_the_pair_has_mistakes() -> None:
    on = desk(PAIR, ("MobilePhone: phone", "MobilePhone: fone | trimm"))

    span = definition(on, PAIR, *position(on.texts[PAIR], "status | map(task_sta^tus)"))

    assert span is not None
