"""The shipped specs as texts, for tests that break them in one place and look at what is said."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from compiler.diagnostics.render import render
from compiler.model.program import Program
from compiler.pipeline import Compilation, check_pair, compile_pair

ROOT = Path(__file__).parents[1]
PAIR = "specs/pairs/practicehub-salesforce.yaml"
SOURCE = "specs/platforms/practicehub.yaml"
TARGET = "specs/platforms/salesforce.yaml"
OVERLAY = "specs/orgs/acme-physio.yaml"
TZDATA = version("tzdata")


def shipped() -> dict[str, str]:
    """Return every shipped spec by its path."""
    files = sorted((ROOT / "specs").rglob("*.yaml"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def shipped_templates() -> dict[str, str]:
    """Return every shipped template by its path below templates/."""
    folder = ROOT / "templates"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.j2"))
    }


def broken(changes: Mapping[str, tuple[tuple[str, str], ...]]) -> dict[str, str]:
    """Return the shipped specs with some texts replaced; a text that is not there fails the test."""
    texts = shipped()
    for file, edits in changes.items():
        for old, new in edits:
            assert old in texts[file], f"{file} has no {old!r}"
            texts[file] = texts[file].replace(old, new, 1)
    return texts


def checked(texts: Mapping[str, str], customer: str | None = None) -> Compilation:
    """Check the PracticeHub pair of some texts."""
    return check_pair(texts, "practicehub-salesforce", customer, TZDATA)


def compiled(texts: Mapping[str, str], customer: str | None = None) -> Compilation:
    """Compile the PracticeHub pair of some texts."""
    return compile_pair(texts, shipped_templates(), "practicehub-salesforce", customer, TZDATA)


def said(found: Compilation) -> str:
    """Return what a person would read."""
    return render(found.diagnostics, found.sources)


def shipped_pairs() -> tuple[str, ...]:
    """Name the pairs that ship."""
    folder = "specs/pairs/"
    return tuple(sorted(path.removeprefix(folder)[:-5] for path in shipped() if path.startswith(folder)))


def program_of(pair: str, customer: str | None = None) -> Program:
    """Return the program of a shipped pair, which has no errors."""
    found = check_pair(shipped(), pair, customer, TZDATA)
    assert found.program is not None, [one.message for one in found.diagnostics]
    return found.program
