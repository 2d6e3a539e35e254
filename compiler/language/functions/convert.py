"""`convert`: a sum of money in another currency, at the rate of its day."""

from collections.abc import Sequence
from dataclasses import replace

from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import (
    Sql,
    calculated,
    call,
    cast,
    chosen,
    compare,
    number,
    text,
    try_cast,
    when,
)
from compiler.language.functions.function import (
    TEXT_LIKE,
    Example,
    Function,
    Given,
    Mistake,
    Parameter,
    Site,
)
from compiler.language.scope import RateTable
from compiler.language.types import NUMERIC, Kind, Type

_CENTS = 2
_DIGITS = 18


def _table(given: Given) -> RateTable:
    table = given.arguments[2].rates
    assert table is not None
    return table


def _gives(given: Given) -> Type | Mistake:
    if scale_of(given.type) + _decimals(_table(given)) < MOST_DIGITS:
        return replace(given.type, kind=Kind.MONEY, length=_DIGITS, scale=_CENTS, fallible=True)
    message = "the amount and the rates have more decimals than can be multiplied"
    return Mistake(rule="TYP109", node=given.subject.node, message=message, helps=("`round` the amount",))


def _decimals(table: RateTable) -> int:
    """Return the most decimals of a rate."""
    rates = [rate for days in table.values.values() for _, rate in days]
    return max((len(rate.partition(".")[2]) for rate in rates), default=0)


def _sql(site: Site) -> Sql:
    currency, day, _ = site.arguments
    assert currency is not None
    assert day is not None
    table = _table(site.given)
    kind = f"DECIMAL({MOST_DIGITS}, {_decimals(table)})"
    foreign = sorted((name, days) for name, days in table.values.items() if name != table.to)
    rates = [(text(name), _in_force(day, days, kind)) for name, days in foreign if days]
    rate = chosen(currency, [*rates, (text(table.to), cast(number(1), kind))])
    made = call("TRY", calculated(site.subject, "*", rate))
    return try_cast(call("ROUND", made, number(_CENTS)), sql_type(site.result))


def _in_force(day: Sql, days: Sequence[tuple[str, str]], kind: str) -> Sql:
    """Take the rate of the last day that is not after this one."""
    return when(
        *(
            (compare(day, ">=", cast(text(first), "DATE")), cast(number(rate), kind))
            for first, rate in sorted(days, reverse=True)
        )
    )


CONVERT = Function(
    name="convert",
    takes=NUMERIC,
    works_on="an amount",
    parameters=(
        Parameter(name="currency", kind="value", takes=TEXT_LIKE),
        Parameter(name="date", kind="value", takes=frozenset({Kind.DATE}), is_a="a day"),
        Parameter(name="rates", kind="rates"),
    ),
    gives=_gives,
    sql=_sql,
    sentence=(
        "Converts an amount into the currency of a table of rates, at the rate in force on a day, rounded to "
        "hundredths. A currency without a rate, a day before the first rate, no currency or no day refuses "
        "the row."
    ),
    fails="TYP116",
    examples=(
        Example(
            type="money",
            x="100",
            expression="x | convert('AUD', '2024-06-30' | to_date('%Y-%m-%d'), bank)",
            gives="68.00",
        ),
        Example(type="date", x="2024-07-01", expression="100.01 | convert('AUD', x, bank)", gives="66.51"),
        Example(type="date", x="2023-12-31", expression="100 | convert('AUD', x, bank)", fails="TYP116"),
        Example(type="date", x=None, expression="100 | convert('AUD', x, bank)", fails="TYP116"),
        Example(
            type="text(3)",
            x="USD",
            expression="7.125 | convert(x, '1999-01-01' | to_date('%Y-%m-%d'), bank)",
            gives="7.13",
        ),
        Example(
            type="text(3)",
            x="EUR",
            expression="7 | convert(x, '2024-01-01' | to_date('%Y-%m-%d'), bank)",
            fails="TYP116",
        ),
        Example(
            type="text(3)",
            x=None,
            expression="7 | convert(x, '2024-01-01' | to_date('%Y-%m-%d'), bank)",
            fails="TYP116",
        ),
        Example(
            type="money",
            x=None,
            expression="x | convert('XXX', '2024-01-01' | to_date('%Y-%m-%d'), bank)",
            gives=None,
        ),
    ),
)
