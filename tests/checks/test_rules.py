"""Each rule: the shipped pair broken in one place, and the exact words that come of it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.workspace import OVERLAY, PAIR, SOURCE, TARGET, broken, checked, said, shipped

# rule → (file, text, what it is replaced by)
BREAKS: dict[str, tuple[str, str, str]] = {
    "YML101": (PAIR, "  practitioner_user:                    ", "  practitioner_user: [                  "),
    "YML102": (PAIR, "      Phone: phone\n", "      Phone: phone\n      Phone: email\n"),
    "YML103": (PAIR, "    to: Event\n", "    to: Event\n    <<: {op: insert}\n"),
    "YML104": (PAIR, "    link:\n      WhoId", "    lnk:\n      WhoId"),
    "YML105": (SOURCE, "cover_status: [active, inactive]", "cover_status: [yes, no]"),
    "YML106": (
        PAIR,
        "      Email: email | trim | lower | to_email",
        "      Email: email | trim || lower | to_email",
    ),
    "YML107": (PAIR, "spec: pair/v1", "spec: pair/v2"),
    "REF101": (PAIR, "from: InsuranceRecord", "from: InsurenceRecord"),
    "REF102": (PAIR, "Medical_Record_Number__c: patient_number", "Medical_Record_Number__c: patient_nummer"),
    "REF103": (PAIR, "to: Insurance_Record__c", "to: Insurance_Records__c"),
    "REF104": (PAIR, "MailingPostalCode: postcode", "MailingPostcode: postcode"),
    "REF105": (
        PAIR,
        "Source_Treatment__c: {ref: treatment_id -> treatment_record",
        "Source_Treatment__c: {ref: treatment_id -> treatment",
    ),
    "REF106": (PAIR, "coverage | map(coverage)", "coverage | map(covrage)"),
    "REF107": (PAIR, "npi | digits", "npi | digit"),
    "REF108": (
        PAIR,
        "StartDateTime: start | at($practice_time_zone)",
        "StartDateTime: start | at($practise_time_zone)",
    ),
    "REF112": (PAIR, "when: appointment_kind.admin", "when: appointment_kind.administrative"),
    "REF113": (PAIR, "{by: decisions.patient_account}", "{by: decisions.patient_acount}"),
    "TYP101": (PAIR, "Amount__c: total", "Amount__c: created"),
    "TYP102": (PAIR, "        MailingCity: Salesforce holds 40 characters\n", ""),
    "TYP103": (PAIR, "MailingCity: city | truncate(40)", "MailingCity: city"),
    "TYP104": (PAIR, "and end is present", "and note is present"),
    "TYP105": (
        PAIR,
        "Payment_Method__c: method | map(payment_method)",
        "Payment_Method__c: method | map(invoice_status)",
    ),
    "TYP106": (
        PAIR,
        "      TYP106:\n        ActivityDate: the full start time is in Appointment_Start__c\n",
        "",
    ),
    "TYP107": (
        PAIR,
        "Practitioner_Contact__c: practitioner_id -> practitioner",
        "Practitioner_Contact__c: practitioner_id -> patient",
    ),
    "TYP108": (
        PAIR,
        "      Appointment_Start__c: start | at($practice_time_zone)\n      Appointment_Location__c",
        "      Appointment_Start__c: start\n      Appointment_Location__c",
    ),
    "TYP109": (SOURCE, "total: money!", "total: decimal(18.4)!"),
    "TYP110": (SOURCE, "total: money!", "total: currency!"),
    "TYP111": (PAIR, "Subject: concat('Visit - ', type_name)", "Subject: 3"),
    "PCK101": (
        PAIR,
        "missed: No Show, cancelled: Cancelled}\n  appointment_state",
        "missed: No Show}\n  appointment_state",
    ),
    "PCK102": (PAIR, "{pending: Not Started,", "{pending: Open,"),
    "PCK103": (
        PAIR,
        "overdue: Overdue, cancelled: Cancelled}",
        "overdue: Overdue, cancelled: Cancelled, canceled: Cancelled}",
    ),
    "PCK104": (PAIR, "Active__c: status = 'active'", "Active__c: status = 'actve'"),
    "PCK105": (PAIR, "Coverage_Type__c: coverage | map(coverage)", "Coverage_Type__c: coverage"),
    "COV101": (
        PAIR,
        "      LastName: last_name | trim\n      Email: email | trim | lower | to_email | or_null\n      MobilePhone",
        "      Email: email | trim | lower | to_email | or_null\n      MobilePhone",
    ),
    "COV102": (PAIR, "      Group_Number__c: group_number\n", ""),
    "COV103": (PAIR, "    when: appointment_kind.visit\n", "    when: appointment_kind.admin\n"),
    "COV104": (PAIR, "    otherwise: reject\n", ""),
    "COV105": (
        PAIR,
        "  Prescription: out of scope; exported for reference, because orders may live in Chewy\n",
        "",
    ),
    "COV106": (
        PAIR,
        "    const: {Contact_Type__c: Patient}",
        "    const: {Contact_Type__c: Patient, LastName: Smith}",
    ),
    "COV108": (
        PAIR,
        "        NPI__c: an NPI has 10 digits",
        "        NPI__c: an NPI has 10 digits\n        Phone: nothing is cut here",
    ),
    "COV109": (
        PAIR,
        "  payment_method:\n    from: payment_method",
        "  method:\n    from: payment_method\n    to: payment_label\n    values: {card: Card, cash: Cash, bank_transfer: Bank Transfer, insurer: Insurer}\n  payment_method:\n    from: payment_method",
    ),
    "COV110": (
        PAIR,
        "      Credentials__c: text(255)\n",
        "      Credentials__c: text(255)\n      Legacy_Code__c: text(20)\n",
    ),
    "KEY101": (PAIR, "    when: appointment_kind.admin\n", ""),
    "KEY102": (PAIR, "    guard: key\n", ""),
    "KEY103": (PAIR, "type: text(180)}          #", "type: text(180), case_sensitive: false}          #"),
    "KEY104": (
        PAIR,
        "key: {field: Migration_Key__c, type: text(180)}",
        "key: {field: Migration_Key__c, type: text(40)}",
    ),
    "KEY105": (SOURCE, "  Patient:\n    key: [id]", "  Patient:\n    key: [email]"),
    "KEY106": (PAIR, "      Practitioner_Contact__c: practitioner_id -> practitioner\n", ""),
    "KEY107": (PAIR, "Specialty__c: specialty", "Specialty__c: policy_codes"),
    "RBD101": (PAIR, "  practicehub.rate_limit: {by: connector.rate}\n", ""),
    "RBD102": (
        PAIR,
        "  policy_sign_off: {with: Scheduled Flow and Compliance_Documents__c, owner: compliance, done_when: a lapsed sign-off is reported}\n",
        "",
    ),
    "REF116": (
        SOURCE,
        "      last_name: text(80)!\n      email: text(254)\n      phone: text(40)\n      sex",
        "      last_name: text(80)!\n      Last_Name: {type: text(80), evidence: assumed}\n      email: text(254)\n      phone: text(40)\n      sex",
    ),
    "REF117": (
        PAIR,
        "      credentials: credentials\n    unmatched",
        "      user_id: credentials\n    unmatched",
    ),
    "OPS102": (
        SOURCE,
        "  PractitionerPatient:\n    evidence: assumed\n    channel: export\n",
        "  PractitionerPatient:\n    evidence: assumed\n",
    ),
    "SFM101": (
        PAIR,
        "      NPI__c: {type: text(10), label: NPI}",
        "      NPI__c: {type: text(10), label: NPI}\n      Professional_Registration_License_Number_AU__c: text(40)",
    ),
    "SFM102": (PAIR, "      Sex__c: text(20)", "      Sex___c: text(20)"),
    "SFM104": (PAIR, "Credentials__c: text(255)", "Credentials__c: text(500)"),
    "SFM106": (
        PAIR,
        "    Activity:                                               #",
        "    Task:                                                   #",
    ),
    "SFM107": (
        PAIR,
        "        Source_Appointment_Key__c: text(120)                #",
        "        Source_Appointment__c: ref(Task)                    #",
    ),
    "SFM108": (
        PAIR,
        "Visit_Notes__c: {type: text(255), label",
        "Visit_Notes__c: {type: longtext(32000), label",
    ),
    "SFM109": (
        PAIR,
        "        Patient_Contact__c: {type: ref(Contact)!, on_delete: restrict}",
        "        Patient_Contact__c: {type: ref(Contact)!}",
    ),
    "SFM116": (PAIR, "        Primary__c: bool", "        Primary__c: bool!"),
    "SFR101": (
        PAIR,
        "      AccountId: $tenant -> practice_account\n      OwnerId: $fallback_owner\n",
        "      OwnerId: $fallback_owner\n",
    ),
    "SFR102": (PAIR, "    limits: {max_duration: 24h}\n", ""),
    "SFR103": (
        PAIR,
        "    op: insert                                              #",
        "    op: upsert                                              #",
    ),
    "SFR104": (
        PAIR,
        "      activities: true                                      #",
        "      activities: false                                     #",
    ),
    "SFR108": (PAIR, "    op: find\n    find: {Email: email | trim | lower}\n", "    op: upsert\n"),
    "SFR109": (PAIR, "    unmatched: {owner: $fallback_owner, report: true}\n", ""),
}


CYCLE = {
    SOURCE: (
        (
            "      diagnosis_code: text(20)\n",
            "      diagnosis_code: text(20)\n      invoice_id: ref(Invoice)!\n",
        ),
    ),
    PAIR: (
        (
            "        Practitioner__c: ref(Contact)\n",
            "        Invoice__c: {type: ref(Invoice__c)!, on_delete: restrict}\n        Practitioner__c: ref(Contact)\n",
        ),
        (
            "        Source_Treatment__c: ref(Treatment_Record__c)\n",
            "        Source_Treatment__c: {type: ref(Treatment_Record__c)!, on_delete: restrict}\n",
        ),
        (
            "      Practitioner__c: {ref: practitioner_id -> practitioner, missing: empty}\n",
            "      Practitioner__c: {ref: practitioner_id -> practitioner, missing: empty}\n      Invoice__c: invoice_id -> invoice\n",
        ),
    ),
}


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_a_broken_spec_says_so_in_these_words(rule: str, snapshot: SnapshotAssertion) -> None:
    file, old, new = BREAKS[rule]

    found = checked(broken({file: ((old, new),)}))

    assert rule in {one.rule for one in found.diagnostics}
    assert said(found) == snapshot


@pytest.mark.parametrize("customer", [None, "acme-physio"])
def test_the_shipped_pair_is_clean(customer: str | None) -> None:
    found = checked(shipped(), customer)

    assert said(found) == ""


ANSWERS = {
    "DEC102": ("practice_time_zone: America/Chicago", "practice_time_zone: America/Chicagoo"),
    "DEC103": ("practice_time_zone: America/Chicago", "practise_time_zone: America/Chicago"),
}


@pytest.mark.parametrize("rule", sorted(ANSWERS))
def test_a_wrong_answer_is_found_before_anything_runs(rule: str, snapshot: SnapshotAssertion) -> None:
    found = checked(broken({OVERLAY: (ANSWERS[rule],)}), "acme-physio")

    assert [one.rule for one in found.diagnostics] == [rule]
    assert said(found) == snapshot


@pytest.mark.parametrize("answer", ["", "somebody", "'no one at all'"])
def test_an_owner_that_is_no_username_is_found_too(answer: str) -> None:
    found = checked(broken({OVERLAY: (("records@acme-physio.example", answer or "''"),)}), "acme-physio")

    assert [one.rule for one in found.diagnostics] == ["DEC102"]


def test_a_shown_column_that_differs_in_case_from_the_matched_one_is_refused() -> None:
    column = "      credentials: credentials\n    unmatched"
    found = checked(broken({PAIR: ((column, f"      email: email\n{column}"),)}))

    assert [one.rule for one in found.diagnostics] == ["REF116"]


def test_an_overlay_for_another_pair_is_one_finding() -> None:
    texts = broken({OVERLAY: (("extends: practicehub-salesforce", "extends: upvio-salesforce"),)})

    found = checked(texts, "acme-physio")

    assert [one.rule for one in found.diagnostics] == ["REF115"]


def test_a_target_without_rules_is_one_finding() -> None:
    found = checked(broken({TARGET: (("rule_pack: salesforce ", "rule_pack: hubspot "),)}))

    assert [one.rule for one in found.diagnostics] == ["REF114"]


def test_required_references_in_a_circle_are_one_finding(snapshot: SnapshotAssertion) -> None:
    found = checked(broken(CYCLE))

    assert [one.rule for one in found.diagnostics] == ["DAG101"]
    assert said(found) == snapshot


def test_an_optional_reference_cuts_the_circle_and_is_announced(snapshot: SnapshotAssertion) -> None:
    optional = (CYCLE[PAIR][0], CYCLE[PAIR][2])

    found = checked(broken({**CYCLE, PAIR: optional}))

    assert [(one.rule, one.level) for one in found.diagnostics] == [("DAG102", "note")]
    assert said(found) == snapshot


def test_six_mistakes_at_once_give_six_findings_with_their_places(snapshot: SnapshotAssertion) -> None:
    six = (
        ("Medical_Record_Number__c: patient_number", "Medical_Record_Number__c: patient_nummer"),
        ("    limits: {max_duration: 24h}", "    limit: {max_duration: 24h}"),
        ("        Since__c: date\n", "        Since__c: bool\n"),
        (
            "        Effective_Date__c: date\n",
            "        Effective_Date__c: date\n        Plan__c: text(40)!\n",
        ),
        (
            "missed: No Show, cancelled: Cancelled}\n  appointment_state",
            "missed: No Show}\n  appointment_state",
        ),
    )

    found = checked(broken({SOURCE: CYCLE[SOURCE], PAIR: (*CYCLE[PAIR], *six)}))

    assert sorted(one.rule for one in found.diagnostics) == [
        "COV101",
        "DAG101",
        "PCK101",
        "REF102",
        "TYP101",
        "YML104",
    ]
    assert said(found) == snapshot
