"""`add_minutes`: an instant so many minutes later."""

from dataclasses import replace

from compiler.language.forms import likely
from compiler.language.fragments import Sql, calculated, call, when, within
from compiler.language.functions.function import Example, Function, Given, Mistake, Parameter, Site
from compiler.language.syntax import Number
from compiler.language.types import Kind, Type

# Two hundred years. A call that moves by less than `_SURE` cannot fail.
_MOST = 105_120_000
_SURE = 1_000_000


def _gives(given: Given) -> Type | Mistake:
    minutes = given.arguments[0].type
    assert minutes is not None
    node = given.arguments[0].node
    if isinstance(node, Number) and abs(int(node.text)) > _MOST:
        return Mistake(rule="TYP109", node=node, message="`add_minutes` moves by two hundred years at most")
    return replace(
        given.type,
        empty=given.type.empty or minutes.empty,
        fallible=given.type.fallible or not _is_sure(given),
    )


def _is_sure(given: Given) -> bool:
    node = given.arguments[0].node
    return isinstance(node, Number) and abs(int(node.text)) <= _SURE


def _sql(site: Site) -> Sql:
    minutes = site.arguments[0]
    assert minutes is not None
    later = calculated(site.subject, "+", call("TO_MINUTES", minutes))
    if _is_sure(site.given):
        return later
    return when((within(minutes, -_MOST, _MOST), when((likely(later), later))))


def _fails(given: Given) -> str | None:
    return None if _is_sure(given) else "TYP109"


ADD_MINUTES = Function(
    name="add_minutes",
    takes=frozenset({Kind.DATETIME}),
    works_on="an instant",
    parameters=(Parameter(name="minutes", kind="value", takes=frozenset({Kind.INT}), is_a="a whole number"),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Gives the instant so many minutes later: a start and a duration make an end. More than two hundred "
        "years refuse the row. A local time becomes an instant with `at` first."
    ),
    fails=_fails,
    needs_all=True,
    examples=(
        Example(
            type="datetime",
            x="2024-03-01T09:00:00Z",
            expression="x | add_minutes(45)",
            gives="2024-03-01T09:45:00.000Z",
        ),
        Example(
            type="int",
            x="30",
            expression="'2024-03-10 01:45' | to_datetime('%Y-%m-%d %H:%M', $zone) | add_minutes(x)",
            gives="2024-03-10T08:15:00.000Z",
        ),
        Example(
            type="int",
            x="999999999999",
            expression="'2024-03-10 01:45' | to_datetime('%Y-%m-%d %H:%M', $zone) | add_minutes(x)",
            fails="TYP109",
        ),
        Example(type="datetime", x=None, expression="x | add_minutes(-15)", gives=None),
    ),
)
