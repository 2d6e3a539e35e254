"""Treatment records, relationships and policies that are not as the spec would like them."""

from tests.rehearsal_data.documents import pdf
from tests.rehearsal_data.odd_notes import treatment
from tests.rehearsal_data.practice import Practice, Row

MISSING_PATIENT, MISSING_PRACTITIONER = "1999999", "999"
LONG_TITLE = (
    "Code of conduct for all staff, students and volunteers of the practice " * 4
    + "in every clinic and at home"
)

REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    ("treatment-in-the-missing-hour", {"created": "2023-03-12 02:15:00"}, "TYP108", "This time never was."),
    ("treatment-in-the-repeated-hour", {"created": "2022-11-06 01:45:00"}, "TYP108", "This time was twice."),
    (
        "treatment-without-creation-time",
        {"created": ""},
        "TYP104",
        "The creation time is declared as required.",
    ),
    ("treatment-without-day", {"treated_on": ""}, "TYP104", "The day is declared as required."),
    (
        "treatment-day-in-two-readings",
        {"treated_on": "03/04/2024"},
        "TYP101",
        "March or April: not a declared form.",
    ),
    (
        "diagnosis-over-20",
        {"diagnosis_code": "M54.5; M54.2; G44.209"},
        "TYP103",
        "Declared as 20 characters.",
    ),
    ("treatment-of-nobody", {"patient_id": MISSING_PATIENT}, "LNK101", "Its patient is in no listing."),
    ("treatment-notes-missing-value", {"notes": "#N/A"}, "SFR111", "A Bulk load takes this text as null."),
    ("treatment-notes-with-bell", {"notes": "Ring\u0007"}, "TYP101", "A control character in a text."),
)

LOADED: tuple[tuple[str, Row, str, str, str], ...] = (
    (
        "treatment-changed-in-the-repeated-hour",
        {"updated": "2022-11-06 01:45:00"},
        "Source_Modified_At__c",
        "",
        "The spec leaves a time of change empty that is one of two moments.",
    ),
    (
        "treatment-without-practitioner",
        {"practitioner_id": ""},
        "Practitioner__c",
        "",
        "The link is optional.",
    ),
    (
        "treatment-id-without-zeros",
        {"id": "101", "notes": "Short id"},
        "Notes__c",
        "Short id",
        "The ids 101 and 000101 are two records; a spreadsheet would make them one.",
    ),
    (
        "treatment-of-missing-appointment",
        {"appointment_id": "1999999"},
        "Diagnosis_Code__c",
        "M54.5",
        "Only the key of the appointment is kept, so a missing one prevents nothing.",
    ),
)


def add_odd_treatments(practice: Practice) -> None:
    """Add one treatment record for each case above."""
    for name, fields, rule, why in REFUSED:
        key = practice.add("TreatmentRecord", treatment(practice) | fields)
        practice.refused(name, ("TreatmentRecord", key), rule, why)
    for name, fields, target, expected, why in LOADED:
        key = practice.add("TreatmentRecord", treatment(practice) | fields)
        practice.loaded(name, ("TreatmentRecord", key), why, **{target: expected})


def add_odd_relationships(practice: Practice, held: str) -> None:
    """Add pairs without one end, and repetitions; `held` is a practitioner that cannot be loaded."""
    rows = practice.tables["PractitionerPatient"]
    one, other = rows[30], rows[33]
    patient, practitioner = str(one["patient_id"]), str(one["practitioner_id"])
    key = practice.add("PractitionerPatient", _pair(MISSING_PRACTITIONER, patient))
    practice.refused(
        "relationship-of-missing-practitioner",
        ("PractitionerPatient", key),
        "LNK101",
        "One end does not exist.",
    )
    key = practice.add("PractitionerPatient", _pair(practitioner, MISSING_PATIENT))
    practice.refused(
        "relationship-of-missing-patient", ("PractitionerPatient", key), "LNK101", "One end does not exist."
    )
    practice.add("PractitionerPatient", _pair(held, patient))
    key = practice.add("PractitionerPatient", dict(one))
    practice.skipped("relationship-exported-twice", ("PractitionerPatient", key), "The same line twice.")
    key = practice.add("PractitionerPatient", other | {"since": "1999-01-01"})
    why = "Two different lines for one pair, and no time of change says which is newer."
    practice.refused("relationship-told-twice-differently", ("PractitionerPatient", key), "KEY110", why)
    met = {str(row["practitioner_id"]) for row in rows if row["patient_id"] == patient}
    stranger = min({str(row["practitioner_id"]) for row in rows} - met - {MISSING_PRACTITIONER})
    key = practice.add("PractitionerPatient", _pair(stranger, patient) | {"is_primary": ""})
    why = "Nothing said means not the primary practitioner."
    practice.loaded("relationship-without-primary", ("PractitionerPatient", key), why, Primary__c="false")


def add_odd_policies(practice: Practice) -> None:
    """Lengthen one title, and add a policy whose document was not handed over."""
    row = practice.tables["Policy"][3]
    row["title"] = LONG_TITLE[:300]
    why = "Salesforce holds 255 characters of a title; the spec cuts knowingly."
    practice.loaded("policy-title-of-300", ("Policy", str(row["id"])), why, Title=LONG_TITLE[:255])
    practice.files[f"export/{row['document']}"] = pdf("Acme Physiotherapy", "Code of conduct")
    lost: Row = {
        "id": "POL-9",
        "code": "telehealth_consent",
        "title": "Consent to Telehealth (old)",
        "version": "0.9",
        "document": "documents/telehealth_consent_old.pdf",
    }
    key = practice.add("Policy", lost)
    practice.failed(
        "policy-document-missing", ("Policy", key), "FIL101", "The document is not in the export."
    )


def _pair(practitioner: str, patient: str) -> Row:
    return {"practitioner_id": practitioner, "patient_id": patient, "since": "2023-01-01", "is_primary": "0"}
