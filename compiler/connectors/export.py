"""Reads the folder of CSV files that a practice exports, as pages of JSON records."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from compiler.connectors.csv_rows import Place, Record, read_records, start_of
from compiler.connectors.headers import columns_of
from compiler.connectors.json_text import encode_json
from compiler.model.connector import Connector, ExportFile
from compiler.model.plan import StagedColumn, StagedTable
from compiler.runtime.ports import BadExport, SourcePage

PAGE_ROWS = 1000
PART = 1 << 20
CURSOR = re.compile(r"([0-9]{1,12})\.([0-9]{1,12})\.([0-9]{1,15})\.([0-9]{1,15})")
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
MANGLED = re.compile(
    rf"[+-]?[0-9](?:[.,][0-9]+)?E[+-][0-9]{{2,3}}|[0-9]{{1,2}}-{MONTH}|{MONTH}-[0-9]{{2}}|#+|#[A-Z/0]+[?!]?",
    re.IGNORECASE,
)


class ExportSource:
    """Reads exported files; a row becomes an object of texts, an empty cell an empty text."""

    def __init__(self, folder: Path, connector: Connector, tables: Mapping[str, StagedTable]) -> None:
        self._folder = folder
        self._files = connector.exports
        self._tables = tables

    def identity(self) -> str:
        """Name the export: its folder."""
        return self._folder.resolve().name

    def count(self, object_name: str) -> int:
        """Count the records by reading the whole file; raises BadExport where it is not as promised."""
        return sum(1 for _ in self._records(object_name, None))

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        """Return up to a thousand rows from the cursor on; raises BadExport.

        A cursor is `rows.line.offset.size` of the place it points at, so that nothing is read twice and a
        file that has changed is noticed.
        """
        records: list[bytes] = []
        last: Record | None = None
        for record, row in islice(self._records(object_name, cursor), PAGE_ROWS):
            records.append(row)
            last = record
        full = last is not None and len(records) == PAGE_ROWS and last.after.offset < last.after.size
        return SourcePage(
            records=tuple(records), cursor=_written(last.after) if last and full else None, total=None
        )

    def content(self, object_name: str, record: Mapping[str, object], column: str) -> Iterator[bytes]:
        """Yield the file that a column names by its path below the folder; raises BadExport."""
        path = self._contained(record.get(column), f"{object_name}.{column}")
        with path.open("rb") as file:
            while part := file.read(PART):
                yield part

    def _records(self, object_name: str, cursor: str | None) -> Iterator[tuple[Record, bytes]]:
        export, path = self._file(object_name)
        start = start_of(path)
        records = read_records(path, export.file, start, export.delimiter)
        header = next(records, None)
        if header is None:
            raise BadExport(f"{export.file}: the file is empty; export {object_name} again")
        columns = columns_of(header, self._tables[object_name], export.file)
        if cursor is not None:
            place = _read_cursor(cursor, start.size, export.file)
            records = read_records(path, export.file, place, export.delimiter)
        check = _Cells(export.file, columns, self._tables[object_name].key)
        for record in records:
            yield record, check.encoded(record)

    def _file(self, object_name: str) -> tuple[ExportFile, Path]:
        export = self._files.get(object_name)
        if export is None:
            raise BadExport(f"{object_name}: the platform description names no export file for it")
        path = self._folder / export.file
        if not path.is_file() or not self._holds(path):
            raise BadExport(
                f"{export.file}: there is no such file in the export folder; ask the practice for the "
                f"export of {object_name}, or put there a file that has only the header"
            )
        return export, path

    def _contained(self, value: object, what: str) -> Path:
        """Resolve a path of the data, which may not lead anywhere else."""
        if not isinstance(value, str) or not value:
            raise BadExport(f"{what}: the record names no file")
        inside = not value.startswith("/") and not re.search(r"[\\:\x00-\x1f]", value)
        path = self._folder / value
        if not inside or ".." in path.parts or not self._holds(path):
            raise BadExport(f"{what}: the path leads out of the export folder; it must be relative to it")
        if not path.is_file():
            raise BadExport(f"{what}: the file is not in the export folder; put it there and run again")
        return path

    def _holds(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._folder.resolve())


class _Cells:
    """What the cells of one file must be, and how they are written as JSON."""

    def __init__(self, name: str, columns: tuple[StagedColumn, ...], key: tuple[str, ...]) -> None:
        self._name = name
        self._columns = columns
        self._ids = tuple(
            position
            for position, column in enumerate(columns)
            if column.name in key or column.type.startswith(("id", "ref"))
        )

    def encoded(self, record: Record) -> bytes:
        if len(record.cells) != len(self._columns):
            raise BadExport(
                f"{self._name}, line {record.line}: {len(record.cells)} cells under "
                f"{len(self._columns)} headers"
            )
        for position in self._ids:
            if MANGLED.fullmatch(record.cells[position].strip()):
                raise BadExport(
                    f"{self._name}, line {record.line}, column {position + 1} "
                    f"({self._columns[position].name}): a spreadsheet has turned this id into a number or a "
                    "date; export again and do not open the file in a spreadsheet"
                )
        members: dict[str, object] = {}
        for column, cell in zip(self._columns, record.cells, strict=True):
            _put(members, column.path, cell)
        return encode_json(members)


def _put(members: dict[str, object], path: tuple[str, ...], cell: str) -> None:
    for key in path[:-1]:
        inner = members.setdefault(key, {})
        members = inner if isinstance(inner, dict) else members
    members[path[-1]] = cell


def _written(place: Place) -> str:
    return f"{place.records}.{place.line}.{place.offset}.{place.size}"


def _read_cursor(cursor: str, size: int, name: str) -> Place:
    match = CURSOR.fullmatch(cursor)
    if match is None:
        raise BadExport(f"{name}: the stored cursor is not one of this file; begin this object again")
    place = Place(records=int(match[1]), line=int(match[2]), offset=int(match[3]), size=int(match[4]))
    if place.size != size:
        raise BadExport(f"{name}: the file has changed since it was begun; put the first one back")
    return place
