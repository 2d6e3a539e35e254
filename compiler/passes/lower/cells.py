"""The result columns of a route: how each value is made, written, and checked once it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from compiler.language.forms import changes, sql_type, written
from compiler.language.fragments import (
    Sql,
    absent,
    call,
    column,
    compare,
    every,
    fits,
    holds,
    no,
    number,
    present,
    some,
    text,
    truth,
    try_cast,
    when,
)
from compiler.language.sql import Failure, Term, to_value
from compiler.language.types import TEXTUAL, Kind, Type
from compiler.model.program import Assignment, Program, Reference, Route
from compiler.passes.lower.links import link
from compiler.passes.lower.reasons import Reason
from compiler.passes.lower.refusals import DOES_NOT_FIT, MISSING, TOO_LONG, Refusals, address
from compiler.passes.lower.scope import RowScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A result column: its name, its value, the value's text, and what must hold for the text.

    `length` bounds the text in UTF-16 units; `marker` is a text that may not stand there, and the rule it
    breaks.
    """

    name: str
    address: str
    term: Term
    text: Sql
    required: bool = False
    length: int | None = None
    marker: tuple[str, str] | None = None

    def failures(self) -> Iterator[tuple[str, Failure]]:
        """Yield the ways in which the value can fail, each with this cell's address."""
        return ((self.address, failure) for failure in self.term.failures)

    def checks(self, broken: Mapping[Reason, Sql]) -> Iterator[tuple[str, Failure]]:
        """Yield what can be wrong with the text; a value that is missing because it failed is told once."""
        value = column(self.name)
        if self.required:
            own = [Reason(address=one.address or self.address, rule=one.rule) for one in self.term.failures]
            told = [column(reason.column) for reason in sorted(set(own)) if reason in broken]
            missing = every(absent(value), no(some(*told))) if told else absent(value)
            yield self.address, Failure(condition=missing, rule=MISSING)
        if self.length is not None:
            long = when((fits(value, self.length), truth(False)), otherwise=present(value))
            yield self.address, Failure(condition=long, rule=TOO_LONG)
        if self.marker:
            word, rule = self.marker
            yield self.address, Failure(condition=compare(value, "=", text(word)), rule=rule)


def value_cell(
    program: Program, route: Route, assignment: Assignment, scope: RowScope, refusals: Refusals
) -> Cell:
    """Make the column of an assignment."""
    field = program.targets[route.target].fields.get(assignment.field)
    loads = route.operation != "find" and assignment.duty != "show"
    target = field.type if field and loads else assignment.type
    where = address(assignment.place)
    required = bool(loads and field and field.required and _may_be_empty(assignment.type))
    if assignment.expression is None:
        constant = text(assignment.constant or "")
        return Cell(name=assignment.field, address=where, term=Term(value=constant), text=constant)
    made = assignment.expression.type
    term = to_value(assignment.expression.node, scope)
    found = assignment.place.document == "inventory"
    term = _held(term, made, target) if found else _fitting(term, made, target)
    worded = loads and made.kind in TEXTUAL and target.kind in TEXTUAL
    return Cell(
        name=assignment.field,
        address=where,
        term=term,
        text=written(term.value, made, target),
        required=required,
        length=target.length if worded and not _proven(made, target) else None,
        marker=(refusals.null_marker, refusals.null_rule) if worded else None,
    )


def _proven(made: Type, target: Type) -> bool:
    """Tell whether the types say that a text fits, as they do in every checked program."""
    return target.length is None or (made.length is not None and made.length <= target.length)


def _fitting(term: Term, made: Type, target: Type) -> Term:
    """Refuse a number that the target would change; a checked program has none."""
    if not changes(made, target):
        return term
    kept = try_cast(term.value, sql_type(target))
    changed = every(present(term.value), no(holds(compare(kept, "=", term.value))))
    failures = (*term.failures, Failure(condition=changed, rule=DOES_NOT_FIT))
    return Term(value=term.value, failures=failures, steps=term.steps)


def _held(term: Term, made: Type, target: Type) -> Term:
    """Leave a number out that the target would change: the answer stands whole in the overflow."""
    if not changes(made, target):
        return term
    kept = try_cast(term.value, sql_type(target))
    value = when((compare(kept, "=", term.value), kept))
    return Term(value=value, failures=term.failures, steps=term.steps)


def link_cell(route: Route, reference: Reference, scope: RowScope) -> Cell:
    """Make the column of a reference."""
    term = link(reference, scope)
    return Cell(
        name=reference.field,
        address=address(reference.place),
        term=term,
        text=term.value,
        required=_may_be_missing(route, reference, scope),
    )


def _may_be_empty(type_: Type) -> bool:
    """Tell whether a required field may get nothing; a bool that gets nothing is false everywhere."""
    return type_.empty and type_.kind is not Kind.BOOL


def _may_be_missing(route: Route, reference: Reference, scope: RowScope) -> bool:
    """Tell whether a reference that must be there may have no value; a field that has one says so itself."""
    if route.operation == "find" or not reference.required or reference.fallback or reference.own is None:
        return False
    if reference.or_tenant:
        return False
    field = scope.owner.fields.get(reference.own)
    parts = (field.refers.by, field.refers.id) if field and field.refers else (reference.own,)
    types = [scope.type_of(part) for part in parts]
    return any(type_ is None or type_.empty for type_ in types)


def span_fields(route: Route) -> tuple[Assignment, Assignment] | None:
    """Return the assignments that say when a row starts and ends: `StartDateTime` and `EndDateTime`."""
    times = {
        one.field: one
        for one in route.assignments
        if one.duty == "set" and one.expression and one.expression.type.kind is Kind.DATETIME
    }
    for name, start in sorted(times.items()):
        if "Start" in name and (end := times.get(name.replace("Start", "End"))):
            return start, end
    return None


def span_failures(route: Route, scope: RowScope, refusals: Refusals) -> list[tuple[str, Failure]]:
    """Return how a row's time can be longer than its route allows, or end before it starts."""
    limit, fields = route.max_duration_minutes, span_fields(route)
    if limit is None or fields is None:
        return []
    start, end = (to_value(one.expression.node, scope).value for one in fields if one.expression)
    longer = compare(_minus(end, start), ">", call("TO_MINUTES", number(limit)))
    wrong = holds(some(compare(end, "<", start), longer))
    where = address(route.place.at("limits", "max_duration"))
    return [(where, Failure(condition=wrong, rule=refusals.duration_rule))]


def _minus(end: Sql, start: Sql) -> Sql:
    return exp.Paren(this=exp.Sub(this=end, expression=start))
