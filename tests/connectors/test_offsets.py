"""Lists by offset up to a ceiling, and lists in one answer, against an API of a few rows."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compiler.connectors.account import read_account
from compiler.connectors.http import Client
from compiler.connectors.rest import RestSource
from compiler.model.connector import Endpoint, OffsetPage, Page, Part, WholePage
from compiler.runtime.ports import Refused, SourcePage
from tests.connectors.world import (
    ENVIRONMENT,
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

COUNTED = OffsetPage(offset_param="offset", limit_param="limit", size=3, rows="data", total="meta.n", last=8)
UNCOUNTED = replace(COUNTED, total=None)
SCAN = Part(object="Patient", param="patientId", field="patient.id")


def source(handler: Handler, page: Page = COUNTED) -> tuple[RestSource, Wire]:
    wire, clock = Wire(handler), JumpingClock()
    described = replace(
        connector(), page=page, error="error", endpoints={"Scan": Endpoint(path="/scans", per=(SCAN,))}
    )
    account = read_account(described, ENVIRONMENT, loopback=False)
    client = Client(account.origin, wire.network(), clock)
    return RestSource(described, account, courier(client, clock), clock), wire


def listing(total: int, page: OffsetPage = COUNTED, cap: int = 1000) -> Handler:
    """An API with so many rows, whose pages hold at most `cap`, and that refuses offsets beyond the last."""

    def answer(seen: Seen) -> Reply:
        offset, limit = int(seen.query["offset"]), int(seen.query["limit"])
        if page.last is not None and offset > page.last:
            return json_reply({"error": {"code": 400}}, status=400)
        rows = [{"id": number} for number in range(total)][offset : offset + min(limit, cap)]
        return json_reply({"data": rows} | ({"meta": {"n": total}} if page.total else {}))

    return answer


def everything(rest: RestSource) -> tuple[list[int], SourcePage]:
    found: list[int] = []
    cursor = None
    while True:
        page = rest.page("Scan", cursor)
        found += [json.loads(record)["id"] for record in page.records]
        if page.cursor is None:
            return found, page
        cursor = page.cursor


def test_pages_follow_each_other_by_the_number_of_records_before_them() -> None:
    rest, wire = source(listing(7))
    found, last = everything(rest)
    assert found == list(range(7))
    assert (last.total, last.beyond) == (7, False)
    assert [seen.query for seen in wire.seen] == [
        {"offset": "0", "limit": "3"},
        {"offset": "3", "limit": "3"},
        {"offset": "6", "limit": "3"},
    ]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 11), st.integers(1, 4), st.booleans())
def test_what_is_within_reach_comes_once_and_the_end_is_known(total: int, cap: int, counted: bool) -> None:
    page = COUNTED if counted else UNCOUNTED
    assert page.reach == (11 if counted else 8)
    rest, _ = source(listing(total, page, cap), page)
    found, last = everything(rest)
    reached = min(total, 8 + min(cap, 3))
    assert found == list(range(reached))
    assert last.beyond == (total > (reached if counted else 8))


def test_a_total_beyond_reach_is_told_with_the_first_page() -> None:
    rest, _ = source(listing(12))
    page = rest.page("Scan", None)
    assert (page.cursor, page.total, page.beyond) == ("3", 12, True)
    rest, _ = source(listing(11))
    assert [rest.page("Scan", cursor).beyond for cursor in (None, "3", "6", "9")] == [False] * 4


def test_a_list_without_ceiling_has_no_reach() -> None:
    page = replace(COUNTED, last=None)
    rest, _ = source(listing(40, page), page)
    assert everything(rest)[0] == list(range(40))
    assert page.reach is None


def test_rows_that_vanish_end_the_list_and_leave_its_total_unmet() -> None:
    rest, _ = source(in_turn(json_reply({"data": [], "meta": {"n": 5}})))
    assert rest.page("Scan", "3") == SourcePage(records=(), cursor=None, total=5)


def test_an_api_that_does_not_know_the_offset_is_noticed() -> None:
    rest, _ = source(in_turn(json_reply({"data": [{"id": 1}], "meta": {"n": 5}})))
    assert rest.page("Scan", None).cursor == "1"
    with pytest.raises(Refused, match="Scan: offset 1 is the same as the page before it"):
        rest.page("Scan", "1")


@pytest.mark.parametrize("cursor", ["0", "-3", "03", "x", "", "3.0", "²", "1" * 10, "2020-01-01/2020-02-01"])
def test_a_cursor_that_no_page_gave_out_is_refused(cursor: str) -> None:
    rest, wire = source(listing(9))
    with pytest.raises(Refused, match="not an offset: begin this object again"):
        rest.page("Scan", cursor)
    assert wire.seen == []


# -- counting -------------------------------------------------------------------------------------


def test_counting_takes_the_stated_total() -> None:
    rest, wire = source(listing(4711))
    assert rest.count("Scan") == 4711
    assert [seen.query for seen in wire.seen] == [{"offset": "0", "limit": "1"}]


def test_a_total_that_was_promised_and_is_not_told_is_refused() -> None:
    rest, _ = source(in_turn(json_reply({"data": []})))
    with pytest.raises(Refused, match="Scan: the API does not say how many"):
        rest.count("Scan")


@pytest.mark.parametrize("total", range(11))
def test_without_a_total_the_end_is_found_up_to_the_ceiling(total: int) -> None:
    rest, _ = source(listing(total, UNCOUNTED), UNCOUNTED)
    assert rest.count("Scan") == (total if total <= 8 else None)


def test_finding_the_end_of_a_long_list_takes_few_requests() -> None:
    page = replace(UNCOUNTED, last=10_000, size=50)
    rest, wire = source(listing(7_123, page), page)
    assert rest.count("Scan") == 7_123
    assert len(wire.seen) < 25


def test_an_api_that_ignores_the_offset_has_no_end_to_find() -> None:
    page = replace(UNCOUNTED, last=None)
    rest, _ = source(in_turn(json_reply({"data": [{"id": 1}]})), page)
    with pytest.raises(Refused, match="Scan: the list does not end"):
        rest.count("Scan")


# -- parts ----------------------------------------------------------------------------------------


def test_a_part_asks_for_one_key_and_every_record_shows_it() -> None:
    rows = [{"id": 1, "patient": {"id": 7}}, {"id": 2, "patient": {"id": "7"}}]
    rest, wire = source(in_turn(json_reply({"data": rows, "meta": {"n": 2}})))
    assert len(rest.part("Scan", SCAN, "7", None).records) == 2
    assert wire.seen[0].query == {"offset": "0", "limit": "3", "patientId": "7"}


@pytest.mark.parametrize("row", [{"id": 2, "patient": {"id": 8}}, {"id": 2, "patient": None}, {"id": 2}])
def test_a_parameter_that_was_ignored_is_noticed(row: object) -> None:
    rows = [{"id": 1, "patient": {"id": 7}}, row]
    rest, _ = source(in_turn(json_reply({"data": rows, "meta": {"n": 2}})))
    with pytest.raises(Refused, match="Scan: patientId was ignored: record 2 of the page") as caught:
        rest.part("Scan", SCAN, "7", None)
    assert "belongs to another Patient" in str(caught.value)


# -- lists in one answer --------------------------------------------------------------------------


def test_a_list_in_one_answer_is_asked_for_without_parameters() -> None:
    rest, wire = source(in_turn(json_reply({"data": [{"id": 1}, {"id": 2}]})), WholePage(rows="data"))
    page = rest.page("Scan", None)
    assert (len(page.records), page.cursor, page.total) == (2, None, None)
    assert rest.count("Scan") == 2
    assert [str(seen.url) for seen in wire.seen] == ["https://one.clinic.example/api/scans"] * 2


def test_an_answer_that_is_not_the_whole_list_is_refused() -> None:
    page = WholePage(rows="data", total="meta.n")
    rest, _ = source(in_turn(json_reply({"data": [{"id": 1}], "meta": {"n": 2}})), page)
    with pytest.raises(Refused, match="Scan: the API says 2 records and gave 1 in one answer"):
        rest.page("Scan", None)


def test_a_list_in_one_answer_has_no_cursors() -> None:
    rest, wire = source(in_turn(Reply()), WholePage(rows="data"))
    with pytest.raises(Refused, match="belongs to a list in pages"):
        rest.page("Scan", "3")
    assert wire.seen == []
