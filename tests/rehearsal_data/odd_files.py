"""Files whose name, bytes or parent are not as they should be."""

from tests.rehearsal_data.attachments import add_file
from tests.rehearsal_data.documents import pdf
from tests.rehearsal_data.practice import Practice

CANARIES = ("CANARY-c3d5f1-BYTES", "CANARY-6ab90e-FILENAME")
LONG_NAME = "Referral_letter_with_a_very_long_title_" * 7 + ".pdf"


def add_odd_files(practice: Practice, patient: str) -> None:
    """Attach odd files to one ordinary patient and to parents that do not load."""
    _odd_names(practice, patient)
    _odd_bytes(practice, patient)
    key = add_file(practice, "patient", "1999999")
    practice.refused("file-of-nobody", ("File", key), "LNK101", "Its patient is in no listing.")
    key = add_file(practice, "location", patient)
    why = "Attached to a kind of thing that the spec does not know."
    practice.refused("file-of-unknown-kind", ("File", key), "PCK101", why)
    task = next(e.key for e in practice.expected if e.name == "no-end-becomes-a-task")
    key = add_file(practice, "appointment", task)
    why = "Its appointment becomes a Task rather than an Event."
    practice.loaded("file-of-a-task", ("File", key), why)
    lost = next(e.key for e in practice.expected if e.name == "type-unknown")
    add_file(practice, "appointment", lost)
    nameless = next(e.key for e in practice.expected if e.name == "patient-without-last-name")
    add_file(practice, "patient", nameless)


def _odd_names(practice: Practice, patient: str) -> None:
    cases = (
        ("file-name-with-accents", "Überweisung Núñez – día 3.pdf", "Letters and a dash beyond ASCII."),
        ("file-name-like-a-path", "../../etc/passwd.pdf", "A name is shown and never used as a path."),
        ("file-name-right-to-left", "invoice\u202efdp.pdf", "Made to look like another ending."),
        ("canary-in-a-file-name", f"{CANARIES[1]}.pdf", "Must reach no log or message."),
    )
    for name, file_name, why in cases:
        key = add_file(practice, "patient", patient, file_name=file_name)
        practice.loaded(name, ("File", key), why, Title=file_name)
    key = add_file(practice, "patient", patient, file_name=LONG_NAME)
    why = "Salesforce holds 255 characters of a title; the spec cuts knowingly."
    practice.loaded("file-name-over-255", ("File", key), why, Title=LONG_NAME[:255])
    key = add_file(practice, "patient", patient, description="d" * 1001)
    practice.refused("file-description-over-1000", ("File", key), "TYP103", "Declared as 1,000 characters.")


def _odd_bytes(practice: Practice, patient: str) -> None:
    key = add_file(
        practice, "patient", patient, file_name="seen.pdf", content=pdf("Acme Physiotherapy", CANARIES[0])
    )
    practice.loaded("canary-in-file-bytes", ("File", key), "Must reach no log or message.")
    page = b"<html><script>alert(1)</script></html>\n"
    key = add_file(practice, "patient", patient, file_name="x-ray.pdf", content=page)
    why = "Called something else, but the bytes are a web page; nothing may run it, and it moves as it is."
    practice.loaded("file-with-other-bytes", ("File", key), why)
    key = add_file(practice, "patient", patient, size=999_999)
    why = "The listing promises another length than the server delivers."
    practice.failed("file-of-another-size", ("File", key), "FIL101", why)
    key = add_file(practice, "patient", patient)
    del practice.files[str(practice.row("File", key)["_content"])]
    practice.failed(
        "file-not-there", ("File", key), "FIL101", "The storage answers that it has no such file."
    )
