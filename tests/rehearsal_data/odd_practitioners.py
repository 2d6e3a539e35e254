"""Practitioners and users that do not match one to one, and practitioners that cannot be loaded."""

from tests.rehearsal_data.people import CLINIC
from tests.rehearsal_data.practice import Practice, Row

LEAD = f"clinic.lead@{CLINIC}"
SHARED = f"frontdesk@{CLINIC}"

# name, field, value, field of the Contact, text expected there, why
CHANGED: tuple[tuple[str, str, object, str, str, str], ...] = (
    (
        "npi-with-punctuation",
        "npi",
        "NPI 1093-817-465",
        "NPI__c",
        "1093817465",
        "Only the digits are the number.",
    ),
    ("npi-too-long", "npi", "109381746500", "NPI__c", "1093817465", "Ten digits are kept, as the spec says."),
    (
        "licence-with-leading-zeros",
        "license_number",
        "0004711",
        "License_Number__c",
        "0004711",
        "A licence number is a text.",
    ),
    ("practitioner-who-left", "active", 0, "Practising__c", "false", "Past visits still need who gave them."),
    (
        "practitioner-first-name-over-40",
        "first_name",
        "Anne-Marie Josephine Wilhelmina Charlotte Elisabeth",
        "FirstName",
        "Anne-Marie Josephine Wilhelmina Charlott",
        "Salesforce holds 40 characters; the spec cuts knowingly.",
    ),
)

# name, fields, rule, why; only practitioners without any visit are made unloadable
REFUSED: tuple[tuple[str, Row, str, str], ...] = (
    (
        "practitioner-without-last-name",
        {"last_name": ""},
        "TYP104",
        "Salesforce takes no Contact without one.",
    ),
    (
        "practitioner-active-unknown",
        {"active": None},
        "TYP104",
        "Whether they practise is declared as required.",
    ),
    ("practitioner-active-unreadable", {"active": "perhaps"}, "TYP101", "Not a yes or no."),
    ("credentials-over-255", {"credentials": "PT, " * 64 + "MS"}, "TYP103", "Declared as 255 characters."),
)


def add_odd_practitioners(practice: Practice, idle: tuple[str, ...], busy: tuple[str, ...]) -> None:
    """Make some of the idle practitioners unloadable and the matches of some busy ones difficult."""
    practice.users.append(_staff_user(LEAD, LEAD, "Lead"))
    practice.users.append(_staff_user(SHARED, SHARED, "Desk"))
    for (name, fields, rule, why), key in zip(REFUSED, idle, strict=False):
        practice.row("Practitioner", key).update(fields)
        practice.refused(name, ("Practitioner", key), rule, why)
    changed = busy[20:]
    for nth, (name, field, value, target, expected, why) in enumerate(CHANGED):
        key = changed[2 * nth]
        practice.row("Practitioner", key)[field] = value
        practice.loaded(name, ("Practitioner", key), why, **{target: expected})
    _without_usable_email(practice, busy[0:4])
    _ambiguous(practice, busy[4:7])
    _without_active_user(practice, busy[7:9])
    _untidy_email(practice, busy[9])
    _one_policy_signed(practice, busy[10])


def _without_usable_email(practice: Practice, keys: tuple[str, ...]) -> None:
    cases: tuple[tuple[str, Row | None, str], ...] = (
        (
            "practitioner-email-null",
            {"email": None},
            "No public client of the API has seen an email address.",
        ),
        ("practitioner-email-empty", {"email": ""}, "An empty address matches nobody."),
        ("practitioner-email-absent", None, "The field may be absent."),
        ("practitioner-email-invalid", {"email": "dr.lee(at)clinic"}, "Not an address."),
    )
    for (name, fields, why), key in zip(cases, keys, strict=True):
        row = practice.row("Practitioner", key)
        practice.answers.append((key, str(row["email"])))
        row.update(fields or {})
        if fields is None:
            del row["email"]
        practice.loaded(name, ("Practitioner", key), f"{why} The administrator names the user.", Email="")


def _ambiguous(practice: Practice, keys: tuple[str, ...]) -> None:
    why = "Two practitioners share one address, so their common user is a guess until somebody says so."
    for key in keys[:2]:
        row = practice.row("Practitioner", key)
        practice.answers.append((key, str(row["email"])))
        row["email"] = SHARED
        practice.loaded("email-of-two-practitioners", ("Practitioner", key), why, Email=SHARED)
    row = practice.row("Practitioner", keys[2])
    email = str(row["email"])
    practice.users.append(_staff_user(f"second.{email}", email, "Double"))
    practice.answers.append((keys[2], email))
    why = "Two users share the address of one practitioner: the first match must not win."
    practice.loaded("email-of-two-users", ("Practitioner", keys[2]), why, Email=email)


def _without_active_user(practice: Practice, keys: tuple[str, ...]) -> None:
    email = str(practice.row("Practitioner", keys[0])["email"])
    _user(practice, email)["IsActive"] = False
    practice.answers.append((keys[0], LEAD))
    why = "The only user with this address is inactive and may own nothing; the clinic lead takes over."
    practice.loaded("user-inactive", ("Practitioner", keys[0]), why, Email=email)
    email = str(practice.row("Practitioner", keys[1])["email"])
    practice.users.remove(_user(practice, email))
    practice.answers.append((keys[1], ""))
    why = "Nobody in the org has this address and the answer is blank: the fallback owner owns the visits."
    practice.loaded("practitioner-without-user", ("Practitioner", keys[1]), why, Email=email)


def _untidy_email(practice: Practice, key: str) -> None:
    row = practice.row("Practitioner", key)
    email = str(row["email"])
    row["email"] = f" {email.title()} "
    why = "Blanks and capitals around an address must not prevent the match with the user."
    practice.loaded("practitioner-email-untidy", ("Practitioner", key), why, Email=email)


def _one_policy_signed(practice: Practice, key: str) -> None:
    signed = practice.tables["PolicyAcknowledgement"]
    signed[:] = [row for row in signed if row["practitioner_id"] != key]
    signed.append(
        {"practitioner_id": key, "policy_code": "infection_control", "acknowledged_on": "2023-03-03"}
    )
    why = "Signed policies become values of a multi-select picklist."
    practice.loaded("policy-signed", ("Practitioner", key), why, Compliance_Documents__c="Infection Control")


def _user(practice: Practice, username: str) -> Row:
    return next(user for user in practice.users if user["Username"] == username)


def _staff_user(username: str, email: str, last_name: str) -> Row:
    return {
        "Username": username,
        "Email": email,
        "FirstName": "Acme",
        "LastName": last_name,
        "IsActive": True,
    }
