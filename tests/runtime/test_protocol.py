"""Every row of the crash table: where a load was cut off, and what going on does about it."""

from pathlib import Path
from typing import cast

import pytest

from compiler.runtime.load import load
from compiler.runtime.ports import Batch, Destination, OutsideError
from compiler.runtime.store import Store
from tests.runtime.faults import Fragile, Killed, Tripwire, When
from tests.runtime.world import World, make_world

KINDS = [{"id": number, "name": f"kind {number}"} for number in range(1, 6)]
EXPECTED = [f"ph:Kind:{number}" for number in range(1, 6)]


def cut(world: World, name: str, when: When, turn: int = 1) -> None:
    """Begin to load, and stop at the given call."""
    tripwire = Tripwire(turn, when, only=name)
    world.wrap_store = lambda store: cast("Store", Fragile(store, tripwire))
    world.wrap_org = lambda org: cast("Destination", Fragile(org, tripwire))
    with pytest.raises((Killed, OutsideError)), world.opened() as context:
        load(context)
    assert tripwire.tripped == name
    world.wrap_store = lambda store: store
    world.wrap_org = lambda org: org


def go_on(world: World) -> None:
    with world.opened() as context:
        load(context)


def loaded_once(world: World) -> None:
    """Each row is there once, the ledger says so, nothing is left open, and nothing is left to do."""
    assert sorted(world.org.by_key("Kind__c")) == EXPECTED
    assert [row[1:4] for row in world.table()] == [(key, 1, "loaded") for key in EXPECTED]
    assert world.org.open_jobs() == []
    before = list(world.org.requests)
    go_on(world)
    assert world.org.requests == before


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path, {"Kind": KINDS}, "plain").ready()


def uploads(world: World) -> int:
    return sum(event == "upload" for event, _, _ in world.org.requests)


def submits(world: World) -> int:
    return sum(event == "submit" for event, _, _ in world.org.requests)


def test_before_the_intent_nothing_happened(world: World) -> None:
    cut(world, "intend", "before")

    assert [request[0] for request in world.org.requests] == ["claim"]
    go_on(world)
    loaded_once(world)


def test_an_intent_without_a_job_opens_one(world: World) -> None:
    cut(world, "prepare", "before")

    assert world.org.jobs == {}
    go_on(world)
    loaded_once(world)


def test_a_job_whose_id_was_lost_with_the_answer_is_thrown_away(world: World) -> None:
    cut(world, "prepare", "after")
    (lost,) = world.org.open_jobs()

    go_on(world)

    assert world.org.jobs[lost].state == "gone"
    assert world.org.jobs[lost].rows is None
    loaded_once(world)


def test_an_open_job_of_somebody_else_is_left_alone(world: World) -> None:
    world.org.prepare(next(iter(_batches(world))))
    (theirs,) = world.org.open_jobs()
    world.org.clock.sleep(3600)
    cut(world, "prepare", "after")

    go_on(world)

    assert world.org.jobs[theirs].state == "open"
    assert sorted(world.org.by_key("Kind__c")) == EXPECTED


def test_an_upload_that_may_have_arrived_is_not_repeated_to_the_same_job(world: World) -> None:
    cut(world, "upload", "after")

    go_on(world)

    assert submits(world) == 2
    assert uploads(world) == 3
    loaded_once(world)


def test_an_upload_that_did_not_arrive_goes_to_a_new_job(world: World) -> None:
    cut(world, "upload", "before")
    (first,) = world.org.open_jobs()

    go_on(world)

    assert world.org.jobs[first].state == "gone"
    loaded_once(world)


def test_a_job_with_all_its_rows_is_submitted_after_all(world: World) -> None:
    cut(world, "submit", "before")

    go_on(world)

    assert uploads(world) == 2
    loaded_once(world)


def test_a_submission_whose_answer_was_lost_is_waited_for(world: World) -> None:
    cut(world, "submit", "after")

    go_on(world)

    assert uploads(world) == 2
    assert submits(world) == 2
    loaded_once(world)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_poll_is_only_a_lost_poll(world: World, when: When) -> None:
    cut(world, "settle", when)

    go_on(world)

    assert uploads(world) == 2
    loaded_once(world)


def test_results_that_were_read_and_not_recorded_are_read_again(world: World) -> None:
    cut(world, "settled", "before")

    go_on(world)

    assert uploads(world) == 2
    loaded_once(world)


def test_results_that_were_recorded_are_not_asked_for_again(world: World) -> None:
    cut(world, "settled", "after")

    go_on(world)

    assert uploads(world) == 2
    loaded_once(world)


def test_a_job_that_the_org_has_forgotten_is_rebuilt_from_what_is_there(world: World) -> None:
    cut(world, "settle", "before")
    (job,) = world.org.jobs
    world.org.finish(job)
    world.org.jobs[job].state = "gone"

    go_on(world)

    assert uploads(world) == 2
    loaded_once(world)


def test_a_job_that_was_forgotten_before_it_began_is_sent_anew(world: World) -> None:
    cut(world, "submit", "before")
    (job,) = world.org.jobs
    world.org.jobs[job].state = "gone"

    go_on(world)

    loaded_once(world)


def test_a_forgotten_update_is_sent_again_because_nobody_knows(world: World) -> None:
    there = world.org.add("Kind__c", Migration_Key__c="ph:Kind:1", Name__c="old")
    cut(world, "settle", "before")
    (job,) = world.org.jobs
    world.org.jobs[job].state = "gone"

    go_on(world)

    assert world.org.records["Kind__c"][there]["Name__c"] == "kind 1"
    loaded_once(world)


def test_a_job_that_somebody_opened_again_stops_the_run(world: World) -> None:
    cut(world, "settle", "before")
    (job,) = world.org.jobs
    world.org.jobs[job].state = "open"

    with pytest.raises(OutsideError, match="is open again; look at it"):
        go_on(world)


def _batches(world: World) -> list[Batch]:
    return [Batch(object="Kind__c", operation="upsert", key_field=world.plan.destination.key_field)]
