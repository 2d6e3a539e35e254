"""Ids of records that the destination has anyway: found before rows move, and in every row."""

from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Constant
from compiler.runtime.constants import Unfound
from compiler.runtime.files import files
from compiler.runtime.run import advance
from tests.runtime.practice import KINDS, PATIENTS, outcome, run, sent
from tests.runtime.world import World, make_world

CLINIC = Constant(
    name="RecordTypeId",
    object="RecordType",
    where={"SobjectType": "Kind__c", "DeveloperName": "Clinic"},
    address="routes.plain.record_type",
)
BOOK = Constant(
    name="Book__c", object="Pricebook2", where={"IsStandard": "true"}, address="routes.plain.found.Book__c"
)


def with_constants(world: World, route: str, *found: Constant) -> World:
    loads = tuple(
        msgspec.structs.replace(each, found=found if each.route == route else ()) for each in world.plan.loads
    )
    world.plan = msgspec.structs.replace(world.plan, loads=loads)
    return world


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = with_constants(make_world(tmp_path, {"Kind": KINDS[:2]}, "plain"), "plain", CLINIC, BOOK)
    made.org.add("RecordType", SobjectType="Kind__c", DeveloperName="Other")
    made.org.add("RecordType", SobjectType="Contact", DeveloperName="Clinic")
    return made.ready()


def test_the_id_of_the_one_record_goes_into_every_row(world: World) -> None:
    clinic = world.org.add("RecordType", SobjectType="Kind__c", DeveloperName="clinic")
    book = world.org.add("Pricebook2", IsStandard="true")

    run(world)

    assert [(row["Name__c"], row["RecordTypeId"], row["Book__c"]) for row in sent(world)] == [
        ("kind 1", clinic, book),
        ("kind 2", clinic, book),
    ]


def test_running_again_sends_nothing_and_another_record_sends_the_rows_again(world: World) -> None:
    world.org.add("RecordType", SobjectType="Kind__c", DeveloperName="Clinic")
    old = world.org.add("Pricebook2", IsStandard="true")
    run(world)
    before = outcome(world, "Kind:1").hash

    assert run(world).sent == 0
    world.org.records["Pricebook2"][old]["IsStandard"] = "false"
    new = world.org.add("Pricebook2", IsStandard="true")
    assert run(world).sent == 2

    assert {row["Book__c"] for row in sent(world)} == {new}
    assert outcome(world, "Kind:1").hash != before


def test_a_record_that_is_missing_or_not_the_only_one_stops_before_any_row_moves(world: World) -> None:
    world.org.add("Pricebook2", IsStandard="true")
    world.org.add("Pricebook2", IsStandard="true")

    with pytest.raises(Unfound) as caught:
        run(world)

    assert str(caught.value) == (
        "rows cannot move yet:\n"
        "  LNK104 routes.plain.record_type: the destination has no record of RecordType with "
        "DeveloperName = Clinic and SobjectType = Kind__c, and plain needs exactly one; "
        "make it there, or correct the line\n"
        "  LNK104 routes.plain.found.Book__c: the destination has 2 records of Pricebook2 with "
        "IsStandard = true, and plain needs exactly one; say more, so that one is left"
    )
    assert world.org.jobs == {}
    assert world.outcomes() == []


def test_a_run_says_what_is_missing_and_waits_for_a_person(world: World) -> None:
    with world.opened() as context:
        step = advance(context, "load")

    assert (step.phase, step.state, step.code, step.next_command) == (
        "load",
        "blocked",
        3,
        "crosswalk run ph-sf@acme",
    )
    assert step.text.startswith("rows cannot move yet:\n  LNK104 ")


def test_a_second_pass_leaves_constants_alone(tmp_path: Path) -> None:
    made = make_world(tmp_path, {"Patient": PATIENTS}, "account", "patient").ready()
    made.org.add("Pricebook2", IsStandard="true")
    with_constants(made, "patient", BOOK)

    run(made)

    assert "Book__c" in sent(made, -2)[0]
    assert list(sent(made)[0]) == ["Migration_Key__c", "ReportsTo.Migration_Key__c"]


def test_files_carry_constants_too(tmp_path: Path) -> None:
    made = make_world(
        tmp_path,
        {"Patient": PATIENTS[:1], "File": ({"id": 5, "parent": "Patient:1", "name": "a.pdf", "url": "u"},)},
        "account",
        "patient",
        "file",
    ).ready()
    book = made.org.add("Pricebook2", IsStandard="true")
    with_constants(made, "file", BOOK)
    with made.opened() as context:
        context.store.add_content("File", "5", [b"bytes"])
    run(made)

    with made.opened() as context:
        files(context)

    (record,) = made.org.records["ContentVersion"].values()
    assert (record["Book__c"], record["Title"]) == (book, "a.pdf")
