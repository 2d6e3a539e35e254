"""What the runner may ask of the world: a source, a destination, a clock. No platform words here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from compiler.model.connector import Part
from compiler.runtime.deployment import (
    Claim,
    Component,
    Deployment,
    Difference,
    Granting,
    Reader,
    Stage,
    Tell,
    Verification,
)

__all__ = [
    "Claim",
    "Component",
    "Deployment",
    "Difference",
    "Granting",
    "Reader",
    "Stage",
    "Tell",
    "Verification",
]


class OutsideError(Exception):
    """The world answered in a way that stops a phase; the text is safe to show and says what to do next."""


class Unreachable(OutsideError):
    """No answer, or one that may be tried again later. What was asked may or may not have happened."""


class Refused(OutsideError):
    """The other side understood and said no: credentials, permissions, quotas."""


class NotDeployed(Refused):
    """Something that a load needs is not in the destination yet, or this user may not see it."""


class NoSuchPart(Refused):
    """Somebody asked for a part that the project does not have."""


class BadExport(OutsideError):
    """A file of the export folder cannot be read as promised; names file, line and column."""


# -- source ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One page as it came: the bytes of each record, and where the next page is.

    `records` are JSON texts of one object each (API) or JSON objects made of one CSV row (export). `cursor`
    is None on the last page; `total` is what the source says it has in all, None where it does not say.
    `beyond` says that there are, or may be, records that no page of this listing reaches.
    """

    records: tuple[bytes, ...]
    cursor: str | None
    total: int | None
    beyond: bool = False


class Source(Protocol):
    """A platform that is read, one object and one page at a time."""

    def identity(self) -> str:
        """Name the account that is read (host, or folder name); the run is bound to it."""
        ...

    def count(self, object_name: str) -> int | None:
        """Return how many records there are; None where only reading them tells. Raises OutsideError."""
        ...

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        """Return the page at `cursor` (None: the first); raises OutsideError. Calling again with the same
        cursor is safe.
        """
        ...

    def part(self, object_name: str, part: Part, key: str, cursor: str | None) -> SourcePage:
        """Return a page of the records that belong to the row `key` of the part's object, as `page` does."""
        ...

    def content(self, object_name: str, record: Mapping[str, object], column: str) -> Iterator[bytes]:
        """Yield the bytes of the file that `record[column]` points at, in parts; raises OutsideError.

        A link that has expired is renewed by reading the record again.
        """
        ...


# -- destination ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Which org this is and who we are in it. `user` is the id of the runner's own user."""

    id: str
    name: str
    sandbox: bool
    user: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgField:
    """A field as the org describes it to this user; a query may ask for values of a `filterable` one."""

    name: str
    type: str
    length: int
    writable: bool
    filterable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that exists: its id and the values asked for (text or None)."""

    id: str
    values: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a job does to which object; `key_field` is the external id field."""

    object: str
    operation: Literal["upsert", "insert", "update"]
    key_field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What became of one row of a job, told by its key: loaded with an id, or failed with a code.

    `state` "unprocessed" rows were never touched and are sent again. `code` is the platform's error code;
    `message` may quote patient data and is only ever sealed. `adopt` is the id of the existing record that a
    refused insert ran into.
    """

    key: str
    state: Literal["loaded", "failed", "unprocessed"]
    id: str | None = None
    created: bool = False
    code: str | None = None
    message: str | None = None
    retry: bool = False
    adopt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The final answer about a job: a result for every row that was sent; `problem` where the whole job
    failed (safe to show). `aborted` says that somebody ended the job on purpose, so that the run stops and
    asks.
    """

    rows: tuple[RowResult, ...]
    problem: str | None = None
    aborted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to store: its fields, the record it belongs to, and its bytes on disk-free parts."""

    fields: Mapping[str, str]
    parent: str
    name: str
    size: int
    parts: Sequence[bytes]


class Destination(Protocol):
    """A platform that is written. Every method raises OutsideError; an error never means that nothing
    happened.
    """

    def organisation(self) -> Organisation:
        """Log in where needed and say which org this is; refuses an API version the org does not know."""
        ...

    def stages(self, files: Mapping[str, bytes], part: str) -> tuple[Stage, ...]:
        """Cut a source-format project into the deployments that it takes, in order: those of its part `main`,
        or of one that is deployed on purpose. Raises Refused where the project has no such part.
        """
        ...

    def layered(self, files: Mapping[str, bytes], parts: Sequence[str]) -> Mapping[str, bytes]:
        """Return the project with what these parts say of a component in the place of what `main` says."""
        ...

    def survey(self, files: Mapping[str, bytes]) -> Mapping[str, str]:
        """Return what the destination has of its own where the files change something rather than add it: a
        text for `withdraw`, by `Type:Full.Name`.
        """
        ...

    def deploy(self, files: Mapping[str, bytes], check_only: bool, tell: Tell | None = None) -> Deployment:
        """Deploy the files of one stage, all or nothing, and wait for the result.

        Lists of values are merged with the destination's own; what cannot be merged is a problem. Safe to
        repeat.
        """
        ...

    def occupied(
        self,
        files: Mapping[str, bytes],
        created: frozenset[str],
        before: Mapping[str, str],
        granting: Granting | None,
    ) -> Mapping[str, int]:
        """Count the records that would lose something with what `withdraw` takes away, by what holds them;
        what is empty is left out.

        With `granting` the runner's user may be let in for as long as that takes; it is told the name of the
        permission set before, and what a dead process left of one is taken away first. Raises Refused where
        something is there that this user cannot see.
        """
        ...

    def additions(self, files: Mapping[str, bytes], created: frozenset[str]) -> tuple[str, ...]:
        """Name the fields that others added to the objects `created`, and that would go with them."""
        ...

    def withdraw(
        self, files: Mapping[str, bytes], created: frozenset[str], before: Mapping[str, str], check_only: bool
    ) -> Deployment:
        """Take away what a project added: the components `created` (`Type:Full.Name`), and what was merged
        into lists of values. What the destination had before stays; `before` is what `survey` told of it.

        The destination checks it first. With `check_only` it is only told what would go, or what stands
        against it. The notes say what stays. Safe to repeat.
        """
        ...

    def grant(self, permission_set: str) -> bool:
        """Assign a permission set to the runner's user; False where it was assigned before."""
        ...

    def fields(self, object_name: str) -> tuple[OrgField, ...] | None:
        """Describe an object as this user sees it; None where there is none."""
        ...

    def find(
        self, object_name: str, field: str, values: Sequence[str], also: Sequence[str]
    ) -> tuple[Found, ...]:
        """Return every record whose `field` equals one of `values`, with `field` and `also` as values; any
        number a value.
        """
        ...

    def count(self, object_name: str, key_field: str) -> int:
        """Count the records that carry a migration key, archived ones included."""
        ...

    def allowances(self) -> Mapping[str, tuple[int, int]]:
        """Return what is left and what there is in all of each quota, by the platform's own names."""
        ...

    # The load protocol: prepare → upload → submit → settle. Only `submit` makes rows move.

    def prepare(self, batch: Batch) -> str:
        """Open a job and return its id; nothing moves yet."""
        ...

    def upload(self, job: str, rows: bytes) -> None:
        """Send the rows (CSV, UTF-8, LF) once. A lost answer is never followed by a second upload to the same
        job.
        """
        ...

    def submit(self, job: str) -> None:
        """Let the rows move. Safe to repeat."""
        ...

    def adopt(self, job: str) -> Literal["open", "accepted", "gone"]:
        """Say what became of a job whose last answer was lost."""
        ...

    def discard(self, job: str) -> None:
        """Abort a job that was never submitted; a job that is gone is fine."""
        ...

    def strays(self, batch: Batch, since: datetime) -> tuple[str, ...]:
        """List open jobs of this user for the same batch that were created since then: ours, with a lost
        answer.
        """
        ...

    def settle(self, job: str, keys: Sequence[str]) -> Settlement | None:
        """Return the results of a finished job, one for each of `keys`, matched by key and never by order;
        None while it runs.
        """
        ...

    def store(self, upload: Upload, key_field: str, key: str) -> str:
        """Store a file under its key and return its id; a key already there is returned, not stored again."""
        ...

    def checksum(self, file_id: str) -> tuple[str, int]:
        """Return the MD5 hex digest and the size that the destination holds of a stored file."""
        ...

    def total(self, object_name: str, column: str, key_field: str, prefix: str) -> str:
        """Return the sum of a column over the records whose key starts with `prefix`, as decimal text."""
        ...

    def verify(self, files: Mapping[str, bytes]) -> Verification:
        """Compare the destination with a project, and tell who can read its fields of health data."""
        ...

    # One run at a time: `claim` is atomic, so of two runs that ask at once one is told of the other.

    def holder(self) -> Claim | None:
        """Say which run holds the destination; None where none does. Raises NotDeployed."""
        ...

    def claim(self, claim: Claim) -> Claim:
        """Hold the destination for one run and return who holds it: `claim` itself, or another run's.

        Raises NotDeployed. Safe to repeat, also after a lost answer.
        """
        ...

    def release(self, run: str) -> None:
        """Let go of what a run holds; another run's stays."""
        ...


class Clock(Protocol):
    """Time, so that tests and simulations own it."""

    def now(self) -> datetime:
        """Return the current instant, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


# -- people ---------------------------------------------------------------------------------------


class Progress(Protocol):
    """Where long work reports how far it is. Names and counts only, never values."""

    def start(self, phase: str, what: str, total: int | None) -> None:
        """Begin one stretch of work."""
        ...

    def advance(self, what: str, done: int) -> None:
        """Say that `done` more units are finished."""
        ...

    def finish(self, what: str) -> None:
        """End the stretch."""
        ...

    def note(self, text: str) -> None:
        """Say one sentence."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a run lives. `run` is the 0700 run folder; `generated` holds the reviewed plan, its SQL and its
    metadata.
    """

    run: Path
    generated: Path
