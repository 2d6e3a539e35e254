"""Reads a rehearsal folder: what a source API lists, the bytes behind its file links, and who is who."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compiler.sandbox.source.rows import CONTENT, Table, rows_from_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A practice on disk.

    `rows` are the API's rows by object, in the order of its listing. `content` are the bytes by the path
    that a row names in `_content`. `exports` is the folder of files that the practice hands over by hand.
    """

    rows: Mapping[str, Table] = field(repr=False)
    content: Mapping[str, bytes] = field(repr=False)
    exports: Path


def read_practice(folder: Path) -> Practice:
    """Read `source/*.jsonl` and the files its rows name.

    A named file that is not in the folder has no bytes: the storage will say so. Raises
    FileNotFoundError where there is no `source` folder, `msgspec.DecodeError` where a line is no JSON object,
    and ValueError where a row names a file outside the folder.
    """
    source = folder / "source"
    if not source.is_dir():
        raise FileNotFoundError(f"{source} does not exist; a rehearsal folder needs it")
    rows = {path.stem: rows_from_lines(path.read_bytes()) for path in sorted(source.glob("*.jsonl"))}
    return Practice(rows=rows, content=_content(folder, rows), exports=folder / "export")


def read_org(folder: Path) -> dict[str, object]:
    """The target org before the move, as its sandbox takes it: settings and users."""
    seed: dict[str, object] = json.loads((folder / "org.json").read_bytes())
    return seed


def read_answers(folder: Path) -> Mapping[str, str]:
    """Which user each unmatched practitioner is: source key to username, "" where nobody is."""
    with (folder / "users.csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file)
    return {key: username for key, username in lines}  # noqa: C416 - a line of another length is an error


def _content(folder: Path, rows: Mapping[str, Table]) -> dict[str, bytes]:
    named = {row[CONTENT] for table in rows.values() for row in table if CONTENT in row}
    paths = {str(path): _inside(folder, str(path)) for path in named}
    return {name: path.read_bytes() for name, path in sorted(paths.items()) if path.is_file()}


def _inside(folder: Path, name: str) -> Path:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError("a row names a file outside the rehearsal folder; its _content must stay inside")
    return path
