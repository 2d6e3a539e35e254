"""How long compiling takes as a pair grows, and that twice the pair takes about twice as long."""

import math
import time
from collections.abc import Mapping, Sequence

from benchmarks.invented import PAIR, invented
from benchmarks.measure import Measured
from compiler.cli.memory import collect_rarely
from compiler.pipeline import compile_pair
from tests.workspace import TZDATA, shipped_templates

FIELDS = 25
SIZES = (50, 100, 200, 400)
MEASURED = 200
SECONDS, EXPONENT = 5.0, 1.15
ROUNDS = 2


def measure() -> tuple[Measured, ...]:
    """Compile invented pairs of 50 to 400 objects; the least of a few rounds is what the work takes."""
    collect_rarely()
    templates = shipped_templates()
    _taken(invented(5, FIELDS), templates)
    found = {size: _least(size, templates) for size in SIZES}
    wall, used = found[MEASURED]
    exponent = slope([(size, processor) for size, (_, processor) in found.items()])
    each = ", ".join(f"{size}: {wall:.1f} s" for size, (wall, _) in found.items())
    return (
        Measured(
            name=f"seconds to compile {MEASURED} objects with {MEASURED * FIELDS} fields",
            ratio=wall,
            aim=SECONDS,
            better="lower",
            detail=f"{used:.1f} s of processor time",
        ),
        Measured(
            name=f"growth of compiling from {SIZES[0]} to {SIZES[-1]} objects, as an exponent",
            ratio=exponent,
            aim=EXPONENT,
            better="lower",
            detail=f"wall clock by objects {each}",
        ),
    )


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Fit a power law through points: the exponent, by least squares over the logarithms."""
    logs = [(math.log(size), math.log(value)) for size, value in points]
    across = sum(x for x, _ in logs) / len(logs)
    up = sum(y for _, y in logs) / len(logs)
    rise = sum((x - across) * (y - up) for x, y in logs)
    return rise / sum((x - across) ** 2 for x, _ in logs)


def _least(objects: int, templates: Mapping[str, str]) -> tuple[float, float]:
    texts = invented(objects, FIELDS)
    taken = [_taken(texts, templates) for _ in range(ROUNDS)]
    return min(wall for wall, _ in taken), min(used for _, used in taken)


def _taken(texts: Mapping[str, str], templates: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds by the clock and of the processor that a compilation takes."""
    wall, used = time.perf_counter(), time.process_time()
    made = compile_pair(texts, templates, PAIR, None, TZDATA)
    assert made.artifacts, [one.message for one in made.diagnostics]
    return time.perf_counter() - wall, time.process_time() - used
