"""Handouts: lists of an object's rows without health data, as CSV in the run folder, 0600.

A handout is for people who may see no patient's record. That its columns hold no health data is a law of the
specs (PHI113), and is looked at once more here, because a list that was given away does not come back.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from compiler.model.plan import Handout, StagedTable
from compiler.runtime import private
from compiler.runtime.context import Context
from compiler.runtime.inside import Node, rows_inside
from compiler.runtime.staged import records
from compiler.runtime.staging import RowReader
from compiler.runtime.stops import RunStop
from compiler.runtime.template import safe


def write_handouts(context: Context) -> tuple[Path, ...]:
    """Write each handout of the plan, rows in the order of their source keys; returns where they are.

    Raises RunStop where the plan lists a column that holds health data, and what reading the store raises.
    """
    return tuple(_write(context, handout) for handout in context.plan.handouts)


def path_of(folder: Path, handout: Handout) -> Path:
    """Say where a handout is."""
    return folder / f"handout-{handout.name}.csv"


def _write(context: Context, handout: Handout) -> Path:
    table = _table(context, handout.object)
    classed = [one.name for one in table.columns if one.name in handout.columns and one.phi is not None]
    if classed:
        columns = ", ".join(f"{handout.object}.{name}" for name in classed)
        raise RunStop(f"{columns} hold health data and stand in a handout; take them out and compile again")
    reader = RowReader(table)
    places = [reader.names.index(name) for name in handout.columns]
    found: dict[str, list[str]] = {}
    for position, node in enumerate(_nodes(context, table), start=1):
        row = reader.row(node)
        # A list that changed while it was read gives a row twice; what came last counts, as in a load.
        found[row.source or f"#{position}"] = [safe(row.values[place] or "") for place in places]
    text = io.StringIO(newline="")
    # Every cell is quoted: a carriage return alone would otherwise end a row in some programs.
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(handout.columns)
    writer.writerows(cells for _, cells in sorted(found.items()))
    path = path_of(context.folders.run, handout)
    private.write(path, text.getvalue().encode())
    return path


def _nodes(context: Context, table: StagedTable) -> Iterator[Node]:
    if table.inside is not None:
        yield from rows_inside(_nodes(context, _table(context, table.inside.object)), table.inside)
        return
    reader = RowReader(table)
    for position, record in enumerate(records(context, table), start=1):
        yield reader.node(record, position)


def _table(context: Context, name: str) -> StagedTable:
    return next(table for table in context.plan.tables if table.object == name)
