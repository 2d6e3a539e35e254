"""`at_time`: a day and a time of day as one local time."""

from dataclasses import replace

from compiler.language.fragments import Sql, calculated
from compiler.language.functions.function import Example, Function, Given, Parameter, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    time = given.arguments[0].type
    assert time is not None
    return replace(given.type, kind=Kind.LOCAL, empty=given.type.empty or time.empty)


def _sql(site: Site) -> Sql:
    time = site.arguments[0]
    assert time is not None
    return calculated(site.subject, "+", time)


AT_TIME = Function(
    name="at_time",
    takes=frozenset({Kind.DATE}),
    works_on="a day",
    parameters=(Parameter(name="time", kind="value", takes=frozenset({Kind.TIME}), is_a="a time of day"),),
    gives=_gives,
    sql=_sql,
    sentence="Puts a day and a time of day together to a local time; `at` makes an instant of it.",
    examples=(
        Example(
            type="time",
            x="09:30",
            expression="'2024-03-01' | to_date('%Y-%m-%d') | at_time(x) | at($zone)",
            gives="2024-03-01T15:30:00.000Z",
        ),
        Example(
            type="date",
            x="2024-03-01",
            expression="x | at_time('23:59' | to_time('%H:%M'))",
            gives="2024-03-01T23:59:00",
        ),
        Example(
            type="time",
            x=None,
            expression="'2024-03-01' | to_date('%Y-%m-%d') | at_time(x)",
            gives=None,
        ),
    ),
)
