"""The generic REST source: reads what the plan's connector describes, and knows no platform by name."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import assert_never
from urllib.parse import urlencode

from compiler.connectors.account import Account
from compiler.connectors.answers import text_at
from compiler.connectors.envelope import Envelope, Opener
from compiler.connectors.http import Ask
from compiler.connectors.listing import Pages, Query
from compiler.connectors.offsets import OffsetPages, WholePages
from compiler.connectors.paging import NumberPages
from compiler.connectors.patience import Courier, Patience
from compiler.connectors.windows import WindowPages
from compiler.model.connector import (
    Connector,
    Endpoint,
    Filter,
    NumberPage,
    OffsetPage,
    Part,
    WholePage,
    WindowPage,
)
from compiler.runtime.ports import Clock, Refused, SourcePage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """One list of an object: what narrows it, where it is, and how it is paged."""

    object: str
    query: Query
    path: str
    pages: Pages
    opener: Opener
    overlaps: bool


class RestSource:
    """Lists objects page by page; the account's headers go to its own host only."""

    def __init__(self, connector: Connector, account: Account, courier: Courier, clock: Clock) -> None:
        self._connector = connector
        self._account = account
        self._courier = courier
        self._clock = clock
        self._patience = Patience(codes=frozenset(connector.retry.codes), tries=connector.retry.max)
        self._before: dict[tuple[str, Query], tuple[str | None, bytes]] = {}

    def identity(self) -> str:
        """Name the account: its host, and its own path where accounts share a host."""
        return self._account.name

    def count(self, object_name: str) -> int | None:
        """Return how many records there are; None where only reading tells. Raises OutsideError."""
        listing = self._listing(object_name, ())
        return listing.pages.count(lambda query, cursor: self._read(listing, query, cursor))

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        """Return the page at `cursor`; raises OutsideError."""
        return self._page(self._listing(object_name, ()), cursor)

    def part(self, object_name: str, part: Part, key: str, cursor: str | None) -> SourcePage:
        """Return a page of the records that belong to one row of the part's object; raises OutsideError.

        An API that does not know the parameter may answer with everything, so each record must show the key.
        """
        page = self._page(self._listing(object_name, ((part.param, key),)), cursor)
        for position, record in enumerate(page.records, start=1):
            if text_at(record, part.field) != key:
                raise Refused(
                    f"{object_name}: {part.param} was ignored: record {position} of the page belongs to "
                    f"another {part.object}; check the parameter in the platform description"
                )
        return page

    def changed(self, object_name: str, since: datetime, cursor: str | None) -> SourcePage:
        """Return a page of the records changed since a moment in the source's own time; raises OutsideError.

        An API that does not understand a filter may answer with everything, so each record must prove that it
        is new enough.
        """
        field, text = self._modified(object_name), since.strftime(self._filter().time)
        condition = self.condition(field, self._filter().from_, text)
        page = self._page(self._listing(object_name, (condition,)), cursor)
        for position, record in enumerate(page.records, start=1):
            if not _at_least(record, field, text):
                raise Refused(
                    f"{object_name}: the filter on {field} was ignored: record {position} of the page is "
                    "older than asked for; check the name of the field in the platform description"
                )
        return page

    def one(self, object_name: str, field: str, value: str) -> bytes | None:
        """Return the one record whose `field` is `value`, by a filter; None where it is gone."""
        listing = self._listing(object_name, (self.condition(field, self._filter().equals, value),))
        envelope = self._read(listing, listing.pages.query(None), None)
        found = [record for record in envelope.records if text_at(record, field) == value]
        return found[0] if found else None

    def condition(self, field: str, operator: str, value: str) -> tuple[str, str]:
        """Write a filter as a name and a value of the query."""
        name, _, form = self._filter().form.partition("=")
        parts = {"field": field, "operator": operator, "value": value}
        return name.format(**parts), form.format(**parts)

    def _page(self, listing: _Listing, cursor: str | None) -> SourcePage:
        envelope = self._read(listing, listing.pages.query(cursor), cursor)
        page = listing.pages.opened(cursor, envelope)
        self._check_progress(listing, cursor, page, envelope.digest)
        return page

    def _check_progress(self, listing: _Listing, cursor: str | None, page: SourcePage, digest: bytes) -> None:
        """Refuse a page that is the one before it once more; windows share days, so theirs may be."""
        where = (listing.object, listing.query)
        following, before = self._before.get(where, (None, b""))
        self._before[where] = (page.cursor, digest)
        repeats = cursor is not None and cursor == following and digest == before
        if repeats and page.records and not listing.overlaps:
            raise Refused(f"{listing.object}: {listing.pages.name(cursor)} is the same as the page before it")

    def _read(self, listing: _Listing, paging: Query, cursor: str | None) -> Envelope:
        query = urlencode(paging + listing.query)
        address = f"{self._account.origin.text}{self._account.root}{listing.path}"
        ask = Ask(
            method="GET",
            url=f"{address}?{query}" if query else address,
            route=self._connector.root + listing.path,
            headers=self._account.headers,
        )
        what = f"{listing.object} ({listing.pages.name(cursor)})"
        return self._courier.fetch(ask, self._patience, lambda answer: listing.opener.open(ask, answer, what))

    def _listing(self, object_name: str, query: Query) -> _Listing:
        path, page = self._endpoint(object_name).path, self._connector.page_of(object_name)
        codes = self._patience.codes
        return _Listing(
            object=object_name,
            query=query,
            path=path,
            pages=self._pages(object_name, path),
            opener=Opener(page=page, error=self._connector.error, codes=codes),
            overlaps=isinstance(page, WindowPage),
        )

    def _pages(self, object_name: str, path: str) -> Pages:
        page = self._connector.page_of(object_name)
        match page:
            case NumberPage():
                address = f"{self._account.origin.text}{self._account.root}{path}"
                return NumberPages(object=object_name, page=page, address=address)
            case OffsetPage():
                return OffsetPages(object=object_name, page=page)
            case WholePage():
                return WholePages(object=object_name, page=page)
            case WindowPage():
                today = self._clock.now().astimezone(UTC).date()
                return WindowPages(object=object_name, page=page, today=today)
            case _:
                assert_never(page)

    def _endpoint(self, object_name: str) -> Endpoint:
        endpoint = self._connector.endpoints.get(object_name)
        if endpoint is None:
            raise Refused(f"{object_name}: the platform description names no path for it")
        return endpoint

    def _filter(self) -> Filter:
        if self._connector.filter is None:
            raise Refused("the platform description does not say how its API filters")
        return self._connector.filter

    def _modified(self, object_name: str) -> str:
        field = self._endpoint(object_name).modified
        if field is None:
            raise Refused(f"{object_name}: the platform description names no field that tells what changed")
        return field


def _at_least(record: bytes, field: str, since: str) -> bool:
    """Compare as far as both texts go: some rows leave the seconds out."""
    text = text_at(record, field)
    if text is None:
        return False
    length = min(len(text), len(since))
    return length > 0 and text[:length] >= since[:length]
