"""Routes → waves: every reference points at rows that exist, and what cannot be ordered is said."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label
from compiler.model.program import Program, Reference, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The order of work: the routes of each wave, and the references (route, field) left to a second pass."""

    waves: tuple[tuple[str, ...], ...]
    later: frozenset[tuple[str, str]]

    def wave_of(self) -> Mapping[str, int]:
        """Return each route's wave, counted from 1."""
        return {name: number for number, wave in enumerate(self.waves, start=1) for name in wave}


def order(program: Program, diags: Diagnostics) -> Order | None:
    """Order the routes so that every reference points at a row of an earlier wave.

    A cycle is cut at its first optional reference by name, which is filled in a second pass and announced
    (DAG102); a cycle of required references is a mistake (DAG101), and the result None. So is a required
    reference that its author leaves to the second pass (DAG103).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(program.routes))
    later: set[tuple[str, str]] = set()
    for route, reference in _references(program):
        if reference.later and reference.required:
            diags.report(_never_empty(route, reference))
        if reference.later:
            later.add((route.name, reference.field))
            continue
        for parent in sorted(reference.routes):
            graph.add_edge(parent, route.name, key=reference.field)
    while cycle := _first_cycle(graph):
        cut = _cut(cycle, program)
        if cut is None:
            diags.report(_unbreakable(cycle, program))
            return None
        later.add(cut)
        _announce(cut, cycle, program, diags)
        name, field = cut
        graph.remove_edges_from([edge for edge in graph.edges(keys=True) if edge[1:] == (name, field)])
    waves = tuple(tuple(sorted(wave)) for wave in nx.topological_generations(graph))
    return Order(waves=waves, later=frozenset(later))


def _never_empty(route: Route, reference: Reference) -> Diagnostic:
    return Diagnostic(
        rule="DAG103",
        message=f"{route.target}.{reference.field} is required, so a second pass comes too late for it",
        place=reference.place.at("later"),
        label="every row would be refused before that",
        helps=("remove `later`, or make the field optional",),
    )


def _references(program: Program) -> list[tuple[Route, Reference]]:
    return [
        (route, reference)
        for _, route in sorted(program.routes.items())
        for reference in sorted(route.references, key=lambda one: one.field)
        if reference.routes
    ]


def _first_cycle(graph: "nx.MultiDiGraph[str]") -> list[tuple[str, str, str]]:
    """Return the edges (parent, route, field) of the first cycle by name; empty where there is none."""
    components = [
        sorted(part)
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or any(graph.has_edge(node, node) for node in part)
    ]
    if not components:
        return []
    start = min(components)[0]
    return [(parent, route, field) for parent, route, field in nx.find_cycle(graph, source=start)]


def _reference(route: str, field: str, program: Program) -> Reference:
    return next(one for one in program.routes[route].references if one.field == field)


def _cut(cycle: list[tuple[str, str, str]], program: Program) -> tuple[str, str] | None:
    optional = sorted(
        (route, field)
        for _, route, field in cycle
        if not _reference(route, field, program).required
        and _reference(route, field, program).fallback is None
    )
    return optional[0] if optional else None


def _unbreakable(cycle: list[tuple[str, str, str]], program: Program) -> Diagnostic:
    names = " -> ".join([cycle[0][0], *(route for _, route, _ in cycle)])
    first, *others = (_reference(route, field, program) for _, route, field in cycle)
    return Diagnostic(
        rule="DAG101",
        message=f"these routes wait for each other: {names}",
        place=first.place,
        label="needs the other one first",
        related=tuple(Label(place=one.place, text="and this one needs that") for one in others),
        helps=("make one of these references optional, so that it can be filled in a second pass",),
    )


def _announce(
    cut: tuple[str, str], cycle: list[tuple[str, str, str]], program: Program, diags: Diagnostics
) -> None:
    name, field = cut
    if len(cycle) == 1:
        why = "a row can refer to another one of the same route"
    else:
        why = "the routes refer to each other: " + " -> ".join(
            [cycle[0][0], *(route for _, route, _ in cycle)]
        )
    diags.report(
        Diagnostic(
            rule="DAG102",
            level="note",
            message=f"`{name}.{field}` will be filled in a second pass, because {why}",
            place=_reference(name, field, program).place,
        )
    )
