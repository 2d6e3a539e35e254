"""`lower`: small letters."""

from compiler.language.fragments import Sql, call
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Site
from compiler.language.types import Type


def _gives(given: Given) -> Type:
    return given.type


def _sql(site: Site) -> Sql:
    return call("LOWER", site.subject)


LOWER = Function(
    name="lower",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Writes every letter as a small one.",
    examples=(
        Example(type="text(80)", x="Élan Vital", expression="x | lower", gives="élan vital"),
        Example(type="text(80)", x="straße 7", expression="x | lower", gives="straße 7"),
    ),
)
