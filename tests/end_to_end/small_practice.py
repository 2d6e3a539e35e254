"""The committed practice, cut down: every odd row, what it belongs to, and a few plain patients."""

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.rehearsal_data.acme import EXPORTS
from tests.rehearsal_data.practice import Row, key_of
from tests.rehearsal_data.reading import COMMITTED, Rehearsal, read_rehearsal

Name = tuple[str, str]

PLAIN_PATIENTS = 6
MOST_VISITS = 25
MOST_APPOINTMENTS = 200
FILE_PARENTS = {
    "patient": "Patient",
    "practitioner": "Practitioner",
    "appointment": "Appointment",
    "treatment_record": "TreatmentRecord",
    "invoice": "Invoice",
}
OWNED = (
    "Appointment",
    "TreatmentRecord",
    "ClinicalNote",
    "PatientLog",
    "InsuranceRecord",
    "Invoice",
    "PractitionerPatient",
)
FOLLOWING = {
    "InvoiceDetail": ("Invoice", "invoice_id"),
    "PolicyAcknowledgement": ("Practitioner", "practitioner_id"),
}
WHOLE = ("AppointmentType", "Policy")


def write_small_practice(folder: Path) -> None:
    """Write a rehearsal folder with a fraction of the committed rows; the same one every time."""
    whole = read_rehearsal(COMMITTED)
    kept = _kept(whole)
    tables = {name: list(_rows(name, rows, kept)) for name, rows in whole.tables.items()}
    for name, rows in tables.items():
        _write_table(folder, name, rows)
    _write_files(folder, tables)
    _write_people(folder, whole, tables)
    oddities = [one for one in whole.expected["oddities"] if (one["object"], one["key"]) in kept]
    expected = {"canaries": whole.expected["canaries"], "oddities": oddities}
    _write(folder / "expected.json", json.dumps(expected).encode())


def _kept(whole: Rehearsal) -> set[Name]:
    """The names of all rows that stay: the odd ones, some of plain patients, and whatever these belong to."""
    odd = {(one["object"], one["key"]) for one in whole.expected["oddities"]}
    visited = Counter(str(row["patient_id"]) for row in whole.tables["Appointment"])
    seldom = (key for key, visits in visited.most_common() if visits <= MOST_VISITS)
    plain = [key for key in seldom if ("Patient", key) not in odd][:PLAIN_PATIENTS]
    kept = odd | {("Patient", key) for key in plain} | set(_owned(whole, set(plain), odd))
    while True:
        more = set(_parents(whole, kept)) - kept
        if not more:
            return kept
        kept |= more


def _owned(whole: Rehearsal, patients: set[str], odd: set[Name]) -> Iterator[Name]:
    room = MOST_APPOINTMENTS - sum(name == "Appointment" for name, _ in odd)
    for name in OWNED:
        rows = [row for row in whole.tables[name] if str(row["patient_id"]) in patients]
        yield from ((name, key_of(name, row)) for row in rows[: room if name == "Appointment" else None])


def _parents(whole: Rehearsal, kept: set[Name]) -> Iterator[Name]:
    for name, rows in whole.tables.items():
        for row in rows:
            if (name, key_of(name, row)) in kept:
                yield from _parents_of(name, row)


def _parents_of(name: str, row: Row) -> Iterable[Name]:
    if name == "File" and row["entity_type"] in FILE_PARENTS:
        yield FILE_PARENTS[str(row["entity_type"])], str(row["entity_id"])
    if name in OWNED:
        yield "Patient", str(row["patient_id"])
        if row.get("practitioner_id"):
            yield "Practitioner", str(row["practitioner_id"])


def _rows(name: str, rows: list[Row], kept: set[Name]) -> Iterator[Row]:
    parent, field = FOLLOWING.get(name, ("", ""))
    for row in rows:
        follows = field and (parent, str(row[field])) in kept
        if name in WHOLE or follows or (name, key_of(name, row)) in kept:
            yield row


def _write_table(folder: Path, name: str, rows: list[Row]) -> None:
    if name not in EXPORTS:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        _write(folder / "source" / f"{name}.jsonl", "".join(lines).encode())
        return
    file, columns = EXPORTS[name]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns.split(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    _write(folder / "export" / f"{file}.csv", text.getvalue().encode())


def _write_files(folder: Path, tables: dict[str, list[Row]]) -> None:
    named = sorted(str(row["_content"]) for row in tables["File"])
    documents = [f"export/documents/{path.name}" for path in (COMMITTED / "export" / "documents").iterdir()]
    for name in (*named, *documents):
        if (COMMITTED / name).is_file():
            _write(folder / name, (COMMITTED / name).read_bytes())


def _write_people(folder: Path, whole: Rehearsal, tables: dict[str, list[Row]]) -> None:
    """Leave out the users who are nobody but a practitioner that was left out."""
    here = {_address(row) for row in tables["Practitioner"]}
    gone = {_address(row) for row in whole.tables["Practitioner"]} - here
    users = [user for user in whole.org["users"] if user["Email"].lower() not in gone]
    _write(folder / "org.json", json.dumps({**whole.org, "users": users}).encode())
    shutil.copyfile(COMMITTED / "users.csv", folder / "users.csv")


def _address(row: Row) -> str:
    return str(row.get("email") or "").strip().lower()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
