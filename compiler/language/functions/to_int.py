"""`to_int`: a whole number written as text."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, matches, try_cast, when
from compiler.language.functions.function import TEXT_LIKE, Example, Function, Given, Site
from compiler.language.types import Kind, Type

_DIGITS = 18


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.INT, length=_DIGITS, scale=0, name=None, objects=(), fallible=True)


def _sql(site: Site) -> Sql:
    written = call("TRIM", site.subject)
    return when((matches(written, rf"[+-]?[0-9]{{1,{_DIGITS}}}"), try_cast(written, "BIGINT")))


TO_INT = Function(
    name="to_int",
    takes=TEXT_LIKE,
    works_on="text",
    gives=_gives,
    sql=_sql,
    sentence="Reads a whole number of up to 18 digits; anything else refuses the row.",
    fails="TYP101",
    examples=(
        Example(type="text(40)", x=" -042 ", expression="x | to_int", gives="-42"),
        Example(type="text(40)", x="1.5", expression="x | to_int", fails="TYP101"),
        Example(type="text(40)", x="1e3", expression="x | to_int", fails="TYP101"),
        Example(type="text(40)", x="\u0661\u0662", expression="x | to_int", fails="TYP101"),
    ),
)
