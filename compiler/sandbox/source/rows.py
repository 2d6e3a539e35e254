"""Rows as the API sends them: JSON whose numbers keep the digits they were written with."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from compiler.sandbox.http import Response

Row = Mapping[str, object]
Table = tuple[Row, ...]

PRIVATE = "_"
CONTENT = "_content"
JSON = (("Content-Type", "application/json; charset=utf-8"),)


def rows_from_lines(text: bytes) -> Table:
    """Read one JSON object a line; raises `msgspec.DecodeError` where a line is none.

    Lines end with LF alone, since JSON text may hold every other character that some readers take for a line
    end.
    """
    decoder = msgspec.json.Decoder(dict[str, object], float_hook=Decimal)
    return tuple(decoder.decode(line) for line in text.split(b"\n") if line)


def row_id(row: Row) -> str:
    """A row's id as text, whether it was sent as a number or as a text."""
    return str(row.get("id"))


def published(row: Row) -> dict[str, object]:
    """A row without its private fields."""
    return {name: value for name, value in row.items() if not name.startswith(PRIVATE)}


def json_response(status: int, body: object, *headers: tuple[str, str]) -> Response:
    """A response with a JSON body; decimals are written as numbers, digit for digit."""
    text = msgspec.json.encode(_plain(body))
    return Response(status=status, headers=JSON + headers, body=text)


def message(status: int, text: str, *headers: tuple[str, str]) -> Response:
    """An error as the API words it: an object whose `message` says what is wrong."""
    return json_response(status, {"message": text}, *headers)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return msgspec.Raw(str(value).encode())
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
