"""Reads a rehearsal folder the way its README describes it, with nothing but the standard library."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.rehearsal_data.practice import Row, key_of

COMMITTED = Path(__file__).parents[2] / "specs" / "rehearsals" / "practicehub-salesforce"
EXPORTED = {
    "practitioner_patients.csv": "PractitionerPatient",
    "treatment_records.csv": "TreatmentRecord",
    "insurance_records.csv": "InsuranceRecord",
    "invoice_details.csv": "InvoiceDetail",
    "policies.csv": "Policy",
    "policy_acknowledgements.csv": "PolicyAcknowledgement",
    "prescriptions.csv": "Prescription",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal folder in memory; `tables` hold the rows by object, in their order."""

    folder: Path
    tables: dict[str, list[Row]]
    expected: dict[str, Any]
    org: dict[str, Any]

    def copies(self, object_name: str, key: str) -> list[Row]:
        """Every row with that key."""
        return [row for row in self.tables[object_name] if key_of(object_name, row) == key]


def read_rehearsal(folder: Path, exported: Mapping[str, str] = EXPORTED) -> Rehearsal:
    """Read the rows, what is expected of them, and the org."""
    tables: dict[str, list[Row]] = {
        path.stem: [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
        for path in sorted((folder / "source").glob("*.jsonl"))
    }
    for file, name in exported.items():
        text = (folder / "export" / file).read_bytes().decode("utf-8-sig")
        tables[name] = list(csv.DictReader(io.StringIO(text, newline="")))
    return Rehearsal(
        folder=folder,
        tables=tables,
        expected=json.loads((folder / "expected.json").read_bytes()),
        org=json.loads((folder / "org.json").read_bytes()),
    )
