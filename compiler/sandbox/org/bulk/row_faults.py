"""Faults inside a job: rows that are locked, and a job that fails half-way.

A `lock` makes every `every`-th row of the object's next `times` jobs fail with UNABLE_TO_LOCK_ROW; `stop`
lets a job handle its first `rows` rows and then fail, with the rest unprocessed.
"""

from typing import Literal

import msgspec

from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.bulk.job import Job
from compiler.sandbox.org.rows.work import literal, problem_sql
from compiler.sandbox.store import Store

UNPROCESSED = "unprocessed"


class RowFault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fault for the jobs of an object."""

    object: str
    kind: Literal["lock", "stop"]
    times: int = 1
    every: int = 1
    rows: int = 0


def set_row_faults(store: Store, body: bytes) -> None:
    """Replace the row faults by those of a JSON list."""
    try:
        found = msgspec.json.decode(body, type=tuple[RowFault, ...])
    except msgspec.DecodeError as error:
        raise Refused(400, "SANDBOX", f"No list of row faults: {error}") from None
    state.put(store, "row faults", found)


def apply_row_faults(store: Store, job: Job) -> bool:
    """Mark the rows of a job that the faults hit; gives whether the job fails half-way."""
    found = list(msgspec.convert(state.get(store, "row faults") or [], tuple[RowFault, ...]))
    stopped = False
    for place, fault in enumerate(found):
        if fault.times == 0 or fault.object.lower() != job.object.lower():
            continue
        found[place] = msgspec.structs.replace(fault, times=fault.times - 1)
        if fault.kind == "lock":
            _lock(store, job, fault.every)
        else:
            stopped = True
            store.run(f"UPDATE {job.stage} SET problem = {literal(UNPROCESSED)} WHERE n > ?", (fault.rows,))
    state.put(store, "row faults", found)
    return stopped


def _lock(store: Store, job: Job, every: int) -> None:
    words = literal("unable to obtain exclusive access to this record")
    problem = problem_sql("UNABLE_TO_LOCK_ROW", words)
    store.run(
        f"UPDATE {job.stage} SET problem = {problem} WHERE problem IS NULL AND n % ? = 0", (max(1, every),)
    )
