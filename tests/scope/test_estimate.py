"""From counts to jobs, calls, room and days."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.outline import outline_from_json, outline_to_json
from compiler.runtime.context import Limits
from compiler.runtime.delivery import _SLOWER
from compiler.runtime.files import _LOOK_AT_ONCE
from compiler.scope.estimate import Estimate
from compiler.scope.loading import Writing
from compiler.scope.pace import Pace
from tests.scope.small import LOADS, OUTLINE, estimated, link, load, plan


def writing(found: Estimate, source: str) -> Writing:
    (one,) = [each for each in found.writings if each.source == source]
    return one


def test_the_pace_is_that_of_the_runner() -> None:
    pace, limits = Pace(), Limits()

    assert (pace.chunk_rows, pace.poll_seconds, pace.poll_seconds_most) == (
        limits.chunk_rows,
        limits.poll_seconds,
        limits.poll_seconds_most,
    )
    assert (pace.slower, pace.files_at_once) == (_SLOWER, _LOOK_AT_ONCE)


@pytest.mark.parametrize(("rows", "times"), [(0, 1), (1, 2), (250, 2), (251, 3), (10_000, 9)])
def test_a_job_is_asked_about_at_once_and_then_ever_more_slowly(rows: int, times: int) -> None:
    # 10,000 rows take 200 seconds; the pauses are 5, 7.5, 11.25 and so on.
    assert Pace().polls(rows) == times


@pytest.mark.parametrize(("rows", "jobs"), [(0, 0), (1, 1), (10_000, 1), (10_001, 2), (95_000, 10)])
def test_rows_of_one_route_fill_jobs_of_ten_thousand(rows: int, jobs: int) -> None:
    found = writing(estimated({"Patient": rows}), "Patient")

    assert (found.jobs, found.batches) == (jobs, jobs)


def test_a_small_job_is_a_job_and_takes_a_batch() -> None:
    found = estimated({"Patient": 3})

    assert writing(found, "Patient").jobs == 1
    # create, upload, submit, two questions, three results, and one count before.
    assert writing(found, "Patient").calls == 6 + 2 + 1


def test_rows_that_are_shared_out_are_counted_once_and_may_leave_one_more_job() -> None:
    found = estimated({"Visit": 20_000, "Line": 0, "Week": 0})
    visits = writing(found, "Visit")

    assert (visits.routes, visits.targets, visits.split) == (("task", "event"), ("Event", "Task"), "kind")
    assert (visits.rows, visits.jobs) == (20_000, 3)
    assert {one.target: one.rows for one in found.kept if one.target in ("Event", "Task")} == {
        "Event": 20_000,
        "Task": 20_000,
    }
    assert found.rows == 20_000 + 500 + 1


def test_a_second_pass_sends_rows_twice_and_keeps_them_once() -> None:
    later = load("patient", "Patient", "Contact", second_pass=True, links=(link("ReportsTo", "patient"),))
    once, twice = (estimated({"Patient": 1_000}, plan((*LOADS, *more))) for more in ((), (later,)))

    assert writing(twice, "Patient").passes == 2
    assert writing(twice, "Patient").jobs == 2 * writing(once, "Patient").jobs
    assert (twice.rows, twice.storage_mb) == (once.rows, once.storage_mb)
    assert writing(twice, "Patient").calls == 2 * writing(once, "Patient").calls + 10


def test_room_is_counted_by_object_whatever_a_record_holds() -> None:
    found = estimated({"Patient": 1_024, "Visit": 1_024, "Line": 0, "Week": 0})

    # An Event counts four kilobytes here, so rows that may become one do too.
    assert (writing(found, "Patient").storage_kb, writing(found, "Visit").storage_kb) == (2_048, 4_096)
    assert found.storage_mb == 7  # 6 MB, and the two kilobytes of the customer's own record


def test_files_are_looked_for_stored_and_compared_one_by_one() -> None:
    (stored,) = estimated({"File": 400}).storings

    assert (stored.files, stored.calls) == (400, 3 * 400 + 2 * 2)


def test_the_size_of_files_is_assumed_until_somebody_says_it() -> None:
    assert estimated({"File": 400}).file_mb == 200
    assert estimated({"File": 400}, file_mb=9_000).file_mb == 9_000


def test_allowances_are_those_of_the_edition_and_its_licences() -> None:
    found = {one.measure: one for one in estimated({"Patient": 100_000}, users=5).shares}

    assert (found["storage_mb"].there, found["storage_mb"].told_by) == (150, "edition")
    assert found["storage_mb"].percent == 138
    assert found["batches"].there == 50


def test_an_org_that_tells_what_is_left_is_believed() -> None:
    found = {one.measure: one for one in estimated({}, left={"Batches": 7, "Else": 1}, users=5).shares}

    assert (found["batches"].there, found["batches"].told_by) == (7, "org")
    assert found["storage_mb"].told_by == "edition"


def test_an_org_without_anything_left_is_no_division_by_zero() -> None:
    (share,) = [one for one in estimated({}, left={"Batches": 0}).shares if one.measure == "batches"]

    assert (share.there, share.percent) == (0, 999)


def test_times_add_up_and_stand_beside_what_is_published() -> None:
    timeline = estimated({"Patient": 180_000, "Visit": 0, "Line": 0, "Week": 0, "File": 0}).timeline

    assert timeline.load_seconds == pytest.approx(180_001 / 50 + 19 * 5, abs=0.1)
    assert timeline.hours == pytest.approx(
        (timeline.extract_seconds + timeline.load_seconds) / 3600, abs=0.01
    )
    assert timeline.hours_of_runs == pytest.approx(3 * timeline.hours)  # sandbox, production, late changes
    assert timeline.days == 1 + 4  # three runs of some hours begin one day; four are people's
    assert (timeline.promised.timeline, timeline.promised.end_to_end) == ("2 days", "a week")


def test_bytes_that_an_export_holds_travel_once_and_others_twice() -> None:
    exported = tuple(
        msgspec.structs.replace(one, channel="export") if one.object == "File" else one
        for one in plan().tables
    )
    listed, handed = (
        estimated({"File": 100}, of, file_mb=1_000).timeline for of in (plan(), plan(tables=exported))
    )

    assert listed.extract_seconds - handed.extract_seconds == pytest.approx(400 + 101, abs=0.1)
    assert listed.files_seconds == handed.files_seconds == 200 + 400


def test_more_than_two_million_records_are_told_to_move_in_parts() -> None:
    assert not estimated({"Patient": 1_998_890, "Visit": 1_000}).wants_parts
    assert estimated({"Patient": 1_998_891, "Visit": 1_000}).wants_parts


def test_what_nobody_knows_is_named_and_counts_as_nothing() -> None:
    bare = msgspec.structs.replace(OUTLINE, typical={})
    found = estimated({"Patient": 10}, outline=bare)

    assert found.unknown == ("Agent", "File", "Line", "Visit", "Week")
    assert (found.rows, found.files) == (11, 0)


def test_records_on_one_parent_or_owner_are_told_beyond_ten_thousand() -> None:
    assert estimated({"Patient": 10_000, "Visit": 10_000, "Agent": 1}).skews == ()
    found = estimated({"Patient": 10_001, "Visit": 12_000, "Agent": 1}).skews

    assert [(one.target, one.on, one.how, one.rows) for one in found] == [
        ("Event", "owner", "owner", 12_000),
        ("Task", "owner", "owner", 12_000),
        ("Contact", "agent", "people", 10_001),
        ("Contact", "house", "parent", 10_001),
    ]


def test_people_share_what_they_own() -> None:
    found = estimated({"Patient": 30_000, "Agent": 2}).skews

    assert [one.rows for one in found if one.how == "people"] == [15_000]
    assert not [one for one in estimated({"Patient": 30_000, "Agent": 3}).skews if one.how == "people"]


def test_several_routes_to_one_object_gather_on_the_same_parent() -> None:
    also = load("visitor", "Agent", "Contact", links=(link("AccountId", "house"),))
    found = estimated({"Patient": 6_000, "Agent": 6_000}, plan((*LOADS, also))).skews

    assert [(one.on, one.rows) for one in found if one.target == "Contact"] == [("house", 12_000)]


NAMES = ("Agent", "File", "Line", "Patient", "Visit", "Week")
COUNTS = st.fixed_dictionaries({name: st.integers(0, 300_000) for name in NAMES})


@given(COUNTS, st.sampled_from(NAMES), st.integers(1, 100_000))
def test_more_rows_never_take_less_of_anything(counts: dict[str, int], name: str, more: int) -> None:
    few, many = estimated(counts), estimated({**counts, name: counts[name] + more})

    for what in ("requests", "records", "rows", "files", "file_mb", "jobs", "batches", "calls", "storage_mb"):
        assert getattr(few, what) <= getattr(many, what), what
    assert few.timeline.hours <= many.timeline.hours
    assert few.timeline.days <= many.timeline.days


@given(COUNTS)
def test_the_same_counts_give_the_same_estimate(counts: dict[str, int]) -> None:
    assert estimated(counts) == estimated(dict(reversed(counts.items())))


def test_an_outline_is_read_back_as_it_was_written() -> None:
    assert outline_from_json(outline_to_json(OUTLINE)) == OUTLINE


def test_an_outline_of_another_format_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        outline_from_json(outline_to_json(OUTLINE).replace("scope/1", "scope/9"))
