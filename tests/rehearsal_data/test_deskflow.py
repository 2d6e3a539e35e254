"""Every oddity of Brightline Supply is really in its data, and the committed folder is what is written."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.rehearsal_data.deskflow import company
from tests.rehearsal_data.deskflow_layout import BRIGHTLINE, CANARIES, ROUTED
from tests.rehearsal_data.folder import write_folder
from tests.rehearsal_data.practice import Row
from tests.rehearsal_data.reading import COMMITTED, Rehearsal, read_rehearsal

FOLDER = COMMITTED.parent / "deskflow-salesforce"
SIZES = {"Account": 40, "Person": 120, "Ticket": 200, "Product": 15, "Deal": 60, "Line": 150}
RULES = {
    "COV103", "COV104", "KEY109", "LNK101", "LNK102", "ORG", "PCK101", "PCK109", "SFR111", "TYP101", "TYP103",
    "TYP104", "TYP116", "USR101",
}  # fmt: skip
OUTCOMES = {None: "loaded", "KEY109": "skipped", "COV103": "skipped", "USR101": "skipped", "ORG": "failed"}


@pytest.fixture(scope="module")
def committed() -> Rehearsal:
    return read_rehearsal(FOLDER, {})


def test_the_committed_folder_is_what_the_converter_writes(tmp_path: Path) -> None:
    write_folder(company(), tmp_path, BRIGHTLINE)

    made, kept = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path, FOLDER)
    )
    assert made == kept


def test_the_company_is_small_and_has_firms_in_three_levels(committed: Rehearsal) -> None:
    for name, least in SIZES.items():
        assert least <= len(committed.tables[name]) < least + 20, name
    parents = {str(row["id"]): row["parent_id"] for row in committed.tables["Account"]}
    tidy = {key for key in parents if key < "a900"}
    roots = {key for key in tidy if parents[key] is None}
    middle = {key for key in tidy if parents[key] in roots}
    branches = {key for key in tidy if parents[key] in middle}
    assert (len(roots), len(middle), len(branches)) == (8, 16, 16)


def test_every_kind_of_outcome_occurs_and_goes_with_its_rule(committed: Rehearsal) -> None:
    assert {entry.get("rule") for entry in committed.expected["oddities"]} - {None} == RULES
    for entry in committed.expected["oddities"]:
        assert entry["outcome"] == OUTCOMES.get(entry.get("rule"), "refused"), entry["name"]


def test_every_odd_row_is_in_the_data(committed: Rehearsal) -> None:
    said = {
        f"{row['id']}:{comment['id']}"
        for row in committed.tables["Ticket"]
        for comment in row["comments"] or []  # type: ignore[attr-defined]
    }
    pairs = {f"{row['requester_id']}:{row['product_id']}" for row in committed.tables["Ticket"]}
    keys = {name: {str(row["id"]) for row in rows} for name, rows in committed.tables.items()}
    keys |= {"Comment": said, "Interest": pairs}
    for entry in committed.expected["oddities"]:
        assert entry["key"] in keys[entry["object"]], entry["name"]


@pytest.mark.parametrize(
    ("object_name", "name", "odd"),
    [
        ("Account", "account-in-a-circle", lambda row: row["parent_id"] == "a902"),
        ("Deal", "deal-before-the-first-rate", lambda row: row["created_at"] < "2023-01-01"),
        ("Deal", "deal-in-unknown-money", lambda row: row["currency"] == "CHF"),
        ("Person", "person-without-account", lambda row: row["account_id"] is None),
        ("Ticket", "ticket-priority-unknown", lambda row: row["priority"] == "P1"),
        ("Ticket", "ticket-subject-over-255", lambda row: 255 < len(row["subject"]) <= 300),
        ("Ticket", "ticket-subject-over-300", lambda row: len(row["subject"]) > 300),
    ],
)
def test_the_row_is_as_odd_as_its_name(
    committed: Rehearsal, object_name: str, name: str, odd: object
) -> None:
    (key,) = [entry["key"] for entry in committed.expected["oddities"] if entry["name"] == name]
    (row,) = committed.copies(object_name, key)
    assert callable(odd)
    assert odd(row)


def test_only_the_seeded_repetitions_share_an_id(committed: Rehearsal) -> None:
    for name, rows in committed.tables.items():
        twice = {key for key, count in Counter(str(row["id"]) for row in rows).items() if count > 1}
        told = {
            entry["key"]
            for entry in committed.expected["oddities"]
            if entry["object"] == name and re.search("two-pages|two-versions", entry["name"])
        }
        assert twice == told, name


def test_the_totals_add_up(committed: Rehearsal) -> None:
    assert list(committed.expected["totals"]) == list(ROUTED)
    for name, told in committed.expected["totals"].items():
        assert told["rows"] == sum(told[end] for end in ("loaded", "refused", "failed", "skipped")), name


def test_every_canary_is_planted_once() -> None:
    lines: list[Row] = [
        json.loads(line) for path in FOLDER.glob("source/*.jsonl") for line in path.read_text().splitlines()
    ]
    for canary in CANARIES.values():
        assert json.dumps(lines).count(canary) == 1
