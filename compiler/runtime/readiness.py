"""What people must have done before rows move, and what only production waits for."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.plan import Prerequisite
from compiler.runtime.context import Context
from compiler.runtime.preflight import assumptions, unanswered

UNSEEN = "OPS110"
"""The law that an account has been looked at before rows move into production."""

# So many addresses fit into one command; more are gone through one by one.
_MOST_ADDRESSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """What rows wait for, as one text, and the command that comes next."""

    text: str
    next_command: str


def barrier(context: Context, *, production: bool) -> Barrier | None:
    """Say what must be done before rows move into an org of this kind; None where nothing is."""
    waiting = [_line(context, name, one) for name, one in _open(context, production=production)]
    addresses = context.plan.unconfirmed if production else ()
    if not waiting and not addresses:
        return None
    lines = []
    if waiting:
        lines += ["these must be done before rows move:", *(f"  {line}" for line in waiting)]
    if addresses:
        lines += ["these lines were proposed, and nobody has confirmed them yet:"]
        lines += [f"  {address}" for address in addresses]
    lines.append(f"then compile again, and go on with: crosswalk run {context.plan.address} --accept-plan")
    return Barrier(
        text="\n".join(lines),
        next_command=_confirm(context) if not waiting else f"crosswalk compile {context.plan.address}",
    )


def before_production(context: Context) -> tuple[str, ...]:
    """Name, a line each, all that would stop a run into a production org."""
    return (
        *(_line(context, name, one) for name, one in _open(context, production=True)),
        *(f"{address}: proposed, and nobody has confirmed it" for address in context.plan.unconfirmed),
        *(question.text for question in unanswered(context, production=True)),
        *(f"{name}: never seen as declared ({UNSEEN})" for name in assumptions(context)),
    )


def _open(context: Context, *, production: bool) -> Iterator[tuple[str, Prerequisite]]:
    needed = ("sample", "production") if production else ("sample",)
    for name, one in sorted(context.plan.prerequisites.items()):
        if one.fulfilled is None and one.needed in needed:
            yield name, one


def _line(context: Context, name: str, one: Prerequisite) -> str:
    customer = context.plan.customer or "CUSTOMER"
    return (
        f"{name}: {one.do} ({one.owner}). Done when: {one.done_when}. Then write under fulfilled: "
        f"in specs/orgs/{customer}.yaml: `{name}: who did it and when`"
    )


def _confirm(context: Context) -> str:
    addresses = context.plan.unconfirmed
    named = addresses if len(addresses) <= _MOST_ADDRESSES else ()
    return shlex.join(("crosswalk", "confirm", context.plan.address, *named))
