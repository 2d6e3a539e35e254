from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.hosts import Origin
from compiler.connectors.http import Answer, Ask, Client
from compiler.connectors.pacer import Pacer
from compiler.connectors.patience import ONCE, Courier, full_jitter, retry_after
from compiler.runtime.ports import Refused, Unreachable
from tests.connectors.world import START, Handler, JumpingClock, Reply, Wire, courier, in_turn, patience

HERE = Origin(scheme="https", host="one.clinic.example", port=443)
ASK = Ask(method="GET", url="https://one.clinic.example/api/x?page=1", route="/api/x")


def fetching(handler: Handler, clock: JumpingClock) -> tuple[Wire, Courier]:
    wire = Wire(handler)
    return wire, courier(Client(HERE, wire.network(), clock), clock)


def body(answer: Answer) -> bytes:
    return answer.body


def limited(*headers: tuple[str, str]) -> Reply:
    return Reply(status=429, headers=headers)


def test_a_busy_server_is_asked_again_after_growing_waits() -> None:
    clock = JumpingClock()
    wire, asking = fetching(in_turn(limited(), limited(), limited(), Reply(body=b"ok")), clock)
    assert asking.fetch(ASK, patience(429, tries=4), body) == b"ok"
    assert (len(wire.seen), clock.slept) == (4, [1.0, 2.0, 4.0])


def test_tries_are_bounded_and_the_last_status_is_told() -> None:
    clock = JumpingClock()
    wire, asking = fetching(in_turn(Reply(status=503)), clock)
    with pytest.raises(Unreachable, match=r"GET one\.clinic\.example /api/x: answered 503"):
        asking.fetch(ASK, patience(503, tries=3), body)
    assert len(wire.seen) == 3


def test_a_broken_connection_counts_as_a_try() -> None:
    clock = JumpingClock()
    wire, asking = fetching(in_turn(httpx.ReadError("x"), Reply(body=b"ok")), clock)
    assert asking.fetch(ASK, patience(), body) == b"ok"
    with pytest.raises(Unreachable, match="broke"):
        fetching(in_turn(httpx.ReadError("x")), clock)[1].fetch(ASK, ONCE, body)
    assert len(wire.seen) == 2


def test_an_answer_that_cannot_be_read_is_asked_for_again_but_a_refusal_is_final() -> None:
    clock = JumpingClock()

    def read(answer: Answer) -> bytes:
        if answer.body == b"half":
            raise Unreachable("cut")
        if answer.body == b"no":
            raise Refused("no")
        return answer.body

    wire, asking = fetching(in_turn(Reply(body=b"half"), Reply(body=b"whole")), clock)
    assert asking.fetch(ASK, patience(), read) == b"whole"
    wire, asking = fetching(in_turn(Reply(body=b"no")), clock)
    with pytest.raises(Refused):
        asking.fetch(ASK, patience(), read)
    assert len(wire.seen) == 1


def test_each_refusal_for_haste_makes_the_pace_slower_for_good() -> None:
    clock = JumpingClock()
    wire = Wire(in_turn(limited(("Retry-After", "0")), Reply(status=503), Reply(body=b"ok")))
    pacer = Pacer(clock, 1000)
    asking = Courier(Client(HERE, wire.network(), clock), pacer, clock, lambda _: 0.0)
    asking.fetch(ASK, patience(429, 503), body)
    assert round(pacer.every_seconds, 6) == 1.01


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("-5", 0.0),
        ("315360000", 900.0),
        (format_datetime(START + timedelta(seconds=42), usegmt=True), 42.0),
        (format_datetime(START - timedelta(days=1), usegmt=True), 0.0),
        (format_datetime(START + timedelta(days=3650), usegmt=True), 900.0),
        ("Fri, 01 Mar 2024 12:00:30", 30.0),
        ("", None),
        ("soon", None),
        ("--5", None),
        ("٣", None),
        ("1e9", None),
        ("9" * 40, None),
    ],
)
def test_the_server_may_ask_for_a_wait_of_a_quarter_of_an_hour_at_most(
    header: str, seconds: float | None
) -> None:
    answer = Answer(status=429, headers={"retry-after": header}, body=b"")
    assert retry_after(answer, START) == seconds


def test_a_wait_that_is_asked_for_replaces_the_backoff() -> None:
    clock = JumpingClock()
    _, asking = fetching(in_turn(limited(("Retry-After", "30")), Reply(body=b"ok")), clock)
    asking.fetch(ASK, patience(), body)
    assert clock.slept == [30.0]


@settings(deadline=None)
@given(st.floats(0, 900))
def test_jitter_stays_below_its_limit(limit: float) -> None:
    assert 0 <= full_jitter(limit) <= limit
