"""Every oddity is really in the data, and everything else loads: judged from the words of the spec."""

from collections import Counter
from pathlib import Path

import pytest

from tests.rehearsal_data.acme import ACME
from tests.rehearsal_data.arrived import ARRIVED, JOINED
from tests.rehearsal_data.convert_synthea import convert
from tests.rehearsal_data.fake_synthea import write_synthea
from tests.rehearsal_data.folder import write_folder
from tests.rehearsal_data.judge import is_behind, judge, repeated
from tests.rehearsal_data.practice import key_of
from tests.rehearsal_data.reading import COMMITTED, Rehearsal, read_rehearsal
from tests.rehearsal_data.synthea import read_synthea

RULES = {
    "COV103", "TYP101", "TYP103", "TYP104", "TYP108", "PCK101", "COV104", "SFR102", "SFR111",
    "LNK101", "LNK102", "LNK105", "KEY109", "KEY110", "FIL101",
}  # fmt: skip


@pytest.fixture(scope="module")
def committed() -> Rehearsal:
    return read_rehearsal(COMMITTED)


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    folder = tmp_path_factory.mktemp("remade")
    source = write_synthea(tmp_path_factory.mktemp("synthea"))
    write_folder(convert(read_synthea(source)), folder, ACME)
    return read_rehearsal(folder)


@pytest.fixture(params=["committed", "remade"])
def rehearsal(request: pytest.FixtureRequest) -> Rehearsal:
    made: Rehearsal = request.getfixturevalue(request.param)
    return made


def unloaded(rehearsal: Rehearsal) -> dict[str, dict[str, set[str]]]:
    """What expected.json says of the rows that do not load, in the judge's form."""
    told: dict[str, dict[str, set[str]]] = {name: {} for name in rehearsal.expected["totals"]}
    for entry in rehearsal.expected["oddities"]:
        if entry["outcome"] in ("refused", "failed"):
            told[entry["object"]].setdefault(entry["key"], set()).add(entry["rule"])
    return told


def test_the_rows_that_do_not_load_are_exactly_the_expected_ones(rehearsal: Rehearsal) -> None:
    assert judge(rehearsal) == unloaded(rehearsal)


def test_every_kind_of_outcome_occurs(committed: Rehearsal) -> None:
    assert {entry.get("rule") for entry in committed.expected["oddities"]} - {None} == RULES


def test_outcome_and_rule_go_together(committed: Rehearsal) -> None:
    for entry in committed.expected["oddities"]:
        by_rule = {None: "loaded", "KEY109": "skipped", "COV103": "skipped", "FIL101": "failed"}
        assert entry["outcome"] == by_rule.get(entry.get("rule"), "refused"), entry["name"]
        assert ("field" in entry) == ("value" in entry), entry["name"]


def test_repeated_rows_are_exactly_the_expected_ones(rehearsal: Rehearsal) -> None:
    for name in rehearsal.expected["totals"]:
        told = Counter(
            entry["key"]
            for entry in rehearsal.expected["oddities"]
            if (entry["object"], entry.get("rule")) == (name, "KEY109")
        )
        assert repeated(rehearsal, name) == told


def test_texts_expected_at_the_target_follow_from_the_rows(rehearsal: Rehearsal) -> None:
    for entry in rehearsal.expected["oddities"]:
        field = entry.get("field")
        if field is None or field in JOINED.get(entry["object"], set()):
            continue
        arrive = ARRIVED[entry["object"]][field]
        copies = rehearsal.copies(entry["object"], entry["key"])
        newest = max(copies, key=lambda row: str(row.get("updated_at") or row.get("updated") or ""))
        assert arrive(newest) == entry["value"], entry["name"]


def test_subjects_follow_from_type_and_end(rehearsal: Rehearsal) -> None:
    types = {kind["id"]: kind["name"] for kind in rehearsal.tables["AppointmentType"]}
    shown = [
        e
        for e in rehearsal.expected["oddities"]
        if e["object"] == "Appointment" and e.get("field") in ("Subject", "Appointment_Type__c")
    ]
    for entry in shown:
        (row,) = rehearsal.copies("Appointment", entry["key"])
        number = row["appointment_type_id"]
        told = types[int(str(number))] if number else "no type"
        start = "Visit - " if row["end"] else "Appointment - "
        assert entry["value"] in (told, f"{start}{told}"), entry["name"]
    assert {entry["name"] for entry in shown} >= {"no-type-and-no-end", "type-with-hard-blank", "ids-as-text"}


def test_invoices_with_odd_details_are_as_described(rehearsal: Rehearsal) -> None:
    treatments = {str(row["id"]) for row in rehearsal.tables["TreatmentRecord"]}
    by_name = {entry["name"]: entry for entry in rehearsal.expected["oddities"]}
    bare = by_name["invoice-without-details"]
    assert rehearsal.copies("InvoiceDetail", bare["key"]) == []
    assert bare["value"] == f"PH-{bare['key']}"
    lost = rehearsal.copies("InvoiceDetail", by_name["invoice-with-missing-treatment"]["key"])
    assert [row["treatment_id"] in treatments for row in lost] == [False]
    every = {str(row["treatment_id"]) for row in rehearsal.tables["InvoiceDetail"] if row["treatment_id"]}
    assert sorted(every - treatments) == ["888888", "999999"]


def test_links_that_may_stay_empty_never_point_to_a_treatment_that_does_not_load(
    rehearsal: Rehearsal,
) -> None:
    """Whether such a row loads with an empty link or waits is for the runner to say, not for this data."""
    verdicts = judge(rehearsal)
    lost = set(verdicts["TreatmentRecord"])
    first: dict[object, str] = {}
    for row in sorted(rehearsal.tables["TreatmentRecord"], key=lambda row: str(row["id"])):
        first.setdefault(row["appointment_id"], str(row["id"]))
    assert {str(key) for key, treatment in first.items() if treatment in lost and key} <= set(
        verdicts["Appointment"]
    )
    invoices = {row["invoice_id"] for row in rehearsal.tables["InvoiceDetail"] if row["treatment_id"] in lost}
    assert invoices <= set(verdicts["Invoice"])


def test_totals_count_what_is_in_the_folder(rehearsal: Rehearsal) -> None:
    for name, told in rehearsal.expected["totals"].items():
        keys = {key_of(name, row) for row in rehearsal.tables[name]}
        lost = unloaded(rehearsal)[name]
        assert told["rows"] == len(rehearsal.tables[name])
        left = {key_of(name, row) for row in rehearsal.tables[name] if is_behind(name, row)}
        assert told["loaded"] == len(keys - lost.keys() - left)
        assert told["refused"] + told["failed"] >= len(lost)
        assert told["rows"] == sum(told[end] for end in ("loaded", "refused", "failed", "skipped"))
        assert told["keys"] == len(keys)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, remade: Rehearsal) -> None:
    source = tmp_path / "synthea"
    source.mkdir()
    write_folder(convert(read_synthea(write_synthea(source))), tmp_path / "again", ACME)
    first, again = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (remade.folder, tmp_path / "again")
    )
    assert first == again
