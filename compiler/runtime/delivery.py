"""One chunk on its way: intent, job, upload, submit, results, each durable before the next.

Going on after a crash or a lost answer is the same road, entered where the journal stands. Only `submit`
makes rows move, so a job that was not submitted may be thrown away, and one that was is only ever waited for.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from compiler.runtime import fence, preimage
from compiler.runtime.context import Context, destination_of
from compiler.runtime.ports import Batch, OutsideError, RowResult, Settlement
from compiler.runtime.records import Chunk, ChunkState
from compiler.runtime.stops import Bug

_SKEW = timedelta(minutes=5)
_SLOWER = 1.5


class ResultsDiffer(OutsideError):
    """The results of a job are not those of the rows that were sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A chunk to deliver: its journal id, its content, and what the destination is told about it."""

    id: int
    chunk: Chunk
    batch: Batch


def deliver(context: Context, errand: Errand) -> Settlement:
    """Send a chunk that was only just planned; raises OutsideError, after which `recover` goes on.

    Raises Blocked before anything moves where this run may not load now.
    """
    fence.enter(context)
    context.store.intend(errand.id, context.clock.now())
    return _send(context, errand)


def recover(context: Context, errand: Errand, state: ChunkState) -> Settlement:
    """Go on with a chunk that an earlier attempt left anywhere on its way; raises OutsideError."""
    if state.state == "PLANNED":
        return deliver(context, errand)
    if state.state == "INTENT":
        _sweep(context, errand, state)
        return _send(context, errand)
    if state.job is None:
        raise Bug(f"chunk {state.number} of {state.route} is {state.state} without a job; please report this")
    if state.state == "JOB":
        # Whether the rows arrived is not known, and a job takes one upload only.
        _audit(context, errand, "discard", state.job)
        destination_of(context).discard(state.job)
        return deliver(context, errand)
    return _resume(context, errand, state, state.job)


def _send(context: Context, errand: Errand) -> Settlement:
    destination, store = destination_of(context), context.store
    _audit(context, errand, "open", "")
    job = destination.prepare(errand.batch)
    store.opened(errand.id, job)
    _audit(context, errand, "upload", job)
    destination.upload(job, errand.chunk.payload)
    store.uploaded(errand.id)
    return _submit(context, errand, job)


def _submit(context: Context, errand: Errand, job: str) -> Settlement:
    fence.keep(context)
    _audit(context, errand, "submit", job)
    destination_of(context).submit(job)
    context.store.submitted(errand.id)
    return _results(context, errand, job)


def _resume(context: Context, errand: Errand, state: ChunkState, job: str) -> Settlement:
    """Go on with a job that holds its rows and may or may not have been submitted."""
    standing = destination_of(context).adopt(job)
    if standing == "open" and state.state == "UPLOADED":
        return _submit(context, errand, job)
    if standing == "open":
        raise ResultsDiffer(
            f"job {job} was submitted and is open again; look at it in the destination before running again"
        )
    if state.state == "UPLOADED":
        context.store.submitted(errand.id)
    return _reconstructed(context, errand, job) if standing == "gone" else _results(context, errand, job)


def _sweep(context: Context, errand: Errand, state: ChunkState) -> None:
    """Throw away a job whose id was lost with the answer: it is open, ours, and in no journal."""
    if state.intended_at is None:
        raise Bug(f"chunk {state.number} of {state.route} has an intent without a time; please report this")
    # What looks like a job of ours may belong to the run that holds the destination now.
    fence.enter(context)
    known = context.store.jobs()
    destination = destination_of(context)
    for job in destination.strays(errand.batch, state.intended_at - _SKEW):
        if job not in known:
            _audit(context, errand, "discard", job)
            destination.discard(job)


def _results(context: Context, errand: Errand, job: str) -> Settlement:
    """Wait for the job, however long it takes; it is never aborted."""
    pause = context.limits.poll_seconds
    destination = destination_of(context)
    while (settlement := destination.settle(job, errand.chunk.keys)) is None:
        context.clock.sleep(pause)
        pause = min(pause * _SLOWER, context.limits.poll_seconds_most)
    if Counter(row.key for row in settlement.rows) != Counter(errand.chunk.keys):
        raise ResultsDiffer(
            f"job {job} of {errand.batch.object} does not answer once for each of its rows; "
            "nothing was recorded, run again to read the results again"
        )
    if any(row.state == "loaded" and not row.id for row in settlement.rows):
        raise ResultsDiffer(f"job {job} of {errand.batch.object} loaded a row without an id; look at the job")
    return settlement


def _reconstructed(context: Context, errand: Errand, job: str) -> Settlement:
    """Rebuild the results of a job that the destination has forgotten, from what is there now.

    A record that was absent and is there was loaded. Of all others nothing is known, so they are sent again.
    """
    _audit(context, errand, "reconstruct", job)
    keys, key_field = errand.chunk.keys, errand.batch.key_field
    found = destination_of(context).find(errand.batch.object, key_field, keys, ())
    ids = {record.values.get(key_field): record.id for record in found}
    there_before = preimage.decode(errand.chunk.before).records
    return Settlement(rows=tuple(_row(key, None if key in there_before else ids.get(key)) for key in keys))


def _row(key: str, record: str | None) -> RowResult:
    if record is None:
        return RowResult(key=key, state="unprocessed")
    return RowResult(key=key, state="loaded", id=record, created=True)


def _audit(context: Context, errand: Errand, event: str, job: str) -> None:
    """Write the audit line before the call: a call that was cut off has its line too."""
    chunk = errand.chunk
    detail: dict[str, str | int] = {
        "route": chunk.route,
        "pass": chunk.pass_,
        "chunk": chunk.number,
        "operation": chunk.operation,
        "rows": chunk.rows,
        "sha256": chunk.sha256,
    }
    context.store.audit(f"job {event}", {**detail, "job": job} if job else detail)
