"""Files and folders that only their owner may read: 0600 and 0700, whatever the umask says."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from compiler.runtime.stops import RunStop

FILE_MODE = 0o600
FOLDER_MODE = 0o700


class Unsafe(RunStop):
    """A file or folder that others could read or that is not what it seems; names the path and the remedy."""


def make_folder(folder: Path) -> None:
    """Create a folder (its parents too) with mode 0700; raises Unsafe where others may enter it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=FOLDER_MODE)
        folder.chmod(FOLDER_MODE)
    except FileExistsError:
        _check(folder.lstat(), folder, stat.S_ISDIR, FOLDER_MODE)


def create(path: Path) -> int:
    """Create a file that must not exist yet and return its descriptor; raises FileExistsError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
    os.fchmod(descriptor, FILE_MODE)
    return descriptor


def reopen(path: Path) -> int:
    """Open a file that exists; returns its descriptor. Raises FileNotFoundError or Unsafe (link, mode)."""
    try:
        # O_NONBLOCK keeps a planted FIFO from hanging the run; it means nothing for a regular file.
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unsafe(f"{path} cannot be opened safely ({os.strerror(error.errno or 0)}); remove it") from None
    try:
        _check(os.fstat(descriptor), path, stat.S_ISREG, FILE_MODE)
    except Unsafe:
        os.close(descriptor)
        raise
    return descriptor


def read(path: Path) -> bytes:
    """Return the bytes of a private file; raises FileNotFoundError or Unsafe."""
    with os.fdopen(reopen(path), "rb") as file:
        return file.read()


def write(path: Path, content: bytes) -> None:
    """Write a private file so that after a crash either the old or the new content is there, whole."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    with os.fdopen(create(partial), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check(status: os.stat_result, path: Path, is_kind: Callable[[int], bool], mode: int) -> None:
    """Refuse what is of another kind, owned by somebody else, linked twice, or open to others."""
    if not is_kind(status.st_mode):
        raise Unsafe(f"{path} is not what it should be (a link or a special file); remove it")
    if status.st_uid != os.geteuid():
        raise Unsafe(f"{path} belongs to another user; use a folder of your own")
    if status.st_mode & 0o077:
        raise Unsafe(f"{path} can be read by others; run: chmod {mode:o} {path}")
    if stat.S_ISREG(status.st_mode) and status.st_nlink != 1:
        raise Unsafe(f"{path} has a second name elsewhere (a hard link); remove it")
