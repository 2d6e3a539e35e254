"""The result files of an ingest job: in an order of their own, every value quoted, only what was understood.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_successful_results.htm
"""

import csv
import io
from collections.abc import Iterable, Sequence

from compiler.sandbox.http import Response
from compiler.sandbox.org.answers import csv_response
from compiler.sandbox.org.bulk.job import DELIMITERS, INGEST, LINE_ENDINGS, Job, find_job, wrong_state
from compiler.sandbox.org.bulk.row_faults import UNPROCESSED
from compiler.sandbox.org.bulk.upload import CLEAR, BadUpload, read_upload
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.rows.work import problem_of
from compiler.sandbox.org.values import NULL
from compiler.sandbox.store import Row

CHUNK_ROWS = 200
ORDER = f"ORDER BY (n - 1) / {CHUNK_ROWS} DESC, n"
"""Chunk by chunk, the last one first: a client that trusts the order of its rows must find out."""


def successful(call: Call) -> Response:
    """Answer `GET /jobs/ingest/ID/successfulResults`."""
    job = _finished(call)
    rows = _rows(call, job, "id, CASE created WHEN 1 THEN 'true' ELSE 'false' END", "problem IS NULL")
    return _file(job, ("sf__Id", "sf__Created"), rows)


def failed(call: Call) -> Response:
    """Answer `GET /jobs/ingest/ID/failedResults`."""
    job = _finished(call)
    rows = _rows(call, job, "coalesce(id, ''), problem", f"problem <> '{UNPROCESSED}'")
    return _file(job, ("sf__Id", "sf__Error"), ((row[0], error_text(row[1]), *row[2:]) for row in rows))


def unprocessed(call: Call) -> Response:
    """Answer `GET /jobs/ingest/ID/unprocessedrecords`."""
    job = _finished(call)
    if job.state == "Aborted":
        return _aborted(call, job)
    return _file(job, (), _rows(call, job, "", f"problem = '{UNPROCESSED}'"))


def error_text(problem: str) -> str:
    """A row's problem as a result file words it: code, message and fields, and two dashes."""
    found = problem_of(problem)
    fields = ", ".join(found.fields)
    return f"{found.code}:{found.message}:{fields + ' ' if fields else ''}--"


def _finished(call: Call) -> Job:
    job = find_job(call.store, call.parts["job"], INGEST)
    if not job.is_finished:
        raise wrong_state(f"Results are available when the job is finished; it is {job.state}")
    return job


def _rows(call: Call, job: Job, led_by: str, condition: str) -> Iterable[Row]:
    if not job.columns or not _has_rows(call, job):
        return ()
    cells = ", ".join(f"c{place}" for place in range(len(job.columns)))
    led = f"{led_by}, {cells}" if led_by else cells
    return call.store.rows(f"SELECT {led} FROM {job.stage} WHERE {condition} {ORDER}")


def _has_rows(call: Call, job: Job) -> bool:
    return call.store.first("SELECT 1 FROM sqlite_master WHERE name = ?", (job.stage,)) is not None


def _aborted(call: Call, job: Job) -> Response:
    row = call.store.first("SELECT body FROM _job WHERE id = ?", (job.id,))
    try:
        upload = read_upload(job, b"" if row is None or row[0] is None else row[0])
    except BadUpload:
        return _written(job, (), ())
    return _written(job, upload.headings, upload.rows)


def _file(job: Job, led_by: tuple[str, ...], rows: Iterable[Row]) -> Response:
    return _written(job, (*led_by, *job.columns), rows)


def _written(job: Job, headings: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Response:
    buffer = io.StringIO()
    writer = csv.writer(
        buffer,
        delimiter=DELIMITERS[job.delimiter],
        quoting=csv.QUOTE_ALL,
        lineterminator=LINE_ENDINGS[job.line_ending],
    )
    writer.writerow(headings)
    writer.writerows([CLEAR if cell == NULL else cell for cell in row] for row in rows)
    return csv_response(buffer.getvalue())
