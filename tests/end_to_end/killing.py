"""Kills a run with SIGKILL at moments that a seed draws, while it reads and while it loads."""

import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.end_to_end.rig import Rig

# How far a run may come in a phase before it is killed, in requests and objects. Ten kills leave, on the
# average, more than half of the small practice to go.
MOST_STEPS = {"extract": 9, "load": 20}
MOST_SECONDS = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """Where a run was killed: after how many steps of a phase, how many seconds later, what it said last."""

    phase: str
    steps: int
    seconds: float
    last: str


def kill_often(one: Rig, seed: int, kills: int, most_steps: Mapping[str, int] = MOST_STEPS) -> list[Kill]:
    """Start the run again and again, and kill it each time: first while it reads, then while it loads."""
    dice = random.Random(seed)
    done: list[Kill] = []
    for phase, most in most_steps.items():
        for _ in range(kills):
            kill = _kill_one(one, phase, dice.randint(1, most), dice.uniform(0, MOST_SECONDS))
            sys.stdout.write(f"seed {seed}: {kill}\n")
            done.append(kill)
    return done


def _kill_one(one: Rig, phase: str, steps: int, seconds: float) -> Kill:
    with one.child() as process:
        last = _read_until(process, phase, steps)
        threading.Event().wait(seconds)
        process.send_signal(signal.SIGKILL)
        rest, err = process.communicate()
    assert process.returncode == -signal.SIGKILL, f"the run had ended by itself: {rest} {err}"
    last = (rest.splitlines() or [last])[-1]
    return Kill(phase=phase, steps=steps, seconds=round(seconds, 3), last=last)


def _read_until(process: "subprocess.Popen[str]", phase: str, steps: int) -> str:
    """Read what the run tells, up to the n-th step of a phase."""
    line = ""
    for line in _steps_of(process, phase):
        steps -= 1
        if not steps:
            return line
    assert process.stderr is not None
    raise AssertionError(f"the run ended before it was killed, after {line!r}: {process.stderr.read()}")


def _steps_of(process: "subprocess.Popen[str]", phase: str) -> Iterator[str]:
    assert process.stdout is not None
    now = ""
    for told in process.stdout:
        line = told.strip()
        if line.startswith("work "):
            now = line.split()[1]
        if _is_step(line, phase, now):
            yield line


def _is_step(line: str, phase: str, now: str) -> bool:
    """Say whether a line moves a phase on; chunks on their way are finished before `load` is announced."""
    if phase == "extract":
        return now == "extract" and " https " not in line
    return "/jobs/ingest" in line or "/sobjects/ContentVersion" in line
