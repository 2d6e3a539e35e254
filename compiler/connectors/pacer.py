"""Keeps to the pace an account allows, measured from the start of one request to the start of the next."""

import threading

from compiler.runtime.ports import Clock

MORE_MS = 10


class Pacer:
    """One account's pace, shared by everything that reads from it."""

    def __init__(self, clock: Clock, every_ms: int) -> None:
        self._clock = clock
        self._seconds = every_ms / 1000
        self._next = clock.monotonic()
        self._lock = threading.Lock()

    def turn(self) -> None:
        """Wait until the next request may start."""
        with self._lock:
            now = self._clock.monotonic()
            start = max(now, self._next)
            self._next = start + self._seconds
        if start > now:
            self._clock.sleep(start - now)

    def slow_down(self) -> None:
        """Leave a little more room from now on: the account said that requests came too close."""
        with self._lock:
            self._seconds += MORE_MS / 1000

    @property
    def every_seconds(self) -> float:
        """The present distance between two starts."""
        return self._seconds
