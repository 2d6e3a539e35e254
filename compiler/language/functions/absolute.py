"""`abs`: a number without its sign."""

from compiler.language.forms import sql_type
from compiler.language.fragments import Sql, call, cast
from compiler.language.functions.function import Example, Function, Given, Site
from compiler.language.types import NUMERIC, Type


def _gives(given: Given) -> Type:
    return given.type


def _sql(site: Site) -> Sql:
    return cast(call("ABS", site.subject), sql_type(site.result))


ABS = Function(
    name="abs",
    takes=NUMERIC,
    works_on="a number",
    gives=_gives,
    sql=_sql,
    sentence="Gives a number without its sign.",
    examples=(
        Example(type="money", x="-12.50", expression="x | abs", gives="12.50"),
        Example(type="int", x="7", expression="x | abs", gives="7"),
        Example(type="int", x="2", expression="(x - 5) | abs", gives="3"),
    ),
)
