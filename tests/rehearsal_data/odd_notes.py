"""Texts inside appointments and treatment records that break careless software."""

from tests.rehearsal_data.odd_visits import odd_number, ordinary
from tests.rehearsal_data.practice import Practice, Row

CANARIES = ("CANARY-e09b7d-NOTE", "CANARY-a41c66-TREATMENT")
LIMIT = 32_000

# name, note of a visit, text expected in Description (None: only that it loads), why
VISIT_NOTES: tuple[tuple[str, str, str | None, str], ...] = (
    (
        "note-with-html",
        "<p>Pain &amp; stiffness, <b>less</b> than before</p>",
        "Pain & stiffness, less than before",
        "The words are kept and the markup is not.",
    ),
    (
        "note-with-doubled-entities",
        "<p>Wrote &amp;amp; meant and</p>",
        None,
        "Escaped twice by some earlier software.",
    ),
    ("note-with-script", "<script>alert(1)</script>Knee bends freely", None, "Markup that must run nowhere."),
    (
        "note-with-missing-value-inside",
        "Grip strength #N/A today",
        "Grip strength #N/A today",
        "Only a text that is nothing but #N/A would become null.",
    ),
    (
        "note-like-a-template",
        "{{7*7}} ${jndi:ldap://x} %s%n",
        "{{7*7}} ${jndi:ldap://x} %s%n",
        "Patient text is never a format.",
    ),
    (
        "note-with-quotes-and-commas",
        'Said "fine", then, "not fine"',
        'Said "fine", then, "not fine"',
        "The load file is CSV.",
    ),
    ("note-of-exactly-32000", "n" * LIMIT, None, "The declared length, not beyond it."),
    ("canary-in-a-note", f"Talked about {CANARIES[0]}", f"Talked about {CANARIES[0]}", "Must reach no log."),
)

REFUSED_NOTES: tuple[tuple[str, str, str, str], ...] = (
    ("note-over-32000", "n" * (LIMIT + 1), "TYP103", "Declared as 32,000 characters."),
    (
        "note-with-nul",
        "Left knee\u0000 swollen",
        "TYP101",
        "A control character that no text field should hold.",
    ),
    (
        "note-with-escape-character",
        "\u001b]0;title\u0007ok",
        "TYP101",
        "Would steer a terminal that shows it.",
    ),
    ("note-missing-value", "#N/A", "SFR111", "A Bulk load takes exactly this text as null."),
)

TREATMENT_NOTES: tuple[tuple[str, str, str], ...] = (
    (
        "treatment-notes-with-line-breaks",
        "First line\r\nSecond line\nThird line",
        "Line ends are part of a text; each becomes one line feed.",
    ),
    ("treatment-notes-with-html", "<p>Massage &amp; heat</p>", "Treatment notes keep their markup."),
    (
        "treatment-notes-with-line-separator",
        "Before\u2028after",
        "Careless readers take this for a line end.",
    ),
    ("treatment-notes-like-a-formula", "=1+1", "A load must carry it unchanged."),
    ("treatment-notes-with-quotes", 'Said "ouch", twice', "The export is CSV."),
    ("canary-in-treatment-notes", f"See {CANARIES[1]}", "Must reach no log or message."),
)


def add_odd_notes(practice: Practice) -> None:
    """Add one visit or one treatment record for each text above."""
    numbers = iter(odd_number(nth) for nth in range(32, 48))
    for name, note, expected, why in VISIT_NOTES:
        key = practice.add("Appointment", ordinary(practice, next(numbers)) | {"note": note})
        shown = {} if expected is None else {"Description": expected}
        practice.loaded(name, ("Appointment", key), why, **shown)
    for name, note, rule, why in REFUSED_NOTES:
        key = practice.add("Appointment", ordinary(practice, next(numbers)) | {"note": note})
        practice.refused(name, ("Appointment", key), rule, why)
    for name, note, why in TREATMENT_NOTES:
        key = practice.add("TreatmentRecord", treatment(practice) | {"notes": note})
        practice.loaded(name, ("TreatmentRecord", key), why, Notes__c=note.replace("\r\n", "\n"))


def treatment(practice: Practice) -> Row:
    """A complete treatment record of an ordinary patient with the next free number."""
    other = practice.tables["TreatmentRecord"][40]
    return {
        "id": f"{9000 + len(practice.tables['TreatmentRecord']):06d}",
        "patient_id": other["patient_id"],
        "practitioner_id": other["practitioner_id"],
        "appointment_id": "",
        "diagnosis_code": "M54.5",
        "procedure_code": "97110",
        "treated_on": "2023-06-05",
        "notes": "Invented for this case.",
        "created": "2023-06-05 18:30:00",
        "updated": "",
    }
