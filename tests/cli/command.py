"""The command, run in this process as a terminal would run it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from compiler.cli.main import main

PAIR = "practicehub-salesforce"
CUSTOMERS = "practicehub-salesforce@acme-physio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs commands in one folder, with nothing in the environment that could open an account."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._captured = captured
        self._patch = patch
        patch.chdir(folder)
        patch.setenv("HOME", str(folder))
        patch.setenv("COLUMNS", "100")
        for name in ("PRACTICEHUB", "SALESFORCE", "CROSSWALK"):
            self._unset(name)

    def __call__(self, *arguments: str) -> Done:
        self._captured.readouterr()
        with mock.patch.object(sys, "argv", ["crosswalk", *arguments]):
            code = _ended()
        out, err = self._captured.readouterr()
        return Done(code=code, out=out, err=err)

    def set(self, **variables: str) -> None:
        for name, value in variables.items():
            self._patch.setenv(name, value)

    def _unset(self, beginning: str) -> None:
        for name in [name for name in os.environ if name.startswith(beginning)]:
            self._patch.delenv(name)


def _ended() -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0
