"""Patients, practitioners and the users of the org they move to."""

from datetime import datetime, timedelta

from tests.rehearsal_data.practice import Practice, Row, newest_first
from tests.rehearsal_data.synthea import Record, Synthea, Visit, choice, clean, on, written

CLINIC = "acme-physio.example"
RUNNER = f"crosswalk.runner@{CLINIC}"
FALLBACK = f"records@{CLINIC}"
SPECIALTIES = ("Physiotherapy", "Sports Physiotherapy", "Hand Therapy", "Paediatrics", "Exercise Physiology")
CREDENTIALS = ("DPT", "PT, OCS", "PT, MS", "OTR/L, CHT", "DC")


def add_practitioners(practice: Practice, synthea: Synthea) -> dict[str, str]:
    """One practitioner for each provider, one user for each practitioner; gives provider to key."""
    seen: set[str] = set()
    keys: dict[str, str] = {}
    rows = []
    for number, provider in enumerate(synthea.providers, start=301):
        row = _practitioner(number, provider, seen)
        rows.append(row)
        keys[provider["Id"]] = str(number)
        practice.users.append(_user(row))
    practice.tables["Practitioner"] = newest_first(rows)
    return keys


def add_office_users(practice: Practice) -> None:
    """Put the integration user and the owner of last resort in front of everyone else."""
    runner: Row = {
        "Username": RUNNER,
        "Email": RUNNER,
        "FirstName": "Crosswalk",
        "LastName": "Runner",
        "IsActive": True,
        "runner": True,
        "permissions": ["CreateAuditFields"],
    }
    records: Row = {
        "Username": FALLBACK,
        "Email": FALLBACK,
        "FirstName": "Medical",
        "LastName": "Records",
        "IsActive": True,
    }
    practice.users[:0] = [runner, records]


def add_patients(practice: Practice, synthea: Synthea) -> dict[str, str]:
    """One row for each patient, numbered by their first visit; gives Synthea's id to the key."""
    visits: dict[str, list[Visit]] = {}
    for visit in synthea.visits:
        visits.setdefault(visit.patient, []).append(visit)
    payers = {record["PATIENT"]: synthea.payers[record["PAYER"]] for record in synthea.transitions}
    ordered = sorted(synthea.patients, key=lambda record: (visits[record["Id"]][0].start, record["Id"]))
    rows = []
    keys: dict[str, str] = {}
    for index, record in enumerate(ordered):
        number = 1490017 + 331 * index
        keys[record["Id"]] = str(number)
        row = _patient(number, index, record, payers.get(record["Id"], "NO_INSURANCE"))
        rows.append(row | _history(visits[record["Id"]], number))
    practice.tables["Patient"] = newest_first(rows)
    return keys


def _practitioner(number: int, provider: Record, seen: set[str]) -> Row:
    first, last = clean(provider["NAME"]).rsplit(" ", 1)
    email = f"{first}.{last}".lower().replace("'", "").replace(" ", "-") + f"@{CLINIC}"
    if email in seen:
        email = email.replace("@", f".{number}@")
    seen.add(email)
    return {
        "id": number,
        "first_name": first,
        "last_name": last,
        "active": 0 if choice(f"left {number}", 20) == 0 else 1,
        "online_booking": choice(f"online {number}", 2),
        "email": email,
        "phone": f"(402) 555-{number % 1000:04d}",
        "license_number": f"NE{number * 37 % 100000:05d}",
        "npi": f"1{number * 7919 % 10**9:09d}",
        "specialty": SPECIALTIES[number % len(SPECIALTIES)],
        "credentials": CREDENTIALS[number % len(CREDENTIALS)],
        "created": "2012-01-09 08:00:00",
        "updated": None if number % 3 else "2023-06-30 17:45:00",
    }


def _user(practitioner: Row) -> Row:
    return {
        "Username": practitioner["email"],
        "Email": practitioner["email"],
        "FirstName": practitioner["first_name"],
        "LastName": practitioner["last_name"],
        "IsActive": True,
    }


def _patient(number: int, index: int, record: Record, payer: str) -> Row:
    house, street = record["ADDRESS"].split(" ", 1)
    first, last = clean(record["FIRST"]), clean(record["LAST"])
    mailbox = f"{first}.{last}".lower().replace("'", "").replace(" ", "-").replace("í", "i")
    row: Row = {
        "id": number,
        "patient_number": f"AC-{index + 1:05d}",
        "first_name": first,
        "last_name": last,
        "email": f"{mailbox}.{index + 1}@mail.example",
        "phone": f"(531) 555-{index + 100:04d}",
        "sex": {"F": "female", "M": "male"}[record["GENDER"]],
        "dob": record["BIRTHDATE"],
        "address_num": house,
        "address_str": street,
        "city": record["CITY"],
        "state": record["STATE"],
        "postcode": record["ZIP"],
        "country": "United States",
        "medical_insurance": None if payer == "NO_INSURANCE" else payer,
        "total_balance": choice(f"owes {number}", 40000) / 100 if index % 3 == 0 else 0,
    }
    if index % 4 == 1:
        row["hipaa_notes"] = "Privacy notice signed on paper; may be reached by telephone."
    if index % 5:
        row["email_marketing"] = index % 2
    return row


def _history(visits: list[Visit], number: int) -> Row:
    first, last = visits[0].start, visits[-1].start
    row: Row = {
        "last_apt": written(last),
        "next_apt": None,
        "created_at": written(_morning_before(first)),
    }
    if number % 2:
        row["updated_at"] = written(on(last.date(), 19, 5))
    return row


def _morning_before(moment: datetime) -> datetime:
    return on((moment - timedelta(days=1)).date(), 9, 30)
