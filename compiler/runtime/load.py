"""Load: each load in its order, second passes last. A first load, a resume, a re-run and a delta are all
this.

The load's SQL runs over all staged rows, what the ledger has settled is taken away, and the rest is sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from compiler.model.plan import Load
from compiler.runtime import planning
from compiler.runtime.constants import Constants, constants
from compiler.runtime.context import Context
from compiler.runtime.courier import Budget, finish_open_chunks, send, way_of
from compiler.runtime.engine import Engine
from compiler.runtime.finished import forget_finished
from compiler.runtime.links import FIRST, SECOND, Turn
from compiler.runtime.planning import Which
from compiler.runtime.preflight import bound_plan
from compiler.runtime.records import Operation, Outcome
from compiler.runtime.staged import staged_engine
from compiler.runtime.stops import Bug

AGAIN = "LOD103"

_BATCH = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PassCounts:
    """What one pass of a load decided: how many rows, and how many were sent, refused, held, or done."""

    route: str
    target: str
    pass_: int
    rows: int
    sent: int
    refused: int
    held: int
    settled: int
    recovered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """What the load phase did."""

    passes: tuple[PassCounts, ...]

    @property
    def sent(self) -> int:
        """Count the rows that were sent."""
        return sum(counts.sent for counts in self.passes)


def load(context: Context) -> LoadResult:
    """Load everything that is not loaded yet; raises OutsideError and LoadStopped, after which it goes on.

    Raises Unfound before any row moves where the destination lacks a record that a load counts on.

    Needs a finished extraction, a bound plan, and users that were resolved.
    """
    found = constants(context, _sending(context.plan.loads))
    with staged_engine(context) as engine:
        planning.find_present(context.plan, engine)
        return LoadResult(
            passes=tuple(
                run_pass(context, engine, turn)
                for turn in turns(context.plan.loads, bound_plan(context).people, found)
            )
        )


def turns(loads: tuple[Load, ...], fallbacks: Mapping[str, str], found: Constants) -> Iterator[Turn]:
    """Yield the passes of each load that sends rows, in the order they run."""
    for pass_ in (FIRST, SECOND):
        for each in _sending(loads):
            if pass_ == FIRST or each.second_pass:
                yield Turn(load=each, pass_=pass_, fallbacks=fallbacks, found=found.get(each.route, {}))


def run_pass(context: Context, engine: Engine, turn: Turn) -> PassCounts:
    """Run one pass of one load; raises OutsideError and LoadStopped."""
    each = turn.load
    recovered = finish_open_chunks(context, each)
    turn = planning.prepare(context, engine, turn)
    actions = planning.decide(engine, turn)
    total = sum(actions.values())
    budget = Budget(context.limits.error_share, total, planning.failed_before(engine, turn))
    context.progress.start("load", each.route, actions.get("send", 0))
    seen = _rounds(context, engine, turn, actions, budget)
    context.progress.finish(each.route)
    return PassCounts(
        route=each.route,
        target=each.target,
        pass_=turn.pass_,
        rows=total,
        sent=seen.get("send", 0),
        refused=seen.get("refused", 0),
        held=seen.get("held", 0),
        settled=actions.get("settled", 0),
        recovered=recovered,
    )


def _sending(loads: tuple[Load, ...]) -> tuple[Load, ...]:
    return tuple(each for each in loads if each.operation in ("upsert", "insert"))


def send_again(context: Context, route: str) -> int:
    """Let rows or files that failed be sent again by the next run, as after a rule there was mended.

    Returns how many.
    """
    failed = tuple(outcome for outcome in context.store.outcomes(route) if outcome.state == "failed")
    if failed:
        freed = tuple(replace(each, state="held", rule=AGAIN, message=None) for each in failed)
        context.store.settle_rows(route, freed)
    forget_finished(context, "load")
    forget_finished(context, "files")
    return len(failed)


def _rounds(
    context: Context, engine: Engine, turn: Turn, actions: Mapping[str, int], budget: Budget
) -> dict[str, int]:
    """Send what can be sent until no row waits for another one of its own route; returns what was done."""
    seen: dict[str, int] = {}
    adopted = 0
    while True:
        _settle(context, planning.undelivered(engine, turn), turn.load.route)
        for operation, which in _ways(turn):
            way = way_of(turn, operation, context.plan.destination.key_field)
            adopted += send(context, way, planning.to_send(engine, turn, which), budget)
        seen = {**actions, "send": seen.get("send", 0) + actions.get("send", 0)}
        if not (waiting := actions.get("waits", 0)):
            break
        planning.forget_turn(engine)
        planning.bring_ledger(context, engine, planning.compared(turn))
        actions = planning.decide(engine, turn)
        if actions.get("waits", 0) == waiting:
            raise Bug(f"{turn.load.route}: rows wait for one another for ever; please report this")
    if adopted:
        _bring_up_to_date(context, engine, turn, budget)
    return seen


def _bring_up_to_date(context: Context, engine: Engine, turn: Turn, budget: Budget) -> None:
    """Send the rows whose record an insert took over, which holds what somebody else wrote."""
    planning.bring_ledger(context, engine, planning.compared(turn))
    planning.decide(engine, turn)
    way = way_of(turn, "upsert", context.plan.destination.key_field)
    send(context, way, planning.to_send(engine, turn, "known"), budget)


def _ways(turn: Turn) -> tuple[tuple[Operation, Which], ...]:
    """A record that this run inserted is brought up to date by its key."""
    if turn.load.operation == "insert" and turn.pass_ == FIRST:
        return ("insert", "new"), ("upsert", "known")
    return (("upsert", "all"),)


def _settle(context: Context, outcomes: Iterator[Outcome], route: str) -> None:
    batch: list[Outcome] = []
    for outcome in outcomes:
        batch.append(outcome)
        if len(batch) == _BATCH:
            context.store.settle_rows(route, batch)
            batch = []
    if batch:
        context.store.settle_rows(route, batch)
