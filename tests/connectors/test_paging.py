import json

import pytest

from compiler.connectors.paging import next_page, page_number
from compiler.model.connector import NumberPage
from compiler.runtime.ports import Refused

ADDRESS = "https://one.clinic.example/api/patients"
PAGE = NumberPage(
    param="page", size_param="page_size", size=2, rows="data", total="total_entries", next="links.next"
)


def following(link: object, number: int = 1) -> str | None:
    return next_page(json.dumps(link).encode(), number, PAGE, ADDRESS, "Patient")


@pytest.mark.parametrize(
    "link",
    [
        "https://one.clinic.example/api/patients?page=2",
        "https://ONE.clinic.example/api/patients/?page_size=2&page=2",
        "http://one.clinic.example/api/patients?page=2",
        "/api/patients?page=2",
        "?page=2",
    ],
)
def test_only_the_page_number_of_a_link_is_taken(link: str) -> None:
    assert following(link) == "2"


def test_null_or_nothing_is_the_end() -> None:
    assert following(None) is None
    assert next_page(None, 3, PAGE, ADDRESS, "Patient") is None


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/api/patients?page=2",
        "https://one.clinic.example@evil.example/api/patients?page=2",
        "https://one.clinic.example:444/api/patients?page=2",
        "//evil.example/api/patients?page=2",
        "\\\\evil.example\\api?page=2",
        "file:///api/patients?page=2",
        "javascript:page=2",
        "https://one.clinic.example/api/users?page=2",
        "/api/patients?page=2\r\nHost: evil.example",
        "/api/patients?page=\uff12",
        "/api/patients?page=2&page=3",
        "/api/patients?page=-2",
        "/api/patients?page=02",
        "/api/patients?page=",
        "/api/patients",
        "",
        7,
        {"href": "?page=2"},
        True,
    ],
)
def test_a_link_that_leads_elsewhere_stops_the_listing(link: object) -> None:
    with pytest.raises(Refused, match="Patient: page 1 links to a next page that is not one of this"):
        following(link)


@pytest.mark.parametrize("page", [1, 2, 3, 5])
def test_going_back_repeating_and_skipping_stop_the_listing(page: int) -> None:
    with pytest.raises(Refused, match=f"page 3 names page {page} as the next one"):
        following(f"?page={page}", number=3)


@pytest.mark.parametrize("cursor", ["0", "-1", "1.0", "01", "x", "", "1 ", "9" * 10, "²"])
def test_a_cursor_that_no_page_gave_out_is_refused(cursor: str) -> None:
    with pytest.raises(Refused, match="begin this object again"):
        page_number(cursor)


def test_no_cursor_is_the_first_page() -> None:
    assert (page_number(None), page_number("17")) == (1, 17)
