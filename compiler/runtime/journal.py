"""The part of the store that holds what was done to the destination: chunks, jobs, every row's outcome."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import cast

import msgspec

from compiler.runtime.records import Chunk, ChunkState, ChunkStep, Operation, Outcome, OutcomeState, WrongStep
from compiler.runtime.tables import Cell, Tables, number, text, text_or_none

BATCH_ROWS = 10_000

_Line = tuple[str, int, str, str | None, str | None, str | None, str | None, str | None]
_STATE = "id, route, pass, number, operation, state, attempt, job, rows, sha256, intended_at"


class Outcomes(Tables):
    """The ledger: the latest outcome of each (route, key, pass)."""

    def settle_rows(self, route: str, outcomes: Sequence[Outcome]) -> None:
        """Record outcomes that needed no job; each replaces an earlier one of the same (route, key, pass)."""
        with self._transaction():
            self._record(route, outcomes)

    def outcomes(self, route: str | None = None) -> Iterator[Outcome]:
        """Yield the latest outcome of each (route, key, pass), of one route or of all, in recorded order."""
        if route is None:
            batches = self._rows("SELECT id, route FROM outcome_batch ORDER BY id")
        else:
            batches = self._rows("SELECT id, route FROM outcome_batch WHERE route = ? ORDER BY id", route)
        for batch, batch_route in batches:
            yield from self._current(number(batch), text(batch_route))

    def _record(self, route: str, outcomes: Sequence[Outcome]) -> None:
        if any(outcome.route != route for outcome in outcomes):
            raise WrongStep(f"an outcome of another route was given with those of {route}: this is a bug")
        for start in range(0, len(outcomes), BATCH_ROWS):
            self._record_batch(route, outcomes[start : start + BATCH_ROWS])

    def _record_batch(self, route: str, outcomes: Sequence[Outcome]) -> None:
        row = self._row("SELECT coalesce(max(id), 0) + 1 FROM outcome_batch")
        batch = number(row[0]) if row else 1
        payload = msgspec.msgpack.encode([_line(outcome) for outcome in outcomes])
        sealed = self._seal(payload, "outcome_batch", route, batch)
        self._write("INSERT INTO outcome_batch VALUES (?, ?, ?)", batch, route, sealed)
        self._write_many(
            "INSERT INTO outcome (tag, batch, position) VALUES (?, ?, ?) "
            "ON CONFLICT (tag) DO UPDATE SET batch = excluded.batch, position = excluded.position",
            [
                (self._tag("outcome", route, outcome.pass_, outcome.key), batch, position)
                for position, outcome in enumerate(outcomes)
            ],
        )

    def _current(self, batch: int, route: str) -> Iterator[Outcome]:
        live = self._rows("SELECT position FROM outcome WHERE batch = ? ORDER BY position", batch)
        if not live:
            return
        row = self._row("SELECT payload FROM outcome_batch WHERE id = ?", batch)
        assert row is not None
        lines = msgspec.msgpack.decode(self._unseal(row[0], "outcome_batch", route, batch), type=list[_Line])
        for (position,) in live:
            yield _outcome(route, lines[number(position)])


class Chunks(Outcomes):
    """The journal of jobs. Every step is durable before the next call to the destination."""

    def add_chunk(self, chunk: Chunk) -> int:
        """Record a PLANNED chunk with its pre-image and return its id; raises WrongStep."""
        _check(chunk)
        with self._transaction():
            same = (chunk.route, chunk.pass_, chunk.number)
            if self._row("SELECT 1 FROM chunk WHERE route = ? AND pass = ? AND number = ?", *same):
                raise WrongStep(f"chunk {chunk.number} of {chunk.route} was planned before: this is a bug")
            chunk_id = self._insert(
                "INSERT INTO chunk (route, pass, number, operation, state, attempt, rows, sha256) "
                "VALUES (?, ?, ?, ?, 'PLANNED', 0, ?, ?)",
                *(*same, chunk.operation, chunk.rows, chunk.sha256),
            )
            keys = msgspec.msgpack.encode((chunk.keys, chunk.hashes))
            self._write(
                "INSERT INTO chunk_body (id, payload, keys, before) VALUES (?, ?, ?, ?)",
                chunk_id,
                self._seal(chunk.payload, "chunk.payload", chunk_id),
                self._seal(keys, "chunk.keys", chunk_id),
                self._seal(chunk.before, "chunk.before", chunk_id),
            )
        return chunk_id

    def intend(self, chunk_id: int, at: datetime) -> int:
        """Record that a job is about to be opened; returns the attempt, counted from 1."""
        with self._transaction():
            self._step(chunk_id, ("PLANNED", "JOB"), "INTENT")
            self._write(
                "UPDATE chunk SET attempt = attempt + 1, job = NULL, intended_at = ? WHERE id = ?",
                at.isoformat(),
                chunk_id,
            )
            return self._state(chunk_id).attempt

    def opened(self, chunk_id: int, job: str) -> None:
        """Record the id of the job that was opened."""
        with self._transaction():
            self._step(chunk_id, ("INTENT",), "JOB")
            self._write("UPDATE chunk SET job = ? WHERE id = ?", job, chunk_id)
            self._write("INSERT INTO job SELECT id, attempt, job FROM chunk WHERE id = ?", chunk_id)

    def uploaded(self, chunk_id: int) -> None:
        """Record that the rows arrived."""
        with self._transaction():
            self._step(chunk_id, ("JOB",), "UPLOADED")

    def submitted(self, chunk_id: int) -> None:
        """Record that the rows move."""
        with self._transaction():
            self._step(chunk_id, ("UPLOADED",), "SUBMITTED")

    def settled(self, chunk_id: int, results: bytes, outcomes: Sequence[Outcome]) -> None:
        """Record the results and the outcome of each row, in one transaction."""
        with self._transaction():
            self._step(chunk_id, ("SUBMITTED",), "SETTLED")
            sealed = self._seal(results, "chunk.results", chunk_id)
            self._write("UPDATE chunk_body SET results = ? WHERE id = ?", sealed, chunk_id)
            self._record(self._state(chunk_id).route, outcomes)

    def chunks(self, route: str | None = None) -> tuple[ChunkState, ...]:
        """Return the state of each chunk, of one route or of all, in the order they were planned."""
        if route is None:
            rows = self._rows(f"SELECT {_STATE} FROM chunk ORDER BY id")  # noqa: S608 - a constant
        else:
            rows = self._rows(f"SELECT {_STATE} FROM chunk WHERE route = ? ORDER BY id", route)  # noqa: S608
        return tuple(_chunk_state(row) for row in rows)

    def chunk(self, chunk_id: int) -> Chunk:
        """Return a chunk as it was planned; raises WrongStep where there is none."""
        state = self._state(chunk_id)
        row = self._row("SELECT payload, keys, before FROM chunk_body WHERE id = ?", chunk_id)
        assert row is not None
        keys, hashes = msgspec.msgpack.decode(
            self._unseal(row[1], "chunk.keys", chunk_id), type=tuple[tuple[str, ...], tuple[str, ...]]
        )
        return Chunk(
            route=state.route,
            pass_=state.pass_,
            number=state.number,
            operation=state.operation,
            rows=state.rows,
            sha256=state.sha256,
            payload=self._unseal(row[0], "chunk.payload", chunk_id),
            keys=keys,
            hashes=hashes,
            before=self._unseal(row[2], "chunk.before", chunk_id),
        )

    def results(self, chunk_id: int) -> bytes | None:
        """Return the results of a settled chunk, as they were recorded; None before that."""
        row = self._row("SELECT results FROM chunk_body WHERE id = ?", chunk_id)
        return None if row is None or row[0] is None else self._unseal(row[0], "chunk.results", chunk_id)

    def jobs(self) -> frozenset[str]:
        """Return the id of every job that this run ever opened."""
        return frozenset(text(job) for (job,) in self._rows("SELECT job FROM job"))

    def _step(self, chunk_id: int, before: tuple[ChunkStep, ...], after: ChunkStep) -> None:
        state = self._state(chunk_id)
        if state.state not in before:
            raise WrongStep(
                f"chunk {state.number} of {state.route} is {state.state}, which never becomes {after}: a bug"
            )
        self._write("UPDATE chunk SET state = ? WHERE id = ?", after, chunk_id)

    def _state(self, chunk_id: int) -> ChunkState:
        row = self._row(f"SELECT {_STATE} FROM chunk WHERE id = ?", chunk_id)  # noqa: S608 - a constant
        if row is None:
            raise WrongStep(f"there is no chunk with the id {chunk_id}: this is a bug")
        return _chunk_state(row)


def _check(chunk: Chunk) -> None:
    if not len(chunk.keys) == len(chunk.hashes) == chunk.rows:
        raise WrongStep(f"chunk {chunk.number} of {chunk.route} does not name all its rows: this is a bug")
    if len(set(chunk.keys)) != chunk.rows:
        raise WrongStep(f"chunk {chunk.number} of {chunk.route} holds a key twice: this is a bug")
    if hashlib.sha256(chunk.payload).hexdigest() != chunk.sha256:
        raise WrongStep(f"chunk {chunk.number} of {chunk.route} is not what its SHA-256 says: this is a bug")


def _chunk_state(row: tuple[Cell, ...]) -> ChunkState:
    intended = text_or_none(row[10])
    return ChunkState(
        id=number(row[0]),
        route=text(row[1]),
        pass_=number(row[2]),
        number=number(row[3]),
        operation=cast("Operation", row[4]),
        state=cast("ChunkStep", row[5]),
        attempt=number(row[6]),
        job=text_or_none(row[7]),
        rows=number(row[8]),
        sha256=text(row[9]),
        intended_at=datetime.fromisoformat(intended) if intended else None,
    )


def _line(o: Outcome) -> _Line:
    return o.key, o.pass_, o.state, o.hash, o.id, o.rule, o.address, o.message


def _outcome(route: str, line: _Line) -> Outcome:
    key, pass_, state, row_hash, record, rule, address, message = line
    return Outcome(
        route=route,
        key=key,
        pass_=pass_,
        state=cast("OutcomeState", state),
        hash=row_hash,
        id=record,
        rule=rule,
        address=address,
        message=message,
    )
