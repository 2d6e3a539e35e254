"""`count`: how many items a list has."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, compare, first_of, number, text, when
from compiler.language.functions.function import LISTS, Example, Function, Given, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.INT, length=9, scale=0, name=None, item=None, empty=False)


def _sql(site: Site) -> Sql:
    return first_of(_length(site), number(0))


def _length(site: Site) -> Sql:
    """Count the members of a JSON array in its text; a text that is none has no members."""
    if not site.given.type.is_json_list:
        return call("LEN", site.subject)
    is_array = compare(call("TRY", call("JSON_TYPE", site.subject)), "=", text("ARRAY"))
    return when((is_array, call("JSON_ARRAY_LENGTH", site.subject)))


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
        Example(type="list(json(any))", x='[{"a": [1, 2]}, {"a": []}]', expression="x | count", gives="2"),
        Example(type="list(text(9))", x='["a;b", "c"]', expression="x | count", gives="2"),
        Example(type="list(json(any))", x=None, expression="x | count", gives="0"),
        Example(type="multi(colour)", x=None, expression="x | count", gives="0"),
    ),
)
