"""Patients as real practices have them: names of the world, missing and broken fields."""

from tests.rehearsal_data.practice import Practice, Row

LONG_NAME = "Wolfeschlegelsteinhausenbergerdorffvoralternwaren"
FORTY_UNITS = "Maximiliana Theodora Constantia Alexand"
CANARIES = ("CANARY-7f3a91-NAME", "canary-2c84d0@mail.example", "CANARY-b1770e-HIPAA")

# name, field of the patient, value there, field of the Contact, text expected there, why
CHANGED: tuple[tuple[str, str, object, str, str, str], ...] = (
    ("patient-email-null", "email", None, "Email", "", "A patient without an email address is common."),
    ("patient-email-empty", "email", "", "Email", "", "An empty text says the same as null."),
    ("patient-email-invalid", "email", "none@", "Email", "", "Salesforce would refuse the whole row for it."),
    (
        "patient-email-too-long",
        "email",
        "a" * 60 + "@" + "b" * 40 + ".example",
        "Email",
        "",
        "Salesforce holds 80 characters of an address; the spec leaves such a field empty.",
    ),
    (
        "patient-email-untidy",
        "email",
        "  Casey.Untidy@Mail.EXAMPLE ",
        "Email",
        "casey.untidy@mail.example",
        "Blanks and capitals around an address are typing habits.",
    ),
    (
        "name-with-emoji",
        "last_name",
        "Sunny 🌻👩‍👩‍👧",
        "LastName",
        "Sunny 🌻👩‍👩‍👧",
        "Joined emoji stay joined.",
    ),
    ("name-with-accents", "last_name", "Núñez-Ångström", "LastName", "Núñez-Ångström", "Letters of Europe."),
    ("name-in-chinese", "last_name", "王小明", "LastName", "王小明", "Letters of Asia."),
    (
        "name-with-combining-marks",
        "last_name",
        "Nguye\u0302\u0303n Zoe\u0308",
        "LastName",
        "Nguye\u0302\u0303n Zoe\u0308",
        "The same letters in another form: the load must not rewrite them.",
    ),
    ("name-right-to-left", "last_name", "בן־דוד", "LastName", "בן־דוד", "Written from right to left."),
    (
        "name-with-hard-blanks",
        "last_name",
        "\u00a0Hardspace\u2003",
        "LastName",
        "Hardspace",
        "White space of Unicode is trimmed like a blank.",
    ),
    (
        "name-like-a-formula",
        "first_name",
        "=cmd|'/C calc'!A0",
        "FirstName",
        "=cmd|'/C calc'!A0",
        "A spreadsheet would run it; a load must carry it unchanged.",
    ),
    (
        "name-like-a-query",
        "first_name",
        "Robert') OR Name != ('",
        "FirstName",
        "Robert') OR Name != ('",
        "A query built by pasting texts together would break on it.",
    ),
    (
        "first-name-over-40",
        "first_name",
        LONG_NAME,
        "FirstName",
        LONG_NAME[:40],
        "Salesforce holds 40 characters; the spec cuts knowingly.",
    ),
    (
        "first-name-cut-inside-an-emoji",
        "first_name",
        FORTY_UNITS + "🌻",
        "FirstName",
        FORTY_UNITS,
        "39 letters and one emoji are 41 units of UTF-16: the cut must not leave half of it.",
    ),
    (
        "postcode-with-leading-zero",
        "postcode",
        "02134",
        "MailingPostalCode",
        "02134",
        "A postcode is no number.",
    ),
    (
        "city-over-40",
        "city",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "MailingCity",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"[:40],
        "Salesforce holds 40 characters of a city; the spec cuts knowingly.",
    ),
    (
        "balance-in-credit",
        "total_balance",
        -17.25,
        "Account_Balance__c",
        "-17.25",
        "The practice owes the patient.",
    ),
    (
        "created-in-the-missing-hour",
        "created_at",
        "2019-03-10 02:30:00",
        "Source_Created_At__c",
        "",
        "The clock skipped this time; the spec leaves the creation time empty and loads the patient.",
    ),
    ("canary-in-a-name", "last_name", CANARIES[0], "LastName", CANARIES[0], "Must reach no log or message."),
    ("canary-in-an-email", "email", CANARIES[1], "Email", CANARIES[1], "Must reach no log or message."),
    (
        "canary-in-privacy-notes",
        "hipaa_notes",
        CANARIES[2],
        "HIPAA_Notes__c",
        CANARIES[2],
        "Must reach no log or message.",
    ),
)

# name, fields of an extra patient, rule, why
ADDED: tuple[tuple[str, Row, str, str], ...] = (
    (
        "phone-over-40",
        {"phone": "+1 402 555 0100 extension 17, ask for Pat"},
        "TYP103",
        "Declared as 40 characters.",
    ),
    ("last-name-over-80", {"last_name": "Q" * 81}, "TYP103", "Declared as 80 characters."),
    (
        "last-name-of-blanks",
        {"last_name": "   "},
        "TYP104",
        "Only white space, so nothing is left for a field that Salesforce requires.",
    ),
    ("last-name-missing-value", {"last_name": "#N/A"}, "SFR111", "A Bulk load takes this text as null."),
    ("birthday-of-zeros", {"dob": "0000-00-00"}, "TYP101", "No calendar has this day."),
    ("birthday-impossible", {"dob": "1987-02-30"}, "TYP101", "No calendar has this day."),
    (
        "name-with-escape-character",
        {"last_name": "Bell\u001b[31mRed"},
        "TYP101",
        "A control character in a text.",
    ),
    ("balance-with-three-decimals", {"total_balance": "10.005"}, "TYP101", "Money has two decimals."),
)


def add_odd_patients(practice: Practice, busy: frozenset[str]) -> None:
    """Change some patients, add some more; `busy` are the keys that other oddities need untouched."""
    free = [row for row in practice.tables["Patient"] if str(row["id"]) not in busy]
    for nth, (name, field, value, target, expected, why) in enumerate(CHANGED):
        row = free[3 * nth + 1]
        row[field] = value
        practice.loaded(name, ("Patient", str(row["id"])), why, **{target: expected})
    _absent_email(practice, free[2])
    _no_marketing_answer(practice, free[5])
    for nth, (name, fields, rule, why) in enumerate(ADDED):
        key = practice.add("Patient", _extra(1_489_001 + nth) | fields)
        practice.refused(name, ("Patient", key), rule, why)
    _same_number_as_a_practitioner(practice)
    _told_twice(practice)
    _newer_version(practice)


def drop_last_name(practice: Practice, key: str) -> None:
    """Take away the last name of a patient whose visits, cover, invoices and files are then held."""
    practice.row("Patient", key)["last_name"] = None
    practice.refused(
        "patient-without-last-name",
        ("Patient", key),
        "TYP104",
        "Salesforce takes no Contact without a last name.",
    )


def _absent_email(practice: Practice, row: Row) -> None:
    del row["email"]
    why = "A field may be absent from a record altogether."
    practice.loaded("patient-email-absent", ("Patient", str(row["id"])), why, Email="")


def _no_marketing_answer(practice: Practice, row: Row) -> None:
    row["email_marketing"] = None
    why = "Who never agreed to marketing has opted out."
    practice.loaded(
        "patient-without-marketing-answer", ("Patient", str(row["id"])), why, HasOptedOutOfEmail="true"
    )


def _same_number_as_a_practitioner(practice: Practice) -> None:
    key = practice.add("Patient", _extra(301) | {"last_name": "Firstever"})
    why = "A patient and a practitioner have the same number; both become Contacts and must not be merged."
    practice.loaded("same-number-for-patient-and-practitioner", ("Patient", key), why, LastName="Firstever")
    practice.loaded(
        "same-number-for-patient-and-practitioner",
        ("Practitioner", key),
        why,
        LastName=str(practice.row("Practitioner", key)["last_name"]),
    )


def _told_twice(practice: Practice) -> None:
    first = _extra(1_489_101) | {"updated_at": "2023-05-05 12:00:00"}
    key = practice.add("Patient", first)
    practice.add("Patient", first | {"phone": "(531) 555-0999"})
    why = "Two different records share an id and a time of change: nobody can say which is right."
    practice.refused("patient-told-twice-differently", ("Patient", key), "KEY110", why)


def _newer_version(practice: Practice) -> None:
    older = _extra(1_489_103) | {"updated_at": "2023-05-05 12:00:00", "phone": "(531) 555-0001"}
    newer = older | {"updated_at": "2023-05-06 12:00:00", "phone": "(531) 555-0002"}
    practice.add("Patient", newer)
    key = practice.add("Patient", older)
    why = "Two versions of one record: the later time of change wins, whichever comes first."
    practice.loaded("patient-in-two-versions", ("Patient", key), why, MobilePhone="(531) 555-0002")


def _extra(number: int) -> Row:
    return {
        "id": number,
        "patient_number": f"EX-{number}",
        "first_name": "Extra",
        "last_name": f"Person{number}",
        "email": f"extra.{number}@mail.example",
        "phone": "(531) 555-0000",
        "sex": "female",
        "dob": "1987-02-28",
        "address_num": "1",
        "address_str": "Test Street",
        "city": "Lincoln",
        "state": "Nebraska",
        "postcode": "68502",
        "country": "United States",
        "medical_insurance": None,
        "total_balance": 0,
        "last_apt": None,
        "next_apt": None,
        "created_at": "2022-04-04 09:00:00",
    }
