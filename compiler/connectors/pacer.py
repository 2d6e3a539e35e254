"""Keeps to the pace an account allows, measured from the start of one request to the start of the next."""

import threading
from collections import deque
from collections.abc import Sequence

from compiler.model.connector import Quota
from compiler.runtime.ports import Clock

MORE_MS = 10


class Pacer:
    """One account's pace, shared by everything that reads from it.

    A quota allows so many starts within any stretch of its seconds, wherever the stretch begins: a start
    waits until the one that lies as many requests back is out of sight, and never longer.
    """

    def __init__(self, clock: Clock, every_ms: int, quotas: Sequence[Quota] = ()) -> None:
        self._clock = clock
        self._seconds = every_ms / 1000
        self._next = clock.monotonic()
        self._quotas = tuple((quota.seconds, deque[float](maxlen=quota.requests)) for quota in quotas)
        self._lock = threading.Lock()

    def turn(self) -> None:
        """Wait until the next request may start."""
        with self._lock:
            now = self._clock.monotonic()
            start = max(now, self._next, *(_free(seconds, starts) for seconds, starts in self._quotas))
            if start > now:
                # Whoever comes next must wait longer anyway; and a sleep that took too long counts as it was.
                self._clock.sleep(start - now)
                start = max(start, self._clock.monotonic())
            self._next = start + self._seconds
            for _, starts in self._quotas:
                starts.append(start)

    def slow_down(self) -> None:
        """Leave a little more room from now on: the account said that requests came too close."""
        with self._lock:
            self._seconds += MORE_MS / 1000

    @property
    def every_seconds(self) -> float:
        """The present distance between two starts."""
        return self._seconds


def _free(seconds: int, starts: deque[float]) -> float:
    """Return when a quota allows the next start: at once, unless as many as it allows are remembered."""
    return starts[0] + seconds if len(starts) == starts.maxlen else 0.0
