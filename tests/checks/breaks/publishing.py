"""What others promise of the same move, and how much there usually is: one edit each."""

from tests.checks.breaks.edit import Break, pair

BREAKS: dict[str, Break] = {
    "COV113": pair(
        (
            "      routes: [admin_task]\n      why: Only administrative appointments become Tasks; the type of an "
            "appointment decides, and each goes to exactly one place.\n",
            "      routes: [admin_task]\n",
        )
    ),
    "COV114": pair(("  compatibility: 8 of 10\n", "  compatibility: 9 of 10\n")),
    "COV115": pair(("  InsuranceRecord: 5000\n", "  InsuranceRecord: -5000\n")),
    "REF129": pair(("  InsuranceRecord: 5000\n", "  InsuranceRecords: 5000\n")),
}
