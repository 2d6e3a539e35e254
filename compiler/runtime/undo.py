"""Undo: what this run's deployments added is taken away again, but only while nobody loses anything by it.

Rows are never deleted here. Components that were there before the first deployment stay.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.runtime import artifacts, deployed, fence
from compiler.runtime.context import Context, destination_of
from compiler.runtime.deploy import UNNAMED, forget_deployed, placed_text
from compiler.runtime.deployed import Ledger
from compiler.runtime.ports import Component, Deployment, NotDeployed
from compiler.runtime.preflight import bind_organisation
from compiler.runtime.stops import Blocked
from compiler.runtime.verify import forget_verified


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoResult:
    """What undo did, or would do: what is gone, what stands in the way, and what stays, in words.

    `occupied` counts records by what holds them; where there are any, nothing was touched. `checked` says
    that nothing was to be changed.
    """

    removed: tuple[str, ...] = ()
    occupied: Mapping[str, int]
    problems: tuple[Component, ...] = ()
    notes: tuple[str, ...] = ()
    checked: bool = False

    @property
    def ok(self) -> bool:
        """Say whether nothing stood in the way."""
        return not self.occupied and not self.problems

    @property
    def text(self) -> str:
        """Say what came of it, each problem in a line."""
        return "\n".join((self.heading, *map(placed_text, self.problems), *self.notes))

    @property
    def heading(self) -> str:
        """Say what came of it, and what to do where it is not done."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.occupied:
            yield "nothing was taken away, because these records would lose something:"
            yield from (f"  {what}: {count}" for what, count in sorted(self.occupied.items()))
            yield "delete these records in the destination first, or keep the project there"
        elif self.problems:
            yield "the destination refused to take the project away, nothing was changed:"
        elif not self.removed:
            yield "nothing of this run's deployments is left to take away"
        elif self.checked:
            yield f"{self._count} would be taken away; nothing was changed:"
            yield from (f"  {name}" for name in self.removed)
        else:
            yield f"{self._count} {'was' if len(self.removed) == 1 else 'were'} taken away"

    @property
    def _count(self) -> str:
        return f"{len(self.removed)} component{'' if len(self.removed) == 1 else 's'}"


def check_undo(context: Context) -> UndoResult:
    """Tell what undo would do and change nothing; raises OutsideError, NotReviewed, RunStop."""
    bind_organisation(context)
    known = deployed.ledger(context.store)
    if known.empty:
        return UndoResult(occupied={}, checked=True)
    occupied = _occupied(context, known, check_only=True)
    outcome = _withdrawn(context, known, check_only=True)
    notes = _notes(context, known, outcome)
    return UndoResult(occupied=occupied, removed=_gone(outcome), notes=notes, checked=True)


def undo(context: Context) -> UndoResult:
    """Take away what this run's deployments added; raises OutsideError, NotReviewed, and RunStop, also where
    another run holds the destination.

    Kill it anywhere and run it again: what is gone is found gone.
    """
    bind_organisation(context)
    known = deployed.ledger(context.store)
    if known.empty:
        return UndoResult(occupied={})
    _leave(context)
    if occupied := _occupied(context, known, check_only=False):
        return UndoResult(occupied=occupied)
    return _undone(context, known)


def _undone(context: Context, known: Ledger) -> UndoResult:
    store = context.store
    store.audit("undo", {"components": len(known.ours), "before": len(known.before)})
    forget_verified(context)
    forget_deployed(store)
    outcome = _withdrawn(context, known, check_only=False)
    problems = tuple(each for each in outcome.components if each.problem)
    if problems or not outcome.succeeded:
        return UndoResult(occupied={}, problems=problems or (UNNAMED,), notes=outcome.notes)
    notes = _notes(context, known, outcome)
    stay = (each.full_name for each in outcome.components if not each.deleted)
    deployed.note_withdrawn(store, stay)
    return UndoResult(occupied={}, removed=_gone(outcome), notes=notes)


def _leave(context: Context) -> None:
    """Let go of what this run holds; raises Blocked where another run holds the destination."""
    fence.release(context)
    try:
        found = destination_of(context).holder()
    except NotDeployed:
        return
    if found is not None and found.run != context.store.run:
        address = context.plan.address
        raise Blocked(
            f"nothing was taken away: a run of the plan {found.plan} holds the destination since "
            f"{found.since:%Y-%m-%d %H:%M} UTC; wait until it has ended",
            f"crosswalk deploy {address} --undo",
        )


def _occupied(context: Context, known: Ledger, *, check_only: bool) -> Mapping[str, int]:
    files = artifacts.metadata(context)
    return destination_of(context).occupied(files, known.ours, known.before, check_only)


def _withdrawn(context: Context, known: Ledger, *, check_only: bool) -> Deployment:
    files = artifacts.metadata(context)
    return destination_of(context).withdraw(files, known.ours, known.before, check_only)


def _gone(outcome: Deployment) -> tuple[str, ...]:
    return tuple(f"{each.kind} {each.name}" for each in outcome.components if each.deleted)


def _notes(context: Context, known: Ledger, outcome: Deployment) -> tuple[str, ...]:
    """Say what stays, and what to do before a next load."""
    stay = [name for name in known.changed if name not in known.before]
    notes = [*outcome.notes]
    if stay:
        notes.append(
            f"these were there before and stay as they were deployed: {', '.join(stay)}; look at them in the "
            "destination's setup if you want them otherwise"
        )
    if context.store.jobs():
        notes.append("this run has sent rows; begin a new run folder before you load again")
    return tuple(notes)
