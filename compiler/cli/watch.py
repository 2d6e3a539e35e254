"""Doing something again whenever files change: by looking, because every system can."""

from collections.abc import Callable, Mapping
from pathlib import Path

INTERVAL = 0.3  # seconds between two looks

Stamps = Mapping[str, tuple[int, int]]
"""Files by path: when each was last changed (nanoseconds), and its size in bytes."""


def watch(*, look: Callable[[], Stamps], act: Callable[[], None], sleep: Callable[[float], None]) -> None:
    """Act now, and after every look that sees something else; returns when the user interrupts.

    A file that changes while `act` runs is seen by the next look, so the last state is always acted upon.
    """
    seen: Stamps | None = None
    try:
        while True:
            now = look()
            if now != seen:
                seen = now
                act()
            sleep(INTERVAL)
    except KeyboardInterrupt:
        return


def stamps(folder: Path) -> Stamps:
    """Return the stamps of all specs below a folder; a file that vanishes meanwhile is left out."""
    found = {}
    for path in sorted(folder.rglob("*.y*ml")):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found
