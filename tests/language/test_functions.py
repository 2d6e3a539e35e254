"""Every function: its examples, run through the statement a route would run; and its words."""

from pathlib import Path

import pytest

from compiler.language import functions
from compiler.language.check import infer
from compiler.language.functions import FUNCTIONS, function_named, function_names
from compiler.language.functions.function import Example, Function
from compiler.language.parse import parse
from compiler.language.syntax import Spot
from tests.language.clinic import Clinic, typed
from tests.passes.programs import program, route, source_object, target_object
from tests.passes.running import reasons, run_route

CASES = [
    pytest.param(example, id=f"{function.name}-{number}")
    for function in FUNCTIONS
    for number, example in enumerate(function.examples)
]


@pytest.mark.parametrize("example", CASES)
def test_an_example_says_what_happens(example: Example) -> None:
    type_ = typed(example.type, example.phi)
    visit = source_object("Visit", {"id": "id!", "x": type_})
    node = parse(example.expression)
    assert isinstance(node, Spot)
    result = infer(node, Clinic(fields={"x": type_})).type
    assert result is not None
    made = program(visit, targets=(target_object("Target", {"Value": result.may_be_empty()}),))
    one = route(made, "r", "Visit", "Target", {"Value": example.expression})
    [row] = run_route(made, one, {"Visit": [{"id": "1", "x": example.x}]})
    if example.fails:
        assert [reason.split()[0] for reason in reasons(row)] == [example.fails]
    else:
        assert (row["Value"], reasons(row)) == (example.gives, [])


def test_the_list_names_every_file_of_the_folder() -> None:
    folder = Path(functions.__file__).parent
    machinery = {
        *("__init__", "function", "families", "value_maps"),
        *("either", "forms_of_time", "moving", "patterns", "words"),
    }
    files = {path.stem for path in folder.glob("*.py")} - machinery
    renamed = {"abs": "absolute", "map": "map_value", "replace": "replace_text", "round": "round_number"}
    assert {renamed.get(name, name) for name in function_names()} == files


def test_names_are_sorted_and_unique() -> None:
    assert list(function_names()) == sorted(set(function_names()))


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_function_is_described(function: Function) -> None:
    assert function.sentence.endswith(".")
    assert function.works_on
    assert {example.x for example in function.examples} != {None}


def test_a_function_is_found_by_its_name() -> None:
    assert function_named("trim") in FUNCTIONS
    assert function_named("Trim") is None
