"""From the text of a spec to the items that are laid out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from compiler.formatting.tree import Collection, Item, Remarks, Scalar, Spot, Value
from compiler.source.events import Event, events

_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch of the text between two values: signs, blanks and comments."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The root of a spec, where each item begins, its remarks, and the gaps that hold comments.

    `closed` tells of items in brackets, by their number, where the brackets end; `texts` are the items that
    hold a block scalar, below which nothing can be remarked further in; `kept` says that one of them keeps
    blank lines.
    """

    root: Value
    spots: tuple[Spot, ...]
    remarks: tuple[Remarks, ...]
    gaps: tuple[Gap, ...]
    closed: Mapping[int, int]
    texts: frozenset[int]
    kept: bool


def reading(content: str) -> Reading:
    """Read a text that `read` has admitted, which so holds no anchors, tags or second document."""
    reader = _Reader(content)
    root = reader.whole()
    return Reading(
        root=root,
        spots=tuple(reader.spots),
        remarks=tuple(reader.remarks),
        gaps=tuple(reader.gaps),
        closed=reader.closed,
        texts=frozenset(reader.texts),
        kept=reader.kept,
    )


class _Reader:
    """The events of one text, and how far they have been taken."""

    def __init__(self, content: str) -> None:
        self.spots: list[Spot] = []
        self.remarks: list[Remarks] = []
        self.gaps: list[Gap] = []
        self.closed: dict[int, int] = {}
        self.texts: set[int] = set()
        self.kept = False
        self._content = content
        self._events = [event for event in events(content) if event.kind != "document"]
        self._position = 0
        self._end = 0  # of what has been read, gaps included
        self._last = 0  # the end of the last value, key or bracket

    def whole(self) -> Value:
        """Read the only value of the file."""
        root = self._value(self._take(), None)
        self._pass(len(self._content))
        return root

    def _take(self) -> Event:
        event = self._events[self._position]
        self._position += 1
        return event

    def _pass(self, offset: int) -> None:
        """Note the gap before an offset."""
        if offset > self._end:
            self.gaps.append(Gap(start=self._end, end=offset))
        self._end = max(self._end, offset)

    def _reach(self, offset: int) -> None:
        """Note that what was read last ends at an offset."""
        self._end = self._last = offset

    def _value(self, event: Event, parent: int | None) -> Value:
        self._pass(event.start)
        if event.kind == "scalar":
            if event.style in ("|", ">") and parent is not None:
                self.texts.add(parent)
                return self._block_text(event)
            self._reach(event.end)
            return Scalar(raw=self._content[event.start : event.end], style=event.style)
        flow = event.style is not None
        if flow:
            self._reach(max(self._end, event.end))
        items = self._entries(event.kind == "mapping", parent)
        closing = self._take()
        if flow:
            self._pass(closing.start)
            self._reach(closing.end)
            if parent is not None:
                self.closed[parent] = closing.end
        one_line = "\n" not in self._content[event.start : self._end]
        return Collection(mapping=event.kind == "mapping", flow=flow, one_line=one_line, items=items)

    def _entries(self, mapping: bool, parent: int | None) -> tuple[Item, ...]:
        items = []
        while self._events[self._position].kind != "end":
            event = self._take()
            items.append(self._entry(event, parent) if mapping else self._member(event, parent))
        return tuple(items)

    def _entry(self, key: Event, parent: int | None) -> Item:
        self._pass(key.start)
        number = self._enter(key.start, parent)
        self._reach(key.end)
        value = self._value(self._take(), number)
        raw = self._content[key.start : key.end]
        return Item(key=raw, value=value, column=self.spots[number].column, remarks=self.remarks[number])

    def _member(self, event: Event, parent: int | None) -> Item:
        number = self._enter(self._dash(event.start), parent)
        value = self._value(event, number)
        return Item(key=None, value=value, column=self.spots[number].column, remarks=self.remarks[number])

    def _dash(self, start: int) -> int:
        """Return where the dash of a member stands; in brackets there is none."""
        offset, found = self._end, start
        while offset < start:
            character = self._content[offset]
            if character == "#":  # nothing but a comment begins with one between values
                offset = self._content.find("\n", offset)
                continue
            if character == "-":
                return offset
            offset += 1
        return found

    def _enter(self, start: int, parent: int | None) -> int:
        column = start - (self._content.rfind("\n", 0, start) + 1)
        self.spots.append(Spot(start=start, column=column, parent=parent, floor=self._last))
        self.remarks.append(Remarks())
        return len(self.spots) - 1

    def _block_text(self, event: Event) -> Scalar:
        """Read a block scalar; only blank lines that belong to its value are kept at its end."""
        raw = self._content[event.start : event.end]
        keeps = event.scalar.endswith("\n\n")
        self.kept = self.kept or keeps
        if not keeps:
            raw = raw.rstrip(" \n")
        self._reach(event.start + len(raw))
        ends = "" if event.scalar.endswith("\n") else "-"
        if not keeps:  # what its last line ends in must not depend on what comes after it
            raw = _HEADER.sub(lambda found: found[0].rstrip("-+") + ends, raw, count=1)
        return Scalar(raw=raw.removesuffix("\n"), style=event.style, lead=_lead(raw, event.scalar))


def _lead(raw: str, value: str) -> int:
    """Count the blanks before the text of a block scalar, which are no part of its value."""
    typed = next((line for line in raw.split("\n")[1:] if line.strip(" ")), "")
    meant = next((line for line in value.split("\n") if line.strip(" ")), "")
    return max(0, _blanks(typed) - _blanks(meant))


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
