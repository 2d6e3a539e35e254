"""Notes on patients with images in them, and papers that were attached."""

from datetime import timedelta

from tests.rehearsal_data.documents import pdf, png
from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import Synthea, choice
from tests.rehearsal_data.upvio.written import identifier, moment, utc

NOTED = 170
ATTACHED = 48
PRACTICE = "Harbor Health"
ENDINGS = ("pdf", "png", "txt")
BODIES = (
    "<p>{reason}. <b>Less</b> pain than before; walks 20 min &amp; more.</p>",
    "<div>{reason}.<br>Plan:</div><ul><li>exercises twice a day</li><li>call in a week</li></ul>",
    "<p>{reason}; no change.</p>",
)


def add_notes(practice: Practice, synthea: Synthea, patients: dict[str, str], staff: list[str]) -> None:
    """A note for each of the latest visits that had one; every fourth shows a picture."""
    practice.tables["PatientNote"] = []
    practice.found["NoteImage"] = []
    latest = [visit for visit in reversed(synthea.visits) if choice(f"noted {visit.id}", 3) == 0][:NOTED]
    for nth, visit in enumerate(latest):
        body = BODIES[nth % len(BODIES)].format(reason=visit.reason)
        who = staff[choice(visit.provider, len(staff))] if nth % 9 else ""
        sources = (picture(practice, f"note-{nth}"),) if nth % 4 == 0 else ()
        when = moment(visit.begins + visit.lasts + timedelta(minutes=5))
        add_note(practice, f"visit {visit.id}", patients[visit.patient], body, sources, staff=who, when=when)


def add_note(
    practice: Practice,
    name: str,
    patient: str,
    body: str,
    sources: tuple[str, ...] = (),
    *,
    staff: str = "",
    when: str = moment(utc(2023, 6, 5, 15)),
) -> str:
    """Write one note with an image for each source at its end, and name its key."""
    images = "".join(f'<img src="{source}" alt="Picture {nth}">' for nth, source in enumerate(sources, 1))
    key = identifier(f"note {name}")
    row: Row = {
        "id": key,
        "patient_id": patient,
        "staff_id": staff,
        "body": body + images,
        "created_at": when,
    }
    practice.found["NoteImage"] += [
        {"note_id": key, "position": nth, "patient_id": patient, "src": source}
        for nth, source in enumerate(sources, 1)
    ]
    return practice.add("PatientNote", row)


def picture(practice: Practice, name: str) -> str:
    """Put a small picture into the export and give its path there."""
    tint = choice(f"tint {name}", 2**24).to_bytes(3, "big")
    practice.files[f"export/images/{name}.png"] = png(tint[0], tint[1], tint[2])
    return f"images/{name}.png"


def add_attachments(practice: Practice) -> None:
    """Papers of some patients."""
    practice.tables["Attachment"] = []
    people = practice.tables["Patient"]
    for nth in range(ATTACHED):
        add_attachment(practice, str(people[(7 * nth + 3) % len(people)]["id"]))


def add_attachment(practice: Practice, patient: str, content: bytes | None = None, **changed: object) -> str:
    """Attach one more paper and name its key; `changed` replaces fields of the row."""
    number = len(practice.tables["Attachment"]) + 1
    ending = str(changed.get("file_name", f"paper_{number}.{ENDINGS[number % 3]}")).rpartition(".")[2]
    content = _made(ending, number) if content is None else content
    path = f"attachments/{number:04d}.{ending}"
    practice.files[f"export/{path}"] = content
    row: Row = {
        "id": identifier(f"attachment {number}"),
        "patient_id": patient,
        "file_name": f"paper_{number}.{ending}",
        "size": str(len(content)),
        "path": path,
        "created_at": moment(utc(2023, 5, 1, 12) + timedelta(hours=7 * number)),
    }
    return practice.add("Attachment", row | changed)


def _made(ending: str, number: int) -> bytes:
    if ending == "png":
        tint = choice(f"paper {number}", 2**24).to_bytes(3, "big")
        return png(tint[0], tint[1], tint[2])
    if ending == "pdf":
        return pdf(PRACTICE, f"Letter number {number}")
    return f"Letter number {number}.\nInvented for rehearsals.\n".encode()
