"""The first two selects of every statement: the texts of the rows, and the values they stand for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.forms import Formats, read
from compiler.language.fragments import Sql, column, compare, every, nothing, text
from compiler.model.program import Derived, Program, SourceObject
from compiler.passes.lower.folding import (
    add_flags,
    add_folded,
    doubts,
    fields_with_parts,
    read_field,
    stored,
    told,
)
from compiler.passes.lower.query import Chain, named, select, select_all, selected, table
from compiler.passes.lower.related import (
    LISTS,
    TAKEN,
    Related,
    add_first,
    groups,
    joined,
    own_parts,
    part,
    related_field,
)
from compiler.passes.lower.texts import tidy
from compiler.passes.lower.unusable import UNREADABLE, flags, flags_alias, join_flags, set_aside

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
    for one in _related(program, owner, names):
        chain = add_folded(chain, one, program, formats(program)) if one.folds else add_first(chain, one)
        chain = add_flags(chain, one, program, formats(program))
    return chain


def read_rows(
    chain: Chain, program: Program, owner: SourceObject, names: Collection[str], claim: Claim | None = None
) -> Chain:
    """Read the named fields of an object, each once; of all its rows, or of those that are claimed."""
    rows = "claimed rows" if claim else "all rows"
    used = fields_with_parts(owner, frozenset(names))
    texts = _staged(program, owner, used, _related(program, owner, used))
    chain = chain.then(f"texts of {rows}", _claimed(texts, owner.name, claim) if claim else texts)
    values = {name: read_field(program, owner, name, formats(program)) for name in stored(owner, used)}
    values |= {name: _derived(program, one) for name, one in owner.derived.items() if name in used}
    return chain.then(f"fields of {rows}", select_all(chain.rows, values))


def read_all_rows(chain: Chain, program: Program, owner: SourceObject, names: Collection[str]) -> Chain:
    """Read the named own fields of an object, also of rows that were set aside: these have `$unreadable`."""
    used = stored(owner, fields_with_parts(owner, frozenset(names)))
    chain = chain.then(f"{owner.name}, set aside or not", _with_set_aside(owner, used))
    texts = {f"{name} text": tidy(owner.fields[name].type, column(name)) for name in used}
    chain = chain.then("texts of all rows", select(chain.rows, texts, keep=(POSITION, SOURCE, UNREADABLE)))
    values = {name: read_field(program, owner, name, formats(program)) for name in used}
    return chain.then("fields of all rows", select_all(chain.rows, values))


def _with_set_aside(owner: SourceObject, used: Sequence[str]) -> exp.Select:
    kept = [column(name) for name in (POSITION, SOURCE, *used)]
    usable = selected([*kept, named(nothing("VARCHAR[]"), UNREADABLE)], table(owner.name))
    others = selected([*kept, column(UNREADABLE)], set_aside(owner.name))
    both = exp.Union(this=usable, expression=others, distinct=False)
    return exp.Select(expressions=[exp.Star()]).from_(both.subquery(copy=False), copy=False)


def formats(program: Program) -> Formats:
    """Return how the source writes dates and times."""
    return Formats(date=program.source.formats.date, datetime=program.source.formats.datetime)


def _related(program: Program, owner: SourceObject, names: Collection[str]) -> tuple[Related, ...]:
    return groups(program, (derived for name, derived in owner.derived.items() if name in names))


def _claimed(query: exp.Select, rows: str, claim: Claim) -> exp.Select:
    condition = every(
        compare(column(SOURCE, claim.rows), "=", column(SOURCE, rows)),
        compare(column(claim.column, claim.rows), "=", text(claim.value)),
    )
    query.append("joins", exp.Join(this=table(claim.rows), on=condition))
    return query.select(*(column(name, claim.rows) for name in claim.along), copy=False)


def _staged(
    program: Program, owner: SourceObject, used: frozenset[str], related: tuple[Related, ...]
) -> exp.Select:
    rows = owner.name
    texts: dict[str, Sql] = {POSITION: column(POSITION, rows), SOURCE: column(SOURCE, rows)}
    for name in stored(owner, used):
        texts[f"{name} text"] = tidy(owner.fields[name].type, column(name, rows))
    for one in related:
        texts |= _tidied(program, one)
    query = select(table(rows), texts)
    for one in related:
        query = join_flags(joined(query, one, rows), one, rows)
    return query


def _tidied(program: Program, related: Related) -> dict[str, Sql]:
    """Return the columns that related rows add; folded ones are tidy, and all come with their doubts."""
    parts = dict(own_parts(related))
    aside = {name: column(name, flags_alias(related)) for name in flags(program, related)}
    if not related.folds:
        for one in related.fields:
            tidied = tidy(related_field(program, one).type, parts[part(one)])
            parts[part(one)] = told(program, one, tidied)
        return {**parts, **aside}
    sure = [one for one in related.fields if one.how not in LISTS]
    parts |= {part(one): told(program, one, parts[part(one)]) for one in sure}
    doubtful = {doubt.column for one in related.fields for doubt in doubts(program, one)}
    return {**parts, **aside, **{name: column(name, related.alias) for name in sorted(doubtful)}}


def _derived(program: Program, derived: Derived) -> Sql:
    raw = column(part(derived))
    if derived.how in LISTS:  # a map may read the list even where not all of it is known
        return told(program, derived, raw)
    if derived.how not in TAKEN:
        return raw
    type_ = derived.type
    return read(type_, raw, program.source_enums.get(type_.name or "", ()), formats(program))
