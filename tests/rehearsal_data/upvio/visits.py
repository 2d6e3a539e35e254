"""Services, places and appointments; an appointment names its parts inside itself."""

from datetime import datetime, timedelta

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import Synthea, Visit, choice
from tests.rehearsal_data.upvio.written import identifier, moment

SINCE = 2015
MOST = 15
SERVICES = {
    "wellness": "Wellness check",
    "ambulatory": "Follow-up",
    "outpatient": "Physiotherapy session",
    "virtual": "Video consultation",
    "urgentcare": "Same-day appointment",
    "emergency": "Same-day appointment",
}
OTHERWISE = "Care planning"
PLACES = (
    ("Harbor Health Portland", "1 Commercial Street, Portland, ME 04101"),
    ("Harbor Health Gloucester", "33 Rogers Street, Gloucester, MA 01930"),
    ("Harbor Health Newport", "8 Bowen's Wharf, Newport, RI 02840"),
)
MINUTES = (15, 30, 30, 45, 60, 90)


def add_appointments(
    practice: Practice, synthea: Synthea, patients: dict[str, str], staff: list[str]
) -> None:
    """The latest visits of each patient since 2015, newest first."""
    _add_services(practice)
    taken: dict[str, list[Visit]] = {}
    for visit in reversed(synthea.visits):
        if visit.begins.year >= SINCE and len(taken.setdefault(visit.patient, [])) < MOST:
            taken[visit.patient].append(visit)
    people = {str(row["id"]): row for row in practice.tables["Patient"]}
    practitioners = {str(row["id"]): row for row in practice.tables["Staff"]}
    visits = sorted((one for found in taken.values() for one in found), key=lambda one: (one.begins, one.id))
    practice.tables["Appointment"] = [
        _appointment(visit, people[patients[visit.patient]], practitioners[staff[_who(visit, staff)]])
        for visit in reversed(visits)
    ]


def reference(row: Row, *names: str) -> Row:
    """What one record tells of another: its id and some fields."""
    return {name: row.get(name) for name in ("id", *names)}


def _add_services(practice: Practice) -> None:
    names = sorted({*SERVICES.values(), OTHERWISE})
    practice.tables["Service"] = [
        {
            "id": identifier(f"service {name}"),
            "name": name,
            "alias": name.lower().replace(" ", "-"),
            "description": None,
            "enabled": True,
            "currency": "usd",
            "leadTime": 60 * (1 + number % 3),
            "cancelLeadTime": 1440,
            "timeIncrement": 15 * (1 + number % 2),
            "bookingsPerTimeslot": 1,
            "bookingsRequireApproval": number % 4 == 3,
        }
        for number, name in enumerate(names)
    ]
    practice.tables["Location"] = [
        {
            "id": identifier(f"location {name}"),
            "name": name,
            "description": None,
            "instructions": "Ring at the blue door.",
            "address": address,
            "lat": 43.656582,
            "lng": -70.251122,
            "timezone": "America/New_York",
            "phone": "+1 207 555 0001",
            "email": "front.desk@harbor-health.example",
        }
        for name, address in PLACES
    ]


def _who(visit: Visit, staff: list[str]) -> int:
    """A patient mostly sees the same person."""
    dice = choice(f"who {visit.id}", 10)
    return choice(f"usual {visit.patient}" if dice < 7 else visit.provider, len(staff))


def _appointment(visit: Visit, patient: Row, staff: Row) -> Row:
    name = SERVICES.get(visit.kind, OTHERWISE)
    is_video = name == "Video consultation"
    start = visit.begins.replace(minute=visit.begins.minute // 15 * 15, second=0)
    place = PLACES[choice(f"place {visit.patient}", len(PLACES))]
    location: Row = {"id": identifier(f"location {place[0]}"), "name": place[0], "address": place[1]}
    dice = choice(f"status {visit.id}", 100)
    row: Row = {
        "id": identifier(f"appointment {visit.id}"),
        "service": {
            "id": identifier(f"service {name}"),
            "name": name,
            "alias": name.lower().replace(" ", "-"),
        },
        "staff": reference(staff, "name", "email"),
        "patient": reference(patient, "name", "email"),
        "location": None if is_video else location,
        "additionalStaffIds": [],
        "date": moment(start),
        "duration": MINUTES[choice(f"minutes {visit.id}", len(MINUTES))],
        "price": round(float(visit.cost) * 100) % 50000,
        "currency": "usd",
        "cancelled": True if dice < 6 else (None if dice % 2 else False),
        "approved": dice != 50,
        "patientTimezone": patient.get("timezone"),
        "answers": _answers(visit),
        "rescheduleUrl": f"https://booking.upvio.example/r/{choice(f'token {visit.id}', 10**12):012d}",
        "cancelUrl": f"https://booking.upvio.example/c/{choice(f'token {visit.id}', 10**12):012d}",
        "tags": ["no-show"] if 6 <= dice < 9 else (["first visit"] if dice == 20 else []),
    }
    return row | _optional(visit, start, is_video=is_video) | _times(visit, start)


def _answers(visit: Visit) -> list[Row]:
    if choice(f"asked {visit.id}", 6):
        return []
    return [
        {
            "id": identifier(f"booking answer {visit.id}"),
            "variableName": "reason",
            "question": "Why do you come?",
            "answer": visit.reason,
        }
    ]


def _optional(visit: Visit, start: datetime, *, is_video: bool) -> Row:
    found: Row = {}
    if is_video:
        link = f"https://meet.example/hh-{choice(f'video {visit.id}', 10**9):09d}"
        found |= {"locationType": "meet", "locationValue": link}
    if choice(f"moved {visit.id}", 12) == 0:
        found["originalDate"] = moment(start - timedelta(days=2))
    if choice(f"paid {visit.id}", 8) == 0:
        paid = f"pi_{choice(f'payment {visit.id}', 10**10)}"
        found |= {"paymentProvider": "stripe", "paymentId": paid}
    return found


def _times(visit: Visit, start: datetime) -> Row:
    created = start - timedelta(days=1 + choice(f"booked {visit.id}", 20), minutes=7)
    changed = start + timedelta(hours=2) if choice(f"changed {visit.id}", 2) else created
    return {"createdAt": moment(created), "updatedAt": moment(changed)}
