"""Compares what a source really sends with what its platform declares: counts and positions, never values."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from compiler.model.plan import Inside, StagedColumn, StagedTable
from compiler.runtime.inside import Node
from compiler.runtime.staging import RowReader

MOST_POSITIONS = 20
MOST_UNKNOWN = 12
MOST_UNDECLARED = 100

_LENGTH = re.compile(r"(?:text|longtext|html)\((\d+)\)!?")
# What looks like the name of a state, and cannot be a sentence, a number or a date.
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_ -]{0,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """How often something was seen, and at which records (positions from 1, the first ones only)."""

    count: int
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFinding:
    """What is wrong with one declared column.

    `missing`: required and without a value, `unknown`: not in the enumeration, `long`: longer than declared
    (in UTF-16 units), `broken`: not a single value, or with characters that no text column holds.
    `unknown_values` names the unknown ones where all of them look like names of states.
    """

    column: str
    missing: Sighting | None = None
    unknown: Sighting | None = None
    unknown_values: tuple[str, ...] = ()
    long: Sighting | None = None
    broken: Sighting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a look at some records showed. `undeclared` are keys that no column reads."""

    records: int
    keyless: Sighting | None
    never: tuple[str, ...]
    columns: tuple[ColumnFinding, ...]
    undeclared: Mapping[str, Sighting]

    @property
    def matches(self) -> bool:
        """Say whether there were records, and every one was as declared."""
        return self.records > 0 and not (self.keyless or self.never or self.columns or self.undeclared)


@dataclass(slots=True)
class _Count:
    """Something that is being counted."""

    count: int = 0
    positions: list[int] = field(default_factory=list)

    def add(self, position: int) -> None:
        """Count one more."""
        self.count += 1
        if len(self.positions) < MOST_POSITIONS:
            self.positions.append(position)

    def seen(self) -> Sighting | None:
        """Return what was counted; None for nothing."""
        return Sighting(count=self.count, positions=tuple(self.positions)) if self.count else None


class Witness:
    """Looks at the records of one object, one after the other."""

    def __init__(self, table: StagedTable, holds: Sequence[Inside] = ()) -> None:
        """Begin; `holds` are the places in its records where rows of other objects are."""
        self._columns = table.columns
        self._reader = RowReader(table, holds)
        self._known = frozenset(_names(table, holds))
        self._counts: dict[tuple[str, str], _Count] = {}
        self._unknown: dict[str, set[str]] = {}
        self._present: set[str] = set()
        self._records = 0

    def look(self, records: Iterable[bytes]) -> None:
        """Take more records in; raises BadRecord where one is not a JSON object."""
        self.look_at(
            self._reader.node(record, place) for place, record in enumerate(records, start=self._records + 1)
        )

    def look_at(self, nodes: Iterable[Node]) -> None:
        """Take more records in, or what was found inside some."""
        for node in nodes:
            self._records += 1
            row = self._reader.row(node)
            if row.source is None:
                self._count("keyless", "")
            self._meet(set(node.members or ()) - self._known)
            self._present.update(set(self._reader.names) - set(row.absent))
            for column, value in zip(self._columns, row.values, strict=True):
                self._judge(column, value, column.name in row.broken)
            for name in set(row.broken).difference(self._reader.names):
                self._count("broken", name)

    def evidence(self) -> Evidence:
        """Return what was seen so far."""
        undeclared = sorted(name for what, name in self._counts if what == "undeclared")
        columns = [column.name for column in self._columns]
        others = sorted({name for what, name in self._counts if what == "broken"}.difference(columns))
        findings = (self._finding(name) for name in (*columns, *others))
        return Evidence(
            records=self._records,
            keyless=self._seen("keyless", ""),
            never=self._never(),
            columns=tuple(each for each in findings if each != ColumnFinding(column=each.column)),
            undeclared={name: seen for name in undeclared if (seen := self._seen("undeclared", name))},
        )

    def _meet(self, names: set[str]) -> None:
        """Count keys that no column reads; a record made of thousands of keys fills no file."""
        met = sum(1 for what, _ in self._counts if what == "undeclared")
        for name in sorted(names):
            if ("undeclared", name) in self._counts or met < MOST_UNDECLARED:
                met += ("undeclared", name) not in self._counts
                self._count("undeclared", name)

    def _judge(self, column: StagedColumn, value: str | None, broken: bool) -> None:
        if broken:
            self._count("broken", column.name)
        elif not value:
            if column.required:
                self._count("missing", column.name)
        elif column.enum and value not in column.enum:
            self._count("unknown", column.name)
            self._remember(column.name, value)
        elif _too_long(column, value):
            self._count("long", column.name)

    def _remember(self, column: str, value: str) -> None:
        values = self._unknown.setdefault(column, set())
        if len(values) <= MOST_UNKNOWN:
            values.add(value)

    def _count(self, what: str, name: str) -> None:
        self._counts.setdefault((what, name), _Count()).add(self._records)

    def _seen(self, what: str, name: str) -> Sighting | None:
        count = self._counts.get((what, name))
        return count.seen() if count else None

    def _finding(self, name: str) -> ColumnFinding:
        return ColumnFinding(
            column=name,
            missing=self._seen("missing", name),
            unknown=self._seen("unknown", name),
            unknown_values=_showable(self._unknown.get(name, set())),
            long=self._seen("long", name),
            broken=self._seen("broken", name),
        )

    def _never(self) -> tuple[str, ...]:
        """Return the declared columns that no record had."""
        if not self._records:
            return ()
        return tuple(column.name for column in self._columns if column.name not in self._present)


def _names(table: StagedTable, holds: Sequence[Inside]) -> Iterator[str]:
    """Yield the names that records may have: those that a column or a place of other rows begins with."""
    yield from (column.path[0] for column in table.columns)
    yield from (hold.path[0] for hold in holds)


def evidence_json(value: object) -> bytes:
    """Write findings as stable JSON text."""
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2) + b"\n"


def utf16_units(text: str) -> int:
    """Measure a text as the destination does: a character beyond the first 65,536 counts as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _too_long(column: StagedColumn, value: str) -> bool:
    match = _LENGTH.fullmatch(column.type)
    return match is not None and utf16_units(value) > int(match[1])


def _showable(values: set[str]) -> tuple[str, ...]:
    """Name unknown values only where they are few and all look like words: a shifted column holds names."""
    if len(values) > MOST_UNKNOWN or not all(_WORD.fullmatch(value) for value in values):
        return ()
    return tuple(sorted(values))
