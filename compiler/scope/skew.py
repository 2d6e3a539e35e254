"""Records that gather on one parent or one owner: every change there waits for every other one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.model.plan import Link, Load, Plan
from compiler.scope.loading import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Skew:
    """So many records of an object, at most, hang on one record.

    `on` is the route whose one record it is, the decision that names one owner, or the route of the people
    among whom records are shared out, where `rows` is an average.
    """

    target: str
    on: str
    how: Literal["parent", "owner", "people"]
    rows: int

    @property
    def text(self) -> str:
        """Say it in a sentence."""
        words = {
            "parent": f"up to {self.rows:,} {self.target} records hang on the one record of `{self.on}`",
            "owner": f"up to {self.rows:,} {self.target} records belong to the one owner of `{self.on}`",
            "people": f"about {self.rows:,} {self.target} records belong to each person of `{self.on}`",
        }
        return words[self.how]


def skews(plan: Plan, counts: Mapping[str, int | None], most: int) -> tuple[Skew, ...]:
    """Return where more than `most` records of an object gather, the largest first."""
    found = [one for one in gathered(plan, counts) if one.rows > most]
    return tuple(sorted(found, key=lambda one: (-one.rows, one.target, one.on)))


def gathered(plan: Plan, counts: Mapping[str, int | None]) -> tuple[Skew, ...]:
    """Return every place where records of an object gather, by object and place."""
    rows: dict[tuple[str, str, Literal["parent", "owner", "people"]], int] = {}
    for load, link in _links(plan):
        place = _place(plan, link)
        if place is not None:
            many = rows_of(plan, counts, load.source) or 0
            rows[load.target, *place] = rows.get((load.target, *place), 0) + many
    return tuple(
        Skew(target=target, on=on, how=how, rows=_each(plan, counts, on, many) if how == "people" else many)
        for (target, on, how), many in sorted(rows.items())
    )


def _links(plan: Plan) -> Iterator[tuple[Load, Link]]:
    """Yield each reference of what is written once; the cases of a split share one object's rows."""
    counted: set[tuple[str, str, str, tuple[str, ...]]] = set()
    split = {each.object for each in plan.splits}
    for load in plan.loads:
        for link in load.links:
            once = (
                load.source,
                load.target,
                link.name,
                link.routes if load.source in split else (load.route,),
            )
            if load.operation in ("upsert", "insert") and not load.second_pass and once not in counted:
                counted.add(once)
                yield load, link


def _place(plan: Plan, link: Link) -> tuple[str, Literal["parent", "owner", "people"]] | None:
    if not link.routes:
        return (link.fallback, "owner") if link.fallback else None
    parents = [load for load in plan.loads if load.route in link.routes]
    tenants = {table.object for table in plan.tables if table.channel == "tenant"}
    if parents and all(load.source in tenants for load in parents):
        return link.routes[0], "parent"
    if parents and all(load.operation == "find" for load in parents):
        return link.routes[0], "people"
    return None


def _each(plan: Plan, counts: Mapping[str, int | None], route: str, rows: int) -> int:
    people = next((rows_of(plan, counts, load.source) for load in plan.loads if load.route == route), None)
    return rows if not people else -(-rows // people)
