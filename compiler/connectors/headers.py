"""Checks the header of an exported file against the columns that the platform description names."""

from collections.abc import Sequence

from compiler.connectors.csv_rows import Record
from compiler.model.plan import StagedColumn, StagedTable
from compiler.runtime.ports import BadExport


def columns_of(header: Record, table: StagedTable, name: str) -> tuple[StagedColumn, ...]:
    """Return the staged column of each cell, in the file's order.

    Raises BadExport with the column for a header that is empty, repeated, unknown or in other letters, and
    for columns that are missing. Only names of the description are shown, because a file without a header
    begins with data.
    """
    known = {".".join(column.path): column for column in table.columns}
    problem = _problem(header.cells, known)
    if problem:
        column, what = problem
        raise BadExport(f"{name}, line {header.line}, column {column}: {what}")
    missing = [title for title in known if title not in header.cells]
    if missing:
        raise BadExport(
            f"{name}, line {header.line}: no column {', '.join(missing)}; add it, with empty cells where "
            f"{table.object} has none"
        )
    return tuple(known[title] for title in header.cells)


def _problem(cells: Sequence[str], known: dict[str, StagedColumn]) -> tuple[int, str] | None:
    folded = {title.casefold(): title for title in known}
    seen: set[str] = set()
    for column, cell in enumerate(cells, start=1):
        if not cell:
            return column, "the header is empty; name the column or delete it"
        if cell in seen:
            return column, f"the header {cell} is there twice"
        if cell not in known:
            return column, _unknown(folded.get(cell.strip().casefold()), known)
        seen.add(cell)
    return None


def _unknown(meant: str | None, known: dict[str, StagedColumn]) -> str:
    if meant:
        return f"the header must be written exactly {meant}"
    return f"this header is not one of {', '.join(known)}; delete the column or declare it"
