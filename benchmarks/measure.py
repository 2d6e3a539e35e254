"""How things are measured: medians, and a ratio with its aim."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One ratio. `better` says which side of the aim is good."""

    name: str
    ratio: float
    aim: float
    better: str
    detail: str

    def line(self) -> str:
        """Write it for people."""
        good = self.ratio <= self.aim if self.better == "lower" else self.ratio >= self.aim
        verdict = "ok  " if good else "MISS"
        return f"{verdict} {self.name}: {self.ratio:.3f} (aim {self.better} than {self.aim}); {self.detail}"


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median wall-clock seconds of some rounds of work, after one round that does not count."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
