"""What follows from the seeded oddities: held children, and how many rows of each object end where."""

from collections import Counter

from tests.rehearsal_data.practice import Practice, Row, key_of

ROUTED = (
    "Patient",
    "Practitioner",
    "Appointment",
    "TreatmentRecord",
    "ClinicalNote",
    "PatientLog",
    "InsuranceRecord",
    "Invoice",
    "PractitionerPatient",
    "Policy",
    "File",
)
CHILDREN = (
    "Appointment",
    "TreatmentRecord",
    "ClinicalNote",
    "PatientLog",
    "InsuranceRecord",
    "Invoice",
    "PractitionerPatient",
    "File",
)
FILE_PARENTS = {
    "patient": "Patient",
    "practitioner": "Practitioner",
    "appointment": "Appointment",
    "treatment_record": "TreatmentRecord",
    "invoice": "Invoice",
}
WORDS = {
    "Appointment": "appointment-of-unloaded-patient",
    "TreatmentRecord": "treatment-of-unloaded-patient",
    "ClinicalNote": "clinical-note-of-unloaded-patient",
    "PatientLog": "log-of-unloaded-patient",
    "InsuranceRecord": "cover-of-unloaded-patient",
    "Invoice": "invoice-of-unloaded-patient",
    "PractitionerPatient": "relationship-of-unloaded-end",
    "File": "file-of-unloaded-parent",
}


def hold_children(practice: Practice) -> None:
    """Expect that every row below a row that does not load is held, object by object.

    Raises LookupError where a row that is expected to load has such a parent.
    """
    for object_name in CHILDREN:
        settled = practice.settled(object_name) | practice.behind.get(object_name, set())
        wanted = {e.key for e in practice.expected if e.object == object_name and e.outcome == "loaded"}
        held = {
            key_of(object_name, row)
            for row in practice.tables[object_name]
            if _is_held(practice, object_name, row)
        }
        if held & wanted:
            raise LookupError(f"{object_name} {sorted(held & wanted)} should load, but a parent does not")
        for key in sorted(held - settled):
            practice.refused(
                WORDS[object_name],
                (object_name, key),
                "LNK102",
                "Held, because what it belongs to did not load.",
            )


def totals(practice: Practice, routed: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """For each object that is moved: its rows and distinct keys, and how many rows end where.

    Rows that contradict each other are all refused; of rows that repeat or outdate each other all but one are
    skipped, and so is what is left behind on purpose.
    """
    return {name: _total(practice, name) for name in routed}


def _total(practice: Practice, object_name: str) -> dict[str, int]:
    rows = practice.listed(object_name)
    copies = Counter(key_of(object_name, row) for row in rows)
    ended = [e for e in practice.expected if e.object == object_name]
    failed = sum(e.outcome == "failed" for e in ended)
    refused = [e for e in ended if e.outcome == "refused"]
    loaded = len(copies) - failed - len(refused) - len(practice.behind.get(object_name, ()))
    rows_refused = sum(copies[e.key] if e.rule == "KEY110" else 1 for e in refused)
    skipped = len(rows) - loaded - failed - rows_refused
    return {
        "rows": len(rows),
        "keys": len(copies),
        "loaded": loaded,
        "refused": rows_refused,
        "failed": failed,
        "skipped": skipped,
    }


def _is_held(practice: Practice, object_name: str, row: Row) -> bool:
    return any(str(key) in practice.settled(parent) for parent, key in _parents(object_name, row))


def _parents(object_name: str, row: Row) -> list[tuple[str, object]]:
    if object_name == "File":
        parent = FILE_PARENTS.get(str(row["entity_type"]))
        return [(parent, row["entity_id"])] if parent else []
    parents = [("Patient", row["patient_id"])]
    if object_name == "PractitionerPatient":
        parents.append(("Practitioner", row["practitioner_id"]))
    return parents
