"""Types as a spec writes them, and how values of the newer ones are read and written."""

import pytest

from compiler.language.forms import sql_type
from compiler.language.types import PHI_CLASSES, Kind, Type, parse_type
from tests.language.clinic import typed
from tests.passes.programs import program, route, source_object, target_object
from tests.passes.running import reasons, run_route


@pytest.mark.parametrize(
    "text",
    [
        "json(VitalsResults)",
        "json(any)!",
        "list(json(VitalsResults))",
        "list(json(any))!",
        "time",
        "time!",
        "text(80)!",
        "decimal(6.2)",
        "multi(colour)",
        "list(ref(Visit))",
    ],
)
def test_a_type_is_read_as_it_is_written(text: str) -> None:
    type_ = typed(text)
    assert type_.bare + ("" if type_.empty else "!") == text


@pytest.mark.parametrize(
    "text",
    [
        "json",
        "json()",
        "json(a b)",
        "list",
        "list(json)",
        "list()",
        "times",
        "text",
        "enum",
        "ref",
        "time(3)",
    ],
)
def test_anything_else_is_no_type(text: str) -> None:
    assert parse_type(text) is None


def test_the_shape_of_json_is_its_name_and_any_has_none() -> None:
    assert typed("json(VitalsResults)") == Type(kind=Kind.JSON, name="VitalsResults")
    assert typed("json(any)") == Type(kind=Kind.JSON)
    assert typed("list(json(Answer))").item == Type(kind=Kind.JSON, name="Answer")


def test_json_is_held_as_text_and_so_is_a_list_of_it() -> None:
    held = [sql_type(typed(text)) for text in ("json(any)", "list(json(any))", "list(text(9))", "time")]
    assert held == ["VARCHAR", "VARCHAR", "VARCHAR[]", "TIME"]


def test_sensitive_is_the_strictest_class() -> None:
    assert PHI_CLASSES[-1] == "sensitive"
    assert typed("date", "health").with_phi_of(typed("date", "sensitive")).phi == "sensitive"


@pytest.mark.parametrize(
    ("kind", "text", "loaded"),
    [
        ("time", "09:30", "09:30:00.000Z"),
        ("time", " 9:30:15.25 ", "09:30:15.250Z"),
        (
            "json(any)",
            '{"rate": 1.10, "at": 12345678901234567890.125}',
            '{"rate": 1.10, "at": 12345678901234567890.125}',
        ),
        ("list(json(any))", '[{"a": 1.10}, null]', '[{"a": 1.10}, null]'),
        ("list(text(9))", '["a", "b", null, "a"]', "a;b"),
        ("list(text(9))", "a; b ;a", "a;b"),
        ("multi(colour)", '["red", "blue"]', "red;blue"),
    ],
)
def test_a_value_is_loaded_as_its_type_says(kind: str, text: str, loaded: str) -> None:
    assert _loaded(kind, text) == (loaded, [])


@pytest.mark.parametrize("text", ["24:00", "9.30", "noon", "09:60", "infinity", "-09:30", "09:30Z"])
def test_a_text_that_is_no_time_of_day_refuses_the_row(text: str) -> None:
    assert _loaded("time", text) == (None, ["TYP101 source.objects.Visit.fields.x"])


@pytest.mark.parametrize("text", ["{", '{"a": 1', "not json", "[1, 2", "\ud83d"])
def test_a_text_that_is_not_json_stops_nothing(text: str) -> None:
    readable = text.encode("utf-8", "replace").decode()
    assert _loaded("json(any)", readable) == (readable, [])
    assert _loaded("list(json(any))", readable, "x | count") == ("0", [])


def test_a_member_of_json_is_a_field_with_a_dotted_name() -> None:
    visit = source_object("Visit", {"id": "id!", "results.heartRate": "decimal(6.2)"})
    made = program(visit, targets=(target_object("Target", {"Value": "decimal(8.2)"}),))
    one = route(made, "r", "Visit", "Target", {"Value": "results.heartRate + 1"})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "results.heartRate": "71.5"}]})
    assert (row["Value"], reasons(row)) == ("72.50", [])


def _loaded(kind: str, text: str, expression: str = "x") -> tuple[str | None, list[str]]:
    visit = source_object("Visit", {"id": "id!", "x": kind})
    target = kind if expression == "x" else "int"
    made = program(visit, targets=(target_object("Target", {"Value": target}),))
    one = route(made, "r", "Visit", "Target", {"Value": expression})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": text}]})
    return row["Value"], reasons(row)
