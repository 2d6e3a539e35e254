"""What an emitter is: a function from a compiled pair to texts by relative path."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from compiler.diagnostics.diagnostic import Place
from compiler.model.plan import Plan
from compiler.model.program import Program
from compiler.platforms.component import Component

LineOf = Callable[[Place], tuple[str, int, int] | None]
"""Where a place is written: file, line and column (from 1); None where no file holds it."""


class Texts(Protocol):
    """The prose templates, by name."""

    def render(self, name: str, **values: object) -> str:
        """Fill a template; the text ends with one line feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """Everything an emitter may look at.

    `sql` and `metadata` are the texts whose hashes the plan holds, by path below the generated folder;
    `components` are the pieces of metadata among them.
    """

    program: Program
    plan: Plan
    sql: Mapping[str, str]
    metadata: Mapping[str, str]
    components: tuple[Component, ...]
    templates: Texts
    line_of: LineOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Emitter:
    """One kind of artifact. `files` returns what belongs into the generated folder, by path below it with
    `/`: texts with LF, and bytes where a file is no text.
    """

    name: str
    files: Callable[[Compiled], Mapping[str, str | bytes]]

    def emit(self, compiled: Compiled) -> Mapping[str, str]:
        """Return the texts alone."""
        return {path: one for path, one in self.files(compiled).items() if isinstance(one, str)}
