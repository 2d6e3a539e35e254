"""Specs as they were: texts out of a git revision."""

import subprocess
from pathlib import Path

from compiler.workspace import FolderProblem

_SECONDS = 60
LARGEST = 8 * 1024 * 1024


def texts_at(root: Path, revision: str) -> tuple[str, dict[str, str]]:
    """Return the short name of a revision, and the specs of a workspace as they were then, by path.

    Raises FolderProblem where there is no git, no repository, no such revision, or no specs in it.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise FolderProblem(
            f"`{revision}` is no revision of a repository around {root};"
            " say --against with a revision or with the path of a manifest.json"
        )
    name = commit.decode().strip()
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", name, "specs") or b""
    paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path.endswith(".yaml")]
    texts = {path: text for path in paths if (text := text_at(root, name, path)) is not None}
    if not texts:
        raise FolderProblem(f"there are no specs below {root} in {name[:12]}")
    return f"{revision} ({name[:8]})" if revision != name[: len(revision)] else name[:8], texts


def text_at(root: Path, revision: str, path: str) -> str | None:
    """Return a file below a workspace as it was; None where it was not there."""
    content = _git(root, "show", f"{revision}:./{path}")
    return None if content is None else content[:LARGEST].decode("utf-8", "surrogateescape")


def _git(root: Path, *arguments: str) -> bytes | None:
    """Run git in a folder and return what it writes; None where it says no."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
    except FileNotFoundError:
        raise FolderProblem("git is not installed; say --against with the path of a manifest.json") from None
    except subprocess.TimeoutExpired:
        raise FolderProblem(f"git did not answer within {_SECONDS} seconds; try again") from None
    return done.stdout if done.returncode == 0 else None
