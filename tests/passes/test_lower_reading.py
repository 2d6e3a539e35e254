"""How source texts are read: every type, every way of having no value, and what cannot be read."""

import pytest

from tests.passes.programs import program, route, source_object, target_object
from tests.passes.running import reasons, run_route

FIELD = "source.objects.Visit.fields.x"


def _loaded(kind: str, text: str | None, target: str = "longtext(999)") -> tuple[str | None, list[str]]:
    """Load a field as it is; the value's text, and the reasons."""
    visit = source_object("Visit", {"id": "id!", "x": kind})
    made = program(visit, targets=(target_object("Target", {"X": target}),))
    [row] = run_route(
        made, route(made, "r", "Visit", "Target", {"X": "x"}), {"Visit": [{"id": "1", "x": text}]}
    )
    return row["X"], reasons(row)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text(10)", " as it is ", " as it is "),
        ("text(9)", "a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("longtext(9)", "\r\n x", "\n x"),
        ("text(4)", "\U0001f600\U0001f600", "\U0001f600\U0001f600"),
        ("text(5)", "e\u0301e\u0301\u00df", "e\u0301e\u0301\u00df"),
        ("id", "007", "007"),
        ("id", "1e5", "1e5"),
        ("phone", "+44 20", "+44 20"),
        ("bool", "true", "true"),
        ("bool", " FALSE ", "false"),
        ("bool", "1", "true"),
        ("bool", "0", "false"),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", "1700-01-01", "1700-01-01"),
        ("date", "4000-12-31", "4000-12-31"),
        ("enum(colour)", "red", "red"),
        ("multi(colour)", "red ; green", "red;green"),
        ("multi(colour)", "red;green;red", "red;green"),
        ("datetime", "2024-03-02T03:30:00+0600", "2024-03-01T21:30:00.000Z"),
        ("datetime", "2024-03-02T03:30:00Z", "2024-03-02T03:30:00.000Z"),
        ("datetime(local)", "2024-03-10 02:30:00", "2024-03-10T02:30:00"),
    ],
)
def test_a_text_is_read_and_written(kind: str, text: str, value: str) -> None:
    assert _loaded(kind, text) == (value, [])


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("money", "12.5", "12.50"),
        ("money", "-0.10", "-0.10"),
        ("money", "0012.5000", "12.50"),
        ("money", " 7 ", "7.00"),
        ("money", "9999999999999999.99", "9999999999999999.99"),
        ("int", "-42", "-42"),
        ("int", "12.0", "12"),
        ("int", "999999999999999999", "999999999999999999"),
        ("decimal(12.4)", "0.1234", "0.1234"),
        ("decimal", "1234567890123456.78", "1234567890123456.78"),
        ("decimal", "100", "100"),
        ("decimal", "0.0", "0"),
    ],
)
def test_a_number_keeps_every_digit(kind: str, text: str, value: str) -> None:
    assert _loaded(kind, text, target=kind) == (value, [])


@pytest.mark.parametrize(
    "kind", ["text(9)", "id", "int", "date", "bool", "enum(colour)", "multi(colour)", "email"]
)
@pytest.mark.parametrize("text", [None, "", " ", "\t\r\n", "\u00a0\u2003\u3000\x85\x0b\u2028"])
def test_nothing_but_white_space_is_no_value(kind: str, text: str | None) -> None:
    assert _loaded(kind, text) == (None, [])


@pytest.mark.parametrize("text", [None, "", " \u00a0"])
def test_a_required_field_without_a_value_refuses_the_row(text: str | None) -> None:
    assert _loaded("text(9)!", text) == (None, [f"TYP104 {FIELD}"])


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        ("text(3)", "four", "TYP103"),
        ("text(3)", "\U0001f600\U0001f600", "TYP103"),
        ("id", "x" * 65, "TYP103"),
        ("ref(Visit)", "x" * 65, "TYP103"),
        ("email", "x" * 81, "TYP103"),
        ("bool", "yes", "TYP101"),
        ("int", "1.5", "TYP101"),
        ("int", "1e3", "TYP101"),
        ("int", "1234567890123456789", "TYP101"),
        ("int", "1_000", "TYP101"),
        ("int", "\u0661\u0662", "TYP101"),
        ("int", ".", "TYP101"),
        ("int", "-", "TYP101"),
        ("money", "12.345", "TYP101"),
        ("money", "(12.50)", "TYP101"),
        ("money", "1.234,56", "TYP101"),
        ("money", "$ 12", "TYP101"),
        ("money", "12345678901234567.00", "TYP101"),
        ("money", "NaN", "TYP101"),
        ("money", "1e400", "TYP101"),
        ("date", "0000-00-00", "TYP101"),
        ("date", "2023-02-29", "TYP101"),
        ("date", "31/02/2024", "TYP101"),
        ("date", "2024-03-01 00:00:00", "TYP101"),
        ("date", "1699-12-31", "TYP101"),
        ("date", "9999-12-31", "TYP101"),
        ("date", "10000-01-01", "TYP101"),
        ("date", "infinity", "TYP101"),
        ("date", "epoch", "TYP101"),
        ("date", "45000", "TYP101"),
        ("datetime(local)", "2024-03-01 24:00:00", "TYP101"),
        ("datetime(local)", "2024-03-01T10:00:00Z", "TYP101"),
        ("datetime", "2024-03-01T10:00:00 Chicago", "TYP101"),
        ("enum(colour)", "Red", "PCK101"),
        ("enum(colour)", " red", "PCK101"),
        ("multi(colour)", "red;pink", "PCK101"),
        ("multi(colour)", "red;;green", "PCK101"),
    ],
)
def test_what_cannot_be_read_refuses_the_row_at_the_field(kind: str, text: str, rule: str) -> None:
    assert _loaded(kind, text) == (None, [f"{rule} {FIELD}"])


def test_a_field_that_the_route_does_not_use_refuses_nothing() -> None:
    visit = source_object("Visit", {"id": "id!", "x": "text(9)", "born": "date!", "amount": "money"})
    made = program(visit, targets=(target_object("Target", {"X": "text(9)"}),))
    one = route(made, "r", "Visit", "Target", {"X": "x"})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": "fine", "born": "never", "amount": "a lot"}]})
    assert (row["X"], reasons(row)) == ("fine", [])


def test_a_field_that_two_expressions_use_is_told_once() -> None:
    visit = source_object("Visit", {"id": "id!", "x": "date"})
    made = program(visit, targets=(target_object("Target", {"A": "date", "B": "date"}),))
    one = route(made, "r", "Visit", "Target", {"A": "x", "B": "x | default(x)"})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": "soon"}]})
    assert reasons(row) == [f"TYP101 {FIELD}"]


def test_or_null_forgives_a_field_that_cannot_be_read() -> None:
    visit = source_object("Visit", {"id": "id!", "x": "date"})
    made = program(visit, targets=(target_object("Target", {"X": "date"}),))
    [row] = run_route(
        made, route(made, "r", "Visit", "Target", {"X": "x | or_null"}), {"Visit": [{"id": "1", "x": "soon"}]}
    )
    assert (row["X"], reasons(row)) == (None, [])


def test_names_of_fields_may_be_words_of_sql_and_differ_from_columns_in_case_only() -> None:
    visit = source_object("Visit", {"id": "id!", "end": "text(9)", "name": "text(9)", "order": "int"})
    made = program(
        visit, targets=(target_object("Target", {"Name": "text(9)", "End": "text(9)", "Order": "int"}),)
    )
    one = route(made, "r", "Visit", "Target", {"Name": "end", "End": "name", "Order": "order"})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "end": "e", "name": "n", "order": "3"}]})
    assert (row["Name"], row["End"], row["Order"]) == ("e", "n", "3")


def test_texts_that_differ_in_case_only_are_told_apart() -> None:
    visit = source_object("Visit", {"id": "id!", "x": "text(9)"})
    made = program(visit, targets=(target_object("Target", {"A": "text(20)", "B": "text(20)"}),))
    assigned = {"A": "x | replace('A', 'one') | lower", "B": "x | replace('a', 'two') | lower"}
    [row] = run_route(
        made, route(made, "r", "Visit", "Target", assigned), {"Visit": [{"id": "1", "x": "Aa"}]}
    )
    assert (row["A"], row["B"]) == ("onea", "atwo")
