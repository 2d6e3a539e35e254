"""When each phase of a run began and ended, kept as notes in the store."""

from datetime import datetime

import msgspec

from compiler.runtime.store import Store

PHASES = ("discover", "deploy", "extract", "users", "load", "files", "reconcile", "report")


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """When a phase began first and ended last (ISO 8601, UTC), how often it ran, and how long in all."""

    phase: str
    started: str
    finished: str
    seconds: float
    runs: int


def note_timing(store: Store, phase: str, started: datetime, finished: datetime) -> None:
    """Add one run of a phase."""
    before = _noted(store, phase)
    timing = Timing(
        phase=phase,
        started=before.started if before else started.isoformat(timespec="seconds"),
        finished=finished.isoformat(timespec="seconds"),
        seconds=round((before.seconds if before else 0) + (finished - started).total_seconds(), 3),
        runs=(before.runs if before else 0) + 1,
    )
    store.note(f"timing:{phase}", msgspec.json.encode(timing).decode())


def timings(store: Store) -> tuple[Timing, ...]:
    """Return the time that each phase took, in the order of phases."""
    return tuple(timing for phase in PHASES if (timing := _noted(store, phase)) is not None)


def _noted(store: Store, phase: str) -> Timing | None:
    text = store.noted(f"timing:{phase}")
    return None if text is None else msgspec.json.decode(text, type=Timing)
