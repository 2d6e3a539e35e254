"""Loading again: only what changed is sent, and what was there before is known."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compiler.runtime import preimage
from compiler.runtime.load import send_again
from compiler.runtime.ports import Batch, OutsideError, Unreachable
from tests.runtime.fakes import Refusal
from tests.runtime.practice import KINDS, NOTES, PATIENTS, PEOPLE, VISITS, outcome, run, sent
from tests.runtime.world import World, make_world


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS, "Appointment": VISITS, "Practitioner": PEOPLE, "Note": NOTES}
    world = make_world(
        tmp_path, practice,
        "account", "practitioner_user", "practitioner", "patient", "visit", "task", "dated",
    ).ready()  # fmt: skip
    run(world)
    requests, table = list(world.org.requests), world.table()

    result = run(world)

    assert result.sent == 0
    assert (world.org.requests, world.table()) == (requests, table)


def test_two_runs_of_the_same_practice_ask_the_same_of_the_org(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS, "Appointment": VISITS, "Practitioner": PEOPLE, "Note": NOTES}
    routes = ("account", "practitioner_user", "practitioner", "patient", "visit", "task", "dated")
    first = make_world(tmp_path / "first", practice, *routes).ready()
    mixed = {name: tuple(reversed(rows)) for name, rows in practice.items()}
    second = make_world(tmp_path / "second", mixed, *routes).ready()

    run(first)
    run(second)

    assert first.org.requests == second.org.requests


def test_only_what_changed_is_sent_and_what_was_emptied_is_emptied(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Patient": PATIENTS}, "account", "patient").ready()
    run(world)

    world = world.changed(Patient=[PATIENTS[0], {**PATIENTS[1], "email": None}, PATIENTS[2]])
    run(world)

    (row,) = sent(world)
    assert (row["Migration_Key__c"], row["Email"], row["LastName"]) == ("ph:Patient:2", "#N/A", "Åström, Zoë")
    assert world.org.by_key("Contact")["ph:Patient:2"]["Email"] is None


def test_a_version_that_is_refused_leaves_the_record_and_its_children(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS[:1], "Appointment": VISITS[:1]}
    world = make_world(
        tmp_path, practice, "account", "practitioner_user", "patient", "visit", also=("Practitioner",)
    ).ready()
    run(world)

    world = world.changed(Patient=[{**PATIENTS[0], "last_name": ""}], Appointment=VISITS[:1])
    run(world)

    found = outcome(world, "Patient:1")
    assert (found.state, found.rule) == ("refused", "TYP104")
    assert found.id in world.org.records["Contact"]
    assert outcome(world, "Appointment:10").state == "loaded"


def test_a_row_that_failed_is_not_sent_again_until_somebody_asks(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:2]}, "plain").ready()
    world.org.judge = lambda batch, row: Refusal(code="RULE") if row["Name__c"] == "kind 2" else None
    run(world)
    world.org.judge = None

    unasked = run(world).sent
    with world.opened() as context:
        freed = send_again(context, "plain")
    asked = run(world).sent

    assert (unasked, freed, asked) == (0, 1, 1)
    assert outcome(world, "Kind:2").state == "loaded"


def test_a_row_that_another_route_claims_now_is_held_and_not_doubled(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS, "Appointment": VISITS[:1]}
    world = make_world(
        tmp_path, practice, "account", "practitioner_user", "patient", "visit", "task", also=("Practitioner",)
    ).ready()
    run(world)

    world = world.changed(Appointment=[{**VISITS[0], "kind": "task"}])
    run(world)

    found = outcome(world, "Appointment:10", route="task")
    assert (found.state, found.rule) == ("held", "KEY112")
    assert world.org.by_key("Event").keys() == {"ph:Appointment:10"}
    assert "Task" not in world.org.records


def test_an_insert_carries_the_original_date_and_a_later_change_does_not(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Note": NOTES}, "dated").ready()
    run(world)
    first = sent(world)

    world = world.changed(Note=[NOTES[0], {**NOTES[1], "text": None}])
    run(world)

    assert [row["CreatedDate"] for row in first] == ["2020-01-01", "2020-01-02"]
    assert sent(world) == [{"Migration_Key__c": "ph:Note:2", "Text__c": "#N/A"}]
    assert world.org.by_key("Note__c")["ph:Note:2"]["CreatedDate"] == "2020-01-02"


def test_an_insert_takes_over_a_record_that_carries_its_key(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Note": NOTES}, "dated").ready()
    there = world.org.add("Note__c", Migration_Key__c="ph:Note:1", Text__c="somebody's")

    run(world)

    found = outcome(world, "Note:1")
    assert (found.state, found.id, found.rule) == ("loaded", there, "KEY113")
    assert [row["Migration_Key__c"] for row in sent(world, 0)] == ["ph:Note:2"]
    assert sent(world) == [{"Migration_Key__c": "ph:Note:1", "Text__c": "one"}]
    assert world.org.by_key("Note__c")["ph:Note:1"]["Text__c"] == "one"
    assert run_writes(world) == []


def run_writes(world: World) -> list[tuple[str, str, str]]:
    """What another run asks of the org."""
    before = len(world.org.requests)
    run(world)
    return world.org.requests[before:]


def test_an_insert_that_runs_into_its_own_record_adopts_it(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Note": NOTES}, "dated").ready()
    made: list[str] = []

    def judge(batch: Batch, row: Mapping[str, str]) -> None:
        if not made:
            made.append(world.org.add("Note__c", Migration_Key__c="ph:Note:1", Text__c="somebody's"))

    world.org.judge = judge

    run(world)

    assert (outcome(world, "Note:1").state, outcome(world, "Note:1").id) == ("loaded", made[0])
    notes = world.org.by_key("Note__c")
    assert {key: note["Text__c"] for key, note in notes.items()} == {"ph:Note:1": "one", "ph:Note:2": "two"}
    assert run_writes(world) == []


def test_a_duplicate_of_another_field_is_a_failure(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Note": NOTES}, "dated").ready()
    world.org.judge = lambda batch, row: (
        Refusal(code="DUPLICATE_VALUE", message="duplicates a number") if row["Text__c"] == "one" else None
    )

    run(world)

    assert (outcome(world, "Note:1").state, outcome(world, "Note:1").rule) == (
        "failed",
        "ORG:DUPLICATE_VALUE",
    )


def test_in_an_object_that_was_empty_nothing_is_looked_for_even_after_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(tmp_path, {"Kind": KINDS}, "plain").ready()
    with monkeypatch.context() as patch:
        patch.setattr(world.org, "prepare", cut_off_after(world, 1))
        with pytest.raises(OutsideError):
            run(world)
    finds = world.org.finds

    run(world)

    assert len(world.org.by_key("Kind__c")) == 8
    assert world.org.finds == finds


def test_a_record_of_somebody_else_makes_every_new_row_be_looked_for(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Note": NOTES[:1]}, "dated").ready()
    run(world)
    there = world.org.add("Note__c", Migration_Key__c="ph:Note:2", Text__c="somebody's")

    world = world.changed(Note=NOTES)
    run(world)

    assert (outcome(world, "Note:2").id, outcome(world, "Note:2").rule) == (there, "KEY113")


def cut_off_after(world: World, jobs: int) -> Callable[[Batch], str]:
    """An org that opens so many jobs and then does not answer."""
    opening = world.org.prepare

    def prepare(batch: Batch) -> str:
        if len(world.org.jobs) == jobs:
            raise Unreachable("no answer")
        return opening(batch)

    return prepare


def test_the_pre_image_says_what_was_there_and_what_was_not(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:2]}, "plain").ready()
    there = world.org.add("Kind__c", Migration_Key__c="ph:Kind:2", Name__c="older")

    run(world)

    with world.opened() as context:
        before = preimage.decode(context.store.chunk(context.store.chunks()[0].id).before)
    assert before.records == {
        "ph:Kind:2": preimage.Record(id=there, values={"Migration_Key__c": "ph:Kind:2", "Name__c": "older"})
    }
