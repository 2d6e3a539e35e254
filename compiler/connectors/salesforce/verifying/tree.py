"""A file of metadata as a tree of elements."""

from dataclasses import dataclass, field
from xml.parsers import expat

from compiler.runtime.ports import Refused


@dataclass(slots=True)
class Element:
    """One element: its name, its text without what surrounds it, and the elements in it."""

    tag: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def get(self, tag: str) -> str | None:
        """Return the text of the first element of that name; None where there is none."""
        return next((child.text for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> tuple["Element", ...]:
        """Return the elements of that name, in order."""
        return tuple(child for child in self.children if child.tag == tag)

    def flag(self, tag: str) -> bool:
        """Say whether an element says `true`; one that is not there says no."""
        return self.get(tag) == "true"


def read_tree(path: str, content: bytes) -> Element:
    """Read a file of metadata; raises Refused for XML that is not well formed."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError:
        raise Refused(f"{path} is not well-formed XML; compile the project again") from None
    return reader.top.children[0]


class _Reader:
    def __init__(self) -> None:
        self.top = Element(tag="")
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._open = [self.top]

    def _start(self, name: str, _: dict[str, str]) -> None:
        element = Element(tag=name)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        closed = self._open.pop()
        closed.text = closed.text.strip()

    def _text(self, text: str) -> None:
        self._open[-1].text += text
