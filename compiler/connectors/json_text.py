"""JSON as others send it, read strictly: what this accepts has one meaning only.

Numbers stay as they were written; a page's records stay as the bytes that came (RFC 8259).
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from math import isinf
from typing import NoReturn

import msgspec

DEPTH = 100
DIGITS = 400
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")
_SQUARE = bytes.maketrans(b"{}", b"[]")
_BOM = b"\xef\xbb\xbf"
_BLANK = " \t\n\r"
_ONE = json.JSONDecoder()


class NotJson(ValueError):
    """The text is not JSON, or not all of it came: worth asking again."""


class UnsafeJson(ValueError):
    """The text is JSON that two readers may understand differently, or that is made to hurt."""


def decode_json(body: bytes) -> object:
    """Decode a whole JSON text; fractions become Decimal, so that no digit is lost.

    Raises NotJson, or UnsafeJson for text that is not UTF-8, a repeated key, NaN and its kin, a number beyond
    `DIGITS` characters or beyond a double, and nesting deeper than `DEPTH`. Messages never quote the text.
    """
    value = _loaded(body)
    if isinstance(value, ValueError):
        raise value
    if not _is_shallow(body):
        raise UnsafeJson(f"the answer nests deeper than {DEPTH}")
    return value


def _loaded(body: bytes) -> object:
    """Decode, or return what is wrong: raised from here, it would carry the text along as its context."""
    try:
        return json.loads(
            body.removeprefix(_BOM).decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_fraction,
            parse_constant=_constant,
        )
    except UnicodeDecodeError:
        return UnsafeJson("the answer is not UTF-8")
    except RecursionError:
        return UnsafeJson(f"the answer nests deeper than {DEPTH}")
    except json.JSONDecodeError:
        return NotJson("the answer is not complete JSON")


def raw_at(body: bytes, path: str) -> bytes | None:
    """Return the bytes at a dotted path of an object that `decode_json` accepted; None where it is absent."""
    text = body.removeprefix(_BOM).decode("utf-8").strip(_BLANK)
    for key in path.split("."):
        found = dict(_members(text)).get(key)
        if found is None:
            return None
        text = found
    return text.encode("utf-8")


def raw_items(raw: bytes) -> tuple[bytes, ...] | None:
    """Split the bytes of an accepted array into the bytes of its items; None where it is not an array."""
    if not raw.startswith(b"["):
        return None
    return tuple(item.encode("utf-8") for item in _items(raw.decode("utf-8")))


def is_object(raw: bytes) -> bool:
    """Say whether bytes of accepted JSON are an object."""
    return raw.startswith(b"{")


def _members(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of an object's text, each with the text of its value; nothing where it is no object."""
    at = _skip(text, 1)
    while text.startswith("{") and text[at] != "}":
        key, at = _ONE.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        _, end = _ONE.raw_decode(text, start)
        yield key, text[start:end]
        at = _after(text, end)


def _items(text: str) -> Iterator[str]:
    start = _skip(text, 1)
    while text[start] != "]":
        _, end = _ONE.raw_decode(text, start)
        yield text[start:end]
        start = _after(text, end)


def _after(text: str, end: int) -> int:
    """Return where the next item begins, or where the closing bracket is."""
    at = _skip(text, end)
    return _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def encode_json(value: object) -> bytes:
    """Encode a value compactly, keys in the order given."""
    return msgspec.json.Encoder(decimal_format="number").encode(value)


def scalar_text(value: object) -> str | None:
    """Write a decoded scalar as text: true and false in words, numbers as they came; else None."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int | str):
        return str(value)
    return None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise UnsafeJson("an object of the answer has the same key twice")
    return members


def _integer(text: str) -> int:
    if len(text) > DIGITS:
        raise UnsafeJson(f"a number of the answer has more than {DIGITS} digits")
    return int(text)


def _fraction(text: str) -> Decimal:
    if len(text) > DIGITS or isinf(float(text)):
        raise UnsafeJson("a number of the answer is out of range")
    return Decimal(text)


def _constant(_: str) -> NoReturn:
    raise UnsafeJson("the answer has NaN or Infinity, which JSON has not")


def _is_shallow(body: bytes) -> bool:
    """Peel one level of brackets a round; what is left after `DEPTH` rounds was too deep."""
    brackets = _STRING.sub(b"", body).translate(_SQUARE, _NOT_BRACKETS)
    for _ in range(DEPTH):
        if not brackets:
            return True
        brackets = brackets.replace(b"[]", b"")
    return not brackets
