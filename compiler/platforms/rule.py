"""What a check is: a law with a stable id, and the function that looks for breaches of it."""

from collections.abc import Callable
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostics, Level
from compiler.model.program import Program


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One law of a program.

    `id` is three letters and three digits and never reused. `title` names the mistake, `why` says what would
    happen without the rule, `source` is the address of the outside rule behind it. `check` reports its
    findings under `id` and at `level`.
    """

    id: str
    level: Level
    title: str
    why: str
    source: str | None
    check: Callable[[Program, Diagnostics], None]
