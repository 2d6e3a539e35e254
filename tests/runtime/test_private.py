import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.runtime import private
from compiler.runtime.private import Unsafe


@pytest.fixture(params=[0o000, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    private.make_folder(folder)
    private.write(folder / "file", b"x")

    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "file").stat().st_mode & 0o777 == 0o600


def test_a_written_file_replaces_the_old_one_whole(tmp_path: Path) -> None:
    private.write(tmp_path / "file", b"old and longer")
    private.write(tmp_path / "file", b"new")

    assert private.read(tmp_path / "file") == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_killed_writer_left_behind_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "file.partial").write_bytes(b"half")
    private.write(tmp_path / "file", b"whole")

    assert private.read(tmp_path / "file") == b"whole"


def test_a_folder_that_others_may_enter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o755)
    (tmp_path / "run").chmod(0o755)

    with pytest.raises(Unsafe, match="chmod 700"):
        private.make_folder(tmp_path / "run")


def test_links_pipes_and_second_names_are_refused(tmp_path: Path) -> None:
    private.write(tmp_path / "target", b"x")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    private.write(tmp_path / "file", b"x")
    os.link(tmp_path / "file", tmp_path / "second")
    os.mkfifo(tmp_path / "pipe", mode=0o600)
    (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)

    for name in ("link", "second", "pipe"):
        with pytest.raises(Unsafe):
            private.read(tmp_path / name)
    with pytest.raises(Unsafe):
        private.make_folder(tmp_path / "folder")


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")

    private.write(tmp_path / "file", b"ours")

    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"
    assert private.read(tmp_path / "file") == b"ours"
    with pytest.raises(FileExistsError):
        private.create(tmp_path / "elsewhere")
