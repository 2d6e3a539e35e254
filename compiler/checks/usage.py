"""Which source fields a route uses: the question behind every rule about loss."""

import re
from collections.abc import Iterable, Iterator

from compiler.diagnostics.suggest import nearest
from compiler.language.check import paths
from compiler.model.program import Collection, Expression, Program, Route, SourceObject
from compiler.platforms.known import platform_of
from compiler.spec.pair import LinkSpec

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def fields_used(program: Program, route: Route) -> frozenset[str]:
    """Return the own fields of the route's source that reach the target, a split, a key or a join, other rows
    that are made from its own included.
    """
    owner = program.objects[route.source]
    named = set(owner.key) | _named(program, route)
    named |= {derived.own for derived in owner.derived.values() if derived.name in named}
    for made in (one.collection for one in program.objects.values() if one.collection):
        if made.of == owner.name:
            named |= _collected(made)
    named |= {
        one.inside.field for one in program.objects.values() if one.inside and one.inside.object == owner.name
    }
    for field in tuple(named & set(owner.fields)):
        refers = owner.fields[field].refers
        if refers:
            named |= {refers.by, refers.id}
    return with_members(owner, named)


def with_members(owner: SourceObject, names: Iterable[str]) -> frozenset[str]:
    """Return those of the names that are fields, with all members of those that are JSON."""
    named = frozenset(names)
    members = (name for name in owner.fields if named & set(_around(name)))
    return (named & frozenset(owner.fields)) | frozenset(members)


def _around(name: str) -> Iterator[str]:
    """Yield the JSON fields that a member is in, the innermost last."""
    parts = name.split(".")
    return (".".join(parts[:number]) for number in range(1, len(parts)))


def containers(owner: SourceObject) -> frozenset[str]:
    """Return the JSON fields whose members are fields of their own, which count one by one."""
    return frozenset(each for name in owner.fields for each in _around(name))


def _collected(made: Collection) -> set[str]:
    named = {name for one in made.fields for name in paths(one.expression.node)}
    named |= {one.on for one in made.fields if one.on}
    return named | (set(paths(made.where.node)) if made.where else set())


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
    published = spec.publish_to if platform_of(program).file_parent not in resolved else None
    links += [published] if published else []
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
    written = (*spec.set, *spec.const, *spec.link, *spec.found)
    others = [*(one.field for one in route.references), *(one.field for one in route.found)]
    return frozenset([*fields, *others, *written])


def expressions(program: Program) -> Iterator[Expression]:
    """Yield every expression of a program, wherever it stands."""
    for route in program.routes.values():
        yield from (one.expression for one in route.assignments if one.expression)
    for split in program.splits.values():
        yield from (case.condition for case in split.cases)
    for owner in program.objects.values():
        yield from (one.where for one in owner.derived.values() if one.where)
        if owner.collection:
            yield from (one.expression for one in owner.collection.fields)
            yield from (one for one in (owner.collection.where,) if one)
