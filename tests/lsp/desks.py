"""The shipped specs on an editor's desk, and positions told by what stands there."""

from compiler.lsp.desk import Desk
from tests.workspace import PAIR, TZDATA, shipped


def desk(path: str = PAIR, *edits: tuple[str, str]) -> Desk:
    """Return the shipped specs with some texts of one file replaced; a text that is not there fails."""
    texts = shipped()
    for old, new in edits:
        assert old in texts[path], f"{path} has no {old!r}"
        texts[path] = texts[path].replace(old, new, 1)
    return Desk(texts=texts, tzdata=TZDATA)


def position(text: str, marked: str, after: str = "") -> tuple[int, int]:
    """Return the line and column, from 0, of the `^` in a piece of the text, looked for after another."""
    piece = marked.replace("^", "")
    start = text.index(piece, text.index(after))
    offset = start + marked.index("^")
    line = text.count("\n", 0, offset)
    return line, offset - (text.rfind("\n", 0, offset) + 1)
