"""The results of a job become outcomes of rows: loaded, failed, or to be sent again."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from compiler.runtime.delivery import Errand
from compiler.runtime.ports import Destination, RowResult, Settlement
from compiler.runtime.preimage import Before, decode
from compiler.runtime.records import Outcome

ORG = "ORG:"
JOB_FAILED = "ORG:JOB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of a chunk: outcomes that are final, and the keys of rows to send again.

    `untouched` says that the job ended before it came to any row, `aborted` that somebody ended it; `problem`
    is the reason it gave.
    """

    outcomes: tuple[Outcome, ...]
    again: tuple[str, ...]
    untouched: bool
    aborted: bool
    problem: str | None

    @property
    def adopted(self) -> int:
        """Count the records that were taken over as they are."""
        return sum(outcome.state == "loaded" and outcome.hash is None for outcome in self.outcomes)

    @property
    def failed(self) -> int:
        """Count the rows that the destination refused for good."""
        return sum(outcome.state == "failed" for outcome in self.outcomes)


def settle(
    destination: Destination, errand: Errand, settlement: Settlement, rounds_left: int, address: str
) -> Settled:
    """Sort the results of a chunk; without `rounds_left` an error that may pass is an error that stays.

    An insert that ran into a record of the same key adopts it, without a hash: nobody knows what is in it,
    so that the row is sent once more, as that of a known record. Raises OutsideError.
    """
    there = _looked_up(destination, errand, settlement)
    before = decode(errand.chunk.before)
    hashes = dict(zip(errand.chunk.keys, errand.chunk.hashes, strict=True))
    outcomes: list[Outcome] = []
    again: list[str] = []
    for row in settlement.rows:
        final = _final(errand, row, there.get(row.key), rounds_left)
        if final is None:
            again.append(row.key)
        else:
            sent = hashes[row.key] if final.state == row.state else None
            outcomes.append(_outcome(errand, final, before, sent, address))
    order = {key: position for position, key in enumerate(errand.chunk.keys)}
    return Settled(
        outcomes=tuple(sorted(outcomes, key=lambda outcome: order[outcome.key])),
        again=tuple(sorted(again, key=order.__getitem__)),
        untouched=all(row.state == "unprocessed" for row in settlement.rows),
        aborted=settlement.aborted,
        problem=settlement.problem,
    )


def results_json(settlement: Settlement) -> bytes:
    """Return the results as they are kept, sealed, with the chunk."""
    return msgspec.json.encode(settlement, order="deterministic")


def _looked_up(destination: Destination, errand: Errand, settlement: Settlement) -> Mapping[str, str]:
    """Find the records that refused rows may have run into, by key."""
    inserting = errand.batch.operation == "insert"
    keys = tuple(
        row.key
        for row in settlement.rows
        if row.state == "failed" and (row.adopt is not None or (inserting and not row.retry))
    )
    if not keys:
        return {}
    key_field = errand.batch.key_field
    found = destination.find(errand.batch.object, key_field, keys, ())
    return {key: record.id for record in found if (key := record.values.get(key_field)) is not None}


def _final(errand: Errand, row: RowResult, there: str | None, rounds_left: int) -> RowResult | None:
    """Return the result that stays, None where the row is sent again."""
    if row.state == "unprocessed":
        return None
    if row.state == "loaded":
        return row
    if there is not None and errand.batch.operation == "insert":
        return RowResult(key=row.key, state="loaded", id=there)
    may_pass = row.retry or there is not None
    return None if may_pass and rounds_left > 0 else row


def _outcome(errand: Errand, row: RowResult, before: Before, row_hash: str | None, address: str) -> Outcome:
    route, pass_ = errand.chunk.route, errand.chunk.pass_
    record = before.records.get(row.key)
    if row.state == "loaded":
        note, note_address = before.notes.get(row.key, (None, None))
        return Outcome(
            route=route, key=row.key, pass_=pass_, state="loaded", hash=row_hash, id=row.id,
            rule=note, address=note_address,
        )  # fmt: skip
    return Outcome(
        route=route, key=row.key, pass_=pass_, state="failed", hash=row_hash,
        id=record.id if record else None, rule=f"{ORG}{row.code or 'UNKNOWN'}", address=address,
        message=row.message,
    )  # fmt: skip
