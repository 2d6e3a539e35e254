"""What can be found in the pages: every heading, and every row of every table by what it begins with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.emitters.site.page import Heading, Page, Row

_LONGEST = 90  # characters of what is told beside a term


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that a reader may look for, where it stands, and what is told of it there."""

    text: str
    href: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The terms of one document."""

    title: str
    file: str
    terms: tuple[Term, ...]


def chapters(pages: Sequence[Page]) -> tuple[Chapter, ...]:
    """List what can be found, page by page, each in the order of the letters."""
    return tuple(
        Chapter(title=page.document.title, file=page.file, terms=tuple(sorted(_terms(page), key=_order)))
        for page in pages
    )


def _order(term: Term) -> tuple[str, str, str]:
    return term.text.casefold(), term.about.casefold(), term.href


def _terms(page: Page) -> Iterator[Term]:
    yield from (_of_heading(page, heading) for heading in page.body.headings)
    for row in page.body.rows:
        texts = [cell for cell in row.cells if any(map(str.isalnum, cell))]
        if texts:
            yield _of_row(page, row, texts)


def _of_heading(page: Page, heading: Heading) -> Term:
    return Term(text=heading.text, href=f"{page.file}#{heading.anchor}", about="heading")


def _of_row(page: Page, row: Row, texts: Sequence[str]) -> Term:
    about = ": ".join((row.below.text, *texts[1:2]))
    return Term(text=_cut(texts[0]), href=f"{page.file}#{row.anchor}", about=_cut(about))


def _cut(text: str) -> str:
    """Cut a text at a blank, with an ellipsis, where it is too long for a list."""
    if len(text) <= _LONGEST:
        return text
    kept = text[:_LONGEST].rsplit(" ", 1)[0]
    return f"{kept}…"
