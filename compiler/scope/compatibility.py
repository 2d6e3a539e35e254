"""How much of a pair maps one to one: our own figure, and that of a published description, by one method.

The method of such descriptions: rows whose badge is exactly `1:1`, of all rows; percentages are rounded half
up. Counting cases of a split and files as rows of their own makes ours the stricter of the two.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compiler.model.program import Program
from compiler.scope.landings import Relation, landings, relation_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """So many rows map one to one, of so many."""

    one_to_one: int
    rows: int

    @property
    def percent(self) -> int:
        """Return the share in per cent, rounded half up; of nothing it is 0."""
        return (200 * self.one_to_one + self.rows) // (2 * self.rows) if self.rows else 0

    @property
    def text(self) -> str:
        """Write it as published descriptions do: `8 of 10`."""
        return f"{self.one_to_one} of {self.rows}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One published row beside what this pair does: `relation` is ours, None where no route does it.

    `unknown` are routes and objects that the row names and the pair does not have.
    """

    name: str
    source: str
    target: str
    published: str
    relation: Relation | None
    routes: tuple[str, ...]
    unknown: tuple[str, ...]
    why: str | None

    @property
    def differs(self) -> bool:
        """Say whether this pair does something else than the row says."""
        return self.relation != self.published


def figure(relations: Iterable[str | None]) -> Figure:
    """Count what is exactly `1:1`."""
    found = tuple(relations)
    return Figure(one_to_one=sum(one == "1:1" for one in found), rows=len(found))


def own_figure(program: Program) -> Figure:
    """Return the one number of this pair: its landings, the customer's own row aside, that are one to one."""
    return figure(
        one.relation for one in landings(program) if program.objects[one.source].channel != "tenant"
    )


def known_objects(program: Program) -> set[str]:
    """Name the objects that a published row may be about: those read, those made, and those left alone."""
    return {*program.objects, *program.source.objects, *program.pair.collect}


def compared(program: Program) -> tuple[Compared, ...]:
    """Return every row of the published description beside what the routes do, in its own order."""
    return tuple(_compared(program))


def _compared(program: Program) -> Iterator[Compared]:
    published = program.pair.published
    written = known_objects(program)
    for name, row in (published.rows if published else {}).items():
        routes = tuple(one for one in row.routes if one in program.routes)
        objects = tuple(one for one in row.objects if one in program.objects)
        yield Compared(
            name=name,
            source=row.from_,
            target=row.to,
            published=row.as_,
            relation=relation_of(program, routes, objects),
            routes=routes,
            unknown=tuple(sorted({*row.routes} - {*program.pair.routes} | {*row.objects} - written)),
            why=row.why,
        )


def uncovered(program: Program, rows: Sequence[Compared]) -> tuple[str, ...]:
    """Name the routes that no published row speaks of, in the order of the pair."""
    spoken_of = {route for row in rows for route in row.routes}
    return tuple(name for name in program.routes if name not in spoken_of)
