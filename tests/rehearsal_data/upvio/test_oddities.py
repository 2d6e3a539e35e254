"""Every oddity of Harbor Health is really in its data, and everything else loads."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.rehearsal_data.convert_synthea_upvio import convert
from tests.rehearsal_data.fake_synthea import write_synthea
from tests.rehearsal_data.folder import write_folder
from tests.rehearsal_data.judge import repeated
from tests.rehearsal_data.practice import key_of
from tests.rehearsal_data.reading import COMMITTED, Rehearsal, read_rehearsal
from tests.rehearsal_data.synthea import read_synthea
from tests.rehearsal_data.upvio.arrived import arrived
from tests.rehearsal_data.upvio.harbor import EXPORTS, HARBOR
from tests.rehearsal_data.upvio.inventory import inventory
from tests.rehearsal_data.upvio.judge import at, behind, images, judge, newest, trends

FOLDER = COMMITTED.parent / "upvio-salesforce"
INVENTORY = FOLDER.parents[1] / "inventories" / "upvio-salesforce.yaml"
EXPORTED = {f"{file}.csv": name for name, (file, _) in EXPORTS.items()}
RULES = {
    "TYP101", "TYP103", "TYP104", "PCK101", "COV103", "COV104", "SFR102", "SFR111", "LNK101", "LNK102",
    "LNK105", "KEY109", "KEY110", "FIL101", "USR101", "ORG",
}  # fmt: skip
OUTCOMES = {
    None: "loaded", "KEY109": "skipped", "COV103": "skipped", "USR101": "skipped", "FIL101": "failed",
    "ORG": "failed",
}  # fmt: skip


@pytest.fixture(scope="module")
def committed() -> Rehearsal:
    return read_rehearsal(FOLDER, EXPORTED)


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    folder = tmp_path_factory.mktemp("remade")
    source = write_synthea(tmp_path_factory.mktemp("synthea"))
    write_folder(convert(read_synthea(source)), folder, HARBOR)
    return read_rehearsal(folder, EXPORTED)


@pytest.fixture(params=["committed", "remade"])
def rehearsal(request: pytest.FixtureRequest) -> Rehearsal:
    made: Rehearsal = request.getfixturevalue(request.param)
    return made


def told(rehearsal: Rehearsal, *outcomes: str) -> dict[str, dict[str, set[str]]]:
    """What expected.json says of the rows with these outcomes, in the judge's form."""
    found: dict[str, dict[str, set[str]]] = {name: {} for name in rehearsal.expected["totals"]}
    for entry in rehearsal.expected["oddities"]:
        if entry["outcome"] in outcomes:
            found[entry["object"]].setdefault(entry["key"], set()).add(entry["rule"])
    return found


def test_the_rows_that_do_not_load_are_exactly_the_expected_ones(rehearsal: Rehearsal) -> None:
    assert judge(rehearsal) == told(rehearsal, "refused", "failed")


def test_every_kind_of_outcome_occurs_and_goes_with_its_rule(committed: Rehearsal) -> None:
    assert {entry.get("rule") for entry in committed.expected["oddities"]} - {None} == RULES
    for entry in committed.expected["oddities"]:
        assert entry["outcome"] == OUTCOMES.get(entry.get("rule"), "refused"), entry["name"]
        assert ("field" in entry) == ("value" in entry), entry["name"]


def test_there_are_at_least_sixty_different_oddities(committed: Rehearsal) -> None:
    names = {entry["name"] for entry in committed.expected["oddities"]}
    assert len(names) > 3 * 60


def test_repeated_rows_are_exactly_the_expected_ones(rehearsal: Rehearsal) -> None:
    for name in set(EXPORTED.values()) & rehearsal.expected["totals"].keys() | {"Patient", "FormSubmission"}:
        keys = {key for key, rules in told(rehearsal, "skipped")[name].items() if "KEY109" in rules}
        assert repeated(rehearsal, name) == Counter(dict.fromkeys(keys, 1)), name


def test_rows_left_behind_are_those_of_nobody_and_those_without_an_outcome(rehearsal: Rehearsal) -> None:
    left = behind(rehearsal)
    for name, found in told(rehearsal, "skipped").items():
        keys = {key for key, rules in found.items() if rules & {"COV103", "USR101"}}
        assert keys <= left.get(name, set()), name
    statuses = {
        str(row["status"]) for row in rehearsal.tables["VitalsScan"] if str(row["id"]) in left["VitalsScan"]
    }
    assert {"FAILED", "PENDING", "ABORTED", "SUCCEEDED"} <= statuses


def test_texts_expected_at_the_target_follow_from_the_rows(rehearsal: Rehearsal) -> None:
    for entry in rehearsal.expected["oddities"]:
        if "field" not in entry or entry["object"] in ("NoteImage", "VitalsTrend"):
            continue
        row = newest(entry["object"], rehearsal.copies(entry["object"], entry["key"]))
        assert row is not None, entry["name"]
        shown = arrived(rehearsal, entry["object"], row, entry["field"])
        assert shown == entry["value"], entry["name"]


def test_trends_are_told_of_all_scans_of_a_day(rehearsal: Rehearsal) -> None:
    told = {
        e["name"]: e
        for e in rehearsal.expected["oddities"]
        if e.get("field") and e["object"] == "VitalsTrend"
    }
    several = trends(rehearsal)[told["trend-of-several-scans"]["key"]]
    assert told["trend-of-several-scans"]["value"] == str(len(several))
    rates = [
        float(str(rate)) for row in several if (rate := at(row, "results.metrics.heartRate")) is not None
    ]
    assert float(told["trend-average"]["value"]) == pytest.approx(sum(rates) / len(rates), abs=5e-6)
    (nothing,) = trends(rehearsal)[told["trend-of-nothing"]["key"]]
    assert at(nothing, "results.metrics.heartRate") is None


def test_totals_count_what_is_in_the_folder(rehearsal: Rehearsal) -> None:
    verdicts, left = judge(rehearsal), behind(rehearsal)
    made = {"VitalsTrend": set(trends(rehearsal)), "NoteImage": _image_keys(rehearsal)}
    for name, count in rehearsal.expected["totals"].items():
        rows = [row for row in rehearsal.tables.get(name, []) if not row.get("archivedAt")]
        keys = made.get(name) or {key_of(name, row) for row in rows}
        lost = verdicts.get(name, {}).keys() | left.get(name, set())
        assert count["keys"] == len(keys), name
        assert count["loaded"] == len(keys - lost), name
        assert count["rows"] == sum(count[end] for end in ("loaded", "refused", "failed", "skipped")), name
        assert count["rows"] >= len(rows), name


def test_the_committed_inventory_is_what_the_data_give(committed: Rehearsal) -> None:
    titles = {
        question["title"]
        for row in committed.tables["FormSubmission"]
        for question in row["questions"]  # type: ignore[attr-defined]
    }
    text = INVENTORY.read_text(encoding="utf-8")
    assert len(titles) > 60
    assert len(re.findall("^ +type: ", text, re.MULTILINE)) == len(titles)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, remade: Rehearsal) -> None:
    source = tmp_path / "synthea"
    source.mkdir()
    again = convert(read_synthea(write_synthea(source)))
    write_folder(again, tmp_path / "again", HARBOR)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (remade.folder, tmp_path / "again")
    )
    assert first == second
    assert inventory(again).startswith("# yaml-language-server")


def _image_keys(rehearsal: Rehearsal) -> set[str]:
    return {
        f"{row['id']}:{place}"
        for row in rehearsal.tables["PatientNote"]
        for place, _ in enumerate(images(row), start=1)
    }
