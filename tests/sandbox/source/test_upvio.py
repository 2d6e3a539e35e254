"""Upvio's API as developers.upvio.com and the official types describe it, written out by hand."""

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from compiler.model.connector import BaseUrl, Connector, Endpoint, OffsetPage, Rate, Retry
from compiler.sandbox.http import ConnectionLost, Request, Response
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects import DIALECTS
from compiler.sandbox.source.dialects.upvio import Upvio
from compiler.sandbox.source.rows import Row, rows_from_lines
from tests.sandbox.source.account import LINKS, NOW, post, told

BUSINESS = "0b7c3f2e"
KEY = ("Authorization", "Bearer key-of-the-test")
# Nothing but the names of objects and the paths of their lists: the paging below is wrong on purpose.
CONNECTOR = Connector(
    base_url=BaseUrl(env="URL", pattern="https://.*"),
    rate=Rate(every_ms=0),
    retry=Retry(codes=(), max=1),
    page=OffsetPage(offset_param="skip", limit_param="take", size=7, rows="rows", total="n"),
    endpoints={
        "Patient": Endpoint(path="/patients"),
        "Appointment": Endpoint(path="/appointments"),
        "Staff": Endpoint(path="/staff"),
        "Service": Endpoint(path="/services"),
        "Form": Endpoint(path="/forms"),
        "FormSubmission": Endpoint(path="/form-submissions"),
        "Scan": Endpoint(path="/vitals/scans"),
        "Link": Endpoint(path="/vitals/links"),
        "Notes": Endpoint(path="/notes"),
    },
)


def business(**rows: tuple[Row, ...]) -> SourceApi:
    """A business of the given rows, by object name."""
    return paced(0, rows)


def paced(every_ms: int, rows: Mapping[str, tuple[Row, ...]]) -> SourceApi:
    credentials = {"Authorization": KEY[1]}
    settings = Settings(credentials=credentials, links=LINKS, account=BUSINESS, every_ms=every_ms)
    return SourceApi(Upvio(), CONNECTOR, rows, settings)


def get(api: SourceApi, path: str, **parameters: str) -> Response:
    return at(0.0, api, path, parameters)


def at(seconds: float, api: SourceApi, path: str, parameters: Mapping[str, str]) -> Response:
    """The answer to a request some seconds after the test began."""
    request = Request(
        method="GET",
        path=f"/v1/businesses/{BUSINESS}/{path}",
        query=urlencode(parameters),
        headers=(KEY,),
    )
    return api.handle(request, NOW + timedelta(seconds=seconds))


def ids(answer: Response) -> list[object]:
    assert answer.status == 200
    return [row["id"] for row in told(answer)["data"]]


MANY = tuple({"id": f"p{number}", "archivedAt": None} for number in range(10_060))


def test_a_list_has_data_and_the_count_of_all() -> None:
    answer = get(business(Patient=MANY[:12]), "patients")
    assert told(answer) == {"data": list(MANY[:10]), "meta": {"totalCount": 12}}
    assert answer.header("content-type") == "application/json; charset=utf-8"


def test_limit_and_offset_cut_the_list() -> None:
    api = business(Patient=MANY)
    assert ids(get(api, "patients", limit="50", offset="100")) == [f"p{n}" for n in range(100, 150)]
    assert ids(get(api, "patients", limit="1")) == ["p0"]
    assert ids(get(business(Patient=MANY[:3]), "patients", offset="2")) == ["p2"]
    assert ids(get(business(Patient=MANY[:3]), "patients", offset="3")) == []


def test_nothing_behind_the_ten_thousand_and_fiftieth_row_can_be_reached() -> None:
    api = business(Patient=MANY)
    last = get(api, "patients", limit="50", offset="10000")
    assert ids(last)[-1] == "p10049"
    assert told(last)["meta"] == {"totalCount": 10_060}
    assert get(api, "patients", limit="50", offset="10001").status == 400


@pytest.mark.parametrize(
    "parameters",
    [{"limit": text} for text in ("0", "51", "-1", "ten", "", "²")]
    + [{"offset": text} for text in ("10001", "-1", "x", "")],
)
def test_a_limit_or_offset_out_of_bounds_is_a_bad_request(parameters: dict[str, str]) -> None:
    answer = get(business(Patient=MANY[:3]), "patients", **parameters)
    assert (answer.status, told(answer)) == (400, {"error": {"code": 400, "title": "Bad Request"}})


def test_archived_patients_are_neither_listed_nor_counted() -> None:
    rows = ({"id": 1}, {"id": 2, "archivedAt": "2024-01-01T00:00:00Z"}, {"id": 3, "archivedAt": None})
    answer = get(business(Patient=rows), "patients")
    assert (ids(answer), told(answer)["meta"]) == ([1, 3], {"totalCount": 2})


VISITS = tuple(
    {"id": number, "date": date, "patient": {"id": patient}}
    for number, (date, patient) in enumerate(
        [
            ("2024-01-31T23:59:59Z", "p1"),
            ("2024-02-01T00:00:00Z", "p1"),
            ("2024-02-29T10:30:00.000Z", "p2"),
            ("2024-03-01T00:00:00Z", "p2"),
        ]
    )
)


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"startDate": "2024-01-01"},
        {"endDate": "2024-01-01"},
        {"startDate": "", "endDate": ""},
        {"startDate": "yesterday", "endDate": "2024-01-01"},
        {"startDate": "2024-02-30", "endDate": "2024-03-01"},
        {"startDate": "2024-02-01T00:00:00", "endDate": "2024-03-01"},
    ],
)
def test_appointments_need_both_dates(parameters: dict[str, str]) -> None:
    answer = get(business(Appointment=VISITS), "appointments", **parameters)
    assert (answer.status, told(answer)) == (400, {"error": {"code": 400, "title": "Bad Request"}})


def test_appointments_are_cut_by_date_and_by_nothing_else() -> None:
    api = business(Appointment=VISITS)
    answer = get(api, "appointments", startDate="2024-02-01", endDate="2024-03-01", limit="1", offset="9")
    assert (ids(answer), told(answer)["meta"]) == ([1, 2], {"totalCount": 2})
    one = get(api, "appointments", startDate="2020-01-01", endDate="2030-01-01", patientId="p2")
    assert ids(one) == [2, 3]
    exact = get(api, "appointments", startDate="2024-02-01T00:00:01+00:00", endDate="2024-03-01T00:00:01Z")
    assert ids(exact) == [2, 3]


def test_a_long_month_of_appointments_comes_whole() -> None:
    rows = tuple({"id": number, "date": "2024-02-01T00:00:00Z"} for number in range(700))
    answer = get(business(Appointment=rows), "appointments", startDate="2024-01-01", endDate="2024-03-01")
    assert len(ids(answer)) == 700


@pytest.mark.parametrize(("path", "name"), [("staff", "Staff"), ("services", "Service"), ("forms", "Form")])
def test_short_lists_have_no_pages(path: str, name: str) -> None:
    rows = tuple({"id": number} for number in range(120))
    answer = get(business(**{name: rows}), path, limit="5", offset="3")
    assert len(ids(answer)) == 120


SUBMISSIONS = tuple(
    {"id": number, "formId": f"f{number % 2}", "patientId": f"p{number % 3}"} for number in range(30)
)


def test_submissions_of_forms_are_paged_and_not_counted() -> None:
    answer = get(business(FormSubmission=SUBMISSIONS), "form-submissions", offset="25")
    assert told(answer) == {"data": list(SUBMISSIONS[25:])}


def test_submissions_are_filtered_by_an_object_of_filters() -> None:
    api = business(FormSubmission=SUBMISSIONS)
    query = {"filters[patientId]": "p1", "filters[formId]": "f0", "limit": "50"}
    assert ids(get(api, "form-submissions", **query)) == [4, 10, 16, 22, 28]
    assert len(ids(get(api, "form-submissions", patientId="p1", limit="50"))) == 30


def test_scans_are_filtered_by_patient_or_link_and_some_have_no_patient() -> None:
    rows = ({"id": 1, "patientId": "p1", "vitalsLinkId": "l1"}, {"id": 2, "vitalsLinkId": "l1"}, {"id": 3})
    api = business(Scan=rows)
    assert ids(get(api, "vitals/scans", patientId="p1")) == [1]
    answer = get(api, "vitals/scans", vitalsLinkId="l1")
    assert (ids(answer), told(answer)["meta"]) == ([1, 2], {"totalCount": 2})
    assert ids(get(api, "vitals/scans")) == [1, 2, 3]


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (("Authorization", "key-of-the-test"),),
        (("Authorization", "Bearer another"),),
        (("Authorization", ""),),
        (("x-api-key", "key-of-the-test"),),
    ],
)
def test_without_the_key_as_a_bearer_the_answer_is_401(headers: tuple[tuple[str, str], ...]) -> None:
    path = f"/v1/businesses/{BUSINESS}/patients"
    answer = business().handle(Request(method="GET", path=path, headers=headers), NOW)
    assert (answer.status, told(answer)) == (401, {"error": {"code": 401, "title": "Unauthorized"}})


@pytest.mark.parametrize(
    "path",
    [
        "/v1/businesses/another/patients",
        "/v1/patients",
        "/patients",
        f"/v1/businesses/{BUSINESS}/patients/p1",
        f"/v1/businesses/{BUSINESS}/notes",
        f"/v1/businesses/{BUSINESS}/",
        f"/v2/businesses/{BUSINESS}/patients",
    ],
)
def test_what_is_not_there_is_404_even_where_a_description_names_it(path: str) -> None:
    answer = business(Notes=({"id": 1},)).handle(Request(method="GET", path=path, headers=(KEY,)), NOW)
    assert (answer.status, told(answer)) == (404, {"error": {"code": 404, "title": "Not Found"}})


def test_lists_can_only_be_read() -> None:
    request = Request(method="POST", path=f"/v1/businesses/{BUSINESS}/patients", headers=(KEY,))
    answer = business().handle(request, NOW)
    assert (answer.status, answer.header("Allow")) == (405, "GET")


def test_a_request_too_soon_is_429_and_says_how_long_to_wait() -> None:
    api = paced(2000, {})
    assert get(api, "patients").status == 200
    soon = at(0.5, api, "staff", {})
    assert (soon.status, soon.header("Retry-After")) == (429, "2")
    assert told(soon) == {"error": {"code": 429, "title": "Too Many Requests"}}
    assert at(2.0, api, "staff", {}).status == 200


def test_nested_records_come_as_they_were_written() -> None:
    line = (
        b'{"id":"s1","results":{"heartRate":61.50,"list":[{"a":null},[]]},"answers":[{"id":"q","value":""}]}'
    )
    answer = get(business(Scan=rows_from_lines(line + b"\n")), "vitals/scans")
    assert b'"data":[' + line + b"]" in answer.body


def test_faults_and_changes_are_ordered_as_for_every_platform() -> None:
    api = business(Patient=MANY[:3])
    faults = [
        {"match": "patients", "kind": "status", "status": 503, "times": 1},
        {"match": "offset=2", "kind": "drop_before"},
    ]
    assert post(api, "/__sandbox__/faults", faults).status == 200
    assert get(api, "patients").status == 503
    with pytest.raises(ConnectionLost):
        get(api, "patients", offset="2")
    change = {"object": "Patient", "delete": ["p1"], "append": [{"id": "p9"}]}
    assert told(post(api, "/__sandbox__/rows", change)) == {"rows": 3}
    assert ids(get(api, "patients")) == ["p0", "p2", "p9"]


def test_the_platforms_that_the_sandbox_speaks_are_listed() -> None:
    assert sorted(DIALECTS) == ["deskflow", "practicehub", "upvio"]
    assert DIALECTS["upvio"]().headers == ("Authorization",)
