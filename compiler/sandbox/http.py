"""What every sandbox server takes and gives: a request, a response, and the promise between them.

A sandbox is a pure function of its requests and the clock it is handed, so the same object answers on
loopback (`serve`) and inside a simulation, where no socket exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import parse_qsl

Headers = tuple[tuple[str, str], ...]


class ConnectionLost(Exception):
    """The connection closed without an answer; whether the request took effect, the caller cannot know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One HTTP request. `path` is percent-decoded and has no query; `query` is the raw text after `?`.

    `origin` is the scheme, host and port the client used, for answers that name their own address.
    """

    method: str
    path: str
    query: str = ""
    headers: Headers = ()
    body: bytes = field(default=b"", repr=False)
    origin: str = "https://localhost"

    def header(self, name: str, default: str = "") -> str:
        """The first header of that name, in any letter case."""
        return _header(self.headers, name, default)

    def parameters(self) -> Mapping[str, str]:
        """The query's parameters, decoded; the first of a repeated name counts."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        return dict(reversed(pairs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One HTTP response. `delay` is the seconds a server waits before it answers."""

    status: int
    headers: Headers = ()
    body: bytes = field(default=b"", repr=False)
    delay: float = 0.0

    def header(self, name: str, default: str = "") -> str:
        """The first header of that name, in any letter case."""
        return _header(self.headers, name, default)


class Application(Protocol):
    """Anything that can be served: a source's API or an org."""

    def handle(self, request: Request, now: datetime) -> Response:
        """Answer one request at one moment (UTC); raises ConnectionLost to hang up without an answer."""
        ...


def _header(headers: Headers, name: str, default: str) -> str:
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), default)
