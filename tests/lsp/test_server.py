"""The real server over its pipes: an editor opens a pair with a mistake, asks, puts it right and leaves."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.client import Editor
from tests.lsp.desks import position
from tests.workspace import PAIR, ROOT

PUBLISHED = "textDocument/publishDiagnostics"
MISTAKE = ("      MobilePhone: phone\n", "      MobilePhone: concat('🏥', phome)\n")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("platforms", "pairs", "orgs"):
        shutil.copytree(ROOT / "specs" / name, tmp_path / "specs" / name)
    return tmp_path


def _document(uri: str, text: str, marked: str) -> dict[str, Any]:
    """Return where a request asks, in UTF-16 units."""
    line, column = position(text, marked)
    before = text.split("\n")[line][:column]
    character = len(before.encode("utf-16-le")) // 2
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


def _change(editor: Editor, uri: str, text: str, version: int) -> list[dict[str, Any]]:
    document = {"uri": uri, "version": version}
    editor.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
    found: list[dict[str, Any]] = editor.heard(PUBLISHED, uri)["diagnostics"]
    return found


def test_an_editor_opens_asks_mends_and_leaves(workspace: Path) -> None:
    uri = (workspace / PAIR).as_uri()
    sound = (workspace / PAIR).read_text(encoding="utf-8")
    assert MISTAKE[0] in sound
    text = sound.replace(*MISTAKE, 1)
    with Editor(workspace) as editor:
        able = editor.ask(
            "initialize", {"processId": None, "rootUri": workspace.as_uri(), "capabilities": {}}
        )
        assert able["capabilities"]["positionEncoding"] == "utf-16"
        assert able["serverInfo"]["name"] == "crosswalk"
        editor.tell("initialized", {})

        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        editor.tell("textDocument/didOpen", {"textDocument": opened})
        found = editor.heard(PUBLISHED, uri)["diagnostics"]

        mistake = next(one for one in found if one["code"] == "REF102")
        line, _ = position(text, "MobilePhone: concat^")
        start = text.split("\n")[line].index("phome") + 1  # the sign before it takes two units
        assert mistake["range"]["start"] == {"line": line, "character": start}
        assert mistake["range"]["end"] == {"line": line, "character": start + len("phome")}
        assert mistake["message"].startswith("`Patient` has no field `phome`")
        assert (mistake["severity"], mistake["source"]) == (1, "crosswalk")

        context = {"diagnostics": [mistake]}
        acted = {"textDocument": {"uri": uri}, "range": mistake["range"], "context": context}
        (fix,) = editor.ask("textDocument/codeAction", acted)
        assert fix["edit"]["changes"][uri] == [{"range": mistake["range"], "newText": "phone"}]

        told = editor.ask("textDocument/hover", _document(uri, text, "last_name | tr^im"))
        assert "**… | trim** on text" in told["contents"]["value"]

        there = editor.ask("textDocument/definition", _document(uri, text, "$tenant -> practice_acc^ount"))
        declared, _ = position(text, "\n  ^practice_account:")
        assert there["uri"] == uri
        assert there["range"]["start"] == {"line": declared, "character": 2}

        offered = editor.ask("textDocument/completion", _document(uri, text, "Email: email | trim | lo^wer"))
        lower = next(one for one in offered["items"] if one["label"] == "lower")
        at = _document(uri, text, "Email: email | trim | ^lower")["position"]
        assert lower["textEdit"]["range"]["start"] == at

        assert [one for one in _change(editor, uri, sound, 2) if one["severity"] == 1] == []
        assert editor.ask("shutdown") is None
        editor.tell("exit")
        assert editor.ended() == 0


def test_files_outside_of_a_workspace_are_nobodys_business(tmp_path: Path) -> None:
    uri = (tmp_path / "notes.yaml").as_uri()
    with Editor(tmp_path) as editor:
        editor.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        editor.tell("initialized", {})
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": "spec: pair/v1\n"}
        editor.tell("textDocument/didOpen", {"textDocument": document})

        assert editor.ask("textDocument/hover", _document(uri, "spec: pair/v1\n", "sp^ec")) is None
        assert [one for one in editor.notified if one.get("method") == PUBLISHED] == []
