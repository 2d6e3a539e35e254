"""When each phase of a run began and ended, kept as notes in the store."""

from datetime import datetime

import msgspec

from compiler.runtime.store import Store

PHASES = ("discover", "deploy", "extract", "users", "load", "files", "reconcile", "report")


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """The last time a phase ran to its end: instants as ISO 8601 text in UTC."""

    phase: str
    started: str
    finished: str
    seconds: float


def note_timing(store: Store, phase: str, started: datetime, finished: datetime) -> None:
    """Remember when a phase ran."""
    timing = Timing(
        phase=phase,
        started=started.isoformat(timespec="seconds"),
        finished=finished.isoformat(timespec="seconds"),
        seconds=(finished - started).total_seconds(),
    )
    store.note(f"timing:{phase}", msgspec.json.encode(timing).decode())


def timings(store: Store) -> tuple[Timing, ...]:
    """Return when each phase ran last, in the order of phases."""
    noted = (store.noted(f"timing:{phase}") for phase in PHASES)
    return tuple(msgspec.json.decode(text, type=Timing) for text in noted if text is not None)
