"""Names, ids, keys and literals: the only texts that may become part of a query or a path."""

import re

from compiler.runtime.ports import Refused

FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}(?:\.[A-Za-z][A-Za-z0-9_]{0,79})?")
OBJECT = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}")
KEY = re.compile(r"[A-Za-z0-9:_.|$@+-]{1,255}")
LONGEST_LITERAL = 255
_ID = re.compile(r"[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?")
_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'"})
_WILDCARDS = str.maketrans({"_": "\\_", "%": "\\%"})
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PLAIN = {
    "boolean": re.compile("true|false"),
    "currency": _NUMBER,
    "date": re.compile(_DAY),
    "datetime": re.compile(
        rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]{{1,3}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})"
    ),
    "double": _NUMBER,
    "int": re.compile(r"[+-]?[0-9]{1,30}"),
    "percent": _NUMBER,
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def object_name(name: str) -> str:
    """Return an object's API name; raises Refused for a text that is none."""
    if not OBJECT.fullmatch(name):
        raise Refused("the plan names an object that has no valid API name; compile it again")
    return name


def field_name(name: str) -> str:
    """Return a field's API name, or one a step through a relationship; raises Refused where it is none."""
    if not FIELD.fullmatch(name):
        raise Refused("the plan names a field that has no valid API name; compile it again")
    return name


def check_key(key: str) -> str:
    """Return a migration key; raises Refused for a text that no key of ours can be."""
    if not KEY.fullmatch(key):
        raise Refused(
            "a migration key has characters that keys do not have: only letters, digits and : _ . | $ @ + - "
            "may stand in the key columns of the source"
        )
    return key


def literal(text: str) -> str:
    """Write a text as a SOQL literal; raises Refused where it is too long or has control characters.

    https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
    """
    if not is_literal(text):
        raise Refused("a value to look up is too long, or has control characters: correct it and run again")
    return f"'{text.translate(_ESCAPES)}'"


def is_literal(text: str) -> bool:
    """Say whether a text may stand in a query; what may not is in no field that is looked up by value."""
    return len(text) <= LONGEST_LITERAL and not _CONTROL.search(text)


def literal_of(kind: str, text: str) -> str | None:
    """Write a text as a literal of a field's type, as describe names it; None where no value can equal it.

    Booleans, numbers and dates stand without quotes, and a query with the wrong sort of literal is refused.
    """
    known = _PLAIN.get(kind)
    if known is None:
        return literal(text) if is_literal(text) else None
    bare = text.strip().lower() if kind == "boolean" else text.strip()
    return bare if known.fullmatch(bare) else None


def may_be_plain(text: str) -> bool:
    """Say whether a text looks like a boolean, a number or a date, so that the field's type must be asked."""
    return any(literal_of(kind, text) is not None for kind in _PLAIN)


def prefix_literal(prefix: str) -> str:
    """Write a LIKE pattern for everything that begins with `prefix`, taken literally."""
    return literal(prefix)[:-1].translate(_WILDCARDS) + "%'"


def is_id(text: str) -> bool:
    """Say whether a text has the form of a record id."""
    return _ID.fullmatch(text) is not None


def is_true_id(text: str) -> bool:
    """Say whether an org can have made this id: its last letters tell which of the others are capitals."""
    return is_id(text) and long_id(text[:15]).startswith(text)


def long_id(text: str) -> str:
    """Return the 18-character form of an id; ids of 15 characters differ by letter case alone.

    https://help.salesforce.com/s/articleView?id=000385585&type=1
    """
    if len(text) != 15:
        return text
    return text + "".join(_suffix(text[start : start + 5]) for start in (0, 5, 10))


def _suffix(five: str) -> str:
    return _SUFFIX[sum(1 << place for place, letter in enumerate(five) if letter.isupper())]
