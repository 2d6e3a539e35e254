"""The estimate: from counts of rows to hours, jobs, room and days. A pure function; the same at every time.

Where a number is not known, what stands on it is the least it can be, and `unknown` names it.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from compiler.model.outline import Allowance, Measure, Outline, Promised
from compiler.model.plan import Plan
from compiler.scope.counts import Count, rows_by_object
from compiler.scope.loading import Storing, Writing, other_calls, storings, writings
from compiler.scope.pace import Pace
from compiler.scope.reading import requests
from compiler.scope.skew import Skew, skews

_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading one source object takes; objects that come in files, or from others, take no request."""

    object: str
    channel: Literal["api", "export", "inside", "made"]
    count: Count
    requests: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The records that one target object gets, at most, and the room they take."""

    target: str
    rows: int
    storage_mb: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is asked of an allowance, beside what there is: of the edition, or what an org has left."""

    measure: Measure
    label: str
    needed: int
    there: int
    told_by: Literal["edition", "org"]

    @property
    def percent(self) -> int:
        """Return the share in per cent, rounded up, so that what is asked for is never 0 %."""
        return -(-100 * self.needed // self.there) if self.there > 0 else (100 if self.needed == 0 else 999)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Seconds of one run, how often everything moves, and days until all is done, beside what a published
    description promises.
    """

    extract_seconds: float
    load_seconds: float
    files_seconds: float
    runs: int
    people_days: int
    promised: Promised

    @property
    def hours(self) -> float:
        """Return the hours in which rows and files move once."""
        return round((self.extract_seconds + self.load_seconds + self.files_seconds) / _HOUR, 2)

    @property
    def hours_of_runs(self) -> float:
        """Return the hours of all runs together, each in full."""
        return round(self.hours * self.runs, 2)

    @property
    def days(self) -> int:
        """Return days from the first look to the last late change, people's own included."""
        return math.ceil(self.hours_of_runs / 24) + self.people_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a migration takes; `day` (ISO) is the one that lists by date are reckoned to."""

    day: str
    readings: tuple[Reading, ...]
    writings: tuple[Writing, ...]
    storings: tuple[Storing, ...]
    kept: tuple[Kept, ...]
    requests: int
    records: int
    rows: int
    files: int
    file_mb: int
    jobs: int
    batches: int
    calls: int
    storage_mb: int
    shares: tuple[Share, ...]
    skews: tuple[Skew, ...]
    timeline: Timeline
    split_from: int
    unknown: tuple[str, ...]
    assumptions: tuple[str, ...]

    @property
    def wants_parts(self) -> bool:
        """Say whether there is so much that it should move in parts."""
        return self.records > self.split_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an estimate is asked about: the counts, the day, the pace, and what people know besides.

    `file_mb` are the megabytes of all files, None where nobody said; `users` are licences, which raise some
    allowances; `left` is what an org has left of them, by its own names.
    """

    counts: tuple[Count, ...]
    day: date
    pace: Pace = field(default_factory=Pace)
    file_mb: int | None = None
    users: int = 0
    left: Mapping[str, int] | None = None


def estimate(plan: Plan, outline: Outline, asked: Asked) -> Estimate:
    """Work out what a migration takes."""
    counts = rows_by_object(asked.counts)
    capacity, pace = outline.capacity, asked.pace
    read = _readings(plan, asked.counts, asked.day)
    written = writings(plan, capacity, counts, pace)
    stored = storings(plan, counts, pace)
    files = sum(one.files or 0 for one in stored)
    file_mb = math.ceil(files * pace.file_mb) if asked.file_mb is None else asked.file_mb
    used: dict[Measure, int] = {
        "batches": sum(one.batches for one in written),
        "rows": sum((one.rows or 0) * one.passes for one in written),
        "calls": _calls(written, stored) + other_calls(plan, counts, pace),
        "storage_mb": math.ceil(sum(one.storage_kb for one in written) / 1024),
        "file_mb": file_mb,
    }
    return Estimate(
        day=asked.day.isoformat(),
        readings=read,
        writings=written,
        storings=stored,
        kept=_kept(written, outline),
        requests=sum(one.requests for one in read),
        records=sum(one.count.rows or 0 for one in read if one.channel in ("api", "export")),
        rows=sum(one.rows or 0 for one in written),
        files=files,
        file_mb=file_mb,
        jobs=sum(one.jobs for one in written),
        batches=used["batches"],
        calls=used["calls"],
        storage_mb=used["storage_mb"],
        shares=tuple(_share(one, used[one.measure], asked) for one in capacity.allowances),
        skews=skews(plan, counts, capacity.children_most),
        timeline=_timeline(plan, outline, asked, (read, used, _fetched(plan, stored), files)),
        split_from=capacity.split_from,
        unknown=tuple(one.object for one in asked.counts if one.rows is None),
        assumptions=pace.assumptions,
    )


def _fetched(plan: Plan, stored: Iterable[Storing]) -> int:
    """Count the files whose bytes come over the network; those of an export are there already."""
    listed = {table.object for table in plan.tables if table.channel == "api"}
    return sum(one.files or 0 for one in stored if one.source in listed)


def _calls(written: Iterable[Writing], stored: Iterable[Storing]) -> int:
    return sum(one.calls for one in written) + sum(one.calls for one in stored)


def _readings(plan: Plan, counts: Iterable[Count], day: date) -> tuple[Reading, ...]:
    tables = {table.object: table for table in plan.tables}
    by_object = rows_by_object(counts := tuple(counts))
    found = []
    for count in counts:
        table = tables[count.object]
        if table.channel == "tenant":
            continue
        asked = requests(plan, table, by_object, day) if table.channel == "api" else 0
        found.append(
            Reading(
                object=count.object,
                channel=table.channel,
                count=count,
                requests=asked,
                seconds=plan.connector.rate.seconds(asked),
            )
        )
    return tuple(found)


def _kept(written: Iterable[Writing], outline: Outline) -> tuple[Kept, ...]:
    most: dict[str, int] = {}
    for one in written:
        for target in one.targets:
            most[target] = most.get(target, 0) + (one.rows or 0)
    return tuple(
        Kept(
            target=target,
            rows=rows,
            storage_mb=math.ceil(rows * outline.capacity.kilobytes(target) / 1024),
        )
        for target, rows in sorted(most.items())
    )


def _share(allowance: Allowance, needed: int, asked: Asked) -> Share:
    left = (asked.left or {}).get(allowance.name or "")
    return Share(
        measure=allowance.measure,
        label=allowance.label,
        needed=needed,
        there=allowance.whole(asked.users) if left is None else left,
        told_by="edition" if left is None else "org",
    )


def _timeline(
    plan: Plan,
    outline: Outline,
    asked: Asked,
    found: tuple[tuple[Reading, ...], Mapping[Measure, int], int, int],
) -> Timeline:
    read, used, fetched, files = found
    pace = asked.pace
    travel = used["file_mb"] / pace.megabytes_a_second
    requests_seconds = plan.connector.rate.seconds(sum(one.requests for one in read))
    return Timeline(
        extract_seconds=round(requests_seconds + (travel * fetched / files if files else 0), 1),
        load_seconds=round(used["rows"] / pace.rows_a_second + used["batches"] * pace.poll_seconds, 1),
        files_seconds=round(files * pace.file_seconds + travel, 1),
        runs=pace.runs,
        people_days=pace.people_days,
        promised=outline.promised,
    )
