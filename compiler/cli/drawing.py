"""Draws tables for the terminal."""

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

WIDTH = 110


def drawn(*tables: Table) -> str:
    """Draw tables one below the other, as text without colours."""
    console = Console(file=io.StringIO(), width=WIDTH, highlight=False, color_system=None)
    for each in tables:
        console.print(each)
    written = console.file
    assert isinstance(written, io.StringIO)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def table(title: str, left: Sequence[str], right: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Make a table: its columns with words stand left, those with numbers right."""
    made = Table(
        title=title, title_justify="left", title_style="", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for name in left:
        made.add_column(name, overflow="fold")
    for name in right:
        made.add_column(name, justify="right")
    for row in rows:
        made.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    return made
