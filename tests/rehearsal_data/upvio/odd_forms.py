"""Submissions as patients leave them: unfinished, doubled, huge, in the wrong box; and consents."""

from typing import Any

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.questions import CLASH, NON_LATIN, asked, form_id, question_id
from tests.rehearsal_data.upvio.submissions import consent, submission
from tests.rehearsal_data.upvio.written import identifier

INTAKE, HISTORY, MOOD = "New patient intake", "Health history", "Mood check"
PRIVACY, TELEHEALTH, TREATMENT = (
    "Notice of privacy practices",
    "Consent to telehealth",
    "Consent to treatment",
)
CELL = 131_072
HUGE = 32_001

# name, form, title of the question, answer, field of Intake_Response__c, text expected there, why
ANSWERS: tuple[tuple[str, str, str, str | None, str, str, str], ...] = (
    (
        "number",
        INTAKE,
        "Pain from 0 to 10",
        "7.5",
        "Pain_From_0_To_10__c",
        "7.5",
        "A number in its own field.",
    ),
    (
        "number-with-comma",
        INTAKE,
        "Pain from 0 to 10",
        "7,5",
        "Pain_From_0_To_10__c",
        "",
        "Whether a comma parts decimals or thousands, nobody can say; the answer stays in the JSON.",
    ),
    (
        "number-with-thousands",
        HISTORY,
        "Cigarettes a day",
        "1,000",
        "Cigarettes_A_Day__c",
        "",
        "The answer stays in the JSON.",
    ),
    (
        "number-in-words",
        HISTORY,
        "Cigarettes a day",
        "ten or so",
        "Cigarettes_A_Day__c",
        "",
        "No number at all.",
    ),
    ("date", INTAKE, "Since when?", "2023-02-28", "Since_When__c", "2023-02-28", "The declared way."),
    ("date-day-first", INTAKE, "Since when?", "28/02/2023", "Since_When__c", "", "Not the declared way."),
    (
        "date-impossible",
        INTAKE,
        "Since when?",
        "2023-02-30",
        "Since_When__c",
        "",
        "No calendar has this day.",
    ),
    (
        "date-in-words",
        INTAKE,
        "Since when?",
        "last spring",
        "Since_When__c",
        "",
        "The answer stays in the JSON.",
    ),
    ("yes", HISTORY, "Have you had surgery?", " YES ", "Have_You_Had_Surgery__c", "YES", "A typing habit."),
    ("no", HISTORY, "Have you had surgery?", "No", "Have_You_Had_Surgery__c", "No", "The other word."),
    (
        "other-language",
        INTAKE,
        NON_LATIN,
        "なし",
        "",
        "",
        "A title without any letter of ours, and its answer.",
    ),
    ("clashing-title", INTAKE, CLASH[0], "2022-05-05", "", "", "Two titles would give one name."),
    ("with-html", MOOD, "Anything else?", "<b>Fine</b> &amp; well", "", "", "Patients paste what they find."),
    (
        "like-a-formula",
        INTAKE,
        "Occupation",
        "=HYPERLINK(1)",
        "Occupation__c",
        "=HYPERLINK(1)",
        "Carried unchanged.",
    ),
    (
        "with-emoji",
        INTAKE,
        "Occupation",
        "👩‍🚒 chief",
        "Occupation__c",
        "👩‍🚒 chief",
        "Joined emoji stay joined.",
    ),
    ("empty", INTAKE, "Occupation", "", "Occupation__c", "", "Skipped by pressing the button."),
    ("null", INTAKE, "Occupation", None, "Occupation__c", "", "Skipped."),
    (
        "over-255",
        INTAKE,
        "Occupation",
        "carpenter " * 30,
        "Occupation__c",
        ("carpenter " * 30)[:255].rstrip(),
        "The field holds 255 characters; the whole answer is in the JSON.",
    ),
    (
        "canary",
        MOOD,
        "Anything else?",
        CANARIES["answer"],
        "Anything_Else__c",
        CANARIES["answer"],
        "In no log.",
    ),
)


def add_odd_submissions(practice: Practice, patient: str) -> None:
    """Add submissions of one ordinary patient, and of nobody."""
    for name, form, title, value, target, expected, why in ANSWERS:
        row = submission(patient, form, f"odd {name}")
        _answer(row, question_id(title), value)
        key = practice.add("FormSubmission", row)
        shown = {target: expected} if target else {}
        practice.loaded(f"answer-{name}", ("FormSubmission", key), why, **shown)
    _odd_lists(practice, patient)
    _of_whom(practice, patient)
    _consents(practice, patient)
    _copies(practice, patient)


def _odd_lists(practice: Practice, patient: str) -> None:
    def add(name: str, why: str, **shown: str) -> Row:
        row = submission(patient, INTAKE, f"odd {name}")
        practice.loaded(name, ("FormSubmission", practice.add("FormSubmission", row)), why, **shown)
        return row

    row = add("answer-to-unknown-question", "The question is in no form: the answer stays in the JSON.")
    _answers(row).append({"id": identifier("no question"), "value": "What was asked?"})
    row = add(
        "question-asked-twice", "The same question and answer twice say one thing.", Occupation__c="Baker"
    )
    _answer(row, question_id("Occupation"), "Baker")
    _answers(row).append({"id": question_id("Occupation"), "value": "Baker"})
    _questions(row).append(dict(next(one for one in asked(INTAKE) if one["title"] == "Occupation")))
    row = add("question-answered-twice-differently", "Nobody can say which answer counts.", Occupation__c="")
    _answer(row, question_id("Occupation"), "Baker")
    _answers(row).append({"id": question_id("Occupation"), "value": "Miller"})
    for name, field in (("answers-empty", "answers"), ("questions-empty", "questions")):
        add(name, "Sent without anything in it.")[field] = []
    add("submission-without-time-of-start", "The API may leave it out.", Started_At__c="")["startedAt"] = None
    row = add("submission-unfinished", "Begun and never sent.", Complete__c="false")
    row["completedAt"] = None
    row = add("answer-huge", "Over 32,000 characters: no field of its own, and whole in the JSON.")
    _answer(row, question_id("What brings you here?"), "y" * HUGE)
    row = submission(patient, INTAKE, "odd answer-over-a-field")
    _answer(row, question_id("What brings you here?"), "z" * (CELL + 1))
    key = practice.add("FormSubmission", row)
    why = "Longer than any field of the org: half a JSON text would be none."
    practice.refused("answer-over-a-field", ("FormSubmission", key), "TYP103", why)


def _of_whom(practice: Practice, patient: str) -> None:
    row = submission(patient, MOOD, "odd nobody") | {"patientId": None}
    key = practice.add("FormSubmission", row)
    why = "Sent from a public page: nobody knows whose it is."
    practice.skipped("submission-of-nobody", ("FormSubmission", key), why, "COV103")
    for name, fields, rule, why in (
        (
            "of-unknown-patient",
            {"patientId": identifier("nobody")},
            "LNK101",
            "The patient is in no listing.",
        ),
        ("finished-at-no-time", {"completedAt": "soon"}, "TYP101", "Not a time."),
    ):
        key = practice.add("FormSubmission", submission(patient, MOOD, f"odd {name}") | fields)
        practice.refused(f"submission-{name}", ("FormSubmission", key), rule, why)
    row = submission(patient, MOOD, "odd form") | {"formId": form_id("a form of last year")}
    key = practice.add("FormSubmission", row)
    why = "The form was deleted: title and category stay empty, the answers come."
    practice.loaded("submission-of-deleted-form", ("FormSubmission", key), why, Form_Title__c="")
    row = submission(patient, MOOD, "odd list") | {"answers": "none"}
    key = practice.add("FormSubmission", row)
    why = "A list is declared, and a text came."
    practice.refused("submission-answers-no-list", ("FormSubmission", key), "TYP101", why)


def _consents(practice: Practice, patient: str) -> None:
    for form, kind, label in (
        (PRIVACY, "hipaa", "HIPAA"),
        (TELEHEALTH, "telehealth", "Telehealth"),
        (TREATMENT, "treatment", "Treatment"),
    ):
        key = _consent(practice, submission(patient, form, f"odd {kind}"), kind)
        name = f"consent-to-{kind}"
        practice.loaded(name, ("FormSubmission", key), "Signed.", Consent_Type__c=label)
    row = submission(patient, PRIVACY, "odd unsigned") | {"completedAt": None}
    key = _consent(practice, row, "hipaa")
    why = "Begun and never signed: an answer to questions, and no consent."
    practice.loaded("consent-without-signature", ("FormSubmission", key), why, Complete__c="false")
    row = submission(patient, PRIVACY, "odd late") | {"completedAt": "2023-06-06T03:30:00.000Z"}
    key = _consent(practice, row, "hipaa")
    why = "In universal time this is the next day; the clinic's day counts."
    practice.loaded(
        "consent-late-in-the-evening", ("FormSubmission", key), why, Signature_Date__c="2023-06-05"
    )
    row = submission(patient, PRIVACY, "odd kind")
    key = _consent(practice, row, "marketing")
    why = "Not a kind of consent that the spec knows."
    practice.refused("consent-of-unknown-kind", ("FormSubmission", key), "PCK101", why)
    row = submission(patient, TREATMENT, "odd bare")
    key = practice.add("FormSubmission", row)
    why = "No page of a consent was exported for it, so it is an answer to questions."
    practice.loaded("consent-without-details", ("FormSubmission", key), why, Complete__c="true")


def _consent(practice: Practice, row: Row, kind: str) -> str:
    key = practice.add("FormSubmission", row)
    practice.tables["ConsentDetail"].append(consent(key, kind))
    return key


def _copies(practice: Practice, patient: str) -> None:
    row = submission(patient, MOOD, "odd twice")
    key = practice.add("FormSubmission", row)
    practice.add("FormSubmission", dict(row))
    why = "Both copies are equal and one counts."
    practice.skipped("submission-listed-twice", ("FormSubmission", key), why)
    row = submission(patient, MOOD, "odd told")
    key = practice.add("FormSubmission", row)
    practice.add("FormSubmission", row | {"patientVerified": None})
    why = "Two different records share an id, and a submission has no time of change."
    practice.refused("submission-told-twice-differently", ("FormSubmission", key), "KEY110", why)


def _answer(row: Row, question: str, value: str | None) -> None:
    kept = [one for one in _answers(row) if one["id"] != question]
    row["answers"] = [*kept, {"id": question, "value": value}]


def _answers(row: Row) -> list[dict[str, Any]]:
    return _list(row, "answers")


def _questions(row: Row) -> list[dict[str, Any]]:
    return _list(row, "questions")


def _list(row: Row, name: str) -> list[dict[str, Any]]:
    found = row[name]
    assert isinstance(found, list)
    return found
