"""`or_null`: no value where something failed."""

from dataclasses import replace

from compiler.language.fragments import Sql
from compiler.language.functions.function import ANYTHING, Example, Function, Given, Lost, Site
from compiler.language.types import Type


def _gives(given: Given) -> Type:
    return replace(given.type, fallible=False, empty=True)


def _sql(site: Site) -> Sql:
    return site.subject


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP102", message="a value that cannot be read is lost here")


OR_NULL = Function(
    name="or_null",
    takes=ANYTHING,
    works_on="a value",
    as_is=True,
    gives=_gives,
    sql=_sql,
    sentence="Gives no value where anything before it failed; the row is not refused for that.",
    loses=_loses,
    loss="a value that cannot be read",
    forgives=True,
    examples=(
        Example(type="text(254)", x="not an address", expression="x | to_email | or_null", gives=None),
        Example(type="text(254)", x="a@b.example", expression="x | to_email | or_null", gives="a@b.example"),
        Example(type="date", x="31 February", expression="x | or_null", gives=None),
    ),
)
