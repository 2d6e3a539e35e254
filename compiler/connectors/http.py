"""The one place where HTTP clients are made and requests leave the machine.

TLS is always checked, redirects are never followed, proxies of the environment are never used, and a request
to a host that the configuration does not name is refused before anything is sent. Errors name method, host,
path template and status: no query, no body, no value.
"""

import logging
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

import httpx

from compiler.connectors.hosts import Hosts
from compiler.connectors.unzip import TooMuch, plain_parts
from compiler.runtime.ports import Clock, OutsideError, Refused, Unreachable

MEGABYTE = 1 << 20
JSON_CAP = 64 * MEGABYTE
DEADLINE_SECONDS = 900.0
SLOWEST_BYTES = 50_000
TIMEOUT = httpx.Timeout(connect=15.0, read=120.0, write=120.0, pool=15.0)
AGENT = "crosswalk"
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How this machine reaches the others.

    `authority` is a file with one more certificate authority to trust; `loopback` lets a rehearsal speak to
    servers on this machine; `transport` replaces sockets in tests and simulations.
    """

    authority: Path | None = None
    loopback: bool = False
    transport: httpx.BaseTransport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request. `route` is the path as messages may show it: no ids, no query, no values.

    `content` are the parts of the body; `cap` is the largest answer accepted, in decoded bytes.
    """

    method: str
    url: str = field(repr=False)
    route: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: tuple[bytes, ...] | None = field(default=None, repr=False)
    cap: int = JSON_CAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer; header names are in lower case, `body` is decoded."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """An answer whose body is still to come, in plain parts of at most a megabyte."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    parts: Iterator[bytes] = field(repr=False)


class Client:
    """Sends requests to the hosts it was made for, and to no others."""

    def __init__(
        self, hosts: Hosts, network: Network, clock: Clock, headers: Mapping[str, str] = _NO_HEADERS
    ) -> None:
        _quieten()
        self._hosts = hosts
        self._clock = clock
        self._http = httpx.Client(
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip", **headers},
            transport=network.transport or _sockets(network.authority),
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,
        )

    def send(self, ask: Ask) -> Answer:
        """Send a request and return the whole answer, whatever its status.

        Raises Unreachable where no whole answer came (the request may have taken effect all the same), and
        Refused where the host is not admitted or the answer is larger than `ask.cap`.
        """
        with self.stream(ask) as flow:
            body = bytearray()
            for part in flow.parts:
                body += part
                if len(body) > ask.cap:
                    raise Refused(f"{where(ask)}: the answer is larger than {ask.cap // MEGABYTE} MB")
            return Answer(status=flow.status, headers=flow.headers, body=bytes(body))

    @contextmanager
    def stream(self, ask: Ask) -> Iterator[Flow]:
        """Send a request and hand out the answer while it comes; raises as `send`, also from the parts."""
        self._admit(ask)
        response = self._open(ask)
        try:
            yield Flow(
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                parts=self._parts(ask, response),
            )
        finally:
            response.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _admit(self, ask: Ask) -> None:
        if not self._hosts.admits(ask.url):
            raise Refused(
                f"{ask.method} {ask.route}: the address is not one this connection may speak to; "
                "nothing was sent"
            )

    def _open(self, ask: Ask) -> httpx.Response:
        request = self._http.build_request(
            ask.method, ask.url, headers={**_length(ask), **ask.headers}, content=_body(ask)
        )
        try:
            return self._http.send(request, stream=True)
        except httpx.TransportError as error:
            problem = _no_answer(ask, error)
        raise problem

    def _parts(self, ask: Ask, response: httpx.Response) -> Iterator[bytes]:
        encoding = response.headers.get("content-encoding", "identity")
        parts = plain_parts(_whole(response, self._clock), encoding)
        while (part := self._next(ask, parts)) is not None:
            if isinstance(part, OutsideError):
                raise part
            yield part

    def _next(self, ask: Ask, parts: Iterator[bytes]) -> bytes | OutsideError | None:
        """Take the next part, or say what went wrong: raised here, it would carry the request along."""
        try:
            return next(parts, None)
        except httpx.TransportError as error:
            return _no_answer(ask, error)
        except TimeoutError:
            return Unreachable(f"{where(ask)}: the answer does not end; run again later")
        except (zlib.error, EOFError):
            return Unreachable(f"{where(ask)}: the answer was cut short; run again later")
        except TooMuch as error:
            return Refused(f"{where(ask)}: {error}")


def where(ask: Ask) -> str:
    """Name a request in a message: method, host and path template."""
    return f"{ask.method} {urlsplit(ask.url).hostname} {ask.route}"


def _body(ask: Ask) -> Iterator[bytes] | None:
    """Cut the body into blocks of a megabyte: the size at which a streamed upload was measured fastest."""
    if ask.content is None:
        return None
    return (part[at : at + MEGABYTE] for part in ask.content for at in range(0, len(part), MEGABYTE))


def _length(ask: Ask) -> dict[str, str]:
    if ask.content is None:
        return {}
    return {"Content-Length": str(sum(map(len, ask.content)))}


def _whole(response: httpx.Response, clock: Clock) -> Iterator[bytes]:
    """Yield the body as it came, in parts of a megabyte at most.

    Raises EOFError where it is not as long as the server said, and TimeoutError where it only drips: a
    quarter of an hour is free, after that 50 kB a second are expected.
    """
    seen, began = 0, clock.monotonic()
    for part in response.iter_raw():
        seen += len(part)
        if clock.monotonic() - began > DEADLINE_SECONDS + seen / SLOWEST_BYTES:
            raise TimeoutError
        yield from (part[at : at + MEGABYTE] for at in range(0, len(part), MEGABYTE))
    if response.headers.get("content-length", str(seen)) != str(seen):
        raise EOFError


def _no_answer(ask: Ask, error: httpx.TransportError) -> OutsideError:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Refused(
            f"{where(ask)}: the certificate is not trusted; check that no other server stands in between"
        )
    if isinstance(error, httpx.TimeoutException):
        return Unreachable(f"{where(ask)}: no answer in time; run again later")
    if isinstance(error, httpx.ConnectError):
        return Unreachable(f"{where(ask)}: cannot connect; check the network and the address")
    return Unreachable(f"{where(ask)}: the connection broke before the answer was complete; run again")


def _sockets(authority: Path | None) -> httpx.HTTPTransport:
    context = httpx.create_ssl_context(trust_env=False)
    if authority is not None:
        context.load_verify_locations(authority)
    return httpx.HTTPTransport(verify=context, trust_env=False)


def _quieten() -> None:
    """Keep the HTTP library from logging: its lines have whole addresses, with every filter and signature."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
