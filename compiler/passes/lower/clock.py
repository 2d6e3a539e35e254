"""Time zones in SQL: the period of each time, found by its year.

A zone's periods follow each other without a hole or an overlap once each ends where the next begins; so a
time is in one of them at most, and the join neither doubles a row nor sorts the rows. Joining by the year
makes it a hash join over a few hundred periods.
"""

from sqlglot import exp

from compiler.language.fragments import Sql, call, column, compare, every, number, text
from compiler.language.sql import Zone
from compiler.passes.lower.query import Chain, named, selected, table

_STARTS = {"local": "local_from", "utc": "utc_from"}
_ENDS = {"local": "local_next", "utc": "utc_until"}


def clock_name(zone: Zone) -> str:
    """Name the select that lists a zone's periods by year."""
    return f"{zone.by} clock of ${zone.decision}"


def in_period(zone: Zone) -> Sql:
    """Match a time with its period."""
    start, end = column(_STARTS[zone.by], zone.alias), column(_ENDS[zone.by], zone.alias)
    return every(
        compare(call("YEAR", zone.time), "=", column("year", zone.alias)),
        compare(zone.time, ">=", start),
        compare(zone.time, "<", end),
    )


def add_clock(chain: Chain, zone: Zone) -> Chain:
    """Add the select that lists the periods of the zone that answers a decision, once for each year they
    touch.
    """
    periods = f"periods of ${zone.decision}"
    if periods not in {name for name, _ in chain.stages}:
        chain = chain.beside(periods, _periods(zone.decision))
    first, last = call("YEAR", column(_STARTS[zone.by])), call("YEAR", column(_ENDS[zone.by]))
    after = exp.Add(this=last, expression=number(1))
    years = named(call("UNNEST", call("RANGE", first, after)), "year")
    return chain.beside(clock_name(zone), selected([exp.Star(), years], table(periods)))


def _periods(decision: str) -> exp.Select:
    """List the periods, each with what it needs to know of its neighbours.

    A local time that falls between a period's end and the next one's beginning does not exist; one that falls
    before the end of the period before exists twice.
    """
    kept = ("utc_from", "utc_until", "local_from", "local_until", "offset_seconds")
    columns = [
        *(column(name, "period") for name in kept),
        named(_beside("LEAD", "local_from", "local_until"), "local_next"),
        named(_beside("LAG", "local_until"), "earlier_until"),
        named(_beside("LAG", "offset_seconds"), "earlier_offset"),
    ]
    matched = compare(column("value", "answer"), "=", column("zone", "period"))
    query = selected(columns, table("$zone", "period"))
    query = query.join(table("$decision", "answer"), on=matched, copy=False)
    return query.where(compare(column("name", "answer"), "=", text(decision)), copy=False)


def _beside(window: str, name: str, otherwise: str | None = None) -> Sql:
    value = column(name, "period")
    if otherwise:
        function = call(window, value, number(1), column(otherwise, "period"))
    else:
        function = call(window, value)
    order = exp.Order(expressions=[exp.Ordered(this=column("utc_from", "period"))])
    return exp.Window(this=function, order=order)
