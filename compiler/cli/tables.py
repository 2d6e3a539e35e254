"""Tables for the terminal: the reconciliation, what did not load and why, and where a run stands."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from compiler.cli.drawing import drawn as _drawn
from compiler.cli.drawing import table as _table
from compiler.runtime.budget import shortages
from compiler.runtime.reconcile import Reconciliation
from compiler.runtime.status import Status
from compiler.scope.estimate import Estimate
from compiler.scope.sheets import Sheet, allowances, keeping, timeline, warnings, writing


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
    lines = "".join(f"\nwarning[{one.rule}]: {one.text}\n" for one in short)
    days = "".join(
        f"{one['object']}: days from {one['asked'][0]} to {one['asked'][1]} were asked for\n"
        for one in found["objects"]
        if one.get("asked")
    )
    moving = _moving(msgspec.convert(found["estimate"], Estimate)) if "estimate" in found else ""
    return f"{drawn}\nand is asked for at most {asked}\n{days}{lines}{moving}"


def _moving(found: Estimate) -> str:
    """Draw what moving takes, with what the account was found to hold."""
    made = (writing(found), keeping(found), allowances(found), timeline(found.timeline))
    return f"{sheets_text(made)}\n{warnings_text(found)}"


def sheets_text(made: Iterable[Sheet]) -> str:
    """Draw tables of an estimate."""
    return _drawn(*(_table(f"\n{one.title}", one.words, one.numbers, one.rows) for one in made if one.rows))


def warnings_text(found: Estimate) -> str:
    """Say what somebody should know before they promise a date, a line for each."""
    return "".join(f"warning: {line}\n" for line in warnings(found))


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
    drawn = _drawn(
        _table("phases", ("phase", "state"), (), phases),
        _table("\nread", ("object",), ("pages", "records", "announced", ""), objects),
        _table("\nwritten", ("route", "jobs", "rows", "not loaded by rule"), (), routes),
    )
    return f"{drawn}{_expected(found.expected)}"


def _expected(found: Estimate | None) -> str:
    """Draw what discover worked out, where it has looked."""
    if found is None:
        return ""
    return f"\n{sheets_text((allowances(found), timeline(found.timeline)))}"


def status_json(found: Status) -> str:
    """Write where a run stands as one JSON object."""
    return json.dumps(msgspec.to_builtins(found), indent=2, sort_keys=True)


def _counts(counts: object) -> str:
    return (
        ", ".join(f"{number} {name}" for name, number in dict(counts).items())
        if isinstance(counts, dict)
        else ""
    )
