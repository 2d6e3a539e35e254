"""Where boxes and arrows go: boxes of a column below each other, with few crossings and short arrows.

Every number is rounded to whole pixels and every tie is broken by name, so the same picture is always laid
out alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from compiler.graphs.picture import Arrow, Box, Picture
from compiler.graphs.widths import text_width

TITLE_SIZE, NOTE_SIZE, HEADING_SIZE = 13, 11, 12
BOX_HEIGHT = 40
MARGIN, HEADING = 20, 34
_WIDEST = 320
_BETWEEN_BOXES, _BETWEEN_LANES, _BETWEEN_COLUMNS = 14, 10, 90
_SWEEPS = 8

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box and its upper left corner."""

    box: Box
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An arrow and the points that it goes through, from its start to its end."""

    arrow: Arrow
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A picture whose parts have places; headings have the left edge of their column."""

    width: int
    height: int
    headings: tuple[tuple[int, str], ...]
    boxes: tuple[Placed, ...]
    arrows: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """A place in a column: for a box, or for an arrow on its way to a later column."""

    key: str
    height: int


_Links: TypeAlias = Mapping[str, tuple[str, ...]]


def layout(picture: Picture) -> Layout:
    """Find a place for everything in a picture."""
    columns, chains = _slots(picture)
    pairs = [pair for chain in chains.values() for pair in pairwise(chain)]
    links = _neighbours([*pairs, *((end, start) for start, end in pairs)])
    ordered = _ordered(columns, links)
    tops = _tops(ordered, links)
    widths = _widths(picture)
    lefts = _lefts(widths)
    boxes = tuple(
        Placed(box=box, x=lefts[box.column], y=tops[box.id], width=widths[box.column])
        for box in picture.boxes
    )
    height = max((tops[slot.key] + slot.height for column in ordered for slot in column), default=0)
    return Layout(
        width=(lefts[-1] + widths[-1] if widths else 0) + MARGIN,
        height=height + MARGIN,
        headings=tuple(zip(lefts, picture.columns, strict=True)),
        boxes=boxes,
        arrows=tuple(
            Drawn(arrow=arrow, points=_points(arrow, chain, boxes, tops, lefts, widths))
            for arrow, chain in chains.items()
        ),
    )


def _slots(picture: Picture) -> tuple[list[list[_Slot]], dict[Arrow, tuple[str, ...]]]:
    """Return the slots of every column, and the slots that each arrow goes through."""
    columns: list[list[_Slot]] = [[] for _ in picture.columns]
    column_of = {box.id: box.column for box in picture.boxes}
    for box in picture.boxes:
        columns[box.column].append(_Slot(key=box.id, height=BOX_HEIGHT))
    chains: dict[Arrow, tuple[str, ...]] = {}
    lanes: set[str] = set()
    for arrow in picture.arrows:
        first, last = sorted((column_of[arrow.start], column_of[arrow.end]))
        forward = column_of[arrow.start] <= column_of[arrow.end]
        between = []
        for column in range(first + 1, last):
            lane = f"{arrow.start}\0{column}\0{arrow.end}"
            between.append(lane)
            if lane not in lanes:
                lanes.add(lane)
                columns[column].append(_Slot(key=lane, height=0))
        chains[arrow] = (arrow.start, *(between if forward else reversed(between)), arrow.end)
    return columns, chains


def _neighbours(pairs: Iterable[tuple[str, str]]) -> _Links:
    found: dict[str, list[str]] = {}
    for start, end in pairs:
        found.setdefault(start, []).append(end)
    return {key: tuple(sorted(ends)) for key, ends in found.items()}


def _ordered(columns: list[list[_Slot]], links: _Links) -> list[list[_Slot]]:
    """Order every column so that its slots stand near what they are linked to, to and fro some times."""
    ordered = [list(column) for column in columns]
    place = {slot.key: float(at) for column in ordered for at, slot in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in ordered if sweep % 2 == 0 else reversed(ordered):
            column.sort(key=lambda slot: (_mean(links.get(slot.key, ()), place, place[slot.key]), slot.key))
            scale = 1 / max(len(column), 1)
            place |= {slot.key: (at + 0.5) * scale for at, slot in enumerate(column)}
    return ordered


def _mean(keys: Sequence[str], place: Mapping[str, float], otherwise: float) -> float:
    return round(sum(place[key] for key in keys) / len(keys), 9) if keys else otherwise


def _tops(ordered: list[list[_Slot]], links: _Links) -> dict[str, int]:
    """Return the upper edge of every slot: as near as can be to its neighbours, without overlaps."""
    tops: dict[str, float] = {}
    heights = {slot.key: slot.height for column in ordered for slot in column}
    for column in ordered:
        at = 0.0
        for slot in column:
            tops[slot.key] = at
            at += slot.height + _gap(slot)
    for sweep in range(_SWEEPS):
        for column in ordered if sweep % 2 == 0 else reversed(ordered):
            wanted = {slot.key: _wanted(slot, links, tops, heights) for slot in column}
            tops |= _spread(column, wanted)
    least = min(tops.values(), default=0.0)
    return {key: round(top - least) + MARGIN + HEADING for key, top in tops.items()}


def _gap(slot: _Slot) -> int:
    return _BETWEEN_BOXES if slot.height else _BETWEEN_LANES


def _wanted(slot: _Slot, links: _Links, tops: Mapping[str, float], heights: Mapping[str, int]) -> float:
    middles = {key: tops[key] + heights[key] / 2 for key in links.get(slot.key, ())}
    middle = _mean(tuple(middles), middles, tops[slot.key] + slot.height / 2)
    return middle - slot.height / 2


def _spread(column: list[_Slot], wanted: Mapping[str, float]) -> dict[str, float]:
    """Give each slot the place it wants, and move groups that would overlap by as much on either side."""
    groups: list[tuple[float, float, list[_Slot]]] = []  # upper edge, height, slots
    for slot in column:
        top, height, slots = wanted[slot.key], float(slot.height + _gap(slot)), [slot]
        while groups and groups[-1][0] + groups[-1][1] > top:
            above, above_height, above_slots = groups.pop()
            weight, above_weight = len(slots), len(above_slots)
            top = (above * above_weight + (top - above_height) * weight) / (weight + above_weight)
            height += above_height
            slots = [*above_slots, *slots]
        groups.append((round(top, 6), height, slots))
    found: dict[str, float] = {}
    for top, _, slots in groups:
        at = top
        for slot in slots:
            found[slot.key] = at
            at += slot.height + _gap(slot)
    return found


def _widths(picture: Picture) -> list[int]:
    widths = [round(text_width(heading, HEADING_SIZE)) + 4 for heading in picture.columns]
    for box in picture.boxes:
        wanted = max(text_width(box.title, TITLE_SIZE), text_width(box.note, NOTE_SIZE)) + 24
        widths[box.column] = max(widths[box.column], min(round(wanted), _WIDEST))
    return widths


def _lefts(widths: list[int]) -> list[int]:
    lefts, at = [], MARGIN
    for width in widths:
        lefts.append(at)
        at += width + _BETWEEN_COLUMNS
    return lefts


def _points(
    arrow: Arrow,
    chain: tuple[str, ...],
    boxes: tuple[Placed, ...],
    tops: Mapping[str, int],
    lefts: list[int],
    widths: list[int],
) -> tuple[Point, ...]:
    """Return where an arrow leaves its box, passes the columns between, and meets the other box."""
    by_id = {placed.box.id: placed for placed in boxes}
    start, end = by_id[arrow.start], by_id[arrow.end]
    middle = BOX_HEIGHT // 2
    points = [(start.x + start.width, start.y + middle)]
    for lane in chain[1:-1]:
        column = int(lane.split("\0")[1])
        edges = [(lefts[column], tops[lane]), (lefts[column] + widths[column], tops[lane])]
        points += edges if start.box.column < end.box.column else reversed(edges)
    if end.box.column > start.box.column:
        return (*points, (end.x, end.y + middle))
    # Backwards, or within a column: the arrow ends where it would leave.
    return (*points, (end.x + end.width, end.y + middle))
