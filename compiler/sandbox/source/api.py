"""The API: keys, pace, listings with filters and pages, and links to files, fresh in every listing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from compiler.model.connector import Connector
from compiler.sandbox.http import Request, Response
from compiler.sandbox.source.changes import change_from_json, changed
from compiler.sandbox.source.control import Control
from compiler.sandbox.source.filters import filtered
from compiler.sandbox.source.paging import envelope, page_number, page_of, page_size
from compiler.sandbox.source.rows import CONTENT, Row, Table, json_response, message, published
from compiler.sandbox.source.signing import SignedLinks

URL = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this account behaves.

    `credentials` are the expected values by header name; a header that the connector knows and that is not
    among them may hold anything but nothing. `every_ms` is the time an account must leave between two
    requests; 0 allows any pace. `scheme` is that of the links between pages.
    """

    credentials: Mapping[str, str] = field(repr=False)
    links: SignedLinks
    every_ms: int = 0
    scheme: str = "http"


class SourceApi:
    """One account's API over rows in memory; a function of its requests and of the clock it is handed."""

    def __init__(self, connector: Connector, rows: Mapping[str, Table], settings: Settings) -> None:
        """Serve the objects that the connector has endpoints for; those without rows are empty."""
        self._connector = connector
        self._settings = settings
        self._rows = {name: rows.get(name, ()) for name in connector.endpoints}
        self._objects = {
            connector.root + endpoint.path: name for name, endpoint in connector.endpoints.items()
        }
        self._control = Control({"POST rows": self._change})
        self._last: datetime | None = None

    def handle(self, request: Request, now: datetime) -> Response:
        """Answer one request at one moment; raises ConnectionLost where a fault hangs up."""
        return self._control.around(request, now, lambda: self._answer(request, now))

    def _answer(self, request: Request, now: datetime) -> Response:
        if not self._is_known(request):
            return message(401, "The API key is missing or not valid.")
        wait = self._wait(now)
        if wait:
            return message(429, "Too many requests.", ("Retry-After", str(ceil(wait.total_seconds()))))
        self._last = now
        name = self._objects.get(request.path)
        if name is None:
            return message(404, "There is no such resource.")
        if request.method != "GET":
            return message(405, "This resource can only be read.", ("Allow", "GET"))
        return self._listing(name, request, now)

    def _is_known(self, request: Request) -> bool:
        for header in self._connector.headers:
            given = request.header(header.name)
            if not given or given != self._settings.credentials.get(header.name, given):
                return False
        return True

    def _wait(self, now: datetime) -> timedelta:
        if self._last is None:
            return timedelta()
        left = self._last + timedelta(milliseconds=self._settings.every_ms) - now
        return max(left, timedelta())

    def _listing(self, name: str, request: Request, now: datetime) -> Response:
        page, parameters = self._connector.page, request.parameters()
        rows = filtered(self._rows[name], self._filters(parameters))
        number, size = page_number(page, parameters), page_size(page, parameters)
        shown = [self._shown(row, now) for row in page_of(rows, number, size)]
        host = request.header("Host", "localhost")
        url = f"{self._settings.scheme}://{host}{request.path}"
        return json_response(200, envelope(page, shown, len(rows), url, parameters))

    def _filters(self, parameters: Mapping[str, str]) -> Mapping[str, str]:
        if self._connector.filter is None:
            return {}
        paging = (self._connector.page.param, self._connector.page.size_param)
        return {name: value for name, value in parameters.items() if name not in paging}

    def _shown(self, row: Row, now: datetime) -> dict[str, object]:
        content = row.get(CONTENT)
        fresh = {URL: self._settings.links.sign(content, now)} if isinstance(content, str) else {}
        return published(row) | fresh

    def _change(self, request: Request) -> Response:
        change = change_from_json(request.body)
        if change.name not in self._rows:
            raise LookupError(f"the API does not list {change.name}")
        self._rows[change.name] = changed(self._rows[change.name], change)
        return json_response(200, {"rows": len(self._rows[change.name])})
