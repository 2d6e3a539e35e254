"""What a page is made of, once its Markdown has been read."""

from dataclasses import dataclass

from compiler.emitters.documents.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a page, from level 2 on, with the anchor that leads to it."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its anchor, the texts of its cells, and the heading that it stands below."""

    anchor: str
    cells: tuple[str, ...]
    below: Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A document as HTML without its title, and what can be found in it."""

    title: str
    html: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of the pair and what it became."""

    document: Document
    body: Body

    @property
    def file(self) -> str:
        """Return the name of its file in the folder of the site."""
        return f"{self.document.name}.html"
