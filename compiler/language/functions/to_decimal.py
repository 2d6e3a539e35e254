"""`to_decimal`: a number written as text."""

from dataclasses import replace

from compiler.language.forms import number_pattern, sql_type
from compiler.language.fragments import Sql, call, matches, try_cast, when
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Parameter, Site
from compiler.language.types import Kind, Type

_DIGITS = 18


def _gives(given: Given) -> Type:
    return replace(
        given.type,
        kind=Kind.DECIMAL,
        length=_DIGITS,
        scale=given.number(),
        name=None,
        objects=(),
        fallible=True,
    )


def _sql(site: Site) -> Sql:
    written = call("TRIM", site.subject)
    return when((matches(written, number_pattern(site.result)), try_cast(written, sql_type(site.result))))


TO_DECIMAL = Function(
    name="to_decimal",
    takes=TEXT_LIKE,
    works_on="text",
    parameters=(Parameter(name="decimals", kind="number", most=15),),
    gives=_gives,
    sql=_sql,
    sentence="Reads a number with a point and at most so many decimals; anything else refuses the row.",
    fails="TYP101",
    examples=(
        Example(type="text(40)", x="12.5", expression="x | to_decimal(2)", gives="12.50"),
        Example(type="text(40)", x="-0.500", expression="x | to_decimal(2)", gives="-0.50"),
        Example(type="text(40)", x="12.345", expression="x | to_decimal(2)", fails="TYP101"),
        Example(type="text(40)", x="1.234,56", expression="x | to_decimal(2)", fails="TYP101"),
        Example(type="text(40)", x="$ 12", expression="x | to_decimal(2)", fails="TYP101"),
    ),
)
