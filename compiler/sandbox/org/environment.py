"""What a run must find in its environment to sign in to a sandbox org."""

from collections.abc import Mapping


def environment(seed: Mapping[str, object], url: str, secret: str) -> dict[str, str]:
    """Return the variables of the client credentials flow, by name."""
    organisation = seed["organization"]
    client = str(organisation.get("client_id", "")) if isinstance(organisation, Mapping) else ""
    return {"SALESFORCE_URL": url, "SALESFORCE_CLIENT_ID": client, "SALESFORCE_CLIENT_SECRET": secret}
