"""The sandbox's store: one SQLite database, in memory or in a file; SQLite stops at this door."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

Value = str | int | float | bytes | None
Row = tuple[Any, ...]


class Aggregate(Protocol):
    """What an aggregate SQL function must offer."""

    def step(self, value: Value) -> None:
        """Take one row's value."""
        ...

    def finalize(self) -> Value:
        """Give the result."""
        ...


class Store:
    """One database. Every statement runs in the transaction its caller opened, or alone."""

    def __init__(self, path: Path | None = None) -> None:
        """Open `path` (created readable by the owner only), or a database in memory."""
        if path is not None:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        # A server's thread may not be the one that built the store; `serve` lets in one request at a time.
        self._connection = sqlite3.connect(
            ":memory:" if path is None else path, isolation_level=None, check_same_thread=False
        )
        self._depth = 0
        if path is not None:
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute("PRAGMA temp_store=MEMORY")

    def close(self) -> None:
        """Close the database; a database in memory is gone afterwards."""
        self._connection.close()

    def run(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run one statement and give the number of rows it changed."""
        return self._connection.execute(statement, values).rowcount

    def fill(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for every row."""
        self._connection.executemany(statement, rows)

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        return self._connection.execute(statement, values).fetchall()

    def each(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query, one after another."""
        return iter(self._connection.execute(statement, values))

    def first(self, statement: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, or None."""
        row: Row | None = self._connection.execute(statement, values).fetchone()
        return row

    def number(self, statement: str, values: Sequence[Value] = ()) -> int:
        """The first column of the first row as a number; 0 where there is none."""
        row = self.first(statement, values)
        return 0 if row is None or row[0] is None else int(row[0])

    def text(self, statement: str, values: Sequence[Value] = ()) -> str | None:
        """The first column of the first row as text, or None."""
        row = self.first(statement, values)
        return None if row is None or row[0] is None else str(row[0])

    def teach(self, name: str, arguments: int, function: Callable[..., Value]) -> None:
        """Make a pure Python function callable from SQL."""
        self._connection.create_function(name, arguments, function, deterministic=True)

    def teach_aggregate(self, name: str, aggregate: type[Aggregate]) -> None:
        """Make an aggregate of one argument callable from SQL."""
        self._connection.create_aggregate(name, 1, aggregate)  # type: ignore[arg-type] # text is fine too

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside the block happens, or (when it raises) nothing; blocks nest."""
        name = f"level_{self._depth}"
        self._connection.execute(f"SAVEPOINT {name}" if self._depth else "BEGIN")
        self._depth += 1
        done = False
        try:
            yield
            done = True
        finally:
            self._depth -= 1
            self._finish(name, done)

    def _finish(self, name: str, done: bool) -> None:
        if self._depth == 0:
            self._connection.execute("COMMIT" if done else "ROLLBACK")
            return
        if not done:
            self._connection.execute(f"ROLLBACK TO {name}")
        self._connection.execute(f"RELEASE {name}")


def quoted(name: str) -> str:
    """An identifier, safe inside SQL."""
    return '"' + name.replace('"', '""') + '"'
