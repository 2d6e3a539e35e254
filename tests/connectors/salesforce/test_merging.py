"""Lists of values are merged: the org's own stay as they are, and what is missing comes after them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.connectors.salesforce.merging import (
    Value,
    list_xml,
    listed,
    merged,
    note,
    restored,
    written_values,
)
from compiler.runtime.ports import Refused

NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12).map(
    lambda name: name.strip() or "x"
)


def value(
    name: str, *, closed: bool = False, default: bool = False, label: str = "", said: str | None = None
) -> Value:
    marks = {"closed": "true" if closed else "false"}
    return Value(name=name, label=label or name, default=default, marks=marks, description=said)


VALUES = st.lists(
    st.builds(value, NAMES, closed=st.booleans(), default=st.booleans()),
    max_size=8,
    unique_by=lambda each: each.name.casefold(),
)
THEIRS = (value("Begun", default=True), value("Done", closed=True), value("Parked"))


def test_what_is_missing_comes_after_what_the_org_has() -> None:
    found = merged("TaskStatus", (value("Open", default=True), value("Done", closed=True)), THEIRS)
    assert [each.name for each in found.values] == ["Begun", "Done", "Parked", "Open"]
    assert [each.name for each in found.values if each.default] == ["Begun"], "one default, the org's"
    assert (found.problems, [each.name for each in found.added]) == ((), ["Open"])
    assert note("TaskStatus", found, 3) == (
        "TaskStatus: the org's 3 values keep their order and default; new after them: Open"
    )


def test_a_list_that_has_everything_is_left_alone() -> None:
    found = merged("TaskStatus", (value("done", closed=True),), THEIRS)
    assert (found.values, found.added, found.problems) == (THEIRS, (), ())
    assert note("TaskStatus", found, 3).endswith("nothing is missing")


def test_the_other_state_stands_in_the_way() -> None:
    found = merged("TaskStatus", (value("Parked", closed=True), value("Begun")), THEIRS)
    assert found.problems == (
        "TaskStatus: Parked is open in the org, and the pair needs it closed; change it in Setup > Object "
        "Manager > Task > Status, or give the pair another value",
    )
    opposite = merged("TaskStatus", (value("Done"),), THEIRS)
    assert "Done is closed in the org, and the pair needs it open" in opposite.problems[0]


def test_only_values_of_the_pair_itself_stand_in_the_way() -> None:
    ours = (value("Parked", closed=True), value("Ours", closed=True, said="for cancelled visits"))
    assert merged("TaskStatus", ours, THEIRS).problems == ()
    assert merged("TaskStatus", (*ours, value("Done", said="too")), THEIRS).problems


def test_a_label_that_is_taken_stands_in_the_way() -> None:
    found = merged("TaskStatus", (value("Cancelled"),), (*THEIRS, value("X1", label="cancelled")))
    assert "the org shows its value X1 as cancelled" in found.problems[0]


def test_an_importance_is_the_orgs_to_decide() -> None:
    high = Value(name="High", label="High", default=False, marks={"highPriority": "true"})
    low = Value(name="High", label="High", default=False, marks={"highPriority": "false"})
    assert merged("TaskPriority", (high,), (low,)).problems == ()


def test_a_list_that_the_org_cannot_be_asked_for_is_refused() -> None:
    with pytest.raises(Refused, match="Industry: the org's own values cannot be read"):
        listed("Industry")


@given(VALUES)
def test_a_list_is_read_as_it_was_written(values: list[Value]) -> None:
    assert list(written_values("x", list_xml(values))) == values


@given(VALUES, VALUES)
def test_taking_away_what_was_added_gives_what_was_there(ours: list[Value], theirs: list[Value]) -> None:
    found = merged("TaskStatus", ours, theirs)
    before = frozenset(each.name for each in theirs)
    assert restored(ours, before, found.values) == tuple(theirs)
    assert found.values[: len(theirs)] == tuple(theirs)
    assert sum(each.default for each in found.added) <= max(0, sum(each.default for each in ours))
    assert merged("TaskStatus", ours, found.values).added == ()


@given(VALUES, VALUES, VALUES)
def test_what_somebody_added_since_stays(ours: list[Value], theirs: list[Value], later: list[Value]) -> None:
    found = merged("TaskStatus", ours, theirs)
    known = {each.name.casefold() for each in found.values}
    since = [each for each in later if each.name.casefold() not in known]
    before = frozenset(each.name for each in theirs)
    assert restored(ours, before, (*found.values, *since)) == (*theirs, *since)
