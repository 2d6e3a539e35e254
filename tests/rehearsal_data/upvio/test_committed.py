"""The committed folder of Harbor Health itself: its size, its files, its users, its scans."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from compiler.sandbox.practice import read_answers, read_practice
from tests.rehearsal_data.folder import long_id
from tests.rehearsal_data.practice import key_of
from tests.rehearsal_data.reading import COMMITTED, Rehearsal, read_rehearsal
from tests.rehearsal_data.upvio.harbor import EXPORTS, HARBOR
from tests.rehearsal_data.upvio.judge import at, images
from tests.rehearsal_data.upvio.questions import CLASH, LONG, NON_LATIN

FOLDER = COMMITTED.parent / "upvio-salesforce"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}")
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
METRICS = 24
# Written otherwise on purpose.
OTHER_TIMES = ("2023-06-05T13:00:00Z", "2023-06-05T15:00:00.000+02:00")


@pytest.fixture(scope="module")
def rehearsal() -> Rehearsal:
    return read_rehearsal(FOLDER, {f"{file}.csv": name for name, (file, _) in EXPORTS.items()})


def test_the_folder_is_small_and_its_attachments_are_tiny() -> None:
    assert sum(path.stat().st_size for path in FILES) < 4_000_000
    assert [
        path for path in FILES if path.parent.name in ("images", "attachments") and path.stat().st_size > 1500
    ] == []


def test_the_readme_names_every_oddity_every_total_and_every_canary(rehearsal: Rehearsal) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = {(entry["name"], entry["object"]) for entry in rehearsal.expected["oddities"]}
    table = text.partition("## Oddities")[2]
    listed = re.findall(r"^\| ([a-z0-9-]+) \| ([A-Za-z]+) \|", table, re.MULTILINE)
    assert set(listed) - {("oddity", "object")} == named
    for name, count in rehearsal.expected["totals"].items():
        assert f"| {name} | {' | '.join(str(number) for number in count.values())} |" in text
    assert [canary for canary in HARBOR.canaries if f"`{canary}`" not in text] == []


@pytest.mark.parametrize("canary", HARBOR.canaries)
def test_every_canary_is_planted_once(canary: str) -> None:
    told = {"README.md", "expected.json"}
    planted = [path for path in FILES if path.name not in told and canary.encode() in path.read_bytes()]
    assert len(planted) == 1


def test_ids_are_random_looking_and_unique_but_for_the_seeded_repetitions(rehearsal: Rehearsal) -> None:
    for name, rows in rehearsal.tables.items():
        counts = Counter(key_of(name, row) for row in rows)
        twice = {key for key, count in counts.items() if count > 1}
        told = {
            entry["key"]
            for entry in rehearsal.expected["oddities"]
            if entry["object"] == name and re.search("-twice|in-two-versions", entry["name"])
        }
        assert twice <= told or name in ("CustomProperty", "ConsentDetail"), name
        assert [row["id"] for row in rows if "id" in row and not UUID.fullmatch(str(row["id"]))] == []


def test_times_carry_milliseconds_and_a_z(rehearsal: Rehearsal) -> None:
    written = {str(row["date"]) for row in rehearsal.tables["Appointment"]}
    written |= {str(row["createdAt"]) for row in rehearsal.tables["VitalsScan"]}
    written |= {row["created_at"] for row in rehearsal.tables["PatientNote"]}  # type: ignore[misc]
    assert sorted(text for text in written if not TIMES.fullmatch(text)) == sorted(OTHER_TIMES)


def test_organisations_are_three_levels_deep(rehearsal: Rehearsal) -> None:
    parents = {str(row["id"]): str(row["parent_id"]) for row in rehearsal.tables["Organization"]}
    kinds = {str(row["id"]): row["kind"] for row in rehearsal.tables["Organization"]}
    deep = [key for key, above in parents.items() if kinds.get(parents.get(above, "")) == "network"]
    assert len(deep) == 12 + 1
    assert {"clinic", "network", "employer", "insurer"} <= set(kinds.values())


def test_finished_scans_have_all_metrics_and_no_other_scan_has_any(rehearsal: Rehearsal) -> None:
    scans = rehearsal.tables["VitalsScan"]
    counts = Counter(len(found) for row in scans if isinstance(found := at(row, "results.metrics"), dict))
    assert counts.keys() == {METRICS}
    assert counts.total() > 250
    assert {row["status"] for row in scans if row.get("results")} == {"SUCCEEDED", "EXPIRED", None}


def test_metrics_are_plausible(rehearsal: Rehearsal) -> None:
    bounds = {
        "heartRate": (45, 120),
        "bloodPressureSystolic": (95, 190),
        "bloodPressureDiastolic": (55, 110),
        "breathingRate": (10, 25),
        "bmiClassification": (15, 50),
        "wellnessScore": (0, 100),
        "bodyFatPercentage": (3, 65),
        "waistToHeightRatio": (0.3, 0.8),
        "basalMetabolicRate": (700, 3000),
    }
    for row in rehearsal.tables["VitalsScan"]:
        for metric, (least, most) in bounds.items():
            value = at(row, f"results.metrics.{metric}")
            assert not isinstance(value, float) or least <= value <= most, (metric, value)


def test_questions_are_many_and_some_are_hard_to_name(rehearsal: Rehearsal) -> None:
    titles = {
        question["title"]
        for row in rehearsal.tables["FormSubmission"]
        for question in row["questions"]  # type: ignore[attr-defined]
    }
    assert 60 <= len(titles) < 120
    assert {NON_LATIN, *CLASH, LONG} <= titles
    assert len({row["formId"] for row in rehearsal.tables["FormSubmission"]}) >= 8


def test_staff_have_addresses_of_their_own_and_those_without_one_active_user_an_answer(
    rehearsal: Rehearsal,
) -> None:
    emails = {str(row["id"]): str(row["email"]).strip().lower() for row in rehearsal.tables["Staff"]}
    assert len(set(emails.values())) == len(emails)
    active = Counter(user["Email"] for user in rehearsal.org["users"] if user["IsActive"])
    assert {key for key, email in emails.items() if active[email] != 1} == set(read_answers(FOLDER))
    usernames = {user["Username"] for user in rehearsal.org["users"] if user["IsActive"]}
    assert set(read_answers(FOLDER).values()) - {""} <= usernames
    assert "" in read_answers(FOLDER).values()


def test_every_image_and_paper_on_disk_is_named(rehearsal: Rehearsal) -> None:
    named = {source for row in rehearsal.tables["PatientNote"] for source in images(row)}
    named |= {str(row["path"]) for row in rehearsal.tables["Attachment"]}
    export = FOLDER / "export"
    on_disk = {path.relative_to(export).as_posix() for path in FILES if path.parent.parent == export}
    assert on_disk <= named
    assert read_practice(FOLDER).content == {}


def test_one_export_is_saved_by_a_spreadsheet_and_no_id_was_harmed() -> None:
    for name, (file, columns) in EXPORTS.items():
        content = (FOLDER / "export" / f"{file}.csv").read_bytes()
        header = content.partition(b"\n")[0]
        excel = name == "CustomProperty"
        assert (content.startswith(b"\xef\xbb\xbf"), header.endswith(b"\r")) == (excel, excel)
        text = content.decode("utf-8-sig")
        first = next(csv.reader([text.partition("\n")[0]]))
        assert first == columns.split()
        assert not re.search(r"^[0-9.]+E\+[0-9]+,", text, re.MULTILINE)


def test_the_org_id_carries_the_right_check_letters(rehearsal: Rehearsal) -> None:
    told = rehearsal.org["organization"]["id"]
    assert (told[:3], len(told), long_id(told[:15])) == ("00D", 18, told)


def test_archived_patients_are_in_the_source_and_in_no_count(rehearsal: Rehearsal) -> None:
    lines = Path(FOLDER / "source" / "Patient.jsonl").read_bytes().splitlines()
    archived = [row for row in map(json.loads, lines) if row.get("archivedAt")]
    assert len(archived) == 1
    assert rehearsal.expected["totals"]["Patient"]["rows"] == len(lines) - len(archived)
