"""The run marker: one record, made by whoever loads, whose unique slot lets no second one be made.

Making it is the one step that decides; the org answers DUPLICATE_VALUE to everybody else. It holds a plan's
name, a run's id and a time, and nothing of a patient.
https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from simple_salesforce.api import Salesforce

from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.api import OrgRefused
from compiler.connectors.salesforce.names import is_literal
from compiler.connectors.salesforce.records import Records, Row
from compiler.connectors.salesforce.session import create, remove
from compiler.runtime.ports import Claim, NotDeployed, Refused, Unreachable

MARKER = "Crosswalk_Run__c"
SLOT, LOAD = "Slot__c", "load"
PLAN, RUN, SINCE = "Plan__c", "Runner__c", "Since__c"
WIDTH = 64
DUPLICATE = "DUPLICATE_VALUE"
_ABSENT = frozenset({"INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE", "INVALID_TYPE", "NOT_FOUND"})


class Marker:
    """The marker of one org."""

    def __init__(self, library: Salesforce, records: Records) -> None:
        self._library = library
        self._records = records

    def holder(self) -> Claim | None:
        """Return what the marker says; None where there is none. Raises NotDeployed, OutsideError."""
        return next((_claim(row) for row in self._rows(soql.equal(SLOT, LOAD))), None)

    def claim(self, claim: Claim) -> Claim:
        """Make the marker, or return what the one that is there says.

        Where the answer is lost, reading tells; raises Unreachable where the marker is not there then.
        """
        values = {
            SLOT: LOAD,
            PLAN: claim.plan[:WIDTH],
            RUN: claim.run,
            SINCE: claim.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }
        try:
            create(self._library, MARKER, values)
        except OrgRefused as error:
            if error.code in _ABSENT:
                raise _not_deployed() from None
            if error.code != DUPLICATE:
                raise
            return self._other()
        except Unreachable:
            found = self.holder()
            if found is None:
                raise
            return found
        return claim

    def release(self, run: str) -> None:
        """Delete the marker of a run; another's stays, and none is fine."""
        if not is_literal(run):
            return
        for row in self._rows(soql.equal(SLOT, LOAD), soql.equal(RUN, run)):
            remove(self._library, MARKER, str(row.get("Id")))

    def _other(self) -> Claim:
        found = self.holder()
        if found is None:
            raise Refused(
                f"another run holds the org, and this user may not see which ({MARKER}); assign the "
                "permission set of the plan to it, or run again where that run has just ended"
            )
        return found

    def _rows(self, *conditions: str) -> Iterator[Row]:
        query = soql.select(("Id", PLAN, RUN, SINCE), MARKER, *conditions)
        try:
            yield from self._records.rows(MARKER, query)
        except OrgRefused as error:
            if error.code not in _ABSENT:
                raise
            raise _not_deployed() from None


def _claim(row: Row) -> Claim:
    try:
        since = datetime.strptime(str(row.get(SINCE)), "%Y-%m-%dT%H:%M:%S.%f%z")
    except ValueError:
        since = datetime.fromtimestamp(0, UTC)
    return Claim(plan=str(row.get(PLAN) or ""), run=str(row.get(RUN) or ""), since=since)


def _not_deployed() -> NotDeployed:
    return NotDeployed(
        f"the org has no {MARKER}, or this user may not see it: that is the mark by which two runs keep out "
        "of each other's way. Compile the plan again if it was made by an older version, deploy the project, "
        "and assign the permission set of the plan"
    )
