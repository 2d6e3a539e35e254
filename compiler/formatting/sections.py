"""The order of a document's sections: what fits on one line first, then the rest, as its type lists them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from compiler.formatting.tree import Comment, Item, Remarks, Scalar
from compiler.spec.schema import DOCUMENTS, schema_for

_KIND = re.compile(r"['\"]?([a-z]+)/v[0-9]+['\"]?")
_HEADING = re.compile(r"#[#\s]*(?:[-=*_~#]{2,}|.*[-=*_~#]{4,}$)")
_MODELINE = re.compile(r"# *(?:yaml-language-server|\$schema|vim?|-\*-)\b")


def section_order(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the names of all sections that the kind of a document has; none for a kind nobody knows."""
    written = next((item.value for item in items if item.key == "spec"), None)
    match = _KIND.fullmatch(written.raw) if isinstance(written, Scalar) else None
    kind = next((kind for kind in DOCUMENTS if match and kind == match[1]), None)
    if kind is None:
        return ()
    properties: Mapping[str, Mapping[str, object]] = schema_for(kind)["properties"]
    return tuple(sorted(properties, key=lambda name: not _is_line(properties[name])))


def _is_line(schema: Mapping[str, object]) -> bool:
    """Tell whether a section is a word or a list of words."""
    items = schema.get("items")
    words = isinstance(items, Mapping) and items.get("type") == "string"
    return schema.get("type") == "string" or (schema.get("type") == "array" and words)


def head_of(first: Item) -> tuple[tuple[Comment, ...], bool, Item]:
    """Split the comments before the first item: what is about the file, whether a blank line ends that, and
    the item with the comments about itself.
    """
    remarks = first.remarks
    above = remarks.above
    ends = [number for number, comment in enumerate(above) if number and comment.blank_before]
    length = len(above) if remarks.blank_before else max(ends, default=0)
    if length == 0:
        length = sum(1 for _ in _modelines(above))
    blank = (
        remarks.blank_before if length == len(above) else length < len(above) and above[length].blank_before
    )
    own = Remarks(above=above[length:], beside=remarks.beside, below=remarks.below)
    return tuple(above[:length]), blank, replace(first, remarks=own)


def foot_of(last: Item) -> tuple[Comment, ...]:
    """Take the comments after the last item that are about the file, and return them."""
    below = last.remarks.below
    length = next((number for number, one in enumerate(below) if one.column <= last.column), len(below))
    foot = tuple(below[length:])
    del below[length:]
    return foot


def _modelines(above: list[Comment]) -> list[Comment]:
    return above[:1] if above and _MODELINE.match(above[0].text) else []


def in_order(items: tuple[Item, ...], order: tuple[str, ...]) -> tuple[Item, ...]:
    """Sort sections, and set those off that have moved; unknown ones come last, in the order they have.

    A comment that is drawn as a heading holds for the sections up to the next one, which stay below it; what
    has none stays above all headings.
    """
    rank = {name: number for number, name in enumerate(order)}
    groups = [_sorted(group, rank) for group in _groups(items)]
    groups.sort(key=lambda group: (_heading(group[0]) > 0, min(_rank(item, rank) for item in group)))
    return _set_apart(items, tuple(item for group in groups for item in group))


def _rank(item: Item, rank: Mapping[str, int]) -> int:
    return rank.get((item.key or "").strip("'\""), len(rank))


def _groups(items: tuple[Item, ...]) -> list[list[Item]]:
    groups: list[list[Item]] = []
    for item in items:
        if not groups or _heading(item):
            groups.append([])
        groups[-1].append(item)
    return groups


def _heading(item: Item) -> int:
    """Count the comments before an item up to its heading; none where there is no heading."""
    headed = [number + 1 for number, one in enumerate(item.remarks.above) if _HEADING.match(one.text)]
    return max(headed, default=0)


def _sorted(group: list[Item], rank: Mapping[str, int]) -> list[Item]:
    """Sort the sections below a heading, which stays above the first of them."""
    ordered = sorted(group, key=lambda item: _rank(item, rank))
    if ordered[0] is group[0]:
        return ordered
    length = _heading(group[0])
    heading = group[0].remarks.above[:length]
    bare = _with_above(group[0], group[0].remarks.above[length:])
    ordered = [bare if item is group[0] else item for item in ordered]
    return [_with_above(ordered[0], [*heading, *ordered[0].remarks.above]), *ordered[1:]]


def _with_above(item: Item, above: list[Comment]) -> Item:
    return replace(item, remarks=replace(item.remarks, above=above))


def _set_apart(before: tuple[Item, ...], items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put a blank line before comments about sections, and around long sections that have moved."""
    was = {later.key: earlier.key for earlier, later in pairwise(before)}
    placed = list(items[:1])
    for above, item in pairwise(items):
        moved = was.get(item.key) != above.key and (_is_long(item) or _is_long(above))
        placed.append(_set_off(item) if moved or item.remarks.above else item)
    return tuple(placed)


def _is_long(item: Item) -> bool:
    value = item.value
    return "\n" in value.raw if isinstance(value, Scalar) else not value.one_line


def _set_off(item: Item) -> Item:
    """Return an item with a blank line before the first thing that belongs to it."""
    if not item.remarks.above:
        return replace(item, remarks=replace(item.remarks, blank_before=True))
    first, *others = item.remarks.above
    return _with_above(item, [replace(first, blank_before=True), *others])
