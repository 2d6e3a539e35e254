"""The one durable store of a run: SQLite in the run folder, patient data sealed. The only door to sqlite3.

Every public call is one transaction with `synchronous=FULL`: when it returns, it happened, whatever comes.
WAL and synchronous: https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html#pragma_synchronous
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Self

from compiler.runtime import private, spill
from compiler.runtime.audit import Audit
from compiler.runtime.journal import Chunks
from compiler.runtime.pages import Contents, Pages
from compiler.runtime.records import (
    AuditLine,
    Chunk,
    ChunkState,
    Content,
    Extraction,
    Locked,
    NotThisRun,
    Outcome,
    StoreBroken,
    WrongStep,
)
from compiler.runtime.schema import SCHEMA, VERSION
from compiler.runtime.sealing import SealBroken, Sealer
from compiler.runtime.tables import Cell, text

__all__ = [
    "AuditLine",
    "Chunk",
    "ChunkState",
    "Content",
    "Extraction",
    "Locked",
    "NotThisRun",
    "Outcome",
    "Store",
    "StoreBroken",
    "WrongStep",
]

FILE = "run.sqlite3"
LOCK = "run.lock"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "foreign_keys=ON", "temp_store=MEMORY")


class Store(Pages, Contents, Chunks, Audit):
    """Everything a run must not forget. One process at a time; not for several threads."""

    def __init__(self, connection: sqlite3.Connection, lock: int, sealer: Sealer) -> None:
        """Use `Store.open`."""
        self._connection = connection
        self._lock = lock
        self._sealer = sealer
        self._run = self._identity("run")

    @classmethod
    def open(cls, folder: Path, sealer: Sealer) -> Self:
        """Open the store of a run folder, or make it.

        Raises Locked (a second runner), StoreBroken (damaged or of another version), Unsafe (open to others)
        and SealBroken (another key).
        """
        private.make_folder(folder)
        with ExitStack() as undo:
            lock = _locked(folder / LOCK)
            undo.callback(os.close, lock)
            spill.sweep(folder)
            connection = undo.enter_context(closing(_connected(folder / FILE)))
            store = cls(connection, lock, sealer)
            store._check_key()
            store.verify_audit()
            undo.pop_all()
        return store

    def close(self) -> None:
        """Close the database and let the next runner in."""
        self._connection.close()
        os.close(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def run(self) -> str:
        """The id of this run, made once with its folder: 32 hexadecimal digits."""
        return self._run

    # -- facts and notes ----------------------------------------------------------------------

    def bind(self, facts: Mapping[str, str]) -> None:
        """Tie the run to what it is about; raises NotThisRun where a fact is bound to another value."""
        known = self.facts()
        changed = sorted(name for name, value in facts.items() if known.get(name, value) != value)
        if changed:
            raise NotThisRun(
                f"this run folder belongs to another {' and another '.join(changed)}; "
                "use the same as before, or start a new run folder"
            )
        with self._transaction():
            self._write_many("INSERT OR IGNORE INTO fact VALUES (?, ?)", sorted(facts.items()))

    def rebind(self, facts: Mapping[str, str]) -> None:
        """Tie the run to other values, because a person said so; the caller writes the audit line."""
        with self._transaction():
            self._write_many("INSERT OR REPLACE INTO fact VALUES (?, ?)", sorted(facts.items()))

    def facts(self) -> dict[str, str]:
        """Return what the run is tied to."""
        return {
            text(name): text(value)
            for name, value in self._rows("SELECT name, value FROM fact ORDER BY name")
        }

    def note(self, key: str, value: str) -> None:
        """Remember a small fact of a phase; no patient data."""
        with self._transaction():
            self._write("INSERT OR REPLACE INTO note VALUES (?, ?)", key, value)

    def noted(self, key: str) -> str | None:
        """Return a note, None where there is none."""
        row = self._row("SELECT value FROM note WHERE name = ?", key)
        return None if row is None else text(row[0])

    def seal_note(self, key: str, payload: bytes) -> None:
        """Remember bytes that may hold patient data."""
        with self._transaction():
            self._write(
                "INSERT OR REPLACE INTO sealed_note VALUES (?, ?)", key, self._seal(payload, "note", key)
            )

    def sealed_note(self, key: str) -> bytes | None:
        """Return a sealed note, None where there is none."""
        row = self._row("SELECT payload FROM sealed_note WHERE name = ?", key)
        return None if row is None else self._unseal(row[0], "note", key)

    # -- what the rooms are built on ----------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.rollback()
        except sqlite3.Error as error:
            raise StoreBroken(
                f"the store cannot be written ({error}); see that the disk has room, then run again"
            ) from None

    def _write(self, sql: str, *values: Cell) -> int:
        with closing(self._connection.execute(sql, values)) as cursor:
            return cursor.rowcount

    def _write_many(self, sql: str, rows: Sequence[tuple[Cell, ...]]) -> None:
        self._connection.executemany(sql, rows).close()

    def _insert(self, sql: str, *values: Cell) -> int:
        with closing(self._connection.execute(sql, values)) as cursor:
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def _rows(self, sql: str, *values: Cell) -> list[tuple[Cell, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreBroken(
                f"the store cannot be read ({error}); restore the run folder from a copy"
            ) from None

    def _seal(self, payload: bytes, table: str, *row: str | int) -> bytes:
        return self._sealer.seal(payload, table, self._run, *row)

    def _unseal(self, blob: Cell, table: str, *row: str | int) -> bytes:
        if not isinstance(blob, bytes):
            raise SealBroken(f"a sealed {table} is not there; restore the run folder from a copy")
        return self._sealer.unseal(blob, table, self._run, *row)

    def _tag(self, *parts: str | int) -> bytes:
        return self._sealer.tag(self._run, *parts)

    def _identity(self, name: str) -> str:
        row = self._row("SELECT value FROM identity WHERE name = ?", name)
        return text(row[0]) if row else ""

    def _check_key(self) -> None:
        """Fail at once with another key, and not after hours at the first page."""
        tag = self._tag("identity").hex()
        if not self._identity("key"):
            with self._transaction():
                self._write("INSERT INTO identity VALUES ('key', ?)", tag)
        if self._identity("key") != tag:
            raise SealBroken(
                "this is not the key that this run was begun with; use that one, or start a new run folder"
            )


def _locked(path: Path) -> int:
    try:
        descriptor = private.create(path)
    except FileExistsError:
        descriptor = private.reopen(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise Locked(f"another crosswalk works in {path.parent}; wait until it has ended") from None
    return descriptor


def _connected(path: Path) -> sqlite3.Connection:
    try:
        os.close(private.create(path))
        private.sync_folder(path.parent)
    except FileExistsError:
        os.close(private.reopen(path))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        _prepare(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise StoreBroken(
            f"{path} is damaged; restore the run folder from a copy, or start a new one"
        ) from None
    except StoreBroken:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise sqlite3.DatabaseError("quick_check")
    if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA} {_identity_rows()} COMMIT;")
    version = connection.execute("SELECT value FROM identity WHERE name = 'schema'").fetchone()
    if version != (VERSION,):
        raise StoreBroken(
            f"this run was begun with another store format than {VERSION}; use the version that began it"
        )


def _identity_rows() -> str:
    return (
        f"INSERT INTO identity VALUES ('schema', '{VERSION}');"  # noqa: S608 - constants and random hex
        f"INSERT INTO identity VALUES ('run', '{os.urandom(16).hex()}');"
    )
