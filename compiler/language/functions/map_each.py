"""`map_each`: the target's words for a list of source values."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import Sql, call, chosen, compare, listed, number, text, when
from compiler.language.functions.function import LISTS, Example, Function, Given, Mistake, Parameter, Site
from compiler.language.functions.value_maps import another_enum, entries, reaches, wanted
from compiler.language.types import Kind, Type, utf16_length


def _gives(given: Given) -> Type | Mistake:
    item = _item(given.type)
    if mistake := another_enum(given, item):
        return mistake
    entry = entries(given)
    joined = sum(utf16_length(label) + 1 for label in set(entry[2].values()))
    return replace(
        given.type,
        kind=Kind.MULTI,
        name=entry[1],
        item=None,
        length=max(joined - 1, 0),
        fallible=given.type.fallible or not reaches(given, item),
    )


def _item(type_: Type) -> Type:
    return type_.item or replace(type_, kind=Kind.ENUM)


def _sql(site: Site) -> Sql:
    """Every item must have its label; labels come in the order of the items."""
    pairs = [(text(value), text(label)) for value, label in wanted(site.given)]
    if not pairs:
        return exp.Null()
    item = exp.to_identifier("item", quoted=True)
    label = chosen(exp.Column(this=item.copy()), pairs)
    labels = call("LIST_TRANSFORM", site.subject, exp.Lambda(this=label, expressions=[item], colon=True))
    known = call("LIST_HAS_ALL", listed([value for value, _ in pairs]), site.subject)
    some = compare(call("LEN", site.subject), ">", number(0))
    return when((exp.and_(some, known), labels))


MAP_EACH = Function(
    name="map_each",
    takes=LISTS,
    works_on="a list of values of an enumeration",
    parameters=(Parameter(name="values", kind="map"),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Translates every item of a list by a value map; an item that the map does not have refuses the row."
    ),
    fails="PCK101",
    examples=(
        Example(type="multi(colour)", x="red;green", expression="x | map_each(paint)", gives="Crimson;Leaf"),
        Example(
            type="multi(colour)", x="green;red;green", expression="x | map_each(paint)", gives="Leaf;Crimson"
        ),
        Example(type="multi(colour)", x=None, expression="x | map_each(paint)", gives=None),
        Example(type="multi(colour)", x="red;blue", expression="x | map_each(rare_paint)", fails="PCK101"),
    ),
)
