"""How long the command takes to say anything, against a bare Python start."""

import subprocess
import sys

from benchmarks.measure import Measured, median_seconds

ROUNDS = 15


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def measure() -> tuple[Measured, ...]:
    """Measure a cold `--help` and a cold `check` of the shipped pair."""
    bare = median_seconds(lambda: _run("-c", "pass"), ROUNDS)
    shown = median_seconds(lambda: _run("-m", "compiler", "--help"), ROUNDS)
    checked = median_seconds(lambda: _run("-m", "compiler", "check", "practicehub-salesforce"), 5)
    return (
        Measured(
            name="cold --help over a bare Python start",
            ratio=shown / bare,
            aim=3.0,
            better="lower",
            detail=f"{shown * 1000:.0f} ms over {bare * 1000:.0f} ms",
        ),
        Measured(
            name="cold check over a bare Python start",
            ratio=checked / bare,
            aim=60.0,
            better="lower",
            detail=f"{checked * 1000:.0f} ms over {bare * 1000:.0f} ms",
        ),
    )
