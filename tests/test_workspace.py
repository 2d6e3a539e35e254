"""Where specs are read from and generated files are written to, and where neither ever goes."""

import os
import stat
from pathlib import Path

import pytest

from compiler import workspace
from compiler.diagnostics.diagnostic import Diagnostics
from compiler.source.reader import read
from compiler.workspace import Changes, FolderProblem, Workspace

ROOT = Path(__file__).parents[1]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    for folder in ("pairs", "platforms", "orgs"):
        (tmp_path / "own" / "specs" / folder).mkdir(parents=True)
    return workspace.find(tmp_path / "own")


def _put(path: Path, content: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_workspace_is_found_from_any_folder_inside_it(place: Workspace) -> None:
    deep = place.root / "specs" / "pairs" / "drafts"
    deep.mkdir()

    assert workspace.find(deep) == place


def test_a_folder_of_specs_without_pairs_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()

    assert workspace.find(tmp_path).specs == ROOT / "specs"


def test_without_a_workspace_the_shipped_specs_are_read_and_files_are_generated_here(tmp_path: Path) -> None:
    found = workspace.find(tmp_path)

    assert found == Workspace(root=tmp_path, specs=ROOT / "specs", template_folder=ROOT / "templates")
    assert "specs/pairs/practicehub-salesforce.yaml" in found.texts()


def test_the_current_folder_is_where_the_search_begins(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.root / "specs")

    assert workspace.find(None) == place


def test_an_installed_tool_ships_its_specs_inside_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "compiler"
    _put(package / "_shipped" / "specs" / "pairs" / "a-b.yaml", "spec: pair/v1")
    _put(package / "_shipped" / "templates" / "x.md.j2", "x")
    monkeypatch.setattr("compiler.workspace.workspace.__file__", str(package / "workspace" / "workspace.py"))

    found = workspace.find(tmp_path)

    assert found.texts() == {"specs/pairs/a-b.yaml": "spec: pair/v1"}
    assert found.templates() == {"x.md.j2": "x"}


def test_templates_are_those_of_the_tool_only(place: Workspace) -> None:
    _put(place.root / "templates" / "documents" / "mapping.md.j2", "{{ ''.__class__ }}")

    assert place.templates() == {
        path.relative_to(ROOT / "templates").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "templates").rglob("*"))
        if path.is_file()
    }


def test_every_yaml_file_is_read_by_its_path_and_nothing_else(place: Workspace) -> None:
    _put(place.specs / "pairs" / "b.yaml", "b")
    _put(place.specs / "pairs" / "a.yaml", "ä")
    _put(place.specs / "orgs" / "deep" / "c.yaml", "c")
    _put(place.specs / "orgs" / "notes.txt", "no")
    _put(place.specs / ".git" / "x.yaml", "no")
    _put(place.specs / "orgs" / ".hidden.yaml", "no")

    assert place.texts() == {
        "specs/orgs/deep/c.yaml": "c",
        "specs/pairs/a.yaml": "ä",
        "specs/pairs/b.yaml": "b",
    }


def test_a_file_that_would_be_overlooked_is_refused(place: Workspace) -> None:
    _put(place.specs / "orgs" / "acme.yml")

    with pytest.raises(FolderProblem, match=r"specs/orgs/acme\.yml would be overlooked: specs end in \.yaml"):
        place.texts()


def test_bytes_that_are_not_utf_8_reach_the_reader_which_names_them(place: Workspace) -> None:
    (place.specs / "pairs" / "a.yaml").write_bytes(b"name: caf\xe9\n")
    diags = Diagnostics()

    read("pair", "specs/pairs/a.yaml", place.texts()["specs/pairs/a.yaml"], diags)

    assert [found.message for found in diags] == ["byte 0xE9 at offset 9 is not UTF-8"]


@pytest.mark.parametrize("character", ["x", "é"])
def test_of_a_file_that_is_too_large_only_enough_is_read_to_refuse_it(
    place: Workspace, character: str
) -> None:
    _put(place.specs / "pairs" / "a.yaml", "# " + character * 3_000_000)
    diags = Diagnostics()
    text = place.texts()["specs/pairs/a.yaml"]

    read("pair", "specs/pairs/a.yaml", text, diags)

    assert len(text) <= 2_000_001
    assert [found.message for found in diags] == ["the file is larger than 2 MB"]


def test_a_link_that_leads_out_is_refused(place: Workspace, tmp_path: Path) -> None:
    secret = _put(tmp_path / "passwd", "root")
    (place.specs / "pairs" / "a.yaml").symlink_to(secret)

    with pytest.raises(FolderProblem, match="is a link that leads out of"):
        place.texts()


def test_a_linked_folder_is_refused_and_so_is_a_link_to_nothing(place: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = place.specs / "more"
    link.symlink_to(outside)
    with pytest.raises(FolderProblem, match="more is a link"):
        place.texts()
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(FolderProblem, match="more is a link"):
        place.texts()


def test_a_link_to_another_spec_is_read(place: Workspace) -> None:
    _put(place.specs / "pairs" / "a.yaml", "a")
    (place.specs / "pairs" / "b.yaml").symlink_to("a.yaml")

    assert place.texts()["specs/pairs/b.yaml"] == "a"


def test_a_pipe_is_passed_over_instead_of_waited_for(place: Workspace) -> None:
    os.mkfifo(place.specs / "pairs" / "a.yaml")

    assert place.texts() == {}


def test_writing_makes_what_comparing_announced(place: Workspace) -> None:
    artifacts: dict[str, str | bytes] = {
        "plan.json": "{}",
        "sql/patient.sql": "select 1",
        "logo.bin": b"\xff\x00",
    }
    folder = place.root / "generated" / "a-b@acme"

    announced = place.compare("a-b@acme", artifacts)

    assert announced == Changes(new=(".files", "logo.bin", "plan.json", "sql/patient.sql"))
    assert not folder.exists()
    assert place.write("a-b@acme", artifacts) == announced
    assert (folder / "sql" / "patient.sql").read_text() == "select 1"
    assert (folder / "logo.bin").read_bytes() == b"\xff\x00"
    assert (folder / ".files").read_text() == "logo.bin\nplan.json\nsql/patient.sql\n"
    assert place.compare("a-b@acme", artifacts) == Changes()


def test_writing_again_changes_nothing_at_all(place: Workspace) -> None:
    place.write("a-b", {"x": "1", "y/z": "2"})
    paths = sorted((place.root / "generated").rglob("*"))
    before = [path.stat().st_mtime_ns for path in paths]

    changes = place.write("a-b", {"x": "1", "y/z": "2"})

    assert not changes.any
    assert [path.stat().st_mtime_ns for path in paths] == before


def test_changed_and_orphaned_files_are_named_sorted(place: Workspace) -> None:
    folder = place.root / "generated" / "a-b"
    place.write("a-b", {"b": "1", "a": "1", "old/deep/c": "1", "same": "1"})

    changes = place.write("a-b", {"b": "2", "a": "2", "new": "1", "same": "1"})

    assert changes == Changes(new=("new",), changed=(".files", "a", "b"), orphaned=("old/deep/c",))
    assert sorted(_tree(folder)) == [".files", "a", "b", "new", "same"]
    assert not (folder / "old").exists()


def test_a_file_that_was_deleted_by_hand_is_written_again(place: Workspace) -> None:
    place.write("a-b", {"x": "1"})
    (place.root / "generated" / "a-b" / "x").unlink()

    assert place.write("a-b", {"x": "1"}) == Changes(new=("x",))


def test_what_was_not_generated_is_neither_deleted_nor_replaced(place: Workspace) -> None:
    folder = place.root / "generated" / "a-b"
    place.write("a-b", {"x": "1"})
    _put(folder / "notes.md", "mine")
    _put(folder / "acme" / "x", "of another pair")

    place.write("a-b", {"x": "2"})
    with pytest.raises(FolderProblem, match=r"notes\.md was not generated by crosswalk; move it away"):
        place.write("a-b", {"x": "3", "notes.md": "theirs"})

    assert _tree(folder) == {".files": "x\n", "acme/x": "of another pair", "notes.md": "mine", "x": "2"}


def test_a_file_with_the_same_content_is_taken_over(place: Workspace) -> None:
    _put(place.root / "generated" / "a-b" / "x", "1")

    assert place.write("a-b", {"x": "1"}) == Changes(new=(".files",))


def test_after_an_interruption_every_file_has_an_owner(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = place.root / "generated" / "a-b"
    place.write("a-b", {"old": "1"})
    real = os.replace

    def full(source: Path, target: Path) -> None:
        if target.name == "y":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("compiler.workspace.generated.os.replace", full)
    with pytest.raises(FolderProblem, match=r"y cannot be written \(No space left on device\)"):
        place.write("a-b", {"x": "1", "y": "1"})
    monkeypatch.undo()

    assert set(_tree(folder)) <= {".files", *(folder / ".files").read_text().split()}
    place.write("a-b", {"x": "1", "y": "1"})
    assert sorted(_tree(folder)) == [".files", "x", "y"]


@pytest.mark.parametrize(
    "listed", ["../../../precious\n", "/etc/passwd\n", "a\\b\n", "<<<<<<< HEAD\n", "x\n\n"]
)
def test_a_listing_that_somebody_changed_deletes_nothing(place: Workspace, listed: str) -> None:
    precious = _put(place.root.parent / "precious", "kept")
    place.write("a-b", {"x": "1"})
    _put(place.root / "generated" / "a-b" / ".files", listed)

    with pytest.raises(FolderProblem, match=r"\.files is damaged; restore it, or remove the folder"):
        place.write("a-b", {"x": "2"})

    assert precious.read_text() == "kept"
    assert (place.root / "generated" / "a-b" / "x").read_text() == "1"


@pytest.mark.parametrize(
    "linked", ["generated", "generated/a-b", "generated/a-b/sql", "generated/a-b/.files", "generated/a-b/x"]
)
def test_nothing_is_written_through_a_link(place: Workspace, tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = place.root / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside if "." not in linked and not linked.endswith("x") else _put(outside / "file", ""))

    with pytest.raises(FolderProblem, match="is a link"):
        place.write("a-b", {"x": "1", "sql/y": "2"})

    assert _tree(outside) in ({}, {"file": ""})


def test_a_listed_name_behind_a_link_is_not_deleted(place: Workspace, tmp_path: Path) -> None:
    place.write("a-b", {"deep/x": "1"})
    deep = place.root / "generated" / "a-b" / "deep"
    (deep / "x").unlink()
    deep.rmdir()
    victim = _put(tmp_path / "outside" / "x", "kept")
    deep.symlink_to(victim.parent)

    with pytest.raises(FolderProblem, match="is a link"):
        place.write("a-b", {"y": "1"})

    assert victim.read_text() == "kept"


def test_a_folder_where_a_file_belongs_is_refused(place: Workspace) -> None:
    (place.root / "generated" / "a-b" / "x").mkdir(parents=True)

    with pytest.raises(FolderProblem, match="x is a folder where a file belongs"):
        place.write("a-b", {"x": "1"})


@pytest.mark.parametrize(
    "name",
    [
        *("..", "../x", "a/../b", "/etc/x", "", "a//b", "./a", "a/", "C:\\x", "a\\b", "a:b", "a*b", "a?"),
        *("a\0b", "a\nb", "a\u202eb", "CON", "con.txt", "a/Nul", "COM1.json", "lpt³", "CON .txt"),
        *("a.", "a ", " a", "x" * 256, "é" * 128),
    ],
)
def test_a_name_that_leaves_the_folder_or_some_system_is_refused(place: Workspace, name: str) -> None:
    with pytest.raises(FolderProblem, match="is no name for a generated file"):
        place.write("a-b", {name: "x"})
    with pytest.raises(FolderProblem, match="is no name for a generated file"):
        place.write(name, {"x": "1"})

    assert not (place.root / "generated").exists()


def test_init_makes_a_workspace_that_reads_like_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "my-practice"

    workspace.init(own)

    found = workspace.find(own)
    assert found.root == own
    assert found.texts() == workspace.find(tmp_path).texts()
    assert {path.name for path in (own / "specs" / "schemas").iterdir()} == {
        "confirmations.v1.json",
        "inventory.v1.json",
        "overlay.v1.json",
        "pair.v1.json",
        "platform.v1.json",
        "test.v1.json",
    }
    assert (own / ".gitignore").read_text() == "runs/\n.crosswalk/\n"
    assert "crosswalk check" in (own / "README.md").read_text()
    assert stat.S_IMODE((own / "specs" / "pairs").stat().st_mode) & 0o700 == 0o700


def test_init_keeps_what_is_there(tmp_path: Path) -> None:
    _put(tmp_path / "README.md", "mine")

    workspace.init(tmp_path)

    assert (tmp_path / "README.md").read_text() == "mine"
    with pytest.raises(FolderProblem, match="specs exists already; choose another folder"):
        workspace.init(tmp_path)


def test_init_below_a_file_says_so(tmp_path: Path) -> None:
    blocked = _put(tmp_path / "file", "x")

    with pytest.raises(FolderProblem, match="cannot be written"):
        workspace.init(blocked / "deeper")


def test_a_spec_is_written_whole_and_never_through_a_link(tmp_path: Path) -> None:
    workspace.init(tmp_path / "mine")
    place = workspace.find(tmp_path / "mine")

    place.write_spec("specs/orgs/acme.confirmations.yaml", "spec: confirmations/v1\n")
    assert place.texts()["specs/orgs/acme.confirmations.yaml"] == "spec: confirmations/v1\n"

    outside = tmp_path / "outside.yaml"
    outside.write_text("kept", encoding="utf-8")
    (place.specs / "orgs" / "link.yaml").symlink_to(outside)
    for name in ("specs/orgs/link.yaml", "specs/orgs", "../outside.yaml"):
        with pytest.raises(FolderProblem):
            place.write_spec(name, "new")
    assert outside.read_text(encoding="utf-8") == "kept"
