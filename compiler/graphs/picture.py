"""What is drawn: boxes in columns, and arrows between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box: `title` and below it `note`. `column` counts from 0; `names` are what it can be selected by."""

    id: str
    title: str
    note: str
    kind: str
    column: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow between two boxes, with what it stands for; a `later` one is drawn with dashes."""

    start: str
    end: str
    label: str
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A graph with its title, one sentence about it, and the headings of its columns."""

    title: str
    description: str
    columns: tuple[str, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def picture(
    title: str,
    description: str,
    columns: tuple[str, ...],
    boxes: Mapping[str, Box],
    arrows: set[Arrow],
) -> Picture:
    """Put a picture together in an order that depends on nothing but what is in it."""
    kept = {arrow for arrow in arrows if arrow.start in boxes and arrow.end in boxes}
    return Picture(
        title=title,
        description=description,
        columns=columns,
        boxes=tuple(sorted(boxes.values(), key=lambda box: (box.column, box.id))),
        arrows=tuple(sorted(kept, key=lambda one: (one.start, one.end, one.label, one.later))),
    )


def selected(whole: Picture, wanted: str) -> Picture | None:
    """Return a part of a picture: `invoice` alone, `+invoice` with all before it, `invoice+` with all after.

    None where no box has that name. Columns that become empty are left out.
    """
    name = wanted.removeprefix("+").removesuffix("+")
    kept = {box.id for box in whole.boxes if name in (box.id, box.title, *box.names)}
    if not kept:
        return None
    before: set[str] = set()
    after: set[str] = set()
    if wanted.startswith("+"):
        before = _reached(kept, [(arrow.end, arrow.start) for arrow in whole.arrows])
    if wanted.endswith("+"):
        after = _reached(kept, [(arrow.start, arrow.end) for arrow in whole.arrows])
    return _part(whole, kept | before | after)


def compact(whole: Picture) -> Picture:
    """Leave out columns without boxes."""
    return _part(whole, {box.id for box in whole.boxes})


def _reached(starts: set[str], steps: list[tuple[str, str]]) -> set[str]:
    found = set(starts)
    while more := {end for start, end in steps if start in found} - found:
        found |= more
    return found


def _part(whole: Picture, kept: set[str]) -> Picture:
    boxes = [box for box in whole.boxes if box.id in kept]
    used = sorted({box.column for box in boxes})
    return Picture(
        title=whole.title,
        description=whole.description,
        columns=tuple(whole.columns[column] for column in used),
        boxes=tuple(replace(box, column=used.index(box.column)) for box in boxes),
        arrows=tuple(one for one in whole.arrows if {one.start, one.end} <= kept),
    )
