"""Listings as the pagination and authentication guides and public clients describe them."""

import pytest

from compiler.sandbox.http import Request
from tests.sandbox.source.account import APP, HEADERS, KEY, NOW, account, get, ids, told

FOUR_HUNDRED = tuple({"id": 1532618 - number} for number in range(400))


def test_the_first_page_has_the_documented_envelope() -> None:
    page = get(account(Patient=FOUR_HUNDRED), "/api/patients")
    body = told(page)
    assert (page.status, page.header("content-type")) == (200, "application/json; charset=utf-8")
    assert list(body) == ["total_entries", "data", "links"]
    assert body["total_entries"] == 400
    assert [row["id"] for row in body["data"]] == list(range(1532618, 1532518, -1))
    assert body["links"] == {
        "previous": None,
        "self": "http://clinic.example/api/patients?page=1",
        "next": "http://clinic.example/api/patients?page=2",
    }


def test_following_next_reads_every_row_once_in_order() -> None:
    api, query, seen = account(Patient=FOUR_HUNDRED), "page=1", list[object]()
    while query:
        page = get(api, "/api/patients", query)
        seen += ids(page)
        query = (told(page)["links"]["next"] or "").partition("?")[2]
    assert seen == [row["id"] for row in FOUR_HUNDRED]


def test_the_last_page_has_no_next() -> None:
    links = told(get(account(Patient=FOUR_HUNDRED), "/api/patients", "page=4"))["links"]
    assert links == {
        "previous": "http://clinic.example/api/patients?page=3",
        "self": "http://clinic.example/api/patients?page=4",
        "next": None,
    }


def test_a_page_beyond_the_end_is_empty_and_still_counts() -> None:
    body = told(get(account(Patient=FOUR_HUNDRED), "/api/patients", "page=9"))
    assert (body["total_entries"], body["data"], body["links"]["next"]) == (400, [], None)


def test_a_page_size_above_one_hundred_is_capped_without_a_word() -> None:
    page = get(account(Patient=FOUR_HUNDRED), "/api/patients", "page=2&page_size=200")
    assert page.status == 200
    assert ids(page)[0] == FOUR_HUNDRED[100]["id"]
    assert len(ids(page)) == 100


def test_a_smaller_page_size_is_kept_in_the_links() -> None:
    body = told(get(account(Patient=FOUR_HUNDRED[:7]), "/api/patients", "page_size=3&page=2"))
    assert [row["id"] for row in body["data"]] == [1532615, 1532614, 1532613]
    assert body["links"]["next"] == "http://clinic.example/api/patients?page_size=3&page=3"


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=two", "page=", "page=²", "page_size=0"])
def test_a_page_that_is_no_number_is_the_first(query: str) -> None:
    page = get(account(Patient=FOUR_HUNDRED), "/api/patients", query)
    assert ids(page) == [row["id"] for row in FOUR_HUNDRED[:100]]


def test_a_listing_without_rows_is_one_empty_page() -> None:
    body = told(get(account(), "/api/patients"))
    assert (body["total_entries"], body["data"], body["links"]["next"]) == (0, [], None)


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (("x-practicehub-key", KEY),),
        (("x-app-details", APP),),
        (("x-practicehub-key", "another"), ("x-app-details", APP)),
        (("x-practicehub-key", ""), ("x-app-details", APP)),
        (("Authorization", f"Bearer {KEY}"), ("x-app-details", APP)),
    ],
)
def test_without_the_right_headers_the_answer_is_401_with_a_message(
    headers: tuple[tuple[str, str], ...],
) -> None:
    answer = account().handle(Request(method="GET", path="/api/patients", headers=headers), NOW)
    assert answer.status == 401
    assert told(answer) == {"message": "The API key is missing or not valid."}


def test_header_names_match_in_any_case() -> None:
    headers = (("X-PracticeHub-Key", KEY), ("X-App-Details", APP))
    assert account().handle(Request(method="GET", path="/api/patients", headers=headers), NOW).status == 200


@pytest.mark.parametrize("path", ["/api/insurance", "/api/patients/", "/patients", "/api/patients/12", "/"])
def test_an_unknown_path_is_404_with_a_message(path: str) -> None:
    answer = get(account(), path)
    assert answer.status == 404
    assert told(answer) == {"message": "There is no such resource."}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_resources_can_only_be_read(method: str) -> None:
    answer = account().handle(Request(method=method, path="/api/patients", headers=HEADERS), NOW)
    assert (answer.status, answer.header("Allow")) == (405, "GET")


def test_a_request_too_soon_is_429_and_says_how_long_to_wait() -> None:
    api = account(every_ms=2500)
    assert get(api, "/api/patients").status == 200
    soon = get(api, "/api/patients", after=0.4)
    assert (soon.status, soon.header("Retry-After")) == (429, "3")
    assert told(soon) == {"message": "Too many requests."}
    assert get(api, "/api/files", after=2.499).header("Retry-After") == "1"
    assert get(api, "/api/files", after=2.5).status == 200


def test_a_refused_request_does_not_start_the_wait_anew() -> None:
    api = account(every_ms=1000)
    answers = [get(api, "/api/patients", after=seconds).status for seconds in (0.0, 0.9, 1.0)]
    assert answers == [200, 429, 200]


def test_absent_null_and_empty_stay_three_different_things() -> None:
    rows = ({"id": 3}, {"id": "2", "email": None}, {"id": 1, "email": ""})
    assert told(get(account(Patient=rows), "/api/patients"))["data"] == list(rows)
