"""`join`: a list as one text."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, empty_is_nothing, text
from compiler.language.functions.function import (
    LISTS,
    TEXT_LIKE,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type | Mistake:
    item = given.type.item
    if item is not None and item.kind not in TEXT_LIKE:
        message = f"`join` works on a list of texts, but this is {given.type}"
        return Mistake(rule="TYP101", node=given.subject.node, message=message, label=str(given.type))
    return replace(given.type, kind=Kind.LONGTEXT, length=None, name=None, item=None, empty=True)


def _sql(site: Site) -> Sql:
    return empty_is_nothing(call("ARRAY_TO_STRING", site.subject, text(site.given.text() or "")))


JOIN = Function(
    name="join",
    takes=LISTS,
    works_on="a list of texts",
    parameters=(Parameter(name="separator", kind="text"),),
    gives=_gives,
    sql=_sql,
    sentence="Writes the items of a list one after another, with a text between them.",
    examples=(
        Example(type="multi(colour)", x="red;green", expression="x | join(', ')", gives="red, green"),
        Example(type="multi(colour)", x=None, expression="x | join(', ')", gives=None),
    ),
)
