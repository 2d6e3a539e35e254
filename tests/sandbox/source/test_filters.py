"""Filters as the filtering guide describes them, above all that a wrong one is ignored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sandbox.source.account import account, get, ids, told

ROWS = (
    {
        "id": 5,
        "status": "missed",
        "total": "12.50",
        "updated": "2024-01-05 10:00:00",
        "active": 1,
        "note": None,
    },
    {
        "id": 4,
        "status": "processed",
        "total": "9.00",
        "updated": "2024-01-04 09:59:59",
        "active": 0,
        "note": "",
    },
    {"id": 3, "status": "processed", "total": "100.00", "updated": "2024-01-03 00:00:00", "active": 1},
    {"id": 2, "status": "cancelled", "total": "-3.00", "updated": None, "active": True, "note": "50% better"},
    {"id": "1", "status": "pending", "total": "007", "updated": "2023-12-31 23:59:59", "note": "Better"},
)
ALL = [5, 4, 3, 2, "1"]


def found(query: str) -> list[object]:
    return ids(get(account(Appointment=ROWS), "/api/appointments", query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=eq:processed", [4, 3]),
        ("status=ne:processed", [5, 2, "1"]),
        ("updated=gte:2024-01-04 09:59:59", [5, 4]),
        ("updated=gt:2024-01-04+09:59:59", [5]),
        ("updated=lt:2024-01-03%2000:00:00", ["1"]),
        ("updated=lte:2024-01-03 00:00:00", [3, "1"]),
        ("id=between:2,4", [4, 3, 2]),
        ("id=between:4,2", []),
        ("id=in:5,1", [5, "1"]),
        ("id=not-in:5,1", [4, 3, 2]),
        ("id=eq:1", ["1"]),
        ("total=gt:9", [5, 3]),
        ("total=eq:9", []),
        ("total=eq:007", ["1"]),
        ("active=eq:1", [5, 3]),
        ("active=eq:0", [4]),
        ("note=null", [5, 3]),
        ("note=not-null:", [4, 2, "1"]),
        ("note=like:%25better%25", [2, "1"]),
        ("note=like:50%25 better", [2]),
        ("note=like:better", ["1"]),
        ("status=in:missed,pending&id=gt:3", [5]),
    ],
)
def test_a_valid_filter_keeps_the_matching_rows(query: str, expected: list[object]) -> None:
    assert found(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "updated=2024-01-04 09:59:59",
        "updated_at=gte:2024-01-04 09:59:59",
        "updated=since:2024-01-04",
        "updated=gte:",
        "updated=gte",
        "id=between:2",
        "id=between:1,2,3",
        "sort=id",
        "=eq:1",
        "Status=eq:missed",
    ],
)
def test_an_invalid_filter_is_ignored_and_everything_comes_back(query: str) -> None:
    assert found(query) == ALL


def test_the_total_counts_the_rows_that_the_filter_keeps() -> None:
    body = told(get(account(Appointment=ROWS), "/api/appointments", "status=eq:processed&page_size=1"))
    assert body["total_entries"] == 2
    assert body["links"]["next"] == (
        "http://clinic.example/api/appointments?page_size=1&status=eq%3Aprocessed&page=2"
    )


def test_a_filter_stays_valid_when_another_one_leaves_only_rows_without_its_field() -> None:
    rows = ({"id": 2, "kind": "a"}, {"id": 1, "kind": "b", "updated": "2024-01-01 00:00:00"})
    page = get(account(Appointment=rows), "/api/appointments", "kind=eq:a&updated=gte:2023-01-01 00:00:00")
    assert ids(page) == []


def test_private_fields_are_no_attributes() -> None:
    page = get(account(File=({"id": 1, "_content": "files/1.pdf"},)), "/api/files", "_content=eq:other")
    assert ids(page) == [1]


@given(st.lists(st.integers(0, 30), unique=True), st.integers(-5, 35))
def test_a_filter_and_its_opposite_share_the_rows_between_them(numbers: list[int], bound: int) -> None:
    api = account(Patient=tuple({"id": number} for number in numbers))

    def kept(operator: str) -> list[object]:
        return ids(get(api, "/api/patients", f"id={operator}:{bound}"))

    if numbers:
        assert sorted(kept("gte") + kept("lt"), key=str) == sorted(numbers, key=str)
        assert sorted(kept("eq") + kept("ne"), key=str) == sorted(numbers, key=str)
        assert sorted(kept("in") + kept("not-in"), key=str) == sorted(numbers, key=str)
