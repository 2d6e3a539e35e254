"""The sites of the shipped pairs, read back with nothing but the standard library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from compiler.pipeline import Compilation, compile_pair
from tests.workspace import TZDATA, shipped, shipped_templates

_VOID = {"meta", "input", "br", "hr", "wbr", "link", "img"}
_LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}


@dataclass(slots=True)
class Element:
    """An element of a page, with its attributes and the words in it."""

    tag: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(self.parts)


@dataclass(slots=True)
class Seen:
    """What a page holds, in the order of the page."""

    elements: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(self.parts)

    def all(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if one.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def links(self) -> list[str]:
        return [one.attributes["href"] for one in self.all("a")]

    @property
    def loaded(self) -> list[str]:
        """Return the addresses that the page asks for by itself, a form's own page aside."""
        return [
            value
            for one in self.elements
            for name, value in one.attributes.items()
            if name in _LOADING or (one.tag == "link" and name == "href")
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag=tag, attributes={name: value or "" for name, value in attrs})
        self.seen.elements.append(one)
        if tag not in _VOID:
            self.open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.elements.append(Element(tag=tag, attributes={name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        one = self.open.pop()
        assert one.tag == tag, f"</{tag}> closes <{one.tag}>"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag in ("script", "style"):
            self.open[-1].parts.append(data)
            return
        self.seen.parts.append(data)
        for one in self.open:
            one.parts.append(data)


@cache
def _compiled(pair: str) -> Compilation:
    made = compile_pair(shipped(), shipped_templates(), pair, None, TZDATA)
    assert made.artifacts is not None, [one.message for one in made.diagnostics]
    return made


def files(pair: str) -> Mapping[str, str]:
    """Return every generated text of a shipped pair, by its path."""
    return _compiled(pair).artifacts or {}


def names(pair: str) -> frozenset[str]:
    """Name every generated file of a shipped pair, those that are no text among them."""
    return frozenset(_compiled(pair).files)


def seen(html: str) -> Seen:
    """Read a page; every element must be closed where it belongs."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, [one.tag for one in reader.open]
    return reader.seen


@cache
def site(pair: str) -> dict[str, Seen]:
    """Read every page of a pair's site, by the name of its file."""
    return {
        path.removeprefix("site/"): seen(text)
        for path, text in files(pair).items()
        if path.startswith("site/")
    }
