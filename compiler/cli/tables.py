"""Tables for the terminal: the reconciliation, what did not load and why, and where a run stands."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from compiler.runtime.budget import shortages
from compiler.runtime.reconcile import Reconciliation
from compiler.runtime.status import Status

WIDTH = 110


def _drawn(*tables: Table) -> str:
    console = Console(file=io.StringIO(), width=WIDTH, highlight=False, color_system=None)
    for table in tables:
        console.print(table)
    written = console.file
    assert isinstance(written, io.StringIO)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def _table(title: str, left: Sequence[str], right: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for name in left:
        table.add_column(name, overflow="fold")
    for name in right:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    return table


def reconciliation_text(found: Reconciliation) -> str:
    """Draw the account of every object and of what both ends say."""
    moved = [one for one in found.objects if one.role == "moved"]
    objects = _table(
        "extracted = loaded + refused + failed + skipped",
        ("object",),
        ("extracted", "loaded", "refused", "failed", "skipped"),
        ((one.object, one.extracted, one.loaded, one.refused, one.failed, one.skipped) for one in moved),
    )
    checks = _table(
        "both ends",
        ("what",),
        ("here", "destination", ""),
        ((one.what, one.expected, one.found, "equal" if one.ok else "DIFFERS") for one in found.checks),
    )
    return f"{_drawn(objects)}\n\n{_drawn(checks)}"


def reasons_text(found: Reconciliation, lines: Mapping[str, str]) -> str:
    """Draw why records are not loaded: rule, place in the spec (its line where `lines` knows it), count."""
    rows = [
        (one.object, one.bucket, one.rule, lines.get(one.address, one.address), one.rows)
        for one in found.reasons
    ]
    return _drawn(
        _table("not loaded, and why", ("object", "", "rule", "where the spec says so"), ("rows",), rows)
    )


def inventory_text(written: bytes) -> str:
    """Draw what discover found, from `discover.json`: counts, hours, and what is not as declared."""
    found = json.loads(written)
    objects = [
        (
            one["object"],
            one["channel"],
            "observed" if one["observed"] else one["declared"],
            _counted(one),
            one["requests"],
            f"{one['seconds'] / 3600:.2f}",
        )
        for one in found["objects"]
    ]
    odd = [row for one in found["objects"] for row in _oddities(one)]
    needs = found["needs"]
    asked = (
        f"{needs['rows']:,} rows, {needs['files']:,} files, {needs['storage_mb']:,} MB, {needs['jobs']} jobs"
    )
    left = [(one["name"], one["left"], one["total"]) for one in found["allowances"]]
    drawn = _drawn(
        _table(
            f"in {found['account']}",
            ("object", "read from", "evidence"),
            ("records", "requests", "hours"),
            objects,
        ),
        _table("\nnot as declared, among the records looked at", ("field", "what"), ("records",), odd),
        _table("\nthe destination has", ("allowance",), ("left", "in all"), left),
    )
    short = shortages(needs["jobs"], needs["storage_mb"], {name: room for name, room, _ in left})
    warnings = "".join(f"\nwarning[{one.rule}]: {one.text}\n" for one in short)
    days = "".join(
        f"{one['object']}: days from {one['asked'][0]} to {one['asked'][1]} were asked for\n"
        for one in found["objects"]
        if one.get("asked")
    )
    return f"{drawn}\nand is asked for at most {asked}\n{days}{warnings}"


def _counted(found: dict[str, Any]) -> int | str:
    if found["count"] is not None:
        return int(found["count"])
    return "" if found["about"] is None else f"about {found['about']:,}"


def _oddities(found: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    words = {
        "missing": "required, without a value",
        "unknown": "unknown value",
        "long": "longer than declared",
    }
    evidence = found["evidence"] or {"columns": []}
    for column in evidence["columns"]:
        for kind, word in {**words, "broken": "not one value"}.items():
            if column[kind]:
                named = ", ".join(column["unknown_values"]) if kind == "unknown" else ""
                yield (
                    f"{found['object']}.{column['column']}",
                    f"{word}: {named}" if named else word,
                    int(column[kind]["count"]),
                )


def status_text(found: Status) -> str:
    """Draw where a run stands."""
    phases = [(one.phase, "finished") for one in found.finished] + [(one, "to do") for one in found.waiting]
    objects = [
        (
            one.object,
            one.pages,
            one.records,
            "" if one.total is None else one.total,
            "all" if one.done else "part",
        )
        for one in found.objects
    ]
    routes = [
        (one.route, _counts(one.chunks), _counts(one.outcomes), _counts(one.rules)) for one in found.routes
    ]
    return _drawn(
        _table("phases", ("phase", "state"), (), phases),
        _table("\nread", ("object",), ("pages", "records", "announced", ""), objects),
        _table("\nwritten", ("route", "jobs", "rows", "not loaded by rule"), (), routes),
    )


def status_json(found: Status) -> str:
    """Write where a run stands as one JSON object."""
    return json.dumps(msgspec.to_builtins(found), indent=2, sort_keys=True)


def _counts(counts: object) -> str:
    return (
        ", ".join(f"{number} {name}" for name, number in dict(counts).items())
        if isinstance(counts, dict)
        else ""
    )
