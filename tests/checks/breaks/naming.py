"""Names that are none, and that are taken: one edit each."""

from tests.checks.breaks.edit import Break, pair

BREAKS: dict[str, Break] = {
    "REF126": pair(("  practitioner_patient:\n", "  ../../practitioner_patient:\n")),
    "REF127": pair(("  practitioner_patient:\n", "  split_log_kind:\n")),
    "REF128": pair(("name: practicehub-salesforce\n", "name: practicehub-crm\n")),
}
