"""Page-number paging and the envelope around a page.

https://developers.practicehub.io/guide/pagination: pages count from 1, a page holds at most 100 rows, and a
client follows the link to the next page, which the last page does not have.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from compiler.model.connector import Page
from compiler.sandbox.source.rows import Row, Table

FIRST_PAGE = 1


def page_number(page: Page, parameters: Mapping[str, str]) -> int:
    """The page asked for; anything that is no page number asks for the first."""
    return _whole(parameters.get(page.param, ""), FIRST_PAGE)


def page_size(page: Page, parameters: Mapping[str, str]) -> int:
    """The rows of a page: as asked for, but never more than the API allows, and nobody is told."""
    return min(_whole(parameters.get(page.size_param, ""), page.size), page.size)


def page_of(rows: Table, number: int, size: int) -> Table:
    """The rows of one page; none beyond the last."""
    return rows[(number - 1) * size : number * size]


def envelope(
    page: Page, rows: list[dict[str, object]], total: int, url: str, parameters: Mapping[str, str]
) -> Row:
    """What the API answers for one page: the count of all rows, the rows of this page, and links."""
    number, size = page_number(page, parameters), page_size(page, parameters)
    more = number * size < total
    body: dict[str, object] = {}
    _put(body, page.total, total)
    _put(body, page.rows, rows)
    _put(
        body, _beside(page.next, "previous"), _link(page, url, parameters, number - 1) if number > 1 else None
    )
    _put(body, _beside(page.next, "self"), _link(page, url, parameters, number))
    _put(body, page.next, _link(page, url, parameters, number + 1) if more else None)
    return body


def _link(page: Page, url: str, parameters: Mapping[str, str], number: int) -> str:
    kept = sorted((name, value) for name, value in parameters.items() if name != page.param)
    return f"{url}?{urlencode([*kept, (page.param, str(number))])}"


def _beside(path: str, name: str) -> str:
    parent, _, _ = path.rpartition(".")
    return f"{parent}.{name}" if parent else name


def _put(body: dict[str, object], path: str, value: object) -> None:
    name, _, rest = path.partition(".")
    if not rest:
        body[name] = value
        return
    inner = body.setdefault(name, {})
    if not isinstance(inner, dict):
        raise ValueError(f"the envelope uses {name} both for a value and for a group")
    _put(inner, rest, value)


def _whole(text: str, otherwise: int) -> int:
    is_number = text.isascii() and text.isdigit()
    return int(text) or otherwise if is_number else otherwise
