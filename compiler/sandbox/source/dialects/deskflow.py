"""Deskflow: an invented help desk with numbered pages, filters in brackets, and errors that have a code.

Nobody documents it, because it does not exist: what it does stands here and in `README.md`.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from compiler.sandbox.http import Response
from compiler.sandbox.source.filters import filtered
from compiler.sandbox.source.rows import Table, json_response, published

ROOT = "/v2/"
RESOURCES = frozenset({"agents", "accounts", "people", "tickets", "products", "deals", "lines", "roles"})
PAGE, SIZE = "page", "per_page"
DEFAULT_SIZE, LARGEST_SIZE = 25, 50
CODES = {
    400: "bad_request",
    401: "unauthorized",
    404: "not_found",
    405: "method_not_allowed",
    429: "too_many_requests",
}
_CONDITION = re.compile(r"([a-z_]+)\[(eq|gte|lt)\]")


class BadRequest(ValueError):
    """A parameter is unknown, or is not what it must be."""


class Deskflow:
    """The API at `https://{account}.deskflow.example/v2`."""

    headers = ("Authorization",)

    def resource(self, path: str, account: str) -> str | None:
        """Return the resource; the account is the host, so it is not in the path."""
        name = path.removeprefix(ROOT)
        return name if path.startswith(ROOT) and name in RESOURCES else None

    def refused(self, status: int, *headers: tuple[str, str]) -> Response:
        """Return an object whose `error` is a code."""
        return json_response(status, {"error": CODES[status]}, *headers)

    def listing(self, resource: str, rows: Table, parameters: Mapping[str, str], url: str) -> Response:
        """Answer one page of what passes the filters; 400 for a parameter that there is not."""
        try:
            found = filtered(rows, _conditions(parameters))
            number = _number(parameters.get(PAGE), 1, None)
            size = _number(parameters.get(SIZE), DEFAULT_SIZE, LARGEST_SIZE)
        except BadRequest:
            return self.refused(400)
        shown = [published(row) for row in found[(number - 1) * size : number * size]]
        following = _link(url, parameters, number + 1) if number * size < len(found) else None
        return json_response(200, {"data": shown, "total": len(found), "next": following})


def _conditions(parameters: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in parameters.items():
        if name in (PAGE, SIZE):
            continue
        condition = _CONDITION.fullmatch(name)
        if condition is None or condition[1] in found:
            raise BadRequest(name)
        found[condition[1]] = f"{condition[2]}:{text}"
    return found


def _number(text: str | None, otherwise: int, most: int | None) -> int:
    if text is None:
        return otherwise
    is_number = text.isascii() and text.isdigit() and int(text) > 0
    if not is_number or (most is not None and int(text) > most):
        raise BadRequest(text)
    return int(text)


def _link(url: str, parameters: Mapping[str, str], number: int) -> str:
    kept = sorted((name, value) for name, value in parameters.items() if name != PAGE)
    return f"{url}?{urlencode([*kept, (PAGE, str(number))])}"
