"""Accepting another plan for a run that was begun: what was loaded stays, what changed is sent again.

Keys, and where each route writes, must stay as they were: otherwise every record would be made a second time.
"""

from collections.abc import Iterator, Mapping

import msgspec

from compiler.model.plan import Inside, Plan
from compiler.runtime import artifacts
from compiler.runtime.context import Context
from compiler.runtime.finished import forget_finished
from compiler.runtime.records import NotThisRun
from compiler.runtime.zones import check_version

FACT = "plan"
_SHAPE = "shape"
_ANSWER = "answer "
_PHASES = ("discover", "extract", "users", "load", "files")


def note_shape(context: Context) -> None:
    """Remember what an accepted plan may not change; what is remembered already stays as it is."""
    known = _noted(context)
    whole = {**_shape(context.plan), **known}
    if whole != known:
        context.store.note(_SHAPE, msgspec.json.encode(whole, order="sorted").decode())


def check_plan(context: Context) -> None:
    """Raise NotThisRun where the run was begun with another plan, and say what can be done."""
    digest = context.store.facts().get(FACT)
    if digest is None or digest == context.plan.digest:
        return
    address, folder = context.plan.address, context.folders.run
    raise NotThisRun(
        f"{folder} was begun with another plan than the one that is generated now\n"
        f"  to go on with the plan as it is now: crosswalk run {address} --accept-plan\n"
        "    what was read and loaded stays, and rows that the plan changes are sent again\n"
        f"  to begin anew: move {folder} away and run again\n"
        "    what was read, who is which user, and the ids and the history of what was loaded are in it; "
        "the new run reads everything again, and takes over the records that carry its keys"
    )


def accept_plan(context: Context) -> None:
    """Tie the run to the plan as it is now, and let every phase from extract on look at its work again.

    The ledger, the pages that were read and the users stay. Accepting the same plan again changes nothing.
    Raises NotThisRun where the plan changes keys, or where a route writes, NotReviewed and WrongTimeZones.
    """
    artifacts.check(context)
    check_version(context.plan.tzdata)
    facts = context.store.facts()
    if facts.get(FACT) in (None, context.plan.digest):
        return
    if problems := tuple(_problems(context)):
        raise NotThisRun(
            "\n".join(("this plan cannot be accepted for this run; begin a new run for it:", *problems))
        )
    for phase in _PHASES:
        forget_finished(context, phase)
    context.store.audit("plan accepted", {"before": facts[FACT], "after": context.plan.digest})
    context.store.rebind({FACT: context.plan.digest, **_answers(context, facts)})


def _answers(context: Context, facts: Mapping[str, str]) -> dict[str, str]:
    """Return the answers of the plan that the run is tied to in another wording."""
    decisions = context.plan.decisions
    found = {name: context.answers.get(name) or decisions[name].answer for name in sorted(decisions)}
    return {
        f"{_ANSWER}{name}": answer for name, answer in found.items() if answer and f"{_ANSWER}{name}" in facts
    }


def _problems(context: Context) -> Iterator[str]:
    known, now = _noted(context), _shape(context.plan)
    for name in sorted(known.keys() & now.keys()):
        if known[name] != now[name]:
            yield f"  {name}: was {known[name]} and is {now[name]}"
    routes = {load.route for load in context.plan.loads}
    waiting = {chunk.route for chunk in context.store.chunks() if chunk.state != "SETTLED"}
    for route in sorted(waiting - routes):
        yield f"  {route}: rows are on their way, and the plan has no such route; finish it with the old plan"


def _shape(plan: Plan) -> dict[str, str]:
    """Describe what makes a record the same record."""
    return {
        "the source": plan.source,
        "the key field": plan.destination.key_field,
        **{f"the key of {table.object}": ", ".join(table.key) for table in plan.tables},
        **{f"the place of {table.object}": _place(table.inside) for table in plan.tables if table.inside},
        **{f"the source of route {load.route}": load.source for load in plan.loads},
        **{f"the target of route {load.route}": load.target for load in plan.loads},
    }


def _place(inside: Inside) -> str:
    return f"{inside.what} of {inside.object}.{'.'.join(inside.path)}"


def _noted(context: Context) -> dict[str, str]:
    noted = context.store.noted(_SHAPE)
    return msgspec.json.decode(noted, type=dict[str, str]) if noted else {}
