"""Cuts a metadata file into the elements below its root, each with its own text and first line."""

from dataclasses import dataclass
from xml.parsers import expat

from compiler.runtime.ports import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One element: its name, its text as it was written, and the line it begins on."""

    tag: str
    text: bytes
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A metadata file: its root's name, the elements below it, and everything between the root's tags."""

    path: str
    root: str
    pieces: tuple[Piece, ...]
    inside: bytes

    @property
    def line(self) -> int:
        """The line that `inside` begins on."""
        return self.pieces[0].line if self.pieces else 1


def read_sheet(path: str, content: bytes) -> Sheet:
    """Cut a file up; raises Refused with path and line where it is not well-formed XML."""
    cutter = _Cutter(content)
    try:
        cutter.parser.Parse(content, True)
    except expat.ExpatError as error:
        line = error.lineno
    else:
        pieces = tuple(cutter.pieces)
        inside = content[cutter.first : cutter.last] if pieces else b""
        return Sheet(path=path, root=cutter.root, pieces=pieces, inside=inside)
    raise Refused(f"{path}, line {line}: this is not well-formed XML; compile the project again")


class _Cutter:
    """Follows the parser through the file and notes where each element below the root begins and ends."""

    def __init__(self, content: bytes) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.root = ""
        self.pieces: list[Piece] = []
        self.first = self.last = 0
        self._content = content
        self._depth = 0
        self._begin = self._line = 0

    def _start(self, name: str, _: dict[str, str]) -> None:
        if self._depth == 0:
            self.root = name
        elif self._depth == 1:
            self._begin, self._line = self.parser.CurrentByteIndex, self.parser.CurrentLineNumber
        self._depth += 1

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth != 1:
            return
        at = self.parser.CurrentByteIndex
        # The parser stands at an end tag, or behind an element that is empty (`<x/>`).
        closes = self._content.startswith(b"</" + name.encode(), at)
        self.last = self._content.index(b">", at) + 1 if closes else at
        self.first = self.first or self._begin
        text = self._content[self._begin : self.last]
        self.pieces.append(Piece(tag=name, text=text, line=self._line))
