"""What to do with an ingest job, given what the org says of it: pure decisions, no requests.

Nothing moves before a job is submitted, so until then it may be thrown away. Everything may have moved after,
so then it is only ever waited for, and its results are read in every final state.
https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_job_states.htm
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from compiler.runtime.ports import Batch, Refused, RowResult, Settlement

State = Literal["Open", "UploadComplete", "InProgress", "JobComplete", "Failed", "Aborted"]
STATES: tuple[State, ...] = ("Open", "UploadComplete", "InProgress", "JobComplete", "Failed", "Aborted")
_COLUMN = re.compile(r"[A-Za-z][A-Za-z0-9_.:]{0,160}")
_MISSING_FIELD = re.compile(r"InvalidBatch ?: Field name not found ?: (.*)")
_JOB_CODE = re.compile(r"([A-Z][A-Za-z]{2,60}) ?:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An ingest job as the org describes it. `problem` is its own message, which may quote rows."""

    id: str
    state: State
    object: str
    operation: str
    key_field: str | None
    owner: str
    created: datetime | None
    processed: int
    problem: str | None


def standing(job: Job | None) -> Literal["open", "accepted", "gone"]:
    """Say what became of a job whose last answer was lost.

    An aborted job counts as accepted: somebody may have aborted it while it ran, and its results tell.
    """
    if job is None:
        return "gone"
    return "open" if job.state == "Open" else "accepted"


def may_discard(job: Job | None) -> bool:
    """Say whether a job has still to be aborted; raises Refused for one that was submitted."""
    if job is None or job.state == "Aborted":
        return False
    if job.state != "Open":
        raise Refused(f"job {job.id} was submitted already and is not aborted; run again to read its results")
    return True


def is_finished(job: Job | None, job_id: str) -> bool:
    """Say whether the results of a submitted job can be read; raises Refused where they never will be."""
    if job is None:
        raise Refused(f"job {job_id} is not in the org any more: its results are kept for seven days only")
    if job.state == "Open":
        raise Refused(f"job {job_id} is still open, it was not submitted; run again")
    return job.state in ("JobComplete", "Failed", "Aborted")


def never_began(job: Job) -> bool:
    """Say whether a job ended before it came to any row, as one with an unknown column does."""
    return job.state in ("Failed", "Aborted") and job.processed == 0


def is_stray(job: Job, batch: Batch, user: str, since: datetime) -> bool:
    """Say whether a job is an open one of ours for this batch: created for it, and its id lost on the way."""
    key_field = batch.key_field if batch.operation == "upsert" else None
    return (
        job.state == "Open"
        and job.owner == user
        and (job.object, job.operation) == (batch.object, batch.operation)
        and (job.key_field or None) == key_field
        and (job.created is None or job.created >= since)
    )


def settlement(job: Job, rows: Sequence[RowResult], keys: Sequence[str]) -> Settlement:
    """Match the results of a finished job with the keys that were sent; each key has exactly one result.

    A job that ended before its first row has no results: all rows are unprocessed then. Raises Refused where
    results are missing, doubled or foreign; nothing may be recorded from them.
    """
    problem = None if job.state == "JobComplete" else job_problem(job)
    if not rows and never_began(job):
        rows = [RowResult(key=key, state="unprocessed") for key in keys]
    by_key = {row.key: row for row in rows}
    if Counter(row.key for row in rows) != Counter(keys):
        raise Refused(
            f"job {job.id} of {job.object}: its {len(rows)} results are not one for each of the {len(keys)} "
            "rows sent; nothing was recorded, run again to read them again"
        )
    return Settlement(
        rows=tuple(by_key[key] for key in keys), problem=problem, aborted=job.state == "Aborted"
    )


def job_problem(job: Job) -> str:
    """Say why a job did not complete, in words that hold no value of a row."""
    if job.state == "Aborted":
        return f"job {job.id} of {job.object} was aborted by somebody; ask who, then run again"
    text = job.problem or ""
    missing = _MISSING_FIELD.match(text)
    if missing and _COLUMN.fullmatch(missing[1].strip()):
        return (
            f"job {job.id} failed: {job.object} has no column {missing[1].strip()}, or this user may not see "
            "it; deploy and assign the permission set"
        )
    code = _JOB_CODE.match(text)
    reason = code[1] if code else "no reason that can be shown"
    return f"job {job.id} of {job.object} failed ({reason}); look at it under Bulk Data Load Jobs in Setup"


def read_job(members: Mapping[str, object]) -> Job:
    """Read a job's description; raises Refused where it is not one."""
    state = next((each for each in STATES if each == members.get("state")), None)
    job_id = members.get("id")
    if state is None or not isinstance(job_id, str):
        raise Refused("the org describes a job in a way that is not understood; check the API version")
    return Job(
        id=job_id,
        state=state,
        object=_text(members, "object"),
        operation=_text(members, "operation"),
        key_field=_text(members, "externalIdFieldName") or None,
        owner=_text(members, "createdById"),
        created=_moment(_text(members, "createdDate")),
        processed=_number(members.get("numberRecordsProcessed")),
        problem=_text(members, "errorMessage") or None,
    )


def _text(members: Mapping[str, object], name: str) -> str:
    value = members.get(name)
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _moment(text: str) -> datetime | None:
    """Read `2024-03-01T22:30:00.000+0000`."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z")
    except ValueError:
        return None
