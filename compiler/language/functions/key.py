"""`key`: the migration key of the row that a reference means."""

from dataclasses import replace

from compiler.language.fragments import Sql, joined, text
from compiler.language.functions.function import Example, Function, Given, Mistake, Site
from compiler.language.types import FIXED_LENGTH, Kind, Type, utf16_length


def _gives(given: Given) -> Type | Mistake:
    if len(given.type.objects) != 1 or given.type.objects == ("*",):
        message = f"`key` needs a reference to one object, but this is {given.type}"
        return Mistake(rule="TYP101", node=given.subject.node, message=message, label=str(given.type))
    length = utf16_length(_prefix(given)) + FIXED_LENGTH[Kind.ID]
    return replace(given.type, kind=Kind.TEXT, length=length, objects=())


def _prefix(given: Given) -> str:
    return f"{given.scope.platform_name}:{given.type.objects[0]}:"


def _sql(site: Site) -> Sql:
    return joined(text(_prefix(site.given)), site.subject)


KEY = Function(
    name="key",
    takes=frozenset({Kind.REF}),
    works_on="a reference",
    gives=_gives,
    sql=_sql,
    sentence="Writes the migration key of the row referred to, as it stands in the destination's key field.",
    examples=(
        Example(type="ref(Visit)", x="17", expression="key(x)", gives="clinic:Visit:17"),
        Example(type="ref(Visit)", x=None, expression="key(x)", gives=None),
    ),
)
