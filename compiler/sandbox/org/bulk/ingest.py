"""The ingest resources: create a job, upload once, close or abort it, look at it, delete it.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/walkthrough_upload_data.htm
"""

from typing import Any

from compiler.sandbox.http import Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused, json_object, json_response, no_content
from compiler.sandbox.org.bulk.job import (
    DELIMITERS,
    INGEST,
    KEY_PREFIX,
    LINE_ENDINGS,
    Job,
    find_job,
    job_json,
    job_progress,
    jobs_of_kind,
    set_state,
    wrong_state,
)
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.schema import ObjectType
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import Store

OPERATIONS = ("insert", "update", "upsert", "delete", "hardDelete")
MOST_BYTES = 100 * 1024 * 1024
LIST_PAGE = 1000
NOT_BULK = frozenset({"ContentVersion"})
"""Objects with binary content, which Bulk API 2.0 does not take."""


def create(call: Call) -> Response:
    """Answer `POST /jobs/ingest`."""
    body = json_object(call.request.body)
    item = _object(call, str(body.get("object", "")))
    operation = str(body.get("operation", ""))
    _check_request(call, item, operation, body)
    key = _external_id(call, item, body) if operation == "upsert" else None
    job_id = state.new_id(call.store, KEY_PREFIX)
    now = moment(call.now)
    call.store.run(
        "INSERT INTO _job (id, kind, object, operation, external_id, state, user_id, version, line_ending, "
        "delimiter, created, modified) VALUES (?, ?, ?, ?, ?, 'Open', ?, ?, ?, ?, ?, ?)",
        (
            job_id,
            INGEST,
            item.name,
            operation,
            key,
            call.access.user_id,
            call.version,
            str(body.get("lineEnding", "LF")),
            str(body.get("columnDelimiter", "COMMA")),
            now,
            now,
        ),
    )
    return json_response(job_json(find_job(call.store, job_id, INGEST)))


def upload(call: Call) -> Response:
    """Answer `PUT /jobs/ingest/ID/batches`: one upload per job; a second one spoils it."""
    job = _job(call)
    if job.state != "Open":
        raise wrong_state(f"Data can be uploaded only while the job is Open; it is {job.state}")
    if not call.request.header("Content-Type").lower().startswith("text/csv"):
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", "The content type of job data must be text/csv")
    if len(call.request.body) > MOST_BYTES:
        raise Refused(413, "REQUEST_ENTITY_TOO_LARGE", f"Job data cannot be larger than {MOST_BYTES} bytes")
    call.store.run(
        "UPDATE _job SET body = ?, uploads = uploads + 1, modified = ? WHERE id = ?",
        (call.request.body, moment(call.now), job.id),
    )
    return Response(status=201)


def change(call: Call) -> Response:
    """Answer `PATCH /jobs/ingest/ID`: close the job, or abort it."""
    job = _job(call)
    wanted = json_object(call.request.body).get("state")
    if wanted == "UploadComplete":
        _close(call, job)
    elif wanted == "Aborted":
        _abort(call, job)
    else:
        raise Refused(400, "INVALIDJOB", f"Invalid job state: {wanted}")
    return json_response(job_json(_job(call)))


def show(call: Call) -> Response:
    """Answer `GET /jobs/ingest/ID`."""
    return json_response(job_progress(_job(call)))


def show_all(call: Call) -> Response:
    """Answer `GET /jobs/ingest`: all jobs, 1,000 a page."""
    jobs = jobs_of_kind(call.store, INGEST)
    locator = call.request.parameters().get("queryLocator", "0")
    if not locator.isdigit():
        raise Refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
    first = int(locator)
    last = first + LIST_PAGE
    done = last >= len(jobs)
    return json_response(
        {
            "done": done,
            "nextRecordsUrl": None if done else f"{call.base}/jobs/ingest?queryLocator={last}",
            "records": [job_json(job) for job in jobs[first:last]],
        }
    )


def delete(call: Call) -> Response:
    """Answer `DELETE /jobs/ingest/ID`: the job's data goes with it."""
    job = _job(call)
    if job.state in {"Open", "InProgress"}:
        raise wrong_state(f"A job that is {job.state} cannot be deleted")
    forget(call.store, job)
    return no_content()


def forget(store: Store, job: Job) -> None:
    """Remove a job with its rows."""
    store.run(f"DROP TABLE IF EXISTS {job.stage}")
    store.run("DELETE FROM _job WHERE id = ?", (job.id,))


def _job(call: Call) -> Job:
    return find_job(call.store, call.parts["job"], INGEST)


def _close(call: Call, job: Job) -> None:
    if job.state != "Open":
        raise wrong_state(f"Job cannot go from {job.state} to UploadComplete")
    if job.uploads > 1:
        raise Refused(
            400,
            "INVALIDJOB",
            f"Found multiple contents for job: <{job.id}>, please 'Close' / 'Abort' / 'Delete' the current "
            "Job then create a new Job and make sure you only do 'PUT' once on a given Job.",
        )
    call.store.run("UPDATE _job SET closed = ? WHERE id = ?", (call.now.isoformat(), job.id))
    set_state(call.store, job, "UploadComplete", moment(call.now))


def _abort(call: Call, job: Job) -> None:
    if job.is_finished:
        raise wrong_state(f"Job cannot go from {job.state} to Aborted")
    set_state(call.store, job, "Aborted", moment(call.now))


def _object(call: Call, name: str) -> ObjectType:
    item = call.schema.object(name)
    if item is None or item.setup or item.name in NOT_BULK or not call.access.may("Read", item):
        raise Refused(400, "INVALIDENTITY", f"Unable to find object: {name}")
    return item


def _check_request(call: Call, item: ObjectType, operation: str, body: dict[str, Any]) -> None:
    if operation not in OPERATIONS:
        raise Refused(400, "INVALIDJOB", f"InvalidJob : Invalid operation: {operation} for {item.name}")
    if operation == "hardDelete" and "BulkApiHardDelete" not in call.access.permissions:
        raise Refused(
            400,
            "FEATURENOTENABLED",
            "FeatureNotEnabled : hardDelete operation requires special user profile permission, please "
            "contact your system administrator",
        )
    allowed = {"contentType": ("CSV",), "lineEnding": LINE_ENDINGS, "columnDelimiter": DELIMITERS}
    for name, choices in allowed.items():
        if name in body and body[name] not in choices:
            raise Refused(400, "INVALIDJOB", f"InvalidJob : Invalid {name}: {body[name]}")


def _external_id(call: Call, item: ObjectType, body: dict[str, Any]) -> str:
    name = body.get("externalIdFieldName")
    if not name:
        raise Refused(
            400,
            "INVALIDJOB",
            f"InvalidJob : External ID was blank for {item.name}. "
            "An External ID must be specified for upsert.",
        )
    field = item.field(str(name))
    if field is None or not (field.is_key or field.name == "Id") or not call.access.sees(item, field):
        raise Refused(
            400,
            "INVALIDJOB",
            f"InvalidJob : Field name provided, {name} does not match an External ID, Salesforce Id, or "
            f"indexed field for {item.name}",
        )
    return field.name
