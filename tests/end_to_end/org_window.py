"""What a test sees of the org, and how it makes trouble there, without the run knowing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

KEY = "Migration_Key__c"
CONTROL = "/__sandbox__"
VERSION = "v66.0"
TARGETS = (
    "Account",
    "Clinical_Note__c",
    "Contact",
    "ContentVersion",
    "Event",
    "Insurance_Record__c",
    "Invoice__c",
    "Practitioner_Patient_Relationship__c",
    "Task",
    "Treatment_Record__c",
)
# What an org fills in by itself: ids and times of its own.
OWN = frozenset(
    {
        "Id",
        "CompletedDateTime",
        "CreatedDate",
        "LastModifiedDate",
        "SystemModstamp",
        "ContentDocumentId",
        "ContentModifiedDate",
        "ContentUrl",
    }
)

Record = Mapping[str, Any]


class Window:
    """The control routes of one server of a sandbox, whichever it is."""

    def __init__(self, url: str, authority: Path | None) -> None:
        verify = True if authority is None else httpx.create_ssl_context(trust_env=False)
        if authority is not None and not isinstance(verify, bool):
            verify.load_verify_locations(authority)
        self.http = httpx.Client(base_url=url, verify=verify, trust_env=False)

    def close(self) -> None:
        self.http.close()

    def spoil(self, *faults: Mapping[str, object]) -> None:
        """Order faults, in place of those ordered before."""
        self.http.post(f"{CONTROL}/faults", json=faults).raise_for_status()

    def _told(self, path: str) -> Any:  # noqa: ANN401 - JSON of any shape
        answer = self.http.get(f"{CONTROL}{path}")
        answer.raise_for_status()
        return answer.json()


class SourceWindow(Window):
    """The practice's API, or its storage."""

    def requests(self) -> list[Record]:
        found: list[Record] = self._told("/requests")["requests"]
        return found


class OrgWindow(Window):
    """The org: its journal of requests, its records and its jobs."""

    def __init__(self, environment: Mapping[str, str], authority: Path) -> None:
        super().__init__(environment["SALESFORCE_URL"], authority)
        self._client = (environment["SALESFORCE_CLIENT_ID"], environment["SALESFORCE_CLIENT_SECRET"])

    def requests(self) -> list[Record]:
        found: list[Record] = self._told("/requests")
        return found

    def faults_left(self) -> list[Record]:
        """Faults that were ordered and have not all happened."""
        return [fault for fault in self._told("/faults") if fault["times"]]

    def rows(self, object_name: str) -> list[Record]:
        found: list[Record] = self._told(f"/rows?object={object_name}")
        return found

    def content(self) -> dict[str, dict[str, Record]]:
        """Every migrated record by object and key, references told by the key of what they point at.

        Fails where a key is there twice.
        """
        rows = {name: [row for row in self.rows(name) if row.get(KEY)] for name in TARGETS}
        keys = {row["Id"]: row[KEY] for found in rows.values() for row in found}
        return {name: _by_key(name, found, keys) for name, found in rows.items()}

    def open_jobs(self) -> list[str]:
        """Ingest jobs that were created and never submitted or aborted."""
        listed = self._asked("/jobs/ingest?jobType=V2Ingest").json()["records"]
        return [job["id"] for job in listed if job["state"] == "Open"]

    def create(self, object_name: str, values: Mapping[str, object]) -> str:
        """Make a record as people do; returns its id."""
        answer = self.http.post(
            f"/services/data/{VERSION}/sobjects/{object_name}", json=values, headers=self._signed_in()
        )
        answer.raise_for_status()
        return str(answer.json()["id"])

    def schema(self) -> Record:
        """The whole schema as one value: objects, fields, permissions, values of lists, components."""
        found: Record = self._told("/schema")
        return found

    def _asked(self, path: str) -> httpx.Response:
        answer = self.http.get(f"/services/data/{VERSION}{path}", headers=self._signed_in())
        answer.raise_for_status()
        return answer

    def _signed_in(self) -> dict[str, str]:
        client, secret = self._client
        form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
        token = self.http.post("/services/oauth2/token", data=form).json()["access_token"]
        return {"Authorization": f"Bearer {token}"}


def _is_numbered(name: str, field: str) -> bool:
    """Objects of our own are named by a number that the org counts up, and attempts that fail count too."""
    return field == "Name" and name.endswith("__c")


def _by_key(name: str, rows: list[Record], keys: Mapping[str, str]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for row in rows:
        assert row[KEY] not in found, f"{name} {row[KEY]} is in the org twice"
        found[row[KEY]] = {
            field: keys.get(value, value)
            for field, value in row.items()
            if field not in OWN and not _is_numbered(name, field)
        }
    return found
