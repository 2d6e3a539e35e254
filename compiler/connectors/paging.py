"""Page-number paging: what the next page is, decided from a link that is read but never followed."""

import json
import re
from urllib.parse import parse_qs, urlsplit

from compiler.connectors.hosts import split_url
from compiler.model.connector import Page
from compiler.runtime.ports import Refused

FIRST = 1
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def page_number(cursor: str | None) -> int:
    """Read a cursor back; None is the first page. Raises Refused for a text that no page has given out."""
    if cursor is None:
        return FIRST
    if not _NUMBER.fullmatch(cursor):
        raise Refused("the stored cursor is not a page number: begin this object again")
    return int(cursor)


def next_page(raw: bytes | None, number: int, page: Page, address: str, what: str) -> str | None:
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
