"""What a position of a file stands on: a key or a value of it, and which character of that."""

from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.lsp.typed import typed
from compiler.source.located import Keys, Located, Written
from compiler.source.reader import read
from compiler.source.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A node of a document under a position, as it was typed without quotes.

    `start` is the offset of `text` in the file, `at` the position in `text`.
    """

    keys: Keys
    on_key: bool
    text: str
    start: int
    at: int


def cursor(path: str, text: str, line: int, column: int) -> Cursor | None:
    """Return what stands at a line and a column, both from 0; None where nothing does."""
    starts = Text.of(path, text).starts
    if not 0 <= line < len(starts):
        return None
    offset = min(starts[line] + column, len(text))
    located = read(path, path, text, Diagnostics())
    return _in_index(located, text, offset) if located else _as_typed(text, line, column, offset)


def _in_index(located: Located, text: str, offset: int) -> Cursor | None:
    """Return the innermost node around an offset."""
    for keys, written in located.index.items():
        start, end = written.key_start, written.key_end
        if start is not None and end is not None and start <= offset <= end:
            return _cursor(keys, text[start:end], start, offset, key=True)
    found: tuple[int, Keys, Written] | None = None
    for keys, written in located.index.items():
        if written.start <= offset <= written.end and (found is None or len(keys) >= found[0]):
            found = (len(keys), keys, written)
    if found is None or found[2].style in ("{", "["):
        return None
    if _holds_others(located, found[1]):
        return None
    return _cursor(found[1], found[2].raw, found[2].start, offset, key=False)


def _holds_others(located: Located, keys: Keys) -> bool:
    return any(len(other) == len(keys) + 1 and other[: len(keys)] == keys for other in located.index)


def _cursor(keys: Keys, raw: str, start: int, offset: int, *, key: bool) -> Cursor:
    if raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1:
        raw, start = raw[1:-1], start + 1
    return Cursor(keys=keys, on_key=key, text=raw, start=start, at=max(0, offset - start))


def _as_typed(text: str, line: int, column: int, offset: int) -> Cursor | None:
    """Take the rest of the line as the value, where the file cannot be read."""
    found = typed(text, line, column)
    if found is None:
        return None
    end = text.find("\n", offset)
    rest = text[offset : len(text) if end < 0 else end]
    start = offset - len(found.before)
    if not found.on_key:
        return Cursor(
            keys=found.keys, on_key=False, text=found.before + rest, start=start, at=len(found.before)
        )
    key, colon, _ = (found.before + rest).partition(":")
    if not colon:
        return None
    return Cursor(keys=(*found.keys, key), on_key=True, text=key, start=start, at=len(found.before))
