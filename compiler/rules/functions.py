"""What is said of the functions of the language: one page each for the terminal, and their reference."""

import json
from collections.abc import Iterable

from compiler.language.reference import ExampleRow, FunctionRow

_NARROW = 12
_HEAD = """\
# Functions

Every function of the expression language. Made by `crosswalk explain --functions --format markdown`; a test
holds it to the code, and every example here is a test. `crosswalk explain NAME` shows one of them.
"""


def listing(rows: Iterable[FunctionRow]) -> str:
    """Return one line for each function."""
    return "".join(f"  {row.name:<16} {row.sentence.split('. ')[0].rstrip('.')}\n" for row in rows)


def explained(row: FunctionRow) -> str:
    """Return the page of one function, as text for a terminal."""
    facts = [("works on", row.works_on), ("does", row.sentence), ("loses", row.loss or "nothing")]
    lines = [f"{row.signature}\n", "\n", *(f"  {name:<{_NARROW}}{text}\n" for name, text in facts), "\n"]
    uses = (f"  {_given(one)}: {one.expression}  gives {_comes(one)}\n" for one in row.examples)
    return "".join((*lines, *uses))


def as_json(rows: Iterable[FunctionRow]) -> str:
    """Return functions as one JSON object of ASCII text, with their examples."""
    entries = [
        {
            "name": row.name,
            "signature": row.signature,
            "works_on": row.works_on,
            "does": row.sentence,
            "loses": row.loss,
            "examples": [
                {
                    "type": one.type,
                    "x": one.x,
                    "expression": one.expression,
                    "gives": one.gives,
                    "fails": one.fails,
                }
                for one in row.examples
            ],
        }
        for row in rows
    ]
    return json.dumps({"format_version": "1.0", "functions": entries}, indent=2) + "\n"


def markdown(rows: Iterable[FunctionRow]) -> str:
    """Return the reference of functions as Markdown."""
    return "\n".join((_HEAD, *(_section(row) for row in rows)))


def _section(row: FunctionRow) -> str:
    lines = [f"## {row.name}\n", f"`{row.signature}` works on {row.works_on}. {row.sentence}\n"]
    if row.loss:
        lines.append(f"Loses {row.loss}, so a route says under `accept:` why that is fine.\n")
    uses = [f"{_given(one)}\n  {one.expression}  →  {_comes(one)}\n" for one in row.examples]
    lines.append(f"```text\n{''.join(uses)}```\n")
    return "\n".join(lines)


def _given(example: ExampleRow) -> str:
    return f"x: {example.type} = {_shown(example.x)}"


def _comes(example: ExampleRow) -> str:
    return f"refused, {example.fails}" if example.fails else _shown(example.gives)


def _shown(text: str | None) -> str:
    if text is None:
        return "nothing"
    return json.dumps(text, ensure_ascii=not text.isprintable())
