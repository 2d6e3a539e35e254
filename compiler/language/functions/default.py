"""`default`: what to take where there is no value."""

from dataclasses import replace

from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import Sql, first_of, try_cast
from compiler.language.functions.families import family, foreign_value
from compiler.language.functions.function import (
    ANYTHING,
    LISTS,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.syntax import Node, Text
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type | Mistake:
    other = given.arguments[0]
    assert other.type is not None
    if mistake := _unlike(given, other.type):
        return mistake
    empty = given.type.empty and other.type.empty
    if given.type.is_number:
        return _either_number(given.type, other.type, empty) or _too_long(other.node)
    length = _longer(given.type.length, other.type.length)
    alike = other.type.kind is given.type.kind or not given.type.is_text
    return replace(given.type, kind=given.type.kind if alike else Kind.TEXT, length=length, empty=empty)


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


def _longer(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _unlike(given: Given, other: Type) -> Mistake | None:
    node = given.arguments[0].node
    if given.type.kind is Kind.ENUM and isinstance(node, Text):
        return foreign_value(given.type, node, given.scope, "this is not one of its values")
    same_name = given.type.name == other.name and given.type.objects == other.objects
    if family(given.type) == family(other) and (same_name or family(given.type) == "text"):
        return None
    message = f"`default` needs {given.type.bare} here, but this is {other}"
    return Mistake(rule="TYP101", node=node, message=message, label=str(other))


def _sql(site: Site) -> Sql:
    other = site.arguments[0]
    assert other is not None
    if not site.result.is_number:
        return first_of(site.subject, other)
    kind = sql_type(site.result)
    return first_of(try_cast(site.subject, kind), try_cast(other, kind))


DEFAULT = Function(
    name="default",
    takes=ANYTHING - LISTS,
    works_on="a value",
    parameters=(Parameter(name="value", kind="value"),),
    as_is=True,
    gives=_gives,
    sql=_sql,
    sentence="Takes another value where there is none.",
    strict=False,
    lazy=True,
    examples=(
        Example(type="text(40)", x=None, expression="x | default('none given')", gives="none given"),
        Example(type="text(40)", x="Cher", expression="x | default('none given')", gives="Cher"),
        Example(type="bool", x=None, expression="x | default(false)", gives="false"),
        Example(type="text(40)", x="7", expression="x | to_int | default('none' | to_int)", gives="7"),
        Example(type="text(40)", x=None, expression="x | to_int | default('none' | to_int)", fails="TYP101"),
        Example(type="int", x="", expression="x | default(1.5)", gives="1.5"),
        Example(type="enum(colour)", x=None, expression="x | default('red') | map(paint)", gives="Crimson"),
    ),
)
