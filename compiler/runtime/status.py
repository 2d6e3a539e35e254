"""Where a run stands: phases, pages, chunks by state, outcomes by route, and what discover expects of it.

Reads the run folder only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compiler.model.plan import StagedTable
from compiler.runtime.context import Context
from compiler.runtime.discovered import estimated
from compiler.runtime.timings import PHASES, Timing, timings
from compiler.scope.estimate import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectStatus:
    """How far one source object is read; `total` is None where the source does not say."""

    object: str
    pages: int
    records: int
    total: int | None
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStatus:
    """How far one route is: chunks by state, rows by outcome, and rows that are not loaded by rule."""

    route: str
    chunks: Mapping[str, int]
    outcomes: Mapping[str, int]
    rules: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A run at a glance; `facts` are what it is bound to, `audit_head` the hash of the last remote write.

    `expected` is what discover worked out of this account and org, None before it has looked.
    """

    facts: Mapping[str, str]
    finished: tuple[Timing, ...]
    waiting: tuple[str, ...]
    objects: tuple[ObjectStatus, ...]
    routes: tuple[RouteStatus, ...]
    audit_head: str
    expected: Estimate | None = None


def status(context: Context) -> Status:
    """Say where a run stands; asks neither source nor destination."""
    finished = timings(context.store)
    done = {timing.phase for timing in finished}
    return Status(
        facts=context.store.facts(),
        finished=finished,
        waiting=tuple(phase for phase in PHASES if phase not in done),
        objects=tuple(_object(context, table.object) for table in _read(context.plan.tables)),
        routes=tuple(_route(context, load.route) for load in context.plan.loads),
        audit_head=context.store.audit_head(),
        expected=estimated(context),
    )


def _read(tables: Iterable[StagedTable]) -> Iterator[StagedTable]:
    """Yield the tables that are read from somewhere; others are in the plan or made of these."""
    return (table for table in tables if table.needed and table.channel in ("api", "export"))


def _object(context: Context, name: str) -> ObjectStatus:
    state = context.store.extraction(name)
    return ObjectStatus(
        object=name, pages=state.pages, records=state.records, total=state.total, done=state.done
    )


def _route(context: Context, route: str) -> RouteStatus:
    outcomes = tuple(context.store.outcomes(route))
    not_loaded = (each.rule for each in outcomes if each.state != "loaded" and each.rule is not None)
    return RouteStatus(
        route=route,
        chunks=_counted(Counter(str(chunk.state) for chunk in context.store.chunks(route))),
        outcomes=_counted(Counter(str(each.state) for each in outcomes)),
        rules=_counted(Counter(not_loaded)),
    )


def _counted(counts: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counts.items()))
