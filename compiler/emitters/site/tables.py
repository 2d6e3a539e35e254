"""Tables: read row by row, and written so that they can be scrolled with the keyboard and read aloud.

https://www.w3.org/WAI/tutorials/tables/
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from compiler.emitters.markdown import slug
from compiler.emitters.site.inline import Shown, shown
from compiler.emitters.site.page import Heading, Row

_RULER = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_BAR = re.compile(r"(?<!\\)\|")


class Anchors:
    """The anchors of a page; each is given once, and one that is taken gets a number."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = dict.fromkeys(taken, 1)

    def give(self, wanted: str) -> str:
        """Return an anchor that nothing on the page has yet."""
        anchor = wanted
        while anchor in self._taken:
            self._taken[wanted] += 1
            anchor = f"{wanted}-{self._taken[wanted]}"
        self._taken[anchor] = 1
        return anchor


def with_tables(reader: MarkdownIt) -> MarkdownIt:
    """Let a reader take a table, whose every row begins and ends with a bar, as one token."""
    reader.block.ruler.before("paragraph", "rows", _read, {"alt": ["paragraph"]})
    return reader


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a head, a ruler and the rows below: https://github.github.com/gfm/#tables-extension-."""
    if start + 1 >= end or state.sCount[start] != 0:
        return False
    head = _line(state, start)
    if not head.startswith("|") or not _RULER.fullmatch(_line(state, start + 1)):
        return False
    if silent:
        return True
    at = start + 2
    while at < end and _line(state, at).startswith("|"):
        at += 1
    lines = [head, *(_line(state, number) for number in range(start + 2, at))]
    token = state.push("rows", "table", 0)
    token.meta["rows"] = [_cells(line) for line in lines]
    state.line = at
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(line)[1:-1]]


def rows_of(token: Token, reader: MarkdownIt) -> list[list[Shown]]:
    """Read the cells of a table: every row has as many as the head."""
    rows = [[shown(cell, reader) for cell in row] for row in token.meta["rows"]]
    width, nothing = len(rows[0]), Shown(html="", words="")
    return [(row + [nothing] * width)[:width] for row in rows]


def table(
    rows: Sequence[Sequence[Shown]], caption: str, below: Heading, anchors: Anchors
) -> tuple[str, list[Row]]:
    """Write a table as a place that scrolls, with a caption, and tell where each row is."""
    name = anchors.give(f"{below.anchor}--table")
    found = [_row(cells, below, anchors) for cells in rows[1:]]
    html = "".join(_html(rows, [row.anchor for row in found], name, caption))
    return html, found


def _row(cells: Sequence[Shown], below: Heading, anchors: Anchors) -> Row:
    anchor = anchors.give(f"{below.anchor}--{slug(cells[0].words) or 'row'}")
    return Row(anchor=anchor, cells=tuple(cell.words for cell in cells), below=below)


def _html(rows: Sequence[Sequence[Shown]], anchors: Sequence[str], name: str, caption: str) -> Iterator[str]:
    yield f'<div class="wide" role="group" tabindex="0" aria-labelledby="{name}"><table>\n'
    yield f'<caption id="{name}">{caption}</caption>\n<thead>\n<tr>'
    yield from (_cell(cell, "col") for cell in rows[0])
    yield "</tr>\n</thead>\n<tbody>\n"
    for anchor, cells in zip(anchors, rows[1:], strict=True):
        yield f'<tr id="{anchor}">{_cell(cells[0], "row")}'
        yield from (f"<td>{cell.html}</td>" for cell in cells[1:])
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _cell(cell: Shown, scope: str) -> str:
    """Make a head of what heads a column or a row, and a plain cell of what says nothing."""
    return f'<th scope="{scope}">{cell.html}</th>' if cell.words else "<td></td>"
