"""A workspace with the small pair, under version control."""

import subprocess
from pathlib import Path

from tests.meaning.studio import TEXTS

PLAIN, CUSTOMERS = "studio-crm", "studio-crm@north"


def write_studio(folder: Path) -> None:
    """Write the specs of the small pair into a folder."""
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def commit(folder: Path) -> None:
    """Put everything in a folder under version control."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@north.example", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-q", "-m", "specs")):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


def edit(folder: Path, old: str, new: str, file: str = "specs/pairs/studio-crm.yaml") -> None:
    """Replace a text of a spec; one that is not there once fails the test."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
