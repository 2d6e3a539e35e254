"""Ctrl-C ends a run with code 130, says that nothing is lost, and the next run goes on where it was."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.command import CUSTOMERS, Terminal
from tests.end_to_end.rig import rig, surroundings

FOREVER = {"match": "GET /api/files", "kind": "delay", "seconds": 60, "after": 2}


def test_a_run_that_is_interrupted_while_it_reads_goes_on_later(
    terminal: Terminal, tmp_path: Path, practice: Path, generated: Path
) -> None:
    with rig(tmp_path / "rehearsal", practice, generated) as one:
        one.source.spoil(FOREVER)
        arguments = ["run", CUSTOMERS, "--rehearsal", str(one.root)]
        with subprocess.Popen(
            [sys.executable, "-m", "compiler", *arguments],
            cwd=terminal.folder,
            env=surroundings(one.root),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stderr is not None
            for line in process.stderr:
                if "AppointmentType: " in line:
                    break
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        asked = len(one.source.requests())
        one.source.spoil()

        assert (process.returncode, out) == (130, "")
        assert err.lstrip("\n") == "Stopped. Nothing is lost: run the same command again to go on.\n"

        done = terminal(*arguments)

        assert done.code == 3, done.err
        again = [call["path"] for call in one.source.requests()[asked:]]
        assert "/api/appointments" not in again
        assert "/api/patients" in again
