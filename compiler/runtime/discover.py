"""Looks before anything moves: how much there is, how long reading takes, and whether all is as declared."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from compiler.model.plan import Plan, StagedTable
from compiler.runtime import private
from compiler.runtime.context import Context
from compiler.runtime.evidence import Evidence, Witness, evidence_json
from compiler.runtime.ports import BadExport, Refused

PHASE = "discover"
FILE = "discover.json"

# What the destinations known so far count for a record, whatever it holds.
_RECORD_KB = 2
_MB = 1024
_WRITING = frozenset({"upsert", "insert", "file"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectFinding:
    """One source object. `problem` says why it could not be read; then there is no count and no evidence.

    `seconds` is how long reading takes at the pace the account allows; objects that are not needed take none.
    `observed` says that the records seen were as declared.
    """

    object: str
    channel: Literal["api", "export", "tenant"]
    needed: bool
    declared: str
    count: int | None = None
    requests: int = 0
    seconds: float = 0.0
    observed: bool = False
    evidence: Evidence | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the destination will be asked for, at most: rows and files written, megabytes of rows, jobs."""

    rows: int
    files: int
    storage_mb: int
    jobs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A quota of the destination, by its own name."""

    name: str
    left: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoverResult:
    """What discover found; `problems` name needed objects that cannot be read."""

    account: str
    objects: tuple[ObjectFinding, ...]
    seconds: float
    needs: Needs
    allowances: tuple[Allowance, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """Say what stands in the way of an extraction."""
        return tuple(each.problem for each in self.objects if each.needed and each.problem)

    @property
    def hours(self) -> float:
        """Return how long extraction takes at the allowed pace."""
        return round(self.seconds / 3600, 2)


def discover(context: Context) -> DiscoverResult:
    """Count and look at every object, and write `discover.json` (0600) into the run folder.

    Raises Unreachable; an object that refuses, or a file that is not as promised, is a finding and no error.
    """
    tables = [table for table in context.plan.tables if table.channel != "tenant"]
    context.progress.start(PHASE, PHASE, len(tables))
    objects = tuple(_looked_at(context, table) for table in tables)
    context.progress.finish(PHASE)
    result = DiscoverResult(
        account=context.source.identity(),
        objects=objects,
        seconds=round(sum(each.seconds for each in objects), 1),
        needs=_needs(context, objects),
        allowances=_allowances(context),
    )
    private.write(context.folders.run / FILE, evidence_json(result))
    return result


def _looked_at(context: Context, table: StagedTable) -> ObjectFinding:
    finding = ObjectFinding(
        object=table.object, channel=table.channel, needed=table.needed, declared=table.evidence
    )
    try:
        count = context.source.count(table.object)
        evidence = _evidence(context, table)
    except (Refused, BadExport) as error:
        return replace(finding, problem=str(error))
    finally:
        context.progress.advance(PHASE, 1)
    requests = _requests(context.plan, table, count)
    return replace(
        finding,
        count=count,
        requests=requests,
        seconds=requests * context.plan.connector.rate.every_ms / 1000,
        observed=evidence.matches,
        evidence=evidence,
    )


def _evidence(context: Context, table: StagedTable) -> Evidence:
    """Look at the first page of an API object, and at the whole of an exported file."""
    witness = Witness(table)
    for page in _pages(context, table):
        witness.look(page)
    return witness.evidence()


def _pages(context: Context, table: StagedTable) -> Iterator[tuple[bytes, ...]]:
    cursor: str | None = None
    while True:
        page = context.source.page(table.object, cursor)
        yield page.records
        if page.cursor is None or page.cursor == cursor or table.channel == "api":
            return
        cursor = page.cursor


def _requests(plan: Plan, table: StagedTable, count: int) -> int:
    """Count the requests that reading takes: one for each page, and one for each file."""
    if table.channel != "api" or not table.needed:
        return 0
    return math.ceil(count / plan.connector.page.size) + (count if table.content else 0)


def _needs(context: Context, objects: tuple[ObjectFinding, ...]) -> Needs:
    counts = {each.object: each.count or 0 for each in objects}
    rows, files, jobs = 0, 0, 0
    for load in context.plan.loads:
        count = counts.get(load.source, 1)
        if load.operation == "file":
            files += count
        elif load.operation in _WRITING:
            passes = 2 if load.second_pass else 1
            jobs += passes * math.ceil(count / context.limits.chunk_rows)
    for source, times in _written(context.plan).items():
        rows += counts.get(source, 1) * times
    return Needs(rows=rows, files=files, storage_mb=math.ceil(rows * _RECORD_KB / _MB), jobs=jobs)


def _written(plan: Plan) -> Mapping[str, int]:
    """Say how many records each record of a source object becomes, at most; the cases of a split are one."""
    split = {each.object for each in plan.splits}
    times: dict[str, int] = {}
    for load in plan.loads:
        if load.operation in _WRITING and load.operation != "file":
            times[load.source] = 1 if load.source in split else times.get(load.source, 0) + 1
    return times


def _allowances(context: Context) -> tuple[Allowance, ...]:
    if context.destination is None:
        return ()
    allowances = sorted(context.destination.allowances().items())
    return tuple(Allowance(name=name, left=left, total=total) for name, (left, total) in allowances)
