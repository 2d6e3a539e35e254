"""The API of one account: keys, pace, lists as the platform gives them, and links to files, always fresh."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from compiler.model.connector import Connector
from compiler.sandbox.http import Request, Response
from compiler.sandbox.source.changes import change_from_json, changed
from compiler.sandbox.source.control import Control
from compiler.sandbox.source.dialect import Dialect
from compiler.sandbox.source.rows import CONTENT, Table, json_response
from compiler.sandbox.source.signing import SignedLinks

URL = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this account behaves.

    `credentials` are the expected values by header name; a header that the platform needs and that is not
    among them may hold anything but nothing. `account` is what its paths call it, where they do. `every_ms`
    is the time an account must leave between two requests; 0 allows any pace. `scheme` is that of the links
    between pages.
    """

    credentials: Mapping[str, str] = field(repr=False)
    links: SignedLinks
    account: str = ""
    every_ms: int = 0
    scheme: str = "http"


class SourceApi:
    """One account's API over rows in memory; a function of its requests and of the clock it is handed."""

    def __init__(
        self, dialect: Dialect, connector: Connector, rows: Mapping[str, Table], settings: Settings
    ) -> None:
        """Serve the platform's resources. The connector says under which object's name their rows are."""
        self._dialect = dialect
        self._settings = settings
        self._rows = {name: rows.get(name, ()) for name in connector.endpoints}
        self._objects = {
            endpoint.path.removeprefix("/"): name for name, endpoint in connector.endpoints.items()
        }
        self._control = Control({"POST rows": self._change})
        self._last: datetime | None = None

    def handle(self, request: Request, now: datetime) -> Response:
        """Answer one request at one moment; raises ConnectionLost where a fault hangs up."""
        return self._control.around(request, now, lambda: self._answer(request, now))

    def _answer(self, request: Request, now: datetime) -> Response:
        if not self._is_known(request):
            return self._dialect.refused(401)
        wait = self._wait(now)
        if wait:
            return self._dialect.refused(429, ("Retry-After", str(ceil(wait.total_seconds()))))
        self._last = now
        resource = self._dialect.resource(request.path, self._settings.account)
        if resource is None:
            return self._dialect.refused(404)
        if request.method != "GET":
            return self._dialect.refused(405, ("Allow", "GET"))
        rows = self._linked(self._rows.get(self._objects.get(resource, ""), ()), now)
        host = request.header("Host", "localhost")
        url = f"{self._settings.scheme}://{host}{request.path}"
        return self._dialect.listing(resource, rows, request.parameters(), url)

    def _is_known(self, request: Request) -> bool:
        for header in self._dialect.headers:
            given = request.header(header)
            if not given or given != self._settings.credentials.get(header, given):
                return False
        return True

    def _wait(self, now: datetime) -> timedelta:
        if self._last is None:
            return timedelta()
        left = self._last + timedelta(milliseconds=self._settings.every_ms) - now
        return max(left, timedelta())

    def _linked(self, rows: Table, now: datetime) -> Table:
        """Give every row that has a file a link that was signed this moment."""
        if not any(CONTENT in row for row in rows):
            return rows
        sign = self._settings.links.sign
        return tuple({**row, URL: sign(str(row[CONTENT]), now)} if row.get(CONTENT) else row for row in rows)

    def _change(self, request: Request) -> Response:
        change = change_from_json(request.body)
        if change.name not in self._rows:
            raise LookupError(f"the API does not list {change.name}")
        self._rows[change.name] = changed(self._rows[change.name], change)
        return json_response(200, {"rows": len(self._rows[change.name])})
