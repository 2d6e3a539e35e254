"""A rehearsal that tests can break: both servers in a process of their own, the run in child processes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from compiler.cli.servers import serving
from compiler.runtime import private
from compiler.runtime.ports import OutsideError
from compiler.runtime.run import Step, advance
from tests.end_to_end.org_window import OrgWindow, SourceWindow
from tests.end_to_end.runner import ROWS_VARIABLE, opened_run, run_to_the_end
from tests.workspace import ROOT

SECONDS = 120
AGAIN = 6
MOST_ATTEMPTS = 40


@dataclass(frozen=True, kw_only=True)
class Rig:
    """One practice, one org, one run folder below `root`."""

    root: Path
    practice: Path
    org: OrgWindow
    source: SourceWindow
    chunk_rows: int = 10

    @property
    def run_folder(self) -> Path:
        return self.root / "run"

    @cached_property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.root / "sandbox" / "sandbox.json").read_bytes())
        return found

    def table(self) -> dict[str, Any]:
        """The reconciliation of the last report: counts, reasons, places, checks."""
        found: dict[str, Any] = json.loads((self.run_folder / "report.json").read_bytes())["reconciliation"]
        return found

    def child(self, *phase: str, **variables: str) -> "subprocess.Popen[str]":
        """Start a run in a process of its own; what it tells can be read from its stdout."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.runner", str(self.root), str(self.practice), *phase],
            cwd=ROOT,
            env={**surroundings(self.root), ROWS_VARIABLE: str(self.chunk_rows), **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *phase: str, **variables: str) -> dict[str, Any]:
        """Run to the end, or one phase, and return where it stopped."""
        with self.child(*phase, **variables) as process:
            out, err = process.communicate(timeout=SECONDS)
        with (self.root / "transcript").open("a", encoding="utf-8") as transcript:
            transcript.write(out + err)
        lines = out.splitlines()
        assert lines, f"the run died: {err}"
        assert lines[-1].startswith("{"), f"the run died: {err}"
        step: dict[str, Any] = json.loads(lines[-1])
        return step

    def advance(self) -> Step:
        """Run in this process, up to the first decision."""
        with opened_run(self.root) as context:
            return advance(context)

    def run_until_finished(self) -> list[str]:
        """Run in this process again and again for as long as the world is to blame; return what was said."""
        said: list[str] = []
        while True:
            try:
                with opened_run(self.root, self.chunk_rows) as context:
                    step = run_to_the_end(context, self.practice)
            except OutsideError as error:
                said.append(str(error))
            else:
                if step.code != AGAIN:
                    break
                said.append(step.text)
            assert len(said) < MOST_ATTEMPTS, "\n".join(said)
        assert (step.phase, step.state) == ("report", "done"), step
        return said


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a child: nothing of this machine but its programs, and a home of its own."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(temporary(home)),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def temporary(home: Path) -> Path:
    folder = home / "tmp"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def rig(root: Path, practice: Path, generated: Path, chunk_rows: int = 10) -> Iterator[Rig]:
    """Serve a practice and an empty org for the length of a `with` block; nothing has run yet."""
    for folder in (root, root / "sandbox"):
        private.make_folder(folder)
    shutil.copytree(generated, root / "generated")
    with serving(practice, root, 0, keep=False):
        state = json.loads((root / "sandbox" / "sandbox.json").read_bytes())
        environment: Mapping[str, str] = state["environment"]
        org = OrgWindow(environment, Path(state["authority"]))
        source = SourceWindow(environment["PRACTICEHUB_URL"], None)
        with closing(org), closing(source):
            yield Rig(root=root, practice=practice, org=org, source=source, chunk_rows=chunk_rows)
