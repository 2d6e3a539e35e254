"""The practice's forms and their questions: title and type, by form."""

from tests.rehearsal_data.practice import Row
from tests.rehearsal_data.upvio.written import identifier, moment, utc

NON_LATIN = "アレルギーはありますか"
CLASH = ("Date of last visit", "Date of last visit?")
LONG = (
    "Please describe in your own words what troubles you, since when, whether it comes and goes, what makes "
    "it better or worse, what you have tried so far, who has treated you, which medicines you take for it, "
    "how it affects your work, your sleep and the people around you, and what you hope that we can do about "
    "it together in the coming weeks, so that whoever sees you first can prepare"
)
INTAKE: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "New patient intake": (
        "Intake",
        (
            ("What brings you here?", "paragraph"),
            ("Since when?", "date"),
            ("Pain from 0 to 10", "number"),
            ("Do you take medicines?", "yes_no"),
            ("Which medicines?", "paragraph"),
            (NON_LATIN, "text"),
            ("Family doctor", "text"),
            (CLASH[0], "date"),
            ("Occupation", "text"),
            ("Hours of sleep", "number"),
        ),
    ),
    "Health history": (
        "Intake",
        (
            ("Have you had surgery?", "yes_no"),
            ("Date of surgery", "date"),
            ("Heart disease in the family?", "yes_no"),
            ("Units of alcohol a week", "number"),
            ("Cigarettes a day", "number"),
            ("Known conditions", "paragraph"),
            (CLASH[1], "date"),
            ("Vaccinations up to date?", "yes_no"),
        ),
    ),
    "Back pain questionnaire": (
        "Assessment",
        (
            ("Minutes you can sit", "number"),
            ("Minutes you can stand", "number"),
            ("Weight you can lift (kg)", "number"),
            ("Does pain wake you?", "yes_no"),
            ("Where does it hurt?", "choice"),
            ("Does it radiate?", "yes_no"),
            ("Last flare-up", "date"),
            (LONG, "paragraph"),
        ),
    ),
    "Mood check": (
        "Assessment",
        (
            ("Little interest in things", "choice"),
            ("Feeling down", "choice"),
            ("Trouble sleeping", "choice"),
            ("Score", "number"),
            ("Are you safe at home?", "yes_no"),
            ("Anything else?", "paragraph"),
        ),
    ),
    "Sleep diary": (
        "Diary",
        (
            ("Night of", "date"),
            ("Went to bed", "text"),
            ("Got up", "text"),
            ("Times awake", "number"),
            ("Hours slept", "number"),
            ("Rested?", "yes_no"),
            ("Dreams", "paragraph"),
        ),
    ),
    "Nutrition": (
        "Assessment",
        (
            ("Meals a day", "number"),
            ("Glasses of water a day", "number"),
            ("Diet", "choice"),
            ("Food you avoid", "text"),
            ("Weight a year ago (kg)", "number"),
            ("Do you cook yourself?", "yes_no"),
            ("Food diary kept since", "date"),
        ),
    ),
    "After the visit": (
        "Feedback",
        (
            ("How was your visit?", "choice"),
            ("Would you come again?", "yes_no"),
            ("Minutes you waited", "number"),
            ("What could be better?", "paragraph"),
            ("Staff you saw", "text"),
        ),
    ),
    "Sports clearance": (
        "Assessment",
        (
            ("Sport", "text"),
            ("Training hours a week", "number"),
            ("Chest pain during sport?", "yes_no"),
            ("Dizzy during sport?", "yes_no"),
            ("Last medical", "date"),
            ("Resting pulse", "number"),
            ("Injuries", "paragraph"),
            ("Insurance number of the club", "text"),
        ),
    ),
    "Telehealth check": (
        "Intake",
        (
            ("Device you use", "choice"),
            ("Town you are in", "text"),
            ("Telephone if the video fails", "text"),
            ("Are you alone?", "yes_no"),
            ("Temperature", "number"),
        ),
    ),
}
CONSENTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "Notice of privacy practices": (
        "hipaa",
        (
            ("I have read the notice of privacy practices", "yes_no"),
            ("Who may hear of my care", "text"),
            ("Name of the person who signs", "text"),
        ),
    ),
    "Consent to telehealth": (
        "telehealth",
        (
            ("I agree to visits by video", "yes_no"),
            ("I know when video is not enough", "yes_no"),
            ("Emergency address during visits", "text"),
        ),
    ),
    "Consent to treatment": (
        "treatment",
        (
            ("I agree to treatment", "yes_no"),
            ("Questions I still have", "paragraph"),
            ("Signed on", "date"),
        ),
    ),
}


def forms() -> list[Row]:
    """The forms as the API lists them."""
    categories = {title: category for title, (category, _) in INTAKE.items()}
    return [
        {
            "id": form_id(title),
            "createdAt": moment(utc(2021, 2, 1, 8, nth)),
            "updatedAt": moment(utc(2022, 2, 1, 8, nth)),
            "alias": title.lower().replace(" ", "-"),
            "title": title,
            "description": None,
            "category": categories.get(title, "Consent"),
            "visibility": "LISTED",
            "status": "Published",
            "submissionsCount": 0,
            "unreadSubmissionsCount": 0,
            "publishedAt": moment(utc(2022, 2, 1, 8, nth)),
            "url": f"https://forms.upvio.example/harbor-health/{nth}",
            "steps": [{"kind": "page", "fields": [one["id"] for one in asked(title)]}],
        }
        for nth, title in enumerate([*INTAKE, *CONSENTS])
    ]


def form_id(title: str) -> str:
    """The id of a form."""
    return identifier(f"form {title}")


def asked(title: str) -> list[Row]:
    """The questions of a form as a submission lists them."""
    _, told = INTAKE.get(title) or CONSENTS[title]
    return [
        {"id": identifier(f"question {title} {name}"), "type": kind, "title": name, "patientKey": None}
        for name, kind in told
    ]


def question_id(title: str) -> str:
    """The id of the one question with this title."""
    (found,) = (
        str(one["id"]) for form in [*INTAKE, *CONSENTS] for one in asked(form) if one["title"] == title
    )
    return found
