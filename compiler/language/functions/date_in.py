"""`date_in`: the day of an instant, somewhere."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import Sql, call, cast, column
from compiler.language.functions.function import Example, Function, Given, Lost, Parameter, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.DATE)


def _sql(site: Site) -> Sql:
    offset = call("TO_SECONDS", column("offset_seconds", site.zone))
    return cast(exp.Paren(this=exp.Add(this=site.subject, expression=offset)), "DATE")


def _loses(given: Given) -> Lost:
    return Lost(rule="TYP106", message="the time of day is dropped here")


DATE_IN = Function(
    name="date_in",
    takes=frozenset({Kind.DATETIME}),
    works_on="an instant",
    parameters=(Parameter(name="zone", kind="zone"),),
    gives=_gives,
    sql=_sql,
    sentence="Gives the calendar day of an instant in a time zone.",
    loses=_loses,
    loss="the time of day",
    fails="TYP108",
    zone="utc",
    examples=(
        Example(
            type="datetime",
            x="2024-03-02T03:30:00+00:00",
            expression="x | date_in($zone)",
            gives="2024-03-01",
        ),
        Example(
            type="datetime", x="2024-03-02T03:30:00-0600", expression="x | date_in($zone)", gives="2024-03-02"
        ),
        Example(type="datetime", x=None, expression="x | date_in($zone)", gives=None),
    ),
)
