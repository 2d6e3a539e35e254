"""The servers of a rehearsal: started in a process of their own, and stopped only where they are ours."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

READY_SECONDS = 30.0
STATE = "sandbox.json"
_MODULE = "compiler.sandbox"


@contextmanager
def serving(practice: Path, root: Path, every_ms: int, *, keep: bool) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve both ends of the rehearsal in `root`; they outlive this process only with `keep`, after a good
    end.
    """
    folder = root / "sandbox"
    arguments = [str(practice), str(root / "generated" / "plan.json"), str(folder), str(every_ms)]
    process = subprocess.Popen(  # noqa: S603 - our own module, our own paths
        [sys.executable, "-m", _MODULE, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    ended_well = False
    try:
        _await(folder / STATE, process)
        yield process
        ended_well = True
    finally:
        if not (keep and ended_well):
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=10)


def stop_old(folder: Path) -> None:
    """Stop the servers whose state a folder holds; what else has their process id by now is left alone."""
    pid = _pid_of(folder / STATE)
    if pid is None or not is_serving(pid, folder):
        return
    try:
        os.kill(pid, signal.SIGTERM)
    except (ProcessLookupError, PermissionError):
        return


def is_serving(pid: int, folder: Path) -> bool:
    """Say whether a process was started as the servers of this folder: its command line names both."""
    command = _command_line(pid)
    return _MODULE in command and str(folder) in command


def _pid_of(state: Path) -> int | None:
    """Read the process id; None where the file is not there or was cut off while it was written."""
    try:
        found = json.loads(state.read_bytes())
    except (OSError, ValueError):
        return None
    pid = found.get("pid") if isinstance(found, dict) else None
    return pid if isinstance(pid, int) and pid > 1 else None


def _command_line(pid: int) -> str:
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            return ""
    try:
        shown = subprocess.run(  # noqa: S603 - a fixed command and a number
            ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, check=False
        )
    except OSError:
        return ""
    return shown.stdout.decode("utf-8", "replace")


def _await(path: Path, process: "subprocess.Popen[bytes]") -> None:
    waited = 0.0
    while not path.exists():
        if process.poll() is not None or waited > READY_SECONDS:
            raise click.ClickException(
                "The sandbox did not start. Is the extra installed? pip install 'crosswalk[sandbox]'"
            )
        time.sleep(0.05)
        waited += 0.05
