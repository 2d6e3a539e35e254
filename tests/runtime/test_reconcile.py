"""The account of a run: every record in exactly one place, and both ends asked."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.runtime import private
from compiler.runtime.files import files
from compiler.runtime.load import load
from compiler.runtime.reconcile import Reconciliation, reconcile, reconciled
from compiler.runtime.stops import RunStop
from tests.runtime.fakes import Refusal
from tests.runtime.plans import SPLIT_SQL, written
from tests.runtime.world import World, make_world

ROUTES = ("account", "practitioner_user", "practitioner", "patient", "visit", "task", "treatment", "file")
PRACTICE: Mapping[str, tuple[Mapping[str, object], ...]] = {
    "Practitioner": ({"id": 7, "name": "Ann", "email": "ann@acme.example"}, {"id": 8, "name": "Bo"}),
    "Patient": (
        {"id": 1, "last_name": "Ng", "balance": "10.10", "referred_by": 4},
        {"id": 2, "last_name": "", "balance": "99.00"},
        {"id": 3, "last_name": "Ito", "balance": "-2.55", "referred_by": 1},
        {"id": 3, "last_name": "Ito", "balance": "-2.55", "referred_by": 1},
        {"last_name": "Keyless"},
    ),
    "Appointment": (
        {"id": 10, "patient_id": 1, "practitioner_id": 7, "kind": "visit", "note": "a"},
        {"id": 11, "patient_id": 2, "practitioner_id": 7, "kind": "visit", "note": "b"},
        {"id": 12, "patient_id": 3, "practitioner_id": 8, "kind": "task", "note": "c"},
        {"id": 13, "patient_id": 1, "practitioner_id": 8, "kind": "class", "note": "d"},
        {"id": 14, "patient_id": 1, "kind": "task", "note": "x"},
        {"id": 14, "patient_id": 1, "kind": "task", "note": "y"},
    ),
    "Treatment": (
        {"id": 5, "patient_id": 1, "appointment_id": 10, "created": "2020-01-01", "note": "n"},
        {"id": 6, "patient_id": 1, "appointment_id": 99, "created": "2020-01-01", "note": "refuse me"},
        {"id": 8, "patient_id": 1, "appointment_id": 99, "created": "2020-01-01", "note": "m"},
    ),
    "File": ({"id": 50, "parent": "Patient:1", "name": "n", "url": "u"},),
    "Kind": ({"id": 1, "name": "read for others"}, {"id": 2, "name": "b\u0000d"}),
}


def begin(folder: Path) -> World:
    world = make_world(folder, PRACTICE, *ROUTES, also=("Kind", "Package")).ready(**{"7": "ann@acme.example"})
    world.org.judge = lambda batch, row: Refusal(code="RULE") if row.get("Note__c") == "refuse me" else None
    return world


def run(world: World) -> Reconciliation:
    with world.opened() as context:
        load(context)
        files(context)
        return reconcile(context)


def again(world: World) -> Reconciliation:
    with world.opened() as context:
        return reconcile(context)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Reconciliation]:
    """A run that came to its end, and its account."""
    world = begin(tmp_path_factory.mktemp("loaded"))
    return world, run(world)


@pytest.fixture
def found(loaded: tuple[World, Reconciliation]) -> Reconciliation:
    return loaded[1]


@pytest.fixture
def world(loaded: tuple[World, Reconciliation], tmp_path: Path) -> World:
    return loaded[0].copied(tmp_path)


def test_each_object_adds_up(found: Reconciliation) -> None:
    counted = {
        each.object: (each.extracted, each.loaded, each.refused, each.failed, each.skipped, each.role)
        for each in found.objects
    }
    assert counted == {
        "Appointment": (6, 2, 4, 0, 0, "moved"),
        "File": (1, 0, 0, 1, 0, "moved"),
        "Kind": (2, 0, 0, 0, 0, "read for others"),
        "Package": (0, 0, 0, 0, 0, "not migrated"),
        "Patient": (5, 2, 2, 0, 1, "moved"),
        "Practitioner": (2, 2, 0, 0, 0, "moved"),
        "Tenant": (1, 1, 0, 0, 0, "moved"),
        "Treatment": (3, 2, 0, 1, 0, "moved"),
    }
    assert found.differences == ()


def test_rows_that_are_only_looked_at_and_cannot_be_used_are_named(found: Reconciliation) -> None:
    kind = next(each for each in found.objects if each.object == "Kind")
    assert (kind.unusable, kind.refused) == (1, 0)
    assert [(one.bucket, one.rule, one.rows) for one in found.reasons if one.object == "Kind"] == [
        ("not usable", "TYP101", 1)
    ]
    assert [(one.position, one.source) for one in found.places if one.object == "Kind"] == [(2, "2")]


def test_every_reason_has_its_rule_its_place_and_its_count(found: Reconciliation) -> None:
    assert [(each.object, each.bucket, each.rule, each.address, each.rows) for each in found.reasons] == [
        ("Appointment", "refused", "COV104", "splits.kind", 1),
        ("Appointment", "refused", "KEY110", "source.objects.Appointment", 2),
        ("Appointment", "refused", "LNK102", "routes.visit.link.WhoId", 1),
        ("File", "failed", "FIL101", "routes.file", 1),
        ("Kind", "not usable", "TYP101", "source.objects.Kind.fields.name", 1),
        ("Patient", "refused", "KEY105", "source.objects.Patient", 1),
        ("Patient", "refused", "TYP104", "Patient.last_name", 1),
        ("Patient", "skipped", "KEY109", "source.objects.Patient", 1),
        ("Treatment", "failed", "ORG:RULE", "routes.treatment", 1),
    ]


def test_records_that_did_not_load_are_named_by_position_and_id(found: Reconciliation) -> None:
    assert [(each.rule, each.position, each.source) for each in found.places if each.object == "Patient"] == [
        ("KEY105", 5, None),
        ("KEY109", 4, "3"),
        ("TYP104", 2, "2"),
    ]


def test_remarks_are_counted(found: Reconciliation) -> None:
    assert [(each.route, each.rule, each.rows) for each in found.notes] == [
        ("patient", "LNK101", 1),
        ("practitioner", "USR101", 1),
        ("practitioner_user", "USR101", 1),
        ("task", "USR101", 1),
        ("treatment", "LNK101", 1),
    ]


def test_both_ends_are_compared_by_count_and_by_exact_sum(found: Reconciliation) -> None:
    assert [(each.what, each.expected, each.found, each.ok) for each in found.checks] == [
        ("records of Account", "1", "1", True),
        ("records of Contact", "4", "4", True),
        ("records of ContentVersion", "0", "0", True),
        ("records of Event", "1", "1", True),
        ("records of Task", "1", "1", True),
        ("records of Treatment__c", "2", "2", True),
        ("sum of Contact.Balance__c from Patient", "7.55", "7.55", True),
    ]


def test_a_record_that_vanished_from_the_org_is_a_difference(world: World) -> None:
    contacts = world.org.records["Contact"]
    del contacts[next(each for each, record in contacts.items() if record["LastName"] == "Ito")]

    found = again(world)

    assert found.differences == (
        "records of Contact: 4 here and 3 in the destination; 1 that were loaded are not there any more",
        "sum of Contact.Balance__c from Patient: 7.55 here and 10.1 in the destination",
    )


def test_a_record_that_nobody_loaded_is_a_difference(world: World) -> None:
    world.org.add("Event", Migration_Key__c="ph:Appointment:77")

    assert again(world).differences == ("records of Event: 1 here and 2 in the destination",)


def test_an_amount_that_is_a_cent_off_is_a_difference(world: World) -> None:
    record = next(each for each in world.org.records["Contact"].values() if each["LastName"] == "Ito")
    record["Balance__c"] = "-2.56"

    assert again(world).differences == (
        "sum of Contact.Balance__c from Patient: 7.55 here and 7.54 in the destination",
    )


def test_rows_without_an_outcome_are_a_difference(tmp_path: Path) -> None:
    found = again(begin(tmp_path))

    assert "Patient: 1 records have no outcome yet; run the load again" not in found.differences
    assert "Patient: 3 records have no outcome yet; run the load again" in found.differences


def test_records_that_came_short_of_what_the_source_has_are_a_difference(world: World) -> None:
    with world.opened() as context:
        context.store.begin_pass("Kind", "")
        context.store.add_page("Kind", 1, [b'{"id": 1}'], None, 2, True)

    assert again(world).differences == ("Kind: the source says it has 2 records and 1 came",)


def test_an_extraction_that_is_not_finished_is_a_difference(world: World) -> None:
    with world.opened() as context:
        context.store.begin_pass("Kind", "")
        context.store.add_page("Kind", 1, [b'{"id": 1}'], "2", 1, False)
        found = reconcile(context)

    assert found.differences == ("Kind: its extraction is not finished; run extract again",)


def test_a_record_whose_row_went_to_another_route_is_listed(world: World) -> None:
    visits = [{**PRACTICE["Appointment"][0], "kind": "task"}, *PRACTICE["Appointment"][1:]]

    found = run(world.changed(Appointment=visits))

    assert [(each.route, each.key, each.claimed_by) for each in found.moved] == [
        ("visit", "ph:Appointment:10", "task")
    ]
    assert ("Appointment", "refused", "KEY112") in {(e.object, e.bucket, e.rule) for e in found.reasons}
    assert found.ok


def test_a_record_whose_row_is_gone_is_listed_and_nothing_is_deleted(world: World) -> None:

    found = run(world.changed(Appointment=PRACTICE["Appointment"][1:]))

    assert [(each.route, each.key) for each in found.gone] == [("visit", "ph:Appointment:10")]
    assert list(world.org.by_key("Event")) == ["ph:Appointment:10"]


def test_a_failed_second_pass_is_a_failed_record(tmp_path: Path) -> None:
    world = begin(tmp_path)
    world.org.judge = lambda batch, row: Refusal(code="LATE") if "ReportsTo.Migration_Key__c" in row else None

    found = run(world)

    assert ("Patient", "failed", "ORG:LATE", 1) in {
        (each.object, each.bucket, each.rule, each.rows) for each in found.reasons
    }


def test_reconciling_writes_nothing_to_the_org(world: World) -> None:
    requests = list(world.org.requests)

    again(world)

    assert world.org.requests == requests


def test_objects_that_do_not_migrate_are_listed_with_what_discover_counted(world: World) -> None:
    seen = {"objects": [{"object": "Package", "observed": False, "count": 41}]}
    with world.opened() as context:
        private.write(world.run / "discover.json", json.dumps(seen).encode())
        found = reconcile(context)

    package = next(each for each in found.objects if each.object == "Package")
    assert (package.role, package.announced, package.extracted) == ("not migrated", 41, 0)
    assert found.ok


def test_a_broken_discovery_is_named(world: World) -> None:
    with world.opened() as context:
        private.write(world.run / "discover.json", b"[]")
        with pytest.raises(RunStop, match="run discover again"):
            reconcile(context)


def test_what_was_found_is_kept_and_read_back(world: World, found: Reconciliation) -> None:
    with world.opened() as context:
        assert reconciled(context) == found


def test_before_the_first_reconciliation_there_is_nothing_to_read(tmp_path: Path) -> None:
    with begin(tmp_path).opened() as context, pytest.raises(RunStop, match="run reconcile first"):
        reconciled(context)


ids = st.integers(1, 6)
patients = st.lists(
    st.fixed_dictionaries(
        {
            "last_name": st.sampled_from(["", "Ng", "Ito", "#N/A"]),
            "balance": st.sampled_from([None, "1.10", "-3"]),
        },
        optional={"id": ids, "referred_by": ids},
    ),
    max_size=6,
)
visits = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["visit", "task", "class", None]), "note": st.sampled_from(["a", "no"])},
        optional={"id": ids, "patient_id": ids},
    ),
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(patients=patients, visits=visits)
def test_every_record_is_in_exactly_one_place(
    patients: list[dict[str, object]], visits: list[dict[str, object]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = make_world(
            Path(folder), {"Patient": patients, "Appointment": visits},
            "account", "practitioner_user", "patient", "visit", "task", also=("Practitioner",),
        ).ready()  # fmt: skip
        world.org.judge = lambda batch, row: Refusal(code="RULE") if row.get("Subject") == "no" else None
        with world.opened() as context:
            load(context)
            found = reconcile(context)

    assert found.differences == ()
    for each in found.objects:
        assert each.extracted == each.loaded + each.refused + each.failed + each.skipped + each.pending
        assert each.pending == 0
        listed = [place for place in found.places if place.object == each.object]
        assert len(listed) == len({place.position for place in listed}) == each.extracted - each.loaded


def test_a_case_that_stays_behind_by_the_authors_word_is_skipped_and_not_refused(tmp_path: Path) -> None:
    practice = {**PRACTICE, "Patient": PRACTICE["Patient"][:1], "Appointment": PRACTICE["Appointment"][:4]}
    world = make_world(
        tmp_path, practice, "account", "patient", "task", left_behind={"kind.visit": "in the archive"}
    )
    split = msgspec.structs.replace(begin(tmp_path / "other").plan.splits[0])
    written(tmp_path / "generated", split.sql.path, SPLIT_SQL)
    world.plan = msgspec.structs.replace(world.plan, splits=(split,))
    world.ready()

    found = run(world)

    assert [(r.object, r.bucket, r.rule, r.address, r.rows) for r in found.reasons] == [
        ("Appointment", "refused", "COV104", "splits.kind", 1),
        ("Appointment", "refused", "LNK101", "routes.task.link.WhoId", 1),
        ("Appointment", "skipped", "COV103", "not_migrated.kind.visit", 2),
    ]
    assert found.differences == ()
