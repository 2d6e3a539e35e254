"""The API of the invented help desk, as the sandbox's page describes it."""

from datetime import timedelta

import pytest

from compiler.model.connector import BaseUrl, Connector, Endpoint, OffsetPage, Rate, Retry
from compiler.sandbox.http import Request, Response
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects import DIALECTS
from compiler.sandbox.source.rows import Row
from tests.sandbox.source.account import LINKS, NOW, ids, told

KEY = ("Authorization", "Bearer key-of-the-test")
# Nothing but the names of objects and the paths of their lists: the paging below is wrong on purpose.
CONNECTOR = Connector(
    base_url=BaseUrl(env="URL", pattern="https://.*"),
    rate=Rate(every_ms=0),
    retry=Retry(codes=(), max=1),
    page=OffsetPage(offset_param="skip", limit_param="take", size=7, rows="rows", total="n"),
    endpoints={"Person": Endpoint(path="/people"), "Note": Endpoint(path="/notes")},
)
PEOPLE: tuple[Row, ...] = tuple(
    {"id": f"p{number}", "updated_at": f"2024-01-{number % 28 + 1:02d}T00:00:00Z"} for number in range(120)
)


def get(path: str, query: str = "", *, key: tuple[str, str] = KEY, method: str = "GET") -> Response:
    """The first answer of an account with 120 people."""
    settings = Settings(credentials=dict([KEY]), links=LINKS)
    api = SourceApi(DIALECTS["deskflow"](), CONNECTOR, {"Person": PEOPLE}, settings)
    headers = (("Host", "desk.example"), key)
    request = Request(method=method, path=path, query=query, headers=headers)
    return api.handle(request, NOW + timedelta(seconds=1))


def test_a_page_has_its_rows_the_count_of_all_and_the_way_to_the_next() -> None:
    page = told(get("/v2/people"))

    assert [row["id"] for row in page["data"]] == [f"p{number}" for number in range(25)]
    assert (page["total"], page["next"]) == (120, "http://desk.example/v2/people?page=2")


def test_following_next_reads_every_row_once_in_order() -> None:
    query, seen = "per_page=50", list[object]()
    while query:
        page = get("/v2/people", query)
        seen += ids(page)
        query = (told(page)["next"] or "").partition("?")[2]

    assert seen == [row["id"] for row in PEOPLE]


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ("updated_at[gte]=2024-01-28T00:00:00Z", "p27", 4),
        ("updated_at%5Bgte%5D=2024-01-28T00:00:00Z", "p27", 4),
        ("updated_at[lt]=2024-01-02T00:00:00Z", "p0", 5),
        ("id[eq]=p7", "p7", 1),
    ],
)
def test_a_filter_has_its_operator_in_brackets(query: str, first: str, count: int) -> None:
    page = told(get("/v2/people", query))

    assert (page["data"][0]["id"], len(page["data"]), page["total"]) == (first, count, count)


@pytest.mark.parametrize(
    "query",
    [
        "per_page=51",
        "per_page=0",
        "page=two",
        "page=-1",
        "updated_since=2024",
        "updated_at[after]=2024",
        "a[]=1",
    ],
)
def test_what_the_desk_does_not_know_is_a_bad_request(query: str) -> None:
    answer = get("/v2/people", query)

    assert (answer.status, told(answer)) == (400, {"error": "bad_request"})


def test_errors_are_codes() -> None:
    assert told(get("/v2/people", key=("Authorization", "Bearer other"))) == {"error": "unauthorized"}
    assert told(get("/v2/notes")) == {"error": "not_found"}
    assert told(get("/people")) == {"error": "not_found"}
    assert told(get("/v2/people", method="POST")) == {"error": "method_not_allowed"}
