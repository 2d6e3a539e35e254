"""Loading: rows arrive with their values and their references, and each has an outcome."""

from pathlib import Path

import msgspec

from compiler.model.plan import Plan
from compiler.runtime.load import send_again
from compiler.runtime.users import apply_users
from tests.runtime.fakes import KEY, Refusal
from tests.runtime.practice import PATIENTS, PEOPLE, VISITS, outcome, run, sent
from tests.runtime.world import World, make_world


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
    world = make_world(tmp_path, practice, "account", "practitioner_user", "patient", "visit")
    world.ready(**{"7": ""})
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


def test_rows_in_a_circle_are_refused_and_what_is_below_them_is_held(tmp_path: Path) -> None:
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
        "ph:Unit:3": "LNK102",
        "ph:Unit:4": None,
    }
    assert outcome(world, "Unit:1").address == "routes.unit.link.ParentId"


def test_a_row_that_refers_to_itself_is_a_circle_of_one(tmp_path: Path) -> None:
    units = [{"id": 1, "name": "ouroboros", "part_of": 1}, {"id": 2, "name": "root", "part_of": None}]
    world = make_world(tmp_path, {"Unit": units}, "unit").ready()

    run(world)

    assert [(each.key, each.state, each.rule) for each in world.outcomes()] == [
        ("ph:Unit:1", "refused", "LNK103"),
        ("ph:Unit:2", "loaded", None),
    ]


def test_a_circle_whose_reference_may_be_empty_stays_empty_however_often_it_is_run(tmp_path: Path) -> None:
    units = [
        {"id": 1, "name": "hen", "part_of": 2},
        {"id": 2, "name": "egg", "part_of": 1},
        {"id": 3, "name": "feather", "part_of": 1},
    ]
    world = make_world(tmp_path, {"Unit": units}, "unit").ready()
    (one,) = world.plan.loads
    parent = msgspec.structs.replace(one.links[0], missing="empty")
    world.plan = msgspec.structs.replace(world.plan, loads=(msgspec.structs.replace(one, links=(parent,)),))

    run(world)
    run(world)

    found = world.org.seen()["Account"]
    assert {key: record.get("ParentId") for key, record in found.items()} == {
        "ph:Unit:1": None,
        "ph:Unit:2": None,
        "ph:Unit:3": "ph:Unit:1",
    }
    assert [(each.key, each.state, each.rule) for each in world.outcomes()] == [
        ("ph:Unit:1", "loaded", "LNK103"),
        ("ph:Unit:2", "loaded", "LNK103"),
        ("ph:Unit:3", "loaded", None),
    ]
    assert len(world.org.jobs) == 2


def patient(number: int, referred_by: int | None) -> dict[str, object]:
    return {"id": number, "last_name": f"no {number}", "referred_by": referred_by}


def test_a_second_pass_fills_references_at_every_depth(tmp_path: Path) -> None:
    rows = [patient(1, 2), patient(2, 3), patient(3, 4), patient(4, None)]
    world = make_world(tmp_path, {"Patient": rows}, "account", "patient").ready()

    run(world)

    found = world.org.seen()["Contact"]
    assert [found[f"ph:Patient:{number}"].get("ReportsToId") for number in (1, 2, 3, 4)] == [
        "ph:Patient:2",
        "ph:Patient:3",
        "ph:Patient:4",
        None,
    ]


def test_a_circle_in_a_second_pass_is_told_of_each_of_its_rows(tmp_path: Path) -> None:
    rows = [patient(1, 2), patient(2, 1), patient(3, 1), patient(4, 4)]
    world = make_world(tmp_path, {"Patient": rows}, "account", "patient").ready()
    world.org.judge = lambda batch, row: (
        Refusal(code="CIRCLE")
        if row.get(f"ReportsTo.{KEY}") == "ph:Patient:1" and row[KEY] == "ph:Patient:2"
        else None
    )

    run(world)

    second = [each for each in world.outcomes("patient") if each.pass_ == 2]
    assert [(each.key, each.state, each.rule) for each in second] == [
        ("ph:Patient:1", "loaded", "LNK103"),
        ("ph:Patient:2", "failed", "ORG:CIRCLE"),
        ("ph:Patient:3", "loaded", None),
        ("ph:Patient:4", "loaded", "LNK103"),
    ]


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
