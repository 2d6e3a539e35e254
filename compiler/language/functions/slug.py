"""`slug`: a text fit for a file name."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, empty_is_nothing, replaced, text
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Lost, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.TEXT, empty=True)


def _sql(site: Site) -> Sql:
    plain = call("STRIP_ACCENTS", call("LOWER", site.subject))
    return empty_is_nothing(call("TRIM", replaced(plain, "[^a-z0-9]+", "-"), text("-")))


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="everything but letters and digits is lost here")


SLUG = Function(
    name="slug",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Keeps the letters a to z, small and without accents, and digits; the rest becomes hyphens.",
    loses=_loses,
    loss="everything but letters and digits",
    examples=(
        Example(type="text(80)", x=" Privacy & Café (v2) ", expression="x | slug", gives="privacy-cafe-v2"),
        Example(type="text(80)", x="\u5065\u5eb7", expression="x | slug", gives=None),
    ),
)
