"""`add_days`: a day so many days later."""

from dataclasses import replace

from compiler.language.forms import likely
from compiler.language.fragments import Sql, calculated, cast, when, within
from compiler.language.functions.function import Example, Function, Given, Mistake, Parameter, Site
from compiler.language.syntax import Number
from compiler.language.types import Kind, Type

# Two hundred years. A call that moves by less than `_SURE` cannot fail.
_MOST = 73_000
_SURE = 1_000


def _gives(given: Given) -> Type | Mistake:
    days = given.arguments[0].type
    assert days is not None
    node = given.arguments[0].node
    if isinstance(node, Number) and abs(int(node.text)) > _MOST:
        return Mistake(rule="TYP109", node=node, message="`add_days` moves by two hundred years at most")
    return replace(
        given.type,
        empty=given.type.empty or days.empty,
        fallible=given.type.fallible or not _is_sure(given),
    )


def _is_sure(given: Given) -> bool:
    node = given.arguments[0].node
    return isinstance(node, Number) and abs(int(node.text)) <= _SURE


def _sql(site: Site) -> Sql:
    days = site.arguments[0]
    assert days is not None
    later = calculated(site.subject, "+", cast(days, "INTEGER"))
    if _is_sure(site.given):
        return later
    return when((within(days, -_MOST, _MOST), when((likely(later), later))))


def _fails(given: Given) -> str | None:
    return None if _is_sure(given) else "TYP109"


ADD_DAYS = Function(
    name="add_days",
    takes=frozenset({Kind.DATE}),
    works_on="a day",
    parameters=(Parameter(name="days", kind="value", takes=frozenset({Kind.INT}), is_a="a whole number"),),
    gives=_gives,
    sql=_sql,
    sentence=("Gives the day so many days later. More than two hundred years refuse the row."),
    fails=_fails,
    needs_all=True,
    examples=(
        Example(type="date", x="2024-02-28", expression="x | add_days(2)", gives="2024-03-01"),
        Example(type="date", x="2024-03-01", expression="x | add_days(-1)", gives="2024-02-29"),
        Example(
            type="int",
            x="30",
            expression="'01/02/2024' | to_date('%d/%m/%Y') | add_days(x)",
            gives="2024-03-02",
        ),
        Example(
            type="int",
            x="99999",
            expression="'01/02/2024' | to_date('%d/%m/%Y') | add_days(x)",
            fails="TYP109",
        ),
    ),
)
