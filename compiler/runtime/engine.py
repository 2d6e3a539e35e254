"""The engine that runs the plan's SQL: DuckDB in memory, spilling only encrypted. The only door to duckdb.

Spilled bytes: https://duckdb.org/docs/stable/configuration/pragmas (temp_file_encryption). The cipher comes
from the `duckdb-extension-httpfs` package, loaded by its path; where it cannot be, the engine does not spill.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Self

import duckdb
import msgspec

from compiler.model.plan import StagedTable
from compiler.runtime import spill
from compiler.runtime.duplicates import COPY, OLDER, settle_duplicates
from compiler.runtime.staging import RowReader, StagedRow
from compiler.runtime.stops import Bug, RunStop
from compiler.runtime.zones import Period, check_version, periods

Row = tuple[object, ...]
Cell = str | int | None

BATCH_ROWS = 10_000
BATCH_BYTES = 8_000_000
MOST_THREADS = 4

_CIPHER = "duckdb_extension_httpfs"
_CIPHER_FILE = "httpfs.duckdb_extension"
_LIST = "\x1f"
_SETTINGS: Mapping[str, str | bool | int | float | list[str]] = {
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Binder and its kin speak of the statement, which is ours; the others may quote a cell.
_SAFE = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException, duckdb.SyntaxException)


class EngineBug(Bug):
    """The engine refused a statement. Loads are total, so this is a mistake of ours; no value is shown."""


class EngineFull(RunStop):
    """The engine ran out of memory or of disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """How many records came and what became of them; `rows` are in the table, all others are set aside.

    `duplicates`: identical copies, `older`: versions of a record that came again newer, `undecided`: versions
    of which none is the newest, `keyless`: without a key, `broken`: holding what no text can.
    """

    arrived: int
    rows: int
    duplicates: int
    older: int
    undecided: int
    keyless: int
    broken: int


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of a query as they come; `columns` are their names. Iterate once."""

    columns: tuple[str, ...]
    rows: Iterator[Row] = field(repr=False)

    def __iter__(self) -> Iterator[Row]:
        return self.rows


class Engine:
    """Staged tables, and SQL over them. Nothing outlives `close`."""

    def __init__(self, folder: Path, memory: str = "2GB") -> None:
        """Start empty; `folder` is the run folder, below which encrypted spill files may appear."""
        self._spill = spill.make(folder)
        self._connection = duckdb.connect(":memory:", config=dict(_SETTINGS))
        self.spills = _encrypts(self._connection)
        self._set("temp_directory", str(self._spill) if self.spills else "")
        self._set("memory_limit", memory)
        self._set("threads", str(min(MOST_THREADS, os.cpu_count() or 1)))
        self._set("TimeZone", "UTC")
        self._set("enable_external_access", "false")
        self._set("lock_configuration", "true")
        self.query(
            'CREATE TABLE "$set_aside" '
            "(object VARCHAR, source VARCHAR, position BIGINT, rule VARCHAR, address VARCHAR)"
        )
        self.query('CREATE TABLE "$came" (object VARCHAR, rows BIGINT)')
        self.decide({})
        self._zones(())

    def close(self) -> None:
        """Forget everything and remove the spill files."""
        self._connection.close()
        shutil.rmtree(self._spill, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- what SQL reads -----------------------------------------------------------------------

    def stage(self, table: StagedTable, records: Iterable[bytes]) -> Staged:
        """Make the table of an object from its records, as `stage_rows` does; raises BadRecord."""
        reader = RowReader(table)
        rows = (reader.read(record, position) for position, record in enumerate(records, start=1))
        return self.stage_rows(table, rows)

    def stage_rows(self, table: StagedTable, rows: Iterable[StagedRow]) -> Staged:
        """Make the table of an object from its rows: one row per `$source`.

        Other records are in `"$set_aside"`(object, source, position, rule, address): KEY105 no key (refused),
        TYP101 a value that no text column can hold (refused), KEY109 an identical copy (skipped), KEY110
        versions of which none is the newest (all refused), KEY111 an older version (skipped). `source` is
        NULL with KEY105 only. Positions count from 1 in the order of arrival. Staging again replaces.
        Refused ones are in `"$set_aside <object>"`, with the table's columns and `$unreadable`, a list of
        the columns that hold nothing because they are broken.
        """
        self._arrive([column.name for column in table.columns], rows)
        return self._settled(table)

    def make(self, table: StagedTable, sql: str) -> Staged:
        """Make the table of a `made` object from the statement that yields its rows.

        It has the same columns as other tables, and rows that share a key, or are `$broken` at a column, are
        settled in the same way.
        """
        columns = ", ".join(
            f"CAST({quoted(column.name)} AS VARCHAR) AS {quoted(column.name)}" for column in table.columns
        )
        self.query(
            f'CREATE OR REPLACE TABLE "$arrived" AS SELECT {columns}, "$source", "$position", "$absent", '  # noqa: S608
            f'CAST("$broken" AS VARCHAR) AS "$broken", CAST(NULL AS VARCHAR) AS "$held" FROM ({sql})'
        )
        return self._settled(table)

    def passed_over(self, object_name: str) -> frozenset[int]:
        """Return the positions of an object's records that do not count, as a copy or a newer one does."""
        rows = self.query(
            'SELECT position FROM "$set_aside" WHERE object = ? AND rule IN (?, ?)',
            [object_name, COPY, OLDER],
        )
        return frozenset(_integer(position) for (position,) in rows)

    def came(self, object_name: str) -> int:
        """Count the rows of an object that were staged, whatever became of them."""
        rows = self.query('SELECT rows FROM "$came" WHERE object = ?', [object_name])
        return _integer(rows[0][0]) if rows else 0

    def decide(self, decisions: Mapping[str, str]) -> None:
        """Make `"$decision"`(name, value) from the answers."""
        self.table("$decision", ("name", "value"), sorted(decisions.items()))

    def zones(self, tzdata_version: str, names: Sequence[str]) -> None:
        """Make `"$zone"` for these zones; raises WrongTimeZones (not the plan's version), UnknownZone."""
        check_version(tzdata_version)
        self._zones(periods(names))

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Make or replace a table of VARCHAR columns."""
        made = ", ".join(f"{quoted(column)} VARCHAR" for column in columns)
        self.query(f"CREATE OR REPLACE TABLE {quoted(name)} ({made})")
        self._fill(name, [f"r[{number}]" for number in range(1, len(columns) + 1)], rows)

    # -- running it ---------------------------------------------------------------------------

    def run(self, sql: str, parameters: Sequence[object] = ()) -> Result:
        """Run a query and stream its rows, while others may run. Raises EngineBug, EngineFull."""
        cursor = self._connection.cursor()
        try:
            cursor.execute(sql, parameters or None)
            columns = tuple(str(column[0]) for column in cursor.description or ())
        except duckdb.Error as error:
            cursor.close()
            raise _stop(error) from None
        return Result(columns, _streamed(cursor))

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run any statement and return all its rows; raises EngineBug, EngineFull."""
        try:
            return self._connection.execute(sql, parameters or None).fetchall()
        except duckdb.Error as error:
            raise _stop(error) from None

    # -- parts --------------------------------------------------------------------------------

    def _set(self, setting: str, value: str) -> None:
        self._connection.execute(f"SET GLOBAL {setting} = {_literal(value)}")

    def _arrive(self, names: Sequence[str], rows: Iterable[StagedRow]) -> None:
        """Fill `"$arrived"` with every row."""
        columns = ", ".join(f"{quoted(name)} VARCHAR" for name in names)
        self.query(
            f'CREATE OR REPLACE TABLE "$arrived" ({columns}, "$source" VARCHAR, "$position" BIGINT, '
            '"$absent" VARCHAR[], "$broken" VARCHAR, "$held" VARCHAR)'
        )
        count = len(names)
        split = f"CASE r[{count + 3}] WHEN '' THEN [] ELSE string_split(r[{count + 3}], chr(31)) END"
        cells = [f"r[{number}]" for number in range(1, count + 3)]
        self._fill("$arrived", [*cells, split, f"r[{count + 4}]", f"r[{count + 5}]"], _numbered(rows))

    def _settled(self, table: StagedTable) -> Staged:
        """Make a table of what arrived, and remember how much that was."""
        arrived = _integer(self.query('SELECT count(*) FROM "$arrived"')[0][0])
        self.query('DELETE FROM "$set_aside" WHERE object = ?', [table.object])
        self.query('DELETE FROM "$came" WHERE object = ?', [table.object])
        self.query('INSERT INTO "$came" VALUES (?, ?)', [table.object, arrived])
        set_aside = settle_duplicates(self.query, table)
        return Staged(
            arrived=arrived,
            rows=arrived - sum(set_aside.values()),
            duplicates=set_aside.get("KEY109", 0),
            older=set_aside.get("KEY111", 0),
            undecided=set_aside.get("KEY110", 0),
            keyless=set_aside.get("KEY105", 0),
            broken=set_aside.get("TYP101", 0),
        )

    def _fill(self, name: str, cells: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Insert rows of texts; `cells` say what becomes of the texts `r[1]`, `r[2]`, … of a row.

        One JSON parameter for some thousand rows is the fastest way into DuckDB without other packages.
        """
        sql = (
            f"INSERT INTO {quoted(name)} SELECT {', '.join(cells)} "  # noqa: S608 - names are quoted
            "FROM (SELECT unnest(from_json(?, '[[\"VARCHAR\"]]')) AS r)"
        )
        for batch in _batches(rows):
            self.query(sql, [batch])

    def _zones(self, found: Sequence[Period]) -> None:
        columns = ("zone", "utc_from", "utc_until", "local_from", "local_until", "offset_seconds")
        rows = (
            (
                p.zone,
                str(p.utc_from),
                str(p.utc_until),
                str(p.local_from),
                str(p.local_until),
                p.offset_seconds,
            )
            for p in found
        )
        self.table("$zone text", columns, rows)
        times = ", ".join(f"CAST({column} AS TIMESTAMP) AS {column}" for column in columns[1:5])
        self.query(
            f'CREATE OR REPLACE TABLE "$zone" AS SELECT zone, {times}, '  # noqa: S608 - constants
            'CAST(offset_seconds AS BIGINT) AS offset_seconds FROM "$zone text"'
        )
        self.query('DROP TABLE "$zone text"')


def quoted(identifier: str) -> str:
    """Write an identifier for SQL."""
    return '"' + identifier.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _integer(value: object) -> int:
    assert isinstance(value, int)
    return value


def _encrypts(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make spill files encrypted, and say whether that is possible."""
    try:
        extension = resources.files(_CIPHER).joinpath("extensions", f"v{duckdb.__version__}", _CIPHER_FILE)
        connection.execute(f"LOAD {_literal(str(extension))}")
        connection.execute("SET GLOBAL temp_file_encryption = true")
    except (ModuleNotFoundError, duckdb.Error):
        return False
    return True


def _numbered(rows: Iterable[StagedRow]) -> Iterator[tuple[Cell, ...]]:
    for position, row in enumerate(rows, start=1):
        broken = _LIST.join(row.broken) or None
        yield (*row.values, row.source, position, _LIST.join(row.absent), broken, row.held)


def _batches(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Write rows as JSON arrays, each of at most BATCH_ROWS rows and about BATCH_BYTES bytes."""
    lines: list[bytes] = []
    size = 0
    for row in rows:
        lines.append(msgspec.json.encode(row))
        size += len(lines[-1])
        if len(lines) == BATCH_ROWS or size >= BATCH_BYTES:
            yield _array(lines)
            lines, size = [], 0
    if lines:
        yield _array(lines)


def _array(lines: Sequence[bytes]) -> str:
    return "[" + b",".join(lines).decode() + "]"


def _streamed(cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    try:
        while batch := cursor.fetchmany(BATCH_ROWS):
            yield from batch
    except duckdb.Error as error:
        raise _stop(error) from None
    finally:
        cursor.close()


def _stop(error: duckdb.Error) -> RunStop:
    if isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException):
        return EngineFull(
            "the engine ran out of memory or of disk; give it more memory, or free some disk, then run again"
        )
    said = f": {str(error).splitlines()[0]}" if isinstance(error, _SAFE) else ""
    return EngineBug(
        f"the engine refused a statement of the plan ({type(error).__name__}{said}); this is a bug"
    )
