"""The fence: one run at a time loads into an organisation, wherever its runner works.

The destination itself holds the mark of the run that loads. A runner that was killed finds its own mark and
goes on; one whose mark was taken over stops before the next rows move. What happens between a look at the
mark and the call that follows it is not seen: before a run takes over, a person must make sure that the other
one is dead.
"""

from compiler.runtime.context import Context, destination_of
from compiler.runtime.ports import Claim, NotDeployed
from compiler.runtime.preflight import bind_organisation, bind_source
from compiler.runtime.stops import Blocked
from compiler.runtime.verify import demand_verified

NOTE = "holds"
_SHOWN_OF_A_RUN = 8


class Fenced(Blocked):
    """Another run holds the destination, or this one holds it no more."""


def enter(context: Context) -> None:
    """Let rows move from here on: the first time in a process, compare the destination and hold it.

    Raises NotVerified, Fenced, Blocked and OutsideError; no row has moved then.
    """
    if context.passage.looked is None:
        demand_verified(context)
        _hold(context)


def keep(context: Context, seconds: float = 0) -> None:
    """Look whether this run still holds the destination, unless it looked less than `seconds` ago.

    Raises what `enter` raises, and Fenced where the mark was taken over or taken away.
    """
    looked = context.passage.looked
    if looked is None:
        enter(context)
        return
    if context.clock.monotonic() - looked < seconds:
        return
    found = _holder(context)
    if found is None:
        context.passage.looked = None
        raise Fenced(
            "the mark of this run is gone from the destination: another run took over and has ended, or "
            "somebody deleted it. Ask who, and run again when no other run is at work",
            f"crosswalk run {context.plan.address}",
        )
    _must_be_ours(context, found)


def take_over(context: Context) -> str:
    """Take the destination from a run that is dead, because a person said so; returns what was done.

    Raises RunStop, Fenced where another run was quicker, Blocked and OutsideError.
    """
    bind_source(context)
    bind_organisation(context)
    found = _holder(context)
    if found is None or found.run == context.store.run:
        return "no other run holds the destination; there was nothing to take over"
    detail = {"plan": found.plan, "run": found.run, "since": _since(found)}
    context.store.audit("take over", detail)
    destination_of(context).release(found.run)
    _hold(context)
    return f"the destination was taken over from {_named(found)}"


def release(context: Context) -> None:
    """Let other runs load; does nothing where this one holds nothing. Raises OutsideError."""
    if not context.store.noted(NOTE):
        return
    context.store.audit("release", {})
    destination_of(context).release(context.store.run)
    context.store.note(NOTE, "")
    context.passage.looked = None


def _hold(context: Context) -> None:
    """Put the mark of this run into the destination, or find it there."""
    found = _holder(context)
    if found is None:
        ours = Claim(plan=context.plan.address, run=context.store.run, since=context.clock.now())
        # Noted first: a mark whose answer was lost must be let go of too.
        context.store.note(NOTE, "yes")
        context.store.audit("claim", {"plan": ours.plan})
        found = destination_of(context).claim(ours)
    _must_be_ours(context, found)
    context.store.note(NOTE, "yes")


def _must_be_ours(context: Context, found: Claim) -> None:
    context.passage.looked = None
    if found.run != context.store.run:
        address = context.plan.address
        raise Fenced(
            f"another run holds the destination: {_named(found)}. Wait until it has ended, then go on. "
            "Only where you are sure that it is dead, on every machine, take over: the same command with "
            "--take-over",
            f"crosswalk run {address}",
        )
    context.passage.looked = context.clock.monotonic()


def _holder(context: Context) -> Claim | None:
    try:
        return destination_of(context).holder()
    except NotDeployed as error:
        raise Blocked(str(error), f"crosswalk deploy {context.plan.address}") from None


def _named(claim: Claim) -> str:
    return f"run {claim.run[:_SHOWN_OF_A_RUN]} of the plan {claim.plan}, since {_since(claim)}"


def _since(claim: Claim) -> str:
    return claim.since.strftime("%Y-%m-%d %H:%M UTC")
