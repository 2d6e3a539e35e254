"""From a character of a scalar's value to where the author typed it."""

import re
from collections.abc import Iterator

from compiler.source.located import Written

_HEADER = re.compile(r"[|>][^\n]*(?:\n|$)")
_ESCAPES = re.compile(r"\\(?:x..|u.{4}|U.{8}|\r?\n[ \t]*|.)|.", re.DOTALL)
_DOUBLED = re.compile(r"''|.", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", " ": " ", "N": "\x85", "_": "\xa0", "\t": "\t"}
_LONG = re.compile(r"\\[xuU]([0-9A-Fa-f]+)")


def stretch(written: Written, value: str, offset: int, length: int) -> tuple[int, int]:
    """Return the offsets in the file, start and end, of some characters of a scalar's value.

    Blanks may be folded and characters be escaped where the text was typed, so what is counted are the
    characters that draw something; those come in the same order in both.
    """
    typed = tuple(_drawn(written))
    positions = [index for index, character in enumerate(value) if not character.isspace()]
    if len(typed) != len(positions):  # not a scalar of this text
        return written.start, written.end
    places = dict(zip(positions, typed, strict=True))
    start = _place(places, offset, written)
    last = max(offset, min(offset + length, len(value)) - 1)
    end = places[last][1] if last in places else min(_place(places, last, written) + 1, written.end)
    return start, max(end, start)


def _place(places: dict[int, tuple[int, int]], offset: int, written: Written) -> int:
    """Return where a character of the value was typed; a blank is counted from the character before it."""
    if offset in places:
        return places[offset][0]
    before = max((position for position in places if position < offset), default=None)
    if before is None:
        quotes = 1 if written.style in ("'", '"') else 0
        return min(written.start + quotes + offset, written.end)
    return min(places[before][1] + offset - before - 1, written.end)


def _drawn(written: Written) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every character that draws something, as it was typed."""
    for start, typed in _typed(written):
        if not _meaning(typed).isspace():
            yield start, start + len(typed)


def _typed(written: Written) -> Iterator[tuple[int, str]]:
    """Yield each typed character or escape of a scalar with its offset in the file."""
    raw, skipped = written.raw, 0
    pattern = _ESCAPES if written.style == '"' else _DOUBLED
    if written.style in ("'", '"'):
        raw, skipped = raw[1:-1], 1
    elif header := _HEADER.match(raw) if written.style else None:
        raw, skipped = raw[header.end() :], header.end()
    if written.style not in ("'", '"'):
        yield from ((written.start + skipped + index, character) for index, character in enumerate(raw))
        return
    for match in pattern.finditer(raw):
        yield written.start + skipped + match.start(), match.group()


def _meaning(typed: str) -> str:
    """Return a character like the one that an escape stands for: blank where that is blank."""
    if len(typed) == 1 or typed == "''":
        return typed
    if typed[1] in "\r\n":
        return " "
    if long := _LONG.fullmatch(typed):
        return chr(int(long.group(1), 16))
    return _SHORT.get(typed[1], typed[1])
