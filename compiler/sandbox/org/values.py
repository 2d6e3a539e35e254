"""Values as the org keeps them: text in one canonical form per type, made by functions that SQL can call.

A cell that says "make it null" and a cell that is no value of its type travel as marks, because SQL's NULL
already says "not given". The marks are noncharacters, which no text may contain.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal

from compiler.sandbox.org.ids import canonical_id, record_id
from compiler.sandbox.store import Store, Value

NULL, INVALID, OUT_OF_RANGE = "\ufdd0", "\ufdd1", "\ufdd2"
WHITE_SPACE = " \t\n\r\x0b\x0c"
FIRST_YEAR, LAST_YEAR = 1700, 4000
INTEGER_DIGITS = 10

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d:\d\d:\d\d)(?:\.\d{1,3})?Z?", re.ASCII)
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_EMAIL = re.compile(
    rf"{_ATOM}(?:\.{_ATOM})*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*"
)
_SLOT = re.compile(r"\{(0+)\}")


class DecimalSum:
    """SUM without binary fractions."""

    def __init__(self) -> None:
        self._sum: Decimal | None = None

    def step(self, value: Value) -> None:
        """Add a number kept as text; nothing for null."""
        if value is not None:
            self._sum = (self._sum or Decimal(0)) + Decimal(str(value))

    def finalize(self) -> Value:
        """The sum as text, or null where every value was null."""
        return None if self._sum is None else format(self._sum, "f")


def teach(store: Store) -> None:
    """Make the functions of this module callable from SQL."""
    for name, function in CONVERTERS.items():
        store.teach(name, 1, _on_values(function))
    store.teach("sf_number", 3, _number_or_mark)
    store.teach("sf_times", 2, lambda one, other: _amount(one, other, times))
    store.teach("sf_over", 2, lambda one, other: _amount(one, other, over))
    store.teach("utf16_length", 1, utf16_length)
    store.teach("record_id", 2, record_id)
    store.teach("auto_number", 2, auto_number)
    store.teach("valid_email", 1, lambda text: int(_EMAIL.fullmatch(text) is not None))
    store.teach("unknown_choice", 2, unknown_choice)
    store.teach_aggregate("decimal_sum", DecimalSum)


def moment(value: datetime) -> str:
    """A point in time as the org keeps it: UTC, whole seconds."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def date_value(text: str) -> str:
    """A date `yyyy-MM-dd`; no zone, no time.

    https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_date_format.htm
    """
    if not _DATE.fullmatch(text):
        return INVALID
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return INVALID
    return text if FIRST_YEAR <= day.year <= LAST_YEAR else INVALID


def moment_value(text: str) -> str:
    """A date and time with `Z` or an offset, to UTC; parts of a second are dropped."""
    match = _MOMENT.fullmatch(text)
    if match is None or date_value(match[1]) == INVALID:
        return INVALID
    zone = "+00:00" if match[3] == "Z" else match[3]
    try:
        return moment(datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}"))
    except (ValueError, OverflowError):
        return INVALID


def time_value(text: str) -> str:
    """A time of day without a zone."""
    match = _TIME.fullmatch(text)
    if match is None:
        return INVALID
    try:
        datetime.fromisoformat("2000-01-01T" + match[1])
    except ValueError:
        return INVALID
    return match[1] + ".000Z"


def boolean_value(text: str) -> str:
    """true, false, 1 or 0, in any letter case."""
    return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(text.lower(), INVALID)


def id_value(text: str) -> str:
    """A record id of 15 or 18 characters, as 18."""
    return canonical_id(text) or INVALID


def number_value(text: str, precision: int, scale: int) -> str:
    """A number, rounded half up to its scale, without trailing zeros; too many digits are out of range."""
    if not _NUMBER.fullmatch(text):
        return INVALID
    number = Decimal(text)
    if number != 0 and number.adjusted() >= precision - scale:
        return OUT_OF_RANGE
    rounded = number.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_HALF_UP)
    if rounded != 0 and rounded.adjusted() >= precision - scale:
        return OUT_OF_RANGE
    plain = format(rounded, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in {"-0", ""} else plain


def times(one: Decimal, other: Decimal) -> Decimal:
    """A price times a quantity."""
    return one * other


def over(one: Decimal, other: Decimal) -> Decimal:
    """A price shared out over a quantity; nothing for none."""
    return one / other if other else Decimal(0)


def utf16_length(text: str) -> int:
    """The length as Salesforce counts it: a character outside the basic plane counts twice."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def auto_number(display_format: str, number: int) -> str:
    """The `number`-th value of an auto number such as `TR-{00000000}`."""
    return _SLOT.sub(lambda slot: str(number).rjust(len(slot[1]), "0"), display_format)


def unknown_choice(text: str, choices: str) -> str | None:
    """The first part of a `;`-joined multi-select value that is no line-separated choice, or None."""
    known = choices.split("\n")
    return next((part for part in text.split(";") if part not in known), None)


def _amount(one: Value, other: Value, how: Callable[[Decimal, Decimal], Decimal]) -> str | None:
    """An amount of money made of two numbers kept as text; null where one of them is."""
    if one is None or other is None:
        return None
    return number_value(format(how(Decimal(str(one)), Decimal(str(other))), "f"), 18, 2)


CONVERTERS: dict[str, Callable[[str], str]] = {
    "sf_date": date_value,
    "sf_datetime": moment_value,
    "sf_time": time_value,
    "sf_boolean": boolean_value,
    "sf_id": id_value,
}


def _on_values(function: Callable[[str], str]) -> Callable[[str | None], str | None]:
    def convert(text: str | None) -> str | None:
        if text is None or text == NULL:
            return text
        return function(text.strip(WHITE_SPACE))

    return convert


def _number_or_mark(text: str | None, precision: int, scale: int) -> str | None:
    if text is None or text == NULL:
        return text
    return number_value(text.strip(WHITE_SPACE), precision, scale)
