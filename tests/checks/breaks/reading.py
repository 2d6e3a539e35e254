"""Files, names and answers: one edit each."""

from tests.checks.breaks.edit import Break, overlay, pair, source, target

BREAKS: dict[str, Break] = {
    "DEC105": pair(
        (
            "    type: text\n    needed: production\n",
            "    type: choice\n    choices: [compliance]\n    needed: production\n",
        ),
    ),
    "YML101": pair(("  practitioner_user:                    ", "  practitioner_user: [                  ")),
    "YML102": pair(("      Phone: phone\n", "      Phone: phone\n      Phone: email\n")),
    "YML103": pair(("    to: Event\n", "    to: Event\n    <<: {op: insert}\n")),
    "YML104": pair(("    link:\n      WhoId", "    lnk:\n      WhoId")),
    "YML105": source(("cover_status: [active, inactive]", "cover_status: [yes, no]")),
    "YML106": pair(
        ("      Email: email | trim | lower | to_email", "      Email: email | trim || lower | to_email")
    ),
    "YML107": pair(("spec: pair/v1", "spec: pair/v2")),
    "YML108": pair(("    const: {Priority: Normal}", "    const: {Priority: !important Normal}")),
    "YML109": pair(("# -- 2. what Salesforce lacks", "---\n# -- 2. what Salesforce lacks")),
    "YML110": pair(("      Status: status | map(task_status)", "      Status: [status]")),
    "YML111": pair(("    from: InsuranceRecord\n", "")),
    "YML112": pair(("    op: insert  ", "    op: inserts ")),
    "YML113": pair(("source: practicehub\n", "source: practicehup\n")),
    "YML114": pair(("      Sex__c: sex\n", "      Sеx__c: sex\n")),
    "YML115": pair(("      Sex__c: sex\n", "      1: sex\n")),
    "YML116": pair(("\nnot_migrated:\n", f"\nnot_migrated:\n  Deep: {'[' * 70}{']' * 70}\n")),
    "REF101": pair(("from: InsuranceRecord", "from: InsurenceRecord")),
    "REF102": pair(("Medical_Record_Number__c: patient_number", "Medical_Record_Number__c: patient_nummer")),
    "REF103": pair(("to: Insurance_Record__c", "to: Insurance_Records__c")),
    "REF104": pair(("MailingPostalCode: postcode", "MailingPostcode: postcode")),
    "REF105": pair(
        (
            "Source_Treatment__c: {ref: treatment_id -> treatment_record",
            "Source_Treatment__c: {ref: treatment_id -> treatment",
        )
    ),
    "REF106": pair(("coverage | map(coverage)", "coverage | map(covrage)")),
    "REF107": pair(("npi | digits", "npi | digit")),
    "REF108": pair(
        ("StartDateTime: start | at($practice_time_zone)", "StartDateTime: start | at($practise_time_zone)")
    ),
    "REF109": overlay(
        ("answers:\n", "add:\n  schema.fields.Contacts.Preferred_Pharmacy__c: text(120)\nanswers:\n")
    ),
    "REF110": overlay(("answers:\n", "add:\n  schema.fields.Contact.NPI__c: text(12)\nanswers:\n")),
    "REF111": overlay(("answers:\n", "change:\n  maps.task_status.values.noshow: Not Started\nanswers:\n")),
    "REF112": pair(("when: appointment_kind.admin", "when: appointment_kind.administrative")),
    "REF113": pair(("{by: decisions.patient_account}", "{by: decisions.patient_acount}")),
    "REF114": target(("rule_pack: salesforce ", "rule_pack: hubspot ")),
    "REF115": overlay(("extends: practicehub-salesforce", "extends: upvio-salesforce")),
    "REF116": source(
        (
            "      last_name: {type: text(80)!, identifies: name}\n      email: {type: text(254), identifies: email}\n      phone: {type: text(40), identifies: phone}\n      sex",
            "      last_name: {type: text(80)!, identifies: name}\n      Last_Name: {type: text(80), identifies: name, evidence: assumed}\n      email: {type: text(254), identifies: email}\n      phone: {type: text(40), identifies: phone}\n      sex",
        )
    ),
    "REF117": pair(
        ("      credentials: credentials\n    unmatched", "      user_id: credentials\n    unmatched")
    ),
    "REF118": pair(("      TYP106:\n        ActivityDate: the", "      TPY106:\n        ActivityDate: the")),
    "REF123": pair(
        (
            "  Invoice.number: {first: InvoiceDetail.number, by: invoice_id}\n",
            "  Invoice.number: {first: InvoiceDetail.number, by: invoice_id}\n  Invoice.total: {first: InvoiceDetail.number, by: invoice_id}\n",
        )
    ),
    "DEC102": overlay(("practice_time_zone: America/Chicago", "practice_time_zone: America/Chicagoo")),
    "DEC103": overlay(("practice_time_zone: America/Chicago", "practise_time_zone: America/Chicago")),
}
