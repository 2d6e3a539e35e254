"""Face scans: templates, links and about three hundred scans, some of nobody, some without an outcome."""

from datetime import UTC, datetime, timedelta

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import choice
from tests.rehearsal_data.upvio.metrics import measured
from tests.rehearsal_data.upvio.people import ADULT, age
from tests.rehearsal_data.upvio.written import identifier, moment

FIRST = datetime(2023, 1, 9, 14, 0, tzinfo=UTC)
DAYS = 290
ANONYMOUS = 18
NAMES = ("Full scan", "Quick scan")
METRICS = (
    "HEART_RATE", "HEART_RATE_VARIABILITY", "BREATHING_RATE", "BLOOD_PRESSURE", "STRESS_INDEX",
    "WELLNESS_SCORE",
)  # fmt: skip
INPUT = ("height", "weight", "waistCircumference", "smokingStatus", "diabetesStatus", "hypertensionTreatment")


def add_scans(practice: Practice) -> None:
    """Three or four scans for each adult, and some behind public links that name nobody."""
    _add_links(practice)
    rows: list[Row] = []
    adults = [row for row in practice.tables["Patient"] if age(row) >= ADULT]
    for patient in adults:
        times = 2 + choice(f"scans {patient['id']}", 4)
        rows += [scan(patient, f"{patient['id']} {nth}", on=_same_day(patient, nth)) for nth in range(times)]
    for nth in range(ANONYMOUS):
        row = scan(adults[nth % len(adults)], f"nobody {nth}")
        del row["patientId"], row["inputData"]
        rows.append(row)
    practice.tables["VitalsScan"] = sorted(rows, key=lambda row: (str(row["createdAt"]), str(row["id"])))


def scan(patient: Row, name: str, status: str | None = None, on: int | None = None) -> Row:
    """A scan of a patient; its status and the day are drawn from the name unless given."""
    minutes = choice(f"minute {name}", 240)
    day = choice(f"day {name}", DAYS) if on is None else on
    started = FIRST + timedelta(days=day, minutes=minutes, milliseconds=minutes)
    status = status or _status(name)
    row: Row = {
        "id": identifier(f"scan {name}"),
        "createdAt": moment(started - timedelta(minutes=1)),
        "updatedAt": moment(started + timedelta(minutes=2)),
        "patientId": patient["id"],
        "vitalsLinkId": identifier(f"link {choice(f'link {name}', len(NAMES))}"),
        "status": status,
        "startedAt": None if status == "PENDING" else moment(started),
        "includedMetrics": list(METRICS),
        "inputData": {field: patient.get(field) for field in INPUT} | {"age": age(patient)},
    }
    if status == "SUCCEEDED":
        row["results"] = {"metrics": measured(patient, name)}
    return row


def _same_day(patient: Row, nth: int) -> int | None:
    """Every third patient is scanned twice or thrice on their first day."""
    often = choice(f"often {patient['id']}", 6)
    return choice(f"first day {patient['id']}", DAYS) if nth < 2 + often % 2 and often < 2 else None


def _status(name: str) -> str:
    dice = choice(f"status {name}", 100)
    bounds = ((5, "FAILED"), (9, "ABORTED"), (12, "PENDING"), (13, "STARTED"))
    return next((status for bound, status in bounds if dice < bound), "SUCCEEDED")


def _add_links(practice: Practice) -> None:
    practice.tables["VitalsTemplate"] = [
        {
            "id": identifier(f"template {nth}"),
            "name": name,
            "description": None,
            "credits": 2 - nth,
            "linksCount": 1,
            "archivedAt": None,
        }
        for nth, name in enumerate(NAMES)
    ]
    practice.tables["VitalsLink"] = [
        {
            "id": identifier(f"link {nth}"),
            "name": f"{name} at the front desk",
            "slug": name.lower().replace(" ", "-"),
            "status": "ACTIVE",
            "vitalsTemplateId": identifier(f"template {nth}"),
            "scansCount": 100,
            "maxScans": None,
            "expiresAt": None,
            "url": f"https://scan.upvio.example/harbor-health/links/{name.lower().replace(' ', '-')}",
        }
        for nth, name in enumerate(NAMES)
    ]
