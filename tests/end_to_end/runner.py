"""Run as a program: one run of a rehearsal to its end, telling on stdout what it does while it does it.

`python -m tests.end_to_end.runner ROOT PRACTICE [PHASE]` plays the administrator too. A line begins with
`call` for each request and with `work` for each stretch of a phase; the last one is JSON: how the run ended.
A test reads along, and kills it where it likes.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from unittest import mock

import httpx

from compiler.cli import connect
from compiler.cli.addresses import Address
from compiler.connectors.http import Network
from compiler.runtime.context import Context
from compiler.runtime.run import Step, advance
from compiler.runtime.users import answer_users
from compiler.sandbox.practice import read_answers

PAIR = Address(pair="practicehub-salesforce", customer="acme-physio")
ROWS_VARIABLE = "ROWS_OF_A_CHUNK"
LONGEST_NAP = 0.02
Tell = Callable[[str], None]


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def keep_quiet(line: str) -> None:
    """Tell nobody."""


class Telling(httpx.BaseTransport):
    """Sends requests as ever, and tells of each before it leaves."""

    def __init__(self, authority: Path, tell: Tell) -> None:
        self._tell = tell
        context = httpx.create_ssl_context(trust_env=False)
        context.load_verify_locations(authority)
        self._inner = httpx.HTTPTransport(verify=context, trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._tell(f"call {request.method} {request.url.scheme} {request.url.path}")
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class Told:
    """Progress that is told; sentences go to stderr, as the command writes them."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def start(self, phase: str, what: str, total: int | None) -> None:
        self._tell(f"work {phase} {what} {total}")

    def advance(self, what: str, done: int) -> None: ...

    def finish(self, what: str) -> None: ...

    def note(self, text: str) -> None:
        sys.stderr.write(f"{text}\n")


class HastyClock(connect.RealClock):
    """Waits for nothing for long."""

    def sleep(self, seconds: float) -> None:
        super().sleep(min(seconds, LONGEST_NAP))


@contextmanager
def opened_run(root: Path, chunk_rows: int = 10, tell: Tell = keep_quiet) -> Iterator[Context]:
    """Open the run of a rehearsal with small chunks, so that there are many moments to be killed at."""
    spot = connect.rehearsal_spot(root)
    authority = spot.surroundings.network.authority
    assert authority is not None
    network = Network(loopback=True, transport=Telling(authority, tell))
    spot = replace(
        spot,
        limits=replace(spot.limits, chunk_rows=chunk_rows, poll_seconds=LONGEST_NAP),
        surroundings=replace(spot.surroundings, network=network),
    )
    plan = connect.read_plan(spot.folders.generated, PAIR)
    with (
        mock.patch.object(connect, "RealClock", HastyClock),
        connect.opened(plan, spot, Told(tell)) as context,
    ):
        yield context


def run_to_the_end(context: Context, practice: Path) -> Step:
    """Run all phases, and answer the users' template as the practice says."""
    step = advance(context)
    if step.phase == "users" and step.state == "blocked":
        answer_users(context, read_answers(practice))
        step = advance(context)
    return step


def main(root: Path, practice: Path, phase: str | None) -> int:
    with opened_run(root, int(os.environ[ROWS_VARIABLE]), say) as context:
        step = advance(context, phase) if phase else run_to_the_end(context, practice)
    say(json.dumps(asdict(step)))
    return step.code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None))
