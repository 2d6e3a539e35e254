"""An engine that holds what was extracted: the input of every phase that runs the plan's SQL."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack

import msgspec

from compiler.model.plan import Inside, Plan, StagedTable, Text
from compiler.runtime import artifacts
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.inside import Node, rows_inside
from compiler.runtime.staging import RowReader, StagedRow
from compiler.runtime.stops import Bug

_ZONE = "time_zone"

Records = Callable[[StagedTable], Iterable[bytes]]


def staged_engine(context: Context) -> Engine:
    """Return an engine with every needed table, decisions, zones and `"$set_aside"`; close it after use.

    Raises WrongTimeZones, UnknownZone, BadRecord, NotReviewed and what reading the store raises.
    """
    with ExitStack() as undo:
        engine = undo.enter_context(context.engine())
        engine.decide({name: context.answers[name] for name in _answered(context)})
        engine.zones(context.plan.tzdata, _zone_names(context))
        stage_tables(
            engine,
            [table for table in context.plan.tables if table.needed],
            lambda table: records(context, table),
            lambda text: artifacts.sql(context, text),
        )
        undo.pop_all()
    return engine


def stage_tables(
    engine: Engine, tables: Sequence[StagedTable], records_of: Records, sql_of: Callable[[Text], str]
) -> None:
    """Make every table: those with records of their own, then those inside others, then those that are made.

    Made ones are made in the order they are named in. Raises BadRecord, and Bug where what a table is made
    of is not among `tables`.
    """
    for table in in_order(tables):
        if table.sql is not None:
            engine.make(table, sql_of(table.sql))
        else:
            engine.stage_rows(table, rows(engine, tables, table, records_of))


def rows(
    engine: Engine, tables: Sequence[StagedTable], table: StagedTable, records_of: Records
) -> Iterator[StagedRow]:
    """Yield the rows of a table that is not made; those inside records that are staged already."""
    reader = reader_of(tables, table)
    return (reader.row(node) for node in _nodes(engine, tables, table, records_of))


def reader_of(tables: Sequence[StagedTable], table: StagedTable) -> RowReader:
    """Return the reader of a table, which knows where rows of the other tables are in its records."""
    return RowReader(table, holds(tables, table.object))


def holds(tables: Sequence[StagedTable], object_name: str) -> tuple[Inside, ...]:
    """Return the places in an object's records where the rows of these tables are."""
    found = (table.inside for table in tables if table.inside is not None)
    return tuple(inside for inside in found if inside.object == object_name)


def in_order(tables: Sequence[StagedTable]) -> list[StagedTable]:
    """Put tables into an order in which each comes after what it is made of; raises Bug for none."""
    own = [table for table in tables if table.inside is None and table.sql is None]
    made = [table for table in tables if table.sql is not None]
    left = [table for table in tables if table.inside is not None]
    while left:
        known = {table.object for table in own}
        ready = [table for table in left if table.inside is not None and table.inside.object in known]
        if not ready:
            raise Bug(f"the plan reads {left[0].object} inside what it does not read; please report this")
        own += ready
        left = [table for table in left if table not in ready]
    return [*own, *made]


def root_of(tables: Sequence[StagedTable], table: StagedTable) -> StagedTable:
    """Return the table whose extracted records hold the rows of a table; for most it is the table itself."""
    named = {each.object: each for each in tables}
    while table.inside is not None:
        table = named[table.inside.object]
    return table


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


def _nodes(
    engine: Engine, tables: Sequence[StagedTable], table: StagedTable, records_of: Records
) -> Iterator[Node]:
    """Yield the records of a table; what is inside records that do not count is not there either."""
    if table.inside is None:
        reader = RowReader(table)
        for position, record in enumerate(records_of(table), start=1):
            yield reader.node(record, position)
        return
    where = table.inside
    around = next(each for each in tables if each.object == where.object)
    skipped = engine.passed_over(around.object)
    counted = enumerate(_nodes(engine, tables, around, records_of), start=1)
    yield from rows_inside((node for place, node in counted if place not in skipped), where)


def _zone_names(context: Context) -> list[str]:
    decisions = context.plan.decisions
    return [context.answers[name] for name in _answered(context) if decisions[name].type == _ZONE]


def _answered(context: Context) -> list[str]:
    return sorted(name for name in context.plan.decisions if name in context.answers)
