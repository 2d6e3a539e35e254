"""Looks at some records of an object and at the rows inside them, before anything is extracted."""

from collections.abc import Iterator, Sequence

from compiler.model.plan import StagedTable
from compiler.runtime.context import Context
from compiler.runtime.evidence import Evidence, Witness
from compiler.runtime.inside import Node, rows_inside
from compiler.runtime.staged import holds
from compiler.runtime.staging import RowReader


class Look:
    """What the records of one table show, and what those show that are inside them.

    `whole` says that every record of the object was looked at.
    """

    def __init__(self, tables: Sequence[StagedTable], table: StagedTable) -> None:
        self.table = table
        self.whole = False
        self._witness = Witness(table, holds(tables, table.object))
        self._inside = tuple(Look(tables, each) for each in tables if _is_in(each, table))

    def at(self, nodes: Sequence[Node]) -> None:
        """Take more records in."""
        self._witness.look_at(nodes)
        for look in self._inside:
            if look.table.inside is not None:
                look.at(tuple(rows_inside(nodes, look.table.inside)))

    def evidence(self) -> Evidence:
        """Return what the records of the object itself showed."""
        return self._witness.evidence()

    def inside(self) -> Iterator["Look"]:
        """Yield what is known of the rows inside, and of those inside these."""
        for look in self._inside:
            yield look
            yield from look.inside()


def look_at(context: Context, table: StagedTable) -> Look:
    """Look at the first page with records of an API object, and at the whole of an exported file.

    Raises OutsideError and BadRecord.
    """
    look, reader, seen = Look(context.plan.tables, table), RowReader(table), 0
    cursor: str | None = None
    while True:
        page = context.source.page(table.object, cursor)
        look.at(
            tuple(reader.node(record, place) for place, record in enumerate(page.records, start=seen + 1))
        )
        seen += len(page.records)
        if page.cursor is None or page.cursor == cursor or (table.channel == "api" and page.records):
            look.whole = page.cursor is None and not page.beyond
            return look
        cursor = page.cursor


def _is_in(table: StagedTable, around: StagedTable) -> bool:
    return table.inside is not None and table.inside.object == around.object
