"""Undo takes away what this run deployed, while it is empty, and says what it did or what stops it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compiler.runtime import deployed
from compiler.runtime.deploy import check_deploy, deploy
from compiler.runtime.ports import Claim, Component, Deployment
from compiler.runtime.stops import Blocked
from compiler.runtime.undo import UndoResult, check_undo, undo
from compiler.runtime.verify import is_verified, verify
from tests.runtime.world import World, make_world

KIND = Component(kind="CustomObject", name="Kind__c", path="k.xml", changed=True, problem=None, created=True)
FIELD = replace(KIND, kind="CustomField", name="Contact.A__c")
OURS = {KIND.full_name, FIELD.full_name}


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path, {}, "plain")
    made.org.described = {}
    made.org.components = (KIND, FIELD)
    made.org.own = {"StandardValueSet:TaskStatus": "before"}
    made.org.notes = ("TaskStatus: kept",)
    return made


def _deployed(world: World) -> World:
    with world.opened() as context:
        result = deploy(context)
        assert result.ok, result.text
    return world


def _undone(world: World) -> UndoResult:
    with world.opened() as context:
        return undo(context)


def test_what_was_created_goes_and_what_was_there_before_is_handed_back(world: World) -> None:
    _deployed(world)

    found = _undone(world)

    assert found.removed == ("CustomField Contact.A__c", "CustomObject Kind__c")
    assert found.text.splitlines() == ["2 components were taken away", "TaskStatus: kept"]
    assert [what for event, what, _ in world.org.requests if event == "withdraw"] == [",".join(sorted(OURS))]
    assert world.org.there == set()


def test_undoing_twice_is_fine(world: World) -> None:
    _deployed(world)
    _undone(world)
    requests = list(world.org.requests)

    found = _undone(world)

    assert (found.ok, found.removed) == (True, ())
    assert found.text == "nothing of this run's deployments is left to take away"
    assert world.org.requests == requests


def test_a_check_tells_what_would_go_and_changes_nothing(world: World) -> None:
    _deployed(world)
    requests = list(world.org.requests)

    with world.opened() as context:
        found = check_undo(context)

    assert found.text.splitlines()[:2] == [
        "2 components would be taken away; nothing was changed:",
        "  CustomField Contact.A__c",
    ]
    assert (world.org.requests, world.org.there) == (requests, OURS)


def test_what_was_there_before_us_is_not_touched(world: World) -> None:
    world.org.there = {KIND.full_name}
    _deployed(world)

    found = _undone(world)

    assert found.removed == ("CustomField Contact.A__c",)
    assert world.org.there == {KIND.full_name}
    assert "these were there before and stay as they were deployed: CustomObject:Kind__c" in found.text


def test_records_are_counted_and_nothing_is_touched(world: World) -> None:
    _deployed(world)
    world.org.records["Kind__c"] = {"a01": {"Name": "x"}}

    found = _undone(world)

    assert (found.ok, found.occupied) == (False, {"Kind__c": 1})
    assert found.text.splitlines() == [
        "nothing was taken away, because these records would lose something:",
        "  Kind__c: 1",
        "delete these records in the destination first, or keep the project there",
    ]
    assert world.org.there == OURS


def test_a_refusal_is_told_and_can_be_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _deployed(world)
    refused = replace(KIND, problem="is in use", created=False, changed=False)
    answer = Deployment(succeeded=False, components=(refused,))
    with monkeypatch.context() as patch:
        patch.setattr(world.org, "withdraw", lambda *_: answer)
        found = _undone(world)

    assert not found.ok
    assert found.text.splitlines() == [
        "the destination refused to take the project away, nothing of it was changed:",
        "  k.xml: CustomObject Kind__c: is in use",
    ]
    assert _undone(world).removed


def test_what_the_destination_would_refuse_is_told_by_a_check(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _deployed(world)
    refused = replace(KIND, problem="is in use", created=False, changed=False)
    answer = Deployment(succeeded=False, components=(refused,))
    monkeypatch.setattr(world.org, "withdraw", lambda *_: answer)

    with world.opened() as context:
        found = check_undo(context)

    assert (found.ok, found.removed) == (False, ())
    assert found.text.splitlines() == [
        "the destination would refuse to take the project away, nothing of it was changed:",
        "  k.xml: CustomObject Kind__c: is in use",
    ]


def test_a_field_that_somebody_else_added_is_named_and_nothing_is_touched(world: World) -> None:
    _deployed(world)
    world.org.added = ("Kind__c.Extra__c", "Other__c.Extra__c")

    with world.opened() as context:
        would, found = check_undo(context), undo(context)

    assert (would.added, found.added, found.ok) == (("Kind__c.Extra__c",), ("Kind__c.Extra__c",), False)
    assert found.text.splitlines() == [
        "nothing was taken away, because these fields of others would go with it:",
        "  Kind__c.Extra__c",
        "delete them in the destination first, or keep the project there",
    ]
    assert world.org.there == OURS


def test_a_run_folder_that_never_deployed_says_where_else_to_look(world: World) -> None:
    found = _undone(world)

    assert found.ok
    assert "this run folder has deployed nothing" in found.text
    assert "destructiveChanges.xml" in found.text


def test_another_run_that_holds_the_destination_stops_it(world: World) -> None:
    _deployed(world)
    world.org.mark = Claim(plan="other", run="f" * 32, since=datetime(2026, 3, 1, 8, tzinfo=UTC))

    with pytest.raises(Blocked, match="a run of the plan other holds the destination since 2026-03-01 08:00"):
        _undone(world)

    assert world.org.there == OURS


def test_nothing_counts_as_deployed_or_compared_after_it(world: World) -> None:
    _deployed(world)
    with world.opened() as context:
        assert verify(context).ok
        undo(context)
        assert not is_verified(context)
        again = deploy(context)

    assert (again.sent, again.changed) == (True, ("CustomField Contact.A__c", "CustomObject Kind__c"))


def test_a_deployment_that_died_is_taken_away_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = world.org.deploy

    def die(*arguments: object) -> Deployment:
        done = whole(*arguments)  # type: ignore[arg-type]
        if arguments[1] is False:
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patch, world.opened() as context:
        patch.setattr(world.org, "deploy", die)
        with pytest.raises(KeyboardInterrupt):
            deploy(context)
    with world.opened() as context:
        assert deployed.ledger(context.store).pending == tuple(sorted(OURS))

    assert _undone(world).removed == ("CustomField Contact.A__c", "CustomObject Kind__c")


def test_stages_go_one_after_the_other_and_stop_at_the_first_that_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.org.staged = ("stage-1", "stage-2", "stage-3")
    seen: list[bool] = []
    whole = world.org.deploy

    def second_is_refused(*arguments: object) -> Deployment:
        seen.append(bool(arguments[1]))
        if len(seen) < 3:
            return whole(*arguments)  # type: ignore[arg-type]
        return Deployment(succeeded=False, components=(replace(KIND, problem="no room"),))

    monkeypatch.setattr(world.org, "deploy", second_is_refused)
    with world.opened() as context:
        found = deploy(context)
        noted = deployed.ledger(context.store)

    assert seen == [True, False, True], "each stage is checked before it is deployed"
    assert (found.refused, found.waiting) == ("stage-2", ("stage-3",))
    assert found.text.splitlines() == [
        "the destination refused stage-2, nothing of it was changed; 2 components of earlier stages are "
        "there:",
        "  k.xml: CustomObject Kind__c: no room",
    ]
    assert noted.ours == OURS
    assert noted.pending == ()


def test_a_stage_is_checked_where_those_before_it_are_there(world: World) -> None:
    world.org.staged = ("stage-1", "stage-2", "stage-3")
    world.org.components = (replace(KIND, changed=False, created=False),)
    with world.opened() as context:
        found = check_deploy(context)

    assert (found.ok, found.waiting) == (True, ())
    assert found.text == (
        "the destination would accept the deployment: 0 components would change; nothing was changed"
    )


def test_of_several_stages_only_the_first_can_be_checked(world: World) -> None:
    world.org.staged = ("stage-1", "stage-2")
    with world.opened() as context:
        found = check_deploy(context)

    assert found.text == (
        "the destination would accept stage-1: 2 components would change; nothing was changed; stage-2 can "
        "only be checked once it is there"
    )
    assert world.org.requests == []
