"""Types, picklists, coverage and health data: one edit each."""

from tests.checks.breaks.edit import Break, overlay, pair, source

BREAKS: dict[str, Break] = {
    "REF119": pair(("    from: InsuranceRecord\n", "    from: InsuranceRecord\n    record_type: Private\n")),
    "TYP101": pair(("Amount__c: total", "Amount__c: created")),
    "TYP102": pair(("        MailingCity: Salesforce holds 40 characters\n", "")),
    "TYP103": pair(("MailingCity: city | truncate(40)", "MailingCity: city")),
    "TYP104": pair(("and end is present", "and note is present")),
    "TYP105": pair(
        ("Payment_Method__c: method | map(payment_method)", "Payment_Method__c: method | map(invoice_status)")
    ),
    "TYP106": pair(
        ("      TYP106:\n        ActivityDate: the full start time is in Appointment_Start__c\n", "")
    ),
    "TYP107": pair(
        (
            "Practitioner_Contact__c: practitioner_id -> practitioner",
            "Practitioner_Contact__c: practitioner_id -> patient",
        )
    ),
    "TYP108": pair(
        (
            "      Appointment_Start__c: start | at($practice_time_zone)\n      Appointment_Location__c",
            "      Appointment_Start__c: start\n      Appointment_Location__c",
        )
    ),
    "TYP117": pair(("Primary__c: is_primary | default(false)", "Primary__c: is_primary")),
    "TYP109": source(("total: money!", "total: decimal(18.4)!")),
    "TYP110": source(("total: money!", "total: currency!")),
    "TYP111": pair(("Subject: concat('Visit - ', type_name)", "Subject: 3")),
    "TYP113": pair(
        ("\nsplits:\n", "\nrates:\n  practice: {to: USD, values: {AUD: {'2024-01-01': -1}}}\nsplits:\n")
    ),
    "TYP114": source(
        ("  Prescription:\n    evidence", "  Prescription:\n    each: Patient.city\n    evidence")
    ),
    "TYP115": pair(
        (
            "  Appointment.treatment_id: {first: TreatmentRecord.id, by: appointment_id}",
            "  Appointment.treatment_id: {first: TreatmentRecord.id, by: appointment_id, order: treated_on}",
        )
    ),
    "PCK101": pair(
        (
            "missed: No Show, cancelled: Cancelled}\n  appointment_state",
            "missed: No Show}\n  appointment_state",
        )
    ),
    "PCK102": pair(("{pending: Not Started,", "{pending: Open,")),
    "PCK103": pair(
        (
            "overdue: Overdue, cancelled: Cancelled}",
            "overdue: Overdue, cancelled: Cancelled, canceled: Cancelled}",
        )
    ),
    "PCK104": pair(("Active__c: status = 'active'", "Active__c: status = 'actve'")),
    "PCK105": pair(("Coverage_Type__c: coverage | map(coverage)", "Coverage_Type__c: coverage")),
    "PCK106": pair(("values: {card: Card, cash: Cash,", "values: {card: Card, cash: Card,")),
    "PCK108": pair(("missed: No Show, cancelled: Cancelled}", "missed: No Show, cancelled: Deferred}")),
    "PCK110": pair(
        (
            "    from: coverage_type\n    to: coverage_label\n",
            "    from: coverage_type\n    to: coverage_label\n    otherwise: default\n",
        )
    ),
    "COV101": pair(
        (
            "      LastName: last_name | trim\n      Email: email | trim | lower | to_email | or_null\n      MobilePhone",
            "      Email: email | trim | lower | to_email | or_null\n      MobilePhone",
        )
    ),
    "COV102": pair(("      Group_Number__c: group_number\n", "")),
    "COV103": pair(("    when: appointment_kind.visit\n", "    when: appointment_kind.admin\n")),
    "COV104": pair(("    otherwise: reject\n", "")),
    "COV105": pair(
        (
            "  Prescription: out of scope, because orders may live in Chewy; a copy has to be saved by hand\n",
            "",
        )
    ),
    "COV106": pair(
        ("    const: {Contact_Type__c: Patient}", "    const: {Contact_Type__c: Patient, LastName: Smith}")
    ),
    "COV107": overlay(
        (
            "answers:\n",
            "remove:\n  routes.patient.set.MailingCountry: {drop: {country: a practice of one country}}\nanswers:\n",
        )
    ),
    "COV108": pair(
        (
            "        NPI__c: an NPI has 10 digits",
            "        NPI__c: an NPI has 10 digits\n        Phone: nothing is cut here",
        )
    ),
    "COV109": pair(
        (
            "  payment_method:\n    from: payment_method",
            "  method:\n    from: payment_method\n    to: payment_label\n    values: {card: Card, cash: Cash, bank_transfer: Bank Transfer, insurer: Insurer}\n  payment_method:\n    from: payment_method",
        )
    ),
    "COV110": pair(
        (
            "      Credentials__c: text(255)\n",
            "      Credentials__c: text(255)\n      Legacy_Code__c: text(20)\n",
        )
    ),
    "COV112": pair(
        (
            "      TYP106:\n        ActivityDate: the",
            "      COV101:\n        Priority: every Task has one\n      TYP106:\n        ActivityDate: the",
        )
    ),
    "PHI101": source(
        ("{type: longtext(10000), phi: health, evidence", "{type: longtext(10000), phi: healthy, evidence")
    ),
    "PHI107": pair(("HIPAA_Notes__c: hipaa_notes", "HIPAA_Notes__c: hipaa_notes | declassify('identifier')")),
}
