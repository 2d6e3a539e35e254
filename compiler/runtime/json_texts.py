"""JSON taken apart without changing a character of its parts: numbers stay as they were written."""

import json
from collections.abc import Mapping

import msgspec

_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_ANY = msgspec.json.Decoder(msgspec.Raw)
_TEXT = msgspec.json.Decoder(str)

_REFUSALS = (msgspec.DecodeError, UnicodeDecodeError)


class _Number(str):
    """The text of a number, to be told from a text."""

    __slots__ = ()


def members(text: bytes) -> Mapping[str, msgspec.Raw | bytes]:
    """Split an object into its members; raises ValueError where it is none, RecursionError where too deep."""
    try:
        return _OBJECT.decode(text)
    except _REFUSALS:
        parsed = _slowly(text)
    if not isinstance(parsed, dict):
        raise ValueError
    return {name: _written(value) for name, value in parsed.items()}


def elements(text: bytes) -> tuple[bytes, ...]:
    """Split a list into its elements; raises ValueError where it is none, RecursionError where too deep."""
    try:
        return tuple(bytes(raw) for raw in _LIST.decode(text))
    except _REFUSALS:
        parsed = _slowly(text)
    if not isinstance(parsed, list):
        raise ValueError
    return tuple(map(_written, parsed))


def string(text: bytes) -> str:
    """Return the characters of a JSON text; raises ValueError where it is none, or holds half a pair."""
    try:
        return _TEXT.decode(text)
    except UnicodeDecodeError:
        raise ValueError from None


def within(text: bytes) -> bytes:
    """Return the JSON that a JSON text spells, as the cells of a table do; null where that is empty.

    Raises ValueError where it spells none.
    """
    inner = string(text).strip()
    return bytes(_ANY.decode(inner.encode())) if inner else b"null"


def _slowly(text: bytes) -> object:
    """Read what msgspec does not: a lone surrogate, of which only the member that holds it is broken."""
    return json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=_refuse)


def _written(value: object) -> bytes:
    return _spelled(value).encode()


def _spelled(value: object) -> str:
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{_spelled(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_spelled, value)) + "]"
    return json.dumps(value)


def _refuse(_: str) -> object:
    """JSON has no NaN and no Infinity: https://www.rfc-editor.org/rfc/rfc8259#section-6."""
    raise ValueError
