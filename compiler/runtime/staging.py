"""From the bytes of a record to the texts of a staged table's columns: nothing guessed, nothing lost.

A number stays the text it was written as. A key that is not in the record, a null and an empty text stay
three different things. A value that no text column can hold as it is (a control character other than tab and
line end, half a surrogate pair, an object where one value is declared) makes the record *broken* at that
column; nothing is replaced. Where other rows are found inside a field, that field is looked at too.
"""

import hashlib
import html.entities
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from compiler.model.plan import Inside, StagedColumn, StagedTable
from compiler.runtime import inside
from compiler.runtime.inside import Node
from compiler.runtime.json_texts import members
from compiler.runtime.stops import RunStop

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
    `absent` are the columns whose key was not in the record, `broken` those that hold what a text cannot,
    and fields that are not the list or text in which other rows are. `held` tells apart what these fields
    hold; None where the table has no such field.
    """

    values: tuple[str | None, ...] = field(repr=False)
    source: str | None = field(repr=False)
    absent: tuple[str, ...]
    broken: tuple[str, ...]
    held: str | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one column is read; `json` is the first character that its JSON must have, '' for any."""

    name: str
    path: tuple[str, ...]
    decoded: bool
    is_list: bool
    json: str | None


class RowReader:
    """Reads the records of one staged table; `holds` are the places in them where rows of others are."""

    def __init__(self, table: StagedTable, holds: Sequence[Inside] = ()) -> None:
        self._object = table.object
        self._holds = tuple(holds)
        # A cell of an exported file is always a text, also where it is declared to hold JSON.
        self._is_text = table.channel == "export"
        # The parser of images has decoded their attributes.
        once = table.inside is not None and table.inside.what == "images"
        self._columns = tuple(_planned(column, table.key, is_decoded=once) for column in table.columns)
        self.names = tuple(column.name for column in table.columns)
        self._key = tuple(self.names.index(name) for name in table.key)

    def read(self, record: bytes, position: int) -> StagedRow:
        """Return the columns of a record; raises BadRecord where it is not a JSON object."""
        return self.row(self.node(record, position))

    def row(self, node: Node) -> StagedRow:
        """Return the columns of a record, or of what was found inside one."""
        values: list[str | None] = []
        absent: list[str] = []
        broken: list[str] = []
        for column in self._columns:
            try:
                value, is_broken = _cell(inside.at(node, column.path, opened=column.json is not None), column)
            except KeyError:
                absent.append(column.name)
                value, is_broken = _NO_CELL
            values.append(value)
            if is_broken:
                broken.append(column.name)
        if self._holds:
            broken += [name for name in self._spoiled(node) if name not in broken]
        return StagedRow(
            values=tuple(values),
            source=self._source(values),
            absent=tuple(absent),
            broken=tuple(broken),
            held=self._held(node) if self._holds else None,
        )

    def node(self, record: bytes, position: int) -> Node:
        """Return a record to look into; raises BadRecord where it is not a JSON object."""
        return Node(raw=record, members=self.members(record, position), is_text=self._is_text)

    def members(self, record: bytes, position: int) -> Mapping[str, msgspec.Raw | bytes]:
        """Return the JSON text of each member of a record; raises BadRecord where it is not a JSON object."""
        try:
            return members(record)
        except (ValueError, RecursionError):
            raise BadRecord(
                f"record {position} of {self._object} is not a JSON object; "
                "the source did not answer as documented, so ask for the object again"
            ) from None

    def _spoiled(self, node: Node) -> list[str]:
        """Name the fields that should hold rows of other objects, and hold something else."""
        return [".".join(hold.path) for hold in self._holds if inside.found(node, hold) is None]

    def _held(self, node: Node) -> str:
        whole = hashlib.sha256()
        for hold in self._holds:
            whole.update(inside.held(node, hold) + b"\x1f")
        return whole.hexdigest()

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


def _planned(column: StagedColumn, key: tuple[str, ...], *, is_decoded: bool) -> _Plan:
    kind, _, of = column.type.rstrip("!?").partition("(")
    return _Plan(
        name=column.name,
        path=column.path,
        # A key is compared with the references to it, which are not decoded.
        decoded=kind in _DECODED_KINDS and column.name not in key and not is_decoded,
        is_list=kind in _LISTS,
        json=_json(kind, of),
    )


def _json(kind: str, of: str) -> str | None:
    if kind == "list" and of.startswith("json"):
        return "["
    if kind != "json":
        return None
    return "" if of.startswith("any") else "{"


def _cell(raw: bytes | None, column: _Plan) -> tuple[str | None, bool]:
    """Return the text of a value, and whether it is broken."""
    if raw is None:
        return None, True
    if column.json is not None:
        return _json_cell(raw, column.json)
    match raw[:1]:
        case b'"':
            return _text(raw, column)
        case b"n":
            return _NO_CELL
        case b"{":
            return None, True
        case b"[" if not column.is_list:
            return None, True
        case _:
            return _unbroken(raw.decode("utf-8", "surrogateescape"))


def _json_cell(raw: bytes, first: str) -> tuple[str | None, bool]:
    if raw == b"null":
        return _NO_CELL
    fits = raw.startswith(first.encode())
    return _unbroken(raw.decode("utf-8", "surrogateescape")) if fits else (None, True)


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
