"""`year`: the year of a day."""

from dataclasses import replace

from compiler.language.fragments import Sql, call
from compiler.language.functions.function import Example, Function, Given, Site
from compiler.language.types import Kind, Type

_DIGITS = 4


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.INT, length=_DIGITS, scale=0)


def _sql(site: Site) -> Sql:
    return call("YEAR", site.subject)


YEAR = Function(
    name="year",
    takes=frozenset({Kind.DATE, Kind.LOCAL}),
    works_on="a day or a local time",
    gives=_gives,
    sql=_sql,
    sentence="Gives the year as a number; an instant has one only in a time zone, so `date_in` comes first.",
    examples=(
        Example(type="date", x="1984-02-29", expression="x | year", gives="1984"),
        Example(type="datetime(local)", x="2024-12-31 23:59:59", expression="x | year", gives="2024"),
        Example(
            type="datetime", x="2025-01-01T01:00:00Z", expression="x | date_in($zone) | year", gives="2024"
        ),
        Example(type="date", x=None, expression="x | year", gives=None),
    ),
)
