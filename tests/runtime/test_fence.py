"""One run at a time: claiming, going on after a kill, taking over, and the run that comes back too late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from compiler.runtime import fence
from compiler.runtime.deploy import check_deploy
from compiler.runtime.ports import Claim, Destination, NotDeployed
from compiler.runtime.run import advance
from compiler.runtime.stops import Blocked
from compiler.runtime.store import Store
from tests.runtime.fakes import FakeOrg
from tests.runtime.faults import Fragile, Killed, Tripwire
from tests.runtime.test_run import PRACTICE, answer, begin, finish, run
from tests.runtime.world import World

OTHER = Claim(plan="ph-sf@other", run="f" * 32, since=datetime(2026, 2, 28, 22, 30, tzinfo=UTC))


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A run that has come to its load."""
    made = begin(tmp_path)
    run(made)
    answer(made)
    return made


def events(world: World) -> list[tuple[str, Mapping[str, str | int]]]:
    with world.opened() as context:
        lines = context.store.audit_lines()
    return [(each.event, each.detail) for each in lines if each.event in ("claim", "release", "take over")]


def test_the_run_holds_the_destination_while_it_loads_and_lets_go_when_both_ends_agree(world: World) -> None:
    run(world, "load")
    assert world.org.mark is not None
    assert world.org.mark.plan == "ph-sf@acme"

    assert run(world).state == "done"

    assert world.org.mark is None
    assert events(world) == [("claim", {"plan": "ph-sf@acme"}), ("release", {})]


def test_the_mark_stays_where_both_ends_do_not_agree(world: World) -> None:
    run(world, "load")
    del world.org.records["Treatment__c"]

    step = run(world)

    assert step.code == 5
    assert world.org.mark is not None


def test_a_destination_that_another_run_holds_is_left_alone(world: World) -> None:
    world.org.mark = OTHER

    step = run(world)

    assert (step.phase, step.state, step.code) == ("load", "blocked", 3)
    assert "run ffffffff of the plan ph-sf@other, since 2026-02-28 22:30 UTC" in step.text
    assert "take over: the same command with --take-over" in step.text
    assert step.next_command == "crosswalk run ph-sf@acme"
    assert "prepare" not in [request[0] for request in world.org.requests]
    assert world.org.mark == OTHER


def test_of_two_runs_that_ask_at_once_the_slower_is_refused(world: World) -> None:
    class Slow(FakeOrg):
        def claim(self, claim: Claim) -> Claim:
            self.mark = OTHER
            return super().claim(claim)

    world.wrap_org = lambda org: _as(Slow, org)

    step = run(world)

    assert (step.state, step.code) == ("blocked", 3)
    assert "prepare" not in [request[0] for request in world.org.requests]


def test_a_run_that_was_killed_goes_on_under_its_own_mark(world: World) -> None:
    world.wrap_store = lambda store: cast("Store", Fragile(store, Tripwire(1, "after", "submitted")))
    with pytest.raises(Killed):
        run(world)
    since = world.org.mark
    world.wrap_store = lambda store: store

    assert run(world).state == "done"

    assert since is not None
    assert [event for event, _ in events(world)] == ["claim", "release"]
    assert len(world.org.by_key("Contact")) == 3


def test_a_claim_whose_answer_was_lost_is_found_by_the_next_attempt(world: World) -> None:
    world.wrap_org = lambda org: cast("Destination", Fragile(org, Tripwire(1, "after", "claim")))
    assert run(world).code == 6
    assert world.org.mark is not None
    world.wrap_org = lambda org: org

    assert run(world).state == "done"
    assert world.org.mark is None


def test_the_mark_is_looked_at_before_each_job_is_submitted(world: World) -> None:
    run(world, "load")

    submits = [request for request in world.org.requests if request[0] == "submit"]
    # Once when it is claimed, and once for each job.
    assert world.org.looks == 1 + len(submits)


def test_files_do_not_look_at_the_mark_for_each_one(tmp_path: Path) -> None:
    files = tuple({"id": 50 + one, "parent": "Patient:1", "name": "a.pdf", "url": "u50"} for one in range(10))
    world = begin(tmp_path)
    world.practice = world.source.practice = {**PRACTICE, "File": files}
    finish(world)

    stored = [request for request in world.org.requests if request[0] == "store"]
    submits = [request for request in world.org.requests if request[0] == "submit"]
    assert len(stored) == 10
    assert world.org.looks <= 1 + len(submits) + 1


def test_a_run_whose_mark_was_taken_over_stops_before_its_next_job(world: World) -> None:
    with world.opened() as context:
        advance(context, "users")
        with_thief = replace(context, destination=_Stolen(world.org, after=2))
        step = advance(with_thief, "load")

    assert (step.phase, step.state, step.code) == ("load", "blocked", 3)
    assert "run ffffffff" in step.text
    assert len([request for request in world.org.requests if request[0] == "submit"]) == 2


def test_a_run_whose_mark_is_gone_stops_before_its_next_job(world: World) -> None:
    with world.opened() as context:
        with_thief = replace(context, destination=_Stolen(world.org, after=2, by=None))
        step = advance(with_thief, "load")

    assert (step.phase, step.state, step.code) == ("load", "blocked", 3)
    assert "the mark of this run is gone" in step.text
    assert len([request for request in world.org.requests if request[0] == "submit"]) == 2


def test_taking_over_deletes_the_other_mark_and_says_so_in_the_audit_trail(world: World) -> None:
    world.org.mark = OTHER
    with world.opened() as context:
        said = fence.take_over(context)

    whose = "run ffffffff of the plan ph-sf@other, since 2026-02-28 22:30 UTC"
    assert said == f"the destination was taken over from {whose}"
    assert world.org.mark is not None
    assert world.org.mark.plan == "ph-sf@acme"
    assert events(world) == [
        ("take over", {"plan": "ph-sf@other", "run": "f" * 32, "since": "2026-02-28 22:30 UTC"}),
        ("claim", {"plan": "ph-sf@acme"}),
    ]
    assert run(world).state == "done"


@pytest.mark.parametrize("held", [False, True])
def test_there_is_nothing_to_take_over_where_nobody_else_holds_it(world: World, held: bool) -> None:
    if held:
        run(world, "load")
    with world.opened() as context:
        assert "nothing to take over" in fence.take_over(context)
    assert "take over" not in [event for event, _ in events(world)]


def test_of_two_that_take_over_at_once_one_is_refused(world: World) -> None:
    third = replace(OTHER, run="e" * 32, since=OTHER.since + timedelta(hours=1))

    class Quicker(FakeOrg):
        def release(self, run: str) -> None:
            super().release(run)
            self.mark = third

    world.org.mark = OTHER
    world.wrap_org = lambda org: _as(Quicker, org)
    with world.opened() as context, pytest.raises(Blocked, match="run eeeeeeee"):
        fence.take_over(context)
    assert world.org.mark == third


def test_a_destination_without_the_mark_s_object_must_be_deployed_to(world: World) -> None:
    class Bare(FakeOrg):
        def holder(self) -> Claim | None:
            raise NotDeployed("the org has no mark; deploy the project")

    world.wrap_org = lambda org: _as(Bare, org)

    step = run(world)

    assert (step.phase, step.state, step.code) == ("load", "blocked", 3)
    assert step.next_command == "crosswalk deploy ph-sf@acme"


def test_an_org_that_does_not_answer_is_asked_again_by_the_next_run(world: World) -> None:
    world.wrap_org = lambda org: cast("Destination", Fragile(org, Tripwire(1, "before", "holder")))

    assert run(world).code == 6
    world.wrap_org = lambda org: org
    assert run(world).state == "done"


def test_letting_go_is_safe_to_repeat_and_leaves_another_run_alone(world: World) -> None:
    run(world, "load")
    world.org.mark = OTHER
    with world.opened() as context:
        fence.release(context)
        fence.release(context)

    assert world.org.mark == OTHER
    assert [event for event, _ in events(world)] == ["claim", "release"]


def test_checking_a_deployment_holds_nothing(world: World) -> None:
    with world.opened() as context:
        check_deploy(context)
    assert world.org.mark is None


class _Stolen(FakeOrg):
    """An org whose mark is taken away, or over, after some jobs were submitted."""

    def __init__(self, org: FakeOrg, after: int, by: Claim | None = OTHER) -> None:
        self.__dict__ = org.__dict__
        self._jobs, self._by = after, by

    def submit(self, job: str) -> None:
        super().submit(job)
        self._jobs -= 1
        if self._jobs == 0:
            self.mark = self._by


def _as(kind: type[FakeOrg], org: FakeOrg) -> FakeOrg:
    """The same org, behaving as another kind."""
    made = kind(clock=org.clock)
    made.__dict__ = org.__dict__
    return made
