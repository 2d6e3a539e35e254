"""What patients filled in: intake and assessments, and signed consents with what their page shows besides."""

from datetime import UTC, datetime, timedelta

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import choice
from tests.rehearsal_data.upvio.questions import CONSENTS, INTAKE, asked, form_id, forms
from tests.rehearsal_data.upvio.written import identifier, moment

FIRST = datetime(2022, 1, 10, 15, 0, tzinfo=UTC)
DAYS = 640
WORDS = {
    "paragraph": (
        "Better than last time.",
        "It began after lifting a box.\nIt comes and goes.",
        "Nothing to add.",
    ),
    "text": ("None", "Portland", "Dr. Lee", "Teacher", "Every other day"),
    "choice": ("Not at all", "Several days", "More than half the days", "Nearly every day"),
    "yes_no": ("yes", "no", "Yes", "true", "No"),
}
OFTEN = {"hipaa": 2, "telehealth": 4, "treatment": 3}


def add_submissions(practice: Practice) -> None:
    """About two hundred and fifty submissions, newest first."""
    practice.tables["Form"] = forms()
    rows: list[Row] = []
    details: list[Row] = []
    for patient in practice.tables["Patient"]:
        key = str(patient["id"])
        rows += [
            submission(key, title, f"{key} {title}")
            for title in INTAKE
            if choice(f"fills {key} {title}", 7) == 0
        ]
        for title, (kind, _) in CONSENTS.items():
            if choice(f"signs {key} {title}", OFTEN[kind]) == 0:
                row = submission(key, title, f"{key} {title}")
                rows.append(row)
                details.append(consent(str(row["id"]), kind))
    practice.tables["FormSubmission"] = sorted(
        rows, key=lambda row: (str(row["createdAt"]), str(row["id"])), reverse=True
    )
    practice.tables["ConsentDetail"] = details


def submission(patient: str, title: str, name: str) -> Row:
    """A finished submission of a form; `name` draws its answers."""
    started = FIRST + timedelta(
        days=choice(f"day {name}", DAYS), minutes=choice(f"minute {name}", 500), seconds=choice(name, 60)
    )
    row: Row = {
        "id": identifier(f"submission {name}"),
        "formId": form_id(title),
        "patientId": patient,
        "patientVerified": choice(f"verified {name}", 3) > 0,
        "appointmentId": None,
        "questions": asked(title),
        "answers": answers(title, name),
        "createdAt": moment(started),
        "startedAt": moment(started),
        "completedAt": moment(started + timedelta(minutes=4, milliseconds=choice(name, 1000))),
    }
    return row


def answers(title: str, name: str) -> list[Row]:
    """An answer to most questions of a form."""
    return [
        {"id": question["id"], "value": _value(str(question["type"]), f"{name} {question['id']}")}
        for question in asked(title)
        if choice(f"skips {name} {question['id']}", 8)
    ]


def consent(submission_id: str, kind: str) -> Row:
    """What the practice's page of a consent shows."""
    version = f"{2021 + choice(submission_id, 3)}-0{choice(f'version {submission_id}', 9) + 1}"
    return {"submission_id": submission_id, "kind": kind, "form_version": version}


def _value(kind: str, name: str) -> str:
    if kind == "number":
        return str(choice(f"number {name}", 120) / (10 if choice(name, 3) == 0 else 1))
    if kind == "date":
        return (datetime(2021, 1, 1, tzinfo=UTC) + timedelta(days=choice(name, 900))).date().isoformat()
    words = WORDS[kind]
    return words[choice(name, len(words))]
