"""How many rows there are of each source object, and how that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.model.outline import Outline
from compiler.model.plan import Plan, StagedTable

Origin = Literal["found", "given", "typical", "ratio", "unknown"]
"""Counted in an account, said by a person, that of a usual account, in the proportion of a usual account, or
not known at all.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The rows of one source object; None where nobody can tell."""

    object: str
    rows: int | None
    origin: Origin


def counts_of(
    plan: Plan, outline: Outline, known: Mapping[str, int], origin: Origin = "given"
) -> tuple[Count, ...]:
    """Return the count of each object that a run reads or makes, in the plan's order.

    `known` are counts by object, and `origin` says where they come from. What is not among them is that of a
    usual account; rows that come from those of another object follow it in the proportion of a usual account.
    """
    tables = {table.object: table for table in plan.tables}
    return tuple(
        _count(tables, outline, table, (known, origin))
        for table in plan.tables
        if table.needed and table.channel != "tenant"
    )


def usual(plan: Plan, outline: Outline) -> tuple[Count, ...]:
    """Return the counts of a usual account."""
    return counts_of(plan, outline, {})


def rows_by_object(counts: Iterable[Count]) -> Mapping[str, int | None]:
    """Return the counts by object."""
    return {one.object: one.rows for one in counts}


def origin_of_rows(table: StagedTable, outline: Outline) -> str | None:
    """Name the object whose rows the rows of an object come from; None for those that stand by themselves."""
    return table.inside.object if table.inside else outline.made_of.get(table.object)


def _count(
    tables: Mapping[str, StagedTable],
    outline: Outline,
    table: StagedTable,
    said: tuple[Mapping[str, int], Origin],
) -> Count:
    known, origin = said
    name = table.object
    if name in known:
        return Count(object=name, rows=known[name], origin=origin)
    usual_rows = outline.typical.get(name)
    parent = tables.get(origin_of_rows(table, outline) or "")
    if usual_rows is None:
        return Count(object=name, rows=None, origin="unknown")
    if parent is None:
        # An account was looked at and did not tell: a usual one would be a guess about this one.
        missing = origin == "found"
        return Count(
            object=name, rows=None if missing else usual_rows, origin="unknown" if missing else "typical"
        )
    return _in_proportion(name, usual_rows, outline, _count(tables, outline, parent, said))


def _in_proportion(name: str, usual_rows: int, outline: Outline, parent: Count) -> Count:
    if parent.origin == "typical":
        return Count(object=name, rows=usual_rows, origin="typical")
    whole = outline.typical.get(parent.object)
    if parent.rows is None or not whole:
        return Count(object=name, rows=None, origin="unknown")
    return Count(object=name, rows=(2 * parent.rows * usual_rows + whole) // (2 * whole), origin="ratio")
