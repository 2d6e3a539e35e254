"""`minutes_between`: how long something lasts."""

from dataclasses import replace

from compiler.language.fragments import Sql, call, text
from compiler.language.functions.function import Example, Function, Given, Parameter, Site
from compiler.language.types import Kind, Type

_DIGITS = 10


def _gives(given: Given) -> Type:
    other = given.arguments[0].type
    assert other is not None
    return replace(given.type, kind=Kind.INT, length=_DIGITS, scale=0, empty=given.type.empty or other.empty)


def _sql(site: Site) -> Sql:
    return call("DATE_SUB", text("minute"), site.subject, site.arguments[0])


MINUTES_BETWEEN = Function(
    name="minutes_between",
    takes=frozenset({Kind.DATETIME}),
    works_on="an instant",
    parameters=(Parameter(name="other", kind="value", takes=frozenset({Kind.DATETIME}), is_a="an instant"),),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Counts the whole minutes from an instant to another, below zero where the other is earlier. A local "
        "time becomes an instant with `at` first, because clocks change."
    ),
    examples=(
        Example(
            type="datetime",
            x="2024-03-10T07:30:00Z",
            expression="x | minutes_between(x | add_minutes(45))",
            gives="45",
        ),
        Example(
            type="datetime(local)",
            x="2024-03-10 00:30:00",
            expression=(
                "x | at($zone) | minutes_between('2024-03-10 04:30' | to_datetime('%Y-%m-%d %H:%M', $zone))"
            ),
            gives="180",
        ),
        Example(
            type="datetime",
            x="2024-03-01T09:00:59Z",
            expression="x | minutes_between('2024-03-01T09:00:00Z' | to_datetime('%Y-%m-%dT%H:%M:%S%z'))",
            gives="0",
        ),
        Example(type="datetime", x=None, expression="x | minutes_between(x)", gives=None),
    ),
)
