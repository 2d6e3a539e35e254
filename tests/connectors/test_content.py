from collections.abc import Callable

import httpx
import pytest

from compiler.connectors.content import FileHost
from compiler.connectors.hosts import NamedHosts
from compiler.connectors.http import MEGABYTE, Client
from compiler.runtime.ports import Refused, Unreachable
from tests.connectors.world import CANARY, Handler, JumpingClock, Reply, Wire, in_turn, patience, whole

LINK = f"https://bucket.files.example/{CANARY}?signature=1"
FRESH = "https://bucket.files.example/again?signature=2"


def host(handler: Handler, clock: JumpingClock | None = None) -> tuple[FileHost, Wire]:
    wire, clock = Wire(handler), clock or JumpingClock()
    client = Client(NamedHosts(patterns=("*.files.example",)), wire.network(), clock)
    return FileHost(client, patience(503, tries=3), clock, whole), wire


def fetched(files: FileHost, link: str = LINK, renew: Callable[[], str | None] = lambda: FRESH) -> bytes:
    return b"".join(files.parts("File.url", link, renew))


def test_a_file_is_fetched_without_any_key() -> None:
    files, wire = host(in_turn(Reply(body=b"%PDF")))
    assert fetched(files) == b"%PDF"
    assert set(wire.seen[0].headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_an_empty_file_is_a_file() -> None:
    assert fetched(host(in_turn(Reply()))[0]) == b""


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/x",
        "https://files.example.evil.example/x",
        "http://bucket.files.example/x",
        "http://localhost/x",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "not a link",
    ],
)
def test_no_other_host_is_asked_for_a_file(link: str) -> None:
    files, wire = host(in_turn(Reply(body=b"x")))
    with pytest.raises(Refused, match="nothing was sent"):
        fetched(files, link)
    assert wire.seen == []


def test_a_link_that_has_expired_is_renewed_once() -> None:
    files, wire = host(in_turn(Reply(status=403), Reply(body=b"x")))
    assert fetched(files) == b"x"
    assert [str(seen.url) for seen in wire.seen] == [LINK, FRESH]
    files, wire = host(in_turn(Reply(status=403)))
    with pytest.raises(Refused, match="answered 403; the file cannot be fetched"):
        fetched(files)
    assert len(wire.seen) == 2


def test_a_fresh_link_to_another_host_is_not_followed() -> None:
    files, wire = host(in_turn(Reply(status=403)))
    with pytest.raises(Refused, match="nothing was sent"):
        fetched(files, renew=lambda: "https://evil.example/x")
    assert len(wire.seen) == 1


@pytest.mark.parametrize("fresh", [None, ""])
def test_a_record_that_gives_no_other_link_ends_it(fresh: str | None) -> None:
    files, _ = host(in_turn(Reply(status=403)))
    with pytest.raises(Refused, match=r"File\.url: its link has expired"):
        fetched(files, renew=lambda: fresh)


def test_errors_before_the_first_byte_are_tried_again() -> None:
    clock = JumpingClock()
    files, wire = host(in_turn(httpx.ReadError("x"), Reply(status=503), Reply(body=b"x")), clock)
    assert fetched(files) == b"x"
    assert (len(wire.seen), clock.slept) == (3, [1.0, 2.0])
    with pytest.raises(Unreachable, match="run again later"):
        fetched(host(in_turn(Reply(status=503)))[0])
    with pytest.raises(Unreachable, match="broke"):
        fetched(host(in_turn(httpx.ReadError("x")))[0])


def test_a_file_that_breaks_off_is_not_a_shorter_file() -> None:
    files, wire = host(in_turn(Reply(body=b"half", headers=(("Content-Length", "8"),))))
    with pytest.raises(Unreachable, match="cut short"):
        fetched(files)
    assert len(wire.seen) == 1


def test_a_file_of_unknown_length_is_refused() -> None:
    files, _ = host(in_turn(Reply(body=b"x", length=False)))
    with pytest.raises(Refused, match="does not say how long"):
        fetched(files)
    chunked = Reply(body=b"x", length=False, headers=(("Transfer-Encoding", "chunked"),))
    assert fetched(host(in_turn(chunked))[0]) == b"x"


@pytest.mark.parametrize("status", [302, 418, 451])
def test_anything_else_is_a_refusal(status: int) -> None:
    files, wire = host(in_turn(Reply(status=status, headers=(("Location", "https://evil.example/"),))))
    with pytest.raises(Refused, match=f"answered {status}"):
        fetched(files)
    assert len(wire.seen) == 1


def test_a_file_beyond_what_can_be_stored_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compiler.connectors.content.LARGEST", 10)
    assert fetched(host(in_turn(Reply(body=b"x" * 10)))[0]) == b"x" * 10
    with pytest.raises(Refused, match="larger than 2 GB"):
        fetched(host(in_turn(Reply(body=[b"x" * 6] * 2)))[0])


def test_parts_are_a_megabyte_at_most_and_messages_hold_no_link() -> None:
    files, _ = host(in_turn(Reply(body=b"x" * (2 * MEGABYTE + 1))))
    assert [len(part) for part in files.parts("File.url", LINK, lambda: None)] == [MEGABYTE, MEGABYTE, 1]
    files, _ = host(in_turn(Reply(status=418)))
    with pytest.raises(Refused) as caught:
        fetched(files)
    assert CANARY not in str(caught.value)
    assert str(caught.value).startswith("GET bucket.files.example (the file of File.url): ")
