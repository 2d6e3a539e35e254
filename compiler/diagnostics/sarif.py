"""The view for code scanning: SARIF 2.1.0.

The format is https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

import json
from collections.abc import Iterable, Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Label
from compiler.diagnostics.law import Law
from compiler.diagnostics.locator import Locator, Span, address, in_order, repair
from compiler.diagnostics.machine import fingerprint
from compiler.diagnostics.visible import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

_Json = dict[str, object]


def as_sarif(found: Iterable[Diagnostic], locator: Locator, laws: Mapping[str, Law], version: str) -> str:
    """Return a SARIF log of ASCII text with one run; `version` is that of the tool.

    Files are relative to the root of the workspace, columns count characters. Only safe fixes are in it,
    because programs apply them.
    """
    ordered = in_order(found, locator)
    rules = sorted({diagnostic.rule for diagnostic in ordered} & set(laws))
    numbers = {rule: number for number, rule in enumerate(rules)}
    driver = {"name": "crosswalk", "version": version, "rules": [_rule(laws[rule]) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, locator, numbers) for diagnostic in ordered],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(law: Law) -> _Json:
    helped = f"{law.why} {law.remedy}".strip()
    rule: _Json = {
        "id": law.id,
        "shortDescription": {"text": law.title},
        "fullDescription": {"text": law.why},
        "help": {"text": f"{helped}\nSee: crosswalk explain {law.id}"},
        "defaultConfiguration": {"level": law.level},
        "properties": {"tags": [law.family], "canBeAccepted": law.silenced},
    }
    return {**rule, "helpUri": law.source} if law.source else rule


def _result(diagnostic: Diagnostic, locator: Locator, numbers: Mapping[str, int]) -> _Json:
    result: _Json = {"ruleId": diagnostic.rule}
    if diagnostic.rule in numbers:
        result["ruleIndex"] = numbers[diagnostic.rule]
    result |= {
        "level": diagnostic.level,
        "message": {"text": "\n".join(_words(diagnostic))},
        "locations": [_location(diagnostic, locator)],
        "relatedLocations": _related(diagnostic.related, locator),
        "partialFingerprints": {"crosswalk/v1": fingerprint(diagnostic)},
        "fixes": _fixes(diagnostic, locator),
    }
    return {key: value for key, value in result.items() if value != []}


def _words(diagnostic: Diagnostic) -> Iterable[str]:
    yield visible(diagnostic.message)
    if diagnostic.label:
        yield visible(diagnostic.label)
    yield from (f"note: {visible(note)}" for note in diagnostic.notes)
    yield from (f"help: {visible(text)}" for text in diagnostic.helps)


def _location(diagnostic: Diagnostic, locator: Locator) -> _Json:
    span, name = locator.span(diagnostic.place), address(diagnostic.place)
    location: _Json = {} if span is None else {"physicalLocation": _physical(span)}
    return {**location, "logicalLocations": [{"fullyQualifiedName": name or diagnostic.place.document}]}


def _related(labels: Iterable[Label], locator: Locator) -> list[_Json]:
    placed = ((label, locator.span(label.place)) for label in labels)
    return [
        {"id": number, "message": {"text": visible(label.text)}, "physicalLocation": _physical(span)}
        for number, (label, span) in enumerate(placed, start=1)
        if span is not None
    ]


def _fixes(diagnostic: Diagnostic, locator: Locator) -> list[_Json]:
    found = repair(diagnostic, locator)
    if found is None or diagnostic.fix is None or diagnostic.fix.applicability != "safe":
        return []
    span, text = found
    replacement = {"deletedRegion": _region(span), "insertedContent": {"text": text}}
    change = {"artifactLocation": {"uri": _uri(span.file)}, "replacements": [replacement]}
    return [{"description": {"text": visible(diagnostic.fix.title)}, "artifactChanges": [change]}]


def _physical(span: Span) -> _Json:
    return {"artifactLocation": {"uri": _uri(span.file)}, "region": _region(span)}


def _region(span: Span) -> _Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _uri(file: str) -> str:
    """Return a path as a relative reference, percent-encoded as RFC 3986 says."""
    encoded = file.encode("utf-8", "backslashreplace")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in encoded)
