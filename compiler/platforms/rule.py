"""What a check is: a law with a stable id, and the function that looks for breaches of it.

To add a rule:

1. Write the check: `def names_short_enough(program, diags)`, which reports `Diagnostic(rule="SFM101", ...)`.
   It reports every breach; whether somebody accepted one is decided later, in one place
   (`compiler/rules/acceptance.py`), so a check never looks at `accept:`.
2. Add a `Rule` to the file's `RULES`. A limit of an outside platform has `source=` (an address) and
   `verified=` (when and how it was read, or a `Limit`'s own). A warning that a practice may live with, or a
   loss that it may want, has `silenced=True`; an error that makes rows wrong never has.
3. What is found without a check of its own (while reading, resolving, in the language, or during a run) is a
   `Law` in `compiler/rules/`, or in the platform's `laws` where its words name the platform. An id that no
   longer means anything goes to `compiler/rules/retired.py` with the reason, and is never used again.
4. Add a `Break` to `tests/checks/breaks/`: one edit of the shipped specs that breaks the rule. For what only
   a run can find, name the test that proves it in `tests/checks/proofs.py`.
5. `pytest tests/checks --snapshot-update` writes the words, `compiler/rules/examples.json` (what
   `crosswalk explain` shows) and `specs/rules.md`.

Tests hold all of that: every id in the code is registered once, every one that is registered is used, and
each has an example and its exact words, or a proof.
"""

from collections.abc import Callable
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.diagnostics.law import Law
from compiler.model.program import Program


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Law):
    """One law of a program; `check` reports its breaches under the law's `id` and at its `level`."""

    check: Callable[[Program, Diagnostics], None]
