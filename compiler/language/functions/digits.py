"""`digits`: the digits of a text."""

from dataclasses import replace

from compiler.language.fragments import Sql, empty_is_nothing, replaced
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.TEXT, empty=True)


def _sql(site: Site) -> Sql:
    return empty_is_nothing(replaced(site.subject, "[^0-9]", ""))


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="everything but digits is lost here")


DIGITS = Function(
    name="digits",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Keeps the digits 0 to 9.",
    loses=_loses,
    loss="everything but digits",
    examples=(
        Example(type="text(40)", x="NPI 12-34 567.890", expression="x | digits", gives="1234567890"),
        Example(type="text(40)", x="\u0661\u0662 none", expression="x | digits", gives=None),
    ),
)
