"""Rows that fail, jobs that fail, and when a load stops."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.runtime.context import Limits
from compiler.runtime.journey import LoadStopped
from compiler.runtime.ports import Batch, OutsideError, RowResult, Settlement
from tests.runtime.fakes import Refusal
from tests.runtime.practice import KINDS, outcome, run, sent
from tests.runtime.world import SMALL, make_world


def test_a_text_that_would_empty_a_field_is_refused(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": [{"id": 1, "name": "#N/A"}, KINDS[1]]}, "plain").ready()

    run(world)

    found = outcome(world, "Kind:1")
    assert (found.state, found.rule, found.address) == ("refused", "SFR111", "routes.plain.set.Name__c")


def test_locked_rows_are_sent_again_in_smaller_jobs_and_load(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:3]}, "plain").ready()
    locked = dict.fromkeys(("kind 1", "kind 2", "kind 3"), 2)

    def judge(batch: Batch, row: Mapping[str, str]) -> Refusal | None:
        locked[row["Name__c"]] -= 1
        return Refusal(code="UNABLE_TO_LOCK_ROW", retry=True) if locked[row["Name__c"]] >= 0 else None

    world.org.judge = judge

    run(world)

    assert [job.rows.count(b"\n") - 1 for job in world.org.jobs.values() if job.rows] == [3, 2, 1, 1, 1, 1]
    assert {each.state for each in world.outcomes()} == {"loaded"}


def test_a_row_that_stays_locked_fails_with_its_code_after_six_rounds(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:1]}, "plain").ready()
    world.org.judge = lambda batch, row: Refusal(code="UNABLE_TO_LOCK_ROW", retry=True)

    run(world)

    assert (outcome(world, "Kind:1").state, outcome(world, "Kind:1").rule) == (
        "failed",
        "ORG:UNABLE_TO_LOCK_ROW",
    )
    assert len(world.org.jobs) == 7


@pytest.mark.parametrize("spoiled", [("Kind:3",), ("Kind:1",), ("Kind:8",), ("Kind:2", "Kind:6", "Kind:8")])
def test_rows_that_spoil_their_job_are_isolated_and_all_others_load(
    tmp_path: Path, spoiled: tuple[str, ...]
) -> None:
    world = make_world(tmp_path, {"Kind": KINDS}, "plain").ready()
    world.limits = replace(SMALL, chunk_rows=100)
    world.org.spoiled = frozenset(f"ph:{key}" for key in spoiled)

    run(world)

    failed = {each.key.removeprefix("ph:"): each.rule for each in world.outcomes() if each.state == "failed"}
    assert failed == dict.fromkeys(spoiled, "ORG:JOB")
    assert len(world.org.by_key("Kind__c")) == 8 - len(spoiled)


def test_a_job_that_can_never_work_stops_the_load_after_a_few_tries(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS}, "plain").ready()
    world.org.hopeless = "InvalidBatch : Field name not found : Name__c"

    with pytest.raises(LoadStopped, match="Field name not found : Name__c"):
        run(world)

    assert len(world.org.jobs) == 3
    assert world.outcomes() == []


def test_a_job_that_somebody_aborted_stops_the_load_and_keeps_what_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:2]}, "plain").ready()
    half = Settlement(
        rows=(
            RowResult(key="ph:Kind:1", state="loaded", id="a"),
            RowResult(key="ph:Kind:2", state="unprocessed"),
        ),
        problem="aborted",
        aborted=True,
    )
    with monkeypatch.context() as patch:
        patch.setattr(world.org, "settle", lambda job, keys: half)
        with pytest.raises(LoadStopped, match="somebody aborted a job for Kind__c"):
            run(world)
    before = len(world.org.jobs)

    run(world)

    assert (before, [row["Name__c"] for row in sent(world)]) == (1, ["kind 2"])
    assert [(each.key, each.state) for each in world.outcomes()] == [
        ("ph:Kind:1", "loaded"),
        ("ph:Kind:2", "loaded"),
    ]


def test_a_load_stops_where_too_many_rows_fail_and_stays_stopped(tmp_path: Path) -> None:
    many = [{"id": number, "name": f"kind {number}"} for number in range(1, 31)]
    world = make_world(tmp_path, {"Kind": many}, "plain").ready()
    world.limits = Limits(chunk_rows=12, chunk_bytes=100_000, poll_seconds=1, error_share=0.01)
    world.org.judge = lambda batch, row: Refusal(code="RULE", message="Jane is not allowed")

    with pytest.raises(LoadStopped, match="refused 12 of 30 rows, and at most 10 may be") as stopped:
        run(world)
    asked = list(world.org.requests)
    with pytest.raises(LoadStopped):
        run(world)

    assert "Jane" not in str(stopped.value)
    assert world.org.requests == asked
    assert len(world.outcomes()) == 12


def test_a_row_that_no_job_could_hold_is_refused(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": [{"id": 1, "name": "x" * 500}, KINDS[1]]}, "plain").ready()
    world.limits = replace(SMALL, chunk_bytes=300)

    run(world)

    assert [(each.state, each.rule) for each in world.outcomes()] == [("refused", "LOD101"), ("loaded", None)]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([RowResult(key="ph:Kind:1", state="loaded", id="a")], "does not answer once for each"),
        ([RowResult(key="ph:Kind:1", state="loaded", id="a")] * 2, "does not answer once for each"),
        (
            [
                RowResult(key="ph:Kind:1", state="loaded", id="a"),
                RowResult(key="ph:Kind:2", state="loaded", id=None),
            ],
            "without an id",
        ),
    ],
)
def test_results_that_do_not_fit_what_was_sent_are_not_recorded(
    tmp_path: Path, rows: list[RowResult], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:2]}, "plain").ready()
    monkeypatch.setattr(world.org, "settle", lambda job, keys: Settlement(rows=tuple(rows)))

    with pytest.raises(OutsideError, match=why):
        run(world)

    assert world.outcomes() == []


def test_the_orgs_words_about_a_row_are_sealed_and_in_no_error(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:1]}, "plain").ready()
    world.org.judge = lambda batch, row: Refusal(code="RULE", message="canary-6f1 is not allowed")

    run(world)

    assert outcome(world, "Kind:1").message == "canary-6f1 is not allowed"
    assert "canary" not in repr(outcome(world, "Kind:1"))
    assert all(b"canary-6f1" not in file.read_bytes() for file in world.run.rglob("*") if file.is_file())
