"""Writes a practice as a rehearsal folder."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

from tests.rehearsal_data import odd_billing, odd_files, odd_notes, odd_people, odd_visits
from tests.rehearsal_data.outcomes import totals
from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.readme import readme

EXPORTS = {
    "PractitionerPatient": ("practitioner_patients", "practitioner_id patient_id since is_primary"),
    "TreatmentRecord": (
        "treatment_records",
        "id patient_id practitioner_id appointment_id diagnosis_code procedure_code treated_on notes created"
        " updated",
    ),
    "InsuranceRecord": (
        "insurance_records",
        "id patient_id carrier member_id group_number coverage effective_from expires_on status",
    ),
    "InvoiceDetail": ("invoice_details", "invoice_id number status invoiced_on paid_on method treatment_id"),
    "Policy": ("policies", "id code title version document"),
    "PolicyAcknowledgement": ("policy_acknowledgements", "practitioner_id policy_code acknowledged_on"),
    "Prescription": ("prescriptions", "id patient_id drug chewy_order_ref"),
}
AS_A_SPREADSHEET_WRITES = "InsuranceRecord"
CANARIES = (
    *odd_people.CANARIES,
    odd_visits.CANARY_PLACE,
    *odd_notes.CANARIES,
    odd_billing.CANARY_MEMBER,
    *odd_files.CANARIES,
)
ORGANISATION = {
    "name": "Acme Physiotherapy (rehearsal)",
    "edition": "Enterprise Edition",
    "sandbox": True,
    "audit_fields": True,
    "multiday_events": False,
    "client_id": "crosswalk-rehearsal",
}
ORGANISATION_NUMBER = "00D5g0000000042"
SUFFIX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def write_folder(practice: Practice, folder: Path) -> None:
    """Write every file of the rehearsal; the same practice gives the same bytes."""
    for name, rows in practice.tables.items():
        if name not in EXPORTS:
            _write(folder / "source" / f"{name}.jsonl", "".join(_line(row) for row in rows).encode())
    for name, (file, columns) in EXPORTS.items():
        _write(folder / "export" / f"{file}.csv", _table(name, columns.split(), practice.tables[name]))
    for path, content in sorted(practice.files.items()):
        _write(folder / path, content)
    answers: list[Row] = [
        {"practitioner_key": key, "salesforce_username": username}
        for key, username in sorted(practice.answers)
    ]
    _write(folder / "users.csv", _table("", ["practitioner_key", "salesforce_username"], answers))
    organisation = ORGANISATION | {"id": long_id(ORGANISATION_NUMBER)}
    _write(folder / "org.json", _json({"organization": organisation, "users": practice.users}))
    _write(folder / "expected.json", _json(_expected(practice)))
    _write(folder / "README.md", readme(practice, CANARIES).encode())
    _write(
        folder / ".gitattributes",
        b"# Line ends and byte order marks are part of what these files test.\n* -text\n",
    )


def long_id(short: str) -> str:
    """An 18-character id from one of 15: three letters more that tell which of its letters are capitals."""
    suffix = ""
    for start in (0, 5, 10):
        bits = sum(1 << n for n, letter in enumerate(short[start : start + 5]) if "A" <= letter <= "Z")
        suffix += SUFFIX_LETTERS[bits]
    return short + suffix


def _expected(practice: Practice) -> Row:
    entries = [
        {name: value for name, value in asdict(entry).items() if value is not None}
        for entry in practice.expected
    ]
    return {
        "canaries": list(CANARIES),
        "oddities": sorted(entries, key=lambda entry: (entry["name"], entry["object"], entry["key"])),
        "totals": totals(practice),
    }


def _table(object_name: str, columns: list[str], rows: list[Row]) -> bytes:
    excel = object_name == AS_A_SPREADSHEET_WRITES
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\r\n" if excel else "\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig" if excel else "utf-8")


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _json(value: Row) -> bytes:
    return (json.dumps(value, indent=1) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
