"""`add_days`: a day so many days later."""

from compiler.language.fragments import cast
from compiler.language.functions.function import Example, Function, Parameter
from compiler.language.functions.moving import Moving
from compiler.language.types import Kind

_MOVING = Moving(name="add_days", most=73_000, sure=1_000, span=lambda days: cast(days, "INTEGER"))

ADD_DAYS = Function(
    name="add_days",
    takes=frozenset({Kind.DATE}),
    works_on="a day",
    parameters=(Parameter(name="days", kind="value", takes=frozenset({Kind.INT}), is_a="a whole number"),),
    gives=_MOVING.gives,
    sql=_MOVING.sql,
    sentence=("Gives the day so many days later. More than two hundred years refuse the row."),
    fails=_MOVING.fails,
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
