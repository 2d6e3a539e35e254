"""Faults that a test orders in advance: which request goes wrong, how, and how many times."""

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from compiler.sandbox.http import ConnectionLost, Request, Response

Kind = Literal["status", "html", "drop_before", "drop_after", "delay", "redirect", "truncate"]
PORTAL = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>"


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One order. `match` is a regular expression that is searched in `METHOD path?query`.

    The first `after` matching requests pass, the next `times` go wrong. `status` answers with `status`,
    `headers` and `body`; `html` with a sign-in page and status 200; `drop_before` and `drop_after` hang up
    before or after the request took effect; `delay` answers `seconds` late; `redirect` sends to `location`;
    `truncate` cuts the true body in half.
    """

    match: str
    kind: Kind
    after: int = 0
    times: int = 1
    status: int = 503
    headers: dict[str, str] = {}
    body: str = ""
    seconds: float = 0.0
    location: str = ""


class Faults:
    """The orders in force and how often each has matched."""

    def __init__(self, orders: tuple[Fault, ...] = ()) -> None:
        """Put orders in force, the earlier one first where several match a request."""
        self._orders = tuple((order, re.compile(order.match)) for order in orders)
        self._seen = [0] * len(orders)

    def take(self, request: Request) -> Fault | None:
        """The order that this request falls under, counted as used."""
        line = f"{request.method} {request.path}?{request.query}"
        for place, (order, pattern) in enumerate(self._orders):
            if pattern.search(line) is None:
                continue
            self._seen[place] += 1
            if order.after < self._seen[place] <= order.after + order.times:
                return order
        return None


def faults_from_json(body: bytes) -> tuple[Fault, ...]:
    """Read orders; raises `msgspec.ValidationError` for a wrong shape and `re.error` for a bad expression."""
    orders = msgspec.json.decode(body, type=tuple[Fault, ...])
    for order in orders:
        re.compile(order.match)
    return orders


def spoilt(fault: Fault, answer: Callable[[], Response]) -> Response:
    """The response under a fault; `answer` makes the true one. Raises ConnectionLost to hang up."""
    if fault.kind in ("drop_before", "drop_after"):
        if fault.kind == "drop_after":
            answer()
        raise ConnectionLost
    if fault.kind == "status":
        headers = tuple(fault.headers.items())
        return Response(status=fault.status, headers=headers, body=fault.body.encode())
    if fault.kind == "html":
        return Response(status=200, headers=(("Content-Type", "text/html"),), body=PORTAL)
    if fault.kind == "redirect":
        return Response(status=302, headers=(("Location", fault.location),))
    return _changed(fault, answer())


def _changed(fault: Fault, true: Response) -> Response:
    body = true.body[: len(true.body) // 2] if fault.kind == "truncate" else true.body
    return Response(status=true.status, headers=true.headers, body=body, delay=fault.seconds)
