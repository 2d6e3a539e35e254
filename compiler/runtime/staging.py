"""From the bytes of a record to the texts of a staged table's columns: nothing guessed, nothing lost.

A number stays the text it was written as. A key that is not in the record, a null and an empty text stay
three different things. A value that no text column can hold as it is (a control character other than tab and
line end, half a surrogate pair, an object where one value is declared) makes the record *broken* at that
column; nothing is replaced.
"""

import html.entities
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from compiler.model.plan import StagedColumn, StagedTable
from compiler.runtime.stops import RunStop

_RECORD = msgspec.json.Decoder(dict[str, msgspec.Raw])
_TEXT = msgspec.json.Decoder(str)

# Only what ends in a semicolon: `AT&T`, `R&D` and the `&copy=` of a link are meant as they are written.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# No text that a person typed holds these, and files that do are refused by half of what reads them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MARKUP = re.compile(r"<[A-Za-z/!]")
# In a text with markup these three carry its structure: whoever takes the tags out decodes them afterwards.
_STRUCTURAL = frozenset({"&lt;", "&gt;", "&amp;"})
_UNDECODABLE = frozenset({"", "\ufffd"})

_DECODED_KINDS = frozenset({"text", "longtext"})
_LISTS = frozenset({"list", "multi"})
_NO_CELL = (None, False)


class BadRecord(RunStop):
    """A record is not a JSON object; names the object and the record's position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRow:
    """One record as columns.

    `values` are in the order of the table's columns. `source` is None where a part of the key is missing.
    `absent` are the columns whose key was not in the record, `broken` those that hold what a text cannot.
    """

    values: tuple[str | None, ...] = field(repr=False)
    source: str | None = field(repr=False)
    absent: tuple[str, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one column is read."""

    name: str
    path: tuple[str, ...]
    decoded: bool
    is_list: bool


class RowReader:
    """Reads the records of one staged table."""

    def __init__(self, table: StagedTable) -> None:
        self._object = table.object
        self._columns = tuple(_planned(column, table.key) for column in table.columns)
        self.names = tuple(column.name for column in table.columns)
        self._key = tuple(self.names.index(name) for name in table.key)

    def read(self, record: bytes, position: int) -> StagedRow:
        """Return the columns of a record; raises BadRecord where it is not a JSON object."""
        found = self.members(record, position)
        values: list[str | None] = []
        absent: list[str] = []
        broken: list[str] = []
        for column in self._columns:
            try:
                value, is_broken = _cell(_at(found, column.path), column)
            except KeyError:
                absent.append(column.name)
                value, is_broken = _NO_CELL
            values.append(value)
            if is_broken:
                broken.append(column.name)
        return StagedRow(
            values=tuple(values), source=self._source(values), absent=tuple(absent), broken=tuple(broken)
        )

    def members(self, record: bytes, position: int) -> Mapping[str, msgspec.Raw | bytes]:
        """Return the JSON text of each member of a record; raises BadRecord where it is not a JSON object."""
        try:
            return _members(record)
        except (ValueError, RecursionError):
            raise BadRecord(
                f"record {position} of {self._object} is not a JSON object; "
                "the source did not answer as documented, so ask for the object again"
            ) from None

    def _source(self, values: list[str | None]) -> str | None:
        parts = [values[index] for index in self._key]
        # A bar inside a part of a composite key would make two different rows one.
        ambiguous = len(parts) > 1 and any("|" in part for part in parts if part)
        if ambiguous or not all(parts):
            return None
        return "|".join(part for part in parts if part)


def decode_entities(text: str) -> str:
    """Decode the HTML entities of a text once; in a text with markup, `&lt;`, `&gt;` and `&amp;` stay."""
    if "&" not in text:
        return text
    kept = _STRUCTURAL if _MARKUP.search(text) else frozenset[str]()
    return _ENTITY.sub(lambda match: match[0] if match[0] in kept else _decoded(match[0]), text)


def _decoded(entity: str) -> str:
    if entity[1] != "#" and entity[1:] not in html.entities.html5:
        return entity
    decoded = html.unescape(entity)
    return entity if decoded in _UNDECODABLE or _CONTROL.search(decoded) else decoded


def _planned(column: StagedColumn, key: tuple[str, ...]) -> _Plan:
    kind = column.type.rstrip("!?").partition("(")[0]
    return _Plan(
        name=column.name,
        path=column.path,
        # A key is compared with the references to it, which are not decoded.
        decoded=kind in _DECODED_KINDS and column.name not in key,
        is_list=kind in _LISTS,
    )


def _at(found: Mapping[str, msgspec.Raw | bytes], path: tuple[str, ...]) -> bytes | None:
    """Follow a path; raises KeyError where a key is not there. None stands for something that has no keys."""
    raw = bytes(found[path[0]])
    for name in path[1:]:
        if raw == b"null":
            return raw
        if not raw.startswith(b"{"):
            return None
        raw = bytes(_members(raw)[name])
    return raw


def _cell(raw: bytes | None, column: _Plan) -> tuple[str | None, bool]:
    """Return the text of a value, and whether it is broken."""
    match raw[:1] if raw else None:
        case None:
            return None, True
        case b'"':
            return _text(raw or b"", column)
        case b"n":
            return _NO_CELL
        case b"{" | b"[" if not column.is_list:
            return None, True
        case _:
            return _unbroken((raw or b"").decode("utf-8", "surrogateescape"))


def _text(raw: bytes, column: _Plan) -> tuple[str | None, bool]:
    try:
        text = _TEXT.decode(raw)
    except ValueError:
        return None, True
    return _unbroken(decode_entities(text) if column.decoded else text)


def _unbroken(text: str) -> tuple[str | None, bool]:
    if _CONTROL.search(text) or (not text.isascii() and _has_surrogate(text)):
        return None, True
    return text, False


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


class _Number(str):
    """The text of a number, to be told from a text."""

    __slots__ = ()


def _members(record: bytes) -> Mapping[str, msgspec.Raw | bytes]:
    """Split an object into its members; raises ValueError where it is none, RecursionError where too deep."""
    try:
        return _RECORD.decode(record)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # msgspec reads no lone surrogate; only the member that holds one is broken, so read the slow way.
        parsed = json.loads(record, parse_int=_Number, parse_float=_Number, parse_constant=_refuse)
    if not isinstance(parsed, dict):
        raise ValueError
    return {name: _written(value) for name, value in parsed.items()}


def _written(value: object) -> bytes:
    if isinstance(value, _Number):
        return str(value).encode()
    return json.dumps(value).encode()


def _refuse(_: str) -> object:
    """JSON has no NaN and no Infinity: https://www.rfc-editor.org/rfc/rfc8259#section-6."""
    raise ValueError
