"""`map_each`: the target's words for a list of source values."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import (
    Sql,
    call,
    chosen,
    compare,
    every,
    fits,
    is_one_of,
    kept,
    listed,
    no,
    number,
    some,
    text,
    transformed,
    when,
)
from compiler.language.functions.function import LISTS, Example, Function, Given, Mistake, Parameter, Site
from compiler.language.functions.value_maps import (
    LONGEST_KEPT,
    another_enum,
    entries,
    labels,
    may_refuse,
    refusal,
    takes_any_text,
    wanted,
)
from compiler.language.types import Kind, Type, utf16_length


def _gives(given: Given) -> Type | Mistake:
    item = _item(given.type)
    if mistake := another_enum(given, item):
        return mistake
    entry = entries(given)
    if entry.policy == "keep":
        kept_text = Type(kind=Kind.TEXT, length=LONGEST_KEPT)
        return replace(given.type, kind=Kind.LIST, name=None, item=kept_text, length=None)
    joined = sum(utf16_length(label) + 1 for label in labels(given))
    return replace(
        given.type,
        kind=Kind.MULTI,
        name=entry.target_enum,
        item=None,
        length=max(joined - 1, 0),
        fallible=given.type.fallible or may_refuse(given, item),
    )


def _item(type_: Type) -> Type:
    return type_.item or replace(type_, kind=Kind.ENUM)


def _sql(site: Site) -> Sql:
    """Every item must have its label; labels come in the order of the items."""
    pairs = [(text(value), text(label)) for value, label in wanted(site.given)]
    known = [value for value, _ in pairs]
    entry = entries(site.given)
    if entry.policy == "keep":
        unlike = kept(site.subject, lambda item: _unfit(item, known))
        return when((compare(call("LEN", unlike), "=", number(0)), _labels(site, pairs, None)))
    if entry.policy == "default" and entry.default is not None:
        return _labels(site, pairs, entry.default)
    if not pairs:
        return exp.Null()
    return when((call("LIST_HAS_ALL", listed(known), site.subject), _labels(site, pairs, None)))


def _labels(site: Site, pairs: list[tuple[Sql, Sql]], default: str | None) -> Sql:
    def label(item: Sql) -> Sql:
        other = text(default) if default is not None else item
        return chosen(item, pairs, other) if pairs else other

    return transformed(site.subject, label)


def _unfit(item: Sql, known: list[Sql]) -> Sql:
    """Find a text that cannot be kept: too long, or more than one once it stands among others."""
    unfit = some(no(fits(item, LONGEST_KEPT)), call("CONTAINS", item, text(";")))
    return every(no(is_one_of(item, known)), unfit) if known else unfit


MAP_EACH = Function(
    name="map_each",
    takes=LISTS,
    works_on="a list of values of an enumeration",
    parameters=(Parameter(name="values", kind="map"),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Translates every item of a list by a value map; an item that the map does not have refuses the row, "
        "unless the map says `otherwise`."
    ),
    fails=refusal,
    takes_any_text=takes_any_text,
    examples=(
        Example(type="multi(colour)", x="red;green", expression="x | map_each(paint)", gives="Crimson;Leaf"),
        Example(
            type="multi(colour)", x="green;red;green", expression="x | map_each(paint)", gives="Leaf;Crimson"
        ),
        Example(type="multi(colour)", x=None, expression="x | map_each(paint)", gives=None),
        Example(type="multi(colour)", x="red;blue", expression="x | map_each(rare_paint)", fails="PCK101"),
        Example(
            type="multi(colour)", x="red;pink", expression="x | map_each(some_paint)", gives="Crimson;Other"
        ),
        Example(
            type="multi(colour)", x="pink;red", expression="x | map_each(any_paint)", gives="pink;Crimson"
        ),
        Example(
            type="multi(colour)", x='["red", "a;b"]', expression="x | map_each(any_paint)", fails="PCK101"
        ),
        Example(type="multi(colour)", x="red;pink", expression="x | map_each(new_paint)", fails="PCK109"),
    ),
)
