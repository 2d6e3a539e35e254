"""Related rows that were set aside when they were staged: whoever would have taken one is refused.

They stand in `"$set_aside <object>"`, a table with the object's columns and `$unreadable`, the columns that
hold nothing because what came could not be kept. It is empty for most objects, and then costs nothing.
"""

from collections.abc import Iterable

from sqlglot import exp

from compiler.language.check import paths
from compiler.language.fragments import (
    Sql,
    call,
    column,
    compare,
    holds,
    listed,
    not_blank,
    some,
    text,
    truth,
)
from compiler.language.labels import label
from compiler.language.sql import Failure, to_condition
from compiler.model.program import Derived, Program, SourceObject
from compiler.passes.lower.fields import FieldScope
from compiler.passes.lower.query import Chain, left_join, named, selected, table
from compiler.passes.lower.refusals import UNUSABLE, address
from compiler.passes.lower.related import BY, SOURCE, Related, alias_of

UNREADABLE = "$unreadable"


def set_aside(object_name: str) -> exp.Table:
    """Name the table of an object's rows that were set aside."""
    return table(f"$set_aside {object_name}")


def flag(program: Program, derived: Derived) -> str:
    """Name the column that tells that a derived field would be taken from a row that was set aside."""
    where = ""
    if derived.where:
        scope = FieldScope(program=program, owner=program.objects[derived.object])
        where = f" where {label(derived.where.node, scope.names())}"
    return f"{alias_of(program, derived)}: {UNUSABLE}{where}"


def unusable(program: Program, derived: Derived) -> Failure:
    """Return that a derived field would be taken from a row that was set aside."""
    condition = holds(column(flag(program, derived)))
    return Failure(condition=condition, rule=UNUSABLE, address=address(derived.place))


def flags_alias(related: Related) -> str:
    """Name the select that has one row for each value of the matching column among rows set aside."""
    return f"set aside, {related.alias}"


def flags(program: Program, related: Related) -> tuple[str, ...]:
    """Return the columns of that select."""
    return tuple(sorted({flag(program, one) for one in related.fields}))


def add_plain_flags(chain: Chain, program: Program, related: Related) -> Chain:
    """Add that select where any row counts."""
    by = matching(program, related)
    columns = [named(by, BY), *(named(truth(True), name) for name in flags(program, related))]
    query = selected(columns, set_aside(related.object)).where(not_blank(by), copy=False)
    return chain.beside(flags_alias(related), query.distinct(copy=False))


def add_chosen_flags(chain: Chain, rows: str, program: Program, related: Related) -> Chain:
    """Add that select where a `where` says which rows count, from rows in which it has been worked out."""
    told = {flag(program, one): _counts(program, one) for one in related.fields}
    columns = [named(call("BOOL_OR", told[name]), name) for name in sorted(told)]
    query = selected([column(BY), *columns], table(rows)).group_by(column(BY), copy=False)
    return chain.beside(flags_alias(related), query)


def matching(program: Program, related: Related) -> Sql:
    """Return what matches a row that was set aside: a key is also known where its column is not."""
    is_key = program.objects[related.object].key == (related.theirs,)
    return column(SOURCE if is_key else related.theirs)


def join_flags(query: exp.Select, related: Related, rows: str) -> exp.Select:
    """Join the flags to the rows that ask."""
    condition = compare(column(BY, flags_alias(related)), "=", column(related.own, rows))
    return left_join(query, table(flags_alias(related)), condition)


def is_unreadable(owner: SourceObject, names: Iterable[str]) -> Sql:
    """Tell that a row lacks the value of one of the named fields because it is broken."""
    parts = {part for name in names for part in _stored(owner, name)}
    return call("LIST_HAS_ANY", column(UNREADABLE), listed([text(part) for part in sorted(parts)]))


def _counts(program: Program, derived: Derived) -> Sql:
    """Tell that a row counts, or that nobody can say whether it does."""
    if derived.where is None:
        return truth(True)
    owner = program.objects[derived.object]
    term = to_condition(derived.where.node, FieldScope(program=program, owner=owner))
    doubts = [holds(failure.condition) for failure in term.failures]
    return some(holds(term.value), *doubts, is_unreadable(owner, paths(derived.where.node)))


def _stored(owner: SourceObject, name: str) -> tuple[str, ...]:
    field = owner.fields.get(name)
    return (field.refers.by, field.refers.id) if field and field.refers else (name,)
