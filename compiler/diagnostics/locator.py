"""Where places are in files: what a view asks of whoever has read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from compiler.diagnostics.diagnostic import Diagnostic, Place

_PLATFORMS = frozenset({"source", "target"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a file; lines and columns count characters from 1, the end is the position after it."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Locator(Protocol):
    """Knows where every place was written."""

    def span(self, place: Place) -> Span | None:
        """Return where a place was written, or None where its document was never read."""

    def line(self, file: str, number: int) -> str | None:
        """Return the text of a line without its end, or None where there is no such line."""


def repair(diagnostic: Diagnostic, locator: Locator) -> tuple[Span, str] | None:
    """Return the stretch that the finding's fix replaces and the text that replaces it.

    None where there is no fix, or where the file holds another text there than the fix expects.
    """
    span = locator.span(diagnostic.place)
    if diagnostic.fix is None or span is None or span.end_line != span.line:
        return None
    line = locator.line(span.file, span.line) or ""
    written = line[span.column - 1 : span.end_column - 1]
    return (span, diagnostic.fix.new) if written == diagnostic.fix.old else None


def address(place: Place) -> str:
    """Return the dotted address of a place as an overlay would write it; '' for a whole document."""
    prefix = (place.document,) if place.document in _PLATFORMS and place.keys else ()
    return ".".join((*prefix, *place.keys))


def in_order(found: Iterable[Diagnostic], locator: Locator) -> tuple[Diagnostic, ...]:
    """Sort findings by file, line, column and rule, so that every run shows them alike."""
    return tuple(sorted(found, key=lambda diagnostic: _position(diagnostic, locator)))


def _position(diagnostic: Diagnostic, locator: Locator) -> tuple[str, int, int, str, str]:
    span = locator.span(diagnostic.place)
    file, line, column = (span.file, span.line, span.column) if span else (diagnostic.place.document, 0, 0)
    return (file, line, column, diagnostic.rule, diagnostic.message)
