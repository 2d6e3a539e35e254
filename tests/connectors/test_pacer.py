from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.pacer import Pacer
from tests.connectors.world import JumpingClock


def starts(pacer: Pacer, clock: JumpingClock, latencies: list[float]) -> list[float]:
    found = []
    for latency in latencies:
        pacer.turn()
        found.append(clock.seconds)
        clock.seconds += latency
    return found


def test_the_pace_is_from_start_to_start_not_from_end_to_start() -> None:
    clock = JumpingClock()
    assert starts(Pacer(clock, 1100), clock, [0.3, 0.9, 0.0]) == [0.0, 1.1, 2.2]


def test_a_slow_answer_is_not_followed_by_a_wait_nor_by_a_burst() -> None:
    clock = JumpingClock()
    found = starts(Pacer(clock, 1000), clock, [2.5, 0.0, 0.0])
    assert found == [0.0, 2.5, 3.5]


def test_slowing_down_adds_ten_milliseconds() -> None:
    clock = JumpingClock()
    pacer = Pacer(clock, 1000)
    pacer.slow_down()
    pacer.slow_down()
    assert round(pacer.every_seconds, 6) == 1.02


@settings(deadline=None)
@given(st.lists(st.floats(0, 3), max_size=20), st.integers(0, 2000))
def test_two_starts_are_never_closer_than_the_pace(latencies: list[float], every_ms: int) -> None:
    clock = JumpingClock()
    found = starts(Pacer(clock, every_ms), clock, latencies)
    gaps = [later - earlier for earlier, later in pairwise(found)]
    assert all(gap >= every_ms / 1000 - 1e-9 for gap in gaps)
