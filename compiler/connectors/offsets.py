"""Paging by offset, up to a ceiling, and lists that come whole."""

import re
from dataclasses import dataclass

from compiler.connectors.envelope import Envelope
from compiler.connectors.listing import Query, Read
from compiler.model.connector import OffsetPage, WholePage
from compiler.runtime.ports import Refused, SourcePage

_OFFSET = re.compile(r"[1-9][0-9]{0,8}")
_FARTHEST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPages:
    """A list from an offset on. A cursor is the number of records that lie before the page."""

    object: str
    page: OffsetPage

    def name(self, cursor: str | None) -> str:
        """Name a page in messages."""
        return f"offset {_offset(cursor)}"

    def query(self, cursor: str | None) -> Query:
        """Ask for the page at a cursor; near the ceiling it holds records that came before."""
        return self._query(self._asked(_offset(cursor)), self.page.size)

    def count(self, read: Read) -> int | None:
        """Return the total that the API states, or find the end; None where the list goes to the ceiling."""
        if self.page.total is None:
            return self._found(read)
        total = read(self._query(0, 1), None).total
        if total is None:
            raise Refused(f"{self.object}: the API does not say how many records there are")
        return total

    def opened(self, cursor: str | None, envelope: Envelope) -> SourcePage:
        """Return the page. An empty one is the last, and so is one that reaches the stated total.

        A page of fewer records than were asked for is not the last by itself: a server may cap its pages. So,
        without a total, there may be more behind any page at the ceiling that holds something.
        """
        offset, last, total = _offset(cursor), self.page.last, envelope.total
        records = envelope.records[offset - self._asked(offset) :]
        following = offset + len(records)
        more = bool(records) and (total is None or following < total)
        stopped = last is not None and offset >= last
        if total is None:
            beyond = stopped and bool(envelope.records)
        else:
            beyond = (more and stopped) or (last is not None and total > last + self.page.size)
        cursor = str(following) if more and not stopped else None
        return SourcePage(records=records, cursor=cursor, total=total, beyond=beyond)

    def _query(self, offset: int, limit: int) -> Query:
        return (self.page.offset_param, str(offset)), (self.page.limit_param, str(limit))

    def _asked(self, offset: int) -> int:
        return offset if self.page.last is None else min(offset, self.page.last)

    def _found(self, read: Read) -> int | None:
        """Find the end of a list without a total: double the offset until nothing is there, then halve."""
        low, high = 0, self._asked(self.page.size)
        while self._has(read, high):
            if high == self.page.last:
                return None
            if high > _FARTHEST:
                raise Refused(f"{self.object}: the list does not end; the API may not know its offset")
            low, high = high + 1, self._asked(high * 2)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._has(read, middle) else (low, middle)
        return low

    def _has(self, read: Read, offset: int) -> bool:
        return bool(read(self._query(offset, 1), str(offset) if offset else None).records)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePages:
    """A list that comes in one answer; there are no cursors."""

    object: str
    page: WholePage

    def name(self, cursor: str | None) -> str:
        """Name the one page; raises Refused for a cursor."""
        if cursor is not None:
            raise Refused("the stored cursor belongs to a list in pages: begin this object again")
        return "the whole list"

    def query(self, cursor: str | None) -> Query:
        """Ask for all of it."""
        self.name(cursor)
        return ()

    def count(self, read: Read) -> int:
        """Count by reading all of it."""
        return len(self.opened(None, read((), None)).records)

    def opened(self, cursor: str | None, envelope: Envelope) -> SourcePage:
        """Return the page; raises Refused where the API says that there is more than it gave."""
        self.name(cursor)
        check_whole(self.object, envelope)
        return SourcePage(records=envelope.records, cursor=None, total=envelope.total)


def check_whole(what: str, envelope: Envelope) -> None:
    """Refuse an answer that holds fewer records than it says there are."""
    if envelope.total not in (None, len(envelope.records)):
        raise Refused(
            f"{what}: the API says {envelope.total} records and gave {len(envelope.records)} in one answer; "
            "correct the paging of this list in the platform description"
        )


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not _OFFSET.fullmatch(cursor):
        raise Refused("the stored cursor is not an offset: begin this object again")
    return int(cursor)
