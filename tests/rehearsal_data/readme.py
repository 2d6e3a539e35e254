"""Writes the README of a rehearsal folder from the practice itself, so that no number in it can be wrong."""

from tests.rehearsal_data.outcomes import ROUTED, totals
from tests.rehearsal_data.practice import Expectation, Practice

HEAD = """# A practice to rehearse with

Acme Physiotherapy does not exist. Its people, visits, payers and costs come from
[Synthea](https://synthetichealth.github.io/synthea/), a generator of synthetic patients that the MITRE
Corporation publishes under the Apache License 2.0; no line is about a real person. Names lost the digits that
Synthea adds. Email addresses, telephone numbers, notes, codes, users and files were invented.

Made by `python -m tests.rehearsal_data.convert_synthea SYNTHEA_CSV_FOLDER THIS_FOLDER`, which writes the same
bytes from the same input every time. Change the converter, not these files.

| file | what |
| --- | --- |
| `source/<Object>.jsonl` | what the API answers, one record a line, in the order of its listing |
| `export/*.csv` | what the practice exports by hand; `insurance_records.csv` as a spreadsheet saves it |
| `export/documents/` | the policies |
| `files/` | the bytes behind `source/File.jsonl`; its field `_content` names them and is never served |
| `org.json` | the target org before the move: its settings and its users |
| `users.csv` | which user each unmatched practitioner is, as the administrator would answer; blank: nobody |
| `expected.json` | what must become of every row below, of the canaries, and the totals |

Times are clinic times of America/Chicago without a zone. Stays of more than 24 hours were left out.
"""

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

*loaded*: the record arrives, with the text shown in the field named (`(empty)`: nothing in it; amounts
compare as numbers). *refused*: crosswalk does not send it and names the rule. *failed*: it is tried and
does not succeed, here because the bytes of a file do not come as their record says (`FIL101`).
*skipped*: the repetition of a row that loads once. Control characters other than tab and line ends are
refused wherever they stand. `expected.json` names the rows.

| oddity | object | rows | what must become of it | why |
| --- | --- | --- | --- | --- |
"""

CANARY_HEAD = """
## Canaries

These texts stand in for what a patient typed. They may appear in the target org, and in no log, message,
report or temporary file:

"""

SHOWN = 60


def readme(practice: Practice, canaries: tuple[str, ...]) -> str:
    """The whole README as Markdown."""
    counts = totals(practice)
    table = "".join(
        f"| {name} | " + " | ".join(str(n) for n in counts[name].values()) + " |\n" for name in ROUTED
    )
    others = ", ".join(
        f"{name} ({len(rows)})" for name, rows in sorted(practice.tables.items()) if name not in ROUTED
    )
    groups: dict[tuple[str, str], list[Expectation]] = {}
    for entry in sorted(practice.expected, key=lambda entry: (entry.object, entry.name)):
        groups.setdefault((entry.object, entry.name), []).append(entry)
    lines = "".join(_line(entries) for entries in groups.values())
    listed = "".join(f"- `{canary}`\n" for canary in canaries)
    return f"{HEAD}{TOTALS}{table}{OTHERS}{others}.\n{ODDITIES}{lines}{CANARY_HEAD}{listed}"


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
