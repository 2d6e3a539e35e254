"""What a destination refused, at the line of the spec that asks for it, in the look of a compiler's finding.

The manifest tells which address asks for which piece of metadata, and where that address is written.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compiler.cli.following import Asked
from compiler.cli.views import Findings, view
from compiler.diagnostics.diagnostic import Diagnostic, Place
from compiler.diagnostics.locator import Span
from compiler.model.manifest import Manifest, manifest_from_json
from compiler.runtime.owned import is_undecided
from compiler.runtime.ports import Component
from compiler.workspace import FolderProblem, find

if TYPE_CHECKING:
    from compiler.runtime.context import Context

RULE = "ORG:DEPLOY"
_WORD = re.compile(r"[^\s:,\]}#]+")
_PLATFORMS = ("source", "target")
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecLines:
    """Where a compiled pair says that its addresses are written, and the lines of those files."""

    manifest: Manifest | None
    texts: Mapping[str, str]

    def span(self, place: Place) -> Span | None:
        """Return where an address is written; None where nothing of it is known."""
        at = self.written(dotted(place))
        if at is None:
            return None
        file, line, column = at
        found = _WORD.match(self.line(file, line) or "", column - 1)
        end = found.end() + 1 if found else column + 1
        return Span(file=file, line=line, column=column, end_line=line, end_column=end)

    def line(self, file: str, number: int) -> str | None:
        """Return a line of a spec, None where it is not there any more."""
        lines = self.texts.get(file, "").splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else None

    def written(self, address: str) -> tuple[str, int, int] | None:
        """Return file, line and column of an address."""
        if self.manifest is None:
            return None
        node = self.manifest.nodes.get(address)
        if node is not None and node.file is not None and node.line is not None:
            return node.file, node.line, node.column or 1
        return self.manifest.places.get(address)


def spec_lines(generated: Path) -> SpecLines:
    """Read the manifest of a compiled pair and the specs beside it; without them problems stay readable."""
    try:
        manifest = manifest_from_json((generated / "manifest.json").read_bytes())
    except (OSError, msgspec.MsgspecError):
        return SpecLines(manifest=None, texts={})
    try:
        texts = find(None).texts()
    except FolderProblem:
        texts = {}
    return SpecLines(manifest=manifest, texts=texts)


def findings(problems: Iterable[Component], lines: SpecLines, root: str) -> tuple[Diagnostic, ...]:
    """Return the problems as findings, those that say the same of many components as one; `root` is the
    project's folder among the generated files.
    """
    alike: dict[str, list[Component]] = {}
    for each in problems:
        alike.setdefault(each.problem or "", []).append(each)
    return tuple(_finding(each[0], each[1:], lines, root) for each in alike.values())


def show_refused(problems: Iterable[Component], context: "Context", asked: Asked) -> None:
    """Write problems to stderr, each at the line of the spec that asks for it."""
    view(_shown(problems, context, asked, "human")).show()


def refused_json(problems: Iterable[Component], context: "Context", asked: Asked) -> list[object]:
    """Return problems as findings that a program reads."""
    found: list[object] = json.loads(view(_shown(problems, context, asked, "json")).plain)["diagnostics"]
    return found


def _shown(problems: Iterable[Component], context: "Context", asked: Asked, form: str) -> Findings:
    lines = spec_lines(context.folders.generated)
    found = findings(problems, lines, context.plan.destination.metadata_root)
    return Findings(address=str(asked.address), found=found, locator=lines, failing=("error",), form=form)


def dotted(place: Place) -> str:
    """Return the address of a place as the manifest writes it."""
    prefix = (place.document,) if place.document in _PLATFORMS else ()
    return ".".join((*prefix, *place.keys))


def _finding(problem: Component, others: Sequence[Component], lines: SpecLines, root: str) -> Diagnostic:
    named = _named(problem)
    address = lines.manifest.components.get(problem.full_name) if lines.manifest else None
    at = _at(problem, root)
    notes = (f"in {at}",) if at and address is not None else ()
    return Diagnostic(
        rule=RULE,
        message=_message(problem, named),
        place=_place(address) if address is not None else Place(document=at or "the project"),
        label=f"this asks for {named}",
        notes=(*notes, *_same(others)),
        helps=(problem.remedy,) if problem.remedy else (),
    )


def _message(problem: Component, named: str) -> str:
    if is_undecided((problem,)):
        return f"{named}: {problem.problem}"
    return f"the destination does not take {named}: {problem.problem}"


def _same(others: Sequence[Component]) -> tuple[str, ...]:
    """Name the other components of which the same is said."""
    if not others:
        return ()
    shown = ", ".join(_named(each) for each in others[:_SHOWN])
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return (f"the same is said of {shown}{more}",)


def _named(problem: Component) -> str:
    return f"{problem.kind} {problem.name}".strip()


def _at(problem: Component, root: str) -> str:
    """Name the file of a problem, and its line where that is known."""
    if not problem.path:
        return ""
    line = "" if problem.line is None else f":{problem.line}"
    return f"{root}/{problem.path}{line}"


def _place(address: str) -> Place:
    first, *rest = address.split(".")
    if first in _PLATFORMS:
        return Place(document=first, keys=tuple(rest))
    return Place(document="pair", keys=(first, *rest))
