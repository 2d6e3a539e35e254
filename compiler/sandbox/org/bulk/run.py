"""What the clock does to jobs: they wait, run as one, finish, and are forgotten after a week."""

import math
from datetime import datetime, timedelta

from compiler.sandbox.org import usage
from compiler.sandbox.org.access import access_of
from compiler.sandbox.org.bulk.job import INGEST, Job, set_state, waiting_jobs
from compiler.sandbox.org.bulk.query_jobs import run_query
from compiler.sandbox.org.bulk.row_faults import UNPROCESSED, apply_row_faults
from compiler.sandbox.org.bulk.upload import BadUpload, Upload, read_upload
from compiler.sandbox.org.rows.apply import DELETIONS, apply
from compiler.sandbox.org.rows.headings import UnknownHeading, columns
from compiler.sandbox.org.rows.work import (
    BATCH_ROWS,
    Column,
    Work,
    fill_stage,
    literal,
    make_stage,
    problem_sql,
)
from compiler.sandbox.org.schema import ObjectType, Schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import Store

KEPT = timedelta(days=7)
LONGEST_OPEN = timedelta(hours=24)
HALF_WAY = (
    "InternalServerError : Job failed while processing; see unprocessed records for the rows it did not reach"
)


def advance_jobs(store: Store, schema: Schema, settings: Settings, now: datetime) -> None:
    """Move every waiting job as far as the clock says."""
    _expire(store, now)
    for job in waiting_jobs(store):
        assert job.closed is not None
        waited = (now - datetime.fromisoformat(job.closed)).total_seconds()
        if waited >= settings.bulk_seconds:
            with store.transaction():
                _run(store, schema, settings, job, now)
        elif waited >= settings.bulk_seconds / 2 and job.state == "UploadComplete":
            set_state(store, job, "InProgress", moment(now))


def _expire(store: Store, now: datetime) -> None:
    """Close what was open for too long and forget what is finished for a week.

    https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_bulkapi.htm
    """
    store.run(
        "UPDATE _job SET state = 'Aborted' WHERE state = 'Open' AND created < ?",
        (moment(now - LONGEST_OPEN),),
    )
    old = store.rows("SELECT id FROM _job WHERE closed IS NOT NULL AND modified < ?", (moment(now - KEPT),))
    for (job_id,) in old:
        store.run(f"DROP TABLE IF EXISTS _stage_{job_id}")
        store.run("DELETE FROM _job WHERE id = ?", (job_id,))


def _run(store: Store, schema: Schema, settings: Settings, job: Job, now: datetime) -> None:
    if job.kind == INGEST:
        _run_ingest(store, schema, settings, job, now)
    else:
        run_query(store, schema, settings, job, now)


def _run_ingest(store: Store, schema: Schema, settings: Settings, job: Job, now: datetime) -> None:
    item = schema.object(job.object)
    try:
        if item is None:
            raise BadUpload(f"InvalidBatch : Unable to find object: {job.object}")
        upload = _read(store, job)
        store.run("UPDATE _job SET headings = ? WHERE id = ?", ("\n".join(upload.headings), job.id))
        make_stage(store, job.stage, len(upload.headings))
        fill_stage(store, job.stage, len(upload.headings), upload.rows)
        work = _work(store, schema, settings, job, item, upload, now)
        _count_batches(store, settings, now, len(upload.rows))
    except BadUpload as bad:
        store.run(f"UPDATE {job.stage} SET problem = ?", (UNPROCESSED,)) if _has_stage(store, job) else None
        _finish(store, job, "Failed", now, str(bad))
        return
    stopped = apply_row_faults(store, job)
    _spare_storage(store, settings, work)
    apply(work)
    _finish(store, job, "Failed" if stopped else "JobComplete", now, HALF_WAY if stopped else None)


def _read(store: Store, job: Job) -> Upload:
    row = store.first("SELECT body FROM _job WHERE id = ?", (job.id,))
    return read_upload(job, b"" if row is None or row[0] is None else row[0])


def _work(
    store: Store,
    schema: Schema,
    settings: Settings,
    job: Job,
    item: ObjectType,
    upload: Upload,
    now: datetime,
) -> Work:
    access = access_of(store, job.user_id)
    try:
        understood = columns(schema, access, item, upload.headings)
    except UnknownHeading as unknown:
        raise BadUpload(f"InvalidBatch : {unknown}") from None
    _check_columns(job, understood)
    key = item.field(job.external_id) if job.external_id and job.external_id != "Id" else None
    return Work(
        store=store,
        schema=schema,
        settings=settings,
        access=access,
        now=moment(now),
        item=item,
        operation=job.operation,
        columns=understood,
        stage=job.stage,
        key=key,
    )


def _check_columns(job: Job, understood: tuple[Column, ...]) -> None:
    names = {column.field.name for column in understood}
    if job.operation in DELETIONS and names != {"Id"}:
        raise BadUpload(f"InvalidBatch : A {job.operation} job takes the column Id alone")
    needed = job.external_id or ("Id" if job.operation == "update" else None)
    if needed is not None and needed not in names:
        raise BadUpload(f"InvalidBatch : Field name not found : {needed}")


def _count_batches(store: Store, settings: Settings, now: datetime, rows: int) -> None:
    batches = math.ceil(rows / BATCH_ROWS)
    if usage.used(store, now, usage.BATCHES) + batches > settings.bulk_batches:
        raise BadUpload("ExceededQuota : ApiBatchItems Limit exceeded.")
    usage.count(store, now, usage.BATCHES, batches)


def _spare_storage(store: Store, settings: Settings, work: Work) -> None:
    if not work.may_insert:
        return
    free = int((settings.data_megabytes - usage.data_megabytes(store)) * 1024 / usage.RECORD_KILOBYTES)
    problem = problem_sql("STORAGE_LIMIT_EXCEEDED", literal("storage limit exceeded"))
    store.run(f"UPDATE {work.stage} SET problem = {problem} WHERE problem IS NULL AND n > ?", (max(0, free),))


def _has_stage(store: Store, job: Job) -> bool:
    return store.first("SELECT 1 FROM sqlite_master WHERE name = ?", (job.stage,)) is not None


def _finish(store: Store, job: Job, state: str, now: datetime, error: str | None) -> None:
    counts = (0, 0)
    if _has_stage(store, job):
        handled = store.number(f"SELECT count(*) FROM {job.stage} WHERE problem IS NOT ?", (UNPROCESSED,))
        failed = store.number(
            f"SELECT count(*) FROM {job.stage} WHERE problem IS NOT NULL AND problem <> ?", (UNPROCESSED,)
        )
        counts = (handled, failed)
    store.run(
        "UPDATE _job SET processed = ?, failed = ?, error = ?, body = NULL WHERE id = ?",
        (*counts, error, job.id),
    )
    set_state(store, job, state, now=moment(now))
