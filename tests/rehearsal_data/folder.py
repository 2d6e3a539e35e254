"""Writes a practice as a rehearsal folder."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

from tests.rehearsal_data.layout import Layout
from tests.rehearsal_data.outcomes import totals
from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.readme import readme

SUFFIX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def write_folder(practice: Practice, folder: Path, layout: Layout) -> None:
    """Write every file of the rehearsal; the same practice gives the same bytes."""
    for name, rows in practice.tables.items():
        if name not in layout.exports:
            _write(folder / "source" / f"{name}.jsonl", "".join(_line(row) for row in rows).encode())
    for name, (file, columns) in layout.exports.items():
        written = _spreadsheet if name == layout.spreadsheet else _table
        _write(folder / "export" / f"{file}.csv", written(columns.split(), practice.tables[name]))
    for path, content in sorted(practice.files.items()):
        _write(folder / path, content)
    answers: list[Row] = [
        {layout.users: key, "salesforce_username": username} for key, username in sorted(practice.answers)
    ]
    _write(folder / "users.csv", _table([layout.users, "salesforce_username"], answers))
    organisation = {**layout.organisation, "id": long_id(layout.number)}
    _write(folder / "org.json", _json({"organization": organisation, "users": practice.users}))
    _write(folder / "expected.json", _json(_expected(practice, layout)))
    _write(folder / "README.md", readme(practice, layout).encode())
    _write(
        folder / ".gitattributes",
        b"# Line ends and byte order marks are part of what these files test.\n* -text\n",
    )


def long_id(short: str) -> str:
    """An 18-character id from one of 15: three letters more that tell which of its letters are capitals."""
    suffix = ""
    for start in (0, 5, 10):
        bits = sum(1 << n for n, letter in enumerate(short[start : start + 5]) if "A" <= letter <= "Z")
        suffix += SUFFIX_LETTERS[bits]
    return short + suffix


def _expected(practice: Practice, layout: Layout) -> Row:
    entries = [
        {name: value for name, value in asdict(entry).items() if value is not None}
        for entry in practice.expected
    ]
    return {
        "canaries": list(layout.canaries),
        "oddities": sorted(entries, key=lambda entry: (entry["name"], entry["object"], entry["key"])),
        "totals": totals(practice, layout.routed),
    }


def _table(columns: list[str], rows: list[Row]) -> bytes:
    return _csv(columns, rows, "\n").encode()


def _spreadsheet(columns: list[str], rows: list[Row]) -> bytes:
    return _csv(columns, rows, "\r\n").encode("utf-8-sig")


def _csv(columns: list[str], rows: list[Row], line_end: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _json(value: Row) -> bytes:
    return (json.dumps(value, indent=1) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
