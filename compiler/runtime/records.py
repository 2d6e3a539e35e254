"""What goes into and comes out of a run's store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from compiler.runtime.stops import Bug, RunStop

ChunkStep = Literal["PLANNED", "INTENT", "JOB", "UPLOADED", "SUBMITTED", "SETTLED"]
Operation = Literal["upsert", "insert", "update"]
OutcomeState = Literal["loaded", "failed", "refused", "held", "skipped"]


class Locked(RunStop):
    """Another runner works on this run."""


class NotThisRun(RunStop):
    """The store belongs to another plan, org, account or environment."""


class StoreBroken(RunStop):
    """The store cannot be trusted or cannot be written."""


class WrongStep(Bug):
    """A chunk, page or pass was asked to do what its state does not allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How far the reading of one object is.

    `pass_` counts full readings from 1 (0: none begun); the pages of earlier ones are gone. `started` is when
    the first pass began, in the source's time where it tells one. `least` and `most` are the smallest and the
    largest total the source named during this pass. `done` is true once the last page is stored.
    """

    object: str
    pass_: int = 0
    started: str | None = None
    pages: int = 0
    records: int = 0
    cursor: str | None = None
    total: int | None = None
    least: int | None = None
    most: int | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The bytes of a file that are kept in the store; hashes in hex, size in bytes."""

    sha256: str
    md5: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Rows that travel in one job, and what was there before.

    `keys[i]` and `hashes[i]` belong to row i of `payload`; `sha256` is the hex digest of `payload`; `before`
    is the pre-image, in whatever form the load phase writes it.
    """

    route: str
    pass_: int
    number: int
    operation: Operation
    rows: int
    sha256: str
    payload: bytes = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    hashes: tuple[str, ...] = field(repr=False)
    before: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkState:
    """Where a chunk stands: PLANNED → INTENT → JOB → UPLOADED → SUBMITTED → SETTLED.

    The only way back is JOB → INTENT with the next attempt. `intended_at` is that of the current attempt.
    """

    id: int
    route: str
    pass_: int
    number: int
    operation: Operation
    state: ChunkStep
    attempt: int
    job: str | None
    rows: int
    sha256: str
    intended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one row of a route, in one pass.

    `rule` is the rule or `ORG:<code>` that decided it, `address` the place in the spec or plan it comes from.
    `message` may quote a patient; it is only ever sealed, and not part of the representation.
    """

    route: str
    key: str = field(repr=False)
    pass_: int = 1
    state: OutcomeState
    hash: str | None = field(default=None, repr=False)
    id: str | None = None
    rule: str | None = None
    address: str | None = None
    message: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One event of the audit trail; `hash` covers this line and, through the one before it, all before."""

    number: int
    event: str
    detail: Mapping[str, str | int]
    hash: str
