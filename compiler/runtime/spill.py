"""Where an engine may spill: a folder of its own below the run folder, and nothing of a process that died."""

import os
import shutil
import tempfile
from pathlib import Path

from compiler.runtime import private

FOLDER = "spill"


def make(run: Path) -> Path:
    """Make a new folder, 0700, for the spill files of one engine."""
    private.make_folder(run / FOLDER)
    return Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=run / FOLDER))


def sweep(run: Path) -> None:
    """Remove what dead processes left; only for the one who has just taken the run's lock.

    Nobody else works in the run then, so everything is left over, even under a process id that lives again.
    """
    folder = run / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
