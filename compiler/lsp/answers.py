"""Findings, places and proposals as the protocol writes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from compiler.diagnostics.locator import Span
from compiler.lsp.completion import Proposal
from compiler.lsp.findings import Finding
from compiler.lsp.positions import characters, units

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_KINDS = {
    "field": types.CompletionItemKind.Field,
    "function": types.CompletionItemKind.Function,
    "route": types.CompletionItemKind.Reference,
    "map": types.CompletionItemKind.Enum,
    "decision": types.CompletionItemKind.Variable,
    "object": types.CompletionItemKind.Class,
    "case": types.CompletionItemKind.EnumMember,
    "rule": types.CompletionItemKind.Constant,
    "enum": types.CompletionItemKind.Enum,
}
_REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The texts that places are in, the folder of the specs, and the encoding that columns are counted in."""

    specs: Path
    texts: Mapping[str, str]
    encoding: str

    def uri(self, name: str) -> str:
        """Return the address of a spec."""
        return from_fs_path(str(self.specs / name.removeprefix("specs/"))) or ""

    def position(self, name: str, position: types.Position) -> tuple[int, int]:
        """Return the line and the column in characters of a position, both from 0."""
        return position.line, characters(self._line(name, position.line), position.character, self.encoding)

    def location(self, span: Span) -> types.Location:
        """Return where a span is."""
        return types.Location(uri=self.uri(span.file), range=self.range(span))

    def range(self, span: Span) -> types.Range:
        """Return the ends of a span."""
        return types.Range(
            start=self._position(span.file, span.line, span.column),
            end=self._position(span.file, span.end_line, span.end_column),
        )

    def _position(self, name: str, line: int, column: int) -> types.Position:
        text = self._line(name, line - 1)
        return types.Position(line=line - 1, character=units(text, column - 1, self.encoding))

    def _line(self, name: str, line: int) -> str:
        lines = self.texts.get(name, "").split("\n")
        return lines[line] if 0 <= line < len(lines) else ""


def diagnostic(finding: Finding, sheet: Sheet) -> types.Diagnostic:
    """Return a finding; its data says which name was probably meant."""
    return types.Diagnostic(
        range=sheet.range(finding.span),
        message=finding.text,
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        source="crosswalk",
        related_information=[
            types.DiagnosticRelatedInformation(location=sheet.location(span), message=text)
            for span, text in finding.related
        ],
        data={_REPLACEMENT: finding.replacement} if finding.replacement else None,
    )


def fixes(uri: str, diagnostics: Iterable[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """Yield an edit for each finding that knows which name was meant."""
    for each in diagnostics:
        meant = each.data.get(_REPLACEMENT) if isinstance(each.data, Mapping) else None
        if isinstance(meant, str):
            edit = types.TextEdit(range=each.range, new_text=meant)
            yield types.CodeAction(
                title=f"Change to `{meant}`",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[each],
                edit=types.WorkspaceEdit(changes={uri: [edit]}),
                is_preferred=True,
            )


def item(proposal: Proposal, position: types.Position) -> types.CompletionItem:
    """Return a proposal that replaces the name before the position; names are ASCII, a unit a character."""
    start = types.Position(line=position.line, character=position.character - proposal.typed)
    return types.CompletionItem(
        label=proposal.text,
        kind=_KINDS[proposal.kind],
        detail=proposal.detail or None,
        documentation=proposal.documentation or None,
        text_edit=types.TextEdit(range=types.Range(start=start, end=position), new_text=proposal.text),
        filter_text=proposal.text,
    )
