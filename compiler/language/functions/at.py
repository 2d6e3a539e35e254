"""`at`: a local time as an instant."""

from dataclasses import replace

from sqlglot import exp

from compiler.language.fragments import (
    Sql,
    call,
    column,
    compare,
    every,
    first_of,
    holds,
    no,
    when,
)
from compiler.language.functions.function import Example, Function, Given, Parameter, Site
from compiler.language.types import Kind, Type


def _gives(given: Given) -> Type:
    return replace(given.type, kind=Kind.DATETIME, fallible=True)


def _sql(site: Site) -> Sql:
    return instant_of(site, site.given.text(1))


def instant_of(site: Site, policy: str | None) -> Sql:
    """Take the period that the local time falls into.

    A time in no period does not exist: clocks went forward over it. A time that is also in the period before
    exists twice, and only a policy can choose.
    """
    inside = compare(site.subject, "<", column("local_until", site.zone))
    twice = holds(compare(site.subject, "<", column("earlier_until", site.zone)))
    later = _minus(site.subject, column("offset_seconds", site.zone))
    earlier = _minus(site.subject, column("earlier_offset", site.zone))
    match policy:
        case "later":
            return when((inside, later))
        case "earlier":
            return when((twice, earlier), (inside, later))
        case _:
            return when((every(inside, no(twice)), later))


def _minus(value: Sql, seconds: Sql) -> Sql:
    return exp.Sub(this=value, expression=call("TO_SECONDS", first_of(seconds, exp.Literal.number(0))))


AT = Function(
    name="at",
    takes=frozenset({Kind.LOCAL}),
    works_on="a local time",
    parameters=(
        Parameter(name="zone", kind="zone"),
        Parameter(name="policy", kind="word", words=("earlier", "later"), optional=True),
    ),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Makes a local time an instant. A time that does not exist, because clocks went forward, refuses the "
        "row; so does one that exists twice, because they went back, unless `'earlier'` or `'later'` says "
        "which is meant."
    ),
    fails="TYP108",
    zone="local",
    examples=(
        Example(
            type="datetime(local)",
            x="2024-03-01 09:30:00",
            expression="x | at($zone)",
            gives="2024-03-01T15:30:00.000Z",
        ),
        Example(type="datetime(local)", x="2024-03-10 02:30:00", expression="x | at($zone)", fails="TYP108"),
        Example(type="datetime(local)", x="2024-11-03 01:30:00", expression="x | at($zone)", fails="TYP108"),
        Example(
            type="datetime(local)",
            x="2024-11-03 01:30:00",
            expression="x | at($zone, 'earlier')",
            gives="2024-11-03T06:30:00.000Z",
        ),
        Example(
            type="datetime(local)",
            x="2024-11-03 01:30:00",
            expression="x | at($zone, 'later')",
            gives="2024-11-03T07:30:00.000Z",
        ),
        Example(type="datetime(local)", x=None, expression="x | at($zone)", gives=None),
    ),
)
