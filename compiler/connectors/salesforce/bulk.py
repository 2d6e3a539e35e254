"""Ingest jobs of Bulk API 2.0: created, uploaded to once, submitted, and read by key.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from compiler.connectors.http import MEGABYTE
from compiler.connectors.json_text import encode_json
from compiler.connectors.salesforce import protocol, rows
from compiler.connectors.salesforce.api import Api, OrgRefused, members
from compiler.connectors.salesforce.names import field_name, is_id, object_name
from compiler.connectors.salesforce.protocol import Job
from compiler.runtime.ports import Batch, Refused, RowResult, Settlement, Unreachable

ROUTE = "/jobs/ingest"
CREATED = 201
NOT_FOUND = 404
# 150 MB after base64: https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_bulkapi.htm
LARGEST_UPLOAD = 100_000_000
RESULT_CAP = 512 * MEGABYTE
LAST = "null"


class BulkJobs:
    """The ingest jobs of one org; `key_field` is the external id column that results are matched by."""

    def __init__(self, api: Api, key_field: str) -> None:
        self._api = api
        self._key_field = key_field

    def prepare(self, batch: Batch) -> str:
        """Create a job and return its id; raises OutsideError."""
        wanted: dict[str, object] = {
            "object": object_name(batch.object),
            "operation": batch.operation,
            "contentType": "CSV",
            "columnDelimiter": "COMMA",
            "lineEnding": "LF",
        }
        if batch.operation == "upsert":
            wanted["externalIdFieldName"] = field_name(batch.key_field)
        content = (encode_json(wanted),)
        answer = self._api.write("POST", self._api.root + ROUTE, ROUTE, content, "application/json")
        job = protocol.read_job(members(f"POST {ROUTE}", answer))
        if not is_id(job.id) or job.state != "Open":
            raise Refused(f"{batch.object}: the org did not open the job that was asked for")
        return job.id

    def upload(self, job: str, content: bytes) -> None:
        """Send the rows, once; raises OutsideError, after which this job must not be uploaded to again."""
        if len(content) > LARGEST_UPLOAD:
            raise Refused(f"job {job}: its rows take more than 100 MB; make the chunks smaller")
        route = f"{ROUTE}/{{id}}/batches"
        answer = self._api.write("PUT", f"{self._path(job)}/batches", route, (content,), "text/csv")
        if answer.status != CREATED:
            raise Unreachable(f"PUT {route}: answered {answer.status}, not as an upload is; run again")

    def submit(self, job: str) -> None:
        """Let the rows move; a job that was submitted before stays so. Raises OutsideError."""
        try:
            self._set_state(job, "UploadComplete")
        except OrgRefused:
            found = self._find(job)
            if found is None or found.state in ("Open", "Aborted"):
                raise

    def adopt(self, job: str) -> Literal["open", "accepted", "gone"]:
        """Say what became of a job; raises OutsideError."""
        return protocol.standing(self._find(job))

    def discard(self, job: str) -> None:
        """Abort a job that was never submitted; raises OutsideError, and Refused for one that was."""
        if protocol.may_discard(self._find(job)):
            self._set_state(job, "Aborted")

    def strays(self, batch: Batch, since: datetime) -> tuple[str, ...]:
        """List the open jobs of this user for the batch since a moment; raises OutsideError."""
        user = self._api.token.user
        return tuple(job.id for job in self._listed() if protocol.is_stray(job, batch, user, since))

    def settle(self, job: str, keys: Sequence[str]) -> Settlement | None:
        """Return one result for each key once the job has ended, in their order; None while it runs.

        Raises OutsideError, and Refused where the results are not those of the keys.
        """
        found = self._find(job)
        if not protocol.is_finished(found, job) or found is None:
            return None
        results = [] if protocol.never_began(found) else self._results(job)
        return protocol.settlement(found, results, keys)

    def _results(self, job: str) -> list[RowResult]:
        readers = (
            ("successfulResults", rows.successes),
            ("failedResults", rows.failures),
            ("unprocessedrecords", rows.untouched),
        )
        return [
            row
            for name, read in readers
            for body in self._pages(job, name)
            for row in read(body, self._key_field)
        ]

    def _pages(self, job: str, name: str) -> Iterator[bytes]:
        """Yield a result file, which may come in pages; each has the header. Raises OutsideError."""
        path, route = f"{self._path(job)}/{name}/", f"{ROUTE}/{{id}}/{name}"
        query, seen = "", {LAST, ""}
        while True:
            answer = self._api.read(path + query, route, cap=RESULT_CAP)
            yield answer.body
            locator = answer.headers.get("sforce-locator", LAST)
            if locator in (LAST, ""):
                return
            if locator in seen:
                raise Refused(f"job {job}: the pages of its results go round")
            seen.add(locator)
            query = f"?locator={quote(locator, safe='')}"

    def _find(self, job: str) -> Job | None:
        """Return a job as the org describes it; None where there is none (any more)."""
        try:
            answer = self._api.read(self._path(job), f"{ROUTE}/{{id}}")
        except OrgRefused as error:
            if error.status == NOT_FOUND:
                return None
            raise
        found = protocol.read_job(members(f"GET {ROUTE}/{{id}}", answer))
        if found.id != job:
            raise Refused(f"job {job}: the org answered about another job")
        return found

    def _listed(self) -> Iterator[Job]:
        """Yield every ingest job of the org, page by page."""
        query, seen = "?jobType=V2Ingest", {""}
        while True:
            answer = self._api.read(f"{self._api.root}{ROUTE}{query}", ROUTE)
            page = members(f"GET {ROUTE}", answer)
            records = page.get("records")
            if not isinstance(records, list):
                raise Unreachable(f"GET {ROUTE}: the answer has no jobs; run again later")
            yield from (protocol.read_job(each) for each in records if isinstance(each, dict))
            if page.get("done") is not False:
                return
            query = _following(page.get("nextRecordsUrl"))
            if query in seen:
                raise Refused("the list of jobs does not end; look at Bulk Data Load Jobs in Setup")
            seen.add(query)

    def _set_state(self, job: str, state: str) -> None:
        """Ask for a state and check that the answer is about this job and it is open no more."""
        content, route = (encode_json({"state": state}),), f"{ROUTE}/{{id}}"
        answer = self._api.write("PATCH", self._path(job), route, content, "application/json")
        found = protocol.read_job(members(f"PATCH {route}", answer))
        if found.id != job or found.state == "Open":
            raise Unreachable(f"job {job}: the org did not take note of {state}; run again")

    def _path(self, job: str) -> str:
        if not is_id(job):
            raise Refused("a stored job id is not one of Salesforce's; this run cannot go on")
        return f"{self._api.root}{ROUTE}/{job}"


def _following(link: object) -> str:
    """Rebuild the query of the next page from the parameters of its link; nothing else of it is used."""
    pairs = parse_qsl(urlsplit(link).query) if isinstance(link, str) else []
    return f"?{urlencode(pairs)}" if pairs else ""
