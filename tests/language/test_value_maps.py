"""Value maps that decide about values nobody knew: what is kept, replaced, put aside, and refused."""

import pytest

from compiler.language.check import infer
from compiler.language.parse import parse
from compiler.language.syntax import Spot
from compiler.model.program import Derived
from tests.language.clinic import Clinic
from tests.passes.programs import derived, program, route, source_object, target_object
from tests.passes.running import reasons, run_route

READING = "PCK101 source.objects.Visit.fields.x"


def _loaded(kind: str, text: str | None, expression: str, *others: Derived) -> tuple[str | None, list[str]]:
    visit = source_object("Visit", {"id": "id!", "x": kind}, derived=others)
    child = source_object("Child", {"id": "id!", "visit_id": "ref(Visit)", "tint": "enum(colour)"})
    made = program(visit, child, targets=(target_object("Target", {"Value": "longtext(999)"}),))
    one = route(made, "r", "Visit", "Target", {"Value": expression})
    children = [
        {"id": "1", "visit_id": "7", "tint": "red"},
        {"id": "2", "visit_id": "7", "tint": "sky; blue"},
        {"id": "3", "visit_id": "7", "tint": "pink"},
    ]
    [row] = run_route(made, one, {"Visit": [{"id": "7", "x": text}], "Child": children})
    return row["Value"], reasons(row)


@pytest.mark.parametrize(
    ("name", "text", "value", "told"),
    [
        ("paint", "pink", None, [READING]),
        ("rare_paint", "pink", None, [READING]),
        ("rare_paint", "blue", None, ["PCK101 routes.r.set.Value"]),
        ("some_paint", "pink", "Other", []),
        ("some_paint", "blue", "Other", []),
        ("some_paint", "red", "Crimson", []),
        ("any_paint", "Pink, and \U0001f600", "Pink, and \U0001f600", []),
        ("any_paint", "p" * 255, "p" * 255, []),
        ("any_paint", "\U0001f600" * 128, None, ["PCK101 routes.r.set.Value"]),
        ("new_paint", "pink", None, ["PCK109 routes.r.set.Value"]),
        ("new_paint", "blue", "Azure", []),
    ],
)
def test_a_value_outside_the_enumeration_is_what_the_map_says(
    name: str, text: str, value: str | None, told: list[str]
) -> None:
    assert _loaded("enum(colour)", text, f"x | map({name})") == (value, told)


@pytest.mark.parametrize("name", ["paint", "rare_paint", "some_paint", "any_paint", "new_paint"])
@pytest.mark.parametrize("text", [None, "", " \u00a0"])
def test_no_value_stays_none_whatever_the_map_says(name: str, text: str | None) -> None:
    assert _loaded("enum(colour)", text, f"x | map({name})") == (None, [])


@pytest.mark.parametrize("name", ["some_paint", "any_paint", "new_paint"])
def test_a_value_that_must_be_there_refuses_the_row_where_it_is_missing(name: str) -> None:
    assert _loaded("enum(colour)!", None, f"x | map({name})") == (
        None,
        ["TYP104 source.objects.Visit.fields.x"],
    )


@pytest.mark.parametrize(
    ("name", "text", "value", "told"),
    [
        ("some_paint", "red;pink;;green", "Crimson;Other", []),
        ("any_paint", "red;pink", "Crimson;pink", []),
        ("any_paint", f"red;{'p' * 256}", None, ["PCK101 routes.r.set.Value"]),
        ("any_paint", '["red", "a;b"]', None, ["PCK101 routes.r.set.Value"]),
        ("new_paint", "red;pink", None, ["PCK109 routes.r.set.Value"]),
        ("new_paint", "red;blue", "Crimson;Azure", []),
        ("new_paint", "[]", None, []),
        ("rare_paint", "[]", None, []),
    ],
)
def test_the_same_holds_for_every_item_of_a_list(
    name: str, text: str, value: str | None, told: list[str]
) -> None:
    expression = f"x | map_each({name}) | join(';')"
    assert _loaded("multi(colour)", text, expression if name == "any_paint" else f"x | map_each({name})") == (
        value,
        told,
    )


def test_a_map_decides_about_gathered_values_too() -> None:
    tints = derived("tints", "gather", "Child.tint", "", "visit_id", "list(enum(colour))")
    assert _loaded("text(9)", "a", "tints | map_each(some_paint)", tints) == ("Crimson;Other", [])
    refused = (None, ["PCK101 routes.r.set.Value"])
    assert _loaded("text(9)", "a", "tints | map_each(any_paint) | join(';')", tints) == refused


def test_a_map_decides_about_the_value_of_a_related_row_too() -> None:
    tint = derived("tint", "first", "Child.tint", "", "visit_id", "enum(colour)")
    assert _loaded("text(9)", "a", "tint | map(some_paint)", tint) == ("Crimson", [])


def test_a_field_that_is_read_elsewhere_still_says_what_it_is() -> None:
    value, told = _loaded("enum(colour)", "pink", "concat(x | map(any_paint), x)")
    assert (value, told) == ("pink", [READING])


def test_a_map_that_does_not_fit_a_list_of_json_is_refused() -> None:
    node = parse("x | map_each(paint)")
    assert isinstance(node, Spot)
    [problem] = infer(node, Clinic(fields={"x": "list(json(colour))"})).problems
    assert problem.message == "the map `paint` reads colour, but this is list(json(colour))?"
