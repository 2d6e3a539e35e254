"""Patients as real practices have them: names of the world, missing and broken fields, archived ones."""

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.people import extra_patient
from tests.rehearsal_data.upvio.written import identifier

LONG_GIVEN = "Maximiliana Theodora Constantia Wilhelmina"
ODD_KEY = "odd"
Case = tuple[str, str, object, str, str, str]

# name, the patient's name, field of the Contact, text expected there, why
NAMED: tuple[tuple[str, str, str, str, str], ...] = (
    ("name-of-one-word", "Sakura", "LastName", "Sakura", "Salesforce needs a last name: the one word is it."),
    ("name-of-one-word-no-first", "Prince", "FirstName", "", "The one word is not repeated as a first name."),
    (
        "name-with-suffix",
        "Samuel Okafor Jr.",
        "LastName",
        "Jr.",
        "The pair takes the last word, whatever it is.",
    ),
    ("name-with-particle", "Ludwig van der Berg", "LastName", "Berg", "The pair takes the last word only."),
    ("name-with-particle-first", "Ana de la Cruz", "FirstName", "Ana de la", "What is left goes before it."),
    ("name-with-emoji", "Sunny 🌻👩‍👩‍👧", "LastName", "🌻👩‍👩‍👧", "Joined emoji stay joined."),
    ("name-beyond-sixteen-bits", "Li 𠮷野𝒜", "LastName", "𠮷野𝒜", "Letters of four bytes in UTF-8."),
    ("name-in-chinese", "王小明", "LastName", "王小明", "No blank parts given and family name."),
    ("name-right-to-left", "דוד בן־דוד", "LastName", "בן־דוד", "Written from right to left."),
    (
        "name-with-combining-marks",
        "Zoe\u0308 Nguye\u0302\u0303n",
        "LastName",
        "Nguye\u0302\u0303n",
        "The same letters in another form: the load must not rewrite them.",
    ),
    (
        "name-with-blanks-around",
        "  Ana   García\u2003",
        "LastName",
        "García",
        "Blanks part words, many or few.",
    ),
    ("name-with-hard-blank", "Ana\u00a0Ruiz", "LastName", "Ruiz", "A no-break space parts words as well."),
    ("name-like-a-formula", "=1+1 Doe", "FirstName", "=1+1", "A load must carry it unchanged."),
    (
        "name-like-a-query",
        "Robert') OR Name!=('x",
        "LastName",
        "Name!=('x",
        "No query may be pasted together.",
    ),
    (
        "given-names-over-40",
        f"{LONG_GIVEN} Lee",
        "FirstName",
        LONG_GIVEN[:40],
        "Salesforce holds 40 characters; the spec cuts knowingly.",
    ),
    ("family-name-over-80", f"Jo {'Q' * 81}", "LastName", "Q" * 80, "Salesforce holds 80; the spec cuts."),
    ("canary-in-a-name", f"Kit {CANARIES['name']}", "LastName", CANARIES["name"], "Must reach no log."),
)
# name, field of the patient, value there, field of the Contact, text expected there, why
CHANGED: tuple[Case, ...] = (
    ("email-invalid", "email", "none@", "Email", "", "Salesforce would refuse the whole row for it."),
    ("email-of-two", "email", "a@b.example, c@d.example", "Email", "", "Two addresses are none."),
    (
        "email-with-accent",
        "email",
        "zoë@mail.example",
        "Email",
        "",
        "Salesforce refuses letters beyond ASCII.",
    ),
    (
        "email-over-80",
        "email",
        "a" * 60 + "@" + "b" * 40 + ".example",
        "Email",
        "",
        "Salesforce holds 80 characters of an address.",
    ),
    ("email-untidy", "email", " Casey@Mail.EXAMPLE ", "Email", "casey@mail.example", "Typing habits."),
    ("canary-in-an-email", "email", CANARIES["email"], "Email", CANARIES["email"], "Must reach no log."),
    ("sex-null", "biologicalSex", None, "Biological_Sex__c", "", "Nobody has to say."),
    ("sex-other", "biologicalSex", "OTHER", "Biological_Sex__c", "Other", "One of the three that exist."),
    ("height-as-text", "height", "171.5", "Height_cm__c", "171.5", "A number in quotes is the same number."),
    ("phone-null", "phoneMobile", None, "MobilePhone", "", "Not everybody has one."),
    ("birthday-null", "dob", None, "Birthdate", "", "Not everybody tells."),
)
# name, fields of an extra patient, rule, why
REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    (
        "name-of-blanks",
        {"name": " \u2003 "},
        "TYP104",
        "Nothing is left for a field that Salesforce requires.",
    ),
    ("name-missing-value", {"name": "#N/A"}, "SFR111", "A Bulk load takes this text as null."),
    ("name-over-200", {"name": "Wolfe " * 34}, "TYP103", "Declared as 200 characters."),
    (
        "name-with-escape-character",
        {"name": "Red \u001b[31mBell"},
        "TYP101",
        "A control character in a text.",
    ),
    ("birthday-impossible", {"dob": "1987-02-30"}, "TYP101", "No calendar has this day."),
    (
        "birthday-with-time",
        {"dob": "1987-02-28T00:00:00.000Z"},
        "TYP101",
        "Not the declared way to write a date.",
    ),
    ("sex-unknown-word", {"biologicalSex": "unknown"}, "PCK101", "None of the words that the API documents."),
    ("height-with-four-decimals", {"height": 168.1234}, "TYP101", "Three decimals are declared."),
    ("weight-like-no-number", {"weight": "NaN"}, "TYP101", "Some software takes this text for a number."),
    (
        "phone-over-40",
        {"phoneMobile": "+1 207 555 0100 extension 17, ask for Pat"},
        "TYP103",
        "40 are declared.",
    ),
    ("history-unreadable", {"historyOfHypertension": "perhaps"}, "TYP101", "Neither yes nor no."),
    ("smoking-unknown-word", {"smokingStatus": "sometimes"}, "PCK101", "None of the documented words."),
)


def add_odd_patients(practice: Practice, busy: frozenset[str]) -> None:
    """Change some patients and add some; `busy` are the keys that other oddities need untouched."""
    free = iter([row for row in practice.tables["Patient"] if str(row["id"]) not in busy])
    for name, value, target, expected, why in NAMED:
        _change(practice, next(free), (name, "name", value, target, expected, why))
    for case in CHANGED:
        _change(practice, next(free), case)
    for nth, (name, fields, rule, why) in enumerate(REFUSED):
        key = practice.add("Patient", extra_patient("Extra Person", 100 + nth) | fields)
        practice.refused(f"patient-{name}", ("Patient", key), rule, why)
    _without_email(practice)
    _archived(practice)
    _several_copies(practice)


def make_nameless(practice: Practice, key: str) -> None:
    """Take away the name of a patient, whose rows are then held."""
    practice.row("Patient", key)["name"] = None
    why = "Salesforce takes no Contact without a last name."
    practice.refused("patient-without-name", ("Patient", key), "TYP104", why)


def archived_key() -> str:
    """The id of the patient whom no list shows."""
    return identifier("extra patient 60")


def _change(practice: Practice, row: Row, case: Case) -> None:
    name, field, value, target, expected, why = case
    row[field] = value
    practice.loaded(f"patient-{name}", ("Patient", str(row["id"])), why, **{target: expected})


def _without_email(practice: Practice) -> None:
    for number, fields in ((50, {"email": None}), (51, {"email": ""})):
        key = practice.add("Patient", extra_patient("Extra Person", number) | fields)
        why = "Upvio promises an address and the org needs none: the row is not worth losing."
        practice.loaded("patient-without-email", ("Patient", key), why, Email="")


def _archived(practice: Practice) -> None:
    told: Row = {"archivedAt": "2023-01-05T08:00:00.000Z", "archivedReason": "Moved away"}
    practice.add("Patient", extra_patient("Archie Ved", 60) | told)


def _several_copies(practice: Practice) -> None:
    first = extra_patient("Twice Listed", 70)
    key = practice.add("Patient", first)
    practice.add("Patient", dict(first))
    why = "A row moved to the next page while it was read; both copies are equal and one counts."
    practice.skipped("patient-listed-twice", ("Patient", key), why)
    older = extra_patient("Old Version", 71)
    newer = older | {"name": "New Version", "phoneMobile": "", "updatedAt": "2023-07-01T10:00:00.500Z"}
    practice.add("Patient", newer)
    key = practice.add("Patient", older)
    why = "Two versions of one record: the later time of change wins, whichever comes first."
    practice.loaded("patient-in-two-versions", ("Patient", key), why, FirstName="New")
    other = extra_patient("Told Twice", 72)
    key = practice.add("Patient", other)
    practice.add("Patient", other | {"weight": 70})
    why = "Two different records share an id and a time of change: nobody can say which is right."
    practice.refused("patient-told-twice-differently", ("Patient", key), "KEY110", why)
