"""`trim`: no white space at either end."""

from compiler.language.fragments import Sql, trimmed
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Site
from compiler.language.types import Type


def _gives(given: Given) -> Type:
    return given.type


def _sql(site: Site) -> Sql:
    return trimmed(site.subject)


TRIM = Function(
    name="trim",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Removes white space at both ends, of every kind that Unicode knows.",
    examples=(
        Example(type="text(80)", x="  Anna ", expression="x | trim", gives="Anna"),
        Example(type="text(80)", x="\u00a0\u2003van  Dyk\u3000\t", expression="x | trim", gives="van  Dyk"),
        Example(type="text(80)", x=" \u2028 ", expression="x | trim", gives=None),
    ),
)
