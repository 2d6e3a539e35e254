"""Rows that are found inside a record: the members of a list, the images of an HTML text.

Paths of such a row begin at the member: a name of the member, `.` the member itself, `#` its position from
1, and `^` goes on in the record around it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from compiler.model.plan import Inside
from compiler.runtime.images import images
from compiler.runtime.json_texts import elements, members, string, within

_NULL = b"null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A record, or what was found inside one: its JSON, and its members where it is an object.

    `around` is the record around it, None for a record itself; `place` counts from 1 within `around`.
    `is_text` says that JSON comes as a text in it.
    """

    raw: bytes = field(repr=False)
    members: Mapping[str, msgspec.Raw | bytes] | None = field(repr=False)
    is_text: bool = False
    around: "Node | None" = None
    place: int = 0


def at(node: Node, path: tuple[str, ...], *, opened: bool) -> bytes | None:
    """Follow a path to the JSON of a value; `opened` takes the JSON out of a text where it comes as one.

    Raises KeyError where a key is not there. None stands for something that has no such part.
    """
    name = path[0]
    if node.around is not None:
        if name == "^":
            return at(node.around, path[1:], opened=opened)
        if name == "#":
            return str(node.place).encode()
        if name == ".":
            return node.raw
    if node.members is None:
        return _NULL if node.raw == _NULL else None
    raw: bytes | None = bytes(node.members[name])
    if len(path) > 1:
        raw = _below(node, raw, path[1:])
    return _opened(raw, node) if opened else raw


def _below(node: Node, raw: bytes | None, path: tuple[str, ...]) -> bytes | None:
    """Follow the rest of a path into the members of objects; raises KeyError."""
    for key in path:
        raw = _opened(raw, node)
        if raw is None or raw == _NULL:
            return raw
        if not raw.startswith(b"{"):
            return None
        raw = bytes(members(raw)[key])
    return raw


def found(node: Node, where: Inside) -> tuple[bytes, ...] | None:
    """Return the JSON of each row inside a record, none where its field is absent or null.

    None where the field is not the list, or the text, that it is declared to be.
    """
    is_list = where.what == "members"
    try:
        raw = at(node, where.path, opened=is_list)
        if raw is None:
            return None
        if raw == _NULL:
            return ()
        return elements(raw) if is_list else images(string(raw))
    except KeyError:
        return ()
    except (ValueError, RecursionError):
        return None


def held(node: Node, where: Inside) -> bytes:
    """Return what a field holds that rows are found in, to tell two versions of a record apart."""
    try:
        return at(node, where.path, opened=False) or b""
    except KeyError:
        return b""


def rows_inside(records: Iterable[Node], where: Inside) -> Iterator[Node]:
    """Yield what is inside each record, in order; a record whose field is no list has nothing inside."""
    for record in records:
        for place, raw in enumerate(found(record, where) or (), start=1):
            yield Node(raw=raw, members=_members(raw), around=record, place=place)


def _members(raw: bytes) -> Mapping[str, msgspec.Raw | bytes] | None:
    if not raw.startswith(b"{"):
        return None
    try:
        return members(raw)
    except (ValueError, RecursionError):
        # Then nothing can be taken out of it, and every column that needs that is broken.
        return None


def _opened(raw: bytes | None, node: Node) -> bytes | None:
    if raw is None or not node.is_text or not raw.startswith(b'"'):
        return raw
    try:
        return within(raw)
    except ValueError:
        return None
