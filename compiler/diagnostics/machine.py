"""The views for programs: one line for each finding, and one JSON object for all."""

import hashlib
import json
from collections.abc import Iterable

from compiler.diagnostics.diagnostic import Diagnostic, Label, Place
from compiler.diagnostics.locator import Locator, Span, address, in_order, repair
from compiler.diagnostics.visible import visible

FORMAT_VERSION = "1.1"

_Json = dict[str, object]


def concise(found: Iterable[Diagnostic], locator: Locator) -> str:
    """Return `file:line:column RULE message` for each finding."""
    return "".join(_line(diagnostic, locator) for diagnostic in in_order(found, locator))


def as_json(found: Iterable[Diagnostic], locator: Locator) -> str:
    """Return one JSON object of ASCII text with every finding; the same findings give the same bytes."""
    ordered = in_order(found, locator)
    levels = [diagnostic.level for diagnostic in ordered]
    document = {
        "format_version": FORMAT_VERSION,
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "notes": levels.count("note"),
        "diagnostics": [_entry(diagnostic, locator) for diagnostic in ordered],
    }
    return json.dumps(document, indent=2) + "\n"


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return 16 hexadecimal digits that stay the same when lines move: from the rule, place and words."""
    place = diagnostic.place
    parts = (diagnostic.rule, place.document, address(place), diagnostic.message)
    encoded = "\0".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(encoded).hexdigest()[:16]


def _line(diagnostic: Diagnostic, locator: Locator) -> str:
    span = locator.span(diagnostic.place)
    where = f"{span.file}:{span.line}:{span.column}" if span else diagnostic.place.document
    return f"{visible(where)} {diagnostic.rule} {visible(diagnostic.message)}\n"


def _entry(diagnostic: Diagnostic, locator: Locator) -> _Json:
    return {
        "rule": diagnostic.rule,
        "level": diagnostic.level,
        "message": diagnostic.message,
        **_where(diagnostic.place, locator),
        "label": diagnostic.label,
        "related": [_related(label, locator) for label in diagnostic.related],
        "notes": list(diagnostic.notes),
        "helps": list(diagnostic.helps),
        "fix": _fix(diagnostic, locator),
        "fingerprint": fingerprint(diagnostic),
    }


def _fix(diagnostic: Diagnostic, locator: Locator) -> _Json | None:
    found = repair(diagnostic, locator)
    if diagnostic.fix is None or found is None:
        return None
    span, text = found
    fix = diagnostic.fix
    edit = {"span": _positions(span), "text": text}
    return {"title": fix.title, "applicability": fix.applicability, "edits": [edit]}


def _related(label: Label, locator: Locator) -> _Json:
    return {"text": label.text, **_where(label.place, locator)}


def _where(place: Place, locator: Locator) -> _Json:
    span = locator.span(place)
    return {
        "document": place.document,
        "address": address(place),
        "span": None if span is None else _positions(span),
    }


def _positions(span: Span) -> _Json:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
