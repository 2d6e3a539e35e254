"""The view for pull requests: annotations as workflow commands.

The format is https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
"""

from collections.abc import Iterable, Iterator, Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Level
from compiler.diagnostics.locator import Locator, in_order
from compiler.diagnostics.visible import visible

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def as_annotations(found: Iterable[Diagnostic], locator: Locator) -> str:
    """Return one command for each finding, worst first, because only the first few of a step are shown."""
    levels = list(_COMMANDS)
    ordered = sorted(in_order(found, locator), key=lambda diagnostic: levels.index(diagnostic.level))
    return "".join(_command(diagnostic, locator) for diagnostic in ordered)


def _command(diagnostic: Diagnostic, locator: Locator) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(diagnostic, locator))
    words = [visible(diagnostic.message), *(f"help: {visible(text)}" for text in diagnostic.helps)]
    return f"::{_COMMANDS[diagnostic.level]} {properties}::{_text(chr(10).join(words))}\n"


def _properties(diagnostic: Diagnostic, locator: Locator) -> Iterator[tuple[str, str]]:
    span = locator.span(diagnostic.place)
    if span is not None:
        yield "file", span.file
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:  # columns of several lines are refused
            yield "col", str(span.column)
            yield "endColumn", str(span.end_column)
    yield "title", diagnostic.rule


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(visible(text)).replace(":", "%3A").replace(",", "%2C")
