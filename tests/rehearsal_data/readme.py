"""Writes the README of a rehearsal folder from the practice itself, so that no number in it can be wrong."""

from tests.rehearsal_data.layout import Layout
from tests.rehearsal_data.outcomes import totals
from tests.rehearsal_data.practice import Expectation, Practice

TOTALS = """
## Counts

`rows` counts what the source lists, `keys` its distinct ids. Every row is loaded, refused, failed or skipped,
as the last screen of a rehearsal counts them: rows that contradict each other are all refused, and of rows
that repeat or outdate each other all but one are skipped.

| object | rows | keys | loaded | refused | failed | skipped |
| --- | --- | --- | --- | --- | --- | --- |
"""

OTHERS = """
Counted and exported, but not moved as records of their own:
"""

ODDITIES = """
## Oddities

"""

TABLE = """
| oddity | object | rows | what must become of it | why |
| --- | --- | --- | --- | --- |
"""

CANARY_HEAD = """
## Canaries

These texts stand in for what a patient typed. They may appear in the target org, and in no log, message,
report or temporary file:

"""

SHOWN = 60


def readme(practice: Practice, layout: Layout) -> str:
    """The whole README as Markdown."""
    counts = totals(practice, layout.routed)
    table = "".join(
        f"| {name} | " + " | ".join(str(n) for n in counts[name].values()) + " |\n" for name in layout.routed
    )
    others = ", ".join(
        f"{name} ({len(rows)})" for name, rows in sorted(practice.tables.items()) if name not in layout.routed
    )
    groups: dict[tuple[str, str], list[Expectation]] = {}
    for entry in sorted(practice.expected, key=lambda entry: (entry.object, entry.name)):
        groups.setdefault((entry.object, entry.name), []).append(entry)
    lines = "".join(_line(entries) for entries in groups.values())
    listed = "".join(f"- `{canary}`\n" for canary in layout.canaries)
    shown = f"{ODDITIES}{layout.words}{TABLE}{lines}{CANARY_HEAD}{listed}"
    unmoved = f"{OTHERS}{others}.\n" if others else ""
    return f"{layout.head}{TOTALS}{table}{unmoved}{shown}"


def _line(entries: list[Expectation]) -> str:
    first = entries[0]
    return f"| {first.name} | {first.object} | {len(entries)} | {_outcome(first)} | {first.why} |\n"


def _outcome(entry: Expectation) -> str:
    if entry.outcome != "loaded":
        return f"{entry.outcome}: {entry.rule}"
    if entry.field is None:
        return "loaded"
    return f"loaded; {entry.field}: {_shown(entry.value or '')}"


def _shown(value: str) -> str:
    if not value:
        return "(empty)"
    text = value.encode("unicode_escape").decode() if not value.isprintable() else value
    text = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"`{text}`".replace("|", "\\|")
