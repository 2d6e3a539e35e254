"""`add_minutes`: an instant so many minutes later."""

from compiler.language.fragments import call
from compiler.language.functions.function import Example, Function, Parameter
from compiler.language.functions.moving import Moving
from compiler.language.types import Kind

_MOVING = Moving(
    name="add_minutes", most=105_120_000, sure=1_000_000, span=lambda minutes: call("TO_MINUTES", minutes)
)

ADD_MINUTES = Function(
    name="add_minutes",
    takes=frozenset({Kind.DATETIME}),
    works_on="an instant",
    parameters=(Parameter(name="minutes", kind="value", takes=frozenset({Kind.INT}), is_a="a whole number"),),
    gives=_MOVING.gives,
    sql=_MOVING.sql,
    sentence=(
        "Gives the instant so many minutes later: a start and a duration make an end. More than two hundred "
        "years refuse the row. A local time becomes an instant with `at` first."
    ),
    fails=_MOVING.fails,
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
