"""The examples that ship with the package, made from the breaks: the change, and the finding it causes."""

import difflib
from collections.abc import Mapping

from compiler.diagnostics.render import render
from compiler.pipeline import Compilation
from compiler.rules.reference import Example
from tests.checks.breaks.edit import Break
from tests.workspace import shipped

_MOST_LINES = 6  # of a change that is shown


def example(rule: str, edit: Break, found: Compilation) -> Example:
    """Return the example of a rule: of several findings under it, the first."""
    mine = [one for one in found.diagnostics if one.rule == rule]
    shown = render(mine, found.sources).split("\n\n")[0]
    return Example(change=_change(edit), said=shown.rstrip("\n") + "\n")


def _change(edit: Break) -> Mapping[str, tuple[str, ...]]:
    before, after = shipped(), edit.texts()
    return {file: _lines(before.get(file, ""), after[file]) for file in (*edit.edits, *edit.added)}


def _lines(before: str, after: str) -> tuple[str, ...]:
    compared = difflib.ndiff(before.splitlines(), after.splitlines())
    changed = [line.rstrip() for line in compared if line.startswith(("- ", "+ "))]
    more = len(changed) - _MOST_LINES
    return tuple(changed[:_MOST_LINES]) + ((f"  ({more} more such lines)",) if more > 0 else ())
