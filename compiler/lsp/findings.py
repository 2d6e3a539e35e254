"""Findings of every file around one that changed, and the edits that would put some of them right."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Level
from compiler.diagnostics.locator import Locator, Span, in_order, repair
from compiler.lsp.desk import TESTS, Desk, Migration, compiled, migrations
from compiler.pipeline import Compilation
from compiler.source.reader import read
from compiler.source.sources import Sources
from compiler.spec.decode import decode_test

_SUGGESTED = re.compile(r"did you mean `([^`]+)`\?")
_WORD = re.compile(r"[$\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding at its place; `related` are other places with what they have to do with it.

    `replacement` is what was probably meant instead of what stands at the place.
    """

    span: Span
    rule: str
    level: Level
    text: str
    related: tuple[tuple[Span, str], ...] = ()
    replacement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What checking found, by migration (or a file by itself) and file; `sound`: a program was made."""

    findings: Mapping[str, Mapping[str, tuple[Finding, ...]]]
    sound: bool


def findings(desk: Desk, path: str) -> Checked:
    """Check every migration that a file is a part of; a test document is checked by itself."""
    if path.startswith(f"{TESTS}/"):
        return Checked(findings={path: _of_test(desk, path)}, sound=False)
    found: dict[str, Mapping[str, tuple[Finding, ...]]] = {}
    sound = True
    for migration in migrations(desk.texts, path):
        made = compiled(desk, migration)
        found[str(migration)] = _by_file(made.diagnostics, made.sources, _main_file(desk, migration, made))
        sound = sound and made.program is not None
    if not found:
        found[path] = _alone(desk, path)
    return Checked(findings=found, sound=sound and bool(found))


def _main_file(desk: Desk, migration: Migration, made: Compilation) -> str:
    """Return where findings are shown whose own place cannot be: in the pair, else in the customer's file."""
    pair = f"specs/pairs/{migration.pair}.yaml"
    return pair if pair in desk.texts else f"specs/orgs/{migration.customer}.yaml"


def _of_test(desk: Desk, path: str) -> Mapping[str, tuple[Finding, ...]]:
    diags = Diagnostics()
    located = read("test", path, desk.texts.get(path, ""), diags)
    if located is not None:
        decode_test("test", located, diags)
    return _by_file(diags, Sources.of({path: desk.texts.get(path, "")}, located), path)


def _alone(desk: Desk, path: str) -> Mapping[str, tuple[Finding, ...]]:
    diags = Diagnostics()
    read(path, path, desk.texts.get(path, ""), diags)
    return _by_file(diags, Sources.of({path: desk.texts.get(path, "")}), path)


def _by_file(found: Iterable[Diagnostic], locator: Locator, main: str) -> Mapping[str, tuple[Finding, ...]]:
    files: dict[str, list[Finding]] = {}
    for diagnostic in in_order(found, locator):
        finding = _finding(diagnostic, locator, main)
        files.setdefault(finding.span.file, []).append(finding)
    return {file: tuple(each) for file, each in files.items()}


def _finding(diagnostic: Diagnostic, locator: Locator, main: str) -> Finding:
    span = locator.span(diagnostic.place) or Span(file=main, line=1, column=1, end_line=1, end_column=1)
    label = f" ({diagnostic.label})" if diagnostic.label else ""
    lines = [f"{diagnostic.message}{label}", *diagnostic.notes, *(f"help: {one}" for one in diagnostic.helps)]
    related = ((locator.span(one.place), one.text) for one in diagnostic.related)
    return Finding(
        span=span,
        rule=diagnostic.rule,
        level=diagnostic.level,
        text="\n".join(lines),
        related=tuple((place, text) for place, text in related if place),
        replacement=_replacement(diagnostic, span, locator),
    )


def _replacement(diagnostic: Diagnostic, span: Span, locator: Locator) -> str | None:
    """Return what belongs at the place: the finding's own fix, or the name it suggests for a name."""
    if found := repair(diagnostic, locator):
        return found[1]
    line = locator.line(span.file, span.line)
    if line is None or span.line != span.end_line:
        return None
    if not _WORD.fullmatch(line[span.column - 1 : span.end_column - 1]):
        return None
    suggested = (_SUGGESTED.fullmatch(one) for one in diagnostic.helps)
    return next((match[1] for match in suggested if match), None)
