"""Reads what an account holds that decides about the schema: questions of forms, never what anybody answered.

All rows of these objects are read before anything else is. What a run needs anyway is kept, as by extract,
so that it is not read a second time.
"""

from collections.abc import Iterator, Mapping

from compiler.model.plan import Inventory, StagedTable, inventory_hash
from compiler.runtime.context import Context
from compiler.runtime.inside import Node, rows_inside
from compiler.runtime.parts import BeyondReach, beyond
from compiler.runtime.reading import PHASE, PagingBroken, settled
from compiler.runtime.staging import RowReader

Entries = Mapping[str, Mapping[str, str]]
Inventories = Mapping[str, Entries]


def read_inventories(context: Context) -> Inventories:
    """Return, by object, one entry for each key: its members that have a value, as they are found last.

    Raises OutsideError, BadRecord, PagingBroken and BeyondReach.
    """
    return {each.object: _entries(context, each) for each in context.plan.inventories}


def differing(context: Context, found: Inventories) -> tuple[str, ...]:
    """Name the objects that are not what the plan was compiled with."""
    return tuple(
        each.object for each in context.plan.inventories if inventory_hash(found[each.object]) != each.sha256
    )


def _entries(context: Context, inventory: Inventory) -> Entries:
    table = _table(context, inventory.object)
    reader, entries = RowReader(table), dict[str, Mapping[str, str]]()
    for node in _nodes(context, table):
        values = dict(zip(reader.names, reader.row(node).values, strict=True))
        key = values[inventory.key]
        if key:
            members = ((name, values[name]) for name in inventory.members)
            entries[key] = {name: value for name, value in members if value}
    return entries


def _nodes(context: Context, table: StagedTable) -> Iterator[Node]:
    if table.inside is not None:
        yield from rows_inside(_nodes(context, _table(context, table.inside.object)), table.inside)
        return
    reader = RowReader(table)
    for position, record in enumerate(_records(context, table), start=1):
        yield reader.node(record, position)


def _records(context: Context, table: StagedTable) -> Iterator[bytes]:
    """Yield every record of an object; of one that no run needs nothing is kept."""
    if not table.needed:
        yield from _passing(context, table)
        return
    _keep(context, table, ())
    for page in context.store.pages(table.object):
        yield from page


def _keep(context: Context, table: StagedTable, above: tuple[str, ...]) -> None:
    """Read an object into the store, after those whose rows part its list."""
    for part in context.plan.connector.parts_of(table.object) if table.channel == "api" else ():
        if part.object not in (*above, table.object):
            _keep(context, _table(context, part.object), (*above, table.object))
    context.progress.start(PHASE, table.object, context.store.extraction(table.object).total)
    settled(context, table)
    context.progress.finish(table.object)


def _passing(context: Context, table: StagedTable) -> Iterator[bytes]:
    cursor: str | None = None
    seen: set[str] = set()
    while True:
        page = context.source.page(table.object, cursor)
        if page.beyond:
            raise BeyondReach(beyond(context.plan, table.object, page.total))
        yield from page.records
        cursor = page.cursor
        if cursor is None:
            return
        if cursor in seen:
            raise PagingBroken(f"the pages of {table.object} do not end; ask the source's support")
        seen.add(cursor)


def _table(context: Context, name: str) -> StagedTable:
    return next(table for table in context.plan.tables if table.object == name)
