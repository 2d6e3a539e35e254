"""The order of routes: references point at earlier waves, whatever order the spec has."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostics, Place
from compiler.model.program import Program, Reference, Route
from compiler.passes.order import Order, order
from tests.workspace import checked, shipped

# route → the routes it refers to, and whether each reference must be filled
Graph = Mapping[str, Mapping[str, bool]]
NAMES = tuple("abcdef")
GRAPHS = st.dictionaries(
    st.sampled_from(NAMES), st.dictionaries(st.sampled_from(NAMES), st.booleans(), max_size=3), min_size=1
)


@pytest.fixture(scope="module")
def program() -> Program:
    found = checked(shipped()).program
    assert found is not None
    return found


def _with(program: Program, graph: Graph) -> Program:
    template = program.routes["patient"]
    names = sorted({*graph, *(parent for parents in graph.values() for parent in parents)})
    routes = {name: _route(template, name, graph.get(name, {})) for name in names}
    return replace(program, routes=routes)


def _route(template: Route, name: str, parents: Mapping[str, bool]) -> Route:
    references = tuple(_reference(name, parent, must) for parent, must in parents.items())
    return replace(template, name=name, references=references)


def _reference(name: str, parent: str, must: bool) -> Reference:
    return Reference(
        field=f"to_{parent}",
        own="own",
        object="Patient",
        routes=(parent,),
        fallback=None,
        required=must,
        missing="reject",
        later=False,
        place=Place(document="pair", keys=("routes", name, "link", f"to_{parent}")),
    )


def _ordered(program: Program, graph: Graph) -> tuple[Order | None, list[str]]:
    diags = Diagnostics()
    found = order(_with(program, graph), diags)
    return found, [each.rule for each in diags]


@settings(max_examples=150, deadline=None)
@given(graph=GRAPHS)
def test_references_point_at_earlier_waves_unless_they_wait(program: Program, graph: Graph) -> None:
    found, rules = _ordered(program, graph)
    if found is None:
        assert rules[-1] == "DAG101"
        return

    waves = found.wave_of()
    early = [
        (name, parent)
        for name, parents in graph.items()
        for parent in parents
        if (name, f"to_{parent}") not in found.later and waves[parent] >= waves[name]
    ]
    assert early == []


@settings(max_examples=150, deadline=None)
@given(graph=GRAPHS)
def test_every_route_runs_once_and_only_optional_references_wait(program: Program, graph: Graph) -> None:
    found, rules = _ordered(program, graph)
    if found is None:
        return

    assert sorted(name for wave in found.waves for name in wave) == sorted(_with(program, graph).routes)
    assert [graph[name][field.removeprefix("to_")] for name, field in found.later] == [False] * len(
        found.later
    )
    assert rules == ["DAG102"] * len(found.later)


@settings(max_examples=100, deadline=None)
@given(graph=GRAPHS, data=st.data())
def test_the_order_of_the_spec_does_not_matter(program: Program, graph: Graph, data: st.DataObject) -> None:
    names = data.draw(st.permutations(sorted(graph)))
    shuffled = {name: dict(reversed(list(graph[name].items()))) for name in names}

    assert _ordered(program, graph)[0] == _ordered(program, shuffled)[0]


def test_required_references_in_a_circle_have_no_order(program: Program) -> None:
    found, rules = _ordered(program, {"a": {"b": True}, "b": {"c": True}, "c": {"a": True}})

    assert (found, rules) == (None, ["DAG101"])


def test_a_route_that_refers_to_itself_waits_for_the_second_pass(program: Program) -> None:
    found, rules = _ordered(program, {"a": {"a": False}})

    assert found == Order(waves=(("a",),), later=frozenset({("a", "to_a")}))
    assert rules == ["DAG102"]


def test_the_shipped_pair_loads_parents_before_children(program: Program) -> None:
    found = order(program, Diagnostics())

    assert found is not None
    waves = found.wave_of()
    early = [
        (route.name, reference.field, parent)
        for route in program.routes.values()
        for reference in route.references
        for parent in reference.routes
        if (route.name, reference.field) not in found.later and waves[parent] >= waves[route.name]
    ]
    assert early == []
    assert set(waves) == set(program.routes)
    assert waves["patient"] < waves["treatment_record"] < waves["invoice"] < waves["record_file"]
