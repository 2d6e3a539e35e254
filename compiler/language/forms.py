"""How values are held and how they are written: the SQL type of each type, source text to value, value to
text.

Reading is total: a text that is not a value of its type gives NULL, never an error. Numbers are digits with a
point; dates and times follow the platform's own forms. JSON stays the text it is.
"""

from dataclasses import dataclass

from sqlglot import exp

from compiler.language.fragments import (
    Sql,
    calculated,
    call,
    cast,
    chosen,
    compare,
    contains_match,
    every,
    first_of,
    fits,
    is_one_of,
    kept,
    listed,
    matches,
    not_blank,
    number,
    present,
    replaced,
    text,
    truth,
    try_cast,
    when,
)
from compiler.language.types import FIXED_LENGTH, Kind, Type

MOST_DIGITS = 38
_PLAIN_SCALE = 10
_FIRST_DAY, _LAST_DAY = "1700-01-01", "4000-12-31"
_DATE = "%Y-%m-%d"
_LOCAL = "%Y-%m-%dT%H:%M:%S"
_CLOCK = "%H:%M:%S.%gZ"
_TIME_OF_DAY = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_INSTANT = "%Y-%m-%dT%H:%M:%S.%gZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """How a platform writes dates and times, as strptime patterns that are tried in order."""

    date: tuple[str, ...] = (_DATE,)
    datetime: tuple[str, ...] = ("%Y-%m-%dT%H:%M:%S%z",)


def scale_of(type_: Type) -> int:
    """Return the decimals that a number keeps; one without a stated scale keeps ten."""
    return _PLAIN_SCALE if type_.scale is None else type_.scale


def sql_type(type_: Type) -> str:
    """Return DuckDB's type for values of a type."""
    match type_.kind:
        case Kind.BOOL:
            return "BOOLEAN"
        case Kind.INT:
            return "BIGINT"
        case Kind.DECIMAL | Kind.MONEY:
            return f"DECIMAL({min(type_.length or MOST_DIGITS, MOST_DIGITS)}, {scale_of(type_)})"
        case Kind.DATE:
            return "DATE"
        case Kind.DATETIME | Kind.LOCAL:
            return "TIMESTAMP"
        case Kind.TIME:
            return "TIME"
        case Kind.LIST | Kind.MULTI if not type_.is_json_list:
            return "VARCHAR[]"
        case _:
            return "VARCHAR"


def read(type_: Type, raw: Sql, values: tuple[str, ...], formats: Formats) -> Sql:
    """Read source text; `raw` is never empty or blank, `values` are those of the type's enumeration."""
    match type_.kind:
        case Kind.BOOL:
            word = call("LOWER", call("TRIM", raw))
            answers = [("true", True), ("1", True), ("false", False), ("0", False)]
            return chosen(word, [(text(spelling), truth(value)) for spelling, value in answers])
        case Kind.INT | Kind.DECIMAL | Kind.MONEY:
            written = call("TRIM", raw)
            return when((matches(written, number_pattern(type_)), try_cast(written, sql_type(type_))))
        case Kind.DATE:
            return read_time(raw, formats.date, "DATE")
        case Kind.LOCAL:
            return read_time(raw, _without_zone(formats.datetime), "TIMESTAMP")
        case Kind.DATETIME:
            return read_time(raw, formats.datetime, "TIMESTAMP")
        case Kind.TIME:
            spoken = call("TRIM", raw)
            return when((matches(spoken, _TIME_OF_DAY), try_cast(spoken, "TIME")))
        case Kind.ENUM:
            return when((is_one_of(raw, [text(value) for value in values]), raw)) if values else exp.Null()
        case Kind.MULTI | Kind.LIST if not type_.is_json_list:
            return _read_list(type_, raw, values)
        case _:
            length = FIXED_LENGTH[Kind.ID] if type_.kind is Kind.REF else type_.length
            return raw if length is None else when((fits(raw, length), raw))


def _read_list(type_: Type, raw: Sql, values: tuple[str, ...]) -> Sql:
    """Read items; each must be a value of the enumeration where there is one, and more than white space."""
    items = _items(raw)
    named = type_.name or (type_.item.name if type_.item else None)
    if named is None:
        return kept(items, not_blank)
    return when((call("LIST_HAS_ALL", listed([text(value) for value in values]), items), items))


def _items(raw: Sql) -> Sql:
    """List the members of a JSON array, or what stands between semicolons."""
    is_array = compare(call("TRY", call("JSON_TYPE", raw)), "=", text("ARRAY"))
    members = kept(call("JSON_EXTRACT_STRING", raw, text("$[*]")), present)
    return when((is_array, members), otherwise=call("STRING_SPLIT_REGEX", raw, text(r"\s*;\s*")))


def read_loosely(type_: Type, raw: Sql) -> Sql:
    """Read the text of an enumeration's value, or the list of several, whether the enumeration has them or
    not.
    """
    return kept(_items(raw), not_blank) if type_.kind in {Kind.LIST, Kind.MULTI} else raw


def _without_zone(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form for form in forms if "%z" not in form) or ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")


def number_pattern(type_: Type) -> str:
    """Return the pattern of a number's text: no more digits than the type has on either side of the point."""
    scale = scale_of(type_)
    whole = max((type_.length or MOST_DIGITS) - scale, 1)
    return rf"-?0*[0-9]{{0,{whole}}}(?:\.[0-9]{{0,{scale}}}0*)?"


def read_time(raw: Sql, forms: tuple[str, ...], to: str) -> Sql:
    """Read a date or a time.

    A text without a digit is none (DuckDB knows words such as `infinity`), and a year before 1700 or after
    4000 is a slip of the pen.
    """
    parsed = _parsed(raw, forms)
    value = cast(parsed, to) if to != "TIMESTAMP" else parsed
    return when((every(contains_match(raw, "[0-9]"), likely(parsed)), value))


def likely(time: Sql) -> Sql:
    """Test that a time is one that anybody means."""
    return exp.Between(
        this=time,
        low=cast(text(_FIRST_DAY), "TIMESTAMP"),
        high=cast(text(f"{_LAST_DAY} 23:59:59.999"), "TIMESTAMP"),
    )


def _parsed(raw: Sql, forms: tuple[str, ...]) -> Sql:
    plain = tuple(form for form in forms if "%z" not in form)
    attempts = [_instant(raw, form) for form in forms if "%z" in form]
    if plain:
        attempts.insert(0, call("TRY_STRPTIME", raw, _forms(plain)))
    return first_of(*attempts) if len(attempts) > 1 else attempts[0]


def _instant(raw: Sql, form: str) -> Sql:
    """Read a time with an offset as UTC, whatever the session's own zone is."""
    with_offset = replaced(raw, "[Zz]$", "+0000")
    return call("MAKE_TIMESTAMP", call("EPOCH_US", call("TRY_STRPTIME", with_offset, text(form))))


def _forms(forms: tuple[str, ...]) -> Sql:
    return text(forms[0]) if len(forms) == 1 else listed([text(form) for form in forms])


def written(value: Sql, type_: Type, target: Type) -> Sql:
    """Write a value as the destination's text: ISO dates, instants in UTC, `true`, plain numbers, `a;b`."""
    match type_.kind:
        case Kind.DATE | Kind.BOOL:
            return cast(value, "VARCHAR")
        case Kind.DATETIME:
            return call("STRFTIME", value, text(_INSTANT))
        case Kind.LOCAL:
            return call("STRFTIME", value, text(_LOCAL))
        case Kind.TIME:
            return call("STRFTIME", calculated(cast(text(_FIRST_DAY), "DATE"), "+", value), text(_CLOCK))
        case Kind.INT | Kind.DECIMAL | Kind.MONEY:
            return _written_number(value, type_, target)
        case Kind.LIST | Kind.MULTI if not type_.is_json_list:
            return _written_list(value)
        case _:
            return value


def _written_number(value: Sql, type_: Type, target: Type) -> Sql:
    shape = target if target.is_number else type_
    if shape.kind is not Kind.INT and shape.scale is None:
        decimals = cast(try_cast(value, sql_type(shape)), "VARCHAR")
        return replaced(decimals, r"\.?0+$", "")
    fitting = value if sql_type(shape) == sql_type(type_) else try_cast(value, sql_type(shape))
    return cast(fitting, "VARCHAR")


def _written_list(value: Sql) -> Sql:
    """Write each item once, where it first occurs."""
    item, place = (exp.to_identifier(name, quoted=True) for name in ("item", "place"))
    first = call("LIST_POSITION", value, exp.Column(this=item))
    is_first = compare(first, "=", exp.Column(this=place))
    once = call("LIST_FILTER", value, exp.Lambda(this=is_first, expressions=[item, place], colon=True))
    some = compare(call("LEN", value), ">", number(0))
    return when((some, call("ARRAY_TO_STRING", once, text(";"))))


def changes(type_: Type, target: Type) -> bool:
    """Tell whether writing a number to a target may change it or not fit at all."""
    if not (type_.is_number and target.is_number):
        return False
    whole = (type_.length or MOST_DIGITS) - scale_of(type_)
    room = (target.length or MOST_DIGITS) - scale_of(target)
    return scale_of(type_) > scale_of(target) or whole > room
