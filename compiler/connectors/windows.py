"""Lists that are cut by date: one window after the other, each sharing a day with the next."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from compiler.connectors.envelope import Envelope
from compiler.connectors.listing import Query, Read
from compiler.connectors.offsets import check_whole
from compiler.model.connector import WindowPage
from compiler.runtime.ports import Refused, SourcePage

_CURSOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPages:
    """A list by date, up to `today` and the days ahead.

    A cursor is `from/until`: where the next window begins and where the last one ends. So a reading that was
    begun on one day ends where it meant to end, whenever it goes on.
    """

    object: str
    page: WindowPage
    today: date

    def name(self, cursor: str | None) -> str:
        """Name a window in messages."""
        return f"window from {self._bounds(cursor)[0]}"

    def query(self, cursor: str | None) -> Query:
        """Ask for a window and a day more at each end: nobody says if bounds count, and in which zone."""
        start, until = self._bounds(cursor)
        end = self._end(start, until)
        return (
            (self.page.from_param, (start - _DAY).strftime(self.page.time)),
            (self.page.to_param, (end + _DAY).strftime(self.page.time)),
        )

    def count(self, read: Read) -> None:
        """Leave it open: only reading every window would tell."""

    def opened(self, cursor: str | None, envelope: Envelope) -> SourcePage:
        """Return the records of a window, of which there may be none."""
        check_whole(f"{self.object}, {self.name(cursor)}", envelope)
        start, until = self._bounds(cursor)
        end = self._end(start, until)
        following = f"{end.isoformat()}/{until.isoformat()}" if end < until else None
        return SourcePage(records=envelope.records, cursor=following, total=None)

    def _bounds(self, cursor: str | None) -> tuple[date, date]:
        if cursor is None:
            first = date.fromisoformat(self.page.first)
            return first, max(first, self.today) + timedelta(days=self.page.ahead_days + 1)
        match = _CURSOR.fullmatch(cursor)
        try:
            start, until = (date.fromisoformat(text) for text in match.groups()) if match else (None, None)
        except ValueError:
            start, until = None, None
        if start is None or until is None or start >= until:
            raise Refused("the stored cursor is not a window of time: begin this object again")
        return start, until

    def _end(self, start: date, until: date) -> date:
        return min(start + timedelta(days=self.page.days), until)
