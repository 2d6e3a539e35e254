"""Puts a sandbox on loopback: real HTTP, real sockets, one request at a time."""

import asyncio
import json
import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any, cast

import uvicorn
from starlette.requests import Request as WebRequest
from starlette.responses import Response as WebResponse
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from compiler.sandbox.http import Application, ConnectionLost, Request, Response
from compiler.sandbox.tls import Certificate

LOOPBACK = "127.0.0.1"
GRACE_SECONDS = 1
SILENT = logging.CRITICAL + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a sandbox listens, and the authority its clients must trust (None without TLS)."""

    url: str
    pid: int
    authority: Path | None


def serve(
    application: Application, *, ready_file: Path, port: int = 0, certificate: Certificate | None = None
) -> None:
    """Serve until the process is told to stop; meant for the main thread of a child process.

    When the port is open, `ready_file` appears with `url`, `pid` and `ca` (JSON, 0600). Port 0 picks a free
    one. Raises OSError where the port is taken.
    """
    with _listen(port) as listener:
        _announce(ready_file, _address(listener, certificate))
        _server(application, certificate).run(sockets=[listener])


@contextmanager
def serving(
    application: Application, *, port: int = 0, certificate: Certificate | None = None
) -> Iterator[Address]:
    """Serve from a thread of this process for the length of a `with` block."""
    with _listen(port) as listener:
        server = _server(application, certificate)
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="sandbox", daemon=True
        )
        thread.start()
        try:
            yield _address(listener, certificate)
        finally:
            server.should_exit = True
            thread.join()


class _Protocol(H11Protocol):
    """An HTTP connection that lets the application hang up, and that does not linger at the end."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(transport)

    def shutdown(self) -> None:
        # A polite close of TLS waits for a client that may be gone.
        cycle = cast("RequestResponseCycle | None", self.cycle)
        if cycle is None or cycle.response_complete:
            self.transport.abort()
        else:
            super().shutdown()


class _Web:
    """The bridge from ASGI to a sandbox.

    `handle` runs inside the event loop on purpose: the loop is the lock that serialises all requests, as a
    sandbox is one store and one sequence of ids.
    """

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        web = WebRequest(scope, receive)
        body = await web.body()
        now = datetime.now(UTC)
        try:
            response = self._application.handle(_request(web, body), now)
        except ConnectionLost:
            await _hang_up(scope, receive)
            return
        if response.delay:
            await asyncio.sleep(response.delay)
        await _web_response(response, now)(scope, receive, send)


def _request(web: WebRequest, body: bytes) -> Request:
    return Request(
        method=web.method,
        path=web.scope["path"],
        query=web.scope["query_string"].decode("ascii"),
        headers=tuple(web.headers.items()),
        body=body,
        origin=f"{web.url.scheme}://{web.url.netloc}",
    )


def _web_response(response: Response, now: datetime) -> WebResponse:
    web = WebResponse(response.body, response.status)
    for name, value in response.headers:
        web.headers.append(name, value)
    if not response.header("Date"):
        web.headers["Date"] = format_datetime(now, usegmt=True)
    return web


async def _hang_up(scope: Scope, receive: Receive) -> None:
    transport: asyncio.Transport = scope["state"]["transport"]
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


def _listen(port: int) -> socket.socket:
    # Named TCP, so that answers leave at once: asyncio sets TCP_NODELAY on nothing else.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def _server(application: Application, certificate: Certificate | None) -> uvicorn.Server:
    tls: dict[str, Any] = {}
    if certificate is not None:
        tls = {"ssl_certfile": str(certificate.certificate), "ssl_keyfile": str(certificate.key)}
    return uvicorn.Server(
        uvicorn.Config(
            _Web(application),
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level=SILENT,
            access_log=False,
            date_header=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
            **tls,
        )
    )


def _address(listener: socket.socket, certificate: Certificate | None) -> Address:
    scheme = "http" if certificate is None else "https"
    port = listener.getsockname()[1]
    authority = None if certificate is None else certificate.authority
    return Address(url=f"{scheme}://localhost:{port}", pid=os.getpid(), authority=authority)


def _announce(path: Path, address: Address) -> None:
    """Write beside the final name and rename, so that a reader never sees half a file."""
    ca = None if address.authority is None else str(address.authority)
    text = json.dumps({"ca": ca, "pid": address.pid, "url": address.url})
    draft = path.with_name(path.name + ".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
