"""What both servers of the source share: the journal of requests, and faults around the true answers."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

import msgspec

from compiler.sandbox.http import ConnectionLost, Request, Response
from compiler.sandbox.source.faults import Faults, faults_from_json, spoilt
from compiler.sandbox.source.rows import json_response, message

CONTROL = "/__sandbox__/"
LOST = 0

Route = Callable[[Request], Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request that was answered; `status` is 0 where the connection was dropped, `at` is ISO 8601."""

    method: str
    path: str
    query: str
    status: int
    at: str


class Control:
    """The control routes, which need no key and exist in a sandbox only."""

    def __init__(self, routes: dict[str, Route] | None = None) -> None:
        """Start with an empty journal and no faults; `routes` adds others, named `METHOD name`."""
        self._faults = Faults()
        self._journal: list[Entry] = []
        self._routes: dict[str, Route] = {"POST faults": self._set_faults, "GET requests": self._requests}
        self._routes |= routes or {}

    def around(self, request: Request, now: datetime, answer: Callable[[], Response]) -> Response:
        """Answer a control request, or any other with the faults in force, and note the latter."""
        if request.path.startswith(CONTROL):
            return self._controlled(request)
        fault = self._faults.take(request)
        try:
            response = spoilt(fault, answer) if fault else answer()
        except ConnectionLost:
            self._note(request, now, LOST)
            raise
        self._note(request, now, response.status)
        return response

    def _controlled(self, request: Request) -> Response:
        route = self._routes.get(f"{request.method} {request.path.removeprefix(CONTROL)}")
        if route is None:
            return message(404, f"The sandbox has no control {request.method} {request.path}.")
        try:
            return route(request)
        except (msgspec.DecodeError, re.error, LookupError) as error:
            return message(400, f"The sandbox cannot use this body: {error}")

    def _set_faults(self, request: Request) -> Response:
        orders = faults_from_json(request.body)
        self._faults = Faults(orders)
        return json_response(200, {"faults": len(orders)})

    def _requests(self, _: Request) -> Response:
        return json_response(200, {"requests": [asdict(entry) for entry in self._journal]})

    def _note(self, request: Request, now: datetime, status: int) -> None:
        self._journal.append(
            Entry(
                method=request.method,
                path=request.path,
                query=request.query,
                status=status,
                at=now.isoformat(),
            )
        )
