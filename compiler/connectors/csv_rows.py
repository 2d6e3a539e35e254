"""Reads one CSV file strictly, a record at a time, and says exactly where it is not as promised.

The format is RFC 4180 in UTF-8 (https://www.rfc-editor.org/rfc/rfc4180); a byte order mark is accepted. No
message repeats what a cell holds.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from compiler.connectors.csv_fault import FIELD_LIMIT, fault_in
from compiler.runtime.ports import BadExport

LINE_LIMIT = 16 << 20
BREAKS = "save the file with line breaks LF or CRLF"
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the next record begins: records read so far, line number, byte offset, and the file's size."""

    records: int
    line: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: its cells, the line it begins on, and where the one after it begins."""

    cells: tuple[str, ...]
    line: int
    after: Place


class Lines:
    """The lines of a file as text, remembering those of the record being read."""

    def __init__(self, file: BinaryIO, name: str, place: Place) -> None:
        self._file = file
        self._name = name
        self.line = place.line
        self.offset = place.offset
        self.pending: list[str] = []
        file.seek(place.offset)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = self._file.readline(LINE_LIMIT)
        if not raw:
            raise StopIteration
        text = self._text(raw)
        self.line += 1
        self.offset += len(raw)
        self.pending.append(text)
        return text

    def _text(self, raw: bytes) -> str:
        if len(raw) >= LINE_LIMIT:
            raise BadExport(f"{self._name}, line {self.line}: the line does not end; {BREAKS}")
        start = len(BOM) if self.offset == 0 and raw.startswith(BOM) else 0
        try:
            text = raw[start:].decode("utf-8")
        except UnicodeDecodeError as error:
            column = error.start + 1
        else:
            column = text.find("\0") + 1
            if not column:
                return text
        raise BadExport(
            f"{self._name}, line {self.line}, byte {column}: this is not UTF-8 text; export the file again "
            "as CSV in UTF-8"
        )


def start_of(path: Path) -> Place:
    """Return the place of a file's first record, its header."""
    return Place(records=0, line=1, offset=0, size=path.stat().st_size)


def read_records(path: Path, name: str, place: Place, delimiter: str) -> Iterator[Record]:
    """Yield the records from `place` on; `name` is the file's name in messages.

    Raises BadExport, with line and column, for bytes that are not UTF-8, NUL, an unclosed quote, text after a
    closing quote, a bare carriage return, a blank line that is not at the end, and cells too long to load.
    """
    with path.open("rb") as file:
        lines = Lines(file, name, place)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        count, blank = place.records, 0
        while True:
            begins, lines.pending = lines.line, []
            cells = _next(reader, lines, name, begins, delimiter)
            if cells is None:
                return
            if not cells:
                blank = blank or begins
                continue
            if blank:
                raise BadExport(f"{name}, line {blank}: the line is empty; delete it")
            count += 1
            after = Place(records=count, line=lines.line, offset=lines.offset, size=place.size)
            yield Record(cells=tuple(cells), line=begins, after=after)


def _next(
    reader: Iterator[list[str]], lines: Lines, name: str, begins: int, delimiter: str
) -> list[str] | None:
    try:
        cells = next(reader, None)
    except csv.Error:
        cells = []
        broken = True
    else:
        broken = cells is not None and any(len(cell) > FIELD_LIMIT for cell in cells)
    if broken:
        line, column, what = fault_in(lines.pending, delimiter)
        raise BadExport(f"{name}, line {begins + line}, column {column}: {what}")
    return cells
