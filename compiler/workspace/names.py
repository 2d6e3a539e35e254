"""Names of generated files that mean the same file on every system, and stay where they are put."""

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST_PART = 255  # bytes


class FolderProblem(Exception):
    """A file or folder is not what it should be, or its name is unsafe; names it, and says what to do."""


def check_names(names: Iterable[str]) -> None:
    """Raise FolderProblem where a name is unsafe, or two would be one file on a system that ignores case.

    Names are relative, with `/` between their parts. What Windows reserves is listed at
    https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
    """
    spellings: dict[str, str] = {}
    files: dict[str, str] = {}
    for name in sorted(names):
        check_name(name)
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            spelled = "/".join(parts[:depth])
            other = spellings.setdefault(_folded(spelled), spelled)
            if other != spelled:
                raise FolderProblem(f"`{other}` and `{spelled}` are one name where case does not count")
            if depth < len(parts) and _folded(spelled) in files:
                raise FolderProblem(f"`{spelled}` would be a file and a folder")
        files[_folded(name)] = name


def check_name(name: str) -> None:
    """Raise FolderProblem where a single relative name is unsafe."""
    for part in name.split("/"):
        reason = _complaint(part)
        if reason:
            raise FolderProblem(f"`{name[:200]}` is no name for a generated file: {reason}")


def _complaint(part: str) -> str | None:
    if part in ("", ".", ".."):
        return "it leaves its folder"
    if _FORBIDDEN.search(part) or not part.isprintable():
        return "it holds a character that some systems refuse"
    if part != part.strip(" ") or part.endswith("."):
        return "a part begins or ends with a space, or ends with a dot"
    if _RESERVED.fullmatch(part.replace(" ", "")):
        return "Windows reserves it"
    return "a part is too long" if len(part.encode()) > _LONGEST_PART else None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
