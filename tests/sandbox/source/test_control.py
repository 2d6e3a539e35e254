"""Faults, the journal, and rows that change while the server runs."""

import json

import pytest

from compiler.sandbox.http import ConnectionLost, Request, Response
from compiler.sandbox.source.api import SourceApi
from tests.sandbox.source.account import NOW, account, get, ids, post, told

ROWS = tuple({"id": number, "status": "pending"} for number in range(250, 0, -1))


def statuses(api: SourceApi, count: int) -> list[int]:
    return [get(api, "/api/patients", "page=2").status for _ in range(count)]


def journal(api: SourceApi) -> list[dict[str, object]]:
    answer = api.handle(Request(method="GET", path="/__sandbox__/requests"), NOW)
    entries: list[dict[str, object]] = told(answer)["requests"]
    return entries


def spoilt(**order: object) -> Response:
    api = account(Patient=ROWS)
    assert post(api, "/__sandbox__/faults", [{"match": "patients", **order}]).status == 200
    return get(api, "/api/patients")


def test_a_fault_waits_its_turn_and_ends() -> None:
    api = account(Patient=ROWS)
    post(api, "/__sandbox__/faults", [{"match": "GET .*page=2", "kind": "status", "after": 1, "times": 2}])
    assert get(api, "/api/patients", "page=1").status == 200
    assert statuses(api, 5) == [200, 503, 503, 200, 200]


def test_new_faults_replace_the_old_ones() -> None:
    api = account(Patient=ROWS)
    post(api, "/__sandbox__/faults", [{"match": "", "kind": "status", "times": 9}])
    post(api, "/__sandbox__/faults", [])
    assert statuses(api, 1) == [200]


def test_status_answers_with_the_ordered_headers_and_body() -> None:
    answer = spoilt(kind="status", status=429, headers={"Retry-After": "7"}, body='{"message":"slow"}')
    assert (answer.status, answer.header("retry-after"), answer.body) == (429, "7", b'{"message":"slow"}')


def test_html_is_a_sign_in_page_that_claims_success() -> None:
    answer = spoilt(kind="html")
    assert (answer.status, answer.header("Content-Type")) == (200, "text/html")
    assert b"sign in" in answer.body


def test_redirect_points_to_another_host() -> None:
    answer = spoilt(kind="redirect", location="https://evil.example/api/patients")
    assert (answer.status, answer.header("Location")) == (302, "https://evil.example/api/patients")


def test_truncate_cuts_the_json_in_half() -> None:
    answer = spoilt(kind="truncate")
    assert answer.status == 200
    with pytest.raises(json.JSONDecodeError):
        told(answer)


def test_delay_gives_the_true_answer_late() -> None:
    answer = spoilt(kind="delay", seconds=1.5)
    assert answer.delay == 1.5
    assert ids(answer)[0] == 250


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_dropped_connections_give_no_answer_and_are_in_the_journal(kind: str) -> None:
    api = account(Patient=ROWS)
    post(api, "/__sandbox__/faults", [{"match": "patients", "kind": kind}])
    with pytest.raises(ConnectionLost):
        get(api, "/api/patients")
    assert [entry["status"] for entry in journal(api)] == [0]


@pytest.mark.parametrize(("kind", "then"), [("drop_before", 200), ("drop_after", 429)])
def test_a_request_dropped_after_its_effect_counts_for_the_pace(kind: str, then: int) -> None:
    api = account(Patient=ROWS, every_ms=1000)
    post(api, "/__sandbox__/faults", [{"match": "patients", "kind": kind}])
    with pytest.raises(ConnectionLost):
        get(api, "/api/patients")
    assert get(api, "/api/patients").status == then


@pytest.mark.parametrize(
    "body",
    [
        {"match": "x"},
        [{"match": "(", "kind": "status"}],
        [{"match": "x", "kind": "explode"}],
        [{"kind": "status"}],
        [{"match": "x", "kind": "status", "surprise": 1}],
    ],
)
def test_a_wrong_order_is_refused(body: object) -> None:
    assert post(account(), "/__sandbox__/faults", body).status == 400


def test_the_journal_tells_what_was_asked_and_answered() -> None:
    api = account(Patient=ROWS)
    get(api, "/api/patients", "page=2&status=eq:pending")
    get(api, "/api/nothing", after=1)
    post(api, "/__sandbox__/faults", [])
    assert journal(api) == [
        {
            "method": "GET",
            "path": "/api/patients",
            "query": "page=2&status=eq:pending",
            "status": 200,
            "at": "2024-05-06T07:08:09+00:00",
        },
        {
            "method": "GET",
            "path": "/api/nothing",
            "query": "",
            "status": 404,
            "at": "2024-05-06T07:08:10+00:00",
        },
    ]


def test_a_row_added_while_reading_pushes_another_onto_the_next_page() -> None:
    api = account(Patient=ROWS)
    first = ids(get(api, "/api/patients", "page=1"))
    assert told(post(api, "/__sandbox__/rows", {"object": "Patient", "add": [{"id": 251}]})) == {"rows": 251}
    second = ids(get(api, "/api/patients", "page=2"))
    assert (first[-1], second[0]) == (151, 151)


def test_a_row_deleted_while_reading_hides_another() -> None:
    api = account(Patient=ROWS)
    first = ids(get(api, "/api/patients", "page=1"))
    post(api, "/__sandbox__/rows", {"object": "Patient", "delete": ["250"]})
    second = ids(get(api, "/api/patients", "page=2"))
    assert (first[-1], second[0]) == (151, 149)


def test_a_changed_row_keeps_its_place_and_its_other_fields() -> None:
    api = account(Patient=ROWS[:3])
    post(api, "/__sandbox__/rows", {"object": "Patient", "change": [{"id": "249", "dob": None}]})
    assert told(get(api, "/api/patients"))["data"] == [
        {"id": 250, "status": "pending"},
        {"id": 249, "status": "pending", "dob": None},
        {"id": 248, "status": "pending"},
    ]


def test_a_row_can_come_at_the_end_and_keep_its_decimals() -> None:
    api = account(Patient=ROWS[:1])
    body = b'{"object":"Patient","append":[{"id":1,"price":10.50}]}'
    api.handle(Request(method="POST", path="/__sandbox__/rows", body=body), NOW)
    assert get(api, "/api/patients").body.count(b'{"id":1,"price":10.50}') == 1


@pytest.mark.parametrize(
    "body",
    [
        {"object": "Nobody"},
        {"object": "Patient", "delete": [999]},
        {"object": "Patient", "change": [{"dob": None}]},
        {"object": "Patient", "remove": [1]},
        [],
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_changes_nothing(body: object) -> None:
    api = account(Patient=ROWS[:2])
    assert post(api, "/__sandbox__/rows", body).status == 400
    assert ids(get(api, "/api/patients")) == [250, 249]


def test_an_unknown_control_is_404() -> None:
    assert post(account(), "/__sandbox__/explode", []).status == 404
