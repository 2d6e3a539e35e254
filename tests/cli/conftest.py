"""A terminal in an empty folder, and a workspace that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from tests.cli.command import Terminal
from tests.workspace import ROOT

SPECS = ("platforms", "pairs", "orgs", "tests", "schemas")


@pytest.fixture
def terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A terminal in a folder without specs, so that the shipped ones are read."""
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(folder, capfd, monkeypatch)


@pytest.fixture
def workspace(terminal: Terminal) -> Path:
    """The terminal's folder with a copy of the shipped specs."""
    for name in SPECS:
        shutil.copytree(ROOT / "specs" / name, terminal.folder / "specs" / name)
    return terminal.folder
