"""`contains`: whether a list has an item."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, first_of, text, truth
from compiler.language.functions.families import foreign_value
from compiler.language.functions.function import LISTS, Example, Function, Given, Mistake, Parameter, Site
from compiler.language.syntax import Text
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type | Mistake:
    if given.type.is_json_list:
        message = f"`contains` works on a list of values, but this is {given.type}"
        helps = ("read its members as rows of their own: `each:`",)
        return Mistake(
            rule="TYP101", node=given.subject.node, message=message, label=str(given.type), helps=helps
        )
    item = given.type.item or replace(given.type, kind=Kind.ENUM)
    node = given.arguments[0].node
    assert isinstance(node, Text)
    if item.kind is Kind.ENUM and (
        mistake := foreign_value(item, node, given.scope, "this can never be in it")
    ):
        return mistake
    return replace(given.type, kind=Kind.BOOL, length=None, name=None, item=None, empty=False)


def _sql(site: Site) -> Sql:
    found = call("LIST_CONTAINS", site.subject, text(site.given.text() or ""))
    return first_of(found, truth(False))


CONTAINS = Function(
    name="contains",
    takes=LISTS,
    works_on="a list",
    parameters=(Parameter(name="item", kind="text"),),
    gives=_gives,
    sql=_sql,
    sentence="Tells whether a list has an item.",
    strict=False,
    examples=(
        Example(type="multi(colour)", x="red;green", expression="x | contains('green')", gives="true"),
        Example(type="multi(colour)", x="red", expression="x | contains('green')", gives="false"),
        Example(type="multi(colour)", x=None, expression="x | contains('green')", gives="false"),
    ),
)
