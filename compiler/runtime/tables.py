"""What the rooms of the store share: transactions, rows, seals and tags. The database is in `store.py`."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager

Cell = str | int | bytes | None


class Tables(ABC):
    """Tables that are read and written in whole transactions."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[None]:
        """Everything inside is durable together or did not happen; raises StoreBroken. Not nestable."""

    @abstractmethod
    def _write(self, sql: str, *values: Cell) -> int:
        """Run one statement inside a transaction; return how many rows it changed."""

    @abstractmethod
    def _write_many(self, sql: str, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Run one statement for many rows inside a transaction."""

    @abstractmethod
    def _insert(self, sql: str, *values: Cell) -> int:
        """Insert one row inside a transaction; return its row id."""

    @abstractmethod
    def _rows(self, sql: str, *values: Cell) -> list[tuple[Cell, ...]]:
        """Return all rows of a query."""

    @abstractmethod
    def _seal(self, payload: bytes, table: str, *row: str | int) -> bytes:
        """Seal a payload for its place in this run."""

    @abstractmethod
    def _unseal(self, blob: Cell, table: str, *row: str | int) -> bytes:
        """Open a payload from its place in this run; raises SealBroken."""

    @abstractmethod
    def _tag(self, *parts: str | int) -> bytes:
        """Return what stands for a key in an index."""

    def _row(self, sql: str, *values: Cell) -> tuple[Cell, ...] | None:
        rows = self._rows(sql, *values)
        return rows[0] if rows else None


def text(cell: Cell) -> str:
    """A cell that is text by the schema."""
    assert isinstance(cell, str)
    return cell


def number(cell: Cell) -> int:
    """A cell that is an integer by the schema."""
    assert isinstance(cell, int)
    return cell


def text_or_none(cell: Cell) -> str | None:
    """A cell that is text or empty by the schema."""
    return None if cell is None else text(cell)


def number_or_none(cell: Cell) -> int | None:
    """A cell that is an integer or empty by the schema."""
    return None if cell is None else number(cell)
