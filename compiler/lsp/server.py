"""The language server: what the functions of this room say, over stdin and stdout.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from compiler.lsp.answers import Sheet, diagnostic, fixes, item
from compiler.lsp.completion import completion
from compiler.lsp.definition import definition
from compiler.lsp.desk import Desk
from compiler.lsp.findings import Finding, findings
from compiler.lsp.hover import hover
from compiler.lsp.positions import UTF_16
from compiler.workspace.names import FolderProblem

_PAUSE = 0.15  # seconds without another key before a text is checked


class Folder(Protocol):
    """A workspace as the server reads it."""

    @property
    def specs(self) -> Path:
        """Return the folder of the specs."""

    def texts(self) -> dict[str, str]:
        """Return the text of every spec by its path, such as `specs/pairs/a-b.yaml`."""


Find: TypeAlias = Callable[[Path], Folder]


class Specs:
    """The files that an editor asks about: saved ones, open ones, and what has been said of them."""

    def __init__(self, server: LanguageServer, find: Find, tzdata: str) -> None:
        self._server = server
        self._find = find
        self._tzdata = tzdata
        self._sound: dict[Path, Mapping[str, str]] = {}
        self._said: dict[tuple[Path, str], Mapping[str, tuple[Finding, ...]]] = {}

    def desk(self, uri: str) -> tuple[Desk, Sheet, str] | None:
        """Return the texts around a file, where they are, and its path; None outside of a workspace.

        What is open counts as it is shown, saved or not.
        """
        file = Path(to_fs_path(uri) or "")
        try:
            folder = self._find(file.parent)
            if not file.is_relative_to(folder.specs):
                return None
            texts = folder.texts()
        except FolderProblem as problem:
            self._warn(str(problem))
            return None
        for address, document in self._server.workspace.text_documents.items():
            path = Path(to_fs_path(address) or "")
            if path.suffix == ".yaml" and path.is_relative_to(folder.specs):
                texts[_name(path, folder.specs)] = document.source
        encoding = self._server.workspace.position_encoding or UTF_16
        sheet = Sheet(specs=folder.specs, texts=texts, encoding=str(getattr(encoding, "value", encoding)))
        desk = Desk(texts=texts, tzdata=self._tzdata, sound=self._sound.get(folder.specs, {}))
        return desk, sheet, _name(file, folder.specs)

    def _warn(self, message: str) -> None:
        self._server.window_show_message(
            types.ShowMessageParams(type=types.MessageType.Warning, message=message)
        )

    def check(self, uri: str) -> None:
        """Check what a file belongs to, and show what was found in every file that it concerns."""
        found = self.desk(uri)
        if found is None:
            return
        desk, sheet, path = found
        checked = findings(desk, path)
        if checked.sound:
            self._sound[sheet.specs] = desk.texts
        concerned = {path}
        for name, files in checked.findings.items():
            concerned |= {*self._said.get((sheet.specs, name), {}), *files}
            self._said[(sheet.specs, name)] = files
        for file in sorted(concerned):
            self._publish(file, sheet)

    def _publish(self, file: str, sheet: Sheet) -> None:
        """Show everything that is wrong with a file; two migrations that find the same found it once."""
        said = [files.get(file, ()) for (root, _), files in self._said.items() if root == sheet.specs]
        unique = dict.fromkeys(finding for group in said for finding in group)
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=sheet.uri(file), diagnostics=[diagnostic(one, sheet) for one in unique]
            )
        )


def serve(find: Find, tzdata: str, version: str) -> None:
    """Speak the protocol over stdin and stdout until the editor ends it.

    `find` returns the workspace around a folder, `tzdata` is the version of the time zone rules of a run.
    """
    server = LanguageServer("crosswalk", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    specs = Specs(server, find, tzdata)
    _register_checks(server, specs)
    _register_looking(server, specs)
    _register_typing(server, specs)
    server.start_io()


def _register_checks(server: LanguageServer, specs: Specs) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        specs.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(_PAUSE)
        shown = server.workspace.text_documents.get(params.text_document.uri)
        if shown is not None and shown.version == params.text_document.version:
            specs.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        specs.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        specs.check(params.text_document.uri)


def _register_looking(server: LanguageServer, specs: Specs) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        found = specs.desk(params.text_document.uri)
        if found is None:
            return None
        desk, sheet, path = found
        text = hover(desk, path, *sheet.position(path, params.position))
        if text is None:
            return None
        return types.Hover(contents=types.MarkupContent(kind=types.MarkupKind.Markdown, value=text))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> types.Location | None:
        found = specs.desk(params.text_document.uri)
        if found is None:
            return None
        desk, sheet, path = found
        span = definition(desk, path, *sheet.position(path, params.position))
        return sheet.location(span) if span else None


def _register_typing(server: LanguageServer, specs: Specs) -> None:
    options = types.CompletionOptions(trigger_characters=["|", "$", "(", ">", " "])

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    def completed(params: types.CompletionParams) -> types.CompletionList:
        found = specs.desk(params.text_document.uri)
        if found is None:
            return types.CompletionList(is_incomplete=False, items=[])
        desk, sheet, path = found
        proposals = completion(desk, path, *sheet.position(path, params.position))
        items = [item(one, params.position) for one in proposals]
        return types.CompletionList(is_incomplete=False, items=items)

    actions = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, actions)
    def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        return list(fixes(params.text_document.uri, params.context.diagnostics))


def _name(file: Path, specs: Path) -> str:
    return f"specs/{file.relative_to(specs).as_posix()}"
