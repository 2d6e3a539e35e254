import gzip
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from compiler.connectors.hosts import NamedHosts, Origin, origin_of
from compiler.connectors.http import DEADLINE_SECONDS, JSON_CAP, MEGABYTE, Ask, Client, Network
from compiler.runtime.ports import Refused, Unreachable
from compiler.sandbox.http import Request, Response
from compiler.sandbox.serve import serving
from compiler.sandbox.tls import write_certificate
from tests.connectors.loopback import Listener, http, listening
from tests.connectors.world import CANARY, JumpingClock, Reply, Wire, in_turn

HERE = Origin(scheme="https", host="one.clinic.example", port=443)


def ask(path: str = "/api/x", url: str | None = None, content: tuple[bytes, ...] | None = None) -> Ask:
    method = "GET" if content is None else "POST"
    return Ask(method=method, url=url or HERE.text + path, route="/api/x", content=content)


def client(wire: Wire, clock: JumpingClock | None = None) -> Client:
    return Client(HERE, wire.network(), clock or JumpingClock(), {"x-clinic-key": "key-SECRET"})


def local(listener: Listener, clock: JumpingClock | None = None) -> Client:
    origin = origin_of(listener.url)
    assert origin is not None
    return Client(origin, Network(loopback=True), clock or JumpingClock(), {"x-clinic-key": "key-SECRET"})


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/api/x",
        "http://one.clinic.example/api/x",
        "https://one.clinic.example:444/api/x",
        "https://one.clinic.example@evil.example/api/x",
        "file:///etc/passwd",
    ],
)
def test_nothing_is_sent_to_another_host(url: str) -> None:
    wire = Wire(in_turn(Reply()))
    with pytest.raises(Refused, match="nothing was sent"):
        client(wire).send(ask(url=url))
    assert wire.seen == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_answer_and_is_not_followed(status: int) -> None:
    answer = http(f"HTTP/1.1 {status} Moved\nLocation: http://127.0.0.1:9/steal\nContent-Length: 0")
    with listening(answer) as listener:
        assert local(listener).send(ask(url=listener.url + "/api/x")).status == status
        assert len(listener.requests) == 1


def test_the_environment_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent.pem")
    with listening(http("HTTP/1.1 200 OK\nContent-Length: 2", b"ok")) as listener:
        assert local(listener).send(ask(url=listener.url + "/api/x")).body == b"ok"
        assert b"User-Agent: crosswalk" in listener.requests[0]


def test_a_body_is_streamed_with_its_length() -> None:
    wire = Wire(in_turn(Reply(status=201)))
    parts = (b"head,", b"x" * (2 * MEGABYTE + 5), b"", b"\n")
    client(wire).send(ask(content=parts))
    assert wire.seen[0].body == b"".join(parts)
    assert wire.seen[0].headers["content-length"] == str(sum(map(len, parts)))
    assert "transfer-encoding" not in wire.seen[0].headers


def test_an_answer_beyond_the_cap_is_refused_while_it_comes() -> None:
    body = Megabytes()
    with pytest.raises(Refused, match="larger than 64 MB"):
        client(Wire(in_turn(Reply(body=body)))).send(ask())
    assert body.taken <= JSON_CAP // MEGABYTE + 2


class Megabytes:
    """A body without end that counts what was taken of it."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.taken += 1
            yield b" " * MEGABYTE


def test_a_packed_answer_is_unpacked() -> None:
    body = gzip.compress(b'{"data": []}')
    wire = Wire(in_turn(Reply(body=body, headers=(("Content-Encoding", "gzip"),))))
    assert client(wire).send(ask()).body == b'{"data": []}'


def test_a_bomb_is_refused_before_it_grows() -> None:
    bomb = gzip.compress(b" " * (32 * MEGABYTE))
    assert len(bomb) < MEGABYTE
    wire = Wire(in_turn(Reply(body=bomb, headers=(("Content-Encoding", "gzip"),))))
    with pytest.raises(Refused, match="more than 100 times its size"):
        client(wire).send(ask())


def test_an_encoding_nobody_asked_for_is_refused() -> None:
    wire = Wire(in_turn(Reply(body=b"x", headers=(("Content-Encoding", "br"),))))
    with pytest.raises(Refused, match="not asked for"):
        client(wire).send(ask())


@pytest.mark.parametrize("damage", [slice(0, -4), slice(0, 12), slice(5, None)])
def test_a_packed_answer_that_is_cut_or_damaged_is_no_answer(damage: slice) -> None:
    body = gzip.compress(b"x" * 1000)[damage]
    wire = Wire(in_turn(Reply(body=body, headers=(("Content-Encoding", "gzip"),))))
    with pytest.raises(Unreachable, match="cut short"):
        client(wire).send(ask())


def test_an_empty_answer_that_claims_to_be_packed_is_empty() -> None:
    wire = Wire(in_turn(Reply(status=204, headers=(("Content-Encoding", "gzip"),))))
    assert client(wire).send(ask()).body == b""


def test_an_answer_shorter_than_promised_is_no_answer() -> None:
    wire = Wire(in_turn(Reply(body=b"{}", headers=(("Content-Length", "20"),))))
    with pytest.raises(Unreachable, match="cut short"):
        client(wire).send(ask())
    with (
        listening(http("HTTP/1.1 200 OK\nContent-Length: 20", b"{}")) as listener,
        pytest.raises(Unreachable, match="the connection broke"),
    ):
        local(listener).send(ask(url=listener.url + "/api/x"))


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\nConte", b"not http at all\r\n\r\n"])
def test_a_connection_that_breaks_may_be_tried_again(answer: bytes) -> None:
    with (
        listening(answer) as listener,
        pytest.raises(Unreachable, match=r"GET 127\.0\.0\.1 /api/x: the connection broke"),
    ):
        local(listener).send(ask(url=listener.url + "/api/x"))


def test_a_closed_port_and_a_slow_server_may_be_tried_again() -> None:
    with listening(b"") as listener:
        url = listener.url
    origin = origin_of(url)
    assert origin is not None
    with pytest.raises(Unreachable, match="cannot connect"):
        Client(origin, Network(loopback=True), JumpingClock()).send(ask(url=url + "/api/x"))
    wire = Wire(in_turn(httpx.ReadTimeout("slow")))
    with pytest.raises(Unreachable, match="no answer in time"):
        client(wire).send(ask())


def test_an_answer_that_drips_for_ever_is_given_up() -> None:
    clock = JumpingClock()
    wire = Wire(in_turn(Reply(body=Drips(clock, 100.0))))
    with pytest.raises(Unreachable, match="does not end"):
        client(wire, clock).send(ask())
    assert clock.seconds < 2 * DEADLINE_SECONDS


def test_a_large_answer_may_take_its_time() -> None:
    clock = JumpingClock()
    parts = [b"x" * MEGABYTE] * 40
    with client(Wire(in_turn(Reply(body=parts))), clock).stream(ask()) as flow:
        for part in flow.parts:
            clock.seconds += len(part) / 40_000
    assert clock.seconds > DEADLINE_SECONDS


class Drips:
    """One byte at a time, each after a while, without end."""

    def __init__(self, clock: JumpingClock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self._clock.seconds += self._seconds
            yield b" "


def test_parts_are_a_megabyte_at_most() -> None:
    with client(Wire(in_turn(Reply(body=[b"x" * 5 * MEGABYTE, b"y"])))).stream(ask()) as flow:
        assert [len(part) for part in flow.parts] == [MEGABYTE] * 5 + [1]


def test_errors_and_logs_hold_no_query_no_body_no_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    problem = httpx.ReadError(f"broken at {CANARY}")
    path = f"/api/x?email={CANARY}"
    with pytest.raises(Unreachable) as caught:
        client(Wire(in_turn(problem))).send(ask(path, content=(CANARY.encode(),)))
    assert str(caught.value) == (
        "POST one.clinic.example /api/x: the connection broke before the answer was complete; run again"
    )
    assert caught.value.__context__ is None
    with listening(http("HTTP/1.1 200 OK\nContent-Length: 2", b"ok")) as listener:
        local(listener).send(ask(url=f"{listener.url}/api/x?email={CANARY}"))
    assert CANARY not in caplog.text
    assert "SECRET" not in caplog.text
    assert "SECRET" not in repr(ask(path))
    assert CANARY not in repr(ask(path))


class Greeting:
    def handle(self, request: Request, now: datetime) -> Response:
        return Response(status=200, body=b"hello")


def test_tls_trusts_an_extra_authority_and_no_stranger(tmp_path: Path) -> None:
    certificate = write_certificate(tmp_path, datetime.now(UTC))
    with serving(Greeting(), certificate=certificate) as address:
        hosts = NamedHosts(patterns=(), loopback=True)
        trusting = Client(hosts, Network(loopback=True, authority=certificate.authority), JumpingClock())
        assert trusting.send(ask(url=address.url + "/api/x")).body == b"hello"
        trusting.close()
        strict = Client(hosts, Network(loopback=True), JumpingClock())
        with pytest.raises(Refused, match="the certificate is not trusted"):
            strict.send(ask(url=address.url + "/api/x"))
        strict.close()
