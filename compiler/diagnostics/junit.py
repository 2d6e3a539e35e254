"""The view for build servers: one test case for each finding, in the XML that JUnit made common."""

from collections.abc import Collection, Iterable, Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Level
from compiler.diagnostics.locator import Locator, in_order
from compiler.diagnostics.render import render
from compiler.diagnostics.visible import visible


def as_junit(found: Iterable[Diagnostic], locator: Locator, suite: str, failing: Collection[Level]) -> str:
    """Return a test suite of that name; findings of the failing levels are failures, others are output."""
    ordered = in_order(found, locator)
    failures = sum(diagnostic.level in failing for diagnostic in ordered)
    counts = f'tests="{max(1, len(ordered))}" failures="{failures}" errors="0" skipped="0"'
    name = _attribute(suite)
    cases = "".join(_case(diagnostic, locator, failing) for diagnostic in ordered)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites {counts}>\n  <testsuite name="{name}" {counts}>\n'
        f"{cases or _no_findings(name)}  </testsuite>\n</testsuites>\n"
    )


def _no_findings(suite: str) -> str:
    return f'    <testcase classname="{suite}" name="no findings"/>\n'


def _case(diagnostic: Diagnostic, locator: Locator, failing: Collection[Level]) -> str:
    span = locator.span(diagnostic.place)
    where = f"{span.file}:{span.line}:{span.column}" if span else diagnostic.place.document
    name = _attribute(f"{diagnostic.rule} {where}")
    file = _attribute(span.file if span else diagnostic.place.document)
    inside = "".join(_inside(diagnostic, locator, failing))
    return f'    <testcase classname="{file}" name="{name}">\n{inside}    </testcase>\n'


def _inside(diagnostic: Diagnostic, locator: Locator, failing: Collection[Level]) -> Iterator[str]:
    text = _escaped(render([diagnostic], locator))
    if diagnostic.level in failing:
        message = _attribute(diagnostic.message)
        yield f'      <failure type="{_attribute(diagnostic.rule)}" message="{message}">{text}</failure>\n'
    else:
        yield f"      <system-out>{text}</system-out>\n"


def _attribute(text: str) -> str:
    return _escaped(visible(text)).replace('"', "&quot;")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
