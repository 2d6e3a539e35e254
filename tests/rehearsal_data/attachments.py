"""Files attached to every kind of parent, and the documents of the policies."""

from tests.rehearsal_data.documents import pdf, png
from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import choice

FIRST_NUMBER = 70_001
WHEN = "2023-10-02 14:20:00"
ENDINGS = ("png", "pdf", "txt")
MIME = {"pdf": "application/pdf", "png": "image/png", "txt": "text/plain"}
PARENTS = (
    ("patient", "Patient", 22),
    ("practitioner", "Practitioner", 8),
    ("appointment", "Appointment", 12),
    ("treatment_record", "TreatmentRecord", 9),
    ("invoice", "Invoice", 9),
)


def add_files(practice: Practice) -> None:
    """About sixty files over all kinds of parents; their numbers descend like those of the API."""
    practice.tables["File"] = []
    for kind, object_name, count in PARENTS:
        rows = practice.tables[object_name]
        step = len(rows) // (count + 1)
        for nth in range(1, count + 1):
            add_file(practice, kind, str(rows[nth * step]["id"]))
    for row in practice.tables["Policy"]:
        title = str(row["title"])
        practice.files[f"export/{row['document']}"] = pdf(
            "Acme Physiotherapy", title, f"Version {row['version']}"
        )


def add_file(practice: Practice, kind: str, parent: str, **changed: object) -> str:
    """Attach one more file to a parent and name its key; `changed` replaces fields of the row.

    `content` among them replaces the bytes.
    """
    number = FIRST_NUMBER + len(practice.tables["File"])
    ending = ENDINGS[number % len(ENDINGS)]
    name = str(changed.get("file_name", f"{kind}_{number}.{ending}"))
    ending = name.rpartition(".")[2]
    given = changed.pop("content", None)
    content = (
        given if isinstance(given, bytes) else _made(ending, number, f"{kind.replace('_', ' ')} {parent}")
    )
    path = f"files/{number}.{ending}"
    practice.files[path] = content
    row: Row = {
        "id": number,
        "size": len(content),
        "file_name": name,
        "entity_type": kind,
        "entity_id": int(parent) if kind in ("patient", "appointment") else parent,
        "file_type": "image" if ending == "png" else "document",
        "description": None if number % 2 else f"Added by the front desk ({kind.replace('_', ' ')})",
        "mime_type": MIME[ending],
        "patient_id": int(parent) if kind == "patient" else None,
        "created": WHEN,
        "_content": path,
    }
    return practice.add("File", row | changed)


def _made(ending: str, number: int, about: str) -> bytes:
    if ending == "png":
        tint = choice(f"tint {number}", 2**24).to_bytes(3, "big")
        return png(tint[0], tint[1], tint[2])
    if ending == "pdf":
        return pdf("Acme Physiotherapy", f"Letter about {about}")
    return f"Note about {about}.\nInvented for rehearsals.\n".encode()
