from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.pacer import Pacer
from compiler.model.connector import Quota
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


def test_a_quota_of_a_longer_stretch_makes_the_next_request_wait_for_the_stretch_to_end() -> None:
    clock = JumpingClock()
    pacer = Pacer(clock, 500, (Quota(requests=3, seconds=60),))
    assert starts(pacer, clock, [0.0] * 7) == [0.0, 0.5, 1.0, 60.0, 60.5, 61.0, 120.0]


def test_the_strictest_of_several_quotas_decides() -> None:
    clock = JumpingClock()
    quotas = (Quota(requests=2, seconds=60), Quota(requests=3, seconds=3600))
    assert starts(Pacer(clock, 0, quotas), clock, [0.0] * 5) == [0.0, 0.0, 60.0, 3600.0, 3600.0]


def test_time_that_passes_anyway_counts_for_a_quota() -> None:
    clock = JumpingClock()
    pacer = Pacer(clock, 0, (Quota(requests=2, seconds=10),))
    assert starts(pacer, clock, [4.0, 9.0, 0.0]) == [0.0, 4.0, 13.0]


def test_a_sleep_that_took_too_long_counts_as_it_was() -> None:
    class Drowsy(JumpingClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds + 0.25)

    clock = Drowsy()
    pacer = Pacer(clock, 0, (Quota(requests=1, seconds=10),))
    assert starts(pacer, clock, [0.0] * 3) == [0.0, 10.25, 20.5]


QUOTAS = st.lists(
    st.builds(Quota, requests=st.integers(1, 6), seconds=st.sampled_from([1, 5, 60])), max_size=3
)


@settings(deadline=None)
@given(st.lists(st.floats(0, 3), max_size=30), st.integers(0, 2000), QUOTAS)
def test_no_stretch_of_time_holds_more_starts_than_its_quota(
    latencies: list[float], every_ms: int, quotas: list[Quota]
) -> None:
    clock = JumpingClock()
    found = starts(Pacer(clock, every_ms, quotas), clock, latencies)
    for quota in quotas:
        # A stretch is fullest where a start opens it, so these are all stretches there are.
        for begin in found:
            within = [start for start in found if begin <= start < begin + quota.seconds - 1e-9]
            assert len(within) <= quota.requests


@settings(deadline=None)
@given(st.lists(st.floats(0, 3), max_size=30), st.integers(0, 2000), QUOTAS)
def test_no_start_waits_longer_than_the_pace_or_a_quota_makes_it(
    latencies: list[float], every_ms: int, quotas: list[Quota]
) -> None:
    clock = JumpingClock()
    found = starts(Pacer(clock, every_ms, quotas), clock, latencies)
    for number, start in enumerate(found):
        asked = found[number - 1] + latencies[number - 1] if number else 0.0
        reasons = [asked, found[number - 1] + every_ms / 1000 if number else 0.0]
        reasons += [
            found[number - quota.requests] + quota.seconds for quota in quotas if number >= quota.requests
        ]
        assert abs(start - max(reasons)) < 1e-6
