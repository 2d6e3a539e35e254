from datetime import datetime

import pytest

from compiler.connectors.account import read_account
from compiler.connectors.http import Client
from compiler.connectors.rest import RestSource
from compiler.runtime.ports import Refused, Unreachable
from tests.connectors.world import (
    CANARY,
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
    text_reply,
)

SINCE = datetime(2024, 2, 1, 8, 30)  # noqa: DTZ001 - the source's own time has no zone


def source(handler: Handler, clock: JumpingClock | None = None) -> tuple[RestSource, Wire]:
    wire, clock = Wire(handler), clock or JumpingClock()
    account = read_account(connector(), ENVIRONMENT, loopback=False)
    client = Client(account.origin, wire.network(), clock)
    return RestSource(connector(), account, courier(client, clock, every_ms=1000), clock), wire


def envelope(rows: list[object], following: int | None = None, total: int = 3) -> Reply:
    link = None if following is None else f"https://one.clinic.example/api/patients?page={following}"
    return json_reply({"total_entries": total, "data": rows, "links": {"previous": None, "next": link}})


def test_pages_follow_each_other_with_the_accounts_key() -> None:
    rest, wire = source(in_turn(envelope([{"id": 3}, {"id": 2}], 2), envelope([{"id": 1}])))
    first = rest.page("Patient", None)
    second = rest.page("Patient", first.cursor)
    assert (first.records, first.cursor, first.total) == ((b'{"id": 3}', b'{"id": 2}'), "2", 3)
    assert (second.records, second.cursor) == ((b'{"id": 1}',), None)
    assert [str(seen.url) for seen in wire.seen] == [
        "https://one.clinic.example/api/patients?page=1&page_size=2",
        "https://one.clinic.example/api/patients?page=2&page_size=2",
    ]
    assert {seen.headers["x-clinic-key"] for seen in wire.seen} == {"key-SECRET"}
    assert rest.identity() == "one.clinic.example"


def test_objects_share_one_pace() -> None:
    clock = JumpingClock()
    rest, _ = source(in_turn(envelope([{"id": 1}])), clock)
    rest.page("Patient", None)
    rest.count("File")
    rest.page("Patient", None)
    assert clock.seconds == 2.0


def test_records_keep_their_numbers_as_written() -> None:
    body = b'{"total_entries": 1, "data": [ {"id":1.10,"big":12345678901234567.89,"n":1e3} ], "links": {}}'
    rest, _ = source(in_turn(text_reply(body)))
    assert rest.page("Patient", None).records == (b'{"id":1.10,"big":12345678901234567.89,"n":1e3}',)


def test_counting_asks_for_one_record() -> None:
    rest, wire = source(in_turn(envelope([{"id": 1}], 2, total=4711)))
    assert rest.count("Patient") == 4711
    assert wire.seen[0].query == {"page": "1", "page_size": "1"}


def test_counting_needs_a_total() -> None:
    for total in (None, "12", -1, 1.5):
        rest, _ = source(in_turn(json_reply({"data": [], "total_entries": total})))
        with pytest.raises(Refused, match="Patient: the API does not say how many"):
            rest.count("Patient")


@pytest.mark.parametrize("link", ["https://evil.example/api/patients?page=2", "//evil.example?page=2"])
def test_a_next_link_to_another_host_stops_and_sends_nothing_there(link: str) -> None:
    rest, wire = source(in_turn(json_reply({"data": [{"id": 1}], "links": {"next": link}})))
    with pytest.raises(Refused, match="not one of this account's API"):
        rest.page("Patient", None)
    assert {seen.url.host for seen in wire.seen} == {"one.clinic.example"}


def test_a_page_that_repeats_the_one_before_is_noticed() -> None:
    def same(seen: Seen) -> Reply:
        return envelope([{"id": 1}], int(seen.query["page"]) + 1, total=100)

    rest, _ = source(same)
    assert rest.page("Patient", None).cursor == "2"
    with pytest.raises(Refused, match="page 2 is the same as the page before"):
        rest.page("Patient", "2")


def test_the_same_page_may_be_asked_for_again() -> None:
    rest, _ = source(in_turn(envelope([{"id": 1}], 2)))
    assert rest.page("Patient", None) == rest.page("Patient", None)


def test_a_listing_without_end_is_noticed() -> None:
    rest, _ = source(lambda seen: envelope([{"id": seen.query["page"]}], int(seen.query["page"]) + 1))
    with pytest.raises(Refused, match="more pages than the 3 records"):
        rest.page("Patient", "4")
    rest, _ = source(in_turn(envelope([], 2)))
    with pytest.raises(Refused, match="page 1 is empty, yet names a next page"):
        rest.page("Patient", None)


@pytest.mark.parametrize("row", [None, 7, "x", [], True])
def test_a_record_that_is_no_object_is_named_by_its_position(row: object) -> None:
    rest, _ = source(in_turn(envelope([{"id": 1}, row])))
    with pytest.raises(Refused, match=r"Patient \(page 1\): record 2 is not an object"):
        rest.page("Patient", None)


@pytest.mark.parametrize("value", [{}, [], {"data": {}}, {"data": None}, {"data": "x"}, "x", None])
def test_an_answer_without_the_list_is_refused(value: object) -> None:
    rest, _ = source(in_turn(json_reply(value)))
    with pytest.raises(Refused, match="no list data"):
        rest.page("Patient", None)


@pytest.mark.parametrize(
    "reply",
    [
        text_reply(b"<html><title>Log in</title></html>", "text/html"),
        text_reply(b""),
        text_reply(b'{"data": [{"id"'),
        text_reply(b'{"data": []} trailing'),
        text_reply(b'{"data": []}', "text/plain"),
        text_reply(b'{"data": []}', ""),
        Reply(status=500),
        Reply(status=504, body=b"<html>"),
        Reply(status=599),
    ],
)
def test_what_a_healthy_server_does_not_say_is_asked_again_and_then_unreachable(reply: Reply) -> None:
    rest, wire = source(in_turn(reply))
    with pytest.raises(Unreachable, match=r"GET one\.clinic\.example /api/patients: "):
        rest.page("Patient", None)
    assert len(wire.seen) == 3
    rest, _ = source(in_turn(reply, envelope([{"id": 1}])))
    assert rest.page("Patient", None).records == (b'{"id": 1}',)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (text_reply(b'{"data": [{"id": 1, "id": 2}]}'), "same key twice"),
        (text_reply(b'{"data": [{"id": NaN}]}'), "NaN"),
        (text_reply(b'{"data": [{"id": 1e400}]}'), "out of range"),
        (text_reply(b'{"data": [' + b"9" * 5000 + b"]}"), "400 digits"),
        (text_reply(b"[" * 100_000), "deeper than 100"),
        (text_reply(b'{"data": ["\xff"]}'), "UTF-8"),
        (Reply(status=302, headers=(("Location", "https://evil.example/"),)), "redirect"),
        (Reply(status=301, headers=(("Location", "http://one.clinic.example/"),)), "redirect"),
        (Reply(status=401), "key was not accepted"),
        (Reply(status=403), "may not read"),
        (Reply(status=404), "no such address"),
        (Reply(status=422), "not accepted"),
    ],
)
def test_what_the_server_will_say_again_is_refused_at_once(reply: Reply, reason: str) -> None:
    rest, wire = source(in_turn(reply))
    with pytest.raises(Refused, match=reason):
        rest.page("Patient", None)
    assert len(wire.seen) == 1


def test_messages_hold_no_value_but_the_request_number() -> None:
    body = f'{{"message": "{CANARY}"}}'.encode()
    reply = Reply(status=400, body=body, headers=(("X-Request-Id", "ab-12"),))
    rest, _ = source(in_turn(reply))
    with pytest.raises(Refused) as caught:
        rest.one("Patient", "id", CANARY)
    assert str(caught.value) == (
        "GET one.clinic.example /api/patients: answered 400 (request ab-12); the request was not accepted"
    )
    rest, _ = source(in_turn(Reply(status=400, headers=(("X-Request-Id", f"x {CANARY}\x1b]0;"),))))
    with pytest.raises(Refused) as caught:
        rest.page("Patient", None)
    assert CANARY not in str(caught.value)


def test_an_object_without_a_path_is_refused() -> None:
    rest, _ = source(in_turn(Reply()))
    with pytest.raises(Refused, match="Prescription: the platform description names no path"):
        rest.page("Prescription", None)


def test_a_delta_asks_for_what_changed_and_each_record_proves_it() -> None:
    rows: list[object] = [
        {"id": 2, "updated_at": "2024-02-01 08:30"},
        {"id": 1, "updated_at": "2024-03-01 00:00:00"},
    ]
    rest, wire = source(in_turn(envelope(rows)))
    assert len(rest.changed("Patient", SINCE, None).records) == 2
    assert wire.seen[0].query == {"page": "1", "page_size": "2", "updated_at": "gte:2024-02-01 08:30:00"}


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1, "updated_at": "2024-02-01 08:29:59"},
        {"id": 1, "updated_at": "2023-12-31 23:59"},
        {"id": 1, "updated_at": None},
        {"id": 1, "updated_at": ""},
        {"id": 1},
    ],
)
def test_a_filter_that_was_ignored_is_noticed(row: object) -> None:
    rest, _ = source(in_turn(envelope([{"id": 2, "updated_at": "2024-02-02 00:00:00"}, row], total=2)))
    with pytest.raises(Refused, match="the filter on updated_at was ignored: record 2 of the page"):
        rest.changed("Patient", SINCE, None)


def test_an_object_without_a_field_for_it_has_no_delta() -> None:
    rest, _ = source(in_turn(Reply()))
    with pytest.raises(Refused, match="File: the platform description names no field"):
        rest.changed("File", SINCE, None)


def test_one_record_is_found_by_a_filter_and_checked() -> None:
    rest, wire = source(in_turn(envelope([{"id": 8}, {"id": 7, "x": "y"}])))
    assert rest.one("File", "id", "7") == b'{"id": 7, "x": "y"}'
    assert wire.seen[0].query["id"] == "eq:7"
    assert rest.one("File", "id", "9") is None


def test_a_value_in_a_filter_cannot_become_another_parameter() -> None:
    rest, wire = source(in_turn(envelope([])))
    rest.one("File", "id", "7&page_size=1#x y'\"")
    assert wire.seen[0].query == {"page": "1", "page_size": "2", "id": "eq:7&page_size=1#x y'\""}
