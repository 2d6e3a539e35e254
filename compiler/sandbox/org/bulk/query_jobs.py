"""Query jobs: a query runs apart, its result is read as CSV in pages.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm
"""

from datetime import datetime

from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import query, state, usage
from compiler.sandbox.org.access import access_of
from compiler.sandbox.org.answers import Refused, csv_response, json_object, json_response, no_content
from compiler.sandbox.org.bulk.job import (
    KEY_PREFIX,
    QUERY,
    Job,
    find_job,
    job_json,
    job_progress,
    jobs_of_kind,
    set_state,
    wrong_state,
)
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.org.soql.results import csv_lines
from compiler.sandbox.org.state import Settings
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import Store

OPERATIONS = ("query", "queryAll")
PAGE = 50_000
RESULTS = (
    "CREATE TABLE IF NOT EXISTS _query_result (job TEXT, place INTEGER, line TEXT, PRIMARY KEY (job, place))"
)


def create(call: Call) -> Response:
    """Answer `POST /jobs/query`."""
    body = json_object(call.request.body)
    operation, text = str(body.get("operation", "")), str(body.get("query", ""))
    if operation not in OPERATIONS:
        raise Refused(400, "INVALIDJOB", f"InvalidJob : Invalid operation: {operation}")
    statement = query.prepared(call, text, operation)
    if statement.query.is_aggregate:
        raise Refused(400, "API_ERROR", "Aggregate functions are not supported in bulk queries")
    if usage.used(call.store, call.now, usage.QUERY_JOBS) >= call.settings.bulk_queries:
        raise Refused(403, "REQUEST_LIMIT_EXCEEDED", "DailyBulkV2QueryJobs Limit exceeded.")
    usage.count(call.store, call.now, usage.QUERY_JOBS)
    job_id = state.new_id(call.store, KEY_PREFIX)
    now = moment(call.now)
    call.store.run(
        "INSERT INTO _job (id, kind, object, operation, state, user_id, version, line_ending, delimiter, "
        "created, modified, closed, query) "
        "VALUES (?, ?, ?, ?, 'UploadComplete', ?, ?, 'LF', 'COMMA', ?, ?, ?, ?)",
        (
            job_id,
            QUERY,
            statement.item.name,
            operation,
            call.access.user_id,
            call.version,
            now,
            now,
            call.now.isoformat(),
            text,
        ),
    )
    return json_response(job_json(_job(call, job_id)))


def show(call: Call) -> Response:
    """Answer `GET /jobs/query/ID`."""
    return json_response(job_progress(_job(call, call.parts["job"])))


def show_all(call: Call) -> Response:
    """Answer `GET /jobs/query`."""
    jobs = jobs_of_kind(call.store, QUERY)
    return json_response({"done": True, "nextRecordsUrl": None, "records": [job_json(job) for job in jobs]})


def change(call: Call) -> Response:
    """Answer `PATCH /jobs/query/ID`: a query job can only be aborted."""
    job = _job(call, call.parts["job"])
    if json_object(call.request.body).get("state") != "Aborted" or job.is_finished:
        raise wrong_state(f"Job cannot be changed while it is {job.state}")
    set_state(call.store, job, "Aborted", moment(call.now))
    return json_response(job_json(_job(call, job.id)))


def delete(call: Call) -> Response:
    """Answer `DELETE /jobs/query/ID`."""
    job = _job(call, call.parts["job"])
    if not job.is_finished:
        raise wrong_state(f"A job that is {job.state} cannot be deleted")
    call.store.run("DELETE FROM _query_result WHERE job = ?", (job.id,))
    call.store.run("DELETE FROM _job WHERE id = ?", (job.id,))
    return no_content()


def results(call: Call) -> Response:
    """Answer `GET /jobs/query/ID/results?locator=&maxRecords=`; the locator is `null` on the last page."""
    job = _job(call, call.parts["job"])
    if job.state != "JobComplete":
        raise wrong_state(f"Results are available when the job is complete; it is {job.state}")
    parameters = call.request.parameters()
    first = _number(parameters.get("locator", ""), 0)
    size = max(1, _number(parameters.get("maxRecords", ""), PAGE))
    lines = call.store.rows(
        "SELECT line FROM _query_result WHERE job = ? AND place > ? AND place <= ? ORDER BY place",
        (job.id, first, first + size),
    )
    header = call.store.text("SELECT line FROM _query_result WHERE job = ? AND place = 0", (job.id,))
    last = first + len(lines)
    locator = str(last) if last < job.processed else "null"
    text = "".join(line + "\n" for line in [header or "", *(str(line) for (line,) in lines)])
    return csv_response(text, (("Sforce-Locator", locator), ("Sforce-NumberOfRecords", str(len(lines)))))


def run_query(store: Store, schema: Schema, settings: Settings, job: Job, now: datetime) -> None:
    """Run a query job and keep its result."""
    call = Call(
        store=store,
        schema=schema,
        settings=settings,
        access=access_of(store, job.user_id),
        request=Request(method="GET", path="/"),
        now=now,
        version=job.version,
        parts={},
    )
    try:
        statement = query.prepared(call, job.query or "", job.operation)
    except Refused as refused:
        store.run("UPDATE _job SET error = ? WHERE id = ?", (refused.problem.message, job.id))
        set_state(store, job, "Failed", moment(now))
        return
    lines = csv_lines(statement, query.run(call, statement))
    store.fill(
        "INSERT INTO _query_result VALUES (?, ?, ?)",
        ((job.id, place, line) for place, line in enumerate(lines)),
    )
    store.run("UPDATE _job SET processed = ? WHERE id = ?", (len(lines) - 1, job.id))
    set_state(store, job, "JobComplete", moment(now))


def _job(call: Call, job_id: str) -> Job:
    return find_job(call.store, job_id, QUERY)


def _number(text: str, default: int) -> int:
    return int(text) if text.isdigit() else default
