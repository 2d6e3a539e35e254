"""Where somebody types: the keys that lead there, told from indentation and brackets alone."""

import re
from dataclasses import dataclass

_KEY = re.compile(r"""(?P<key>'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^\s#'"\[\]{},][^#\[\]{}]*?):(?:\s+|$)""")
_OPENS = re.compile(r"\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A position in a half-typed document: the keys of the value being typed, or of the mapping around a key.

    `before` is what stands between the start of that key or value and the position.
    """

    keys: tuple[str, ...]
    on_key: bool
    before: str


@dataclass(slots=True)
class _Frame:
    """An open bracket, and the key that has been read in it."""

    mapping: bool
    key: str | None = None


def typed(text: str, line: int, column: int) -> Typed | None:
    """Return what is typed at a line and a column, both from 0; None inside a comment or outside the text."""
    lines = text.split("\n")
    if not 0 <= line < len(lines):
        return None
    current = lines[line][:column]
    if re.search(r"(?:^|\s)#", current):
        return None
    body = current.lstrip(" -")
    indent = len(current) - len(body)
    around = _around(lines[:line], indent)
    match = _KEY.match(body)
    if match is None:
        return _without_key(around, body)
    keys = (*around, _plain(match["key"]))
    rest = body[match.end() :]
    if rest[:1] in ("{", "["):
        return _in_brackets(keys, rest)
    return Typed(keys=keys, on_key=False, before=rest)


def _without_key(around: tuple[str, ...], body: str) -> Typed | None:
    if body[:1] in ("{", "["):
        return _in_brackets(around, body)
    return Typed(keys=around, on_key=True, before=body)


def _around(lines: list[str], indent: int) -> tuple[str, ...]:
    """Return the keys of the mappings that are open above a line of some indentation."""
    keys: list[str] = []
    for line in reversed(lines):
        body = line.lstrip(" ")
        depth = len(line) - len(body)
        if depth >= indent or not body or body.startswith("#"):
            continue
        match = _KEY.match(body.lstrip("- "))
        if match and _OPENS.fullmatch(body.lstrip("- "), match.end()):
            keys.append(_plain(match["key"]))
            indent = depth
        if depth == 0:
            break
    return tuple(reversed(keys))


def _in_brackets(keys: tuple[str, ...], text: str) -> Typed | None:
    frames: list[_Frame] = []
    started = 0
    offset = 0
    while offset < len(text):
        character = text[offset]
        if character in "'\"" and not text[started:offset].strip():
            end = text.find(character, offset + 1)
            offset = len(text) if end < 0 else end + 1
            continue
        if character in "{[":
            frames.append(_Frame(mapping=character == "{"))
        elif character in "}]" and frames:
            frames.pop()
        elif character == "," and frames:
            frames[-1].key = None
        elif (
            character == ":" and frames and frames[-1].mapping and text[offset + 1 : offset + 2] in ("", " ")
        ):
            frames[-1].key = _plain(text[started:offset].strip())
        else:
            offset += 1
            continue
        offset += 1
        started = offset
    if not frames:
        return None
    inner = tuple(frame.key for frame in frames if frame.key is not None)
    on_key = frames[-1].mapping and frames[-1].key is None
    return Typed(keys=(*keys, *inner), on_key=on_key, before=text[started:].lstrip())


def _plain(key: str) -> str:
    return key[1:-1] if key[:1] in ("'", '"') and key[-1:] == key[:1] and len(key) > 1 else key
