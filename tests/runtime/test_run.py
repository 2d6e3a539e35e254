"""A whole run: phase after phase, up to what a person must decide, and never anything twice."""

from collections.abc import Mapping
from dataclasses import replace as changed_dataclass
from pathlib import Path
from typing import cast

import msgspec
import pytest

from compiler.model.plan import StagedColumn
from compiler.runtime.ports import Destination
from compiler.runtime.records import NotThisRun
from compiler.runtime.run import Step, accept_plan, advance, retry_failed
from compiler.runtime.status import status
from compiler.runtime.stops import RunStop
from compiler.runtime.store import Store
from compiler.runtime.timings import timings
from compiler.runtime.users import answer_users
from tests.runtime.fakes import FakeOrg, Refusal
from tests.runtime.faults import Fragile, Killed, Tripwire, When
from tests.runtime.plans import written
from tests.runtime.world import World, make_world

ROUTES = ("account", "practitioner_user", "practitioner", "patient", "visit", "task", "treatment", "file")
PRACTICE: Mapping[str, tuple[Mapping[str, object], ...]] = {
    "Practitioner": ({"id": 7, "name": "Ann", "email": "ann@acme.example"},),
    "Patient": (
        {"id": 1, "last_name": "Ng", "balance": "10.10", "referred_by": 2},
        {"id": 2, "last_name": "Ito", "balance": "1"},
        {"id": 3, "last_name": "", "balance": "1"},
    ),
    "Appointment": (
        {"id": 10, "patient_id": 1, "practitioner_id": 7, "kind": "visit", "note": "a"},
        {"id": 11, "patient_id": 3, "practitioner_id": 7, "kind": "visit", "note": "b"},
        {"id": 12, "patient_id": 2, "kind": "task", "note": "c"},
    ),
    "Treatment": ({"id": 5, "patient_id": 1, "appointment_id": 10, "created": "2020-01-01", "note": "n"},),
    "File": ({"id": 50, "parent": "Patient:1", "name": "letter.pdf", "url": "u50"},),
}
ANSWERS = {"7": "ann@acme.example"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return begin(tmp_path)


def begin(folder: Path) -> World:
    made = make_world(folder, PRACTICE, *ROUTES)
    made.extracted = False
    made.org.described = {"User": made.org.deployable["User"]}
    made.source.contents["u50"] = b"%PDF letter"
    return made


def run(world: World, only: str | None = None) -> Step:
    with world.opened() as context:
        return advance(context, only)


def answer(world: World) -> None:
    with world.opened() as context:
        answer_users(context, ANSWERS)


def finish(world: World) -> Step:
    run(world)
    answer(world)
    return run(world)


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A run that came to its end."""
    made = begin(tmp_path_factory.mktemp("ended"))
    assert finish(made).state == "done"
    return made


@pytest.fixture
def done(ended: World, tmp_path: Path) -> World:
    return ended.copied(tmp_path)


def test_a_run_stops_for_the_administrator_and_says_what_to_run_next(world: World) -> None:
    step = run(world)

    path = world.run / "users-practitioner_user.csv"
    assert (step.phase, step.state, step.code) == ("users", "blocked", 3)
    assert step.next_command == f"crosswalk users ph-sf@acme --apply {path}"
    assert world.org.records.keys() == {"User"}


def test_a_run_comes_to_its_end_and_everything_is_there(world: World) -> None:
    step = finish(world)

    assert (step.phase, step.state, step.code) == ("report", "done", 0)
    assert {name: len(world.org.by_key(name)) for name in world.org.records} == {
        "User": 0,
        "Account": 1,
        "Contact": 3,
        "Event": 1,
        "Task": 1,
        "Treatment__c": 1,
        "ContentVersion": 1,
    }
    assert (world.run / "report.html").exists()


def test_a_finished_run_writes_nothing_and_reads_no_source_again(done: World) -> None:
    requests, asked = list(done.org.requests), list(done.source.asked)

    step = run(done)

    assert (step.state, step.code) == ("done", 0)
    assert done.org.requests == requests
    assert done.source.asked == asked


@pytest.mark.parametrize(
    "phase", ["discover", "deploy", "extract", "users", "load", "files", "reconcile", "report"]
)
def test_each_phase_may_be_run_alone_again_and_writes_nothing(done: World, phase: str) -> None:
    requests = list(done.org.requests)

    step = run(done, phase)

    assert (step.phase, step.state) == (phase, "done")
    assert done.org.requests == requests


def test_discover_and_extract_need_no_destination(world: World) -> None:
    with world.opened() as context:
        alone = changed_dataclass(context, destination=None)
        found = [advance(alone, phase).state for phase in ("discover", "extract")]
        stopped = advance(alone)

    assert found == ["done", "done"]
    assert (stopped.phase, stopped.state, stopped.code) == ("deploy", "blocked", 3)


def test_an_open_question_stops_the_run_before_the_org_is_touched(world: World) -> None:
    world.answers = {}

    step = run(world)

    assert (step.phase, step.state, step.code) == ("preflight", "blocked", 3)
    assert "Who owns the rest?" in step.text
    assert world.org.requests == []


def test_to_a_production_org_an_administrator_deploys(world: World) -> None:
    world.org.sandbox = False

    step = run(world)

    assert (step.phase, step.state) == ("deploy", "blocked")
    assert step.next_command == "crosswalk deploy ph-sf@acme"
    assert world.org.requests == []


def test_what_nobody_has_seen_does_not_feed_a_production_org(world: World) -> None:
    world.org.sandbox = False
    tables = tuple(
        msgspec.structs.replace(each, evidence="assumed", columns=(*each.columns, _undeclared()))
        if each.object == "File"
        else each
        for each in world.plan.tables
    )
    world.plan = msgspec.structs.replace(world.plan, tables=tables)

    step = run(world)

    assert (step.phase, step.state) == ("preflight", "blocked")
    assert step.text.endswith("production org: File")


def test_without_write_access_nothing_is_loaded(done: World) -> None:
    done.org.described["Contact"] = ()

    step = run(done, "load")

    assert (step.state, step.code) == ("blocked", 3)
    assert "Contact.LastName: is not there, or this user may not see it" in step.text


def test_too_many_failures_stop_with_the_journal_sound(world: World) -> None:
    run(world)
    answer(world)
    world.limits = changed_dataclass(world.limits, error_share=0.0)
    world.org.judge = lambda batch, row: Refusal(code="RULE") if batch.object == "Event" else None

    step = run(world)

    assert (step.phase, step.state, step.code) == ("load", "stopped", 5)
    assert world.org.open_jobs() == []


def test_a_difference_stops_the_run_and_is_in_the_report(done: World) -> None:
    done.org.records["Task"].clear()

    step = run(done)

    assert (step.phase, step.state, step.code) == ("reconcile", "stopped", 5)
    assert "records of Task: 1 here and 0 in the destination" in step.text
    assert "records of Task: 1 here and 0 in the destination" in (done.run / "report.html").read_text()


def test_a_file_that_can_never_be_had_is_tried_again_only_when_somebody_asks(world: World) -> None:
    letter = world.source.contents.pop("u50")
    finish(world)
    world.source.contents["u50"] = letter
    asked = list(world.source.asked)

    untouched = run(world).state
    run(world, "extract")
    step = run(world)

    assert (untouched, world.source.asked) == ("done", asked)

    assert step.state == "done"
    assert list(world.org.by_key("ContentVersion")) == ["ph:File:50"]


def test_what_failed_is_sent_again_when_somebody_asks(world: World) -> None:
    run(world)
    answer(world)
    world.org.judge = lambda batch, row: Refusal(code="RULE") if batch.object == "Event" else None
    world.limits = changed_dataclass(world.limits, error_share=1.0)
    run(world)
    shown = (world.run / "report.html").read_text()
    world.org.judge = None
    run(world)
    unasked = "Event" in world.org.records

    with world.opened() as context:
        freed = retry_failed(context)
    step = run(world)

    assert "crosswalk run ph-sf@acme --retry-failed" in shown
    assert (unasked, freed, step.state) == (False, 1, "done")
    assert list(world.org.by_key("Event")) == ["ph:Appointment:10"]


def changed_plan(world: World, **more: object) -> World:
    """The same run with a plan in which the names of patients are in capitals."""
    generated = world.folder / "generated"
    load = next(each for each in world.plan.loads if each.route == "patient")
    sql = (generated / load.sql.path).read_text()
    for end in (" AS", ", ''"):
        sql = sql.replace(f'"last_name"{end}', f'upper("last_name"){end}')
    marked = msgspec.structs.replace(load, sql=written(generated, load.sql.path, sql), **more)
    loads = tuple(marked if each.route == "patient" else each for each in world.plan.loads)
    return changed_dataclass(world, plan=msgspec.structs.replace(world.plan, loads=loads, digest="e" * 64))


def test_a_plan_that_is_accepted_sends_what_it_changes_and_doubles_nothing(done: World) -> None:
    before = done.org.seen()
    world = changed_plan(done)
    with pytest.raises(NotThisRun, match="--accept-plan") as refused:
        run(world)
    with world.opened() as context:
        accept_plan(context)
        lines = [each.event for each in context.store.audit_lines()]

    step = run(world)

    assert str(world.run) in str(refused.value)
    assert lines.count("plan accepted") == 1
    assert (step.phase, step.state) == ("report", "done")
    names = {key: each["LastName"] for key, each in world.org.by_key("Contact").items()}
    assert (names["ph:Patient:1"], names["ph:Patient:2"]) == ("NG", "ITO")
    assert {name: list(rows) for name, rows in world.org.seen().items()} == {
        name: list(rows) for name, rows in before.items()
    }
    with world.opened() as context:
        assert context.store.extraction("Patient").pass_ == 1


def test_a_plan_that_writes_a_route_elsewhere_is_not_accepted(done: World) -> None:
    world = changed_plan(done, target="Lead")

    with world.opened() as context, pytest.raises(NotThisRun, match="target of route patient: was Contact"):
        accept_plan(context)
    with pytest.raises(NotThisRun, match="--accept-plan"):
        run(world)


def test_a_phase_that_there_is_not_is_named(world: World) -> None:
    with pytest.raises(RunStop, match="there is no phase lode; the phases are discover, deploy"):
        run(world, "lode")


def test_times_add_up_over_runs(done: World) -> None:
    with done.opened() as context:
        first = {timing.phase: timing for timing in timings(context.store)}
        done.org.clock.sleep(60)
        advance(context, "load")
        second = {timing.phase: timing for timing in timings(context.store)}

    assert (second["load"].runs, second["load"].started) == (first["load"].runs + 1, first["load"].started)
    assert second["load"].finished > first["load"].finished
    assert second["load"].seconds == first["load"].seconds


def test_status_says_where_a_run_stands(world: World) -> None:
    run(world)
    with world.opened() as context:
        before = status(context)
    answer(world)
    run(world)
    with world.opened() as context:
        after = status(context)

    visit = next(each for each in after.routes if each.route == "visit")
    assert before.waiting == ("users", "load", "files", "reconcile", "report")
    assert after.waiting == ()
    assert {each.object: (each.records, each.done) for each in after.objects}["Patient"] == (3, True)
    assert (visit.chunks, visit.outcomes, visit.rules) == (
        {"SETTLED": 1},
        {"held": 1, "loaded": 1},
        {"LNK102": 1},
    )
    assert after.facts["organisation"] == "00D000000000001AAA"


WRITES = ("deploy", "grant", "store")
READS = ("organisation", "fields", "find", "count", "settle", "checksum", "total")


@pytest.mark.parametrize(
    ("call", "when"), [*((name, "before") for name in WRITES), *((name, "after") for name in WRITES + READS)]
)
def test_a_lost_answer_anywhere_is_outside_trouble_and_the_next_run_ends_the_same(
    short: World, call: str, when: When, smooth: FakeOrg
) -> None:
    tripwire = Tripwire(1, when, only=call)
    short.wrap_org = lambda org: cast("Destination", Fragile(org, tripwire))
    steps = [run(short), run(short)]
    answer(short)
    steps += [run(short), run(short)]

    assert [step.code for step in steps if step.state == "stopped"] == [6]
    assert tripwire.tripped == call
    assert short.org.seen() == smooth.seen()


@pytest.mark.parametrize("call", ["bind", "note", "seal_note", "settle_rows", "audit", "settled"])
@pytest.mark.parametrize("turn", [1, 2])
def test_a_process_that_dies_at_the_store_leaves_a_run_that_goes_on(
    short: World, call: str, turn: int, smooth: FakeOrg
) -> None:
    tripwire = Tripwire(turn, "after", only=call)
    short.wrap_store = lambda store: cast("Store", Fragile(store, tripwire))
    with pytest.raises(Killed):
        finish(short)

    step = finish(short)

    assert (step.phase, step.state) == ("report", "done")
    assert short.org.seen() == smooth.seen()


def begin_short(folder: Path) -> World:
    """A run with few routes, for tests that need many runs."""
    practice = {name: PRACTICE[name] for name in ("Practitioner", "Patient", "File")}
    world = make_world(folder, practice, "account", "practitioner_user", "patient", "file")
    world.extracted = False
    world.org.described = {"User": world.org.deployable["User"]}
    world.source.contents["u50"] = b"%PDF letter"
    return world


@pytest.fixture
def short(tmp_path: Path) -> World:
    return begin_short(tmp_path)


@pytest.fixture(scope="module")
def smooth(tmp_path_factory: pytest.TempPathFactory) -> FakeOrg:
    """The org after a short run in which nothing went wrong."""
    world = begin_short(tmp_path_factory.mktemp("smooth"))
    assert finish(world).state == "done"
    return world.org


def _undeclared() -> StagedColumn:
    return StagedColumn(name="never_there", path=("never_there",), type="text", required=True)
