"""Values that may stand for one another: the type that holds either, and their SQL in that type."""

from dataclasses import replace

from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import Sql, try_cast
from compiler.language.functions.families import family, foreign_value
from compiler.language.functions.function import Argument, Given, Mistake
from compiler.language.syntax import Node, Text
from compiler.language.types import Kind, Type


def either(one: Type, other: Argument, given: Given, function: str) -> Type | Mistake:
    """Return the type that holds a value of `one` or the argument's; it is empty where both may be."""
    assert other.type is not None
    if mistake := _unlike(one, other, given, function):
        return mistake
    empty = one.empty and other.type.empty
    if one.is_number:
        return _either_number(one, other.type, empty) or _too_long(other.node)
    length = longer(one.length, other.type.length)
    alike = other.type.kind is one.kind or not one.is_text
    return replace(one, kind=one.kind if alike else Kind.TEXT, length=length, empty=empty)


def _either_number(one: Type, other: Type, empty: bool) -> Type | None:
    """Return the type that holds either number with all of its digits; None where there is none."""
    scale = max(scale_of(one), scale_of(other))
    whole = max((type_.length or MOST_DIGITS) - scale_of(type_) for type_ in (one, other))
    if whole + scale > MOST_DIGITS:
        return None
    kind = one.kind if one.kind is other.kind else Kind.DECIMAL
    return replace(one, kind=kind, length=whole + scale, scale=scale, empty=empty)


def _too_long(node: Node) -> Mistake:
    message = f"no number has the digits of both: {MOST_DIGITS} are the most"
    return Mistake(rule="TYP109", node=node, message=message, helps=("`round` one of them",))


def longer(one: int | None, other: int | None) -> int | None:
    """Return the greater of two lengths, None where one of them is not bounded."""
    return None if one is None or other is None else max(one, other)


def _unlike(one: Type, other: Argument, given: Given, function: str) -> Mistake | None:
    assert other.type is not None
    if one.kind is Kind.ENUM and isinstance(other.node, Text):
        return foreign_value(one, other.node, given.scope, "this is not one of its values")
    same_name = one.name == other.type.name and one.objects == other.type.objects
    if family(one) == family(other.type) and (same_name or family(one) == "text"):
        return None
    message = f"`{function}` needs {one.bare} here, but this is {other.type}"
    return Mistake(rule="TYP101", node=other.node, message=message, label=str(other.type))


def in_type(value: Sql, result: Type) -> Sql:
    """Give a value the SQL type of the result, where that matters."""
    return try_cast(value, sql_type(result)) if result.is_number else value
