"""Sums and averages that no column of values can make fail, whatever digits they have.

DuckDB adds decimals up in 38 digits and stops the query where these do not do. So a value so large that a
billion like it would need more is left out and told as one that does not fit.
"""

from collections.abc import Callable
from typing import TypeAlias

from sqlglot import exp

from compiler.language.forms import MOST_DIGITS, scale_of, sql_type
from compiler.language.fragments import (
    Sql,
    absent,
    call,
    cast,
    compare,
    every,
    number,
    present,
    some,
    text,
    try_cast,
    when,
)
from compiler.language.types import Type

Over: TypeAlias = Callable[[Sql], Sql]
"""Let an aggregate see the rows it is about."""

_WIDEST = 28


def total(value: Sql, type_: Type, over: Over) -> Sql:
    """Add values up, with all their decimals."""
    if _is_wide(type_):
        value = when((exp.Not(this=_is_huge(value, type_)), value))
    return over(exp.Sum(this=value))


def too_large(value: Sql, type_: Type, result: Sql, over: Over) -> Sql:
    """Tell that there are values to add up, and no result that holds what they make."""
    wrong = every(present(total(value, type_, over)), absent(result))
    if not _is_wide(type_):
        return wrong
    return some(wrong, over(call("BOOL_OR", _is_huge(value, type_))))


def sum_of(value: Sql, type_: Type, result: Type, over: Over) -> Sql:
    """Return a sum as a value of a type; no value where it does not fit."""
    return try_cast(total(value, type_, over), sql_type(result))


def average_of(value: Sql, type_: Type, result: Type, over: Over) -> Sql:
    """Return an average as a value of a type, rounded half away from zero; no value where it does not fit.

    All of it is whole numbers, as DuckDB divides decimals by way of floating point.
    """
    digits = try_cast(total(value, type_, over), f"DECIMAL({MOST_DIGITS}, {scale_of(result)})")
    whole = try_cast(call("REPLACE", cast(digits, "VARCHAR"), text("."), text("")), "HUGEINT")
    limit = number("1" + "0" * _WIDEST)
    count = over(exp.Count(this=value))
    twice = exp.Add(this=exp.Mul(this=call("ABS", whole), expression=number(2)), expression=count)
    rounded = exp.IntDiv(
        this=exp.Paren(this=twice),
        expression=call("NULLIF", exp.Mul(this=count, expression=number(2)), number(0)),
    )
    signed = exp.Mul(this=call("SIGN", whole), expression=exp.Paren(this=rounded))
    parts = exp.Mul(
        this=try_cast(signed, f"DECIMAL({_WIDEST}, 0)"),
        expression=cast(_unit(scale_of(result)), f"DECIMAL(7, {scale_of(result)})"),
    )
    return when((compare(call("ABS", whole), "<", limit), try_cast(parts, sql_type(result))))


def _unit(scale: int) -> Sql:
    return text("1" if scale == 0 else "0." + "0" * (scale - 1) + "1")


def _is_wide(type_: Type) -> bool:
    return min(type_.length or MOST_DIGITS, MOST_DIGITS) > _WIDEST


def _is_huge(value: Sql, type_: Type) -> Sql:
    limit = number("1" + "0" * max(_WIDEST - scale_of(type_), 1))
    return exp.Paren(this=compare(call("ABS", value), ">=", limit))
