"""Page-number paging: what the next page is, decided from a link that is read but never followed."""

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from compiler.connectors.envelope import Envelope
from compiler.connectors.hosts import split_url
from compiler.connectors.listing import Query, Read
from compiler.model.connector import NumberPage
from compiler.runtime.ports import Refused, SourcePage

FIRST = 1
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPages:
    """A list in numbered pages; `address` is what is asked, without query. A cursor is the page's number."""

    object: str
    page: NumberPage
    address: str

    def name(self, cursor: str | None) -> str:
        """Name a page in messages."""
        return f"page {page_number(cursor)}"

    def query(self, cursor: str | None) -> Query:
        """Ask for the page at a cursor; raises Refused where no page gave it out."""
        return self._query(page_number(cursor), self.page.size)

    def count(self, read: Read) -> int:
        """Return the total that the API states, from a page of one record."""
        total = read(self._query(FIRST, 1), None).total
        if total is None:
            raise Refused(f"{self.object}: the API does not say how many records there are")
        return total

    def opened(self, cursor: str | None, envelope: Envelope) -> SourcePage:
        """Return the page; raises Refused for a listing that does not end, or leads elsewhere."""
        number = page_number(cursor)
        following = next_page(envelope.link, number, self.page, self.address, self.object)
        if following is not None and not envelope.records:
            raise Refused(f"{self.object}: page {number} is empty, yet names a next page")
        if following is not None and envelope.total is not None and number > envelope.total:
            raise Refused(f"{self.object}: there are more pages than the {envelope.total} records stated")
        return SourcePage(records=envelope.records, cursor=following, total=envelope.total)

    def _query(self, number: int, size: int) -> Query:
        return (self.page.param, str(number)), (self.page.size_param, str(size))


def page_number(cursor: str | None) -> int:
    """Read a cursor back; None is the first page. Raises Refused for a text that no page has given out."""
    if cursor is None:
        return FIRST
    if not _NUMBER.fullmatch(cursor):
        raise Refused("the stored cursor is not a page number: begin this object again")
    return int(cursor)


def next_page(raw: bytes | None, number: int, page: NumberPage, address: str, what: str) -> str | None:
    """Return the cursor after page `number`, from the bytes of the envelope's link; None on the last page.

    Only the page parameter of the link is used. `address` is the address that was asked for, without query;
    `what` names the object in messages. Raises Refused where the link leaves the host or the path, goes back,
    repeats, or skips a page.
    """
    link = None if raw is None else json.loads(raw)
    if link is None:
        return None
    following = _page_of(link, page.param, address) if isinstance(link, str) else None
    if following is None:
        raise Refused(f"{what}: page {number} links to a next page that is not one of this account's API")
    if following != number + 1:
        raise Refused(
            f"{what}: page {number} names page {following} as the next one; rows would be lost or doubled"
        )
    return str(following)


def _page_of(link: str, parameter: str, address: str) -> int | None:
    """Read the page number of a link to the same host and path, absolute or relative."""
    parts, base = split_url(link), urlsplit(address)
    if parts is None or parts.scheme not in ("", "http", "https"):
        return None
    if (parts.scheme or parts.netloc) and parts.netloc.lower() != base.netloc.lower():
        return None
    if parts.path.rstrip("/") not in ("", base.path.rstrip("/")):
        return None
    values = parse_qs(parts.query, keep_blank_values=True).get(parameter, [])
    if len(values) != 1 or not _NUMBER.fullmatch(values[0]):
        return None
    return int(values[0])
