"""The function reference: a row for each function, written as an author would write a call."""

from compiler.language.functions import FUNCTIONS, function_names
from compiler.language.functions.function import loses_nothing
from compiler.language.reference import function_rows


def test_there_is_a_row_for_each_function() -> None:
    assert [row.name for row in function_rows()] == list(function_names())


def test_a_signature_shows_what_may_be_left_out() -> None:
    signatures = {row.name: row.signature for row in function_rows()}
    assert {
        name: signatures[name] for name in ("trim", "replace", "to_date", "at", "choose", "first_of")
    } == {
        "trim": "… | trim",
        "replace": "… | replace(old, new)",
        "to_date": "… | to_date([form])",
        "at": "… | at(zone[, 'earlier'|'later'])",
        "choose": "… | choose(yes, no)",
        "first_of": "… | first_of(second[, others, …])",
    }
    assert signatures["declassify"].endswith(", reason)")


def test_what_a_function_loses_is_told() -> None:
    told = {row.name: row.loss for row in function_rows()}
    assert told["truncate"] == "what comes after the length"
    assert {name for name, loss in told.items() if loss} == {
        function.name for function in FUNCTIONS if function.loses is not loses_nothing
    }


def test_examples_come_along() -> None:
    [row] = [row for row in function_rows() if row.name == "upper"]
    first = row.examples[0]
    assert (first.x, first.expression, first.gives, first.fails) == (
        "\u00c9lan Vital",
        "x | upper",
        "\u00c9LAN VITAL",
        None,
    )
