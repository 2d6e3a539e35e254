"""A Salesforce org behind the runner's `Destination` port; each method asks the part that knows how."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from simple_salesforce.api import Salesforce

from compiler.connectors.http import Network
from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.api import ROOT, Api, OrgRefused, decoded, members
from compiler.connectors.salesforce.bulk import BulkJobs
from compiler.connectors.salesforce.credentials import read_credentials
from compiler.connectors.salesforce.deployments import Deployments
from compiler.connectors.salesforce.fence import Marker
from compiler.connectors.salesforce.files import Files
from compiler.connectors.salesforce.login import Login
from compiler.connectors.salesforce.metadata import Metadata
from compiler.connectors.salesforce.names import long_id, object_name
from compiler.connectors.salesforce.records import Records
from compiler.connectors.salesforce.session import ASSIGNMENTS, assign, library
from compiler.connectors.salesforce.stages import layered, stages
from compiler.connectors.salesforce.verifying.actual import verified
from compiler.model import plan
from compiler.runtime.ports import (
    Batch,
    Claim,
    Clock,
    Deployment,
    Found,
    Granting,
    Organisation,
    OrgField,
    Refused,
    Settlement,
    Stage,
    Tell,
    Upload,
    Verification,
)

NOT_FOUND = 404


class SalesforceDestination:
    """One org, for one plan: its API version and its external id field."""

    def __init__(self, api: Api, target: plan.Destination, clock: Clock) -> None:
        self._api = api
        self._target = target
        self._metadata = Metadata(api, clock)
        self._jobs = BulkJobs(api, target.key_field)
        self._opened: Salesforce | None = None
        self._storing: Files | None = None

    def close(self) -> None:
        """Close the connections."""
        self._api.close()

    def organisation(self) -> Organisation:
        """Sign in and say which org this is; raises OutsideError."""
        token, version = self._api.token, self._target.api_version
        if version not in self._versions():
            raise Refused(
                f"the org does not know API version {version}; compile the plan for a version that it knows"
            )
        rows = list(
            self._records.rows("Organization", soql.select(("Id", "Name", "IsSandbox"), "Organization"))
        )
        if len(rows) != 1 or long_id(str(rows[0].get("Id"))) != token.organisation:
            raise Refused("the org is another one than the session was opened for; check the credentials")
        return Organisation(
            id=token.organisation,
            name=str(rows[0].get("Name")),
            sandbox=rows[0].get("IsSandbox") is True,
            user=token.user,
            url=token.instance.text,
        )

    def stages(self, files: Mapping[str, bytes], part: str) -> tuple[Stage, ...]:
        """Cut a project into the deployments that it takes, in order."""
        return stages(files, part)

    def layered(self, files: Mapping[str, bytes], parts: Sequence[str]) -> Mapping[str, bytes]:
        """Return the project with the files of these parts in the place of the main ones."""
        return layered(files, parts)

    def survey(self, files: Mapping[str, bytes]) -> Mapping[str, str]:
        """Return what the org has of its own where the files change something."""
        return self._deployments.survey(files)

    def deploy(self, files: Mapping[str, bytes], check_only: bool, tell: Tell | None = None) -> Deployment:
        """Deploy the files that the manifest names and wait; raises OutsideError."""
        return self._deployments.deploy(files, check_only, tell)

    def occupied(
        self,
        files: Mapping[str, bytes],
        created: frozenset[str],
        before: Mapping[str, str],
        granting: Granting | None,
    ) -> Mapping[str, int]:
        """Count the records that would lose something with what `withdraw` takes away."""
        return self._deployments.occupied(files, created, before, granting)

    def additions(self, files: Mapping[str, bytes], created: frozenset[str]) -> tuple[str, ...]:
        """Name the fields that others added to objects that `withdraw` takes away."""
        return self._deployments.additions(files, created)

    def withdraw(
        self, files: Mapping[str, bytes], created: frozenset[str], before: Mapping[str, str], check_only: bool
    ) -> Deployment:
        """Take away what deployments created and merged; raises OutsideError."""
        return self._deployments.withdraw(files, created, before, check_only)

    def grant(self, permission_set: str) -> bool:
        """Assign a permission set to the runner's user; False where it was assigned before."""
        user = self._api.token.user
        query = soql.select(("Id",), "PermissionSet", soql.equal("Name", permission_set))
        found = [str(row.get("Id")) for row in self._records.rows("PermissionSet", query)]
        if len(found) != 1:
            raise Refused(f"the org has no permission set {permission_set}; deploy the project first")
        conditions = (soql.equal("AssigneeId", user), soql.equal("PermissionSetId", found[0]))
        assigned = soql.select(("Id",), ASSIGNMENTS, *conditions)
        if list(self._records.rows(ASSIGNMENTS, assigned)):
            return False
        return assign(self._library, user, found[0])

    def fields(self, object_name: str) -> tuple[OrgField, ...] | None:
        """Describe an object as this user sees it; None where there is none."""
        return self._describe(object_name)

    def find(
        self, object_name: str, field: str, values: Sequence[str], also: Sequence[str]
    ) -> tuple[Found, ...]:
        """Return the records whose field equals one of the values; raises OutsideError."""
        return self._records.find(object_name, field, values, also)

    def count(self, object_name: str, key_field: str) -> int:
        """Count the records with a migration key, archived ones included; raises OutsideError."""
        return self._records.count(object_name, key_field)

    def allowances(self) -> Mapping[str, tuple[int, int]]:
        """Return what is left and what there is of each limit, by Salesforce's names; raises OutsideError."""
        route = "/limits"
        limits = members(f"GET {route}", self._api.read(f"{self._api.root}{route}", route))
        pairs = {name: _pair(value) for name, value in sorted(limits.items())}
        return {name: pair for name, pair in pairs.items() if pair is not None}

    def prepare(self, batch: Batch) -> str:
        """Create an ingest job; nothing moves yet."""
        return self._jobs.prepare(batch)

    def upload(self, job: str, rows: bytes) -> None:
        """Send the rows of a job, once."""
        self._jobs.upload(job, rows)

    def submit(self, job: str) -> None:
        """Let the rows of a job move."""
        self._jobs.submit(job)

    def adopt(self, job: str) -> Literal["open", "accepted", "gone"]:
        """Say what became of a job whose last answer was lost."""
        return self._jobs.adopt(job)

    def discard(self, job: str) -> None:
        """Abort a job that was never submitted."""
        self._jobs.discard(job)

    def strays(self, batch: Batch, since: datetime) -> tuple[str, ...]:
        """List open jobs of this user for the same batch."""
        return self._jobs.strays(batch, since)

    def settle(self, job: str, keys: Sequence[str]) -> Settlement | None:
        """Return the results of a finished job, None while it runs."""
        return self._jobs.settle(job, keys)

    def store(self, upload: Upload, key_field: str, key: str) -> str:
        """Store a file under its key, unless it is there, and return its id."""
        return self._files.store(upload, key_field, key)

    def checksum(self, file_id: str) -> tuple[str, int]:
        """Return the MD5 hex digest and the size of a stored file."""
        return self._files.checksum(file_id)

    def total(self, object_name: str, column: str, key_field: str, prefix: str) -> str:
        """Add up a column over the records whose key begins with `prefix`."""
        return self._records.total(object_name, column, key_field, prefix)

    def verify(self, files: Mapping[str, bytes]) -> Verification:
        """Compare the org with a project, and tell who can read its fields of health data."""
        return verified(self._api, self._records, files, self._target.objects)

    def holder(self) -> Claim | None:
        """Say which run holds the org; None where none does."""
        return self._marker.holder()

    def claim(self, claim: Claim) -> Claim:
        """Hold the org for one run and return who holds it."""
        return self._marker.claim(claim)

    def release(self, run: str) -> None:
        """Let go of what a run holds; another run's stays."""
        self._marker.release(run)

    @property
    def _marker(self) -> Marker:
        return Marker(self._library, self._records)

    @property
    def _library(self) -> Salesforce:
        if self._opened is None:
            self._opened = library(self._api, self._target.api_version)
        return self._opened

    @property
    def _records(self) -> Records:
        return Records(self._library, self._target.key_field, self._describe)

    @property
    def _files(self) -> Files:
        if self._storing is None:
            self._storing = Files(self._api, self._records, self._describe)
        return self._storing

    def _versions(self) -> frozenset[str]:
        listed = decoded(f"GET {ROOT}", self._api.read(ROOT, ROOT))
        entries = listed if isinstance(listed, list) else []
        return frozenset(str(each.get("version")) for each in entries if isinstance(each, dict))

    @property
    def _deployments(self) -> Deployments:
        return Deployments(
            api=self._api,
            metadata=self._metadata,
            library=self._library,
            records=self._records,
            describe=self._describe,
            version=self._target.api_version,
            key_field=self._target.key_field,
        )

    def _describe(self, name: str) -> tuple[OrgField, ...] | None:
        try:
            described = getattr(self._library, object_name(name)).describe()
        except OrgRefused as error:
            if error.status == NOT_FOUND:
                return None
            raise
        fields = described.get("fields") if isinstance(described, dict) else None
        if not isinstance(fields, list):
            raise Refused(f"{name}: the org's description has no fields")
        return tuple(_field(each) for each in fields if isinstance(each, dict))


def open_destination(
    target: plan.Destination, environment: Mapping[str, str], clock: Clock, network: Network
) -> SalesforceDestination:
    """Open the org that the environment names; signing in waits for the first call. Raises Refused."""
    credentials = read_credentials(environment, loopback=network.loopback)
    login = Login(credentials, network, clock)
    return SalesforceDestination(Api(login, target.api_version, network, clock), target, clock)


def _field(described: Mapping[str, object]) -> OrgField:
    length = described.get("length")
    return OrgField(
        name=str(described.get("name")),
        type=str(described.get("type")),
        length=length if isinstance(length, int) else 0,
        writable=described.get("createable") is True,
        filterable=described.get("filterable") is not False,
    )


def _pair(value: object) -> tuple[int, int] | None:
    left, whole = (value.get("Remaining"), value.get("Max")) if isinstance(value, dict) else (None, None)
    return (left, whole) if isinstance(left, int) and isinstance(whole, int) else None
