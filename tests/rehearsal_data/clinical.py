"""Clinical notes in sections, and what was said to patients between visits."""

from tests.rehearsal_data.practice import Practice, Row, newest_first
from tests.rehearsal_data.synthea import Synthea, Visit, choice, is_repeated, written

NOTES, LOGS = 200, 400
FIRST_NOTE, FIRST_LOG = 60_001, 400_002
SECTIONS = ("subjective", "objective", "assessment", "plan")
WORDS = {
    "subjective": "<p>{reason}. Sleeps better &amp; walks more.</p>",
    "objective": "<ul><li>Range of movement measured</li><li>Strength 4 of 5</li></ul>",
    "assessment": "{reason}, improving.",
    "plan": "<p>Exercises <b>twice</b> a day.<br>Review in two weeks.</p>",
}
KINDS = ("call", "call", "sms", "sms", "email", "note", "appt", "appt", "invoice")
AUTOMATIC = ("appt", "appointment", "invoice", "payment", "system")
DETAILS = {"call": "outgoing", "sms": "reminder", "email": "reply", "note": None, "appt": "rescheduled"}
LOGGED = (
    "<p>Asked how the exercises go; {reason}.</p>",
    "Will be ten minutes late.",
    "<div>Left a message &amp; will call again.</div>",
)


def add_clinical_notes(practice: Practice, synthea: Synthea, patients: dict[str, str]) -> None:
    """A note for each of the latest visits that took place, in the spelling of its time."""
    visits = _latest(synthea, "noted")[:NOTES]
    practice.tables["ClinicalNote"] = newest_first(
        clinical_note(FIRST_NOTE + 2 * nth, int(patients[visit.patient]), _sections(visit, nth))
        | {"created": written(visit.end)}
        for nth, visit in enumerate(reversed(visits))
    )


def add_logs(practice: Practice, synthea: Synthea, patients: dict[str, str]) -> None:
    """What was logged around visits; some of it by the system itself."""
    visits = _latest(synthea, "logged")[:LOGS]
    practice.tables["PatientLog"] = newest_first(
        _log(FIRST_LOG + 3 * nth, int(patients[visit.patient]), visit)
        for nth, visit in enumerate(reversed(visits))
    )
    leave_logs_behind(practice)


def leave_logs_behind(practice: Practice) -> None:
    """Note which logs repeat what other records say."""
    rows = practice.tables["PatientLog"]
    practice.behind["PatientLog"] = {str(row["id"]) for row in rows if row["type"] in AUTOMATIC}


def clinical_note(number: int, patient: int, sections: object) -> Row:
    """A finished note."""
    return {
        "id": number,
        "patient_id": patient,
        "type": "soap",
        "state": "final",
        "data": {"soap_data": sections},
        "created": "2023-06-05 09:40:00",
    }


def section(name: str, text: str | None) -> Row:
    """A section as the platform writes it now."""
    return {"key": name, "value": text}


def old_section(name: str, text: str | None) -> Row:
    """A section as the platform wrote it once."""
    return {"label": name.capitalize(), "val": text}


def log(number: int, patient: int, kind: str | None, text: str | None) -> Row:
    """A line of a patient's log."""
    return {
        "id": number,
        "patient_id": patient,
        "type": kind,
        "sub_type": DETAILS.get(str(kind)),
        "data": text,
        "created": "2023-06-05 16:20:00",
    }


def _latest(synthea: Synthea, why: str) -> list[Visit]:
    return [
        visit
        for visit in reversed(synthea.visits)
        if choice(f"{why} {visit.id}", 3) == 0 and not is_repeated(visit.end)
    ]


def _sections(visit: Visit, number: int) -> list[Row]:
    write = old_section if number % 3 == 0 else section
    names = SECTIONS if number % 5 else SECTIONS[:2]
    return [write(name, WORDS[name].format(reason=visit.reason)) for name in names]


def _log(number: int, patient: int, visit: Visit) -> Row:
    kind = KINDS[choice(f"kind {visit.id}", len(KINDS))]
    text = LOGGED[choice(f"said {visit.id}", len(LOGGED))].format(reason=visit.reason)
    return log(number, patient, kind, text) | {"created": written(visit.end)}
