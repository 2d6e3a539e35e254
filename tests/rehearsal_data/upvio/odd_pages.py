"""What a patient's page shows besides: missing, doubled, in the practice's own words."""

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.upvio.harbor import CANARIES
from tests.rehearsal_data.upvio.organizations import custom_property
from tests.rehearsal_data.upvio.people import extra_patient
from tests.rehearsal_data.upvio.written import identifier, moment, utc

EARLIER, LATER = moment(utc(2023, 2, 1, 9)), moment(utc(2023, 8, 1, 9))
STATUS = "insurance_status"
CITY = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

# name, value of the insurance status, field of the Contact, text expected there, why
INSURED: tuple[tuple[str, str, str, str, str], ...] = (
    ("insurance-word-unknown", "PPO via employer", "Insurance_Status__c", "Other", "A word of the practice."),
    (
        "insurance-word-unknown-kept",
        "Self-pay (sliding scale)",
        "Insurance_Status_Source__c",
        "Self-pay (sliding scale)",
        "What the practice wrote stays beside the value of the list.",
    ),
    ("insurance-word-in-capitals", "UNINSURED", "Insurance_Status__c", "Uninsured", "Case decides nothing."),
    ("insurance-word-empty", "", "Insurance_Status__c", "", "Nothing was said, which is not Other."),
)


def add_odd_pages(practice: Practice) -> None:
    """Add patients whose pages are odd."""
    for nth, (name, value, target, expected, why) in enumerate(INSURED):
        key = _patient(practice, 200 + nth)
        practice.tables["CustomProperty"].append(custom_property(key, STATUS, value))
        practice.loaded(name, ("Patient", key), why, **{target: expected})
    _doubled(practice)
    _contacts(practice)
    _details(practice)


def _doubled(practice: Practice) -> None:
    key = _patient(practice, 210)
    rows = practice.tables["CustomProperty"]
    rows.append(custom_property(key, STATUS, "insured", LATER))
    rows.append(custom_property(key, STATUS, "uninsured", EARLIER))
    why = "Set twice: the later time counts, whichever line comes first."
    practice.loaded("property-set-twice", ("Patient", key), why, Insurance_Status__c="Insured")
    key = _patient(practice, 211)
    rows += [custom_property(key, STATUS, "insured", LATER)] * 2
    why = "The same line twice says one thing."
    practice.loaded("property-exported-twice", ("Patient", key), why, Insurance_Status__c="Insured")
    key = _patient(practice, 212)
    rows.append(custom_property(key, STATUS, "insured", LATER))
    rows.append(custom_property(key, STATUS, "uninsured", LATER))
    why = "Two values with one time: nobody can say which is right, and none would look like no insurance."
    practice.refused("property-told-twice-differently", ("Patient", key), "LNK105", why)
    rows.append(custom_property(_patient(practice, 213), "favourite_colour", "blue"))
    rows.append(custom_property(identifier("no patient"), STATUS, "insured"))


def _contacts(practice: Practice) -> None:
    key = _patient(practice, 220)
    long = "+1 207 555 0199, or the neighbour upstairs after six"
    practice.tables["CustomProperty"].append(custom_property(key, "emergency_contact_phone", long))
    why = "A telephone number has at most 40 characters; the spec cuts knowingly."
    practice.loaded("emergency-phone-over-40", ("Patient", key), why, Emergency_Contact_Phone__c=long[:40])
    key = _patient(practice, 221)
    canary = CANARIES["contact"]
    practice.tables["CustomProperty"].append(custom_property(key, "emergency_contact_name", canary))
    practice.loaded(
        "canary-in-a-contact", ("Patient", key), "Must reach no log.", Emergency_Contact_Name__c=canary
    )


def _details(practice: Practice) -> None:
    key = _patient(practice, 230)
    why = "No page was exported for this patient; the address stays empty."
    practice.loaded("patient-without-details", ("Patient", key), why, MailingCity="")
    _detail(practice, _patient(practice, 231), "patient-postcode-with-zero", "MailingPostalCode", "01930")
    _detail(practice, _patient(practice, 232), "patient-city-over-40", "MailingCity", CITY[:40], city=CITY)
    key = _patient(practice, 233)
    practice.tables["PatientDetail"].append(_page(key) | {"organization_id": identifier("no clinic")})
    why = "The organisation is in no export; the patient comes without an account."
    practice.loaded("patient-of-missing-organization", ("Patient", key), why)
    key = _patient(practice, 234)
    practice.tables["PatientDetail"].append(_page(key) | {"state": "S" * 81})
    why = "Declared as 80 characters; the row of the page is broken, and so is the patient's address."
    practice.refused("patient-state-over-80", ("Patient", key), "TYP103", why)


def _detail(practice: Practice, key: str, name: str, target: str, expected: str, **changed: str) -> None:
    practice.tables["PatientDetail"].append(_page(key) | changed)
    why = "A postcode is no number." if target == "MailingPostalCode" else "Salesforce holds 40 characters."
    practice.loaded(name, ("Patient", key), why, **{target: expected})


def _page(key: str) -> Row:
    return {
        "patient_id": key,
        "organization_id": "",
        "street": "33 Rogers Street",
        "city": "Gloucester",
        "state": "Massachusetts",
        "postcode": "01930",
        "country": "United States",
    }


def _patient(practice: Practice, number: int) -> str:
    return practice.add("Patient", extra_patient(f"Page Number{number}", number))
