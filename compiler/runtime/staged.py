"""An engine that holds what was extracted: the input of every phase that runs the plan's SQL."""

from collections.abc import Iterator
from contextlib import ExitStack

import msgspec

from compiler.model.plan import Plan, StagedTable
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine

_ZONE = "time_zone"


def staged_engine(context: Context) -> Engine:
    """Return an engine with every needed table, decisions, zones and `"$set_aside"`; close it after use.

    Raises WrongTimeZones, UnknownZone, BadRecord and what reading the store raises.
    """
    with ExitStack() as undo:
        engine = undo.enter_context(context.engine())
        engine.decide({name: context.answers[name] for name in _answered(context)})
        engine.zones(context.plan.tzdata, _zone_names(context))
        for table in context.plan.tables:
            if table.needed:
                engine.stage(table, records(context, table))
        undo.pop_all()
    return engine


def records(context: Context, table: StagedTable) -> Iterator[bytes]:
    """Yield the raw records of a table in the order of arrival; the tenant's is in the plan."""
    if table.channel == "tenant":
        yield tenant_record(context.plan)
        return
    for page in context.store.pages(table.object):
        yield from page


def tenant_record(plan: Plan) -> bytes:
    """Return the customer's own row as a record."""
    return msgspec.json.encode(plan.tenant, order="sorted")


def _zone_names(context: Context) -> list[str]:
    decisions = context.plan.decisions
    return [context.answers[name] for name in _answered(context) if decisions[name].type == _ZONE]


def _answered(context: Context) -> list[str]:
    return sorted(name for name in context.plan.decisions if name in context.answers)
