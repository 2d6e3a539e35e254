"""What a target field holds of a source row, by the words of the spec; only the fields that oddities name."""

import html
import json
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from tests.rehearsal_data.declared import units
from tests.rehearsal_data.practice import Row

ADDRESS = re.compile(r"[^@\s()]+@[^@\s]+\.[a-z]+")
EMAIL_LENGTH = 80


def cut(text: str, length: int) -> str:
    """A text cut to so many units of UTF-16, never inside a character."""
    while units(text) > length:
        text = text[:-1]
    return text


def email(row: Row) -> str:
    """An address as the org takes it, or nothing."""
    text = str(row.get("email") or "").strip().lower()
    return text if ADDRESS.fullmatch(text) and units(text) <= EMAIL_LENGTH else ""


def yes(field: str) -> Callable[[Row], str]:
    """A yes-or-no field, as the org writes it."""
    return lambda row: str(str(row.get(field)) == "1").lower()


def text(field: str, length: int = 100_000) -> Callable[[Row], str]:
    """A field's text, cut to a length."""
    return lambda row: cut("" if row.get(field) is None else str(row[field]), length)


def day(field: str) -> Callable[[Row], str]:
    """The day of a local time."""
    return lambda row: datetime.fromisoformat(str(row[field])).date().isoformat()


def without_markup(row: Row) -> str:
    """A note without tags, its entities decoded once."""
    return re.sub("<[^>]*>", "", str(row["note"])).replace("&amp;", "&")


def shown(note: str) -> str:
    """A formatted text as a reader sees it."""
    lines = re.sub(r"</?(?:p|br|div|ul|li)\b[^>]*>", "\n", re.sub("<script.*?</script>", "", note))
    return re.sub("\n{3,}", "\n\n", html.unescape(re.sub(r"</?[a-z][^<>]*>", "", lines))).strip()


def _sections(row: Row) -> list[Row]:
    data = row["data"]
    return (data.get("soap_data") if isinstance(data, dict) else None) or []


def section(name: str) -> Callable[[Row], str]:
    """The words of a note's first section of a name, in whichever spelling."""

    def told(row: Row) -> str:
        named = [one for one in _sections(row) if str(one.get("key") or one.get("label")).lower() == name]
        return shown(str(named[0].get("value") or named[0].get("val") or "")) if named else ""

    return told


def sections_json(row: Row) -> str:
    """All sections as they came."""
    return json.dumps(_sections(row), separators=(",", ":"))


COMMON: dict[str, Callable[[Row], str]] = {
    "LastName": lambda row: str(row["last_name"]).strip(),
    "FirstName": text("first_name", 40),
    "Email": email,
}
ARRIVED: dict[str, dict[str, Callable[[Row], str]]] = {
    "Patient": COMMON
    | {
        "MailingPostalCode": text("postcode"),
        "MailingCity": text("city", 40),
        "MobilePhone": text("phone"),
        "Account_Balance__c": text("total_balance"),
        "HIPAA_Notes__c": text("hipaa_notes"),
        "HasOptedOutOfEmail": lambda row: str(row.get("email_marketing") != 1).lower(),
    },
    "Practitioner": COMMON
    | {
        "NPI__c": lambda row: re.sub(r"\D", "", str(row["npi"]))[:10],
        "License_Number__c": text("license_number"),
        "Practising__c": yes("active"),
    },
    "Appointment": {
        "Appointment_Location__c": text("location"),
        "ActivityDate": day("start"),
        "Description": without_markup,
    },
    "TreatmentRecord": {
        "Notes__c": lambda row: str(row["notes"]).replace("\r\n", "\n"),
        "Practitioner__c": text("practitioner_id"),
        "Diagnosis_Code__c": text("diagnosis_code"),
    },
    "InsuranceRecord": {
        "Member_ID__c": text("member_id"),
        "Carrier_Name__c": text("carrier"),
        "Coverage_Type__c": text("coverage"),
        "Group_Number__c": text("group_number"),
    },
    "Invoice": {
        "Amount__c": lambda row: f"{Decimal(str(row['total'])):.2f}",
        "Source_Appointment_Key__c": text("appointment_id"),
    },
    "PractitionerPatient": {"Primary__c": yes("is_primary")},
    "Policy": {"Title": text("title", 255)},
    "ClinicalNote": {
        "Subjective__c": section("subjective"),
        "Objective__c": section("objective"),
        "Assessment__c": section("assessment"),
        "Plan__c": section("plan"),
        "Sections_JSON__c": sections_json,
    },
    "PatientLog": {
        "Subject": lambda row: f"Patient log - {row['type']}",
        "Description": lambda row: shown(str(row["data"] or "")),
        "Log_Detail__c": text("sub_type"),
        "ActivityDate": day("created"),
    },
    "File": {"Title": text("file_name", 255)},
}
# Fields that need more than one row; tests of their own look at them.
JOINED = {
    "Practitioner": {"Compliance_Documents__c"},
    "Appointment": {"Subject", "Appointment_Type__c", "Source_Created_At__c", "Cancelled_At__c"},
    "Patient": {"Source_Created_At__c"},
    "TreatmentRecord": {"Source_Modified_At__c"},
    "Invoice": {"Invoice_Number__c", "Source_Treatment__c", "Source_Created_At__c"},
}
