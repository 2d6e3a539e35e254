"""Invoices and insurance that are not as the spec would like them."""

from tests.rehearsal_data.practice import Practice, Row

MISSING_PATIENT = "1999999"
CANARY_MEMBER = "CANARY-19f2e8-MEMBER"

# name, fields of the invoice, rule, why
REFUSED_INVOICES: tuple[tuple[str, Row, str, str], ...] = (
    (
        "total-with-three-decimals",
        {"total": "12.345"},
        "TYP101",
        "Money has two decimals; rounding is a guess.",
    ),
    (
        "total-with-thousands-comma",
        {"total": "1,250.00"},
        "TYP101",
        "Only plain decimal numbers are declared.",
    ),
    ("total-not-a-number", {"total": "NaN"}, "TYP101", "Some software takes this text for a number."),
    ("total-empty", {"total": ""}, "TYP104", "The total is declared as required."),
    ("invoice-of-nobody", {"patient_id": MISSING_PATIENT}, "LNK101", "Its patient is in no listing."),
)

# name, fields of the invoice, target field, text expected there, why
LOADED_INVOICES: tuple[tuple[str, Row, str, str, str], ...] = (
    ("credit-note", {"total": "-45.00"}, "Amount__c", "-45.00", "A negative total is a credit."),
    (
        "total-near-the-end-of-a-float",
        {"total": "9007199254740.93"},
        "Amount__c",
        "9007199254740.93",
        "Fifteen digits: the most that a number in the org's answers can carry exactly.",
    ),
    (
        "total-as-a-number",
        {"total": 88.5},
        "Amount__c",
        "88.50",
        "Money is a text on most rows and a number here.",
    ),
    (
        "invoice-without-appointment",
        {"appointment_id": ""},
        "Source_Appointment_Key__c",
        "",
        "Invoices may exist without an appointment.",
    ),
    (
        "invoice-without-creation-time",
        {"created": None},
        "Source_Created_At__c",
        "",
        "Declared as required, but nothing that must be filled depends on it: the row is not worth losing.",
    ),
    (
        "invoice-in-the-missing-hour",
        {"created": "2023-03-12 02:20:00"},
        "Source_Created_At__c",
        "",
        "The spec leaves a creation time empty that never was.",
    ),
)

# name, fields of the insurance record, rule, why
REFUSED_COVER: tuple[tuple[str, Row, str, str], ...] = (
    ("coverage-unknown", {"coverage": "dental"}, "PCK101", "Not a coverage type that the spec maps."),
    (
        "group-number-missing-value",
        {"group_number": "#N/A"},
        "SFR111",
        "A Bulk load takes this text as null.",
    ),
    ("cover-ends-on-zeros", {"expires_on": "0000-00-00"}, "TYP101", "No calendar has this day."),
    (
        "cover-starts-day-first",
        {"effective_from": "31/02/2023"},
        "TYP101",
        "Not the declared way to write a date.",
    ),
    ("cover-without-carrier", {"carrier": ""}, "TYP104", "The carrier is declared as required."),
    ("cover-without-status", {"status": ""}, "TYP104", "The status is declared as required."),
    (
        "member-id-of-emoji",
        {"member_id": "🏥" * 31},
        "TYP103",
        "31 characters, but 62 units of UTF-16, which is how Salesforce counts.",
    ),
    ("cover-of-nobody", {"patient_id": MISSING_PATIENT}, "LNK101", "Its patient is in no listing."),
)

# name, fields of the insurance record, target field, text expected there, why
LOADED_COVER: tuple[tuple[str, Row, str, str, str], ...] = (
    (
        "member-id-with-leading-zeros",
        {"member_id": "000730019"},
        "Member_ID__c",
        "000730019",
        "A member id is a text.",
    ),
    (
        "carrier-with-quotes",
        {"carrier": 'Mutual "Prairie", Inc.'},
        "Carrier_Name__c",
        'Mutual "Prairie", Inc.',
        "The export is CSV.",
    ),
    (
        "coverage-empty",
        {"coverage": ""},
        "Coverage_Type__c",
        "",
        "No coverage type is known for some payers, and none is required.",
    ),
    (
        "cover-id-with-leading-zeros",
        {"id": "00042"},
        "Carrier_Name__c",
        "Aetna",
        "Not the same record as 0000042.",
    ),
    (
        "cover-ids-by-case",
        {"id": "in-Ab1"},
        "Group_Number__c",
        "CASE-1",
        "Ids differ by the case of one letter.",
    ),
    (
        "cover-ids-by-case",
        {"id": "in-aB1"},
        "Group_Number__c",
        "CASE-2",
        "Ids differ by the case of one letter.",
    ),
    (
        "canary-in-a-member-id",
        {"member_id": CANARY_MEMBER},
        "Member_ID__c",
        CANARY_MEMBER,
        "Must reach no log.",
    ),
)


def add_odd_invoices(practice: Practice) -> None:
    """Add an invoice with its details for each case above, and those whose details are odd."""
    for name, fields, rule, why in REFUSED_INVOICES:
        practice.refused(name, ("Invoice", _invoice(practice, fields)), rule, why)
    for name, fields, target, expected, why in LOADED_INVOICES:
        key = _invoice(practice, fields)
        practice.loaded(name, ("Invoice", key), why, **{target: expected})
    _missing_treatment(practice)
    key = str(practice.tables["Invoice"][100]["id"])
    practice.tables["InvoiceDetail"].remove(practice.row("InvoiceDetail", key))
    why = "The export of details lacks it; the spec makes up a number and takes the day of creation."
    practice.loaded("invoice-without-details", ("Invoice", key), why, Invoice_Number__c=f"PH-{key}")
    _repeated_invoices(practice)


def add_odd_cover(practice: Practice) -> None:
    """Add an insurance record for each case above, and repetitions."""
    for name, fields, rule, why in REFUSED_COVER:
        key = practice.add("InsuranceRecord", _cover(practice) | fields)
        practice.refused(name, ("InsuranceRecord", key), rule, why)
    for name, fields, target, expected, why in LOADED_COVER:
        known: Row = {"group_number": expected} if target == "Group_Number__c" else {}
        key = practice.add("InsuranceRecord", _cover(practice) | known | fields)
        practice.loaded(name, ("InsuranceRecord", key), why, **{target: expected})
    twice = practice.tables["InsuranceRecord"][20]
    key = practice.add("InsuranceRecord", dict(twice))
    practice.skipped("cover-exported-twice", ("InsuranceRecord", key), "The same line twice; one counts.")
    differing = _cover(practice)
    practice.add("InsuranceRecord", differing)
    key = practice.add("InsuranceRecord", differing | {"carrier": "Cigna Health"})
    why = "Two different records share an id, and no time of change says which is newer."
    practice.refused("cover-told-twice-differently", ("InsuranceRecord", key), "KEY110", why)


def _missing_treatment(practice: Practice) -> None:
    why = "The details name a treatment that no export contains; the link stays empty."
    details = [row for row in practice.tables["InvoiceDetail"][50:] if row["treatment_id"]]
    for row, treatment in ((details[0], "999999"), (details[1], "888888")):
        row["treatment_id"] = treatment
        practice.loaded(
            "invoice-with-missing-treatment", ("Invoice", str(row["invoice_id"])), why, Source_Treatment__c=""
        )


def _repeated_invoices(practice: Practice) -> None:
    rows = practice.tables["Invoice"]
    key = practice.add("Invoice", dict(rows[60]))
    practice.skipped("invoice-listed-twice", ("Invoice", key), "The same row twice; one counts.")
    key = practice.add("Invoice", dict(rows[62]) | {"total": "1.00"})
    why = "Two totals for one invoice, and no time of change says which is newer."
    practice.refused("invoice-told-twice-differently", ("Invoice", key), "KEY110", why)


def _invoice(practice: Practice, fields: Row) -> str:
    rows = practice.tables["Invoice"]
    number = 890_001 + len(rows)
    row: Row = {
        "id": number,
        "patient_id": rows[10]["patient_id"],
        "appointment_id": None,
        "total": "80.00",
        "created": "2023-06-05 18:05:00",
    }
    detail: Row = {
        "invoice_id": str(number),
        "number": f"INV-EX-{number}",
        "status": "pending",
        "invoiced_on": "2023-06-05",
        "paid_on": "",
        "method": "",
        "treatment_id": "",
    }
    practice.add("InvoiceDetail", detail)
    return practice.add("Invoice", row | fields)


def _cover(practice: Practice) -> Row:
    rows = practice.tables["InsuranceRecord"]
    return {
        "id": f"{9000 + len(rows):07d}",
        "patient_id": rows[10]["patient_id"],
        "carrier": "Aetna",
        "member_id": "M-1",
        "group_number": "G1",
        "coverage": "private",
        "effective_from": "2022-01-01",
        "expires_on": "2024-12-31",
        "status": "active",
    }
