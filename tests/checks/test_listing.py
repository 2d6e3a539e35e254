"""Lists that people get, and the kinds of identifiers: what a pair may say of them."""

import pytest

from tests.workspace import PAIR, SOURCE, broken, checked

_HANDOUT = "    of: Policy\n    fields: [code, title, version]\n"
_AUTOMATIONS = "\nautomations:\n"
_ROWS = "\nautomations:\n  shown:\n    kind: workflow\n    label: Shown\n    rows: {rows}\n"
_SHOWN = "\nrebuild:\n  shown: {with: Flow, owner: admin, steps: [Build it.], done_when: it works}\n"


def said(file: str, old: str, new: str) -> list[tuple[str, str]]:
    more = {PAIR: (("\nrebuild:\n", _SHOWN),)} if "shown:" in new else {}
    found = checked(broken({file: ((old, new),), **more}))
    return [(one.rule, one.message) for one in found.diagnostics]


@pytest.mark.parametrize(
    ("handout", "rule", "words"),
    [
        ("    of: Patient\n    fields: [last_name]\n", "PHI113", "Patient.last_name holds identifier data"),
        ("    of: Policies\n    fields: [code]\n", "REF101", "`Policies` is not an object"),
        ("    of: Policy\n    fields: [cod]\n", "REF102", "`Policy` has no field `cod`"),
        ("    of: Policy\n    fields: [document]\n", "TYP101", "which a cell of a list cannot show"),
    ],
)
def test_a_handout_names_columns_that_exist_and_hold_no_class(handout: str, rule: str, words: str) -> None:
    found = said(PAIR, _HANDOUT, handout)

    assert [one for one, _ in found] == [rule]
    assert words in found[0][1]


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("{of: AppointmentType, key: id, name: name}", None),
        ("{of: Patient, key: id, name: last_name}", "PHI113"),
        ("{of: Practitioner, key: id, name: nam}", "REF102"),
        ("{of: Nothing, key: id, name: name}", "REF101"),
    ],
)
def test_what_the_rebuild_guide_shows_of_an_account_holds_no_class(rows: str, rule: str | None) -> None:
    found = {one for one, _ in said(SOURCE, _AUTOMATIONS, _ROWS.replace("{rows}", rows))}

    assert found == ({rule} if rule else set())


def test_an_account_is_looked_at_by_one_key_for_each_object() -> None:
    two = (
        "\nautomations:\n  shown: {kind: workflow, label: A, rows: {of: AppointmentType, key: id, name: name}}\n"
        "  other: {kind: workflow, label: B, rows: {of: AppointmentType, key: name, name: name}}\n"
    )
    more = "\nrebuild:\n" + "".join(
        f"  {name}: {{with: Flow, owner: admin, steps: [Build it.], done_when: it works}}\n"
        for name in ("shown", "other")
    )
    found = checked(broken({SOURCE: ((_AUTOMATIONS, two),), PAIR: (("\nrebuild:\n", more),)}))

    assert [one.rule for one in found.diagnostics] == ["EXP101"]


def test_only_what_writes_to_patients_must_wait_for_the_last_changes() -> None:
    calm = "    activate: after_load\n    done_when: a lapsed sign-off is reported\n"
    early = calm.replace("after_load", "before_load")

    assert said(PAIR, calm, early) == []


def helps(file: str, old: str, new: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = checked(broken({file: ((old, new),)}))
    return [(one.rule, ".".join(one.place.keys), one.helps) for one in found.diagnostics]


def test_a_guide_tells_what_to_do_step_by_step() -> None:
    found = said(SOURCE, _AUTOMATIONS, _ROWS.replace("    rows: {rows}\n", "    messages: false\n"))
    empty = checked(
        broken(
            {
                SOURCE: ((_AUTOMATIONS, _ROWS.replace("    rows: {rows}\n", "")),),
                PAIR: (("\nrebuild:\n", _SHOWN.replace("[Build it.]", "[]")),),
            }
        )
    )

    assert found == []
    assert [(one.rule, one.message) for one in empty.diagnostics] == [
        ("RBD102", "nothing says step by step how `shown` is rebuilt")
    ]


def test_a_published_row_names_routes_as_routes_and_objects_as_objects() -> None:
    row = "published.rows.invoice"

    assert helps(PAIR, "routes: [invoice]", "routes: [invoices]") == [
        ("REF129", f"{row}.routes.0", ("did you mean `invoice`?",))
    ]


def test_a_required_identifier_stays_required_in_the_help() -> None:
    found = helps(
        SOURCE, "      last_name: {type: text(80)!, identifies: name}\n", "      last_name: text(80)!\n"
    )

    assert [(rule, first) for rule, _, (first, *_) in found][:1] == [
        ("PHI112", "add `identifies:`, such as `last_name: {type: text(80)!, identifies: name}`")
    ]


def test_a_required_reference_is_never_left_empty() -> None:
    found = helps(
        PAIR,
        "      Patient_Contact__c: patient_id -> patient\n",
        "      Patient_Contact__c: {ref: patient_id -> patient, missing: empty}\n",
    )

    assert [(rule, place) for rule, place, _ in found] == [
        ("COV101", "routes.practitioner_patient.link.Patient_Contact__c.missing")
    ]
