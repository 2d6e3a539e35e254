"""`count`: how many items a list has."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, first_of, number
from compiler.language.functions.function import LISTS, Example, Function, Given, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.INT, length=9, scale=0, name=None, item=None, empty=False)


def _sql(site: Site) -> Sql:
    return first_of(call("LEN", site.subject), number(0))


COUNT = Function(
    name="count",
    takes=LISTS,
    works_on="a list",
    gives=_gives,
    sql=_sql,
    sentence="Counts the items of a list; no list has none.",
    strict=False,
    examples=(
        Example(type="multi(colour)", x="red;green;red", expression="x | count", gives="3"),
        Example(type="multi(colour)", x=None, expression="x | count", gives="0"),
    ),
)
