"""`fmt` and `lsp` from a terminal."""

import importlib.util
from pathlib import Path

import pytest

from tests.cli.command import Terminal

MESSY = "name: a-b\nspec: pair/v1\n\n\nroutes:\n    a:   {from: A,to: B} # why\n"
TIDY = "spec: pair/v1\nname: a-b\n\nroutes:\n  a: {from: A, to: B} # why\n"


def test_fmt_lays_out_every_spec_of_the_workspace(terminal: Terminal, workspace: Path) -> None:
    file = workspace / "specs/pairs/a-b.yaml"
    file.write_text(MESSY)
    file.chmod(0o640)

    done = terminal("fmt")

    assert (done.code, done.err) == (0, "")
    assert "Laid out specs/pairs/a-b.yaml.\n" in done.out
    assert file.read_text() == TIDY
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir() if "partial" in path.name] == []
    assert terminal("fmt").out == ""


def test_fmt_check_shows_the_difference_and_changes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "here" / "a-b.yaml"
    file.write_text(MESSY)

    done = terminal("fmt", "--check", "a-b.yaml")

    assert done.code == 4
    assert "-    a:   {from: A,to: B} # why\n+  a: {from: A, to: B} # why\n" in done.out
    assert file.read_text() == MESSY


def test_fmt_check_of_tidy_files_is_silent(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "here" / "a-b.yaml").write_text(TIDY)

    done = terminal("fmt", "--check", ".")

    assert (done.code, done.out, done.err) == (0, "", "")


def test_fmt_says_why_a_file_cannot_be_read_and_goes_on_with_the_others(
    terminal: Terminal, tmp_path: Path
) -> None:
    broken, messy = tmp_path / "here" / "a.yaml", tmp_path / "here" / "b.yaml"
    broken.write_text("spec: [pair/v1\n")
    messy.write_text(MESSY)

    done = terminal("fmt", "a.yaml", "b.yaml")

    assert done.code == 1
    assert "YML" in done.err
    assert "a.yaml:" in done.err
    assert broken.read_text() == "spec: [pair/v1\n"
    assert messy.read_text() == TIDY


def test_fmt_never_touches_the_specs_of_the_tool(terminal: Terminal) -> None:
    done = terminal("fmt")

    assert done.code == 2
    assert "no workspace" in done.err


def test_fmt_follows_a_link_to_its_file(terminal: Terminal, tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "here" / "link.yaml"
    file.write_text(MESSY)
    link.symlink_to(file)

    assert terminal("fmt", "link.yaml").code == 0
    assert link.is_symlink()
    assert file.read_text() == TIDY


def test_lsp_without_its_library_says_how_to_get_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    done = terminal("lsp")

    assert done.code == 2
    assert "pip install 'crosswalk[lsp]'" in done.err
