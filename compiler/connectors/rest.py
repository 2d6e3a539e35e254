"""The generic REST source: reads what the plan's connector describes, and knows no platform by name."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from compiler.connectors.account import Account
from compiler.connectors.answers import json_body, text_at
from compiler.connectors.http import Answer, Ask, where
from compiler.connectors.json_text import is_object, raw_at, raw_items
from compiler.connectors.paging import next_page, page_number
from compiler.connectors.patience import Courier, Patience
from compiler.model.connector import Connector, Endpoint, Filter
from compiler.runtime.ports import Refused, SourcePage

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A page as the API wraps it, with the digest that tells two pages apart."""

    records: tuple[bytes, ...]
    total: int | None
    following: str | None
    digest: bytes


class RestSource:
    """Lists objects page by page; the account's headers go to its own host only."""

    def __init__(self, connector: Connector, account: Account, courier: Courier) -> None:
        self._connector = connector
        self._account = account
        self._courier = courier
        self._patience = Patience(codes=frozenset(connector.retry.codes), tries=connector.retry.max)
        self._before: dict[str, tuple[int, bytes]] = {}

    def identity(self) -> str:
        """Name the account: its host."""
        return self._account.origin.host

    def count(self, object_name: str) -> int:
        """Return the total that the API states, from a page of one record; raises OutsideError."""
        total = self._read(object_name, 1, 1, ()).total
        if total is None:
            raise Refused(f"{object_name}: the API does not say how many records there are")
        return total

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        """Return the page at `cursor`; raises OutsideError."""
        return self._page(object_name, page_number(cursor), ())

    def changed(self, object_name: str, since: datetime, cursor: str | None) -> SourcePage:
        """Return a page of the records changed since a moment in the source's own time; raises OutsideError.

        An API that does not understand a filter may answer with everything, so each record must prove that it
        is new enough.
        """
        field, text = self._modified(object_name), since.strftime(self._filter().time)
        page = self._page(
            object_name, page_number(cursor), (self.condition(field, self._filter().from_, text),)
        )
        for position, record in enumerate(page.records, start=1):
            if not _at_least(record, field, text):
                raise Refused(
                    f"{object_name}: the filter on {field} was ignored: record {position} of the page is "
                    "older than asked for; check the name of the field in the platform description"
                )
        return page

    def one(self, object_name: str, field: str, value: str) -> bytes | None:
        """Return the one record whose `field` is `value`, by a filter; None where it is gone."""
        query = (self.condition(field, self._filter().equals, value),)
        found = [
            record
            for record in self._read(object_name, 1, self._connector.page.size, query).records
            if text_at(record, field) == value
        ]
        return found[0] if found else None

    def condition(self, field: str, operator: str, value: str) -> tuple[str, str]:
        """Write a filter as a name and a value of the query."""
        name, _, form = self._filter().form.partition("=")
        parts = {"field": field, "operator": operator, "value": value}
        return name.format(**parts), form.format(**parts)

    def _page(self, object_name: str, number: int, query: Query) -> SourcePage:
        envelope = self._read(object_name, number, self._connector.page.size, query)
        self._check_progress(object_name, number, envelope)
        return SourcePage(records=envelope.records, cursor=envelope.following, total=envelope.total)

    def _check_progress(self, object_name: str, number: int, envelope: Envelope) -> None:
        """Refuse a listing that does not end: a page seen before, an empty one, more pages than rows."""
        before = self._before.get(object_name)
        self._before[object_name] = (number, envelope.digest)
        if envelope.records and before == (number - 1, envelope.digest):
            raise Refused(f"{object_name}: page {number} is the same as the page before it")
        if envelope.following is None:
            return
        if not envelope.records:
            raise Refused(f"{object_name}: page {number} is empty, yet names a next page")
        if envelope.total is not None and number > envelope.total:
            raise Refused(f"{object_name}: there are more pages than the {envelope.total} records stated")

    def _read(self, object_name: str, number: int, size: int, query: Query) -> Envelope:
        page, endpoint = self._connector.page, self._endpoint(object_name)
        path = self._connector.root + endpoint.path
        address = self._account.origin.text + path
        paging = ((page.param, str(number)), (page.size_param, str(size)))
        ask = Ask(
            method="GET",
            url=f"{address}?{urlencode(paging + query)}",
            route=path,
            headers=self._account.headers,
        )
        return self._courier.fetch(
            ask, self._patience, lambda answer: self._open(ask, answer, object_name, number, address)
        )

    def _open(self, ask: Ask, answer: Answer, object_name: str, number: int, address: str) -> Envelope:
        page, what = self._connector.page, f"{object_name} (page {number})"
        body = json_body(ask, answer)
        rows = raw_at(body, page.rows)
        records = None if rows is None else raw_items(rows)
        if records is None:
            raise Refused(f"{where(ask)}: the answer has no list {page.rows}")
        for position, record in enumerate(records, start=1):
            if not is_object(record):
                raise Refused(f"{what}: record {position} is not an object")
        return Envelope(
            records=records,
            total=_total(raw_at(body, page.total)),
            following=next_page(raw_at(body, page.next), number, page, address, object_name),
            digest=hashlib.sha256(b"\n".join(records)).digest(),
        )

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


def _total(raw: bytes | None) -> int | None:
    return int(raw) if raw is not None and raw.isdigit() else None


def _at_least(record: bytes, field: str, since: str) -> bool:
    """Compare as far as both texts go: some rows leave the seconds out."""
    text = text_at(record, field)
    if text is None:
        return False
    length = min(len(text), len(since))
    return length > 0 and text[:length] >= since[:length]
