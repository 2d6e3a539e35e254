"""A folder in the shape of Synthea's CSV export, big enough for the converter and made of nothing."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

PATIENTS, PROVIDERS, ENCOUNTERS = 80, 50, 3000
CLASSES = ("wellness", "ambulatory", "outpatient", "urgentcare", "emergency", "inpatient")
START = datetime(2018, 1, 3, 15, 0, tzinfo=UTC)

Line = dict[str, object]


def write_synthea(folder: Path) -> Path:
    """Write the eight files that the converters read."""
    patients = [_patient(n) for n in range(PATIENTS)]
    encounters = [_encounter(n) for n in range(ENCOUNTERS)]
    _write(folder / "patients.csv", patients)
    _write(
        folder / "providers.csv", [{"Id": f"d{n}", "NAME": f"Doc{n}x Tor{n % 9}y"} for n in range(PROVIDERS)]
    )
    _write(folder / "payers.csv", [{"Id": "a", "NAME": "Aetna"}, {"Id": "n", "NAME": "NO_INSURANCE"}])
    _write(
        folder / "payer_transitions.csv",
        [_transition(n, year) for n in range(PATIENTS) for year in (2021, 2022)],
    )
    _write(folder / "encounters.csv", encounters)
    _write(folder / "conditions.csv", [_condition(n) for n in range(2 * PATIENTS)])
    _write(
        folder / "organizations.csv",
        [{"Id": f"o{n}", "NAME": f"CLINIC {n} NORTH", "PHONE": f"40255501{n:02d}"} for n in range(20)],
    )
    _write(folder / "procedures.csv", [_procedure(line) for line in encounters])
    return folder


def _patient(n: int) -> Line:
    return {
        "Id": f"p{n}",
        "BIRTHDATE": f"19{n % 70 + 20}-03-04",
        "FIRST": f"First{n}",
        "LAST": f"Last{n}",
        "GENDER": "FM"[n % 2],
        "RACE": ("white", "black", "asian")[n % 3],
        "ADDRESS": f"{n + 1} Long Road",
        "CITY": "Lincoln",
        "STATE": "Nebraska",
        "ZIP": f"{68000 + n}",
    }


def _encounter(n: int) -> Line:
    start = START + timedelta(hours=16 * n)
    length = timedelta(days=3) if n % 100 == 7 else timedelta(minutes=15 + n % 90)
    patient = min(n % 97, PATIENTS - 1) if n % 50 else 3
    return {
        "Id": f"e{n}",
        "START": f"{start:%Y-%m-%dT%H:%M:%SZ}",
        "STOP": f"{start + length:%Y-%m-%dT%H:%M:%SZ}",
        "PATIENT": f"p{patient}",
        "PROVIDER": f"d{n % 41}",
        "ENCOUNTERCLASS": CLASSES[n % len(CLASSES)],
        "DESCRIPTION": "Encounter for problem (procedure)",
        "TOTAL_CLAIM_COST": f"{n}.{n % 90 + 10}",
        "REASONDESCRIPTION": "Asthma (disorder)" if n % 3 else "",
    }


def _transition(n: int, year: int) -> Line:
    return {
        "PATIENT": f"p{n}",
        "MEMBERID": f"m{n}",
        "START_DATE": f"{year}-01-02T00:00:00Z",
        "END_DATE": f"{year + 1}-01-02T00:00:00Z",
        "PAYER": "an"[(n + year) % 2],
    }


def _condition(n: int) -> Line:
    what = (
        "Essential hypertension (disorder)",
        "Diabetes mellitus type 2 (disorder)",
        "Prediabetes",
        "Stress",
    )
    return {"PATIENT": f"p{n % PATIENTS}", "DESCRIPTION": what[n % len(what)]}


def _procedure(encounter: Line) -> Line:
    return {
        "ENCOUNTER": encounter["Id"],
        "CODE": "5880005",
        "DESCRIPTION": "Physical examination (procedure)",
        "REASONCODE": "",
        "REASONDESCRIPTION": "",
    }


def _write(path: Path, lines: list[Line]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
