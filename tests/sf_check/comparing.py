"""What differs between a project and what came back of it."""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """List every file that was lost, changed or added.

    On its way back the command line writes an empty file for each object of which only parts were there;
    such a file is none of ours.
    """
    for path in sorted(before.keys() - after.keys()):
        yield f"{path}: lost"
    for path in sorted(after.keys() - before.keys()):
        if not is_empty_object(path, after[path]):
            yield f"{path}: added"
    for path in sorted(before.keys() & after.keys()):
        if before[path] != after[path]:
            yield f"{path}: changed{_where(before[path], after[path])}"


def is_empty_object(path: str, content: bytes) -> bool:
    """Tell whether a file is that of an object, and says nothing."""
    return path.endswith(".object-meta.xml") and len(ElementTree.fromstring(content)) == 0


def _where(before: bytes, after: bytes) -> str:
    lines = zip(before.splitlines(), after.splitlines(), strict=False)
    for number, (old, new) in enumerate(lines, 1):
        if old != new:
            return f" in line {number}: {old.decode()!r} became {new.decode()!r}"
    return " at its end"
