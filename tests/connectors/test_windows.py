"""Lists that are cut by date: no day falls between two windows, whatever the API thinks of its bounds."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compiler.connectors.account import read_account
from compiler.connectors.http import Client
from compiler.connectors.rest import RestSource
from compiler.model.connector import Endpoint, WindowPage
from compiler.runtime.ports import Refused
from tests.connectors.world import (
    ENVIRONMENT,
    START,
    Handler,
    JumpingClock,
    Reply,
    Seen,
    Wire,
    connector,
    courier,
    in_turn,
    json_reply,
)

PAGE = WindowPage(
    from_param="startDate", to_param="endDate", days=31, first="2024-01-01", ahead_days=10, rows="data"
)
Within = Callable[[datetime, datetime, datetime], bool]
BOUNDS: dict[str, Within] = {
    "both count": lambda start, moment, end: start <= moment <= end,
    "the last day counts": lambda start, moment, end: start <= moment < end + timedelta(days=1),
    "only the first counts": lambda start, moment, end: start <= moment < end,
    "neither counts": lambda start, moment, end: start < moment < end,
    "neither day counts": lambda start, moment, end: start + timedelta(days=1) <= moment < end,
}


def source(
    handler: Handler, page: WindowPage = PAGE, clock: JumpingClock | None = None
) -> tuple[RestSource, Wire]:
    wire, clock = Wire(handler), clock or JumpingClock()
    described = replace(connector(), endpoints={"Visit": Endpoint(path="/visits", page=page)})
    account = read_account(described, ENVIRONMENT, loopback=False)
    client = Client(account.origin, wire.network(), clock)
    return RestSource(described, account, courier(client, clock), clock), wire


def calendar(
    moments: list[datetime], within: Within, ahead: timedelta = timedelta()
) -> Callable[[Seen], Reply]:
    """An API whose days begin earlier than ours by `ahead`."""

    def answer(seen: Seen) -> Reply:
        start, end = (
            datetime.fromisoformat(seen.query[name]).replace(tzinfo=UTC) - ahead
            for name in ("startDate", "endDate")
        )
        rows = [{"id": number} for number, moment in enumerate(moments) if within(start, moment, end)]
        return json_reply({"data": rows})

    return answer


def ids(rest: RestSource) -> list[int]:
    found: list[int] = []
    cursor = None
    while True:
        page = rest.page("Visit", cursor)
        assert page.total is None
        found += [json.loads(record)["id"] for record in page.records]
        if page.cursor is None:
            return found
        cursor = page.cursor


def test_windows_go_from_the_first_day_to_the_last_one_ahead() -> None:
    rest, wire = source(in_turn(json_reply({"data": []})))
    assert ids(rest) == []
    # The clock stands on 2024-03-01; ten days ahead end with 2024-03-11.
    assert [(seen.query["startDate"], seen.query["endDate"]) for seen in wire.seen] == [
        ("2023-12-31", "2024-02-02"),
        ("2024-01-31", "2024-03-04"),
        ("2024-03-02", "2024-03-13"),
    ]


def test_a_date_is_written_as_the_platform_wants_it() -> None:
    page = replace(PAGE, time="%Y-%m-%dT00:00:00Z")
    rest, wire = source(in_turn(json_reply({"data": []})), page)
    rest.page("Visit", None)
    assert wire.seen[0].query == {"startDate": "2023-12-31T00:00:00Z", "endDate": "2024-02-02T00:00:00Z"}


@pytest.mark.parametrize("within", BOUNDS.values(), ids=BOUNDS)
@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.datetimes(datetime(2024, 1, 1), datetime(2024, 3, 11, 23, 59), timezones=st.just(UTC)),  # noqa: DTZ001
        max_size=8,
    ),
    st.integers(1, 40),
    st.integers(-11, 11),
)
def test_no_record_falls_between_two_windows(
    within: Within, moments: list[datetime], days: int, hours: int
) -> None:
    rest, _ = source(calendar(moments, within, timedelta(hours=hours)), replace(PAGE, days=days))
    assert set(ids(rest)) == set(range(len(moments)))


def test_a_reading_ends_where_it_meant_to_end_whenever_it_goes_on() -> None:
    clock = JumpingClock()
    rest, _ = source(in_turn(json_reply({"data": []})), PAGE, clock)
    first = rest.page("Visit", None).cursor
    clock.seconds += timedelta(days=400).total_seconds()
    again, _ = source(in_turn(json_reply({"data": []})), PAGE, clock)
    assert first == "2024-02-01/2024-03-12"
    assert again.page("Visit", first).cursor == "2024-03-03/2024-03-12"
    assert again.page("Visit", "2024-03-03/2024-03-12").cursor is None


def test_a_first_day_in_the_future_is_one_window() -> None:
    tomorrow = (START + timedelta(days=1)).date()
    rest, wire = source(in_turn(json_reply({"data": []})), replace(PAGE, first=tomorrow.isoformat()))
    assert ids(rest) == []
    assert len(wire.seen) == 1
    assert date.fromisoformat(wire.seen[0].query["startDate"]) == START.date()


def test_two_windows_that_share_their_only_record_are_no_circle() -> None:
    rest, _ = source(in_turn(json_reply({"data": [{"id": 1}]})))
    assert ids(rest) == [1, 1, 1]


def test_nobody_knows_how_many_there_are_before_all_are_read() -> None:
    rest, wire = source(in_turn(Reply()))
    assert rest.count("Visit") is None
    assert wire.seen == []


def test_a_window_that_is_not_given_whole_is_refused() -> None:
    rest, _ = source(
        in_turn(json_reply({"data": [{"id": 1}], "meta": {"n": 9}})), replace(PAGE, total="meta.n")
    )
    with pytest.raises(Refused, match="Visit, window from 2024-01-01: the API says 9 records and gave 1"):
        rest.page("Visit", None)


@pytest.mark.parametrize(
    "cursor",
    ["", "2", "2024-01-01", "2024-02-30/2024-03-01", "2024-03-01/2024-03-01", "2024-03-02/2024-03-01", "x/y"],
)
def test_a_cursor_that_no_window_gave_out_is_refused(cursor: str) -> None:
    rest, wire = source(in_turn(Reply()))
    with pytest.raises(Refused, match="not a window of time: begin this object again"):
        rest.page("Visit", cursor)
    assert wire.seen == []
