"""Loading: what is sent, in which bytes, and what becomes of every row."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Plan
from compiler.runtime import preimage
from compiler.runtime.context import Limits
from compiler.runtime.journey import LoadStopped
from compiler.runtime.load import LoadResult, load, send_again
from compiler.runtime.ports import Batch, OutsideError, RowResult, Settlement
from compiler.runtime.records import Outcome
from compiler.runtime.users import apply_users
from tests.runtime.fakes import Refusal
from tests.runtime.world import SMALL, World, make_world

PATIENTS = (
    {"id": 1, "last_name": "Ng", "email": None, "balance": "10.00", "referred_by": None},
    {"id": 2, "last_name": "Åström, Zoë", "email": "z@mail.example", "balance": "-2.50", "referred_by": 1},
    {"id": 3, "last_name": "", "email": None, "balance": None, "referred_by": 1},
)
VISITS = (
    {"id": 10, "patient_id": 1, "practitioner_id": 7, "kind": "visit", "note": "first"},
    {"id": 11, "patient_id": 3, "practitioner_id": 7, "kind": "visit", "note": "of a refused patient"},
    {"id": 12, "patient_id": 9, "practitioner_id": 8, "kind": "visit", "note": "of nobody"},
    {"id": 13, "patient_id": 2, "practitioner_id": None, "kind": "task", "note": "a call"},
)
PEOPLE = ({"id": 7, "name": "Ann", "email": "ann@acme.example"}, {"id": 8, "name": "Bo", "email": None})
NOTES = (
    {"id": 1, "text": "one", "created": "2020-01-01"},
    {"id": 2, "text": "two", "created": "2020-01-02"},
)
KINDS = tuple({"id": number, "name": f"kind {number}"} for number in range(1, 9))


def run(world: World) -> LoadResult:
    with world.opened() as context:
        return load(context)


def outcome(world: World, key: str, pass_: int = 1, route: str | None = None) -> Outcome:
    (found,) = (each for each in world.outcomes(route) if (each.key, each.pass_) == (f"ph:{key}", pass_))
    return found


def sent(world: World, job: int = -1) -> list[Mapping[str, str]]:
    """The rows of an uploaded job, by default the last."""
    uploaded = [each.rows for each in world.org.jobs.values() if each.rows is not None]
    return list(csv.DictReader(io.StringIO(uploaded[job].decode(), newline="")))


# -- rows and references --------------------------------------------------------------------------


def test_rows_arrive_with_their_values_and_their_references(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Patient": PATIENTS}, "account", "patient").ready()

    run(world)

    contacts = world.org.seen()["Contact"]
    assert list(contacts) == ["ph:Patient:1", "ph:Patient:2"]
    assert contacts["ph:Patient:2"] == {
        "AccountId": "ph:Tenant:acme",
        "Balance__c": "-2.50",
        "Email": "z@mail.example",
        "LastName": "Åström, Zoë",
        "Migration_Key__c": "ph:Patient:2",
        "OwnerId": "records@acme.example",
        "ReportsToId": "ph:Patient:1",
    }


def test_a_refused_parent_holds_its_children_and_a_missing_one_refuses_them(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS, "Appointment": VISITS, "Practitioner": PEOPLE}
    world = make_world(tmp_path, practice, "account", "practitioner_user", "patient", "visit", "task").ready()

    run(world)

    refused = outcome(world, "Patient:3")
    held, orphan = outcome(world, "Appointment:11"), outcome(world, "Appointment:12")
    assert (refused.state, refused.rule, refused.address) == ("refused", "TYP104", "Patient.last_name")
    assert (held.state, held.rule, held.address) == ("held", "LNK102", "routes.visit.link.WhoId")
    assert (orphan.state, orphan.rule) == ("refused", "LNK101")
    assert list(world.org.by_key("Event")) == ["ph:Appointment:10"]
    assert list(world.org.by_key("Task")) == ["ph:Appointment:13"]


def test_a_parent_that_was_set_aside_holds_its_children(tmp_path: Path) -> None:
    twins = [{**PATIENTS[0], "updated": "x"}, {**PATIENTS[0], "last_name": "Other", "updated": "x"}]
    world = make_world(
        tmp_path,
        {"Patient": twins, "Appointment": VISITS[:1]},
        "account", "practitioner_user", "patient", "visit", also=("Practitioner",),
    ).ready()  # fmt: skip

    run(world)

    assert outcome(world, "Appointment:10").rule == "LNK102"


def test_an_owner_nobody_matched_is_the_fallback_and_noted(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS, "Appointment": VISITS, "Practitioner": PEOPLE}
    world = make_world(tmp_path, practice, "account", "practitioner_user", "patient", "visit", "task")
    world.ready(**{"7": "ann@acme.example"})

    run(world)

    assert world.org.seen()["Event"]["ph:Appointment:10"]["OwnerId"] == "ann@acme.example"
    assert world.org.seen()["Task"]["ph:Appointment:13"]["OwnerId"] == "records@acme.example"
    assert outcome(world, "Appointment:10").rule is None
    assert outcome(world, "Appointment:13").rule == "USR101"


def test_a_corrected_owner_is_sent_by_the_next_run(tmp_path: Path) -> None:
    practice = {"Patient": PATIENTS, "Appointment": VISITS[:1], "Practitioner": PEOPLE}
    world = make_world(tmp_path, practice, "account", "practitioner_user", "patient", "visit").ready()
    run(world)
    ann = next(each for each, user in world.org.records["User"].items() if user["Name"] == "ann@acme.example")
    template = tmp_path / "answer.csv"
    template.write_text(f"practitioner_key,user_id\nph:Practitioner:7,{ann}\nph:Practitioner:8,\n")

    with world.opened() as context:
        assert apply_users(context, template).ok
    result = run(world)

    assert result.sent == 1
    assert world.org.seen()["Event"]["ph:Appointment:10"]["OwnerId"] == "ann@acme.example"


def test_an_optional_reference_is_left_empty_and_filled_once_its_parent_is_there(tmp_path: Path) -> None:
    treatment = [{"id": 5, "patient_id": 1, "appointment_id": 10, "created": "2020-01-01", "note": "n"}]
    practice = {"Patient": PATIENTS, "Appointment": VISITS[:1], "Treatment": treatment}
    world = make_world(
        tmp_path, practice, "account", "practitioner_user", "patient", "visit", "task", "treatment",
        also=("Practitioner",),
    ).ready()  # fmt: skip
    world.org.judge = lambda batch, row: Refusal(code="RULE") if batch.object == "Event" else None
    run(world)
    before = world.org.seen()["Treatment__c"]["ph:Treatment:5"].get("Visit__c")
    noted = outcome(world, "Treatment:5")
    world.org.judge = None

    with world.opened() as context:
        send_again(context, "visit")
    run(world)

    assert before is None
    assert (noted.state, noted.rule, noted.address) == ("loaded", "LNK102", "routes.treatment.link.Visit__c")
    assert world.org.seen()["Treatment__c"]["ph:Treatment:5"]["Visit__c"] == "ph:Appointment:10"
    assert outcome(world, "Treatment:5").rule is None


def test_a_reference_that_may_point_at_two_objects_uses_the_column_of_the_right_one(tmp_path: Path) -> None:
    treatments = [
        {"id": 5, "patient_id": 1, "appointment_id": 10, "created": "2020-01-01", "note": "n"},
        {"id": 6, "patient_id": 1, "appointment_id": 13, "created": "2020-01-01", "note": "n"},
    ]
    practice = {"Patient": PATIENTS, "Appointment": VISITS, "Treatment": treatments}
    world = make_world(
        tmp_path, practice, "account", "practitioner_user", "patient", "visit", "task", "treatment",
        also=("Practitioner",),
    ).ready()  # fmt: skip

    run(world)

    columns = ("Event:Visit__r.Migration_Key__c", "Task:Visit__r.Migration_Key__c")
    assert [tuple(row[column] for column in columns) for row in sent(world, -2)] == [
        ("ph:Appointment:10", ""),
        ("", "ph:Appointment:13"),
    ]


def test_rows_that_refer_to_rows_of_their_own_route_go_level_by_level(tmp_path: Path) -> None:
    units = [
        {"id": 1, "name": "a leaf", "part_of": 2},
        {"id": 2, "name": "a branch", "part_of": 3},
        {"id": 3, "name": "the root", "part_of": None},
    ]
    world = make_world(tmp_path, {"Unit": units}, "unit").ready()

    run(world)

    assert [[row["Name"] for row in sent(world, job)] for job in (0, 1, 2)] == [
        ["the root"],
        ["a branch"],
        ["a leaf"],
    ]
    assert world.org.seen()["Account"]["ph:Unit:1"]["ParentId"] == "ph:Unit:2"


def test_rows_in_a_circle_are_refused(tmp_path: Path) -> None:
    units = [
        {"id": 1, "name": "hen", "part_of": 2},
        {"id": 2, "name": "egg", "part_of": 1},
        {"id": 3, "name": "feather", "part_of": 1},
        {"id": 4, "name": "root", "part_of": None},
    ]
    world = make_world(tmp_path, {"Unit": units}, "unit").ready()

    run(world)

    assert {each.key: each.rule for each in world.outcomes()} == {
        "ph:Unit:1": "LNK103",
        "ph:Unit:2": "LNK103",
        "ph:Unit:3": "LNK103",
        "ph:Unit:4": None,
    }


def test_a_failed_parent_holds_the_rows_that_waited_for_it(tmp_path: Path) -> None:
    units = [{"id": 1, "name": "leaf", "part_of": 2}, {"id": 2, "name": "root", "part_of": None}]
    world = make_world(tmp_path, {"Unit": units}, "unit").ready()
    world.org.judge = lambda batch, row: Refusal(code="RULE") if row["Name"] == "root" else None

    run(world)

    assert [(each.key, each.state, each.rule) for each in world.outcomes()] == [
        ("ph:Unit:1", "held", "LNK102"),
        ("ph:Unit:2", "failed", "ORG:RULE"),
    ]


def test_the_second_pass_sends_the_key_and_the_later_reference_alone(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Patient": PATIENTS}, "account", "patient").ready()

    run(world)

    assert sent(world) == [{"Migration_Key__c": "ph:Patient:2", "ReportsTo.Migration_Key__c": "ph:Patient:1"}]
    assert [each.key for each in world.outcomes("patient") if each.pass_ == 2] == ["ph:Patient:2"]


def test_the_second_pass_makes_no_record_where_one_was_deleted_meanwhile(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Patient": PATIENTS}, "account", "patient").ready()
    world.plan = replace_second_pass(world, False)
    run(world)
    gone = next(key for key, each in world.org.records["Contact"].items() if each["LastName"] != "Ng")
    del world.org.records["Contact"][gone]
    world.plan = replace_second_pass(world, True)

    run(world)

    assert list(world.org.by_key("Contact")) == ["ph:Patient:1"]
    assert outcome(world, "Patient:2", pass_=2).rule == "LOD102"


def replace_second_pass(world: World, second: bool) -> Plan:
    loads = tuple(
        msgspec.structs.replace(each, second_pass=second) if each.route == "patient" else each
        for each in world.plan.loads
    )
    return msgspec.structs.replace(world.plan, loads=loads)


def test_a_reference_taken_away_is_emptied_by_the_second_pass(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Patient": PATIENTS[:2]}, "account", "patient").ready()
    run(world)

    world = world.changed(Patient=[PATIENTS[0], {**PATIENTS[1], "referred_by": None}])
    run(world)

    assert sent(world) == [{"Migration_Key__c": "ph:Patient:2", "ReportsTo.Migration_Key__c": "#N/A"}]
    assert world.org.seen()["Contact"]["ph:Patient:2"]["ReportsToId"] is None


# -- again ----------------------------------------------------------------------------------------


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


# -- what was there before ------------------------------------------------------------------------


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
    assert [row["Migration_Key__c"] for row in sent(world)] == ["ph:Note:2"]


def test_an_insert_that_runs_into_its_own_record_adopts_it(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Note": NOTES}, "dated").ready()
    made: list[str] = []

    def judge(batch: Batch, row: Mapping[str, str]) -> None:
        if not made:
            made.append(world.org.add("Note__c", Migration_Key__c="ph:Note:1", Text__c="one"))

    world.org.judge = judge

    run(world)

    assert (outcome(world, "Note:1").state, outcome(world, "Note:1").id) == ("loaded", made[0])
    assert sorted(world.org.by_key("Note__c")) == ["ph:Note:1", "ph:Note:2"]


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


def test_the_pre_image_says_what_was_there_and_what_was_not(tmp_path: Path) -> None:
    world = make_world(tmp_path, {"Kind": KINDS[:2]}, "plain").ready()
    there = world.org.add("Kind__c", Migration_Key__c="ph:Kind:2", Name__c="older")

    run(world)

    with world.opened() as context:
        before = preimage.decode(context.store.chunk(context.store.chunks()[0].id).before)
    assert before.records == {
        "ph:Kind:2": preimage.Record(id=there, values={"Migration_Key__c": "ph:Kind:2", "Name__c": "older"})
    }


# -- rows that fail -------------------------------------------------------------------------------


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
