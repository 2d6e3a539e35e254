"""Papers, threads and bookings that are not as they should be."""

from tests.rehearsal_data.documents import pdf
from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.notes import add_attachment
from tests.rehearsal_data.upvio.odd_people import archived_key
from tests.rehearsal_data.upvio.office import booking, thread
from tests.rehearsal_data.upvio.written import identifier

LONG_NAME = "Referral_letter_with_a_very_long_title_" * 7 + ".pdf"

# name, changed fields, field, text expected there, why
THREADS: tuple[tuple[str, Row, str, str, str], ...] = (
    ("without-staff", {"staff_id": ""}, "Subject", "Secure chat thread", "The fallback owner owns it."),
    ("closed", {"closed": "true"}, "Status", "Completed", "Nobody has to answer."),
    ("open", {"closed": "false"}, "Status", "In Progress", "Somebody has to answer."),
    (
        "late-in-the-evening",
        {"opened_at": "2023-06-06T03:30:00.000Z"},
        "ActivityDate",
        "2023-06-05",
        "The clinic's day.",
    ),
    ("without-words", {"last_text": ""}, "Description", "", "A picture was sent."),
    ("with-canary", {"last_text": CANARIES["chat"]}, "Description", CANARIES["chat"], "Must reach no log."),
)
THREADS_REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    ("neither-open-nor-closed", {"closed": ""}, "TYP104", "Declared as required."),
    ("closed-unreadable", {"closed": "maybe"}, "TYP101", "Neither yes nor no."),
    ("missing-value", {"last_text": "#N/A"}, "SFR111", "A Bulk load takes exactly this text as null."),
    ("of-unknown-patient", {"patient_id": identifier("nobody")}, "LNK101", "In no listing."),
    ("of-archived-patient", {"patient_id": archived_key()}, "LNK101", "Archived patients are not listed."),
)
BOOKINGS: tuple[tuple[str, Row, str, str, str], ...] = (
    ("amount-zero", {"amount": "0"}, "Subject", "Care episode", "Nothing to pay: a Task."),
    ("amount-zero-written-out", {"amount": "0.00"}, "Subject", "Care episode", "The same number."),
    ("amount-absent", {"amount": "", "currency": ""}, "Subject", "Care episode", "Nothing to pay: a Task."),
    ("amount-one-cent", {"amount": "0.01"}, "Amount", "0.01", "Something to pay: an Opportunity."),
    (
        "amount-large",
        {"amount": "9007199254740.93"},
        "Amount",
        "9007199254740.93",
        "As many digits as are exact.",
    ),
    (
        "cancelled",
        {"amount": "80.00", "state": "cancelled"},
        "StageName",
        "Closed Lost",
        "A lost Opportunity.",
    ),
    (
        "episode-cancelled",
        {"amount": "", "state": "cancelled"},
        "Status",
        "Cancelled",
        "A Task that is closed.",
    ),
    (
        "currency-unknown",
        {"amount": "80.00", "currency": "XTS"},
        "Booking_Currency__c",
        "XTS",
        "Kept as text.",
    ),
    (
        "with-canary",
        {"amount": "80.00", "notes": CANARIES["booking"]},
        "Booking_Notes__c",
        CANARIES["booking"],
        "In no log.",
    ),
)
BOOKINGS_REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    (
        "amount-negative",
        {"amount": "-20.00"},
        "COV104",
        "Neither billable nor free: nobody has said what it is.",
    ),
    ("amount-with-comma", {"amount": "1,080.00"}, "TYP101", "Only plain decimal numbers are declared."),
    ("amount-with-three-decimals", {"amount": "80.005"}, "TYP101", "Money has two decimals."),
    ("amount-in-words", {"amount": "eighty"}, "TYP101", "A word is no number."),
    ("state-unknown", {"state": "on hold"}, "PCK101", "Not a state that the spec maps."),
    ("day-impossible", {"booked_on": "2023-02-29"}, "TYP101", "No calendar has this day."),
    ("day-empty", {"booked_on": ""}, "TYP104", "Declared as required."),
    ("notes-missing-value", {"notes": "#N/A"}, "SFR111", "A Bulk load takes exactly this text as null."),
    ("of-unknown-patient", {"patient_id": identifier("nobody")}, "LNK101", "In no listing."),
    (
        "free-of-unknown-patient",
        {"patient_id": identifier("nobody"), "amount": ""},
        "LNK101",
        "In no listing.",
    ),
)


def add_odd_office(practice: Practice, patient: str, staff: str) -> None:
    """Add papers, threads and bookings of one ordinary patient."""
    _papers(practice, patient)
    for name, fields, target, expected, why in THREADS:
        key = practice.add("Thread", thread(f"odd {name}", patient, staff) | fields)
        practice.loaded(f"thread-{name}", ("Thread", key), why, **{target: expected})
    for name, fields, rule, why in THREADS_REFUSED:
        key = practice.add("Thread", thread(f"odd {name}", patient, staff) | fields)
        practice.refused(f"thread-{name}", ("Thread", key), rule, why)
    for name, fields, target, expected, why in BOOKINGS:
        row = booking(f"odd {name}", patient, staff, "80.00") | {"service": "Home visit"} | fields
        key = practice.add("Booking", row)
        shown = f"{expected} - Home visit" if target == "Subject" else expected
        practice.loaded(f"booking-{name}", ("Booking", key), why, **{target: shown})
    for name, fields, rule, why in BOOKINGS_REFUSED:
        key = practice.add("Booking", booking(f"odd {name}", patient, staff, "80.00") | fields)
        practice.refused(f"booking-{name}", ("Booking", key), rule, why)
    _copies(practice, patient, staff)


def _copies(practice: Practice, patient: str, staff: str) -> None:
    row = booking("odd twice", patient, staff, "80.00")
    key = practice.add("Booking", row)
    practice.add("Booking", dict(row))
    practice.skipped("booking-exported-twice", ("Booking", key), "The same line twice; one counts.")
    row = booking("odd told", patient, staff, "80.00")
    key = practice.add("Booking", row)
    practice.add("Booking", row | {"amount": "90.00"})
    why = "Two different lines share an id, and a booking has no time of change."
    practice.refused("booking-told-twice-differently", ("Booking", key), "KEY110", why)
    row = thread("odd versions", patient, staff) | {"closed": "false", "last_text": "Old"}
    key = practice.add("Thread", row)
    practice.add("Thread", row | {"last_text": "New", "last_message_at": "2023-10-30T10:00:00.000Z"})
    why = "Exported twice with a message between: the later one wins."
    practice.loaded("thread-in-two-versions", ("Thread", key), why, Description="New")


def _papers(practice: Practice, patient: str) -> None:
    cases = (
        ("paper-with-accents", "Überweisung Núñez – día 3.pdf", "Letters and a dash beyond ASCII."),
        ("paper-like-a-path", "../../etc/passwd.pdf", "A name is shown and never used as a path."),
        ("canary-in-a-file-name", f"{CANARIES['file']}.pdf", "Must reach no log or message."),
    )
    for name, file_name, why in cases:
        key = add_attachment(practice, patient, file_name=file_name)
        practice.loaded(name, ("Attachment", key), why)
    key = add_attachment(practice, patient, file_name=LONG_NAME)
    practice.loaded("paper-name-over-255", ("Attachment", key), "The whole name does not fit a title.")
    key = add_attachment(practice, patient, pdf("Harbor Health", CANARIES["bytes"]))
    practice.loaded("canary-in-file-bytes", ("Attachment", key), "Must reach no log or message.")
    key = add_attachment(practice, patient, b"")
    practice.loaded("paper-of-no-bytes", ("Attachment", key), "An empty file is a file.")
    key = add_attachment(practice, patient, size="999999")
    why = "The list promises another length than the file has."
    practice.failed("paper-of-another-size", ("Attachment", key), "FIL101", why)
    for name, path, why in (
        ("paper-not-there", "attachments/never.pdf", "No such file is in the export."),
        ("paper-leading-out", "../users.csv", "The path leads out of the export folder."),
    ):
        key = add_attachment(practice, patient)
        row = practice.row("Attachment", key)
        del practice.files[f"export/{row['path']}"]
        row["path"] = path
        practice.failed(name, ("Attachment", key), "FIL101", why)
    for name, who in (("unknown", identifier("nobody")), ("archived", archived_key())):
        key = add_attachment(practice, who)
        practice.refused(f"paper-of-{name}-patient", ("Attachment", key), "LNK101", "In no listing.")
    key = add_attachment(practice, patient, file_name="f" * 397 + ".pdf")
    practice.refused("paper-name-over-400", ("Attachment", key), "TYP103", "Declared as 400 characters.")
