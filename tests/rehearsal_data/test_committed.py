"""The committed folder itself: its size, its files, its users, its README."""

import csv
import json
import re
import struct
import zlib
from collections import Counter
from pathlib import Path

import pytest

from compiler.sandbox.practice import read_answers, read_org, read_practice
from tests.rehearsal_data.folder import long_id
from tests.rehearsal_data.practice import Row, key_of
from tests.rehearsal_data.reading import COMMITTED, EXPORTED, Rehearsal, read_rehearsal

PAGE = 100
TOLD_TWICE = {"Patient", "Appointment", "ClinicalNote", "InsuranceRecord", "Invoice", "PractitionerPatient"}
FILES = sorted(path for path in COMMITTED.rglob("*") if path.is_file())
PRETENDING = [
    path for path in FILES if path.parent.name == "files" and path.read_bytes().startswith(b"<html>")
]
PDFS = [path for path in FILES if path.suffix == ".pdf" and path not in PRETENDING]
PNGS = [path for path in FILES if path.suffix == ".png"]


@pytest.fixture(scope="module")
def rehearsal() -> Rehearsal:
    return read_rehearsal(COMMITTED)


def named(rehearsal: Rehearsal, name: str) -> list[str]:
    """The keys that expected.json has under a name."""
    return [entry["key"] for entry in rehearsal.expected["oddities"] if entry["name"] == name]


def practitioner(rehearsal: Rehearsal, key: str) -> Row:
    (row,) = rehearsal.copies("Practitioner", key)
    return row


def test_the_folder_is_small_and_its_attachments_are_tiny() -> None:
    assert sum(path.stat().st_size for path in FILES) < 3_000_000
    large = [
        path for path in FILES if path.parent.name in ("files", "documents") and path.stat().st_size > 1500
    ]
    assert large == []


def test_the_readme_names_every_oddity_and_every_canary(rehearsal: Rehearsal) -> None:
    text = (COMMITTED / "README.md").read_text(encoding="utf-8")
    table = text.partition("## Oddities")[2]
    names = {(entry["name"], entry["object"]) for entry in rehearsal.expected["oddities"]}
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \| ([A-Za-z]+) \|", table, re.MULTILINE)) - {
        ("oddity", "object")
    }
    assert listed == names
    assert [canary for canary in rehearsal.expected["canaries"] if f"`{canary}`" not in text] == []


@pytest.mark.parametrize("canary", json.loads((COMMITTED / "expected.json").read_bytes())["canaries"])
def test_every_canary_is_planted_once(canary: str) -> None:
    told = {"README.md", "expected.json"}
    planted = [path for path in FILES if path.name not in told and canary.encode() in path.read_bytes()]
    assert len(planted) == 1


def test_ids_are_unique_but_for_the_seeded_repetitions(rehearsal: Rehearsal) -> None:
    for name, rows in rehearsal.tables.items():
        counts = Counter(key_of(name, row) for row in rows)
        twice = {key for key, count in counts.items() if count > 1}
        told = {
            entry["key"]
            for entry in rehearsal.expected["oddities"]
            if entry["object"] == name and re.search("twice|versions|two-pages", entry["name"])
        }
        assert twice == told, name
        assert bool(told) == (name in TOLD_TWICE)


def test_repeated_appointments_lie_on_two_pages(rehearsal: Rehearsal) -> None:
    rows = rehearsal.tables["Appointment"]
    for name in (
        "same-appointment-on-two-pages",
        "appointment-in-two-versions",
        "appointment-told-twice-differently",
    ):
        for key in named(rehearsal, name):
            first, second = (place for place, row in enumerate(rows) if str(row["id"]) == key)
            assert (second, second % PAGE) == (first + 1, 0)


def test_listings_come_newest_first(rehearsal: Rehearsal) -> None:
    for name in ("Patient", "Practitioner", "Appointment", "ClinicalNote", "PatientLog", "Invoice", "File"):
        numbers = [int(str(row["id"])) for row in rehearsal.tables[name]]
        assert numbers == sorted(numbers, reverse=True)


def test_absent_null_and_empty_all_occur(rehearsal: Rehearsal) -> None:
    notes = {row.get("note", "absent") for row in rehearsal.tables["Appointment"]}
    emails = {row.get("email", "absent") for row in rehearsal.tables["Patient"]}
    assert {"absent", None, ""} <= notes & emails


def test_ids_are_numbers_here_and_texts_there(rehearsal: Rehearsal) -> None:
    assert {type(row["patient_id"]) for row in rehearsal.tables["Invoice"]} == {str}
    assert {type(row["patient_id"]) for row in rehearsal.tables["Appointment"]} == {int, str}
    assert {type(row["id"]) for row in rehearsal.tables["Patient"]} == {int}


def test_only_the_spreadsheet_export_has_a_byte_order_mark_and_dos_line_ends() -> None:
    for name in EXPORTED:
        content = (COMMITTED / "export" / name).read_bytes()
        header = content.partition(b"\n")[0]
        excel = name == "insurance_records.csv"
        assert (content.startswith(b"\xef\xbb\xbf"), header.endswith(b"\r")) == (excel, excel)
    assert b"* -text" in (COMMITTED / ".gitattributes").read_bytes()


def test_a_field_of_an_export_may_hold_both_kinds_of_line_ends() -> None:
    with (COMMITTED / "export" / "treatment_records.csv").open(encoding="utf-8", newline="") as file:
        notes = [row["notes"] for row in csv.DictReader(file)]
    assert "First line\r\nSecond line\nThird line" in notes


def test_attachments_have_the_size_they_claim_but_for_the_seeded_ones(rehearsal: Rehearsal) -> None:
    content = read_practice(COMMITTED).content
    wrong = {
        str(row["id"])
        for row in rehearsal.tables["File"]
        if len(content.get(str(row["_content"]), b"")) != row["size"]
    }
    assert wrong == {*named(rehearsal, "file-of-another-size"), *named(rehearsal, "file-not-there")}
    assert {row["entity_type"] for row in rehearsal.tables["File"]} == {
        "patient", "practitioner", "appointment", "treatment_record", "invoice", "location",
    }  # fmt: skip


def test_every_file_on_disk_is_listed(rehearsal: Rehearsal) -> None:
    listed = {str(row["_content"]) for row in rehearsal.tables["File"]}
    assert {f"files/{path.name}" for path in (COMMITTED / "files").iterdir()} <= listed
    documents = {str(row["document"]) for row in rehearsal.tables["Policy"]}
    assert {f"documents/{path.name}" for path in (COMMITTED / "export" / "documents").iterdir()} <= documents


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_pdfs_are_whole(path: Path) -> None:
    content = path.read_bytes()
    assert content.startswith(b"%PDF-1.4\n")
    assert content.endswith(b"%%EOF\n")
    start = int(content.rpartition(b"startxref\n")[2].split()[0])
    table = content[start:].split(b"\n")
    assert table[0] == b"xref"
    for number in range(1, int(table[1].split()[1])):
        offset = int(table[2 + number].split()[0])
        assert content[offset:].startswith(b"%d 0 obj\n" % number)
    length = int(re.findall(rb"/Length (\d+)", content)[0])
    assert content.partition(b"stream\n")[2][length:].startswith(b"\nendstream")


def test_one_file_only_pretends_to_be_what_its_name_says(rehearsal: Rehearsal) -> None:
    (key,) = named(rehearsal, "file-with-other-bytes")
    (row,) = rehearsal.copies("File", key)
    assert [path.name for path in PRETENDING] == [Path(str(row["_content"])).name]


@pytest.mark.parametrize("path", PNGS, ids=lambda path: path.name)
def test_pngs_are_whole(path: Path) -> None:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, rest = {}, content[8:]
    while rest:
        length, kind = struct.unpack(">I4s", rest[:8])
        body, (check,) = rest[8 : 8 + length], struct.unpack(">I", rest[8 + length : 12 + length])
        assert check == zlib.crc32(kind + body)
        chunks[kind], rest = body, rest[12 + length :]
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour, list(chunks)) == (8, 2, [b"IHDR", b"IDAT", b"IEND"])
    assert len(zlib.decompress(chunks[b"IDAT"])) == height * (1 + 3 * width)


def test_the_org_has_one_runner_who_may_set_audit_fields() -> None:
    seed = read_org(COMMITTED)
    users = seed["users"]
    assert isinstance(users, list)
    runners = [user for user in users if user.get("runner")]
    assert [runner["permissions"] for runner in runners] == [["CreateAuditFields"]]
    names = [user["Username"] for user in users]
    assert len(names) == len(set(names))
    assert "records@acme-physio.example" in names


def test_the_org_id_carries_the_right_check_letters(rehearsal: Rehearsal) -> None:
    told = rehearsal.org["organization"]["id"]
    assert (told[:3], len(told), long_id(told[:15])) == ("00D", 18, told)
    assert long_id("0015g00000AbCdE") == "0015g00000AbCdEAAV"


def test_answers_name_active_users_and_one_is_blank(rehearsal: Rehearsal) -> None:
    active = {user["Username"] for user in rehearsal.org["users"] if user["IsActive"]}
    answers = read_answers(COMMITTED)
    assert [key for key, username in answers.items() if not username] == named(
        rehearsal, "practitioner-without-user"
    )
    assert {username for username in answers.values() if username} <= active


def test_practitioners_who_match_no_single_active_user_are_exactly_those_with_an_answer(
    rehearsal: Rehearsal,
) -> None:
    emails = Counter(user["Email"] for user in rehearsal.org["users"] if user["IsActive"])
    wanted = {
        key_of("Practitioner", row): str(row.get("email") or "") for row in rehearsal.tables["Practitioner"]
    }
    wanted = {key: email.strip().lower() for key, email in wanted.items()}
    shared = Counter(wanted.values())
    unsettled = {key for key, email in wanted.items() if emails[email] != 1 or shared[email] > 1}
    assert unsettled == set(read_answers(COMMITTED))


def test_practitioners_of_odd_users_are_as_described(rehearsal: Rehearsal) -> None:
    users = rehearsal.org["users"]

    def matching(name: str) -> list[bool]:
        (key,) = named(rehearsal, name)
        email = practitioner(rehearsal, key)["email"]
        return [user["IsActive"] for user in users if user["Email"] == email]

    assert matching("email-of-two-users") == [True, True]
    assert matching("user-inactive") == [False]
    assert matching("practitioner-without-user") == []


def test_signed_policies_are_as_described(rehearsal: Rehearsal) -> None:
    (key,) = named(rehearsal, "policy-signed")
    signed = [row for row in rehearsal.tables["PolicyAcknowledgement"] if row["practitioner_id"] == key]
    assert [row["policy_code"] for row in signed] == ["infection_control"]
