"""Preflight: what a run is tied to, and what a person is asked before it goes on."""

import json
import stat
from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Decision, Text
from compiler.runtime.artifacts import NotReviewed
from compiler.runtime.preflight import Preflight, assumptions, bind_source, bound_plan, preflight
from compiler.runtime.records import NotThisRun
from compiler.runtime.stops import RunStop
from compiler.runtime.zones import WrongTimeZones
from tests.runtime.fakes import FakeSource
from tests.runtime.world import World, make_world

DECISIONS = {
    "fallback_owner": Decision(ask="Who owns the rest?", type="username", needed="sample"),
    "zone": Decision(ask="Which clocks?", type="time_zone", needed="sample"),
    "split": Decision(ask="What is a visit?", decides="splits.kind", needed="sample"),
    "policy": Decision(ask="Who takes over policies?", type="text", needed="production"),
}


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path, {}, "account", "plain", decisions=DECISIONS)
    made.answers = {"fallback_owner": "Records@acme.example", "zone": "America/Chicago"}
    return made


def bind(world: World) -> Preflight:
    with world.opened() as context:
        return preflight(context)


def test_a_bound_plan_names_org_account_answers_and_people(world: World) -> None:
    bound = bind(world).bound

    written = json.loads((world.run / "bound-plan.json").read_text())
    assert bound is not None
    assert written == json.loads(msgspec.json.encode(bound))
    assert (written["plan"], written["environment"], written["account"]) == (
        "ph-sf@acme",
        "sandbox",
        "api.practice.example",
    )
    assert written["answers"] == {"fallback_owner": "Records@acme.example", "zone": "America/Chicago"}
    assert list(written["people"]) == ["fallback_owner"]
    assert written["people"]["fallback_owner"] in world.org.records["User"]
    assert stat.S_IMODE((world.run / "bound-plan.json").stat().st_mode) == 0o600


def test_an_open_question_is_asked_with_how_to_answer_it(world: World) -> None:
    world.answers = {"fallback_owner": "records@acme.example"}

    found = bind(world)

    assert found.bound is None
    assert [question.text for question in found.questions] == [
        "zone: Which clocks? "
        "Write it (time_zone) under answers: zone: in specs/orgs/acme.yaml and compile again."
    ]


def test_production_has_more_questions_than_a_sandbox(world: World) -> None:
    world.org.sandbox = False

    assert [question.decision for question in bind(world).questions] == ["policy"]


def test_an_answer_in_the_plan_counts(world: World) -> None:
    answered = {**DECISIONS, "zone": msgspec.structs.replace(DECISIONS["zone"], answer="Asia/Tokyo")}
    world.plan = msgspec.structs.replace(world.plan, decisions=answered)
    world.answers = {"fallback_owner": "records@acme.example"}

    bound = bind(world).bound

    assert bound is not None
    assert bound.answers["zone"] == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("username", "why"),
    [
        ("nobody@acme.example", "no user has this username"),
        ("gone@acme.example", "the user that matches is not active"),
        ("twin@acme.example", "2 active users match"),
    ],
)
def test_a_username_must_be_that_of_exactly_one_active_user(world: World, username: str, why: str) -> None:
    for _ in range(2):
        world.org.add("User", Username="twin@acme.example", IsActive="true")
    world.answers = {**world.answers, "fallback_owner": username}

    (question,) = bind(world).questions

    assert question.ask == f"the answer cannot be used: {why}."


def test_another_org_is_refused(world: World) -> None:
    bind(world)
    world.org.id = "00D000000000002AAA"

    with pytest.raises(NotThisRun, match="another organisation"):
        bind(world)


def test_an_org_that_became_production_is_refused(world: World) -> None:
    bind(world)
    world.org.sandbox = False

    with pytest.raises(NotThisRun, match="another environment"):
        bind(world)


def test_another_account_is_refused(world: World) -> None:
    bind(world)
    world.source = FakeSource(name="other.practice.example")

    with pytest.raises(NotThisRun, match="another source account"):
        bind(world)


def test_another_plan_is_refused(world: World) -> None:
    bind(world)
    world.plan = msgspec.structs.replace(world.plan, digest="e" * 64)

    with pytest.raises(NotThisRun, match="another plan"):
        bind(world)


def test_another_answer_is_refused(world: World) -> None:
    bind(world)
    world.answers = {**world.answers, "zone": "Asia/Tokyo"}

    with pytest.raises(NotThisRun, match="another answer zone"):
        bind(world)


def test_discover_needs_no_destination(world: World) -> None:
    with world.opened() as context:
        bind_source(context)

        assert set(context.store.facts()) == {"plan", "source account"}


@pytest.mark.parametrize("name", ["sql/plain.sql", "sf/objects/Treatment__c/Treatment__c.object-meta.xml"])
def test_a_generated_file_that_was_changed_is_refused(world: World, name: str) -> None:
    file = world.folder / "generated" / name
    file.write_text(file.read_text() + " ")

    with pytest.raises(NotReviewed, match="was changed after the plan was made"):
        bind(world)


def test_a_generated_file_that_is_missing_is_named(world: World) -> None:
    (world.folder / "generated/sql/plain.sql").unlink()

    with pytest.raises(NotReviewed, match=r"sql/plain\.sql is not in"):
        bind(world)


@pytest.mark.parametrize("path", ["../outside.sql", "/etc/passwd", ""])
def test_a_path_that_leads_out_of_the_generated_folder_is_refused(world: World, path: str) -> None:
    bad = msgspec.structs.replace(world.plan.loads[0], sql=Text(path=path, sha256="0"))
    world.plan = msgspec.structs.replace(world.plan, loads=(bad,))

    with pytest.raises(NotReviewed, match="not below the generated folder"):
        bind(world)


def test_other_time_zone_rules_are_refused(world: World) -> None:
    world.plan = msgspec.structs.replace(world.plan, tzdata="1999.1")

    with pytest.raises(WrongTimeZones, match=r"compiled with tzdata 1999\.1"):
        bind(world)


def test_before_preflight_there_is_no_bound_plan(world: World) -> None:
    with world.opened() as context, pytest.raises(RunStop, match="run preflight first"):
        bound_plan(context)


def test_a_bound_plan_of_another_plan_is_not_used(world: World) -> None:
    bind(world)
    world.plan = msgspec.structs.replace(world.plan, digest="e" * 64)

    with world.opened() as context, pytest.raises(RunStop, match="made for another plan"):
        bound_plan(context)


def test_what_is_only_assumed_stays_so_until_discover_has_seen_it(world: World) -> None:
    tables = tuple(msgspec.structs.replace(each, evidence="assumed") for each in world.plan.tables)
    world.plan = msgspec.structs.replace(world.plan, tables=tables)

    with world.opened() as context:
        before = assumptions(context)
        seen = [{"object": "Kind", "observed": True}, {"object": "Tenant", "observed": False}]
        (world.run / "discover.json").write_text(json.dumps({"objects": seen}))
        (world.run / "discover.json").chmod(0o600)
        after = assumptions(context)

    assert (before, after) == (("Kind",), ())
