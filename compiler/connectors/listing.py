"""What all ways of paging have in common: a cursor, which is a text, becomes a query; an answer, a page."""

from collections.abc import Callable
from typing import Protocol

from compiler.connectors.envelope import Envelope
from compiler.runtime.ports import SourcePage

Query = tuple[tuple[str, str], ...]
# Reads one page by its query; the cursor is for messages only.
Read = Callable[[Query, str | None], Envelope]


class Pages(Protocol):
    """One list and its paging. A cursor of None is the first page; asking again with the same one is safe."""

    def name(self, cursor: str | None) -> str:
        """Name a page in messages; raises Refused for a cursor that no page gave out."""
        ...

    def query(self, cursor: str | None) -> Query:
        """Return the query of the page at a cursor; raises Refused for one that no page gave out."""
        ...

    def count(self, read: Read) -> int | None:
        """Return how many records there are; None where only reading them all would tell."""
        ...

    def opened(self, cursor: str | None, envelope: Envelope) -> SourcePage:
        """Return the page that came; raises Refused where the listing cannot be right."""
        ...
