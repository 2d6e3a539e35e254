"""Undo: what this run's deployments added is taken away again, but only while nobody loses anything by it.

Rows are never deleted here. Components that were there before the first deployment stay.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from compiler.runtime import artifacts, deployed, fence
from compiler.runtime.context import Context, destination_of
from compiler.runtime.deploy import UNNAMED, placed_text
from compiler.runtime.deployed import Ledger
from compiler.runtime.ports import Component, Deployment, Granting, NotDeployed
from compiler.runtime.preflight import bind_organisation
from compiler.runtime.stops import Blocked
from compiler.runtime.switched import MAIN, forget_deployed, note_sent
from compiler.runtime.verify import forget_verified

_ELSEWHERE = (
    "only the run folder that deployed the project knows what was there before; where it is lost, the "
    "project's README tells how manifest/destructiveChanges.xml takes the project away without it"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoResult:
    """What undo did, or would do: what is gone, what stands in the way, and what stays, in words.

    `occupied` counts records by what holds them, `added` names the fields that others added to what would go;
    where there are any, nothing was touched. `checked` says that nothing was to be changed, `unknown` that
    this run has never deployed.
    """

    removed: tuple[str, ...] = ()
    occupied: Mapping[str, int]
    added: tuple[str, ...] = ()
    problems: tuple[Component, ...] = ()
    notes: tuple[str, ...] = ()
    checked: bool = False
    unknown: bool = False

    @property
    def ok(self) -> bool:
        """Say whether nothing stood in the way."""
        return not self.undecided and not self.problems

    @property
    def undecided(self) -> bool:
        """Say whether somebody would lose something, so that a person must decide."""
        return bool(self.occupied or self.added)

    @property
    def text(self) -> str:
        """Say what came of it, each problem in a line."""
        return "\n".join((self.heading, *map(placed_text, self.problems), *self.notes))

    @property
    def heading(self) -> str:
        """Say what came of it, and what to do where it is not done."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.added:
            yield "nothing was taken away, because these fields of others would go with it:"
            yield from (f"  {name}" for name in self.added)
            yield "delete them in the destination first, or keep the project there"
        if self.occupied:
            yield "nothing was taken away, because these records would lose something:"
            yield from (f"  {what}: {count}" for what, count in sorted(self.occupied.items()))
            yield "delete these records in the destination first, or keep the project there"
        elif self.added:
            return
        elif self.problems:
            refuses = "would refuse" if self.checked else "refused"
            yield f"the destination {refuses} to take the project away, nothing of it was changed:"
        elif self.unknown:
            yield "this run folder has deployed nothing, so there is nothing that it can take away"
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
        return _nothing(context, checked=True)
    occupied, added = _occupied(context, known, None), _added(context, known)
    outcome = _withdrawn(context, known, check_only=True)
    if problems := _problems(outcome):
        return UndoResult(
            occupied=occupied, added=added, problems=problems, notes=outcome.notes, checked=True
        )
    notes = _notes(context, known, outcome)
    return UndoResult(occupied=occupied, added=added, removed=_gone(outcome), notes=notes, checked=True)


def undo(context: Context) -> UndoResult:
    """Take away what this run's deployments added; raises OutsideError, NotReviewed, and RunStop, also where
    another run holds the destination.

    Kill it anywhere and run it again: what is gone is found gone.
    """
    bind_organisation(context)
    known = deployed.ledger(context.store)
    if known.empty:
        return _nothing(context, checked=False)
    _leave(context)
    occupied, added = _occupied(context, known, partial(_note_granted, context)), _added(context, known)
    if occupied or added:
        return UndoResult(occupied=occupied, added=added)
    return _undone(context, known)


def _undone(context: Context, known: Ledger) -> UndoResult:
    store = context.store
    store.audit("undo", {"components": len(known.ours), "before": len(known.before)})
    forget_verified(context)
    note_sent(store, MAIN)
    outcome = _withdrawn(context, known, check_only=False)
    if problems := _problems(outcome):
        return UndoResult(occupied={}, problems=problems, notes=outcome.notes)
    notes = _notes(context, known, outcome)
    stay = (each.full_name for each in outcome.components if not each.deleted)
    deployed.note_withdrawn(store, stay)
    forget_deployed(store)
    return UndoResult(occupied={}, removed=_gone(outcome), notes=notes)


def _nothing(context: Context, *, checked: bool) -> UndoResult:
    """Say that this run has nothing to take away; where it never had, say where else to look."""
    unknown = not deployed.is_noted(context.store)
    return UndoResult(occupied={}, notes=(_ELSEWHERE,) if unknown else (), checked=checked, unknown=unknown)


def _problems(outcome: Deployment) -> tuple[Component, ...]:
    problems = tuple(each for each in outcome.components if each.problem)
    return problems if problems or outcome.succeeded else (UNNAMED,)


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


def _occupied(context: Context, known: Ledger, granting: Granting | None) -> Mapping[str, int]:
    files = artifacts.metadata(context)
    return destination_of(context).occupied(files, known.ours, known.before, granting)


def _note_granted(context: Context, permission_set: str) -> None:
    context.store.audit("grant", {"permission_set": permission_set})


def _added(context: Context, known: Ledger) -> tuple[str, ...]:
    return destination_of(context).additions(artifacts.metadata(context), known.ours)


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
