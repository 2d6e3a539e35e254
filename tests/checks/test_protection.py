"""What may not be weakened, written down or left open, in more of its shapes than one example shows."""

import pytest

from compiler.diagnostics.diagnostic import Diagnostic
from tests.workspace import OVERLAY, PAIR, SOURCE, broken, checked

GRANTS = "    Billing_PHI: {read: [identifier, financial]}\n"
MINE = "answers:\n"


def found(*edits: tuple[str, str], file: str = PAIR) -> list[tuple[str, str, str]]:
    """Return rule, place and label of what is found after some edits."""
    customer = "acme-physio" if file == OVERLAY else None
    diagnostics: list[Diagnostic] = list(checked(broken({file: edits}), customer).diagnostics)
    return [(one.rule, str(one.place), one.label or one.message) for one in diagnostics]


@pytest.mark.parametrize(
    ("overlay", "place", "label"),
    [
        ("remove:\n  protect.health: {why: we may}\n", "remove.protect.health", "was protected"),
        ("change:\n  source.Patient.phi: none\n", "change.source.Patient.phi", "was identifier"),
        (
            "change:\n  source.Patient.fields.hipaa_notes.phi: none\n",
            "change.source.Patient.fields.hipaa_notes.phi",
            "was health",
        ),
        (
            "change:\n  routes.patient.set.HIPAA_Notes__c: \"hipaa_notes | declassify('identifier', 'we may')\"\n",
            "change.routes.patient.set.HIPAA_Notes__c",
            "lowers the class of what it gives",
        ),
        (
            "change:\n  protect.financial.compliance: []\n",
            "change.protect.financial.compliance",
            "was under HIPAA, PII",
        ),
        (
            "add:\n  protect.grants.Everybody: {read: [health]}\n",
            "add.protect.grants.Everybody",
            "could not see health",
        ),
        (
            "add:\n  protect.grants.Clinical_PHI.edit: [health]\n",
            "add.protect.grants.Clinical_PHI.edit",
            "could not change health",
        ),
        (
            "add:\n  protect.exceptions: {Contact.Sex__c: we may}\n",
            "add.protect.exceptions",
            "one exception more: we may",
        ),
    ],
)
def test_an_overlay_takes_no_protection_away(overlay: str, place: str, label: str) -> None:
    weakened = [one for one in found((MINE, overlay + MINE), file=OVERLAY) if one[0] == "SEC103"]

    assert weakened == [("SEC103", place, label)]


def test_an_overlay_may_add_protection() -> None:
    more = (
        "change:\n  protect.financial.classification: Restricted\n  source.Practitioner.phi: identifier\n"
        "add:\n  protect.keep_out: {Task.Subject: [sensitive]}\n"
    )

    assert found((MINE, more + MINE), file=OVERLAY) == []


def test_an_answer_without_encryption_is_refused() -> None:
    edit = ("policy_rebuild: compliance@acme-physio.example", "policy_rebuild: http://acme-physio.example")

    assert found(edit, file=OVERLAY) == [
        ("SEC102", "answers.policy_rebuild", "patient data would travel unencrypted")
    ]


def test_names_of_classes_and_places_under_protect_exist() -> None:
    names = f"{GRANTS}  keep_out: {{Contacts: [health], Contact.Foo: [helth]}}\n"

    assert found((GRANTS, names)) == [
        ("REF103", "protect.keep_out.Contacts", "`Contacts` is not an object of this pair"),
        ("YML112", "protect.keep_out.Contact.Foo.0", "`helth` is not a class of health data"),
        ("REF104", "protect.keep_out.Contact.Foo", "`Contact` has no field `Foo`"),
    ]


def test_what_is_kept_out_with_health_is_sensitive_data_too_and_references_are_not() -> None:
    kept = f"{GRANTS}  keep_out: {{Treatment_Record__c: [identifier]}}\n"

    assert found((GRANTS, kept)) == []


def test_a_group_that_works_with_what_it_changes_may_stay_and_a_loader_may_go() -> None:
    works = f"{GRANTS}    Clerks: {{read: [financial], edit: [financial]}}\n"
    goes = f"{GRANTS}    Runner: {{edit: [financial], temporary: true}}\n"

    assert found((GRANTS, works)) == []
    assert found((GRANTS, goes)) == []


def test_a_class_that_is_none_is_found_wherever_the_pair_writes_one() -> None:
    assert found(("Specialty__c: text(120)", "Specialty__c: {type: text(120), phi: healthy}")) == [
        ("PHI101", "schema.fields.Contact.Specialty__c.phi", "`healthy` is not a class of health data")
    ]


def test_an_object_that_is_silent_about_its_class_is_found_once() -> None:
    silent = (
        "    phi: none\n    fields: {id: id!, name: text(120)!}",
        "    fields: {id: id!, name: text(120)!}",
    )

    assert found(silent, file=SOURCE) == [
        (
            "PHI101",
            "objects.PaymentMethod",
            "nothing says which class of health data PaymentMethod.id is",
        )
    ]


def test_a_source_that_cannot_be_filtered_is_one_finding() -> None:
    form = (
        '  filter: {form: "{field}={operator}:{value}", equals: eq, from: gte, time: "%Y-%m-%d %H:%M:%S"}\n'
    )

    unread = [(rule, place) for rule, place, _ in found((form, ""), file=SOURCE) if rule == "OPS104"]

    assert unread == [("OPS104", "connector")]


def test_what_a_sum_and_a_sample_name_exists() -> None:
    sums, spread = "sums: {invoice: [Amount__c],", "spread_by: {Appointment: status,"

    assert found((sums, "sums: {invoices: [Amount__c],")) == [
        ("REF105", "reconcile.sums.invoices", "there is no route `invoices`")
    ]
    assert found((sums, "sums: {invoice: [Status__c, Amount__c],")) == [
        (
            "TYP101",
            "reconcile.sums.invoice.0",
            "Invoice__c.Status__c is enum(invoice_label), which has no sum",
        )
    ]
    assert found((spread, "spread_by: {Appointment: statusx,")) == [
        ("REF102", "sample.spread_by.Appointment", "`Appointment` has no field `statusx`")
    ]


def test_a_promise_under_another_name_is_one_finding() -> None:
    assert [
        rule for rule, _, _ in found(("  policy_sign_off:\n    with", "  policy_sign_of:\n    with"))
    ] == ["REF121"]
    assert [
        rule for rule, _, _ in found(("  practicehub.rate_limit: {", "  practicehub.rate_limits: {"))
    ] == ["REF121"]
