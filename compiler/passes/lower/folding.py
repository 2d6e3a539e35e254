"""Related rows folded into one: a value for each derived field, and why it cannot be told where it cannot.

What is counted, added up or listed must be readable in every row that goes into it, and so must what chooses
among the rows; otherwise the row that asks is refused with a reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.check import paths
from compiler.language.forms import Formats, read, written
from compiler.language.fragments import (
    Sql,
    call,
    column,
    compare,
    every,
    first_of,
    holds,
    not_blank,
    number,
    present,
    some,
    spelled,
    truth,
)
from compiler.language.labels import label
from compiler.language.sql import Failure, to_condition
from compiler.language.types import Kind
from compiler.model.program import Derived, Expression, Program, SourceObject
from compiler.passes.lower.fields import FieldScope, unreadable
from compiler.passes.lower.layers import add_steps
from compiler.passes.lower.query import Chain, named, select_all, selected, table
from compiler.passes.lower.refusals import DOES_NOT_FIT, SEVERAL, address
from compiler.passes.lower.related import BY, SOURCE, Related, alias_of, folds, related_field
from compiler.passes.lower.texts import tidy
from compiler.passes.lower.totals import sum_of, too_large
from compiler.passes.lower.unusable import (
    UNREADABLE,
    add_chosen_flags,
    add_plain_flags,
    flag,
    matching,
    set_aside,
    unusable,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A way in which a folded field cannot be told: the column that says so, how it is worked out over the
    related rows, and what the row that asks is refused for.
    """

    column: str
    aggregate: Sql
    rule: str
    address: str


def choice_doubts(program: Program, derived: Derived) -> tuple[Doubt, ...]:
    """Return the ways in which it cannot be told which related rows a derived field is about."""
    if not folds(program, derived):
        return ()
    found = [*_of_choice(derived, _scope(program, derived), program)]
    return (*found, *_several(program, derived))


def doubts(program: Program, derived: Derived) -> tuple[Doubt, ...]:
    """Return the ways in which a derived field cannot be told; none for one that is not folded."""
    if not folds(program, derived):
        return ()
    return (*choice_doubts(program, derived), *_of_values(program, derived, _scope(program, derived)))


def _scope(program: Program, derived: Derived) -> FieldScope:
    return FieldScope(program=program, owner=program.objects[derived.object])


def _of_choice(derived: Derived, scope: FieldScope, program: Program) -> Iterator[Doubt]:
    """Yield the ways in which `where` cannot be told for a row; fields that cannot be read are shared."""
    if derived.where is None:
        return
    alias = alias_of(program, derived)
    plain = {
        spelled(failure.condition)
        for name in paths(derived.where.node)
        for failure in scope.read(name).failures
    }
    for failure in to_condition(derived.where.node, scope).failures:
        place = failure.address or address(derived.where.place)
        shared = spelled(failure.condition) in plain
        about = "" if shared else f" in {_label(derived.where, scope)}"
        yield Doubt(
            column=f"{alias}: {failure.rule} {place}{about}",
            aggregate=call("BOOL_OR", failure.condition),
            rule=failure.rule,
            address=place,
        )


def _several(program: Program, derived: Derived) -> Iterator[Doubt]:
    """Yield that a lookup finds more than one row: to pick one might be to pick another person."""
    if derived.how != "lookup":
        return
    scope = _scope(program, derived)
    many = compare(_Chosen(derived, scope).of(exp.Count(this=exp.Star())), ">", number(1))
    name = f"{alias_of(program, derived)}: {SEVERAL}{_words(derived, scope)}"
    yield Doubt(column=name, aggregate=many, rule=SEVERAL, address=address(derived.place))


def _words(derived: Derived, scope: FieldScope) -> str:
    return f" where {_label(derived.where, scope)}" if derived.where else ""


def _of_values(program: Program, derived: Derived, scope: FieldScope) -> Iterator[Doubt]:
    chosen, alias, filtered = _words(derived, scope), alias_of(program, derived), _Chosen(derived, scope)
    read_too = [derived.field] if derived.how in ("sum", "gather", "distinct") else []
    read_too += [derived.on] if derived.on else []
    for name in read_too:
        field = scope.owner.fields[name]
        for failure in unreadable(name, field.type, field):
            place = failure.address or address(derived.place)
            yield Doubt(
                column=f"{alias}: {failure.rule} {place}{chosen}",
                aggregate=filtered.of(call("BOOL_OR", failure.condition)),
                rule=failure.rule,
                address=place,
            )
    if derived.how == "sum":
        yield _too_much(program, derived, filtered, f"{alias}: {DOES_NOT_FIT} {derived.name}")


def _too_much(program: Program, derived: Derived, chosen: "_Chosen", name: str) -> Doubt:
    value, origin = column(derived.field), related_field(program, derived).type
    wrong = too_large(value, origin, sum_of(value, origin, derived.type, chosen.of), chosen.of)
    return Doubt(column=name, aggregate=wrong, rule=DOES_NOT_FIT, address=address(derived.place))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The rows that a derived field is about, of those that are related."""

    derived: Derived
    scope: FieldScope

    @property
    def condition(self) -> Sql | None:
        """Return what chooses among the related rows."""
        where = self.derived.where
        return to_condition(where.node, self.scope).value if where else None

    def of(self, aggregate: Sql, *conditions: Sql) -> Sql:
        """Let an aggregate see those rows only."""
        chosen = [one for one in (self.condition, *conditions) if one is not None]
        if not chosen:
            return aggregate
        return exp.Filter(this=aggregate, expression=exp.Where(this=every(*chosen)))


def add_folded(chain: Chain, related: Related, program: Program, formats: Formats) -> Chain:
    """Add the select that has one row for each value of the matching column, with all fields folded."""
    scope = FieldScope(program=program, owner=program.objects[related.object])
    names = fields_with_parts(scope.owner, _named(related))
    chain = chain.then(f"texts of {related.alias}", _texts(related, scope.owner, names))
    values = {name: read_field(program, scope.owner, name, formats) for name in stored(scope.owner, names)}
    chain = chain.then(f"fields of {related.alias}", select_all(chain.rows, values))
    terms = [to_condition(one.where.node, scope) for one in related.fields if one.where]
    chain = add_steps(chain, [step for term in terms for step in term.steps])
    return chain.beside(related.alias, _folded(chain.rows, related, program))


def add_flags(chain: Chain, related: Related, program: Program, formats: Formats) -> Chain:
    """Add the select that tells which rows that ask would take a value from a row that was set aside."""
    chosen = [one.where for one in related.fields if one.where]
    if not chosen:
        return add_plain_flags(chain, program, related)
    scope = FieldScope(program=program, owner=program.objects[related.object])
    names = fields_with_parts(scope.owner, frozenset(name for one in chosen for name in paths(one.node)))
    by = matching(program, related)
    columns = [named(by, BY), column(UNREADABLE), *_tidy_texts(scope.owner, names)]
    texts = selected(columns, set_aside(related.object)).where(not_blank(by), copy=False)
    chain = chain.then(f"texts set aside, {related.alias}", texts)
    values = {name: read_field(program, scope.owner, name, formats) for name in stored(scope.owner, names)}
    chain = chain.then(f"fields set aside, {related.alias}", select_all(chain.rows, values))
    terms = [to_condition(one.node, scope) for one in chosen]
    chain = add_steps(chain, [step for term in terms for step in term.steps])
    return add_chosen_flags(chain, chain.rows, program, related)


def _named(related: Related) -> frozenset[str]:
    """Return the fields of the related object that go into the derived ones."""
    names = {one.field for one in related.fields} | {one.on for one in related.fields if one.on}
    chosen = {name for one in related.fields if one.where for name in paths(one.where.node)}
    return frozenset((names | chosen) - {""})


def fields_with_parts(owner: SourceObject, names: frozenset[str]) -> frozenset[str]:
    """Add the two fields that a composed reference is made of."""
    composed = [owner.fields[name].refers for name in names if name in owner.fields]
    return names | {part for refers in composed if refers for part in (refers.by, refers.id)}


def stored(owner: SourceObject, names: frozenset[str]) -> list[str]:
    """Return those of the named fields that stand in the object's table, in its order."""
    return [name for name, field in owner.fields.items() if name in names and field.refers is None]


def read_field(program: Program, owner: SourceObject, name: str, formats: Formats) -> Sql:
    """Return the value of a field, read from the column that holds its text."""
    type_ = owner.fields[name].type
    return read(type_, column(f"{name} text"), program.source_enums.get(type_.name or "", ()), formats)


def _texts(related: Related, owner: SourceObject, names: frozenset[str]) -> exp.Select:
    columns = [named(column(related.theirs), BY), column(SOURCE), *_tidy_texts(owner, names)]
    return selected(columns, table(related.object)).where(not_blank(column(related.theirs)), copy=False)


def _tidy_texts(owner: SourceObject, names: frozenset[str]) -> list[Sql]:
    return [
        named(tidy(owner.fields[name].type, column(name)), f"{name} text") for name in stored(owner, names)
    ]


def _folded(rows: str, related: Related, program: Program) -> exp.Select:
    columns = [named(_fold(program, one), one.name) for one in related.fields]
    told = {doubt.column: doubt.aggregate for one in related.fields for doubt in doubts(program, one)}
    columns += [named(told[name], name) for name in sorted(told)]
    return selected([column(BY), *columns], table(rows)).group_by(column(BY), copy=False)


def _fold(program: Program, derived: Derived) -> Sql:
    chosen = _Chosen(derived, _scope(program, derived))
    match derived.how:
        case "count":
            return chosen.of(exp.Count(this=exp.Star()))
        case "exists":
            return compare(chosen.of(exp.Count(this=exp.Star())), ">", number(0))
        case "sum":
            origin = related_field(program, derived).type
            return sum_of(column(derived.field), origin, derived.type, chosen.of)
        case "latest":
            return chosen.of(call("ARG_MAX_NULL", column(f"{derived.field} text"), _rank(derived)))
        case "gather" | "distinct":
            return _listed(program, derived, chosen)
        case _:
            return chosen.of(call("ARG_MIN_NULL", column(f"{derived.field} text"), column(SOURCE)))


def _rank(derived: Derived) -> Sql:
    """Order rows by `on`, those without a value first, and equal ones by their key."""
    value = column(derived.on or SOURCE)
    parts = {"dated": present(value), "at": value, "by": column(SOURCE)}
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(name, quoted=True), expression=part)
            for name, part in parts.items()
        ]
    )


def _listed(program: Program, derived: Derived, chosen: _Chosen) -> Sql:
    """List the values as texts: all in the order of their rows, or each once in the order of the texts."""
    type_ = related_field(program, derived).type
    item = written(column(derived.field), type_, type_)
    if type_.kind is Kind.ENUM:  # a map may take even what the enumeration does not have
        item = column(f"{derived.field} text")
    there = present(item)
    if derived.how == "distinct":
        return call("LIST_SORT", chosen.of(exp.ArrayAgg(this=exp.Distinct(expressions=[item])), there))
    ordered = exp.Order(this=item, expressions=[exp.Ordered(this=column(SOURCE))])
    return chosen.of(exp.ArrayAgg(this=ordered), there)


def told(program: Program, derived: Derived, value: Sql) -> Sql:
    """Return the value of a derived field for the row that asks: none where it is in doubt, and the value of
    no rows where there are none.
    """
    if derived.how in ("count", "exists"):
        value = first_of(value, number(0) if derived.how == "count" else truth(False))
    columns = [column(doubt.column) for doubt in doubts(program, derived)]
    columns.append(column(flag(program, derived)))
    sure = exp.Not(this=exp.Paren(this=holds(some(*columns))))
    return exp.Case(ifs=[exp.If(this=sure, true=value)])


def told_failures(program: Program, derived: Derived) -> tuple[Failure, ...]:
    """Return the ways in which a folded field fails for the row that asks."""
    return (*(_failure(doubt) for doubt in doubts(program, derived)), unusable(program, derived))


def choice_failures(program: Program, derived: Derived) -> tuple[Failure, ...]:
    """Return those of them that do not depend on whether values can be read."""
    return (*(_failure(doubt) for doubt in choice_doubts(program, derived)), unusable(program, derived))


def _failure(doubt: Doubt) -> Failure:
    return Failure(condition=holds(column(doubt.column)), rule=doubt.rule, address=doubt.address)


def _label(expression: Expression, scope: FieldScope) -> str:
    return label(expression.node, scope.names())
