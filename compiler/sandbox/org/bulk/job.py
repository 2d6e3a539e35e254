"""A bulk job as it is kept, and as it is shown.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm
"""

from dataclasses import dataclass
from typing import Any

from compiler.sandbox.org.answers import Refused, not_found
from compiler.sandbox.store import Store

TABLE = (
    "CREATE TABLE IF NOT EXISTS _job (id TEXT PRIMARY KEY, kind TEXT, object TEXT, operation TEXT, "
    "external_id TEXT, state TEXT, user_id TEXT, version TEXT, line_ending TEXT, delimiter TEXT, "
    "created TEXT, modified TEXT, closed TEXT, processed INTEGER DEFAULT 0, failed INTEGER DEFAULT 0, "
    "error TEXT, uploads INTEGER DEFAULT 0, headings TEXT, query TEXT, body BLOB)"
)
INGEST, QUERY = "V2Ingest", "V2Query"
KEY_PREFIX = "750"
DELIMITERS = {"COMMA": ",", "TAB": "\t", "PIPE": "|", "SEMICOLON": ";", "CARET": "^", "BACKQUOTE": "`"}
LINE_ENDINGS = {"LF": "\n", "CRLF": "\r\n"}
WAITING = ("UploadComplete", "InProgress")
FINISHED = ("JobComplete", "Failed", "Aborted")

_COLUMNS = (
    "id, kind, object, operation, external_id, state, user_id, version, line_ending, delimiter, created, "
    "modified, closed, processed, failed, error, uploads, headings, query"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job. Moments are in the org's form, but `closed`, since when it waits, is exact (ISO 8601).

    `headings` are line-separated.
    """

    id: str
    kind: str
    object: str
    operation: str
    external_id: str | None
    state: str
    user_id: str
    version: str
    line_ending: str
    delimiter: str
    created: str
    modified: str
    closed: str | None
    processed: int
    failed: int
    error: str | None
    uploads: int
    headings: str | None
    query: str | None

    @property
    def stage(self) -> str:
        """The name of the table that holds its rows."""
        return f"_stage_{self.id}"

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in FINISHED

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of its rows, as uploaded."""
        return tuple(self.headings.split("\n")) if self.headings else ()


def find_job(store: Store, job_id: str, kind: str) -> Job:
    """A job by its id; refuses what is not there."""
    found = _jobs(store, "id = ? AND kind = ?", (job_id, kind))
    if not found:
        raise not_found()
    return found[0]


def waiting_jobs(store: Store) -> tuple[Job, ...]:
    """The jobs that time moves on, oldest first."""
    return _jobs(store, "state IN (?, ?)", WAITING)


def jobs_of_kind(store: Store, kind: str) -> tuple[Job, ...]:
    """All jobs of a kind, oldest first."""
    return _jobs(store, "kind = ?", (kind,))


def set_state(store: Store, job: Job, state: str, now: str) -> None:
    """Move a job to another state."""
    store.run("UPDATE _job SET state = ?, modified = ? WHERE id = ?", (state, now, job.id))


def wrong_state(message: str) -> Refused:
    """The refusal of what a job's state does not allow."""
    return Refused(400, "INVALIDJOBSTATE", message)


def job_json(job: Job) -> dict[str, Any]:
    """What creating, changing and listing show of a job."""
    body: dict[str, Any] = {
        "id": job.id,
        "operation": job.operation,
        "object": job.object,
        "createdById": job.user_id,
        "createdDate": _shown(job.created),
        "systemModstamp": _shown(job.modified),
        "state": job.state,
        "concurrencyMode": "Parallel",
        "contentType": "CSV",
        "apiVersion": float(job.version),
        "jobType": job.kind,
        "lineEnding": job.line_ending,
        "columnDelimiter": job.delimiter,
    }
    if job.external_id:
        body["externalIdFieldName"] = job.external_id
    if job.kind == INGEST:
        body["contentUrl"] = f"services/data/v{job.version}/jobs/ingest/{job.id}/batches"
    return body


def job_progress(job: Job) -> dict[str, Any]:
    """What asking for one job shows: how far it is and what went wrong."""
    body = job_json(job) | {
        "retries": 0,
        "totalProcessingTime": 0,
        "numberRecordsProcessed": job.processed,
    }
    if job.kind == INGEST:
        body |= {
            "apiActiveProcessingTime": 0,
            "apexProcessingTime": 0,
            "numberRecordsFailed": job.failed,
        }
    if job.error:
        body["errorMessage"] = job.error
    return body


def _shown(kept: str) -> str:
    return kept.removesuffix("Z") + "+0000"


def _jobs(store: Store, condition: str, values: tuple[str, ...]) -> tuple[Job, ...]:
    names = _COLUMNS.split(", ")
    rows = store.rows(f"SELECT {_COLUMNS} FROM _job WHERE {condition} ORDER BY created, id", values)
    return tuple(Job(**dict(zip(names, row, strict=True))) for row in rows)
