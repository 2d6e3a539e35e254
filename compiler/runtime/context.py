"""What every phase is given: the plan, the world behind its ports, the store, and the limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compiler.model.plan import Plan
from compiler.runtime.ports import Clock, Destination, Folders, Progress, Source
from compiler.runtime.stops import Bug
from compiler.runtime.store import Store

if TYPE_CHECKING:
    from compiler.runtime.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much at once, how often, and how much may go wrong.

    `chunk_rows` and `chunk_bytes` bound one upload; `poll_seconds` lie between two questions about a job;
    `error_share` is the share of a load's rows that may fail before the run stops; `passes` is how often an
    object that moves while it is read is read in all; `rounds` how often rows are sent again after an
    error that may pass.
    """

    chunk_rows: int = 10_000
    chunk_bytes: int = 90_000_000
    poll_seconds: float = 5.0
    poll_seconds_most: float = 300.0
    error_share: float = 0.01
    passes: int = 3
    rounds: int = 6


@dataclass(slots=True)
class Passage:
    """The right of this process to move rows: when it last saw that it has it, None where it never asked."""

    looked: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A run, as its phases see it.

    `destination` is None where a phase needs none. `engine` makes a new, empty engine; `staged.staged_engine`
    fills one. `answers` are the decisions' answers by name, as texts.
    """

    plan: Plan
    folders: Folders
    source: Source
    destination: Destination | None
    clock: Clock
    progress: Progress
    store: Store
    engine: "Callable[[], Engine]"
    answers: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()
    passage: Passage = field(default_factory=Passage)


def destination_of(context: Context) -> Destination:
    """Return the destination; raises Bug where a phase that writes was given none."""
    if context.destination is None:
        raise Bug("this phase needs a destination and was given none; please report this")
    return context.destination
