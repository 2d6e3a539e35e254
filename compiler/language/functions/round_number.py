"""`round`: fewer decimals."""

from dataclasses import replace

from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import Sql, call, number, try_cast
from compiler.language.functions.function import Example, Function, Given, Lost, Parameter, Site
from compiler.language.types import NUMERIC, Type


def _gives(given: Given) -> Type:
    scale = given.number()
    if _keeps_all(given):
        return given.type
    whole = (given.type.length or MOST_DIGITS) - scale_of(given.type)
    return replace(given.type, scale=scale, length=min(whole + 1 + scale, MOST_DIGITS))


def _keeps_all(given: Given) -> bool:
    return scale_of(given.type) <= given.number()


def _sql(site: Site) -> Sql:
    if _keeps_all(site.given):
        return site.subject
    return try_cast(call("ROUND", site.subject, number(site.given.number())), sql_type(site.result))


def _loses(given: Given) -> Lost | None:
    if _keeps_all(given):
        return None
    return Lost(rule="TYP102", message=f"decimals after the first {given.number()} are lost here")


ROUND = Function(
    name="round",
    takes=NUMERIC,
    works_on="a number",
    parameters=(Parameter(name="decimals", kind="number", most=15),),
    gives=_gives,
    sql=_sql,
    sentence="Keeps so many decimals; a half goes away from zero.",
    loses=_loses,
    loss="the decimals after the last that is kept",
    examples=(
        Example(type="decimal(18.3)", x="2.675", expression="x | round(2)", gives="2.68"),
        Example(type="decimal(18.3)", x="-0.125", expression="x | round(2)", gives="-0.13"),
        Example(type="decimal(18.3)", x="9.999", expression="x | round(0)", gives="10"),
        Example(type="decimal(3.2)", x="9.99", expression="x | round(1)", gives="10.0"),
        Example(type="money", x="12.5", expression="x | round(4)", gives="12.50"),
    ),
)
