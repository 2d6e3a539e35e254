"""Which comment belongs to which item.

A comment at the end of a line belongs to the item that the line holds; one on a line of its own to the item
after it, unless it is indented deeper than that: then it ends what stands before it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.formatting.reading import Reading
from compiler.formatting.tree import Comment, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A comment, where it begins, and whether its line holds nothing else."""

    comment: Comment
    start: int
    alone: bool


def comments(content: str, reading: Reading) -> tuple[Found, ...]:
    """Return every comment of a text, in order."""
    return tuple(found for gap in reading.gaps for found in _in_gap(content, gap.start, gap.end))


def attach(content: str, reading: Reading) -> tuple[Comment, ...]:
    """Give every comment and every blank line to its item; return the comments of a file without items."""
    found = comments(content, reading)
    if not reading.spots:
        return tuple(one.comment for one in found)
    starts = [spot.start for spot in reading.spots]
    further, before = 0, -1
    for one in found:
        after = bisect_left(starts, one.start)
        # Of several comments in a row, none belongs further in than the one before it.
        column = min(one.comment.column, further) if after == before else one.comment.column
        _give(one, after, column, reading)
        if one.alone:
            further, before = column, after
    for spot, remarks in zip(reading.spots, reading.remarks, strict=True):
        remarks.above += remarks.beside[1:]  # one line holds one comment
        del remarks.beside[1:]
        remarks.blank_before = _blank_line_before(content, spot.start, spot.floor)
    return ()


def _give(found: Found, after: int, column: int, reading: Reading) -> None:
    """Give a comment to the item before it or to the one `after` it."""
    before = after - 1
    if before < 0:
        reading.remarks[0].above.append(found.comment)
        return
    if not found.alone:
        reading.remarks[_on_line(found.start, before, reading)].beside.append(found.comment)
        return
    owner = _around(column, before, reading.spots)
    if owner in reading.texts:
        column = min(column, reading.spots[owner].column)
    comment = replace(found.comment, column=column)
    follows = reading.spots[after] if after < len(reading.spots) else None
    if follows is None or _ends(column, reading.spots[owner], follows):
        reading.remarks[owner].below.append(comment)
    else:
        reading.remarks[after].above.append(comment)


def _on_line(start: int, number: int, reading: Reading) -> int:
    """Return the item that the comment at the end of a line is about: the outermost that ended in it."""
    while (outer := reading.spots[number].parent) is not None and reading.closed.get(outer, start) < start:
        number = outer
    return number


def _ends(column: int, owner: Spot, follows: Spot) -> bool:
    return column > follows.column and owner.column >= follows.column


def _around(column: int, number: int, spots: tuple[Spot, ...]) -> int:
    """Return the innermost item, from one outwards, that begins no further right than a column."""
    while spots[number].column > column:
        outer = spots[number].parent
        if outer is None:
            break
        number = outer
    return number


def _in_gap(content: str, start: int, end: int) -> Iterator[Found]:
    offset = start
    while (offset := content.find("#", offset, end)) >= 0:
        line = content.rfind("\n", 0, offset) + 1
        stop = content.find("\n", offset)
        stop = len(content) if stop < 0 else stop
        before = content[line:offset]
        alone = not before.strip()
        yield Found(
            comment=Comment(
                text=content[offset:stop].rstrip(),
                column=offset - line,
                gap=len(before) - len(before.rstrip()),
                blank_before=alone and _blank_line_before(content, offset, start),
            ),
            start=offset,
            alone=alone,
        )
        offset = stop


def _blank_line_before(content: str, offset: int, floor: int) -> bool:
    """Tell whether the line above is blank, and not the last of a text that keeps its line ends."""
    line = content.rfind("\n", 0, offset) + 1
    if line <= floor or line == 0:
        return False
    above = content.rfind("\n", 0, line - 1) + 1
    return above > floor and not content[above : line - 1].strip()
