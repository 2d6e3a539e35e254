"""Clinical notes and logs that careless software loses or misreads."""

from tests.rehearsal_data.clinical import clinical_note, leave_logs_behind, log, old_section, section
from tests.rehearsal_data.practice import Practice, Row

CANARIES = ("CANARY-b3c7e0-CLINICAL", "CANARY-6d92f4-LOG")
FIRST_NOTE, FIRST_LOG = 60_002, 400_003
STEP = 12
LIMIT = 32_000
MISSING_HOUR, REPEATED_HOUR = "2023-03-12 02:30:00", "2022-11-06 01:30:00"

# name, sections, field of the target, text expected there, why
NOTES: tuple[tuple[str, object, str, str, str], ...] = (
    ("without-sections", [], "Subjective__c", "", "Opened and closed again."),
    ("with-null-for-sections", None, "Subjective__c", "", "Nothing was written."),
    (
        "in-old-spelling",
        [old_section("plan", "Rest")],
        "Plan__c",
        "Rest",
        "Older notes write label and val, newer ones key and value.",
    ),
    (
        "in-both-spellings",
        [section("subjective", "New words"), old_section("plan", "Old words")],
        "Plan__c",
        "Old words",
        "One note may have sections of both times.",
    ),
    (
        "with-markup",
        [section("objective", "<p>Knee &amp; hip</p><p>2&ndash;3 cm</p>")],
        "Objective__c",
        "Knee & hip\n\n2–3 cm",
        "Paragraphs become lines, entities characters.",
    ),
    ("key-in-capitals", [section("PLAN", "Walk")], "Plan__c", "Walk", "Case decides nothing."),
    (
        "section-repeated",
        [section("plan", "First plan"), section("plan", "Second plan")],
        "Plan__c",
        "First plan",
        "The first counts; the other is in the JSON.",
    ),
    (
        "section-unknown",
        [section("red flags", "None"), section("plan", "Go on")],
        "Sections_JSON__c",
        '[{"key":"red flags","value":"None"},{"key":"plan","value":"Go on"}]',
        "A section without a field of its own stays in the JSON.",
    ),
    ("section-null", [section("plan", None)], "Plan__c", "", "A section without words."),
    ("section-of-32000", [section("plan", "n" * LIMIT)], "Plan__c", "n" * LIMIT, "The declared length."),
    ("canary", [section("assessment", CANARIES[0])], "Assessment__c", CANARIES[0], "Must reach no log."),
)
# name, fields of the note, rule, why
NOTES_REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    ("of-nobody", {"patient_id": 1_999_999}, "LNK101", "Its patient is in no listing."),
    (
        "in-the-missing-hour",
        {"created": MISSING_HOUR},
        "TYP108",
        "This time never was.",
    ),
    ("in-the-repeated-hour", {"created": REPEATED_HOUR}, "TYP108", "One of two moments."),
    ("created-impossible", {"created": "2023-02-30 10:00:00"}, "TYP101", "No calendar has this day."),
    ("data-no-object", {"data": "see paper"}, "TYP101", "An object is declared, and a text came."),
    (
        "sections-no-list",
        {"data": {"soap_data": "see paper"}},
        "TYP101",
        "A list is declared, and a text came.",
    ),
    (
        "section-missing-value",
        {"data": {"soap_data": [section("plan", "#N/A")]}},
        "SFR111",
        "A Bulk load takes exactly this text as null.",
    ),
    (
        "section-over-32000",
        {"data": {"soap_data": [section("plan", "n" * (LIMIT + 1))]}},
        "TYP103",
        "Declared as 32,000 characters.",
    ),
    (
        "section-with-control-character",
        {"data": {"soap_data": [section("subjective", "Sore"), section("plan", "Re\u0000st")]}},
        "LNK105",
        "Without this section the note would look as if nothing had been planned.",
    ),
)
# name, fields of the log, field of the Task, text expected there, why
LOGS: tuple[tuple[str, Row, str, str, str], ...] = (
    ("in-capitals", {"type": "CALL"}, "Subject", "Patient log - CALL", "Case decides nothing."),
    (
        "with-html",
        {"data": "<p>Pain &amp; <b>fear</b> are less</p>"},
        "Description",
        "Pain & fear are less",
        "The words are kept and the markup is not.",
    ),
    (
        "with-script",
        {"data": "<script>x()</script>Called back"},
        "Description",
        "Called back",
        "Runs nowhere.",
    ),
    ("empty", {"data": ""}, "Description", "", "Nothing was written down."),
    ("null", {"data": None}, "Description", "", "Nothing was written down."),
    ("without-detail", {"sub_type": None}, "Log_Detail__c", "", "None is required."),
    (
        "late-in-the-evening",
        {"created": "2023-06-06 23:30:00"},
        "ActivityDate",
        "2023-06-06",
        "In universal time this is the next day; the clinic's day counts.",
    ),
    ("with-canary", {"data": CANARIES[1]}, "Description", CANARIES[1], "Must reach no log or message."),
)
LOGS_REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    ("of-unknown-type", {"type": "fax"}, "COV104", "Nobody has said what a fax becomes."),
    ("without-type", {"type": None}, "COV104", "Nobody can say what it was."),
    ("of-nobody", {"patient_id": 1_999_999}, "LNK101", "Its patient is in no listing."),
    ("in-the-missing-hour", {"created": MISSING_HOUR}, "TYP108", "In this night the clock skipped the time."),
    ("in-the-repeated-hour", {"created": REPEATED_HOUR}, "TYP108", "In this night the clock shows it twice."),
    ("without-time", {"created": None}, "TYP104", "The time is declared as required."),
    ("over-32000", {"data": "n" * (LIMIT + 1)}, "TYP103", "Declared as 32,000 characters."),
    ("missing-value", {"data": "#N/A"}, "SFR111", "A Bulk load takes exactly this text as null."),
    ("with-escape-character", {"data": "\u001b[2Jgone"}, "TYP101", "Would steer a terminal that shows it."),
)


def add_odd_clinical(practice: Practice, patient: int) -> None:
    """Add clinical notes and logs of one ordinary patient."""
    notes = iter(range(FIRST_NOTE, FIRST_NOTE + 40 * STEP, STEP))
    for name, sections, target, expected, why in NOTES:
        key = practice.add("ClinicalNote", clinical_note(next(notes), patient, sections))
        practice.loaded(f"clinical-note-{name}", ("ClinicalNote", key), why, **{target: expected})
    for name, fields, rule, why in NOTES_REFUSED:
        key = practice.add("ClinicalNote", clinical_note(next(notes), patient, []) | fields)
        practice.refused(f"clinical-note-{name}", ("ClinicalNote", key), rule, why)
    key = practice.add("ClinicalNote", clinical_note(next(notes), patient, []) | {"data": None})
    why = "An object that is not there has no sections."
    practice.loaded("clinical-note-without-data", ("ClinicalNote", key), why, Plan__c="")
    _notes_twice(practice, next(notes), next(notes), patient)
    _odd_logs(practice, patient)


def _notes_twice(practice: Practice, first: int, second: int, patient: int) -> None:
    row = clinical_note(first, patient, [section("plan", "Twice")])
    key = practice.add("ClinicalNote", row)
    practice.add("ClinicalNote", dict(row))
    why = "A row moved to the next page while it was read; both copies are equal and one counts."
    practice.skipped("clinical-note-listed-twice", ("ClinicalNote", key), why)
    row = clinical_note(second, patient, [section("plan", "Told")])
    key = practice.add("ClinicalNote", row)
    practice.add("ClinicalNote", row | {"state": "draft"})
    why = "Two different records share an id, and no time of change says which is newer."
    practice.refused("clinical-note-told-twice-differently", ("ClinicalNote", key), "KEY110", why)


def _odd_logs(practice: Practice, patient: int) -> None:
    numbers = iter(range(FIRST_LOG, FIRST_LOG + 40 * STEP, STEP))
    for name, fields, target, expected, why in LOGS:
        key = practice.add("PatientLog", log(next(numbers), patient, "call", "Hello") | fields)
        practice.loaded(f"log-{name}", ("PatientLog", key), why, **{target: expected})
    for name, fields, rule, why in LOGS_REFUSED:
        key = practice.add("PatientLog", log(next(numbers), patient, "sms", "Hello") | fields)
        practice.refused(f"log-{name}", ("PatientLog", key), rule, why)
    for name, who in (("log-of-the-system", patient), ("log-of-the-system-of-nobody", 1_999_999)):
        key = practice.add("PatientLog", log(next(numbers), who, "system", "Merged"))
        why = "Repeats what other records say, and stays behind on purpose."
        practice.skipped(name, ("PatientLog", key), why, "COV103")
    leave_logs_behind(practice)
