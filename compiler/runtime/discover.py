"""Looks before anything moves: how much there is, what moving it takes, and whether all is as declared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from typing import Literal

from compiler.model.connector import Page, WindowPage
from compiler.model.plan import Plan, StagedTable
from compiler.runtime import private
from compiler.runtime.context import Context
from compiler.runtime.evidence import Evidence, evidence_json
from compiler.runtime.looking import Look, look_at
from compiler.runtime.outline import outline_of
from compiler.runtime.parts import beyond
from compiler.runtime.ports import BadExport, Refused
from compiler.scope.counts import counts_of
from compiler.scope.estimate import Asked, Estimate, estimate
from compiler.scope.pace import Pace
from compiler.scope.reading import requests

PHASE = "discover"
FILE = "discover.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectFinding:
    """One source object. `problem` says why it cannot be read.

    There is no count where the source refused, and where only reading everything would tell; `about` is what
    the records looked at let expect of rows inside them.
    `seconds` is how long reading takes at the pace the account allows; objects that are not needed take none.
    `observed` says that the records seen were as declared. `asked` are the first and the last day (ISO) of a
    list that is read by date: what lies outside is not seen.
    """

    object: str
    channel: Literal["api", "export", "tenant", "inside", "made"]
    needed: bool
    declared: str
    count: int | None = None
    about: int | None = None
    requests: int = 0
    seconds: float = 0.0
    observed: bool = False
    evidence: Evidence | None = None
    problem: str | None = None
    asked: tuple[str, str] | None = None


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
    """What discover found; `problems` name needed objects that cannot be read. `estimate` is what comes of
    it, with what the destination has left.
    """

    account: str
    objects: tuple[ObjectFinding, ...]
    seconds: float
    needs: Needs
    allowances: tuple[Allowance, ...]
    estimate: Estimate

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
    tables = [table for table in context.plan.tables if table.channel in ("api", "export")]
    context.progress.start(PHASE, PHASE, len(tables))
    found = [finding for table in tables for finding in _looked_at(context, table)]
    found += [_finding(table) for table in context.plan.tables if table.channel == "made"]
    found.sort(key=lambda each: each.object)
    counts, today = {each.object: each.count for each in found}, context.clock.now().astimezone(UTC).date()
    objects = tuple(_timed(context.plan, each, counts, today) for each in found)
    allowances = _allowances(context)
    context.progress.finish(PHASE)
    estimated = _estimate(context, objects, allowances, today)
    result = DiscoverResult(
        account=context.source.identity(),
        objects=objects,
        seconds=round(context.plan.connector.rate.seconds(sum(each.requests for each in objects)), 1),
        needs=Needs(
            rows=estimated.rows,
            files=estimated.files,
            storage_mb=estimated.storage_mb,
            jobs=estimated.jobs,
        ),
        allowances=allowances,
        estimate=estimated,
    )
    private.write(context.folders.run / FILE, evidence_json(result))
    return result


def _looked_at(context: Context, table: StagedTable) -> tuple[ObjectFinding, ...]:
    """Say what an object and the rows inside its records look like; of these, nothing where it refuses."""
    finding = _finding(table)
    try:
        count = context.source.count(table.object)
        look = look_at(context, table)
    except (Refused, BadExport) as error:
        return (replace(finding, problem=str(error)),)
    finally:
        context.progress.advance(PHASE, 1)
    evidence = look.evidence()
    own = replace(
        finding,
        count=count,
        observed=evidence.matches,
        evidence=evidence,
        problem=_out_of_reach(context.plan, table, count),
    )
    return (own, *(_inside(own, look.whole, each) for each in look.inside()))


def _inside(own: ObjectFinding, whole: bool, look: Look) -> ObjectFinding:
    """Say what rows inside records look like: counted where all were seen, else in proportion."""
    evidence = look.evidence()
    seen = own.evidence.records if own.evidence else 0
    share = (own.count or 0) / seen if seen else 0
    return replace(
        _finding(look.table),
        count=evidence.records if whole else None,
        about=None if whole else round(evidence.records * share),
        observed=evidence.matches,
        evidence=evidence,
    )


def _finding(table: StagedTable) -> ObjectFinding:
    return ObjectFinding(
        object=table.object, channel=table.channel, needed=table.needed, declared=table.evidence
    )


def _out_of_reach(plan: Plan, table: StagedTable, count: int | None) -> str | None:
    """Say before anything is read that a list is longer than its API gives, unless it is read in parts."""
    reach = plan.connector.reach_of(table.object) if table.channel == "api" else None
    if reach is None or plan.connector.parts_of(table.object) or (count is not None and count <= reach):
        return None
    return beyond(plan, table.object, count)


def _timed(
    plan: Plan, finding: ObjectFinding, counts: Mapping[str, int | None], today: date
) -> ObjectFinding:
    """Add how many requests reading takes, and how long they take at the allowed pace."""
    table = next(table for table in plan.tables if table.object == finding.object)
    if finding.evidence is None or table.channel != "api" or not table.needed:
        return finding
    times = requests(plan, table, counts, today)
    return replace(
        finding,
        requests=times,
        seconds=plan.connector.rate.seconds(times),
        asked=_days_asked(plan.connector.page_of(table.object), today),
    )


def _days_asked(page: Page, today: date) -> tuple[str, str] | None:
    if not isinstance(page, WindowPage):
        return None
    last = max(date.fromisoformat(page.first), today) + timedelta(days=page.ahead_days)
    return page.first, last.isoformat()


def _estimate(
    context: Context, objects: tuple[ObjectFinding, ...], allowances: tuple[Allowance, ...], today: date
) -> Estimate:
    """Work out what moving takes, from what was counted; an org that tells its limits is believed."""
    outline, limits = outline_of(context), context.limits
    seen = {each.object: each.about if each.count is None else each.count for each in objects}
    known = {name: count for name, count in seen.items() if count is not None}
    asked = Asked(
        counts=counts_of(context.plan, outline, known, "found"),
        day=today,
        pace=Pace(
            chunk_rows=limits.chunk_rows,
            poll_seconds=limits.poll_seconds,
            poll_seconds_most=limits.poll_seconds_most,
        ),
        left={each.name: each.left for each in allowances},
    )
    return estimate(context.plan, outline, asked)


def _allowances(context: Context) -> tuple[Allowance, ...]:
    if context.destination is None:
        return ()
    allowances = sorted(context.destination.allowances().items())
    return tuple(Allowance(name=name, left=left, total=total) for name, (left, total) in allowances)
