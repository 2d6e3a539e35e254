"""Appointments that the calendar, the clock, the spec or the org cannot take as they are."""

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.visits import FIRST_NUMBER, STEP

FOLLOW_UP, SESSION, CALL, BILLING, PILATES = 21, 31, 41, 51, 61
MISSING_PATIENT = 1_999_999
CANARY_PLACE = "CANARY-55ae02-PLACE"

# name, fields of the appointment, rule, why
REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    (
        "starts-in-the-missing-hour",
        {"start": "2024-03-10 02:30:00", "end": "2024-03-10 03:15:00"},
        "TYP108",
        "In this night the clock goes from two to three; the time never was.",
    ),
    (
        "ends-in-the-missing-hour",
        {"start": "2024-03-10 01:45:00", "end": "2024-03-10 02:15:00"},
        "TYP108",
        "In this night the clock goes from two to three; the end never was.",
    ),
    (
        "starts-in-the-repeated-hour",
        {"start": "2024-11-03 01:30:00", "end": "2024-11-03 02:15:00"},
        "TYP108",
        "In this night the clock shows half past one twice.",
    ),
    (
        "call-in-the-missing-hour",
        {"start": "2024-03-10 02:10:00", "end": None, "appointment_type_id": CALL},
        "TYP108",
        "A Task keeps the full start time as well, and this one never was.",
    ),
    ("appointment-of-nobody", {"patient_id": MISSING_PATIENT}, "LNK101", "Its patient is in no listing."),
    (
        "status-unknown",
        {"status": "rescheduled"},
        "PCK101",
        "Reports of PracticeHub know it, the API does not.",
    ),
    ("status-null", {"status": None}, "TYP104", "The status is declared as required."),
    (
        "type-unknown",
        {"appointment_type_id": PILATES},
        "COV104",
        "Nobody has said whether a group class is a visit or administration.",
    ),
    (
        "type-missing",
        {"appointment_type_id": None},
        "COV104",
        "Has an end but no type: no case of the split fits.",
    ),
    (
        "visit-over-24-hours",
        {"start": "2023-08-01 08:00:00", "end": "2023-08-03 12:00:00", "appointment_type_id": SESSION},
        "SFR102",
        "An Event may not exceed 24 hours here.",
    ),
    ("start-missing", {"start": ""}, "TYP104", "The start is declared as required."),
    ("start-impossible", {"start": "2023-02-30 10:00:00"}, "TYP101", "No calendar has this day."),
    ("start-at-hour-24", {"start": "2023-05-05 24:00:00"}, "TYP101", "No clock shows this hour."),
    ("start-as-a-number", {"start": 1683280800}, "TYP101", "Seconds since 1970 are not the declared format."),
    ("place-over-255", {"location": "Room " * 52}, "TYP103", "Declared as 255 characters."),
)

# name, fields, target field, text expected there, why
LOADED: tuple[tuple[str, Row, str, str, str], ...] = (
    (
        "no-end-becomes-a-task",
        {"end": None},
        "Subject",
        "Appointment - Follow Up",
        "Without an end there is no Event; the appointment becomes a Task.",
    ),
    (
        "no-type-and-no-end",
        {"end": None, "appointment_type_id": None},
        "Subject",
        "Appointment - no type",
        "Without type and end it becomes a Task that says so.",
    ),
    (
        "visit-of-exactly-24-hours",
        {"start": "2023-08-01 08:00:00", "end": "2023-08-02 08:00:00", "appointment_type_id": SESSION},
        "Subject",
        "Visit - Treatment Session",
        "24 hours are the limit, not beyond it.",
    ),
    (
        "call-over-24-hours",
        {"start": "2023-08-01 08:00:00", "end": "2023-08-02 20:00:00", "appointment_type_id": CALL},
        "ActivityDate",
        "2023-08-01",
        "A Task has no end, so its length does not matter.",
    ),
    (
        "call-late-in-the-evening",
        {"start": "2023-06-06 23:30:00", "end": "2023-06-06 23:45:00", "appointment_type_id": BILLING},
        "ActivityDate",
        "2023-06-06",
        "In universal time this is the next day; the clinic's day counts.",
    ),
    (
        "start-without-seconds",
        {"start": "2023-06-07 10:30", "end": "2023-06-07 10:45", "appointment_type_id": CALL},
        "ActivityDate",
        "2023-06-07",
        "Exports write times without seconds, and both forms are declared.",
    ),
    (
        "type-in-capitals",
        {"appointment_type_id": 13},
        "Subject",
        "Visit - INITIAL CONSULT",
        "Case and blanks decide nothing, but the clinic's own spelling is kept.",
    ),
    (
        "type-with-double-blanks",
        {"appointment_type_id": 32},
        "Appointment_Type__c",
        "treatment   session",
        "Case and blanks decide nothing, but the clinic's own spelling is kept.",
    ),
    (
        "type-with-hard-blank",
        {"appointment_type_id": 23},
        "Appointment_Type__c",
        "Follow\u00a0Up",
        "A no-break space is a blank when types are compared.",
    ),
    (
        "created-in-the-repeated-hour",
        {"created": "2022-11-06 01:20:00"},
        "Source_Created_At__c",
        "",
        "The spec leaves a creation time empty that is one of two moments.",
    ),
    (
        "cancelled-in-the-missing-hour",
        {"status": "cancelled", "cancelDate": "2023-03-12 02:05:00"},
        "Cancelled_At__c",
        "",
        "That it was cancelled is kept; when, nobody can say.",
    ),
    (
        "canary-in-a-place",
        {"location": CANARY_PLACE},
        "Appointment_Location__c",
        CANARY_PLACE,
        "Must reach no log or message.",
    ),
)


def odd_number(nth: int) -> int:
    """A free appointment number; the odd ones are spread over the whole listing."""
    return FIRST_NUMBER + 1 + STEP * (37 + 151 * nth)


def ordinary(practice: Practice, number: int) -> Row:
    """A follow-up visit of an ordinary patient, to be changed into something odd."""
    other = next(
        row for row in practice.tables["Appointment"][500:] if row["appointment_type_id"] == FOLLOW_UP
    )
    return {
        "id": number,
        "patient_id": other["patient_id"],
        "practitioner_id": other["practitioner_id"],
        "appointment_type_id": FOLLOW_UP,
        "start": "2023-06-05 09:00:00",
        "end": "2023-06-05 09:30:00",
        "status": "processed",
        "cancelDate": None,
        "created": "2023-06-01 10:00:00",
    }


def add_odd_visits(practice: Practice) -> None:
    """Add one appointment for each case above, and those that need more than changed fields."""
    numbers = iter(odd_number(nth) for nth in range(50))
    for name, fields, rule, why in REFUSED:
        key = practice.add("Appointment", ordinary(practice, next(numbers)) | fields)
        practice.refused(name, ("Appointment", key), rule, why)
    for name, fields, target, expected, why in LOADED:
        key = practice.add("Appointment", ordinary(practice, next(numbers)) | fields)
        practice.loaded(name, ("Appointment", key), why, **{target: expected})
    _end_before_start(practice, next(numbers))
    _nobody_treats(practice, next(numbers))
    _ids_as_text(practice, next(numbers))


def repeat_over_pages(practice: Practice, page_size: int) -> None:
    """Let the last row of some pages come again as the first of the next, as when rows move while reading."""
    rows = practice.tables["Appointment"]
    _repeat(rows, 3 * page_size, {}, {})
    practice.skipped(
        "same-appointment-on-two-pages",
        ("Appointment", str(rows[3 * page_size]["id"])),
        "A row moved to the next page while it was read; both copies are equal and one counts.",
    )
    old: Row = {"updated": "2023-10-20 08:00:00"}
    new: Row = {"updated": "2023-10-20 09:00:00"}
    changed: Row = {"status": "missed", "location": "Newer copy"}
    why = "Two versions of one appointment: the later time of change wins, whichever comes first."
    for page, first, second in ((11, old, new | changed), (19, new | changed, old)):
        _repeat(rows, page * page_size, first, second)
        key = str(rows[page * page_size]["id"])
        practice.loaded(
            "appointment-in-two-versions", ("Appointment", key), why, Appointment_Location__c="Newer copy"
        )
    _repeat(rows, 27 * page_size, old, old | changed)
    practice.refused(
        "appointment-told-twice-differently",
        ("Appointment", str(rows[27 * page_size]["id"])),
        "KEY110",
        "Two different records share an id and a time of change: nobody can say which is right.",
    )


def _repeat(rows: list[Row], at: int, first: Row, second: Row) -> None:
    base = {**rows[at - 1], "note": None}
    rows[at - 1 : at] = [base | first, base | second]


def _end_before_start(practice: Practice, number: int) -> None:
    fields: Row = {"start": "2023-06-05 09:30:00", "end": "2023-06-05 09:00:00"}
    key = practice.add("Appointment", ordinary(practice, number) | fields)
    why = "Ends before it starts, which is no length that the spec allows."
    practice.refused("visit-ends-before-it-starts", ("Appointment", key), "SFR102", why)


def _nobody_treats(practice: Practice, number: int) -> None:
    key = practice.add("Appointment", ordinary(practice, number) | {"practitioner_id": None})
    why = "No practitioner is named; the fallback owner owns it."
    practice.loaded("appointment-without-practitioner", ("Appointment", key), why)


def _ids_as_text(practice: Practice, number: int) -> None:
    row = ordinary(practice, number)
    texts: Row = {
        name: str(row[name]) for name in ("id", "patient_id", "practitioner_id", "appointment_type_id")
    }
    key = practice.add("Appointment", row | texts)
    why = "The same ids are numbers in one row and texts in another; they mean the same records."
    practice.loaded("ids-as-text", ("Appointment", key), why, Subject="Visit - Follow Up")
