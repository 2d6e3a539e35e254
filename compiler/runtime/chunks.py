"""Rows become CSV chunks: the same rows give the same bytes, and no key is twice in one chunk.

UTF-8, LF, a header of names. An empty cell means that nothing is said about a field, `#N/A` that the field is
to be emptied, which is said only of a record that was there before and holds a value.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compiler.runtime.ports import Found
from compiler.runtime.stops import Bug

EMPTIED = "#N/A"

_NEEDS_QUOTES = re.compile(r'[",\r\n]|\A\s|\s\Z')


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One field of the destination and the columns that can fill it: one for each object a reference may
    point at.
    """

    field: str
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a chunk: the key first, then the headers of each slot."""

    key_field: str
    slots: tuple[Slot, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the names of the header row."""
        return (self.key_field, *(header for slot in self.slots for header in slot.headers))

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that are written, as a pre-image asks for them."""
        return tuple(slot.field for slot in self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row to send: `cells` are in the order of the layout's headers without the key; None is no value.

    `known` says that this run has the id of its record. `line` is the row as a new record is sent, once
    `written` has made it. `note` and `note_address` travel into the outcome of a loaded row: a reference that
    had to stay empty.
    """

    key: str
    hash: str
    cells: tuple[str | None, ...]
    known: bool = False
    line: bytes = b""
    note: str | None = None
    note_address: str | None = None

    @property
    def widest(self) -> int:
        """Return how many bytes the row takes at most: when every empty cell has to say so."""
        return len(self.line) + len(EMPTIED) * self.cells.count(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of one chunk and the records that were there before, by key."""

    rows: tuple[Row, ...]
    before: Mapping[str, Found]


def header_line(layout: Layout) -> bytes:
    """Return the header row as it is sent."""
    return _line(layout.headers)


def written(row: Row, places: Sequence[int]) -> Row:
    """Return a row with the cells at these places alone, and with its line."""
    cells = tuple(row.cells[place] for place in places)
    return replace(row, cells=cells, line=_line((row.key, *cells)))


def payload(layout: Layout, part: Part) -> bytes:
    """Return the bytes of a chunk; raises Bug where a key would be sent twice."""
    if len({row.key for row in part.rows}) != len(part.rows):
        raise Bug("a chunk would hold one key twice; please report this")
    lines = (_line_of(layout, row, part.before.get(row.key)) for row in part.rows)
    return b"".join((header_line(layout), *lines))


def cut(layout: Layout, rows: Iterable[Row], max_rows: int, max_bytes: int) -> Iterator[tuple[Row, ...]]:
    """Cut written rows into chunks of at most `max_rows` rows and `max_bytes` bytes, in their order.

    A row that is larger than a chunk is alone in its own, and `oversize`. Bytes are counted as if every cell
    without a value had to be emptied, so that a pre-image never makes a chunk too large.
    """
    size = start = len(header_line(layout))
    gathered: list[Row] = []
    for row in rows:
        if gathered and (len(gathered) == max_rows or size + row.widest > max_bytes):
            yield tuple(gathered)
            gathered, size = [], start
        gathered.append(row)
        size += row.widest
    if gathered:
        yield tuple(gathered)


def oversize(layout: Layout, rows: Sequence[Row], max_bytes: int) -> bool:
    """Say whether a chunk is one row that does not fit into any."""
    return len(rows) == 1 and len(header_line(layout)) + rows[0].widest > max_bytes


def halves(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """Return two pieces of about the same size, or one where there is one row."""
    middle = (len(rows) + 1) // 2
    return tuple(piece for piece in (tuple(rows[:middle]), tuple(rows[middle:])) if piece)


def _line_of(layout: Layout, row: Row, found: Found | None) -> bytes:
    return row.line if found is None else _line((row.key, *_emptying(layout, row.cells, found)))


def _emptying(layout: Layout, cells: tuple[str | None, ...], found: Found) -> tuple[str | None, ...]:
    """Mark the fields that hold a value in the destination and have none any more."""
    marked: list[str | None] = []
    for slot in layout.slots:
        own = cells[len(marked) : len(marked) + len(slot.headers)]
        if all(cell is None for cell in own) and found.values.get(slot.field) is not None:
            own = (EMPTIED, *own[1:])
        marked += own
    return tuple(marked)


def _line(cells: Iterable[str | None]) -> bytes:
    return (",".join(map(_cell, cells)) + "\n").encode()


def _cell(text: str | None) -> str:
    if text is None:
        return ""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
