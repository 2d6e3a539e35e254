"""Metadata XML as a small tree that knows its lines; document types and entities are refused."""

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

NAMESPACE = "http://soap.sforce.com/2006/04/metadata"
DEEPEST = 50


class BadXml(Exception):
    """A file that is no metadata XML, with the place where reading stopped."""

    def __init__(self, problem: str, line: int, column: int) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column


@dataclass(slots=True, kw_only=True)
class Element:
    """An element: its name, its text, its children in order, and where it begins (from 1)."""

    name: str
    line: int
    column: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """The children of that name."""
        return [child for child in self.children if child.name == name]

    def child(self, name: str) -> "Element | None":
        """The first child of that name."""
        return next(iter(self.all(name)), None)

    def get(self, name: str) -> str | None:
        """The text of a child, or None where there is no such child."""
        child = self.child(name)
        return None if child is None else child.text

    def flag(self, name: str) -> bool:
        """Whether a child says true."""
        return self.get(name) == "true"

    def plain(self) -> Any:  # noqa: ANN401 - nested lists
        """The element as nested lists, without places: what redeploying compares."""
        if not self.children:
            return [self.name, self.text]
        return [self.name, sorted((child.plain() for child in self.children), key=repr)]


def parse_xml(content: bytes) -> Element:
    """Read one file; raises BadXml."""
    builder = _Builder()
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BadXml(expat.ErrorString(error.code), error.lineno, error.offset + 1) from None
    root = builder.root
    assert root is not None
    return root


class _Builder:
    """Collects what the parser finds."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, qualified: str, _: dict[str, str]) -> None:
        namespace, __, name = qualified.rpartition("|")
        if namespace != NAMESPACE:
            raise self._bad(f"Element {name} is not in the namespace {NAMESPACE}")
        if len(self._open) >= DEEPEST:
            raise self._bad("Elements are nested too deeply")
        element = Element(
            name=name, line=self.parser.CurrentLineNumber, column=self.parser.CurrentColumnNumber + 1
        )
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        element.text = element.text.strip() if element.children else element.text

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    def _doctype(self, *_: object) -> None:
        raise self._bad("DOCTYPE is disallowed")

    def _bad(self, problem: str) -> BadXml:
        return BadXml(problem, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
