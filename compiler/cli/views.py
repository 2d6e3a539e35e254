"""The forms in which findings leave the command, and on which stream each of them does."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click

from compiler.diagnostics.diagnostic import Diagnostic, Level
from compiler.diagnostics.locator import Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is written: findings of an address (a pair, or a file) in a form, and the levels that fail."""

    address: str
    found: tuple[Diagnostic, ...]
    locator: Locator
    failing: tuple[Level, ...]
    form: str

    @property
    def tally(self) -> str:
        """Return how many findings there are, in words."""
        from compiler.diagnostics.render import tally

        return tally(self.found) if self.found else "no findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Findings in one form: as plain text, as text for this terminal, and whether that is a result."""

    plain: str
    shown: str
    is_result: bool

    def show(self) -> None:
        """Write to the terminal: a result to stdout, words for people to stderr."""
        click.echo(self.shown, err=not self.is_result, nl=False)


def view(findings: Findings) -> View:
    """Return findings in the form that they name."""
    return _FORMS[findings.form](findings)


def _human(findings: Findings) -> View:
    from compiler.diagnostics.render import COLOUR, PLAIN, render

    ending = f"{findings.address}: {findings.tally}\n"
    plain = _above(render(findings.found, findings.locator, PLAIN), ending)
    colour = sys.stderr.isatty() and not _no_colour()
    shown = _above(render(findings.found, findings.locator, COLOUR), ending) if colour else plain
    return View(plain=plain, shown=shown, is_result=False)


def _above(text: str, ending: str) -> str:
    return f"{text}\n{ending}" if text else ending


def _concise(findings: Findings) -> View:
    from compiler.diagnostics.machine import concise

    text = concise(findings.found, findings.locator)
    return View(plain=text, shown=text, is_result=False)


def _result(text: str) -> View:
    return View(plain=text, shown=text, is_result=True)


def _json(findings: Findings) -> View:
    from compiler.diagnostics.machine import as_json

    return _result(as_json(findings.found, findings.locator))


def _sarif(findings: Findings) -> View:
    from importlib.metadata import version

    from compiler.diagnostics.sarif import as_sarif
    from compiler.rules.registry import REGISTRY

    return _result(as_sarif(findings.found, findings.locator, REGISTRY, version("crosswalk")))


def _github(findings: Findings) -> View:
    from compiler.diagnostics.github import as_annotations

    return _result(as_annotations(findings.found, findings.locator))


def _junit(findings: Findings) -> View:
    from compiler.diagnostics.junit import as_junit

    suite = f"crosswalk check {findings.address}"
    return _result(as_junit(findings.found, findings.locator, suite, findings.failing))


def _no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))


_FORMS: Mapping[str, Callable[[Findings], View]] = {
    "human": _human,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "junit": _junit,
}
FORMATS = tuple(_FORMS)
