"""The first two selects of every statement: the texts of the rows, and the values they stand for."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.forms import Formats, read
from compiler.language.fragments import Sql, absent, column, compare, every, text, when
from compiler.language.types import Type
from compiler.model.program import Program, SourceObject
from compiler.passes.lower.query import Chain, select, select_all, table
from compiler.passes.lower.related import Related, add_stages, groups, joined, own_texts, related_field
from compiler.passes.lower.texts import tidy

POSITION, SOURCE = "$position", "$source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The rows to read: those of a select whose column has a value, and the columns to take along."""

    rows: str
    column: str
    value: str
    along: tuple[str, ...]


def related_rows(program: Program, owner: SourceObject, names: Collection[str]) -> Chain:
    """Begin a statement with the related rows that the named fields come from."""
    chain = Chain()
    for one in _related(owner, names):
        chain = add_stages(chain, one, program, _formats(program))
    return chain


def read_rows(
    chain: Chain, program: Program, owner: SourceObject, names: Collection[str], claim: Claim | None = None
) -> Chain:
    """Read the named fields of an object, each once; of all its rows, or of those that are claimed."""
    rows = "claimed rows" if claim else "all rows"
    used = _with_parts(owner, names)
    texts = _staged(program, owner, used, _related(owner, used))
    chain = chain.then(f"texts of {rows}", _claimed(texts, owner.name, claim) if claim else texts)
    values = {name: _value(program, owner, name, _formats(program)) for name in _stored(owner, used)}
    return chain.then(f"fields of {rows}", select_all(chain.rows, values))


def _related(owner: SourceObject, names: Collection[str]) -> tuple[Related, ...]:
    return groups(derived for name, derived in owner.derived.items() if name in names)


def _formats(program: Program) -> Formats:
    return Formats(date=program.source.formats.date, datetime=program.source.formats.datetime)


def _with_parts(owner: SourceObject, names: Collection[str]) -> frozenset[str]:
    """Add the two fields that a composed reference is made of."""
    composed = [owner.fields[name].refers for name in names if name in owner.fields]
    parts = {part for refers in composed if refers for part in (refers.by, refers.id)}
    return frozenset(names) | parts


def _stored(owner: SourceObject, used: Collection[str]) -> list[str]:
    own = [name for name, field in owner.fields.items() if name in used and field.refers is None]
    return own + [name for name in owner.derived if name in used]


def _claimed(query: exp.Select, rows: str, claim: Claim) -> exp.Select:
    condition = every(
        compare(column(SOURCE, claim.rows), "=", column(SOURCE, rows)),
        compare(column(claim.column, claim.rows), "=", text(claim.value)),
    )
    query = query.join(table(claim.rows), on=condition)
    return query.select(*(column(name, claim.rows) for name in claim.along))


def _staged(
    program: Program, owner: SourceObject, used: Collection[str], related: tuple[Related, ...]
) -> exp.Select:
    rows = owner.name
    texts: dict[str, Sql] = {POSITION: column(POSITION, rows), SOURCE: column(SOURCE, rows)}
    for name, field in owner.fields.items():
        if name in used and field.refers is None:
            texts[f"{name} text"] = tidy(field.type, column(name, rows))
    for one in related:
        for name, sql in own_texts(one).items():
            texts[name] = sql if one.gathers else tidy(_item_type(program, one, name), sql)
    query = select(table(rows), texts)
    for one in related:
        query = joined(query, one, rows)
    return query


def _item_type(program: Program, related: Related, column_name: str) -> Type:
    derived = next(one for one in related.fields if f"{one.name} text" == column_name)
    return related_field(program, derived).type


def _value(program: Program, owner: SourceObject, name: str, formats: Formats) -> Sql:
    raw = column(f"{name} text")
    derived = owner.derived.get(name)
    if derived and derived.how == "gather":
        return when((absent(raw), column(f"{name} list")))
    type_ = derived.type if derived else owner.fields[name].type
    return read(type_, raw, program.source_enums.get(type_.name or "", ()), formats)
