"""Sandbox servers on the other end of a wire, in process: no socket, and the test's own clock."""

from collections.abc import Mapping

import httpx

from compiler.connectors.http import Network
from compiler.sandbox.http import Application, ConnectionLost, Request
from tests.connectors.world import JumpingClock, Parts


class Sandboxes(httpx.BaseTransport):
    """Hands a request to the application that its host and port belong to."""

    def __init__(self, applications: Mapping[str, Application], clock: JumpingClock) -> None:
        self._applications = applications
        self._clock = clock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        asked = Request(
            method=request.method,
            path=request.url.path,
            query=request.url.query.decode("ascii"),
            headers=tuple(request.headers.items()),
            body=b"".join(request.stream),
            origin=f"{request.url.scheme}://{request.url.netloc.decode()}",
        )
        try:
            response = self._applications[request.url.netloc.decode()].handle(asked, self._clock.now())
        except ConnectionLost:
            lost = True
        else:
            lost = False
        if lost:
            raise httpx.RemoteProtocolError("the server hung up")
        self._clock.seconds += response.delay
        headers = [(name, value) for name, value in response.headers if name.lower() != "content-length"]
        headers.append(("Content-Length", str(len(response.body))))
        return httpx.Response(response.status, headers=headers, stream=Parts([response.body]))

    def network(self) -> Network:
        return Network(loopback=True, transport=self)
