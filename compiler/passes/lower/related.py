"""Fields of related rows: one row for each row that asks, so that a join never doubles anything.

A lookup and a `first` take the related row with the lowest `$source`; a `gather` lists the values of all, in
that order. The texts are read where the row's own are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.forms import Formats, read
from compiler.language.fragments import Sql, absent, column, compare, present, text
from compiler.model.program import Derived, Program, SourceField
from compiler.passes.lower.query import Chain, left_join, named, table
from compiler.passes.lower.texts import tidy

SOURCE = "$source"
_BY = "$by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Derived fields that come from the same related rows: their table's alias, and how rows match."""

    alias: str
    object: str
    own: str
    theirs: str
    gathers: bool
    fields: tuple[Derived, ...]


def related_field(program: Program, derived: Derived) -> SourceField:
    """Return the related object's field that a derived one takes."""
    return program.objects[derived.object].fields[derived.field]


def groups(derived: Iterable[Derived]) -> tuple[Related, ...]:
    """Group derived fields by the rows they come from; each gathered list stands alone."""
    found: dict[str, list[Derived]] = {}
    for one in derived:
        found.setdefault(_alias(one), []).append(one)
    return tuple(
        Related(
            alias=alias,
            object=members[0].object,
            own=members[0].own or SOURCE,
            theirs=members[0].theirs or SOURCE,
            gathers=members[0].how == "gather",
            fields=tuple(members),
        )
        for alias, members in sorted(found.items())
    )


def _alias(derived: Derived) -> str:
    match = f"{derived.object}.{derived.theirs or SOURCE} = {derived.own or SOURCE}"
    return f"all {derived.field} where {match}" if derived.how == "gather" else f"first where {match}"


def add_stages(chain: Chain, related: Related, program: Program, formats: Formats) -> Chain:
    """Add the select that has one row for each value of the matching column."""
    if not related.gathers:
        return chain.beside(related.alias, _first(related))
    derived = related.fields[0]
    texts = f"texts of {related.alias}"
    chain = chain.beside(texts, _texts(related, related_field(program, derived)))
    return chain.beside(related.alias, _gathered(texts, derived, program, formats))


def _first(related: Related) -> exp.Select:
    columns = [named(column(one.field), one.name) for one in related.fields]
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=[column(related.theirs)],
        order=exp.Order(expressions=[exp.Ordered(this=column(SOURCE))]),
    )
    query = exp.select(named(column(related.theirs), _BY), *columns).from_(table(related.object))
    query = query.where(_matched(related))
    query.set("qualify", exp.Qualify(this=compare(place, "=", exp.Literal.number(1))))
    return query


def _matched(related: Related) -> Sql:
    return compare(column(related.theirs), "!=", text(""))


def _texts(related: Related, field: SourceField) -> exp.Select:
    texts = [
        named(column(related.theirs), _BY),
        column(SOURCE),
        named(tidy(field.type, column(field.name)), "text"),
    ]
    return exp.select(*texts).from_(table(related.object)).where(_matched(related))


def _gathered(texts: str, derived: Derived, program: Program, formats: Formats) -> exp.Select:
    """List the texts; beside them, one of those that cannot be read, if there is one."""
    field = related_field(program, derived)
    values = program.source_enums.get(field.type.name or "", ())
    readable = read(field.type, column("text"), values, formats)
    ordered = exp.Order(this=column("text"), expressions=[exp.Ordered(this=column(SOURCE))])
    listed = _filtered(exp.ArrayAgg(this=ordered), present(column("text")))
    unreadable = _filtered(exp.Min(this=column("text")), absent(readable))
    return (
        exp.select(column(_BY), named(listed, derived.name), named(unreadable, f"{derived.name} text"))
        .from_(table(texts))
        .group_by(column(_BY))
    )


def _filtered(aggregate: Sql, condition: Sql) -> Sql:
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition))


def joined(query: exp.Select, related: Related, rows: str) -> exp.Select:
    """Join related rows to the rows of an object."""
    condition = compare(column(_BY, related.alias), "=", column(related.own, rows))
    return left_join(query, table(related.alias), condition)


def own_texts(related: Related) -> Mapping[str, Sql]:
    """Return the columns that the related rows add, by name: texts, and lists of texts."""
    if not related.gathers:
        return {f"{one.name} text": column(one.name, related.alias) for one in related.fields}
    name = related.fields[0].name
    return {
        f"{name} text": column(f"{name} text", related.alias),
        f"{name} list": column(name, related.alias),
    }
