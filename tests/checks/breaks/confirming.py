"""What was confirmed, and what was renamed: files that are added, or one edit each."""

from tests.checks.breaks.edit import Break, pair

_FILE = "specs/orgs/acme-physio.confirmations.yaml"


def _confirmed(address: str, meant: str = "{}") -> Break:
    """Add a confirmation of an address, of a meaning that nothing has."""
    text = f"""\
spec: confirmations/v1
pair: practicehub-salesforce
customer: acme-physio
confirmed:
  {address}:
    fingerprint: {"ab" * 8}
    by: d.chen@acme-physio.example
    at: "2026-11-18T03:10:00Z"
    meant: {meant}
"""
    return Break(added={_FILE: text}, customer="acme-physio")


BREAKS: dict[str, Break] = {
    "DEC104": _confirmed(
        "routes.practice_account", "{from: $tenant, op: upsert, set.Name: name | trim, to: Account}"
    ),
    "REF124": _confirmed("routes.admin_tusk"),
    "REF125": pair(
        (
            "      License_Number__c: {type: text(40), phi: identifier}\n",
            "      License_Number__c: {type: text(40), phi: identifier, renamed_from: NPI__c}\n",
        ),
    ),
}
