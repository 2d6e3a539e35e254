"""`map`: the target's word for a source value."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import Sql, chosen, text
from compiler.language.functions.function import Example, Function, Given, Mistake, Parameter, Site
from compiler.language.functions.value_maps import another_enum, entries, reaches, wanted
from compiler.language.types import Kind, Type, utf16_length


def _gives(given: Given) -> Type | Mistake:
    if mistake := another_enum(given, given.type):
        return mistake
    entry = entries(given)
    longest = max((utf16_length(label) for label in entry[2].values()), default=0)
    rejecting = given.type.fallible or not reaches(given, given.type)
    return replace(given.type, name=entry[1], length=longest, fallible=rejecting)


def _sql(site: Site) -> Sql:
    pairs = wanted(site.given)
    return (
        chosen(site.subject, [(text(value), text(label)) for value, label in pairs]) if pairs else exp.Null()
    )


MAP = Function(
    name="map",
    takes=frozenset({Kind.ENUM}),
    works_on="a value of an enumeration",
    parameters=(Parameter(name="values", kind="map"),),
    gives=_gives,
    sql=_sql,
    sentence="Translates a value by a value map; a value that the map does not have refuses the row.",
    fails="PCK101",
    examples=(
        Example(type="enum(colour)", x="red", expression="x | map(paint)", gives="Crimson"),
        Example(type="enum(colour)", x=None, expression="x | map(paint)", gives=None),
        Example(type="enum(colour)", x="blue", expression="x | map(rare_paint)", fails="PCK101"),
    ),
)
