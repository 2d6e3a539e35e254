"""What stands around a run in tests: time that passes when somebody sleeps, an account, nobody watching."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from compiler.model.connector import Part
from compiler.runtime.ports import Refused, SourcePage


@dataclass
class FakeClock:
    """Time that passes only when somebody sleeps."""

    at: datetime = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Silent:
    """Progress that nobody watches."""

    def start(self, phase: str, what: str, total: int | None) -> None: ...

    def advance(self, what: str, done: int) -> None: ...

    def finish(self, what: str) -> None: ...

    def note(self, text: str) -> None: ...


@dataclass
class FakeSource:
    """An account that holds still: rows by object, in pages of two, and the bytes of files by their link."""

    name: str = "api.practice.example"
    practice: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def identity(self) -> str:
        return self.name

    def count(self, object_name: str) -> int:
        self.asked.append(f"count {object_name}")
        return len(self.practice.get(object_name, ()))

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        self.asked.append(f"page {object_name}")
        rows, start = self.practice.get(object_name, ()), int(cursor or 0)
        following = str(start + 2) if start + 2 < len(rows) else None
        records = tuple(json.dumps(row).encode() for row in rows[start : start + 2])
        return SourcePage(records=records, cursor=following, total=len(rows))

    def part(self, object_name: str, part: Part, key: str, cursor: str | None) -> SourcePage:
        raise AssertionError(f"{object_name} is not read in parts here")

    def content(self, object_name: str, record: Mapping[str, object], column: str) -> Iterator[bytes]:
        link = str(record[column])
        if link not in self.contents:
            raise Refused(f"a file of {object_name} is not there")
        yield self.contents[link]
