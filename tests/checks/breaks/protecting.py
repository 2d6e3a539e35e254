"""Health data, secrets and transport: one edit each."""

from tests.checks.breaks.edit import Break, overlay, pair, source
from tests.workspace import shipped

_TESTS = "specs/tests/practicehub-salesforce.yaml"
_GRANTS = "    Billing_PHI: {read: [identifier, financial]}\n"

BREAKS: dict[str, Break] = {
    "PHI102": pair(("  financial: {classification: Confidential, compliance: [PII, HIPAA]}\n", "")),
    "PHI104": pair((_GRANTS, "    Billing_PHI: {read: [identifier]}\n")),
    "PHI109": pair((_GRANTS, f"{_GRANTS}    Migration_Runner: {{edit: [identifier, health, financial]}}\n")),
    "PHI111": pair((_GRANTS, f"{_GRANTS}  keep_out: {{Contact.HIPAA_Notes__c: [health]}}\n")),
    "PHI112": source(("      sex: {type: text(20), identifies: none}\n", "      sex: text(20)\n")),
    "PHI113": pair(
        (
            "    of: Policy\n    fields: [code, title, version]\n",
            "    of: Patient\n    fields: [patient_number, created_at]\n",
        )
    ),
    "SEC101": source(
        ("x-practicehub-key: {env: PRACTICEHUB_KEY}", "x-practicehub-key: {env: s3cr3t-k3y-0f-0urs}")
    ),
    "SEC102": source(('pattern: "https://[a-z0-9-]+', 'pattern: "http://[a-z0-9-]+')),
    "SEC103": overlay(
        ("answers:\n", "change:\n  protect.grants.Billing_PHI.read: [financial, health]\nanswers:\n")
    ),
    "SEC104": Break(
        added={_TESTS: shipped()[_TESTS].replace("email: not an address", "email: j.smith@gmail.com")}
    ),
}
