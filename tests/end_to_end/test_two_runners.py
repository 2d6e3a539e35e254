"""Two runners against one org: one loads, the other keeps out, whoever is killed, stopped or taken over."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.runtime import fence, private
from compiler.runtime.run import Step
from tests.end_to_end.conftest import Undisturbed
from tests.end_to_end.rig import Rig, rig
from tests.end_to_end.runner import opened_run, run_to_the_end

SUBMITTED = 3
ROWS = 40
"""Rows of a chunk: enough jobs to stop between two of them, and no more."""


@pytest.fixture
def two(tmp_path: Path, practice: Path, generated: Path) -> Iterator[tuple[Rig, Rig]]:
    """Two run folders, as on two machines, for one practice and one org."""
    with rig(tmp_path / "first", practice, generated, ROWS) as one:
        other = tmp_path / "second"
        private.make_folder(other)
        for name in ("generated", "sandbox"):
            shutil.copytree(one.root / name, other / name)
        yield one, replace(one, root=other)


@contextmanager
def loading(one: Rig) -> Iterator["subprocess.Popen[str]"]:
    """A runner that stands still in the middle of its load, after some jobs."""
    with one.child() as process:
        assert process.stdout is not None
        jobs = 0
        while jobs < SUBMITTED:
            line = process.stdout.readline()
            assert line, "the run ended before it was stopped"
            jobs += line.startswith("call PATCH") and "/jobs/ingest" in line
        # A call is told before it leaves: the next one tells that the job was submitted.
        process.stdout.readline()
        process.send_signal(signal.SIGSTOP)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGCONT)
            process.kill()


def run(one: Rig, *, taking_over: bool = False) -> Step:
    with opened_run(one.root, one.chunk_rows) as context:
        if taking_over:
            fence.take_over(context)
        return run_to_the_end(context, one.practice)


def marks(one: Rig) -> int:
    return sum(not row["IsDeleted"] for row in one.org.rows("Crosswalk_Run__c"))


def test_a_killed_run_goes_on_and_another_is_refused_until_it_is_done(
    two: tuple[Rig, Rig], undisturbed: Undisturbed
) -> None:
    first, second = two
    with loading(first) as process:
        refused = run(second)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL

    assert (refused.phase, refused.state, refused.code) == ("load", "blocked", 3)
    assert "another run holds the destination" in refused.text
    assert run(second).text == refused.text

    first.run_until_finished()

    assert first.table() == undisturbed.table
    assert first.org.content() == undisturbed.content
    assert marks(first) == 0


def test_a_run_that_was_taken_over_is_refused_at_its_next_job(
    two: tuple[Rig, Rig], undisturbed: Undisturbed
) -> None:
    first, second = two
    with loading(first) as process:
        step = run(second, taking_over=True)
        journal = len(first.org.requests())
        process.send_signal(signal.SIGCONT)
        out, _ = process.communicate(timeout=60)

    assert (step.phase, step.state, step.code) == ("report", "done", 0)
    last = out.splitlines()[-1]
    assert '"state": "blocked"' in last
    assert "the mark of this run is gone" in last
    after = [f"{one['method']} {one['path']}" for one in first.org.requests()[journal:]]
    assert [call for call in after if call.startswith("PATCH")] == []
    assert second.org.content() == undisturbed.content
    assert marks(second) == 0
