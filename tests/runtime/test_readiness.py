"""What stops a run before rows move, and what a rehearsal shows of it."""

from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Decision, Prerequisite
from compiler.runtime.readiness import before_production
from compiler.runtime.run import Step, advance
from tests.runtime.practice import KINDS
from tests.runtime.world import World, make_world

INVITED = Prerequisite(
    do="Invite every practitioner", owner="admin", needed="sample", done_when="each has an active user"
)
BACKUP = Prerequisite(
    do="Take a backup", owner="partner", needed="production", done_when="it was restored once"
)
INVITED_LINE = (
    "invited: Invite every practitioner (admin). Done when: each has an active user. "
    "Then write under fulfilled: in specs/orgs/acme.yaml: `invited: who did it and when`"
)
BACKUP_LINE = (
    "backup: Take a backup (partner). Done when: it was restored once. "
    "Then write under fulfilled: in specs/orgs/acme.yaml: `backup: who did it and when`"
)
AGAIN = "then compile again, and go on with: crosswalk run ph-sf@acme --accept-plan"


def changed(world: World, **more: object) -> World:
    world.plan = msgspec.structs.replace(world.plan, **more)
    return world


def done(one: Prerequisite) -> Prerequisite:
    return msgspec.structs.replace(one, fulfilled="D. Chen, 1 March")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path, {"Kind": KINDS[:2]}, "plain")


def step(world: World, phase: str) -> Step:
    with world.opened() as context:
        return advance(context, phase)


@pytest.mark.parametrize("phase", ["load", "files"])
def test_rows_wait_for_what_a_sample_needs(world: World, phase: str) -> None:
    found = step(changed(world, prerequisites={"invited": INVITED, "backup": BACKUP}), phase)

    assert (found.phase, found.state, found.code) == ("preflight", "blocked", 3)
    assert found.text == f"these must be done before rows move:\n  {INVITED_LINE}\n{AGAIN}"
    assert found.next_command == "crosswalk compile ph-sf@acme"
    assert world.org.jobs == {}


@pytest.mark.parametrize("phase", ["discover", "deploy", "extract", "users"])
def test_what_moves_no_rows_does_not_wait(world: World, phase: str) -> None:
    assert step(changed(world, prerequisites={"invited": INVITED}), phase).state == "done"


def test_what_is_fulfilled_stops_nothing(world: World) -> None:
    changed(world, prerequisites={"invited": done(INVITED), "backup": BACKUP}, unconfirmed=("routes.plain",))

    assert step(world, "load").state == "done"


def test_a_production_org_waits_for_everything(world: World) -> None:
    world.org.sandbox = False
    changed(
        world, prerequisites={"invited": INVITED, "backup": BACKUP}, unconfirmed=("routes.plain.set.Name__c",)
    )

    found = step(world, "load")

    assert found.text == (
        f"these must be done before rows move:\n  {BACKUP_LINE}\n  {INVITED_LINE}\n"
        "these lines were proposed, and nobody has confirmed them yet:\n"
        f"  routes.plain.set.Name__c\n{AGAIN}"
    )
    assert (found.code, world.org.jobs) == (3, {})


def test_the_next_command_confirms_what_was_proposed(world: World) -> None:
    world.org.sandbox = False
    changed(world, unconfirmed=("routes.plain.set.Name__c", "maps.kind"))

    assert step(world, "load").next_command == (
        "crosswalk confirm ph-sf@acme routes.plain.set.Name__c maps.kind"
    )
    changed(world, unconfirmed=tuple(f"routes.plain.set.F{number}__c" for number in range(6)))
    assert step(world, "load").next_command == "crosswalk confirm ph-sf@acme"


def test_a_decision_that_production_needs_stops_production_only(world: World) -> None:
    decision = Decision(ask="Who keeps the archive?", needed="production")
    changed(world, decisions={**world.plan.decisions, "archive": decision})

    assert step(world, "load").state == "done"
    with world.opened() as context:
        assert before_production(context) == (
            "archive: Who keeps the archive? Write it under answers: archive: in specs/orgs/acme.yaml "
            "and compile again.",
        )
    world.org.sandbox = False
    with world.opened() as context:
        context.store.rebind({"environment": "production"})
    assert step(world, "load").text.startswith("these questions are open:\n  archive: Who keeps the archive?")


def test_all_that_would_stop_production_is_named(world: World) -> None:
    tables = tuple(msgspec.structs.replace(each, evidence="assumed") for each in world.plan.tables)
    changed(
        world,
        prerequisites={"invited": done(INVITED), "backup": BACKUP},
        unconfirmed=("maps.kind",),
        tables=tables,
    )

    with world.opened() as context:
        assert before_production(context) == (
            BACKUP_LINE,
            "maps.kind: proposed, and nobody has confirmed it",
            "Kind: never seen as declared (OPS110)",
        )
