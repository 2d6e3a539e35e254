"""A terminal in an empty folder, a workspace that a test may spoil, and what a small rehearsal needs."""

import shutil
from pathlib import Path

import pytest

from compiler.workspace import generated as generating
from tests.cli.command import Terminal
from tests.end_to_end.small_practice import write_small_practice
from tests.workspace import ROOT, compiled, shipped

SPECS = ("platforms", "pairs", "orgs", "tests", "schemas")


@pytest.fixture
def terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
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


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    write_small_practice(folder)
    return folder


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    made = compiled(shipped(), "acme-physio")
    assert made.artifacts is not None
    generating.write(folder, made.artifacts)
    return folder
