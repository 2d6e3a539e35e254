"""How many requests reading takes, whatever way a list comes."""

from datetime import date

import msgspec
import pytest

from compiler.model.connector import Page, Quota
from compiler.scope.reading import has_windows, planned_day, requests, windows
from tests.scope.small import (
    DAY,
    NUMBERED,
    SLICED,
    TABLES,
    WHOLE,
    connector,
    estimated,
    in_parts,
    offsets,
    plan,
)

VISIT = next(table for table in TABLES if table.object == "Visit")
FILE = next(table for table in TABLES if table.object == "File")


def asked(page: Page, count: int | None) -> int:
    return requests(plan(read=connector({"Visit": page})), VISIT, {"Visit": count}, DAY)


@pytest.mark.parametrize(("count", "pages"), [(None, 1), (0, 1), (1, 1), (100, 1), (101, 2), (70_000, 700)])
def test_a_numbered_list_takes_a_request_for_each_page_and_one_where_it_is_empty(
    count: int | None, pages: int
) -> None:
    assert asked(NUMBERED, count) == pages


def test_one_answer_holds_a_whole_list() -> None:
    assert asked(WHOLE, 9_000) == 1


def test_a_list_by_date_is_read_twice_because_nothing_vouches_for_it() -> None:
    # 90 days from the first to the 31st of March, 30 ahead, in slices of 31.
    assert windows(SLICED, DAY) == 4
    assert asked(SLICED, 9_000) == 8


def test_a_list_by_date_that_begins_later_still_takes_its_days_ahead() -> None:
    assert windows(SLICED, date(2020, 1, 1)) == 1


@pytest.mark.parametrize(("count", "times"), [(0, 1), (50, 1), (51, 2), (200, 4)])
def test_offsets_with_a_total_take_a_request_for_each_page(count: int, times: int) -> None:
    assert asked(offsets("total"), count) == times


@pytest.mark.parametrize(("count", "times"), [(0, 1), (50, 2), (51, 6)])
def test_without_a_total_an_empty_page_ends_it_and_more_than_one_page_is_read_twice(
    count: int, times: int
) -> None:
    assert asked(offsets(None), count) == times


@pytest.mark.parametrize(("total", "times"), [("total", 5 + 500), (None, 2 * (4 + 500))])
def test_a_list_beyond_its_reach_is_read_in_parts_a_request_for_each_at_least(
    total: str | None, times: int
) -> None:
    found = plan(read=in_parts(offsets(total), "Patient"))

    assert requests(found, VISIT, {"Visit": 9_000, "Patient": 500}, DAY) == times
    assert requests(found, VISIT, {"Visit": None, "Patient": 500}, DAY) == times


def test_every_file_takes_a_request_of_its_own() -> None:
    assert requests(plan(), FILE, {"File": 250}, DAY) == 3 + 250


def test_a_quota_of_the_day_stretches_the_hours() -> None:
    slow = plan(read=connector(None, 1000, Quota(requests=100, seconds=86_400)))
    quick, stretched = estimated({"File": 1_000}), estimated({"File": 1_000}, slow)

    assert quick.requests == stretched.requests == 1_026
    assert round(quick.timeline.extract_seconds) == 1_026 + 200
    assert round(stretched.timeline.extract_seconds) == 10 * 86_400 + 26 + 200


def test_a_document_has_no_clock_and_takes_the_last_day_of_the_rules_year() -> None:
    assert planned_day(plan()) == date(2026, 12, 31)
    assert planned_day(msgspec.structs.replace(plan(), tzdata="2031.1")) == date(2031, 12, 31)
    assert planned_day(msgspec.structs.replace(plan(), tzdata="unknown")) == date(2026, 12, 31)


def test_a_list_by_date_is_told() -> None:
    assert not has_windows(plan())
    assert has_windows(plan(read=connector({"Visit": SLICED})))
    assert not has_windows(plan(read=connector({"Spare": SLICED})))
