"""Notes and the images inside them: markup, paths that lead nowhere, or out of the folder."""

from base64 import b64encode

from tests.rehearsal_data.documents import png
from tests.rehearsal_data.practice import Practice
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.notes import add_note, picture
from tests.rehearsal_data.upvio.odd_people import archived_key
from tests.rehearsal_data.upvio.written import identifier

INLINE = f"data:image/png;base64,{b64encode(png(7, 80, 190)).decode()}"
LIMIT = 32_000

# name, body, text expected (None: only that it loads), why
LOADED: tuple[tuple[str, str, str | None, str], ...] = (
    (
        "with-html",
        "<p>Pain &amp; stiffness, <b>less</b></p>",
        "Pain & stiffness, less",
        "Words, and no markup.",
    ),
    ("with-script", "<script>alert(1)</script>Bends freely", "Bends freely", "Markup that must run nowhere."),
    ("with-arithmetic", "BP < 120 and > 80", "BP < 120 and > 80", "Not every bracket is markup."),
    ("of-markup-only", "<p> </p><br>", "", "No words at all."),
    ("empty", "", "", "Saved without a word."),
    ("like-a-template", "{{7*7}} ${jndi:ldap://x} %s", "{{7*7}} ${jndi:ldap://x} %s", "Never a format."),
    ("with-broken-markup", "<p>Open <b>and never closed", None, "Malformed HTML is common."),
    ("of-exactly-32000", "n" * LIMIT, None, "The declared length, not beyond it."),
    ("with-emoji", "Feels 🌻 today", "Feels 🌻 today", "Beyond sixteen bits."),
    ("with-line-ends", "One\r\nTwo", "One\nTwo", "Line ends are part of a text."),
)
REFUSED: tuple[tuple[str, str, str, str], ...] = (
    ("over-32000", "n" * (LIMIT + 1), "TYP103", "Declared as 32,000 characters."),
    ("with-escape-character", "\u001b]0;title\u0007ok", "TYP101", "Would steer a terminal that shows it."),
    ("missing-value", "#N/A", "SFR111", "A Bulk load takes exactly this text as null."),
)
# name, source of the image, rule (None: it arrives), why
IMAGES: tuple[tuple[str, str, str | None, str], ...] = (
    ("inside-the-note", INLINE, None, "The image is written into the note itself."),
    ("missing", "images/never-exported.png", "FIL101", "No such file is in the export."),
    ("leading-out", "../../org.json", "FIL101", "The path leads out of the export folder."),
    ("absolute", "/etc/hostname", "FIL101", "A path of some machine, not of the export."),
    ("inside-but-broken", "data:image/png;base64,@@@", "FIL101", "Promises base64 and is none."),
    ("inside-not-base64", "data:image/svg+xml,%3Csvg/%3E", "FIL101", "Only base64 is taken."),
    ("elsewhere", "https://cdn.upvio.example/a.png", "FIL101", "Not in the export."),
)


def add_odd_notes(practice: Practice, patient: str) -> None:
    """Add notes of one ordinary patient, and images in one note."""
    for name, body, expected, why in LOADED:
        key = add_note(practice, f"odd {name}", patient, body)
        shown = {} if expected is None else {"Body__c": expected}
        practice.loaded(f"note-{name}", ("PatientNote", key), why, **shown)
    for name, body, rule, why in REFUSED:
        key = add_note(practice, f"odd {name}", patient, body)
        practice.refused(f"note-{name}", ("PatientNote", key), rule, why)
    for name, who in (("unknown", identifier("nobody")), ("archived", archived_key())):
        key = add_note(practice, f"odd {name}", who, "Hello")
        practice.refused(f"note-of-{name}-patient", ("PatientNote", key), "LNK101", "In no listing.")
    key = add_note(practice, "odd canary", patient, f"<i>{CANARIES['note']}</i>")
    practice.loaded("canary-in-a-note", ("PatientNote", key), "Must reach no log.", Body__c=CANARIES["note"])
    _images(practice, patient)


def _images(practice: Practice, patient: str) -> None:
    for name, source, rule, why in IMAGES:
        note = add_note(practice, f"odd image {name}", patient, "<p>See:</p>", (source,))
        if rule is None:
            practice.loaded(f"image-{name}", ("NoteImage", f"{note}:1"), why)
        else:
            practice.failed(f"image-{name}", ("NoteImage", f"{note}:1"), rule, why)
    path = picture(practice, "shared")
    note = add_note(practice, "odd image twice", patient, "Twice:", (path, path))
    why = "One picture in two places of a note: two files, each with its place."
    practice.loaded("image-shown-twice", ("NoteImage", f"{note}:2"), why, Title="Image of a note 2")
    note = add_note(practice, "odd image nobody", identifier("nobody"), "See:", (path,))
    practice.refused("note-with-image-of-unknown-patient", ("PatientNote", note), "LNK101", "In no listing.")
    practice.refused(
        "image-of-unknown-patient", ("NoteImage", f"{note}:1"), "LNK101", "Its patient is in no listing."
    )
