"""Sources in memory: calm ones, ones that move while they are read, ones that fail at the N-th call."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from compiler.model.connector import BaseUrl, Connector, NumberPage, Part, Rate, Retry
from compiler.model.plan import Decision, Destination, Load, Plan, Split, StagedColumn, StagedTable
from compiler.runtime.context import Context, Limits
from compiler.runtime.engine import Engine
from compiler.runtime.ports import Folders, SourcePage, Unreachable
from compiler.runtime.sealing import Sealer
from compiler.runtime.store import Store
from compiler.runtime.zones import version
from tests.runtime.fakes import FakeClock, Silent

PAGE = 3
KEY = b"0123456789abcdef0123456789abcdef"
CANARY = "Zebulon-Canary-7731"


def column(name: str, kind: str = "text(80)", **more: object) -> StagedColumn:
    return StagedColumn(name=name, path=(name,), type=kind, **more)  # type: ignore[arg-type]


PATIENT = StagedTable(
    object="Patient",
    channel="api",
    evidence="documented",
    key=("id",),
    modified="updated",
    columns=(
        column("id", "id", required=True),
        column("last_name", required=True),
        column("balance", "money"),
        column("updated", "datetime(local)"),
    ),
)
FILE = StagedTable(
    object="File",
    channel="api",
    evidence="assumed",
    key=("id",),
    content="url",
    columns=(column("id", "id", required=True), column("url", "file")),
)
COVER = StagedTable(
    object="Cover",
    channel="export",
    evidence="assumed",
    key=("patient_id", "carrier"),
    columns=(
        column("patient_id", "ref(Patient)", required=True),
        column("carrier", required=True),
        column("status", "enum(cover)", enum=("active", "inactive")),
    ),
)
SPARE = StagedTable(
    object="Spare",
    channel="api",
    evidence="documented",
    key=("id",),
    needed=False,
    columns=(column("id", "id"),),
)
TENANT = StagedTable(
    object="Tenant",
    channel="tenant",
    evidence="observed",
    key=("id",),
    columns=(column("id", "id"), column("name")),
)


def record(**members: object) -> bytes:
    return json.dumps(members).encode()


def patients(count: int) -> list[bytes]:
    return [
        record(id=number, last_name=f"{CANARY} {number}", balance="1.10") for number in range(1, count + 1)
    ]


@dataclass
class Calm:
    """A source whose records stay as they are. Pages hold three; a cursor is how many records lie before."""

    records: dict[str, list[bytes]]
    contents: dict[str, list[bytes]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    tells_totals: bool = True

    def identity(self) -> str:
        return "practice.example"

    def count(self, object_name: str) -> int:
        self.calls.append(f"count {object_name}")
        return len(self.records[object_name])

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        self.calls.append(f"page {object_name} {cursor}")
        all_records, start = self.records[object_name], int(cursor or 0)
        end = start + PAGE
        return SourcePage(
            records=tuple(all_records[start:end]),
            cursor=str(end) if end < len(all_records) else None,
            total=len(all_records) if self.tells_totals else None,
        )

    def part(self, object_name: str, part: Part, key: str, cursor: str | None) -> SourcePage:
        raise AssertionError(f"{object_name} is not read in parts here")

    def content(self, object_name: str, row: Mapping[str, object], column_name: str) -> Iterator[bytes]:
        self.calls.append(f"content {object_name} {row['id']}")
        if (link := str(row[column_name])) not in self.contents:
            raise Unreachable(f"a file of {object_name} is not there; ask for it again")
        yield from self.contents[link]


@dataclass
class Moving(Calm):
    """A source that changes before the calls whose numbers are given."""

    changes: dict[int, Callable[[dict[str, list[bytes]]], None]] = field(default_factory=dict)

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        change = self.changes.get(len(self.calls))
        if change is not None:
            change(self.records)
        return Calm.page(self, object_name, cursor)


@dataclass
class Failing(Calm):
    """A source whose N-th call (from 0) fails once."""

    fails_at: int = -1

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        self._fail()
        return Calm.page(self, object_name, cursor)

    def content(self, object_name: str, row: Mapping[str, object], column_name: str) -> Iterator[bytes]:
        self._fail()
        yield from Calm.content(self, object_name, row, column_name)

    def _fail(self) -> None:
        if len(self.calls) == self.fails_at:
            self.calls.append("failed")
            raise Unreachable("the source does not answer; run again")


def plan(
    tables: Sequence[StagedTable] = (COVER, FILE, PATIENT, SPARE, TENANT),
    *,
    decisions: Mapping[str, Decision] | None = None,
    loads: tuple[Load, ...] = (),
    splits: tuple[Split, ...] = (),
) -> Plan:
    return Plan(
        pair="here-there",
        digest="0" * 64,
        source="here",
        tzdata=version(),
        decisions=dict(decisions or {}),
        tenant={"id": "acme", "name": "Acme"},
        connector=Connector(
            base_url=BaseUrl(env="HERE_URL", pattern="https://here"),
            rate=Rate(every_ms=1100),
            retry=Retry(codes=(429,), max=3),
            page=NumberPage(param="page", size_param="size", size=100, rows="data", total="n", next="next"),
        ),
        tables=tuple(tables),
        splits=splits,
        loads=loads,
        destination=Destination(
            platform="there",
            api_version="1",
            key_field="Key",
            objects=(),
            metadata_root="metadata",
            metadata=(),
            loader="Loader",
        ),
    )


def context(
    folder: Path,
    source: Calm,
    *,
    of: Plan | None = None,
    answers: Mapping[str, str] | None = None,
    store: Store | None = None,
) -> Context:
    run = folder / "run"
    return Context(
        plan=of or plan(),
        folders=Folders(run=run, generated=folder / "generated"),
        source=source,
        destination=None,
        clock=FakeClock(),
        progress=Silent(),
        store=store or Store.open(run, Sealer(KEY)),
        engine=lambda: Engine(run, "200MB"),
        answers=answers or {},
        limits=Limits(),
    )
