"""An org in memory that behaves like one: jobs with states, rows that fail, answers that get lost."""

import csv
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from compiler.runtime.ports import (
    Batch,
    Component,
    Deployment,
    Found,
    Granting,
    Organisation,
    OrgField,
    RowResult,
    Settlement,
    Stage,
    Tell,
    Unreachable,
    Upload,
)
from tests.runtime.around import FakeClock as FakeClock
from tests.runtime.around import FakeSource as FakeSource
from tests.runtime.around import Silent as Silent
from tests.runtime.marked import Marked

KEY = "Migration_Key__c"
Record = dict[str, str | None]


@dataclass
class Refusal:
    """How the org answers a row it does not take."""

    code: str
    message: str = "something about Jane"
    retry: bool = False


@dataclass
class Job:
    batch: Batch
    created: datetime
    state: Literal["open", "running", "done", "gone"] = "open"
    rows: bytes | None = None
    polls: int = 0
    settlement: Settlement | None = None


Judge = Callable[[Batch, Mapping[str, str]], Refusal | None]


@dataclass
class FakeOrg(Marked):
    """One org. `judge` may refuse a row, `spoiled` keys make their whole job fail, `busy` is how often a job
    is still running when asked. `requests` is every write that was asked for, with a hash of its bytes.
    """

    clock: FakeClock
    id: str = "00D000000000001AAA"
    sandbox: bool = True
    judge: Judge | None = None
    spoiled: frozenset[str] = frozenset()
    hopeless: str | None = None
    busy: int = 1
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    spoil_file: bool = False
    described: dict[str, tuple[OrgField, ...]] = field(default_factory=dict)
    deployable: dict[str, tuple[OrgField, ...]] = field(default_factory=dict)
    components: tuple[Component, ...] = ()
    granted: set[str] = field(default_factory=set)
    finds: int = 0
    counter: int = 0
    staged: tuple[str, ...] = ("manifest/package.xml",)
    own: dict[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    there: set[str] = field(default_factory=set)
    notes: tuple[str, ...] = ()

    # -- what tests look at ---------------------------------------------------------------

    def add(self, object_name: str, **values: str | None) -> str:
        record_id = self._new_id(object_name)
        self.records.setdefault(object_name, {})[record_id] = dict(values)
        return record_id

    def by_key(self, object_name: str) -> dict[str, Record]:
        found = self.records.get(object_name, {})
        assert len({record[KEY] for record in found.values() if record.get(KEY)}) == sum(
            bool(record.get(KEY)) for record in found.values()
        ), "a record is doubled"
        return {key: record for record in found.values() if (key := record.get(KEY))}

    def seen(self) -> dict[str, dict[str, Record]]:
        """What is in the org, told by key, with references told by the key of what they point at."""
        keys = {
            record_id: record.get(KEY) or record.get("Username")
            for records in self.records.values()
            for record_id, record in records.items()
        }
        return {
            name: {
                key: {column: keys.get(value or "", value) for column, value in sorted(record.items())}
                for key, record in sorted(self.by_key(name).items())
            }
            for name in sorted(self.records)
        }

    def open_jobs(self) -> list[str]:
        return [job_id for job_id, job in self.jobs.items() if job.state == "open"]

    def moved(self) -> list[tuple[str, str, str]]:
        return [request for request in self.requests if request[0] in ("submit", "store", "deploy", "grant")]

    # -- Destination ----------------------------------------------------------------------

    def organisation(self) -> Organisation:
        return Organisation(
            id=self.id, name="Acme", sandbox=self.sandbox, user="005", url="https://acme.example"
        )

    def stages(self, files: Mapping[str, bytes], part: str) -> tuple[Stage, ...]:
        return tuple(Stage(name=name, files=files) for name in self.staged)

    def layered(self, files: Mapping[str, bytes], parts: Sequence[str]) -> Mapping[str, bytes]:
        return {**files, **{part: part.encode() for part in parts}}

    def survey(self, files: Mapping[str, bytes]) -> Mapping[str, str]:
        return dict(self.own)

    def deploy(self, files: Mapping[str, bytes], check_only: bool, tell: Tell | None = None) -> Deployment:
        if not check_only:
            self._note("deploy", "", b"".join(files.values()))
        if tell is not None:
            tell(1, 2)
            tell(2, 2)
        failed = any(component.problem for component in self.components)
        found = tuple(
            replace(each, created=each.created and each.full_name not in self.there)
            for each in self.components
        )
        if not failed and not check_only:
            self.described.update(self.deployable)
            self.there |= {each.full_name for each in self.components}
        return Deployment(succeeded=not failed, components=found, notes=self.notes)

    def occupied(
        self,
        files: Mapping[str, bytes],
        created: frozenset[str],
        before: Mapping[str, str],
        granting: Granting | None,
    ) -> Mapping[str, int]:
        return {
            name: len(records) for name, records in self.records.items() if f"CustomObject:{name}" in created
        }

    def additions(self, files: Mapping[str, bytes], created: frozenset[str]) -> tuple[str, ...]:
        return tuple(name for name in self.added if f"CustomObject:{name.partition('.')[0]}" in created)

    def withdraw(
        self, files: Mapping[str, bytes], created: frozenset[str], before: Mapping[str, str], check_only: bool
    ) -> Deployment:
        gone = tuple(
            Component(
                kind=name.partition(":")[0],
                name=name.partition(":")[2],
                path="",
                changed=True,
                problem=None,
                deleted=True,
            )
            for name in sorted(created & self.there)
        )
        if not check_only:
            self._note("withdraw", ",".join(sorted(created)), b"".join(map(str.encode, before.values())))
            self.there -= created
            self.described = {}
        return Deployment(succeeded=True, components=gone, notes=self.notes)

    def grant(self, permission_set: str) -> bool:
        is_new = permission_set not in self.granted
        if is_new:
            self._note("grant", permission_set, b"")
            self.granted.add(permission_set)
        return is_new

    def fields(self, object_name: str) -> tuple[OrgField, ...] | None:
        return self.described.get(object_name)

    def find(
        self, object_name: str, field: str, values: Sequence[str], also: Sequence[str]
    ) -> tuple[Found, ...]:
        self.finds += 1
        wanted = {value.lower() for value in values} if field != KEY else set(values)
        names = (field, *also)
        return tuple(
            Found(id=record_id, values={name: self._value(record_id, record, name) for name in names})
            for record_id, record in reversed(self.records.get(object_name, {}).items())
            if self._comparable(self._value(record_id, record, field), field) in wanted
        )

    def count(self, object_name: str, key_field: str) -> int:
        return sum(bool(record.get(key_field)) for record in self.records.get(object_name, {}).values())

    def allowances(self) -> Mapping[str, tuple[int, int]]:
        return {}

    def prepare(self, batch: Batch) -> str:
        self.counter += 1
        job_id = f"750{self.counter:015d}"
        self.jobs[job_id] = Job(batch=batch, created=self.clock.now())
        self._note("prepare", f"{batch.object} {batch.operation}", b"")
        return job_id

    def upload(self, job: str, rows: bytes) -> None:
        assert self.jobs[job].state == "open", "rows after the end"
        assert self.jobs[job].rows is None, "a job takes one upload"
        self.jobs[job].rows = rows
        self._note("upload", self.jobs[job].batch.object, rows)

    def submit(self, job: str) -> None:
        if self.jobs[job].state == "open":
            assert self.jobs[job].rows is not None, "submitted without rows"
            self.jobs[job].state = "running"
            self._note("submit", self.jobs[job].batch.object, self.jobs[job].rows or b"")

    def adopt(self, job: str) -> Literal["open", "accepted", "gone"]:
        state = self.jobs[job].state if job in self.jobs else "gone"
        return "open" if state == "open" else "gone" if state == "gone" else "accepted"

    def discard(self, job: str) -> None:
        if job in self.jobs:
            assert self.jobs[job].state in ("open", "gone"), "a submitted job was aborted"
            self.jobs[job].state = "gone"

    def strays(self, batch: Batch, since: datetime) -> tuple[str, ...]:
        return tuple(
            job_id
            for job_id, job in self.jobs.items()
            if job.state == "open" and job.batch == batch and job.created >= since
        )

    def settle(self, job: str, keys: Sequence[str]) -> Settlement | None:
        running = self.jobs[job]
        if running.state == "gone":
            raise Unreachable("the job is not there any more")
        assert running.state != "open", "nobody waits for an open job"
        if running.polls < self.busy:
            running.polls += 1
            return None
        self._work(running)
        assert running.settlement is not None
        assert sorted(row.key for row in running.settlement.rows) == sorted(keys)
        return running.settlement

    def store(self, upload: Upload, key_field: str, key: str) -> str:
        for record_id, record in self.records.get("ContentVersion", {}).items():
            if record.get(key_field) == key:
                return record_id
        content = b"".join(upload.parts)
        assert len(content) == upload.size
        self._note("store", upload.name, content)
        record_id = self.add(
            "ContentVersion", **{**upload.fields, key_field: key, "FirstPublishLocationId": upload.parent}
        )
        self.files[record_id] = content + (b"!" if self.spoil_file else b"")
        return record_id

    def checksum(self, file_id: str) -> tuple[str, int]:
        content = self.files[file_id]
        return hashlib.md5(content, usedforsecurity=False).hexdigest(), len(content)

    def total(self, object_name: str, column: str, key_field: str, prefix: str) -> str:
        return str(
            sum(
                Decimal(record[column] or "0")
                for record in self.records.get(object_name, {}).values()
                if (record.get(key_field) or "").startswith(prefix) and record.get(column)
            )
        )

    # -- how it works inside ---------------------------------------------------------------

    def finish(self, job: str) -> None:
        """Let a submitted job do its work while nobody asks."""
        if self.jobs[job].state == "running":
            self._work(self.jobs[job])

    def _work(self, job: Job) -> None:
        if job.state != "running":
            return
        job.state = "done"
        rows = list(csv.DictReader(io.StringIO((job.rows or b"").decode(), newline=""), strict=True))
        if self.hopeless or any(row[KEY] in self.spoiled for row in rows):
            untouched = tuple(RowResult(key=row[KEY], state="unprocessed") for row in reversed(rows))
            job.settlement = Settlement(rows=untouched, problem=self.hopeless or "too many retries")
            return
        keys = [row[KEY] for row in rows]
        results = [self._row(job.batch, row, keys.count(row[KEY]) > 1) for row in rows]
        job.settlement = Settlement(rows=tuple(reversed(results)))

    def _row(self, batch: Batch, row: Mapping[str, str], doubled: bool) -> RowResult:
        key = row[KEY]
        if doubled:
            return RowResult(key=key, state="failed", code="DUPLICATE_EXTERNAL_ID")
        refusal = self.judge(batch, row) if self.judge else None
        if refusal:
            return RowResult(
                key=key, state="failed", code=refusal.code, message=refusal.message, retry=refusal.retry
            )
        there = next(
            (each for each, record in self.records.get(batch.object, {}).items() if record.get(KEY) == key),
            None,
        )
        if there is not None and batch.operation == "insert":
            return RowResult(key=key, state="failed", code="DUPLICATE_VALUE", message="exists", adopt=there)
        return self._write(batch, row, there)

    def _write(self, batch: Batch, row: Mapping[str, str], there: str | None) -> RowResult:
        values: Record = {}
        for header, cell in row.items():
            name, value = self._cell(header, cell)
            if value == "":
                continue
            if value is None:
                return RowResult(key=row[KEY], state="failed", code="INVALID_FIELD", message=f"no {cell}")
            values[name] = None if value == "#N/A" else value
        if there is None:
            created = self.add(batch.object, **values)
            return RowResult(key=row[KEY], state="loaded", id=created, created=True)
        self.records[batch.object][there].update(values)
        return RowResult(key=row[KEY], state="loaded", id=there)

    def _cell(self, header: str, cell: str) -> tuple[str, str | None]:
        """Return the field and the value of a cell; None where a reference is not found."""
        if "." not in header:
            return header, cell
        relation = header.partition(".")[0].rpartition(":")[2]
        name = relation.replace("__r", "__c") if relation.endswith("__r") else f"{relation}Id"
        if cell in ("", "#N/A"):
            return name, cell
        for records in self.records.values():
            for record_id, record in records.items():
                if record.get(KEY) == cell:
                    return name, record_id
        return name, None

    def _value(self, record_id: str, record: Record, name: str) -> str | None:
        return record_id if name == "Id" else record.get(name)

    def _comparable(self, value: str | None, field: str) -> str | None:
        return value.lower() if value is not None and field != KEY else value

    def _new_id(self, object_name: str) -> str:
        self.counter += 1
        return f"{object_name[:3].upper():0<3}{self.counter:015d}"

    def _note(self, event: str, what: str, content: bytes) -> None:
        self.requests.append((event, what, hashlib.sha256(content).hexdigest()))
