"""Appointments that break careless software: their times, their parts, their states."""

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.odd_people import archived_key
from tests.rehearsal_data.upvio.written import identifier

START = "2023-06-05T13:00:00.000Z"
VIDEO = "https://meet.example/" + "v" * 250
TOKEN = "https://booking.upvio.example/r/"

# name, changed fields, field of the Event, text expected there, why
LOADED: tuple[tuple[str, Row, str, str, str], ...] = (
    (
        "of-24-hours",
        {"duration": 1440},
        "Service_Type__c",
        "Follow-up",
        "24 hours are the limit, not beyond it.",
    ),
    ("of-no-length", {"duration": 0}, "Service_Type__c", "Follow-up", "Nothing says that a visit must last."),
    (
        "duration-as-text",
        {"duration": "45"},
        "Service_Type__c",
        "Follow-up",
        "A number in quotes is the same.",
    ),
    (
        "cancelled-null",
        {"cancelled": None},
        "Visit_Status__c",
        "Confirmed",
        "Null says that nobody cancelled.",
    ),
    ("cancelled", {"cancelled": True}, "Visit_Status__c", "Cancelled", "The API has no status but this."),
    ("not-approved", {"approved": False}, "Visit_Status__c", "Requested", "Asked for and not confirmed."),
    (
        "no-show",
        {"tags": ["vip", "no-show"]},
        "Visit_Status__c",
        "No Show",
        "The practice's own tag says it.",
    ),
    (
        "no-show-and-cancelled",
        {"tags": ["no-show"], "cancelled": True},
        "Visit_Status__c",
        "No Show",
        "The tag comes first.",
    ),
    ("tags-null", {"tags": None}, "Visit_Status__c", "Confirmed", "No tags, no show."),
    ("location-null", {"location": None}, "Location", "", "Visits by video have no place."),
    ("without-service", {"service": None}, "Subject", "Visit - no service", "The service was deleted."),
    ("without-staff", {"staff": None}, "Subject", "Visit - Follow-up", "The fallback owner owns it."),
    (
        "by-unknown-staff",
        {"staff": {"id": identifier("nobody")}},
        "Subject",
        "Visit - Follow-up",
        "Left long ago.",
    ),
    (
        "without-milliseconds",
        {"date": "2023-06-05T13:00:00Z"},
        "Subject",
        "Visit - Follow-up",
        "Also declared.",
    ),
    (
        "with-other-zone",
        {"date": "2023-06-05T15:00:00.000+02:00"},
        "Subject",
        "Visit - Follow-up",
        "A moment too.",
    ),
    ("video-over-255", {"locationValue": VIDEO}, "Video_Link__c", VIDEO[:255], "The spec cuts knowingly."),
    (
        "canary-in-a-place",
        {"location": {"id": identifier("place"), "name": CANARIES["place"], "address": None}},
        "Location",
        CANARIES["place"],
        "Must reach no log or message.",
    ),
    (
        "canary-in-a-link",
        {"locationValue": CANARIES["video"]},
        "Video_Link__c",
        CANARIES["video"],
        "Must reach no log.",
    ),
)
# name, changed fields, rule, why
REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    ("over-24-hours", {"duration": 1441}, "SFR102", "The spec allows no visit of more than 24 hours."),
    ("of-negative-length", {"duration": -30}, "SFR102", "Ends before it starts."),
    ("duration-null", {"duration": None}, "TYP104", "Declared as required: without it there is no end."),
    ("duration-broken", {"duration": 45.5}, "TYP101", "Minutes are whole."),
    (
        "moved-from-no-zone",
        {"originalDate": "2023-06-05T13:00:00.000"},
        "TYP101",
        "Whose clock, nobody knows.",
    ),
    (
        "moved-from-no-day",
        {"originalDate": "2023-02-29T13:00:00.000Z"},
        "TYP101",
        "No calendar has this day.",
    ),
    ("created-never", {"createdAt": None}, "TYP104", "Declared as required."),
    ("without-patient", {"patient": None}, "TYP104", "A visit of nobody."),
    (
        "of-unknown-patient",
        {"patient": {"id": identifier("nobody")}},
        "LNK101",
        "The patient is in no listing.",
    ),
    (
        "of-archived-patient",
        {"patient": {"id": archived_key()}},
        "LNK101",
        "Archived patients are not listed.",
    ),
    ("approved-null", {"approved": None}, "TYP104", "Declared as required."),
    (
        "service-missing-value",
        {"service": {"id": "s", "name": "#N/A"}},
        "SFR111",
        "A Bulk load takes it as null.",
    ),
    ("service-with-nul", {"service": {"id": "s", "name": "Wel\u0000l"}}, "TYP101", "A control character."),
    ("place-broken", {"location": "Portland"}, "TYP101", "An object is declared, and a text came."),
)


def ordinary_visit(practice: Practice, name: str) -> Row:
    """A follow-up of an ordinary patient, to be changed into something odd."""
    other = practice.tables["Appointment"][200]
    return {
        "id": identifier(f"odd visit {name}"),
        "service": {"id": identifier("service Follow-up"), "name": "Follow-up", "alias": "follow-up"},
        "staff": other["staff"],
        "patient": other["patient"],
        "location": None,
        "additionalStaffIds": [],
        "date": START,
        "duration": 30,
        "price": 9000,
        "currency": "usd",
        "cancelled": False,
        "approved": True,
        "patientTimezone": "America/New_York",
        "answers": [],
        "rescheduleUrl": f"{TOKEN}none",
        "cancelUrl": f"{TOKEN}none",
        "tags": [],
        "createdAt": "2023-06-01T10:00:00.000Z",
        "updatedAt": "2023-06-01T10:00:00.000Z",
    }


def add_odd_visits(practice: Practice) -> None:
    """Add one appointment for each case above, and those that come more than once."""
    added: list[Row] = []
    for name, fields, target, expected, why in LOADED:
        row = ordinary_visit(practice, name) | fields
        added.append(row)
        practice.loaded(f"visit-{name}", ("Appointment", str(row["id"])), why, **{target: expected})
    for name, fields, rule, why in REFUSED:
        row = ordinary_visit(practice, name) | fields
        added.append(row)
        practice.refused(f"visit-{name}", ("Appointment", str(row["id"])), rule, why)
    added += _copies(practice)
    practice.tables["Appointment"] += added


def _copies(practice: Practice) -> list[Row]:
    twice = ordinary_visit(practice, "twice")
    at = ("Appointment", str(twice["id"]))
    practice.skipped("visit-listed-twice", at, "Both copies are equal and one counts.")
    old = ordinary_visit(practice, "versions")
    new = old | {"locationValue": "https://meet.example/new", "updatedAt": "2023-06-02T10:00:00.001Z"}
    at = ("Appointment", str(old["id"]))
    why = "Two versions of one visit: the later time of change wins, whichever comes first."
    practice.loaded("visit-in-two-versions", at, why, Video_Link__c="https://meet.example/new")
    told = ordinary_visit(practice, "told")
    at = ("Appointment", str(told["id"]))
    why = "Two different records share an id and a time of change: nobody can say which is right."
    practice.refused("visit-told-twice-differently", at, "KEY110", why)
    return [twice, dict(twice), new, old, told, told | {"duration": 60}]
