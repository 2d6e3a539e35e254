"""Whether a condition can ever hold: its parts are of one family, and what it looks for can occur."""

from collections.abc import Sequence
from datetime import date, time

from compiler.language.functions.families import family, foreign_value
from compiler.language.functions.function import Mistake
from compiler.language.scope import Scope
from compiler.language.syntax import And, Comparison, Membership, Node, Not, Or, Presence, Text
from compiler.language.types import Kind, Type

_ORDERED = frozenset({"number", "date", "datetime", "datetime(local)", "time"})


def condition_mistake(node: Node, parts: Sequence[tuple[Node, Type]], scope: Scope) -> Mistake | None:
    """Find what is wrong with a condition whose parts are right."""
    match node:
        case Comparison():
            return _comparison(node, parts, scope)
        case Membership():
            subject, *values = parts
            found = (_unlike(subject, value, scope) for value in values)
            return next((mistake for mistake in found if mistake), None)
        case Presence():
            return None
        case _:
            return _junction(node, parts)


def _junction(node: Node, parts: Sequence[tuple[Node, Type]]) -> Mistake | None:
    word = {And: "and", Or: "or", Not: "not"}[type(node)]
    for part, type_ in parts:
        if type_.kind is not Kind.BOOL:
            message = f"`{word}` works on conditions, but this is {type_}"
            return Mistake(rule="TYP101", node=part, message=message, label=str(type_))
    return None


def _comparison(node: Comparison, parts: Sequence[tuple[Node, Type]], scope: Scope) -> Mistake | None:
    left, right = parts
    one, other = (right, left) if isinstance(left[0], Text) else (left, right)
    if mistake := _unlike(one, other, scope):
        return mistake
    if node.operator in {"=", "!="} or family(one[1]) in _ORDERED:
        return None
    message = f"`{node.operator}` works on numbers, dates and times, but this is {one[1]}"
    return Mistake(rule="TYP101", node=one[0], message=message, label=str(one[1]))


def _unlike(subject: tuple[Node, Type], value: tuple[Node, Type], scope: Scope) -> Mistake | None:
    """Find why two values can never be equal."""
    (node, one), (guilty, other) = subject, value
    if isinstance(guilty, Text):
        if not guilty.value.strip():
            helps = ("no value is `is absent`",)
            return Mistake(rule="TYP101", node=guilty, message="nothing equals an empty text", helps=helps)
        if one.kind is Kind.ENUM:
            return foreign_value(one, guilty, scope, "this can never match")
        if one.kind is Kind.DATE and is_day(guilty.value):
            return None
        if one.kind is Kind.TIME and is_time(guilty.value):
            return None
    if family(one) in {"list", "json"}:
        helps = (
            ("`| contains('…')` looks into a list",) if family(one) == "list" else ("name a member of it",)
        )
        return Mistake(rule="TYP101", node=node, message=f"{one} cannot be compared", helps=helps)
    if _comparable(one, other):
        return None
    message = f"{one.bare} cannot be compared with {other.bare}"
    return Mistake(rule="TYP101", node=guilty, message=message, label=str(other))


def _comparable(one: Type, other: Type) -> bool:
    families = {family(one), family(other)}
    if families == {"enum"}:
        return one.name == other.name
    if families == {"file"}:
        return False
    return len(families) == 1 or families <= {"text", "ref"}


def is_day(text: str) -> bool:
    """Tell whether a text is a day as the language writes one: 2024-03-01."""
    try:
        return len(text) == len("2024-03-01") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Tell whether a text is a time of day as the language writes one: 09:30 or 09:30:00."""
    try:
        return len(text) in {len("09:30"), len("09:30:00")} and time.fromisoformat(text).tzinfo is None
    except ValueError:
        return False
