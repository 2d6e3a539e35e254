"""What the office keeps: chat threads and bookings."""

from datetime import timedelta

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import Synthea, Visit, choice
from tests.rehearsal_data.upvio.written import identifier, later, moment, utc

THREADS = 70
BOOKINGS = 260
TEXTS = (
    "Thank you, see you on Tuesday.",
    "Could I come an hour later?\nThe ferry is late.",
    "Your results are in; nothing to worry about.",
    "Please bring the list of your medicines.",
)
PACKAGES = ("Ten sessions", "Home visit", "Vitals package", "Care episode", "Second opinion")
NOTES = ("", "Paid at the desk.", "Asked for a morning.\nPrefers Newport.")


def add_threads(practice: Practice, staff: list[str]) -> None:
    """Conversations of every other patient with somebody, or with nobody yet."""
    people = [str(row["id"]) for row in practice.tables["Patient"]]
    practice.tables["Thread"] = [
        thread(f"{nth}", people[(5 * nth + 1) % len(people)], staff[nth % len(staff)] if nth % 8 else "")
        for nth in range(THREADS)
    ]


def thread(name: str, patient: str, staff: str) -> Row:
    """A conversation."""
    opened = utc(2023, 2, 6, 3) + timedelta(days=choice(f"opened {name}", 250), minutes=choice(name, 1400))
    messages = 1 + choice(f"messages {name}", 12)
    return {
        "id": identifier(f"thread {name}"),
        "patient_id": patient,
        "staff_id": staff,
        "opened_at": moment(opened),
        "last_message_at": moment(later(opened, 31 * messages)),
        "messages": str(messages),
        "closed": "true" if choice(f"closed {name}", 3) else "false",
        "last_text": TEXTS[choice(f"text {name}", len(TEXTS))],
    }


def add_bookings(practice: Practice, synthea: Synthea, patients: dict[str, str], staff: list[str]) -> None:
    """A booking for some of the latest visits, three of four with an amount."""
    practice.tables["Booking"] = [
        _booking(visit, patients[visit.patient], staff)
        for visit in [one for one in reversed(synthea.visits) if choice(f"booked {one.id}", 4) == 0][
            :BOOKINGS
        ]
    ]


def booking(name: str, patient: str, staff: str, amount: str) -> Row:
    """A booking that was delivered."""
    return {
        "id": identifier(f"booking {name}"),
        "patient_id": patient,
        "staff_id": staff,
        "service": PACKAGES[choice(f"package {name}", len(PACKAGES))],
        "amount": amount,
        "currency": "USD" if amount else "",
        "state": "delivered",
        "booked_on": "2023-06-05",
        "notes": "",
    }


def _booking(visit: Visit, patient: str, staff: list[str]) -> Row:
    amount = visit.cost if choice(f"billed {visit.id}", 4) else ("0.00", "")[choice(visit.id, 2)]
    row = booking(visit.id, patient, staff[choice(visit.provider, len(staff))], amount)
    dice = choice(f"state {visit.id}", 10)
    row["state"] = ("requested", "booked", "cancelled")[dice] if dice < 3 else "delivered"
    row["booked_on"] = visit.start.date().isoformat()
    row["notes"] = NOTES[choice(f"notes {visit.id}", len(NOTES))]
    return row
