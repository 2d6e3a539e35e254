"""Lists that people get, and the kinds of identifiers: what a pair may say of them."""

import pytest

from tests.workspace import PAIR, SOURCE, broken, checked

_HANDOUT = "    of: Policy\n    fields: [code, title, version]\n"
_AUTOMATIONS = "\nautomations:\n"
_ROWS = "\nautomations:\n  shown:\n    kind: workflow\n    label: Shown\n    rows: {rows}\n"
_SHOWN = "\nrebuild:\n  shown: {with: Flow, owner: admin, done_when: it works}\n"


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
        f"  {name}: {{with: Flow, owner: admin, done_when: it works}}\n" for name in ("shown", "other")
    )
    found = checked(broken({SOURCE: ((_AUTOMATIONS, two),), PAIR: (("\nrebuild:\n", more),)}))

    assert [one.rule for one in found.diagnostics] == ["EXP101"]


def test_only_what_writes_to_patients_must_wait_for_the_last_changes() -> None:
    calm = "    activate: after_load\n    done_when: a lapsed sign-off is reported\n"
    early = calm.replace("after_load", "before_load")

    assert said(PAIR, calm, early) == []
