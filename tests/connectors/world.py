"""A world without sockets or waiting: a clock that jumps, and a wire whose other end is a function."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx

from compiler.connectors.http import Client, Network
from compiler.connectors.pacer import Pacer
from compiler.connectors.patience import Courier, Jitter, Patience
from compiler.model.connector import (
    BaseUrl,
    Connector,
    Content,
    Endpoint,
    ExportFile,
    Filter,
    Header,
    NumberPage,
    Rate,
    Retry,
)
from compiler.model.plan import StagedColumn, StagedTable

CANARY = "CANARY-jane-4711"
START = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


class JumpingClock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.seconds += seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as the other end saw it."""

    method: str
    url: httpx.URL
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.url.path

    @property
    def query(self) -> dict[str, str]:
        return dict(self.url.params.multi_items())

    @property
    def json(self) -> dict[str, object]:
        value: dict[str, object] = json.loads(self.body)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer; Content-Length is added where the body's length is known and `length` is true."""

    status: int = 200
    body: bytes | Iterable[bytes] = b""
    headers: tuple[tuple[str, str], ...] = ()
    length: bool = True

    @property
    def parts(self) -> Iterable[bytes]:
        return (self.body,) if isinstance(self.body, bytes) else self.body


class Parts(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts


Handler = Callable[[Seen], Reply | httpx.TransportError]


class Wire(httpx.BaseTransport):
    """Hands every request to a function and remembers it; an exception that it returns is raised."""

    def __init__(self, handler: Handler) -> None:
        self.seen: list[Seen] = []
        self._handler = handler

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        seen = Seen(
            method=request.method,
            url=request.url,
            headers={name.lower(): value for name, value in request.headers.items()},
            body=b"".join(request.stream),
        )
        self.seen.append(seen)
        reply = self._handler(seen)
        if isinstance(reply, httpx.TransportError):
            raise reply
        headers = list(reply.headers)
        named = {name.lower() for name, _ in headers}
        if reply.length and isinstance(reply.parts, Sequence) and "content-length" not in named:
            headers.append(("Content-Length", str(sum(map(len, reply.parts)))))
        return httpx.Response(reply.status, headers=headers, stream=Parts(reply.parts))

    def network(self) -> Network:
        return Network(transport=self)


def json_reply(value: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    return Reply(
        status=status,
        body=json.dumps(value).encode(),
        headers=(("Content-Type", "application/json;charset=UTF-8"), *headers),
    )


def text_reply(body: bytes, kind: str = "application/json", status: int = 200) -> Reply:
    return Reply(status=status, body=body, headers=(("Content-Type", kind),))


def in_turn(*replies: Reply | httpx.TransportError) -> Handler:
    """Answer the first request with the first reply, and so on; the last one is repeated."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def whole(limit: float) -> float:
    """Wait the whole backoff, so that tests know how long it is."""
    return limit


def patience(*codes: int, tries: int = 3) -> Patience:
    return Patience(codes=frozenset(codes or (429, 503)), tries=tries)


def courier(client: Client, clock: JumpingClock, every_ms: int = 0, jitter: Jitter = whole) -> Courier:
    return Courier(client, Pacer(clock, every_ms), clock, jitter)


def connector() -> Connector:
    return Connector(
        base_url=BaseUrl(
            env="CLINIC_URL",
            pattern=r"https://[a-z0-9-]+\.clinic\.example",
            example="https://yours.clinic.example",
        ),
        root="/api",
        headers=(Header(name="x-clinic-key", env="CLINIC_KEY"),),
        rate=Rate(every_ms=1000),
        retry=Retry(codes=(429, 500, 502, 503, 504), max=3),
        page=NumberPage(
            param="page",
            size_param="page_size",
            size=2,
            rows="data",
            total="total_entries",
            next="links.next",
        ),
        filter=Filter(form="{field}={operator}:{value}", equals="eq", from_="gte", time="%Y-%m-%d %H:%M:%S"),
        content=Content(hosts=("*.files.example",)),
        endpoints={
            "Patient": Endpoint(path="/patients", modified="updated_at"),
            "File": Endpoint(path="/files"),
        },
        exports={
            "Treatment": ExportFile(file="treatments.csv"),
            "Policy": ExportFile(file="policies.csv", delimiter=";"),
        },
    )


ENVIRONMENT = {"CLINIC_URL": "https://one.clinic.example", "CLINIC_KEY": "key-SECRET"}


def column(name: str, kind: str = "text(80)", path: tuple[str, ...] | None = None) -> StagedColumn:
    return StagedColumn(name=name, path=path or (name,), type=kind)


def table(name: str, channel: str, key: tuple[str, ...], *columns: StagedColumn) -> StagedTable:
    assert channel in ("api", "export", "tenant")
    return StagedTable(
        object=name,
        channel="api" if channel == "api" else "export" if channel == "export" else "tenant",
        evidence="documented",
        key=key,
        columns=columns,
    )


TABLES = {
    each.object: each
    for each in (
        table("Patient", "api", ("id",), column("id", "id"), column("last_name")),
        table("File", "api", ("id",), column("id", "id"), column("url", "file")),
        table(
            "Treatment",
            "export",
            ("id",),
            column("id", "id"),
            column("patient_id", "ref(Patient)"),
            column("notes", "longtext(100000)"),
        ),
        table("Policy", "export", ("id",), column("id", "id"), column("document", "file")),
        table("Tenant", "tenant", ("id",), column("id", "id")),
    )
}
