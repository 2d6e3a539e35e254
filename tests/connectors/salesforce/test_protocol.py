from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.connectors.salesforce.protocol import (
    STATES,
    Job,
    State,
    is_finished,
    is_stray,
    job_problem,
    may_discard,
    never_began,
    read_job,
    settlement,
    standing,
)
from compiler.runtime.ports import Batch, Refused, RowResult
from tests.connectors.salesforce.world import JOB, KEY, USER
from tests.connectors.world import CANARY

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
BATCH = Batch(object="Contact", operation="upsert", key_field=KEY)


def job(state: State = "JobComplete", **more: object) -> Job:
    described: dict[str, object] = {
        "id": JOB,
        "state": state,
        "object": "Contact",
        "operation": "upsert",
        "externalIdFieldName": KEY,
        "createdById": USER,
        "createdDate": "2024-03-01T12:00:00.000+0000",
        **more,
    }
    return read_job(described)


def result(key: str, state: str = "loaded") -> RowResult:
    if state == "loaded":
        return RowResult(key=key, state="loaded", id="003")
    return (
        RowResult(key=key, state="failed", code="X")
        if state == "failed"
        else RowResult(key=key, state="unprocessed")
    )


def test_every_state_is_known() -> None:
    assert get_args(State) == STATES


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, "gone"),
        ("Open", "open"),
        ("UploadComplete", "accepted"),
        ("InProgress", "accepted"),
        ("JobComplete", "accepted"),
        ("Failed", "accepted"),
        ("Aborted", "accepted"),
    ],
)
def test_what_became_of_a_job_whose_answer_was_lost(state: State | None, expected: str) -> None:
    assert standing(None if state is None else job(state)) == expected


def test_only_an_open_job_is_aborted() -> None:
    assert may_discard(job("Open"))
    assert not may_discard(None)
    assert not may_discard(job("Aborted"))


@pytest.mark.parametrize("state", ["UploadComplete", "InProgress", "JobComplete", "Failed"])
def test_a_job_that_was_submitted_is_never_aborted(state: State) -> None:
    with pytest.raises(Refused, match="was submitted already and is not aborted"):
        may_discard(job(state))


def test_results_are_read_in_every_final_state() -> None:
    finished: Mapping[State, bool] = {
        "UploadComplete": False,
        "InProgress": False,
        "JobComplete": True,
        "Failed": True,
        "Aborted": True,
    }
    assert {state: is_finished(job(state), JOB) for state in finished} == finished
    with pytest.raises(Refused, match="still open"):
        is_finished(job("Open"), JOB)
    with pytest.raises(Refused, match="kept for seven days"):
        is_finished(None, JOB)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"state": "UploadComplete"}, False),
        ({"state": "Aborted"}, False),
        ({"createdById": "0055g00000OthErAAV"}, False),
        ({"object": "Lead"}, False),
        ({"operation": "insert"}, False),
        ({"externalIdFieldName": "Other__c"}, False),
        ({"createdDate": "2024-03-01T11:49:59.000+0000"}, False),
        ({"createdDate": "2024-03-01T12:50:00.000+0100"}, True),
        ({"createdDate": "2024-03-01T12:49:00.000+0100"}, False),
    ],
)
def test_a_stray_is_an_open_job_of_ours_for_the_same_batch(change: dict[str, object], expected: bool) -> None:
    state = change.pop("state", "Open")
    assert state in STATES
    found = job(next(each for each in STATES if each == state), **change)
    assert is_stray(found, BATCH, USER, NOW - timedelta(minutes=10)) is expected


def test_an_insert_has_no_key_field_to_compare() -> None:
    batch = Batch(object="Contact", operation="insert", key_field=KEY)
    assert is_stray(job("Open", operation="insert", externalIdFieldName=None), batch, USER, NOW)
    assert is_stray(job("Open", operation="insert", externalIdFieldName=""), batch, USER, NOW)


def test_each_key_gets_its_result_whatever_the_order() -> None:
    found = settlement(job(), [result("c", "failed"), result("a"), result("b", "un")], ["a", "b", "c"])
    assert [(row.key, row.state) for row in found.rows] == [
        ("a", "loaded"),
        ("b", "unprocessed"),
        ("c", "failed"),
    ]
    assert found.problem is None


@pytest.mark.parametrize(
    "rows",
    [
        ["a"],
        ["a", "b", "b"],
        ["a", "a"],
        ["a", "b", "c"],
        ["a", "x"],
        [],
        ["A", "b"],
        ["a", "b "],
    ],
)
def test_results_that_are_not_those_of_the_rows_are_refused(rows: list[str]) -> None:
    with pytest.raises(Refused, match="are not one for each of the 2 rows"):
        settlement(job(numberRecordsProcessed=len(rows)), [result(key) for key in rows], ["a", "b"])


@settings(deadline=None)
@given(st.lists(st.text(max_size=3), max_size=6), st.lists(st.text(max_size=3), max_size=6))
def test_results_are_accepted_if_they_are_a_rearrangement_and_only_then(
    keys: list[str], got: list[str]
) -> None:
    rows = [result(key) for key in got]
    if sorted(keys) == sorted(got):
        assert [row.key for row in settlement(job(), rows, keys).rows] == keys
        return
    with pytest.raises(Refused):
        settlement(job(), rows, keys)


@pytest.mark.parametrize("state", ["Failed", "Aborted"])
def test_a_job_that_ended_before_its_first_row_left_all_rows_as_they_were(state: State) -> None:
    ended = job(state, numberRecordsProcessed=0, numberRecordsFailed=0)
    assert never_began(ended)
    found = settlement(ended, [], ["a", "b"])
    assert [(row.key, row.state) for row in found.rows] == [("a", "unprocessed"), ("b", "unprocessed")]
    assert found.problem is not None


def test_a_job_that_failed_half_way_keeps_what_it_did() -> None:
    failed = job("Failed", numberRecordsProcessed=1, errorMessage="InternalServerError : x")
    assert not never_began(failed)
    found = settlement(failed, [result("a"), result("b", "un")], ["a", "b"])
    assert [row.state for row in found.rows] == ["loaded", "unprocessed"]
    assert found.problem == (
        f"job {JOB} of Contact failed (InternalServerError); look at it under Bulk Data Load Jobs in Setup"
    )


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("InvalidBatch : Field name not found : Nope__c", "Contact has no column Nope__c"),
        ("InvalidBatch : Field name not found : Contact:Who.Key__c", "has no column Contact:Who.Key__c"),
        (f"InvalidBatch : Field name not found : {CANARY} Doe", "failed (InvalidBatch)"),
        ("ClientInputError : LineEnding is invalid on user data", "failed (ClientInputError)"),
        (f"row {CANARY} is bad", "failed (no reason that can be shown)"),
        ("", "failed (no reason that can be shown)"),
        (None, "failed (no reason that can be shown)"),
    ],
)
def test_why_a_job_failed_is_told_without_values(message: str | None, expected: str) -> None:
    text = job_problem(job("Failed", errorMessage=message))
    assert expected in text
    assert CANARY not in text


@pytest.mark.parametrize(
    "described", [{}, {"id": JOB, "state": "Odd"}, {"state": "Open"}, {"id": 7, "state": "Open"}]
)
def test_a_description_that_is_none_is_refused(described: dict[str, object]) -> None:
    with pytest.raises(Refused, match="not understood"):
        read_job(described)
