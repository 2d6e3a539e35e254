import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import msgspec
import pytest

from compiler.cli.tables import inventory_text, status_text
from compiler.model.connector import Endpoint, WindowPage
from compiler.model.outline import Allowance, Capacity, Outline, Promised, outline_to_json
from compiler.model.plan import Load, Split, Text
from compiler.runtime.discover import Needs, ObjectFinding, discover
from compiler.runtime.discovered import estimated
from compiler.runtime.evidence import ColumnFinding, Evidence, Sighting, Witness
from compiler.runtime.outline import FILE as OUTLINE
from compiler.runtime.ports import BadExport, Refused, SourcePage, Unreachable
from compiler.runtime.status import status
from tests.runtime.fakes import FakeClock, FakeOrg
from tests.runtime.sources import (
    CANARY,
    COVER,
    FILE,
    PATIENT,
    SPARE,
    Calm,
    context,
    patients,
    plan,
    record,
)


def seen(*records: bytes) -> Evidence:
    witness = Witness(COVER)
    witness.look(records)
    return witness.evidence()


GOOD = record(patient_id=1, carrier="Bupa", status="active")


def finding(evidence: Evidence, column: str) -> ColumnFinding:
    (found,) = [each for each in evidence.columns if each.column == column]
    return found


def practice() -> dict[str, list[bytes]]:
    return {
        "Patient": patients(250),
        "File": [record(id=number, url="x") for number in range(1, 11)],
        "Cover": [GOOD] * 4,
        "Spare": [record(id=1)] * 100,
    }


# -- evidence -------------------------------------------------------------------------------------


def test_records_that_are_as_declared_match() -> None:
    assert seen(GOOD, record(patient_id=2, carrier="HCF", status=None)).matches


def test_nothing_seen_proves_nothing() -> None:
    assert not seen().matches


@pytest.mark.parametrize("record_", [record(patient_id=1, status="active"), record(patient_id=1, carrier="")])
def test_a_required_value_that_is_missing_is_counted(record_: bytes) -> None:
    assert finding(seen(GOOD, record_, GOOD, record_), "carrier").missing == Sighting(
        count=2, positions=(2, 4)
    )


def test_an_empty_optional_value_is_fine() -> None:
    assert seen(GOOD, record(patient_id=1, carrier="x", status="")).matches


def test_unknown_states_are_named() -> None:
    found = finding(
        seen(*(record(patient_id=1, carrier="x", status=word) for word in ("on hold", "lapsed"))), "status"
    )

    assert found.unknown == Sighting(count=2, positions=(1, 2))
    assert found.unknown_values == ("lapsed", "on hold")


@pytest.mark.parametrize(
    "value", ["1980-01-01", "jane@example.com", "a" * 32, "O'Brien", "12", "two\nlines", "Zoë"]
)
def test_a_value_that_does_not_look_like_a_state_is_never_named(value: str) -> None:
    evidence = seen(
        record(patient_id=1, carrier="x", status="lapsed"), record(patient_id=1, carrier="x", status=value)
    )

    assert finding(evidence, "status").unknown == Sighting(count=2, positions=(1, 2))
    assert finding(evidence, "status").unknown_values == ()
    assert value not in repr(evidence)


def test_a_column_full_of_names_is_not_listed() -> None:
    records = [record(patient_id=1, carrier="x", status=f"Person {letter}") for letter in "abcdefghijklmnop"]

    assert finding(seen(*records), "status").unknown_values == ()
    assert finding(seen(*records), "status").unknown == Sighting(count=16, positions=tuple(range(1, 17)))


def test_length_is_measured_in_utf16_units() -> None:
    fits, long = (record(patient_id=1, carrier="😀" * 40 + extra) for extra in ("", "x"))

    assert not [each for each in seen(fits).columns if each.long]
    assert finding(seen(fits, long), "carrier").long == Sighting(count=1, positions=(2,))


def test_what_no_text_holds_is_counted_as_broken() -> None:
    assert finding(seen(b'{"patient_id": 1, "carrier": {"name": 1}}'), "carrier").broken is not None


def test_keys_that_nobody_declared_are_named_and_capped() -> None:
    many = {f"field {number}": 1 for number in range(500)}
    evidence = seen(record(patient_id=1, carrier="x", status=None, plan_code=7), record(**many))

    assert evidence.undeclared["plan_code"] == Sighting(count=1, positions=(1,))
    assert len(evidence.undeclared) == 100


def test_columns_that_never_come_and_missing_keys_are_told() -> None:
    evidence = seen(record(carrier="x"))

    assert evidence.never == ("patient_id", "status")
    assert evidence.keyless == Sighting(count=1, positions=(1,))


def test_only_the_first_positions_are_listed() -> None:
    missing = finding(seen(*[record(patient_id=1)] * 50), "carrier").missing

    assert missing == Sighting(count=50, positions=tuple(range(1, 21)))


# -- discover -------------------------------------------------------------------------------------


def found(folder: Path, source: Calm) -> dict[str, ObjectFinding]:
    here = context(folder, source)
    result = discover(here)
    here.store.close()
    return {each.object: each for each in result.objects}


def test_every_object_is_counted_and_the_needed_ones_timed(tmp_path: Path) -> None:
    objects = found(tmp_path, Calm(practice()))

    assert {name: (each.count, each.requests, each.seconds) for name, each in objects.items()} == {
        "Cover": (4, 0, 0.0),
        "File": (10, 11, pytest.approx(12.1)),
        "Patient": (250, 3, pytest.approx(3.3)),
        "Spare": (100, 0, 0.0),
    }


def test_an_export_is_looked_at_whole_and_an_api_object_by_its_first_page(tmp_path: Path) -> None:
    source = Calm(practice())
    objects = found(tmp_path, source)
    looked = {name: each.evidence.records for name, each in objects.items() if each.evidence}

    assert looked == {"Cover": 4, "File": 3, "Patient": 3, "Spare": 3}
    assert [call for call in source.calls if call.startswith("page Patient")] == ["page Patient None"]
    assert (objects["Cover"].declared, objects["Cover"].observed) == ("assumed", True)
    assert (objects["Patient"].observed, objects["Patient"].evidence) != (True, None)


class Partly(Calm):
    """A source with two objects that it will not give."""

    def count(self, object_name: str) -> int:
        if object_name == "Patient":
            raise Refused("Patient: this key may not read it (403); ask the owner")
        return Calm.count(self, object_name)

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        if object_name == "Spare":
            raise BadExport("spare.csv is not there; put it into the export folder")
        return Calm.page(self, object_name, cursor)


def test_an_object_that_is_refused_is_a_finding_and_the_others_are_looked_at(tmp_path: Path) -> None:
    here = context(tmp_path, Partly(practice()))
    result = discover(here)
    here.store.close()
    objects = {each.object: each for each in result.objects}

    assert result.problems == ("Patient: this key may not read it (403); ask the owner",)
    assert (objects["Patient"].count, objects["Patient"].evidence) == (None, None)
    assert objects["Spare"].problem == "spare.csv is not there; put it into the export folder"
    assert objects["Cover"].count == 4


def test_a_source_that_does_not_answer_stops_it(tmp_path: Path) -> None:
    class Silent(Calm):
        def count(self, object_name: str) -> int:
            raise Unreachable("no answer; try again")

    here = context(tmp_path, Silent(practice()))
    with pytest.raises(Unreachable):
        discover(here)
    here.store.close()
    assert not (tmp_path / "run" / "discover.json").exists()


def test_the_findings_are_written_privately_and_without_a_value(tmp_path: Path) -> None:
    found(tmp_path, Calm(practice()))
    path = tmp_path / "run" / "discover.json"
    written = json.loads(path.read_text())

    assert path.stat().st_mode & 0o777 == 0o600
    assert CANARY not in path.read_text()
    assert written["account"] == "practice.example"
    assert [each["object"] for each in written["objects"]] == ["Cover", "File", "Patient", "Spare"]
    assert written["objects"][2]["evidence"]["never"] == ["updated"]


def test_looking_again_finds_the_same(tmp_path: Path) -> None:
    found(tmp_path, Calm(practice()))
    first = (tmp_path / "run" / "discover.json").read_bytes()
    found(tmp_path, Calm(practice()))

    assert (tmp_path / "run" / "discover.json").read_bytes() == first


# -- what the destination will be asked for -------------------------------------------------------


def load(route: str, source: str, operation: str, **more: object) -> Load:
    return Load(
        route=route,
        source=source,
        target="Thing",
        operation=operation,  # type: ignore[arg-type]
        wave=1,
        sql=Text(path=f"{route}.sql", sha256="0"),
        columns=(),
        links=(),
        address=f"routes.{route}",
        **more,  # type: ignore[arg-type]
    )


def test_needs_count_each_row_once_for_each_record_it_becomes(tmp_path: Path) -> None:
    split = Split(
        name="kind", object="Cover", cases=("a", "b"), sql=Text(path="s", sha256="0"), address="splits.kind"
    )
    loads = (
        load("patient", "Patient", "upsert", second_pass=True),
        load("shadow", "Patient", "insert"),
        load("user", "Patient", "find"),
        load("a", "Cover", "upsert"),
        load("b", "Cover", "upsert"),
        load("file", "File", "file"),
    )
    of = plan([COVER, FILE, PATIENT, SPARE], loads=loads, splits=(split,))
    here = context(tmp_path, Calm(practice()), of=of)
    result = discover(here)
    here.store.close()

    assert result.needs == Needs(rows=504, files=10, storage_mb=1, jobs=5)
    assert result.allowances == ()


def test_allowances_are_shown_when_there_is_a_destination(tmp_path: Path) -> None:
    org = FakeOrg(FakeClock())
    here = replace(context(tmp_path, Calm(practice())), destination=org)
    result = discover(here)
    here.store.close()

    assert {each.name: (each.left, each.total) for each in result.allowances} == dict(org.allowances())
    assert (
        msgspec.json.decode((tmp_path / "run" / "discover.json").read_bytes(), type=dict)["allowances"]
        is not None
    )


def test_a_list_that_is_read_by_date_tells_which_days_are_asked_for(tmp_path: Path) -> None:
    page = WindowPage(
        from_param="from", to_param="to", days=31, first="2015-01-01", ahead_days=730, rows="data"
    )
    made = plan()
    endpoints = {**made.connector.endpoints, "Patient": Endpoint(path="/patients", page=page)}
    connector = msgspec.structs.replace(made.connector, endpoints=endpoints)
    here = context(tmp_path, Calm(practice()), of=msgspec.structs.replace(made, connector=connector))
    asked = {each.object: each.asked for each in discover(here).objects}
    today = here.clock.now().astimezone(UTC).date()
    last = (today + timedelta(days=730)).isoformat()
    here.store.close()

    assert {name: days for name, days in asked.items() if days} == {"Patient": ("2015-01-01", last)}
    assert f"Patient: days from 2015-01-01 to {last} were asked for" in inventory_text(
        (tmp_path / "run" / "discover.json").read_bytes()
    )


# -- the estimate, again, with what was counted -----------------------------------------------------


BATCHES = Allowance(
    measure="batches", label="batches", name="Batches", base=7_000, source="https://x", checked="now"
)
ROOM = Allowance(
    measure="storage_mb", label="room", name="Room", base=7_000, source="https://x", checked="now"
)
BESIDE = Outline(
    capacity=Capacity(record_kb=4, allowances=(BATCHES, ROOM)),
    typical={"Patient": 90_000, "Cover": 90_000},
    promised=Promised(timeline="two days"),
)


class Telling(FakeOrg):
    """An org that tells what is left of its batches, and nothing of its room."""

    def allowances(self) -> Mapping[str, tuple[int, int]]:
        return {"Batches": (40, 15_000)}


def test_discover_estimates_again_with_true_counts_and_the_limits_of_the_org(tmp_path: Path) -> None:
    org = Telling(FakeClock())
    of = plan(loads=(load("patient", "Patient", "upsert"), load("cover", "Cover", "upsert")))
    here = replace(context(tmp_path, Calm(practice()), of=of), destination=org)
    here.folders.generated.mkdir(exist_ok=True)
    (here.folders.generated / OUTLINE).write_text(outline_to_json(BESIDE))
    found = discover(here).estimate
    kept, shown = estimated(here), status_text(status(here))
    here.store.close()

    assert {one.object: (one.count.rows, one.count.origin) for one in found.readings} == {
        "Cover": (4, "found"),
        "File": (10, "found"),
        "Patient": (250, "found"),
    }
    assert (found.rows, found.storage_mb) == (254, 1)
    assert {one.label: (one.there, one.told_by) for one in found.shares} == {
        "batches": (40, "org"),
        "room": (7_000, "edition"),
    }
    assert found.timeline.promised.timeline == "two days"
    assert kept == found
    assert "How long it takes" in shown
    assert "two days" in shown


def test_the_screen_shows_the_tables_of_an_estimate(tmp_path: Path) -> None:
    here = context(tmp_path, Calm(practice()), of=plan(loads=(load("patient", "Patient", "upsert"),)))
    discover(here)
    here.store.close()
    shown = inventory_text((tmp_path / "run" / "discover.json").read_bytes())

    assert "What is written" in shown
    assert "rows and files move" in shown
    assert "in all, other calls included" in shown


@pytest.mark.parametrize("beside", [None, "{}", '{"format": "scope/9"}', "no JSON"])
def test_a_run_without_an_outline_that_it_can_read_still_looks(tmp_path: Path, beside: str | None) -> None:
    here = context(tmp_path, Calm(practice()), of=plan(loads=(load("patient", "Patient", "upsert"),)))
    if beside is not None:
        here.folders.generated.mkdir(exist_ok=True)
        (here.folders.generated / OUTLINE).write_text(beside)
    found = discover(here).estimate
    here.store.close()

    assert (found.rows, found.shares) == (250, ())


def test_what_an_account_does_not_tell_is_unknown_and_never_that_of_a_typical_one(tmp_path: Path) -> None:
    here = context(tmp_path, Partly(practice()))
    here.folders.generated.mkdir(exist_ok=True)
    (here.folders.generated / OUTLINE).write_text(outline_to_json(BESIDE))
    found = discover(here).estimate
    here.store.close()

    assert found.unknown == ("Patient",)


def test_a_status_before_anybody_looked_expects_nothing(tmp_path: Path) -> None:
    here = context(tmp_path, Calm(practice()))
    found = status(here)
    here.store.close()

    assert found.expected is None
    assert "How long it takes" not in status_text(found)
