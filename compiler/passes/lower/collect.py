"""The SQL of a made object: one row for each different key among the rows of another.

A row that lacks a part of the key belongs to none. One whose key cannot be told makes a row of its own, which
is broken, so that nobody looks for it in vain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.check import paths
from compiler.language.forms import Formats
from compiler.language.fragments import (
    Sql,
    absent,
    call,
    cast,
    column,
    compare,
    empty_is_nothing,
    every,
    first_of,
    holds,
    joined,
    listed,
    no,
    nothing,
    present,
    some,
    text,
    truth,
    when,
)
from compiler.language.sql import Failure, Term, to_condition, to_value
from compiler.language.types import Kind, Type
from compiler.model.program import Collected, Collection, Program, SourceObject
from compiler.passes.lower.layers import add_steps
from compiler.passes.lower.query import Chain, named, ordered, select, select_all, selected, statement, table
from compiler.passes.lower.reading import POSITION, SOURCE, formats, read_all_rows
from compiler.passes.lower.scope import RowScope
from compiler.passes.lower.totals import average_of, sum_of, too_large
from compiler.passes.lower.unusable import UNREADABLE, is_unreadable

ABSENT, BROKEN = "$absent", "$broken"
_COUNTS = "$counts"
_ASIDE = "set aside"
_FOLDED = frozenset({"sum", "average"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A field of a made object with what it is made from: a column for its value in each row that is grouped,
    one that tells where there is none because something failed, and where it is written.
    """

    way: Collected
    term: Term
    type: Type
    address: str

    @property
    def value(self) -> Sql:
        """Return the value's column."""
        return column(self.way.name)

    @property
    def failed(self) -> str:
        """Name the column that tells of a failure."""
        return f"{self.address} failed"


def collect_sql(program: Program, made: SourceObject) -> str:
    """Return the statement that makes the rows of a collected object.

    Its columns are `$position`, `$source`, `$absent`, `$broken` (NULL, or where a row is broken, below the
    collection's address), and one for each field, as texts that read as the fields' types; it is ordered by
    `$source`.
    """
    collection = _collection(made)
    owner = program.objects[collection.of]
    scope = RowScope(program=program, owner=owner)
    parts = tuple(_parts(made, collection, scope))
    where = to_condition(collection.where.node, scope) if collection.where else None
    chain = read_all_rows(Chain(), program, owner, _named(collection, parts))
    steps = [step for part in parts for step in part.term.steps]
    chain = add_steps(chain, [*steps, *(where.steps if where else ())])
    unread = is_unreadable(owner, paths(collection.where.node)) if collection.where else truth(False)
    chain = chain.then("members", _members(chain.rows, parts, where, unread))
    chain = chain.then("keyed members", _keyed(chain.rows, parts))
    chain = chain.then("groups", _grouped(chain.rows, parts, made))
    if collection.primary:
        chain = chain.then("flagged groups", _flagged(chain.rows, collection))
    last = ordered(_last(chain.rows, made, formats(program)), (SOURCE,))
    return statement(chain, last, _header(program, made, collection))


def _collection(made: SourceObject) -> Collection:
    assert made.collection is not None
    return made.collection


def _parts(made: SourceObject, collection: Collection, scope: RowScope) -> Iterator[_Part]:
    for way in collection.fields:
        yield _Part(
            way=way,
            term=to_value(way.expression.node, scope),
            type=made.fields[way.name].type,
            address=f"{'key' if way.how == 'key' else 'fields'}.{way.name}",
        )


def _named(collection: Collection, parts: Sequence[_Part]) -> frozenset[str]:
    """Return the fields of the grouped object that anything is made from."""
    names = {name for part in parts for name in paths(part.way.expression.node)}
    names |= {part.way.on for part in parts if part.way.on}
    return frozenset(names | set(paths(collection.where.node) if collection.where else ()))


def _members(rows: str, parts: Sequence[_Part], where: Term | None, unread: Sql) -> exp.Select:
    """Work every value out for each row, whether it counts, and what failed; `unread` tells of a row that
    was set aside that what chooses rows cannot be read.
    """
    columns: dict[str, Sql] = {_ASIDE: present(column(UNREADABLE))}
    for part in parts:
        columns[part.way.name] = part.term.value
        columns[part.failed] = _any(part.term.failures)
        if part.way.on:
            columns[_order(part)] = column(part.way.on)
            columns[_unordered(part)] = every(
                present(column(f"{part.way.on} text")), absent(column(part.way.on))
            )
    columns["where failed"] = holds(some(_any(where.failures), unread)) if where else truth(False)
    columns[_COUNTS] = where.value if where else truth(True)
    return select(rows, columns, keep=(SOURCE,))


def _any(failures: Sequence[Failure]) -> Sql:
    return holds(some(*(failure.condition for failure in failures))) if failures else truth(False)


def _order(part: _Part) -> str:
    return f"{part.address} order"


def _unordered(part: _Part) -> str:
    return f"{part.address} order failed"


def _keyed(rows: str, parts: Sequence[_Part]) -> exp.Select:
    """Name the group of each row that has one; what cannot be told is a group of its own."""
    keys = [part for part in parts if part.way.how == "key"]
    texts = [_key_text(part) for part in keys]
    unsure = some(*(column(part.failed) for part in keys))
    whole = texts[0]
    for each in texts[1:]:
        whole = joined(joined(whole, text("|")), each)
    apart = joined(text("? "), column(SOURCE))
    group = when((unsure, apart), otherwise=whole)
    columns = {name: column(name) for name in _columns_of(parts)}
    there = [present(each) for each in texts]
    if len(texts) > 1:  # a bar in a part would make two different keys one
        there += [no(call("CONTAINS", each, text("|"))) for each in texts]
    alone = every(unsure, no(column(_ASIDE)))  # a row that was set aside is counted as that
    belongs = some(alone, every(*there, some(column(_COUNTS), column("where failed"))))
    first = {"$row": column(SOURCE), SOURCE: group, "key failed": unsure}
    return select(rows, {**first, **columns}).where(belongs, copy=False)


def _columns_of(parts: Sequence[_Part]) -> tuple[str, ...]:
    names = [name for part in parts for name in (part.way.name, part.failed)]
    names += [name for part in parts if part.way.on for name in (_order(part), _unordered(part))]
    return (*names, "where failed", _COUNTS, _ASIDE)


def _key_text(part: _Part) -> Sql:
    """Return a key part as a text: what a link to the row would say."""
    kind = part.way.expression.type.kind
    value = cast(part.value, "VARCHAR") if kind in (Kind.INT, Kind.DATE) else part.value
    return empty_is_nothing(value)


def _grouped(rows: str, parts: Sequence[_Part], made: SourceObject) -> exp.Select:
    keys = [part for part in parts if part.way.how == "key"]
    others = [part for part in parts if part.way.how != "key"]
    columns = [column(SOURCE)]
    columns += [named(exp.Min(this=part.value), part.way.name) for part in keys]
    columns += [named(_fold(part), part.way.name) for part in others]
    columns.append(named(_broken(keys, others), BROKEN))
    return selected(columns, table(rows)).group_by(column(SOURCE), copy=False)


def _over(aggregate: Sql) -> Sql:
    """Let an aggregate see the rows that count."""
    counts = every(column(_COUNTS), no(column("key failed")))
    return exp.Filter(this=aggregate, expression=exp.Where(this=counts))


def _fold(part: _Part) -> Sql:
    made = part.way.expression.type
    match part.way.how:
        case "count":
            return _over(exp.Count(this=part.value))
        case "sum":
            return sum_of(part.value, made, part.type, _over)
        case "average":
            return average_of(part.value, made, part.type, _over)
        case "least":
            return _over(exp.Min(this=part.value))
        case "greatest":
            return _over(exp.Max(this=part.value))
        case _:
            return _chosen(part, part.value)


def _chosen(part: _Part, value: Sql) -> Sql:
    """Take a value from the first or the latest row; rows without an order come before the others."""
    if part.way.how == "first":
        return _over(call("ARG_MIN_NULL", value, column("$row")))
    order = column(_order(part))
    members = {"dated": present(order), "at": order, "by": column("$row")}
    rank = exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(name, quoted=True), expression=member)
            for name, member in members.items()
        ]
    )
    return _over(call("ARG_MAX_NULL", value, rank))


def _broken(keys: Sequence[_Part], others: Sequence[_Part]) -> Sql:
    """Name the first part of a row that cannot be told."""
    cases = [(call("BOOL_OR", column(part.failed)), text(part.address)) for part in keys]
    cases.append((call("BOOL_OR", column("where failed")), text("where")))
    cases.append((_over(call("BOOL_OR", column(_ASIDE))), text("of")))
    cases += [(condition, text(part.address)) for part in others for condition in _doubts(part)]
    return when(*((holds(condition), address) for condition, address in cases))


def _doubts(part: _Part) -> Iterator[Sql]:
    if part.way.how in ("first", "latest"):
        yield _chosen(part, column(part.failed))
    else:
        yield _over(call("BOOL_OR", column(part.failed)))
    if part.way.on:
        yield _over(call("BOOL_OR", column(_unordered(part))))
    if part.way.how in _FOLDED:
        yield too_large(part.value, part.way.expression.type, _fold(part), _over)


def _flagged(rows: str, collection: Collection) -> exp.Select:
    """Flag, of the rows with the same `per`, the one with the most; the lowest key of several such."""
    primary = collection.primary
    assert primary is not None
    most = exp.Ordered(this=column(primary.most), desc=True, nulls_first=False)
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=[column(primary.per)],
        order=exp.Order(expressions=[most, exp.Ordered(this=column(SOURCE))]),
    )
    return select_all(rows, {primary.field: compare(place, "=", exp.Literal.number(1))})


def _last(rows: str, made: SourceObject, forms: Formats) -> exp.Select:
    position = exp.Window(
        this=exp.RowNumber(), order=exp.Order(expressions=[exp.Ordered(this=column(SOURCE))])
    )
    columns: dict[str, Sql] = {
        POSITION: position,
        SOURCE: column(SOURCE),
        ABSENT: cast(listed([]), "VARCHAR[]"),
        BROKEN: first_of(column(BROKEN), nothing()),
    }
    columns |= {
        name: when((absent(column(BROKEN)), staged_text(column(name), field.type, forms)))
        for name, field in made.fields.items()
    }
    return select(rows, columns)


def staged_text(value: Sql, type_: Type, forms: Formats) -> Sql:
    """Write a value as the source would: reading the text again gives the same value."""
    match type_.kind:
        case Kind.DATE:
            return call("STRFTIME", value, text(forms.date[0]))
        case Kind.DATETIME:
            return call("STRFTIME", value, text(_finest(forms.datetime).replace("%z", "+0000")))
        case Kind.LOCAL:
            plain = tuple(form for form in forms.datetime if "%z" not in form) or ("%Y-%m-%d %H:%M:%S",)
            return call("STRFTIME", value, text(_finest(plain)))
        case Kind.BOOL | Kind.INT | Kind.DECIMAL | Kind.MONEY | Kind.TIME:
            return cast(value, "VARCHAR")
        case _:
            return value


def _finest(forms: tuple[str, ...]) -> str:
    """Return the form that says most: the first with parts of a second, else the first with seconds."""
    marks = ("%f", "%g", "%n", "%S")
    return next((form for mark in marks for form in forms if mark in form), forms[0])


def _header(program: Program, made: SourceObject, collection: Collection) -> Iterator[str]:
    chosen = f" where {' '.join(collection.where.text.split())}" if collection.where else ""
    yield f"{program.pair.name}, rows of {made.name}: one for each different key of {collection.of}{chosen}."
    yield f"A {collection.of} without every part of the key belongs to no row."
    yield ""
    yield "$position  order of the keys"
    yield "$source    the row's key"
    yield "$absent    nothing: a made row has all its columns"
    yield "$broken    what of a row cannot be told; NULL for most"
    for way in collection.fields:
        yield f"{way.name}  {way.how} of {' '.join(way.expression.text.split())}"
    if collection.primary:
        one = collection.primary
        yield f"{one.field}  true for one row of each {one.per}: the one with the most {one.most}"
    yield "A column named like an expression holds its value; `^a` in such a name stands for `A`."
