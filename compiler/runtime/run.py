"""Run: the next safe phases one after the other, up to the next thing that a person must decide.

Every phase may be run again: what is finished is found finished, and nothing is written a second time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compiler.runtime import deploy as deploying
from compiler.runtime import fence, finished
from compiler.runtime.accept import accept_plan
from compiler.runtime.constants import Unfound
from compiler.runtime.context import Context
from compiler.runtime.discover import discover
from compiler.runtime.extract import extract
from compiler.runtime.files import files
from compiler.runtime.inventory import Inventories, differing, read_inventories
from compiler.runtime.journey import LoadStopped, TooManyFailed
from compiler.runtime.load import load, send_again
from compiler.runtime.ports import Component, OutsideError
from compiler.runtime.preflight import assumptions, bind_source, bound_plan, preflight
from compiler.runtime.readiness import barrier
from compiler.runtime.reconcile import reconcile
from compiler.runtime.report import report
from compiler.runtime.stops import Blocked, RunStop
from compiler.runtime.timings import PHASES, note_timing
from compiler.runtime.users import users
from compiler.runtime.verify import is_verified, verify

__all__ = ["BLOCKED", "DIFFERS", "OUTSIDE", "State", "Step", "accept_plan", "advance", "retry_failed"]

State = Literal["done", "blocked", "stopped"]

# Exit codes: a person must decide; rows or numbers do not agree; the world outside failed, try again.
BLOCKED = 3
DIFFERS = 5
OUTSIDE = 6

_READ = frozenset({"api", "export"})
_NEED_DESTINATION = frozenset({"deploy", "users", "load", "files", "reconcile"})
_MOVES_ROWS = frozenset({"load", "files"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a run has come to: the last phase, its state, one text for people, and what to run next.

    `code` is the exit code: 0 done, 3 a person must decide, 5 too many rows failed or the reconciliation
    differs, 6 the world outside failed. `is_finished` says that the phase need not be run again for what is
    there now. `inventories` are what the specs must be compiled with before the run can go on. `problems` are
    what the destination refused to have deployed; the text names them too, a line each.
    """

    phase: str
    state: State
    text: str
    next_command: str | None = None
    code: int = 0
    is_finished: bool = True
    inventories: Inventories | None = None
    problems: tuple[Component, ...] = ()


def advance(context: Context, only: str | None = None) -> Step:
    """Perform the next phases, or one of them; returns where it stopped.

    Raises RunStop where the run cannot go on as it is: another plan or org, changed files, a broken store.
    """
    if only is not None and only not in PHASES:
        raise RunStop(f"there is no phase {only}; the phases are {', '.join(PHASES)}")
    if only is not None:
        return _prepared(context, only) or _performed(context, only)
    step = Step(phase="run", state="done", text="nothing was to do")
    differs: Step | None = None
    for phase in PHASES:
        if finished.is_finished(context, phase):
            continue
        step = _prepared(context, phase) or _performed(context, phase)
        if phase == "reconcile" and step.code == DIFFERS:
            # The report says what differs, so it is written before the run stops.
            differs = step
        elif step.state != "done":
            return step
        context.progress.note(f"{step.phase}: {step.text}")
    return differs or step


def retry_failed(context: Context) -> int:
    """Let every row and file that failed be sent again when the run goes on; returns how many.

    For after the cause was mended. Raises RunStop where the run belongs to another plan or account.
    """
    bind_source(context)
    return sum(send_again(context, each.route) for each in context.plan.loads)


def _prepared(context: Context, phase: str) -> Step | None:
    """Bind what a phase needs; returns a step where something stands before it."""
    try:
        if phase not in _NEED_DESTINATION:
            bind_source(context)
            return None
        if context.destination is None:
            return _blocked(
                context, phase, "this phase needs the destination; give its address and credentials"
            )
        found = preflight(context)
    except OutsideError as error:
        return _outside(context, "preflight", error)
    if found.bound is None:
        return _blocked(context, "preflight", found.text)
    if found.bound.environment == "production" and (assumed := assumptions(context)):
        names = ", ".join(assumed)
        text = f"these objects were never seen as declared, so they may not feed a production org: {names}"
        return _blocked(context, "preflight", text, f"crosswalk run {context.plan.address} --only discover")
    return _waiting(context, found.bound.environment) if phase in _MOVES_ROWS else None


def _waiting(context: Context, environment: str) -> Step | None:
    """Stop before rows move where people have something to do first."""
    before = barrier(context, production=environment == "production")
    return None if before is None else _blocked(context, "preflight", before.text, before.next_command)


def _performed(context: Context, phase: str) -> Step:
    started = context.clock.now()
    try:
        step = _PHASES[phase](context)
    except OutsideError as error:
        return _outside(context, phase, error)
    except Blocked as error:
        return _blocked(context, phase, str(error), error.command)
    except LoadStopped as error:
        command = f"{_again(context)} --retry-failed" if isinstance(error, TooManyFailed) else None
        return Step(
            phase=phase,
            state="stopped",
            text=str(error),
            next_command=command or _again(context),
            code=DIFFERS,
        )
    if step.state == "done" or step.code == DIFFERS:
        note_timing(context.store, phase, started, context.clock.now())
    if step.state == "done" and step.is_finished:
        finished.note_finished(context, phase)
    return step


# -- the phases -----------------------------------------------------------------------------------


def _discover(context: Context) -> Step:
    found = discover(context)
    if found.problems:
        text = "\n".join(("these objects cannot be read:", *(f"  {problem}" for problem in found.problems)))
        return _blocked(context, "discover", text)
    inventories = read_inventories(context)
    if others := differing(context, inventories):
        return _compile_again(context, others, inventories)
    counted = sum(each.count or 0 for each in found.objects if each.needed and each.channel in _READ)
    text = f"{counted} records to read, about {found.hours} hours at the allowed pace"
    return Step(phase="discover", state="done", text=text)


def _compile_again(context: Context, others: Sequence[str], inventories: Inventories) -> Step:
    """Hand over what decides about the schema, for the specs to be compiled with it."""
    address = context.plan.address
    text = (
        f"{', '.join(others)}: this account holds others than the plan was compiled with; compile again, "
        f"review what changes, and go on with: crosswalk run {address} --accept-plan"
    )
    step = _blocked(context, "discover", text, f"crosswalk compile {address}")
    return replace(step, inventories=inventories)


def _deploy(context: Context) -> Step:
    """A sandbox is brought up to date; to a production org an administrator deploys."""
    if bound_plan(context).environment == "production":
        missing = deploying.gaps(context)
        if missing:
            command = f"crosswalk deploy {context.plan.address}"
            return _blocked(context, "deploy", deploying.gaps_text(missing), command)
        text = "the destination has everything that the plan writes"
        return Step(phase="deploy", state="done", text=_and_compared(context, text))
    result = deploying.deploy(context)
    if result.ok:
        return Step(phase="deploy", state="done", text=_and_compared(context, result.text))
    return replace(_blocked(context, "deploy", result.text), problems=result.problems)


def _and_compared(context: Context, text: str) -> str:
    """Tell of differences that stop a load now, and not after days of reading; reading goes on meanwhile."""
    if is_verified(context) or (found := verify(context)).ok:
        return text
    return f"{text}; but before rows move there is something to do: {found.text}"


def _extract(context: Context) -> Step:
    result = extract(context)
    records = sum(each.records for each in result.objects)
    lost = sum(each.lost - each.gone for each in result.objects)
    gone = sum(each.gone for each in result.objects)
    moved = [each.object for each in result.objects if not each.agreed]
    if moved:
        text = f"{', '.join(moved)} changed at every reading; run again when fewer people work in the source"
        return _blocked(context, "extract", text)
    text = f"{records} records are read"
    text += f"; {lost} files could not be fetched and are tried again by the next run" if lost else ""
    text += f"; {gone} files are not to be had; --only extract tries them again" if gone else ""
    return Step(phase="extract", state="done", text=text, is_finished=result.complete)


def _users(context: Context) -> Step:
    result = users(context)
    if result.done:
        return Step(phase="users", state="done", text=result.text)
    paths = " ".join(str(each.path) for each in result.templates if each.open)
    return _blocked(context, "users", result.text, f"crosswalk users {context.plan.address} --apply {paths}")


def _load(context: Context) -> Step:
    if missing := deploying.gaps(context):
        return _blocked(context, "load", deploying.gaps_text(missing))
    try:
        result = load(context)
    except Unfound as error:
        return _blocked(context, "load", str(error))
    if result.sent:
        # Files may have waited for these rows.
        finished.forget_finished(context, "files")
    return Step(phase="load", state="done", text=f"{result.sent} rows were sent")


def _files(context: Context) -> Step:
    try:
        result = files(context)
    except Unfound as error:
        return _blocked(context, "files", str(error))
    text = f"{result.stored} of {result.files} files were stored"
    text += f", {result.failed} could not be" if result.failed else ""
    return Step(phase="files", state="done", text=text, is_finished=result.failed == 0)


def _reconcile(context: Context) -> Step:
    found = reconcile(context)
    if found.ok:
        fence.release(context)
        text = "every record is accounted for, and both ends agree"
        return Step(phase="reconcile", state="done", text=text, is_finished=False)
    text = "\n".join(("both ends do not agree:", *(f"  {each}" for each in found.differences)))
    return Step(phase="reconcile", state="stopped", text=text, next_command=_again(context), code=DIFFERS)


def _report(context: Context) -> Step:
    written = report(context)
    text = f"the report is in {written.html}"
    text += "".join(f"; a list for people is in {path}" for path in written.handouts)
    return Step(phase="report", state="done", text=text, is_finished=False)


_PHASES: Mapping[str, Callable[[Context], Step]] = {
    "discover": _discover,
    "deploy": _deploy,
    "extract": _extract,
    "users": _users,
    "load": _load,
    "files": _files,
    "reconcile": _reconcile,
    "report": _report,
}


def _blocked(context: Context, phase: str, text: str, command: str | None = None) -> Step:
    return Step(
        phase=phase, state="blocked", text=text, next_command=command or _again(context), code=BLOCKED
    )


def _outside(context: Context, phase: str, error: OutsideError) -> Step:
    return Step(phase=phase, state="stopped", text=str(error), next_command=_again(context), code=OUTSIDE)


def _again(context: Context) -> str:
    return f"crosswalk run {context.plan.address}"
