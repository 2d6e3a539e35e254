"""Filters written `field=operator:value`, and what the API does with those it does not understand: nothing.

https://developers.practicehub.io/guide/filtering: "Filters that are invalid will be ignored." So a misspelt
filter gives every row back, and a client has to prove that its filter took effect.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from compiler.sandbox.source.rows import PRIVATE, Table

Test = Callable[[object], bool]


def filtered(rows: Table, parameters: Mapping[str, str]) -> Table:
    """The rows that pass every valid filter among the parameters; invalid ones are ignored.

    A filter is valid when its operator is known, its operand has the operator's shape, and at least one row
    of the object has the field.
    """
    tests: list[tuple[str, Test]] = []
    for field, text in parameters.items():
        test = _test(text)
        if test is not None and _is_attribute(field, rows):
            tests.append((field, test))
    return tuple(row for row in rows if all(test(row.get(field)) for field, test in tests))


def _is_attribute(field: str, rows: Table) -> bool:
    return not field.startswith(PRIVATE) and any(field in row for row in rows)


def _test(text: str) -> Test | None:
    """What a filter asks of a value, or None where the filter is invalid."""
    operator, _, operand = text.partition(":")
    if operator in EMPTINESS:
        return EMPTINESS[operator]
    if operator not in OPERATORS or not operand:
        return None
    return OPERATORS[operator](operand)


def _equal_to(operand: str) -> Test:
    return lambda value: _is_told(value) and _equals(value, operand)


def _unequal_to(operand: str) -> Test:
    return lambda value: _is_told(value) and not _equals(value, operand)


def _compares(decide: Callable[[int], bool]) -> Callable[[str], Test | None]:
    def make(operand: str) -> Test:
        return lambda value: _is_told(value) and decide(_order(value, operand))

    return make


def _between(operand: str) -> Test | None:
    bounds = operand.split(",")
    if len(bounds) != 2:
        return None
    low, high = bounds
    return lambda value: _is_told(value) and _order(value, low) >= 0 and _order(value, high) <= 0


def _like(operand: str) -> Test:
    pattern = ".*".join(re.escape(part) for part in operand.split("%"))
    expression = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return lambda value: _is_told(value) and expression.fullmatch(_text(value)) is not None


def _among(operand: str) -> Test:
    members = operand.split(",")
    return lambda value: _is_told(value) and any(_equals(value, member) for member in members)


def _not_among(operand: str) -> Test:
    among = _among(operand)
    return lambda value: _is_told(value) and not among(value)


def _is_told(value: object) -> bool:
    return value is not None


def _equals(value: object, operand: str) -> bool:
    """Texts are equal letter for letter; a number equals every way to write it."""
    text = _text(value)
    return text == operand or (not isinstance(value, str) and _order(value, operand) == 0)


def _order(value: object, operand: str) -> int:
    """Below, at or above zero as the value is less than, equal to or more than the operand.

    Two numbers compare as numbers, everything else as text: that is right for times, which are written from
    the year down to the second.
    """
    text = _text(value)
    numbers = _number(text), _number(operand)
    if numbers[0] is not None and numbers[1] is not None:
        return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    return (text > operand) - (text < operand)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _told_nothing(value: object) -> bool:
    return value is None


EMPTINESS: Mapping[str, Test] = {"null": _told_nothing, "not-null": _is_told}
OPERATORS: Mapping[str, Callable[[str], Test | None]] = {
    "eq": _equal_to,
    "ne": _unequal_to,
    "gt": _compares(lambda order: order > 0),
    "gte": _compares(lambda order: order >= 0),
    "lt": _compares(lambda order: order < 0),
    "lte": _compares(lambda order: order <= 0),
    "between": _between,
    "in": _among,
    "not-in": _not_among,
    "like": _like,
}
