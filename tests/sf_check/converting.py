"""Salesforce's command line, asked to convert a project to the form of the Metadata API and back."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.sf_check.comparing import differences

LONGEST = 600


class ConversionError(Exception):
    """The command line refused a project; the text is what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandLine:
    """`sf`, run by a Node of its own; `home` keeps what it remembers away from the user's own."""

    node: Path
    script: Path
    home: Path

    def run(self, folder: Path, *words: str) -> None:
        """Run one command in a project's folder; raises ConversionError where it fails."""
        environment = {
            **os.environ,
            "HOME": str(self.home),
            "SF_AUTOUPDATE_DISABLE": "true",
            "SF_DISABLE_TELEMETRY": "true",
        }
        done = subprocess.run(
            (str(self.node), str(self.script), *words),
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        if done.returncode:
            raise ConversionError(f"sf {' '.join(words)}: {done.stdout}{done.stderr}")


def conversion_problems(sf: CommandLine, project: Path, work: Path) -> Iterator[str]:
    """Convert each part of a project there and back in the folder `work`, and list what differs."""
    copy = work / "project"
    shutil.copytree(project, copy)
    yield from _part(
        sf, copy, work / "main", "force-app", "package.xml", ("--manifest", "manifest/package.xml")
    )
    if (copy / "shield").is_dir():
        yield from _part(
            sf, copy, work / "shield", "shield", "package-shield.xml", ("--source-dir", "shield")
        )


def _part(
    sf: CommandLine, copy: Path, work: Path, folder: str, manifest: str, choice: tuple[str, str]
) -> Iterator[str]:
    there, back = work / "mdapi", work / "back"
    sf.run(copy, "project", "convert", "source", *choice, "--output-dir", str(there))
    if (there / "package.xml").read_bytes() != (copy / "manifest" / manifest).read_bytes():
        yield f"manifest/{manifest}: not what the command line writes"
    empty = work / "empty"
    (empty / "force-app").mkdir(parents=True)
    shutil.copy(copy / "sfdx-project.json", empty)
    sf.run(empty, "project", "convert", "mdapi", "--root-dir", str(there), "--output-dir", str(back))
    yield from differences(files_below(copy / folder), files_below(back))


def files_below(folder: Path) -> Mapping[str, bytes]:
    """Return the content of every file of a folder, by path below it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
