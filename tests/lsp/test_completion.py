"""What an editor offers while somebody types."""

import pytest

from compiler.lsp.completion import Proposal, completion
from tests.lsp.desks import desk, position
from tests.workspace import PAIR

MARK = "‸"


def _offered(typed: str, instead: str = "      MobilePhone: phone\n") -> dict[str, Proposal]:
    """Type a line (up to `^`) instead of one of the patient's route, and return what is offered there."""
    marked = desk(PAIR, (instead, typed.replace("^", MARK) + "\n")).texts[PAIR]
    line, column = position(marked, f"{MARK}^")
    on = desk(PAIR, (instead, typed.replace("^", "") + "\n"))
    return {one.text: one for one in completion(on, PAIR, line, column - len(MARK))}


def test_under_set_the_fields_of_the_target_that_are_free_are_offered() -> None:
    offered = _offered("      ^")

    assert offered["MobilePhone"].detail == "phone"
    assert "LastName" not in offered
    assert "Migration_Key__c" not in offered
    assert "AccountId" not in offered


def test_what_must_be_filled_is_marked() -> None:
    offered = _offered("      ^", "      LastName: last_name | trim\n")

    assert offered["LastName"].detail == "text(80), required"


def test_under_link_references_are_offered() -> None:
    offered = _offered("      Ow^", "      OwnerId: $fallback_owner\n")

    assert "OwnerId" in offered
    assert "MobilePhone" not in offered
    assert offered["OwnerId"].typed == 2


@pytest.mark.parametrize(
    "typed",
    [
        "      Phone: ^",
        "      Phone: fi^",
        "      Phone: concat(^",
        "      Phone: email | default(^",
        "      Phone: a = ^",
    ],
)
def test_an_expression_begins_with_fields_of_the_source(typed: str) -> None:
    offered = _offered(typed)

    assert offered["first_name"].detail == "text(80)?"
    assert offered["first_name"].kind == "field"
    assert "trim" not in offered


@pytest.mark.parametrize(
    "typed", ["      Phone: phone | ^", "      Phone: phone |^", "      Phone: phone | trim | low^"]
)
def test_behind_a_bar_come_functions(typed: str) -> None:
    offered = _offered(typed)

    assert offered["lower"].kind == "function"
    assert "first_name" not in offered


@pytest.mark.parametrize(
    "typed", ["      Phone: sex | map(^", "      Phone: sex | map(cov^", "      Phone: sex | map(^)"]
)
def test_a_map_is_offered_where_one_is_named(typed: str) -> None:
    offered = _offered(typed)

    assert offered["coverage"].detail == "coverage_type → coverage_label"
    assert "first_name" not in offered


@pytest.mark.parametrize("typed", ["      Phone: phone | at($^", "      Phone: $prac^"])
def test_behind_a_dollar_come_decisions_that_have_a_value(typed: str) -> None:
    offered = _offered(typed)

    assert offered["$practice_time_zone"].detail == "time_zone"
    assert "$appointment_split" not in offered
    assert "first_name" not in offered


def test_a_link_begins_with_a_field_and_ends_with_a_route() -> None:
    old = "      OwnerId: $fallback_owner\n"

    assert "$fallback_owner" in _offered("      OwnerId: ^", old)
    assert _offered("      OwnerId: id -> ^", old)["practitioner_user"].detail == "Practitioner → User"
    assert "patient" in _offered("      OwnerId: {ref: id -> ^", old)


def test_inside_braces_fields_are_offered_too() -> None:
    offered = _offered(
        "    const: {Contact_Type__c: Patient, Pho^}", "    const: {Contact_Type__c: Patient}\n"
    )

    assert offered["Description"].typed == 3
    assert "Contact_Type__c" not in offered


@pytest.mark.parametrize(
    ("typed", "instead", "name"),
    [
        ("    to: ^", "    to: Contact\n", "Treatment_Record__c"),
        ("    from: Pat^", "    from: Patient\n", "Patient"),
        ("    when: ^", "    when: appointment_kind.admin\n", "appointment_kind.visit"),
        ("      ^", "      last_apt: known from the patient's Events\n", "last_apt"),
    ],
)
def test_names_are_offered_where_a_name_belongs(typed: str, instead: str, name: str) -> None:
    assert name in _offered(typed, instead)


def test_rules_that_may_be_accepted_are_offered_under_accept() -> None:
    offered = _offered("      TYP^:", "      TYP102:\n")

    assert "TYP102" in offered


def test_nothing_is_offered_in_a_comment() -> None:
    assert _offered("      # about ^") == {}
