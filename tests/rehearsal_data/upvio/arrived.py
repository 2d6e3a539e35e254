"""What a target field holds of a row of Harbor Health, by the words of the spec; only what oddities name."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from tests.rehearsal_data.arrived import cut
from tests.rehearsal_data.practice import Row
from tests.rehearsal_data.reading import Rehearsal
from tests.rehearsal_data.upvio.judge import at, day_of, newest

KINDS = {"insured": "Insured", "uninsured": "Uninsured", "unknown": "Unknown"}
CONSENTS = {"hipaa": "HIPAA", "telehealth": "Telehealth", "treatment": "Treatment"}
STAGES = {"cancelled": "Closed Lost", "delivered": "Closed Won"}
TASKS = {"cancelled": "Cancelled", "delivered": "Completed"}
ADDRESS = re.compile(r"[a-z0-9.'+_-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
LENGTHS = {"text": 255, "yes_no": 20}
METRICS = {"Heart_Rate_BPM__c": "heartRate", "Wellness_Score__c": "wellnessScore"}
LINES = re.compile(r"</?(?:p|br|div|ul|li)\b[^>]*>")

Told = Callable[[Rehearsal, Row], str]


def arrived(rehearsal: Rehearsal, object_name: str, row: Row, field: str) -> str:
    """The text in a target field, "" for none; raises KeyError for a field that no oddity names."""
    if object_name == "FormSubmission" and field not in FIELDS["FormSubmission"]:
        return _answer(row, field)
    return FIELDS[object_name][field](rehearsal, row)


def _of(path: str, length: int = 100_000) -> Told:
    return lambda _, row: cut("" if at(row, path) is None else str(at(row, path)), length)


def _words(row: Row) -> list[str]:
    return re.split(r"\s+", str(row["name"]).strip())


def _first_name(_: Rehearsal, row: Row) -> str:
    whole = str(row["name"]).strip()
    last = _words(row)[-1]
    return cut(whole.removesuffix(last).strip(), 40)


def _email(_: Rehearsal, row: Row) -> str:
    text = str(row["email"] or "").strip().lower()
    return text if ADDRESS.fullmatch(text) and len(text) <= 80 else ""


def _emergency_phone(rehearsal: Rehearsal, row: Row) -> str:
    return cut(_property("emergency_contact_phone")(rehearsal, row), 40)


def _property(name: str) -> Callable[[Rehearsal, Row], str]:
    def told(rehearsal: Rehearsal, row: Row) -> str:
        copies = rehearsal.copies("CustomProperty", f"{row['id']}:{name}")
        found = newest("CustomProperty", copies) if copies else None
        return str(found["value"]) if found else ""

    return told


def _insurance(rehearsal: Rehearsal, row: Row) -> str:
    word = _property("insurance_status")(rehearsal, row).lower()
    return KINDS.get(word, "Other") if word else ""


def _page(field: str, length: int = 255) -> Told:
    def told(rehearsal: Rehearsal, row: Row) -> str:
        pages = rehearsal.copies("PatientDetail", str(row["id"]))
        return cut(str(pages[0][field]), length) if pages else ""

    return told


def _visit_status(_: Rehearsal, row: Row) -> str:
    tags = row["tags"]
    if isinstance(tags, list) and "no-show" in tags:
        return "No Show"
    if row["cancelled"]:
        return "Cancelled"
    return "Confirmed" if row["approved"] else "Requested"


def _place(_: Rehearsal, row: Row) -> str:
    return " ".join(str(at(row, f"location.{name}") or "") for name in ("name", "address")).strip()


def _shown(_: Rehearsal, row: Row) -> str:
    """A note without its markup."""
    text = LINES.sub("\n", re.sub("<script.*?</script>", "", str(row["body"])))
    text = re.sub(r"</?[a-z][^<>]*>", "", text).replace("&amp;", "&").replace("\r\n", "\n")
    return text.strip()


def _is_free(row: Row) -> bool:
    return not row["amount"] or Decimal(str(row["amount"])) == 0


def _answer(row: Row, field: str) -> str:
    """The answer to the question whose title gives a field its name, as that field can hold it."""
    (question,) = {str(one["id"]): one for one in _list(row, "questions") if _api_name(one) == field}.values()
    told = {json.dumps(one["value"]) for one in _list(row, "answers") if one["id"] == question["id"]}
    value = str(json.loads(told.pop()) or "") if len(told) == 1 else ""
    match question["type"]:
        case "number":
            return value if _is_number(value) else ""
        case "date":
            return value if _is_date(value) else ""
        case kind:
            return cut(value, LENGTHS.get(str(kind), 10_000)).strip()


def _list(row: Row, name: str) -> list[dict[str, object]]:
    found = row[name]
    assert isinstance(found, list)
    return found


def _api_name(question: Mapping[str, object]) -> str:
    words = re.findall("[A-Za-z0-9]+", str(question["title"]))
    return "_".join(word[0].upper() + word[1:] for word in words) + "__c"


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _title(rehearsal: Rehearsal, row: Row) -> str:
    return next((str(form["title"]) for form in rehearsal.copies("Form", str(row["formId"]))), "")


def _consent(rehearsal: Rehearsal, row: Row) -> str:
    (detail,) = rehearsal.copies("ConsentDetail", str(row["id"]))
    return CONSENTS[str(detail["kind"])]


FIELDS: dict[str, dict[str, Told]] = {
    "Patient": {
        "LastName": lambda _, row: cut(_words(row)[-1], 80),
        "FirstName": _first_name,
        "Email": _email,
        "Biological_Sex__c": lambda _, row: str(row["biologicalSex"] or "").capitalize(),
        "Height_cm__c": _of("height"),
        "MobilePhone": _of("phoneMobile"),
        "Birthdate": _of("dob"),
        "Insurance_Status__c": _insurance,
        "Insurance_Status_Source__c": _property("insurance_status"),
        "Emergency_Contact_Name__c": _property("emergency_contact_name"),
        "Emergency_Contact_Phone__c": lambda all_, row: cut(
            _property("emergency_contact_phone")(all_, row), 40
        ),
        "MailingCity": _page("city", 40),
        "MailingPostalCode": _page("postcode"),
    },
    "Organization": {"Name": _of("name")},
    "Appointment": {
        "Subject": lambda _, row: f"Visit - {at(row, 'service.name') or 'no service'}",
        "Service_Type__c": _of("service.name"),
        "Visit_Status__c": _visit_status,
        "Location": _place,
        "Video_Link__c": _of("locationValue", 255),
    },
    "VitalsScan": {
        **{field: _of(f"results.metrics.{metric}") for field, metric in METRICS.items()},
        "Input_Data_JSON__c": lambda _, row: json.dumps(row["inputData"], separators=(",", ":")),
    },
    "FormSubmission": {
        "Complete__c": lambda _, row: str(bool(row["completedAt"])).lower(),
        "Started_At__c": _of("startedAt"),
        "Form_Title__c": _title,
        "Consent_Type__c": _consent,
        "Signature_Date__c": lambda _, row: day_of(row["completedAt"]),
    },
    "PatientNote": {"Body__c": _shown},
    "Thread": {
        "Subject": lambda *_: "Secure chat thread",
        "Status": lambda _, row: "Completed" if row["closed"] == "true" else "In Progress",
        "ActivityDate": lambda _, row: day_of(row["opened_at"]),
        "Description": _of("last_text"),
    },
    "Booking": {
        "Subject": lambda _, row: f"Care episode - {row['service']}",
        "Amount": _of("amount"),
        "StageName": lambda _, row: STAGES[str(row["state"])],
        "Status": lambda _, row: TASKS[str(row["state"])] if _is_free(row) else "",
        "Booking_Currency__c": _of("currency"),
        "Booking_Notes__c": _of("notes"),
    },
}
