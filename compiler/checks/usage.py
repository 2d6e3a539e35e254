"""Which source fields a route uses: the question behind every rule about loss."""

import re
from collections.abc import Iterable

from compiler.diagnostics.suggest import nearest
from compiler.language.check import paths
from compiler.model.program import Program, Route, SourceObject
from compiler.spec.pair import LinkSpec

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def fields_used(program: Program, route: Route) -> frozenset[str]:
    """Return the own fields of the route's source that reach the target, a split, a key or a join."""
    owner = program.objects[route.source]
    named = set(owner.key) | _named(program, route)
    named |= {derived.own for derived in owner.derived.values() if derived.name in named}
    for field in tuple(named & set(owner.fields)):
        refers = owner.fields[field].refers
        if refers:
            named |= {refers.by, refers.id}
    return frozenset(named & set(owner.fields))


def _named(program: Program, route: Route) -> set[str]:
    named: set[str] = set()
    for assignment in route.assignments:
        if assignment.expression:
            named |= set(paths(assignment.expression.node))
    named |= {reference.own for reference in route.references if reference.own}
    if route.content:
        named.add(route.content)
    if route.split:
        for case in program.splits[route.split].cases:
            named |= set(paths(case.condition.node))
    return named | _named_where_unresolved(program, route)


def _named_where_unresolved(program: Program, route: Route) -> set[str]:
    """Return what expressions and links that did not resolve seem to name: their own finding is enough."""
    spec = program.pair.routes[route.name]
    resolved = {one.field for one in route.assignments} | {one.field for one in route.references}
    texts = [str(text) for field, text in {**spec.set, **spec.find}.items() if field not in resolved]
    links = [
        one.ref if isinstance(one, LinkSpec) else one
        for field, one in spec.link.items()
        if field not in resolved
    ]
    words = {word for text in (*texts, *links) for word in _WORD.findall(text)}
    fields = tuple(program.objects[route.source].fields)
    return words | {near for word in words - set(fields) if (near := nearest(word, fields))}


def routes_of(program: Program, owner: SourceObject) -> tuple[Route, ...]:
    """Return the routes that read an object, in name order, find routes included."""
    return tuple(route for _, route in sorted(program.routes.items()) if route.source == owner.name)


def filled(program: Program, route: Route) -> frozenset[str]:
    """Return the target fields that a route fills, those included whose expression did not resolve."""
    fields: Iterable[str] = (one.field for one in route.assignments if one.duty != "show")
    spec = program.pair.routes[route.name]
    return frozenset([*fields, *(one.field for one in route.references), *spec.set, *spec.const, *spec.link])
