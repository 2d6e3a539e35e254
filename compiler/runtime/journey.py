"""One chunk until each of its rows has an outcome: what was not looked at, or may pass, is sent again in
smaller ones.

A job that ends before it came to any row is either hopeless or spoiled by one of its rows. Two rows sent
alone tell which; then the others are parted until the row that spoils them is alone.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.plan import Load
from compiler.runtime import preimage, settling
from compiler.runtime.chunks import Layout, Part, Row, halves, payload
from compiler.runtime.context import Context, destination_of
from compiler.runtime.delivery import Errand, deliver
from compiler.runtime.ports import Batch
from compiler.runtime.records import Chunk, Operation, Outcome
from compiler.runtime.settling import JOB_FAILED, Settled
from compiler.runtime.stops import RunStop


class LoadStopped(RunStop):
    """A load stopped with a sound journal: too many rows failed, or jobs fail as a whole."""


class TooManyFailed(LoadStopped):
    """The destination refused more rows than may fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How rows of a load travel: what is done with them, and in which columns.

    `places` are the positions, among all cells of a row, of those that travel this way.
    """

    load: Load
    pass_: int
    operation: Operation
    layout: Layout
    places: tuple[int, ...]

    @property
    def batch(self) -> Batch:
        """Return what the destination is told about a job."""
        return Batch(object=self.load.target, operation=self.operation, key_field=self.layout.key_field)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    part: Part
    number: int


class Budget:
    """How many rows of a load may fail before it stops; a handful may in a small one."""

    _FEW = 10

    def __init__(self, share: float, rows: int, failed: int) -> None:
        self._allowed = 0 if share <= 0 else max(self._FEW, int(share * rows))
        self._rows = rows
        self._failed = failed

    def spend(self, route: str, failed: int) -> None:
        """Count rows that failed; raises TooManyFailed where they are too many."""
        self._failed += failed
        if self._failed > self._allowed:
            raise TooManyFailed(
                f"{route}: the destination refused {self._failed} of {self._rows} rows, "
                f"and at most {self._allowed} may be; look at their codes, mend the cause, then "
                "run with --retry-failed"
            )


class Journey:
    """Sends one chunk and whatever of it must be sent again. Raises OutsideError and LoadStopped.

    `adopted` counts the records that inserts ran into and took over as they are.
    """

    def __init__(self, context: Context, way: Way, budget: Budget) -> None:
        self._context = context
        self._way = way
        self._budget = budget
        self._rounds: deque[_Round] = deque()
        self._alone: list[Row] = []
        self._moved = False
        self.adopted = 0

    def run(self, part: Part) -> None:
        """Return when every row of `part` has an outcome."""
        self._rounds.append(_Round(part=part, number=0))
        problem = None
        while self._rounds:
            now = self._rounds.popleft()
            settled = self._sent(now)
            self.adopted += settled.adopted
            self._budget.spend(self._way.load.route, settled.failed)
            if settled.aborted:
                self._stop_for_people()
            if settled.untouched:
                problem = settled.problem or "it ended before it came to any row"
                self._part(now, problem)
            else:
                self._moved = True
                left = frozenset(settled.again)
                self._again(now, halves([row for row in now.part.rows if row.key in left]))
        if self._alone and problem is not None:
            self._give_up(problem)

    def _sent(self, now: _Round) -> Settled:
        errand = plan_chunk(self._context, self._way, now.part)
        settlement = deliver(self._context, errand)
        settled = settling.settle(
            destination_of(self._context),
            errand,
            settlement,
            self._context.limits.rounds - now.number,
            self._way.load.address,
        )
        record(self._context, errand, settling.results_json(settlement), settled.outcomes)
        return settled

    def _part(self, now: _Round, problem: str) -> None:
        """Go on after a job that looked at no row."""
        rows = now.part.rows
        if len(rows) == 1:
            self._alone.append(rows[0])
            if not self._moved and len(self._alone) > 1:
                self._stop(problem)
        elif now.number == 0:
            self._again(now, ((rows[0],), (rows[-1],), *halves(rows[1:-1])))
        else:
            self._again(now, halves(rows))

    def _again(self, now: _Round, pieces: Sequence[tuple[Row, ...]]) -> None:
        self._rounds.extend(
            _Round(part=Part(rows=piece, before=now.part.before), number=now.number + 1) for piece in pieces
        )

    def _give_up(self, problem: str) -> None:
        """Record the rows that spoil any job they are in, where others have moved."""
        if not self._moved:
            self._stop(problem)
        outcomes = tuple(self._spoiler(row) for row in self._alone)
        self._context.store.settle_rows(self._way.load.route, outcomes)
        self._budget.spend(self._way.load.route, len(outcomes))

    def _spoiler(self, row: Row) -> Outcome:
        return Outcome(
            route=self._way.load.route,
            key=row.key,
            pass_=self._way.pass_,
            state="failed",
            hash=row.hash,
            rule=JOB_FAILED,
            address=self._way.load.address,
        )

    def _stop_for_people(self) -> None:
        raise LoadStopped(
            f"{self._way.load.route}: somebody aborted a job for {self._way.load.target}; what it had done "
            "is recorded, ask who and why, then run again"
        )

    def _stop(self, problem: str) -> None:
        raise LoadStopped(
            f"{self._way.load.route}: jobs for {self._way.load.target} fail as a whole: {problem}; "
            "nothing of them was loaded, mend the cause and run again"
        )


def plan_chunk(context: Context, way: Way, part: Part) -> Errand:
    """Make a chunk and its pre-image durable, as the next of its pass."""
    content = payload(way.layout, part)
    taken = (state.number for state in context.store.chunks(way.load.route) if state.pass_ == way.pass_)
    chunk = Chunk(
        route=way.load.route,
        pass_=way.pass_,
        number=max(taken, default=0) + 1,
        operation=way.operation,
        rows=len(part.rows),
        sha256=hashlib.sha256(content).hexdigest(),
        payload=content,
        keys=tuple(row.key for row in part.rows),
        hashes=tuple(row.hash for row in part.rows),
        before=preimage.encode(preimage.before(way.load.target, part.before, part.rows)),
    )
    return Errand(id=context.store.add_chunk(chunk), chunk=chunk, batch=way.batch)


def record(context: Context, errand: Errand, results: bytes, outcomes: Sequence[Outcome]) -> None:
    """Make the results of a chunk and the outcomes of its rows durable."""
    chunk = errand.chunk
    context.store.settled(errand.id, results, outcomes)
    counts = Counter[str](outcome.state for outcome in outcomes)
    context.store.audit(
        "job settled", {"route": chunk.route, "pass": chunk.pass_, "chunk": chunk.number, **counts}
    )
