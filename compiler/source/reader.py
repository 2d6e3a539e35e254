"""The text of one spec file, read into plain values that remember where they were written.

The YAML library only parses; which value a scalar has is decided here, and nothing that YAML readers disagree
about is let in.
"""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label
from compiler.source import findings
from compiler.source.build import Builder
from compiler.source.characters import refusals
from compiler.source.events import NotYaml, events
from compiler.source.gate import Gate
from compiler.source.located import Located
from compiler.source.text import Text

__all__ = ["Located", "read"]

LARGEST_FILE = 2_000_000  # bytes
MOST_FINDINGS = 100  # of one file; after that its author has enough to do


def read(document: str, file: str, text: str, diags: Diagnostics) -> Located | None:
    """Read a file as the document of that name, and report everything that is refused.

    Returns None where nothing could be read, or where something in it could not be kept. Where there are
    findings but the value is complete it is returned, so that its shape can be checked in the same run. Bytes
    of the file that are not UTF-8 are expected as `surrogateescape` leaves them. Never raises.
    """
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1_000_000} MB"
        place = findings.characters(file, 0, 0)
        diags.report(findings.too_much(message, place, "a spec holds no rows; split the document"))
        return None
    refused = tuple(refusals(file, text))
    for finding in refused:
        diags.report(finding)
    return None if refused else _parse(document, Text.of(file, text), diags)


def _parse(document: str, text: Text, diags: Diagnostics) -> Located | None:
    found: list[Diagnostic] = []
    gate, builder = Gate(text, found.append), Builder(text, found.append)
    whole = True
    try:
        for event in events(text.content):
            if not gate.admits(event) or len(found) >= MOST_FINDINGS:
                whole = False
                break
            builder.take(event)
    except NotYaml as error:
        found.append(_syntax_error(text, error))
        whole = False
    gate.close()
    if whole and builder.value is None:
        found.append(findings.empty(findings.characters(text.file, 0, 0)))
        whole = False
    for finding in found[:MOST_FINDINGS]:
        diags.report(finding)
    if not (whole and gate.whole and builder.whole):
        return None
    return Located(document=document, value=builder.value, index=builder.index)


def _syntax_error(text: Text, error: NotYaml) -> Diagnostic:
    place = findings.characters(text.file, error.at, error.at + 1)
    label = None
    if error.context is not None and error.context_at not in (None, error.at):
        start = error.context_at or 0
        label = Label(place=findings.characters(text.file, start, start + 1), text=error.context)
    tab = text.content[error.at : error.at + 1] == "\t"
    helps = ("indent with spaces; YAML allows no tabs there",) if tab else ()
    return findings.not_yaml(place, error.problem, label, *helps)
