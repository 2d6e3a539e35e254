"""Fields of related rows: which of them come from the same rows, and one joined row for each row that asks.

A lookup by key and a plain `first` take the related row with the lowest `$source`, all fields from the same
one. Every other way folds all related rows into one value; what folds the same rows shares one grouped
select. No join ever doubles a row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.fragments import Sql, column, compare, text
from compiler.model.program import Derived, Program, SourceField
from compiler.passes.lower.query import Chain, left_join, named, selected, table

SOURCE = "$source"
BY = "$by"
LISTS = frozenset({"gather", "distinct"})
TAKEN = frozenset({"lookup", "first", "latest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Derived fields that come from the same related rows: their table's alias, and how rows match."""

    alias: str
    object: str
    own: str
    theirs: str
    folds: bool
    fields: tuple[Derived, ...]


def related_field(program: Program, derived: Derived) -> SourceField:
    """Return the related object's field that a derived one takes."""
    return program.objects[derived.object].fields[derived.field]


def groups(program: Program, derived: Iterable[Derived]) -> tuple[Related, ...]:
    """Group derived fields by the rows they come from."""
    found: dict[str, list[Derived]] = {}
    for one in derived:
        found.setdefault(alias_of(program, one), []).append(one)
    return tuple(
        Related(
            alias=alias,
            object=members[0].object,
            own=members[0].own or SOURCE,
            theirs=members[0].theirs or SOURCE,
            folds=folds(program, members[0]),
            fields=tuple(members),
        )
        for alias, members in sorted(found.items())
    )


def folds(program: Program, derived: Derived) -> bool:
    """Tell whether a field is folded from all related rows, rather than taken from the first of them."""
    if derived.where is not None:
        return True
    if derived.how == "lookup":
        return not _is_key(program, derived)
    return derived.how != "first"


def _is_key(program: Program, derived: Derived) -> bool:
    return derived.theirs in ("", SOURCE) or program.objects[derived.object].key == (derived.theirs,)


def alias_of(program: Program, derived: Derived) -> str:
    """Name the select that a derived field comes from."""
    match = f"{derived.object}.{derived.theirs or SOURCE} = {derived.own or SOURCE}"
    return f"all where {match}" if folds(program, derived) else f"first where {match}"


def add_first(chain: Chain, related: Related) -> Chain:
    """Add the select that has the first related row for each value of the matching column."""
    columns = [named(column(one.field), one.name) for one in related.fields]
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=[column(related.theirs)],
        order=exp.Order(expressions=[exp.Ordered(this=column(SOURCE))]),
    )
    query = selected([named(column(related.theirs), BY), *columns], table(related.object))
    query = query.where(compare(column(related.theirs), "!=", text("")), copy=False)
    query.set("qualify", exp.Qualify(this=compare(place, "=", exp.Literal.number(1))))
    return chain.beside(related.alias, query)


def joined(query: exp.Select, related: Related, rows: str) -> exp.Select:
    """Join related rows to the rows of an object."""
    condition = compare(column(BY, related.alias), "=", column(related.own, rows))
    return left_join(query, table(related.alias), condition)


def part(derived: Derived) -> str:
    """Name the column that a derived field's value is made from, until it is read."""
    if derived.how in TAKEN:
        return f"{derived.name} text"
    return f"{derived.name} list" if derived.how in LISTS else f"{derived.name} value"


def own_parts(related: Related) -> Mapping[str, Sql]:
    """Return the columns that the related rows add, by name."""
    return {part(one): column(one.name, related.alias) for one in related.fields}
