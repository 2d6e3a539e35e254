"""Expression → SQL for DuckDB: a value, the intermediate values it is made of, and the ways it can fail.

Every call works on columns. What goes into a call and is itself the result of one becomes a step: a column
whose name is the expression it holds (`"email | trim"`), so SQL never grows faster than the expression, equal
parts of two expressions are worked out once, and a reader can follow a value from step to step.

Conditions have two values: a comparison with no value on a side does not hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from sqlglot import exp

from compiler.language.arithmetic import OVERFLOW, arithmetic_sql, may_overflow
from compiler.language.check import infer, type_given, understood
from compiler.language.comparisons import is_day, is_time
from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import (
    Sql,
    absent,
    cast,
    column,
    compare,
    every,
    holds,
    is_one_of,
    no,
    nothing,
    number,
    present,
    some,
    text,
    truth,
    try_cast,
)
from compiler.language.functions import function_named
from compiler.language.functions.function import Argument, Function, Given, Site
from compiler.language.labels import label
from compiler.language.scope import Scope
from compiler.language.syntax import (
    And,
    Arithmetic,
    Boolean,
    Call,
    Comparison,
    Decision,
    Membership,
    Node,
    Not,
    Number,
    Or,
    Path,
    Presence,
    Text,
)
from compiler.language.types import Kind, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A way to fail: where the condition holds, the row breaks the rule.

    `address` is the guilty place of the spec where that is not the expression itself: a field whose text
    cannot be read.
    """

    condition: Sql
    rule: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The transitions a step needs, joined under `alias` by the local or the UTC time in `time`."""

    alias: str
    decision: str
    by: Literal["local", "utc"]
    time: Sql


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An intermediate value: the column's name and what it holds, in terms of fields and earlier steps."""

    name: str
    value: Sql
    zone: Zone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An expression in SQL. The value is NULL wherever a failure's condition holds."""

    value: Sql
    failures: tuple[Failure, ...] = ()
    steps: tuple[Step, ...] = ()


class SqlScope(Scope, Protocol):
    """A scope that also knows the columns of its fields."""

    def read(self, name: str) -> Term:
        """Return a field's column and the ways in which its text cannot be read."""

    def read_loosely(self, name: str) -> Term:
        """Return what the source wrote into a field of an enumeration, known there or not."""


def to_sql(node: Node, scope: SqlScope) -> Term:
    """Translate a checked expression; raises `ValueError` where the checker would have found a problem."""
    match node:
        case Path():
            return scope.read(node.name)
        case Number():
            return Term(value=number(node.text))
        case Text():
            return Term(value=text(node.value) if node.value.strip() else nothing())
        case Boolean():
            return Term(value=truth(node.value))
        case Decision():
            return _decision(node, scope)
        case Call():
            return _call(node, scope)
        case Arithmetic():
            return _arithmetic(node, scope)
        case _:
            return _condition(node, scope)


def _decision(node: Decision, scope: SqlScope) -> Term:
    """Look an answer up; a question that nobody has answered refuses the row."""
    answer = (
        exp.Select(expressions=[exp.Max(this=column("value"))])
        .from_(exp.Table(this=exp.Identifier(this="$decision", quoted=True)), copy=False)
        .where(compare(column("name"), "=", text(node.name)), copy=False)
        .subquery(copy=False)
    )
    is_bool = scope.decision(node.name) == "bool"
    value = compare(answer, "=", text("true")) if is_bool else answer
    step = Step(name=label(node, scope.names()), value=value)
    failure = Failure(condition=absent(column(step.name)), rule="DEC101")
    return Term(value=column(step.name), failures=(failure,), steps=(step,))


def _call(node: Call, scope: SqlScope) -> Term:
    function = function_named(node.name)
    given = understood(node, scope)
    assert function is not None
    read = _subject(node.arguments[0], function, given, scope)
    others = [_value_argument(argument, scope) for argument in given.arguments]
    own = label(node, scope.names())
    subject = _prepared(read, function, given, own)
    site = Site(
        given=given,
        subject=subject.value,
        arguments=tuple(other.value if other else None for other in others),
        result=type_given(given, function) or given.type,
        zone=f"{own} in its zone",
    )
    made = Term(
        value=function.sql(site),
        failures=_passed_on(function, subject, others),
        steps=(*subject.steps, *(step for term in others if term for step in term.steps)),
    )
    rule = function.rule(given)
    if rule is None:
        return made
    needed = [read, *(other for other in others if other and function.needs_all)]
    return _fallible(made, own, needed, rule, _zone(site, function))


def _subject(node: Node, function: Function, given: Given, scope: SqlScope) -> Term:
    if isinstance(node, Path) and function.takes_any_text(given):
        return scope.read_loosely(node.name)
    return to_value(node, scope)


def _value_argument(argument: Argument, scope: SqlScope) -> Term | None:
    return to_value(argument.node, scope) if argument.type else None


def to_value(node: Node, scope: SqlScope) -> Term:
    """Translate an expression; the result of a call becomes a step, so that it can be named often."""
    term = to_sql(node, scope)
    if not isinstance(node, Call | Arithmetic) or isinstance(term.value, exp.Column):
        return term
    return _named(term, label(node, scope.names()))


def _named(term: Term, name: str) -> Term:
    step = Step(name=name, value=term.value)
    return Term(value=column(name), failures=term.failures, steps=(*term.steps, step))


def _prepared(subject: Term, function: Function, given: Given, name: str) -> Term:
    """Let a function's preparations work on its subject, each on the result of the one before."""
    for number_of, prepare in enumerate(function.prepares, start=1):
        made = Term(value=prepare(subject.value, given), failures=subject.failures, steps=subject.steps)
        subject = _named(made, f"{name}, part {number_of}")
    return subject


def _passed_on(function: Function, subject: Term, others: Sequence[Term | None]) -> tuple[Failure, ...]:
    """Return the failures of what goes into a call, where it matters to the call."""
    if function.forgives:
        return ()
    values = tuple(other.value if other else None for other in others)
    found = list(subject.failures)
    for position, other in enumerate(others):
        matters = function.matters(subject.value, values, position) if function.matters else None
        found += [_limited(one, matters) for one in other.failures] if other else []
    return tuple(found)


def _limited(failure: Failure, matters: Sql | None) -> Failure:
    if matters is None:
        return failure
    condition = every(matters, failure.condition)
    return Failure(condition=condition, rule=failure.rule, address=failure.address)


def _zone(site: Site, function: Function) -> Zone | None:
    if function.zone is None:
        return None
    decision = next((argument.zone for argument in site.given.arguments if argument.zone), None)
    if decision is None:
        return None
    return Zone(alias=site.zone, decision=decision, by=function.zone, time=site.subject)


def _fallible(made: Term, name: str, needed: Sequence[Term], rule: str, zone: Zone | None) -> Term:
    """Name the result of a function that can fail: it did where values went in and none came out."""
    result = column(name)
    lost = every(*(present(term.value) for term in needed), absent(result))
    failure = Failure(condition=lost, rule=rule)
    step = Step(name=name, value=made.value, zone=zone)
    return Term(value=result, failures=(*made.failures, failure), steps=(*made.steps, step))


def _arithmetic(node: Arithmetic, scope: SqlScope) -> Term:
    left, right = (to_value(part, scope) for part in (node.left, node.right))
    one, other = (infer(part, scope).type for part in (node.left, node.right))
    if one is None or other is None:
        raise ValueError(f"`{node.operator}` was not checked before it was translated")
    sides = (_sized(node.left, left.value, one), one), (_sized(node.right, right.value, other), other)
    made = _together(arithmetic_sql(node.operator, *sides), (left, right))
    if not may_overflow(node.operator, one, other):
        return made
    name = label(node, scope.names())
    lost = every(present(left.value), present(right.value), absent(column(name)))
    failure = Failure(condition=lost, rule=OVERFLOW)
    step = Step(name=name, value=made.value)
    return Term(value=column(name), failures=(*made.failures, failure), steps=(*made.steps, step))


def _sized(node: Node, value: Sql, type_: Type) -> Sql:
    """Give a number that stands in the expression its type; DuckDB would take a smaller one, and overflow."""
    return cast(value, sql_type(type_)) if isinstance(node, Number) else value


def _condition(node: Node, scope: SqlScope) -> Term:
    match node:
        case Comparison():
            return _comparison(node, scope)
        case Membership():
            terms = [to_value(part, scope) for part in (node.subject, *node.values)]
            subject, *values = (term.value for term in terms)
            return _together(holds(is_one_of(subject, values)), terms)
        case Presence():
            term = to_value(node.subject, scope)
            return _together(present(term.value) if node.present else absent(term.value), [term])
        case Not():
            term = to_condition(node.operand, scope)
            return _together(no(term.value), [term])
        case And() | Or():
            terms = [to_condition(operand, scope) for operand in node.operands]
            join = every if isinstance(node, And) else some
            return _together(join(*(term.value for term in terms)), terms)
        case _:
            raise ValueError(f"{type(node).__name__} is not a condition")


def to_condition(node: Node, scope: SqlScope) -> Term:
    """Translate an expression that decides something: no value counts as false."""
    term = to_value(node, scope)
    type_ = infer(node, scope).type
    return _together(holds(term.value), [term]) if type_ is None or type_.empty else term


def _together(value: Sql, terms: Sequence[Term]) -> Term:
    return Term(
        value=value,
        failures=tuple(failure for term in terms for failure in term.failures),
        steps=tuple(step for term in terms for step in term.steps),
    )


def _comparison(node: Comparison, scope: SqlScope) -> Term:
    left, right = (to_value(part, scope) for part in (node.left, node.right))
    one, other = (infer(part, scope).type for part in (node.left, node.right))
    sides = (left.value, right.value)
    if one and other and one.is_number and other.is_number:
        sides = _commensurable(sides, one, other)
    elif one and other and {Kind.DATE, Kind.TIME} & {one.kind, other.kind}:
        sides = (_as_time(node.left, sides[0]), _as_time(node.right, sides[1]))
    return _together(holds(compare(sides[0], node.operator, sides[1])), (left, right))


def _as_time(node: Node, value: Sql) -> Sql:
    """Read a day or a time of day that stands in the expression as a text."""
    if isinstance(node, Text) and is_day(node.value):
        return cast(value, "DATE")
    return cast(value, "TIME") if isinstance(node, Text) and is_time(node.value) else value


def _commensurable(sides: tuple[Sql, Sql], one: Type, other: Type) -> tuple[Sql, Sql]:
    """Numbers whose common form has too many digits are cut to what DuckDB can hold, rather than fail."""
    scale = max(scale_of(one), scale_of(other))
    whole = max((type_.length or MOST_DIGITS) - scale_of(type_) for type_ in (one, other))
    if whole + scale <= MOST_DIGITS:
        return sides
    common = f"DECIMAL({MOST_DIGITS}, {scale})"
    return try_cast(sides[0], common), try_cast(sides[1], common)
