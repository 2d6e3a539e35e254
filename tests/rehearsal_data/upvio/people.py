"""Patients, staff and the users of the org that Harbor Health moves to."""

from collections.abc import Mapping
from datetime import date, timedelta

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import Record, Synthea, choice, clean
from tests.rehearsal_data.upvio.written import identifier, moment, utc

PRACTICE = "harbor-health.example"
RUNNER = f"crosswalk.runner@{PRACTICE}"
FALLBACK = f"records@{PRACTICE}"
LEAD = f"clinic.lead@{PRACTICE}"
STAFF = 36
TODAY = date(2023, 11, 1)
ADULT = 16
FIRST_DAY = utc(2021, 3, 1, 9, 30)
ACTIVITY = ("inactive", "exercise10Mins", "exercise20to60Mins", "exercise1to3Hours", "exerciseOver3Hours")


def add_staff(practice: Practice, synthea: Synthea) -> list[str]:
    """Some three dozen members of staff, each with a user; gives their ids."""
    seen: set[str] = set()
    rows: list[Row] = []
    for number, provider in enumerate(synthea.providers[:STAFF]):
        name = clean(provider["NAME"])
        mailbox = name.lower().replace("'", "").replace(" ", ".")
        email = f"{mailbox}.{number}@{PRACTICE}" if mailbox in seen else f"{mailbox}@{PRACTICE}"
        seen.add(mailbox)
        rows.append(_staff(name, email, number))
        first, last = name.rsplit(" ", 1)
        practice.users.append(user(email, first, last))
    practice.tables["Staff"] = rows
    return [str(row["id"]) for row in rows]


def add_office_users(practice: Practice) -> None:
    """Put the integration user and the owner of last resort in front of everyone else."""
    runner = user(RUNNER, "Crosswalk", "Runner") | {"runner": True, "permissions": ["CreateAuditFields"]}
    lead = user(LEAD, "Harbor", "Lead")
    practice.users[:0] = [runner, user(FALLBACK, "Medical", "Records"), lead]


def add_patients(practice: Practice, synthea: Synthea) -> dict[str, str]:
    """One row for each patient; gives Synthea's id to Upvio's."""
    conditions: dict[str, set[str]] = {}
    for record in synthea.conditions:
        conditions.setdefault(record["PATIENT"], set()).add(record["DESCRIPTION"].lower())
    keys: dict[str, str] = {}
    rows: list[Row] = []
    for index, record in enumerate(sorted(synthea.patients, key=lambda one: one["Id"])):
        row = _patient(index, record, conditions.get(record["Id"], set()))
        keys[record["Id"]] = str(row["id"])
        rows.append(row)
    practice.tables["Patient"] = rows
    return keys


def user(email: str, first: str, last: str) -> Row:
    """An active user who signs in with the address."""
    return {"Username": email, "Email": email, "FirstName": first, "LastName": last, "IsActive": True}


def age(patient: Mapping[str, object]) -> int:
    """Whole years on the last day of the data."""
    born = date.fromisoformat(str(patient["dob"]))
    return TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))


def extra_patient(name: str, number: int) -> Row:
    """A patient without visits, to be made odd."""
    created = moment(utc(2022, 4, 4, 13, number % 60))
    return {
        "id": identifier(f"extra patient {number}"),
        "createdAt": created,
        "updatedAt": created,
        "email": f"extra.{number}@mail.example",
        "name": name,
        "phoneMobile": "+1 207 555 0100",
        "biologicalSex": "FEMALE",
        "dob": "1987-02-28",
        "height": 168,
        "weight": 64.5,
    }


def _staff(name: str, email: str, number: int) -> Row:
    created = FIRST_DAY + timedelta(days=3 * number)
    return {
        "id": identifier(f"staff {number}"),
        "createdAt": moment(created),
        "updatedAt": moment(created + timedelta(days=200 + number)),
        "email": email,
        "alias": name.lower().replace(" ", "-").replace("'", ""),
        "name": name,
        "status": "ARCHIVED" if number % 17 == 16 else "ACTIVE",
        "enabled": number % 17 != 16,
        "bookingURL": f"https://booking.upvio.example/harbor-health/staff-{number}",
        "roles": ["owner"] if number == 0 else ["practitioner"],
        "managedStaffIds": [identifier("staff 1"), identifier("staff 2")] if number == 0 else [],
        "timezone": "America/New_York",
    }


def _patient(index: int, record: Record, conditions: set[str]) -> Row:
    first, last = clean(record["FIRST"]), clean(record["LAST"])
    mailbox = f"{first}.{last}".lower().replace("'", "").replace(" ", "-").replace("í", "i")
    created = FIRST_DAY + timedelta(days=choice(f"since {index}", 600), minutes=index)
    row: Row = {
        "id": identifier(f"patient {record['Id']}"),
        "createdAt": moment(created),
        "updatedAt": moment(created + timedelta(days=choice(f"changed {index}", 300), milliseconds=index)),
        "email": f"{mailbox}.{index + 1}@mail.example",
        "name": f"{first} {last}",
        "phoneMobile": f"+1 207 555 {index + 100:04d}",
        "biologicalSex": {"F": "FEMALE", "M": "MALE"}[record["GENDER"]],
        "gender": None if index % 4 else ("woman" if record["GENDER"] == "F" else "man"),
        "timezone": "America/New_York" if index % 6 else "America/Chicago",
        "dob": record["BIRTHDATE"],
        "race": record["RACE"],
    }
    return row | _body(row, index, conditions) | _history(row, index, conditions)


def _body(patient: Row, index: int, conditions: set[str]) -> Row:
    years, is_male = age(patient), patient["biologicalSex"] == "MALE"
    height = 70 + 6 * years if years < ADULT else (172 if is_male else 160) + choice(f"tall {index}", 15)
    heavy = any("obesity" in one for one in conditions)
    mass = 160 + choice(f"mass {index}", 40) if years < ADULT else 200 + choice(f"mass {index}", 75)
    index_of_mass = (mass + (105 if heavy else 0)) / 10
    weight = round(index_of_mass * height * height / 10000, 1)
    body: Row = {"height": height, "weight": weight}
    if years >= ADULT:
        body["waistCircumference"] = round(height * (0.26 + index_of_mass / 120), 1)
    return body


def _history(patient: Row, index: int, conditions: set[str]) -> Row:
    if age(patient) < ADULT:
        return {}
    diabetes = "diabetes" if any("diabetes" in one for one in conditions) else "none"
    diabetes = "preDiabetes" if diabetes == "none" and "prediabetes" in conditions else diabetes
    hypertension = any("hypertension" in one for one in conditions)
    total = 150 + choice(f"cholesterol {index}", 90)
    high = 38 + choice(f"hdl {index}", 35)
    return {
        "activityLevel": ACTIVITY[choice(f"moves {index}", len(ACTIVITY))],
        "cholesterol": total,
        "cholesterolHdl": high,
        "cholesterolLdl": total - high - 20,
        "triglyceride": 80 + choice(f"triglyceride {index}", 120),
        "fastingGlucose": 82 + choice(f"glucose {index}", 15) + (45 if diabetes == "diabetes" else 0),
        "chronicMedicationStatus": ("none", "oneOrTwoDiseases", "threeOrMoreDiseases")[
            min(len(conditions) // 12, 2)
        ],
        "diabetesStatus": diabetes,
        "hypertensionTreatment": ("no", "yes")[index % 3 != 0] if hypertension else "notNeeded",
        "smokingStatus": ("never", "never", "former", "current")[choice(f"smokes {index}", 4)],
        "familyDiabetesHistory": ("none", "noneFirstDegree", "firstDegree")[choice(f"family {index}", 3)],
        "parentalHypertensionHistory": ("none", "one", "both")[choice(f"parents {index}", 3)],
        "historyOfHighGlucose": diabetes != "none",
        "historyOfHypertension": hypertension,
        "vegetableFruitDiet": choice(f"diet {index}", 2) == 1,
    }
