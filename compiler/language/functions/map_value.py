"""`map`: the target's word for a source value."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import Sql, chosen, fits, present, text, when
from compiler.language.functions.function import Example, Function, Given, Mistake, Parameter, Site
from compiler.language.functions.value_maps import (
    LONGEST_KEPT,
    another_enum,
    entries,
    longest,
    may_refuse,
    refusal,
    takes_any_text,
    wanted,
)
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type | Mistake:
    if mistake := another_enum(given, given.type):
        return mistake
    entry = entries(given)
    if entry.policy == "keep":
        length = max(longest(given), LONGEST_KEPT)
        return replace(given.type, kind=Kind.TEXT, name=None, length=length)
    rejecting = given.type.fallible or may_refuse(given, given.type)
    return replace(
        given.type, kind=Kind.ENUM, name=entry.target_enum, length=longest(given), fallible=rejecting
    )


def _sql(site: Site) -> Sql:
    pairs = [(text(value), text(label)) for value, label in wanted(site.given)]
    otherwise = _otherwise(site)
    if not pairs:
        return otherwise or exp.Null()
    return chosen(site.subject, pairs, otherwise)


def _otherwise(site: Site) -> Sql | None:
    """Return what becomes of a value that the map does not have."""
    entry = entries(site.given)
    if entry.policy == "keep":
        return when((fits(site.subject, LONGEST_KEPT), site.subject))
    if entry.policy == "default" and entry.default is not None:
        return when((present(site.subject), text(entry.default)))
    return None


MAP = Function(
    name="map",
    takes=frozenset({Kind.ENUM, Kind.TEXT}),
    works_on="a value of an enumeration, or a text where the map says what becomes of others",
    parameters=(Parameter(name="values", kind="map"),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Translates a value by a value map; a value that the map does not have refuses the row, unless the "
        "map says `otherwise`. With `otherwise` it reads any text."
    ),
    fails=refusal,
    takes_any_text=takes_any_text,
    examples=(
        Example(type="enum(colour)", x="red", expression="x | map(paint)", gives="Crimson"),
        Example(type="enum(colour)", x=None, expression="x | map(paint)", gives=None),
        Example(type="enum(colour)", x="blue", expression="x | map(rare_paint)", fails="PCK101"),
        Example(type="enum(colour)", x="pink", expression="x | map(some_paint)", gives="Other"),
        Example(type="enum(colour)", x=None, expression="x | map(some_paint)", gives=None),
        Example(type="enum(colour)", x="pink", expression="x | map(any_paint)", gives="pink"),
        Example(type="enum(colour)", x="p" * 256, expression="x | map(any_paint)", fails="PCK101"),
        Example(type="enum(colour)", x="pink", expression="x | map(new_paint)", fails="PCK109"),
        Example(type="text(20)", x=" RED", expression="x | trim | lower | map(some_paint)", gives="Crimson"),
        Example(type="text(20)", x="mauve", expression="x | map(some_paint)", gives="Other"),
    ),
)
