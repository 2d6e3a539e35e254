"""How each source object lands, in four words that mean one thing each.

`1:1`: a row becomes one record. `split`: the rows are shared out, and each becomes one record of one of
several objects. `1:many`: a row becomes several records. `many:1`: several rows become one record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from compiler.model.program import Program, Route

Relation = Literal["1:1", "split", "1:many", "many:1"]
RELATIONS: tuple[Relation, ...] = ("1:1", "split", "1:many", "many:1")
"""From the plainest to what asks most of whoever looks at the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """One landing of a source object: the routes that its rows take together, those that make a record
    first.
    """

    source: str
    routes: tuple[Route, ...]
    relation: Relation


def landings(program: Program) -> tuple[Landing, ...]:
    """Return how each source object lands, in the order of the pair's routes.

    Routes that take every row of an object are one landing; each case of a split is one of its own, and so
    is each kind of file.
    """
    groups: dict[tuple[str, str], list[Route]] = {}
    for route in program.routes.values():
        together = "" if route.case is None and route.operation != "file" else route.name
        groups.setdefault((route.source, together), []).append(route)
    return tuple(_landing(program, group) for group in groups.values())


def _landing(program: Program, group: list[Route]) -> Landing:
    routes = tuple(sorted(group, key=lambda route: route.operation == "find"))
    return Landing(source=routes[0].source, routes=routes, relation=_relation(program, routes))


def _relation(program: Program, routes: tuple[Route, ...]) -> Relation:
    first = routes[0]
    if program.objects[first.source].collection is not None:
        return "many:1"
    if len(routes) > 1:
        return "1:many"
    sharing = {one.target for one in program.routes.values() if one.split and one.split == first.split}
    return "split" if len(sharing) > 1 else "1:1"


def folded_into(program: Program, name: str) -> tuple[str, ...]:
    """Name the source objects into whose records the rows of an object go as values, in name order."""
    return tuple(
        sorted(
            owner.name
            for owner in program.objects.values()
            if any(one.object == name and one.how != "lookup" for one in owner.derived.values())
        )
    )


def relation_of(program: Program, routes: Iterable[str], objects: Iterable[str] = ()) -> Relation | None:
    """Return how the rows behind some routes become records, None where there is no such route.

    `objects` are the source objects that are meant, where they are not those that the routes read: their
    rows go into the records of others as values. Of several relations it is the least plain one.
    """
    wanted = set(routes)
    found = [one.relation for one in landings(program) if wanted & {route.name for route in one.routes}]
    if not found:
        return None
    read = {program.routes[name].source for name in wanted if name in program.routes}
    folded = [name for name in objects if name not in read and set(folded_into(program, name)) & read]
    return "many:1" if folded else max(found, key=RELATIONS.index)
