"""Changes as people read them: a thing that is new or gone with all its parts is one line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.comparison.changes import Change
from compiler.model.manifest import CONSEQUENCES, Consequence, Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """One line: a change, and how many more addresses below it are new or gone with it.

    `texts` are what the parts mean, by their keys below the address.
    """

    change: Change
    address: str
    parts: Mapping[str, str]


def fold(changes: Iterable[Change], old: Manifest, new: Manifest) -> tuple[Folded, ...]:
    """Put together what came or went together; the order of changes is kept."""
    found: dict[tuple[str, str], Folded] = {}
    for change in changes:
        whole = _whole(change, old, new)
        key = (whole or f"{change.address} {change.aspect}", change.sign if whole else change.consequence)
        if whole is None:
            found[key] = Folded(change=change, address=change.address, parts={})
            continue
        part = change.address.removeprefix(whole).removeprefix(".")
        text = (change.new if change.sign == "+" else change.old) or ""
        known = found.get(key)
        parts = {**(known.parts if known else {}), part: text}
        telling = _telling(known.change, change) if known else change
        found[key] = Folded(change=telling, address=whole, parts=parts)
    return tuple(sorted(found.values(), key=_order))


def by_consequence(lines: Iterable[Folded]) -> Mapping[Consequence, tuple[Folded, ...]]:
    """Group lines by what they lead to, the gravest first; groups without lines are left out."""
    known = tuple(lines)
    groups = {name: tuple(one for one in known if one.change.consequence == name) for name in CONSEQUENCES}
    return {name: group for name, group in groups.items() if group}


def _order(one: Folded) -> tuple[int, str, str]:
    return CONSEQUENCES.index(one.change.consequence), one.address, one.change.aspect


def _telling(one: Change, other: Change) -> Change:
    """Return which of two parts tells more about what the whole leads to; what is new has no readers yet."""
    return min(one, other, key=lambda each: (each.kind == "class", CONSEQUENCES.index(each.consequence)))


def _whole(change: Change, old: Manifest, new: Manifest) -> str | None:
    """Return the largest thing around a new or gone address that is new or gone as a whole."""
    if change.sign not in "+-":
        return None
    here, there = (new, old) if change.sign == "+" else (old, new)
    keys = change.address.split(".")
    for length in range(1, len(keys)):
        address = ".".join(keys[:length])
        if address in here.nodes and not _exists(address, there):
            return address
    return None


def _exists(address: str, manifest: Manifest) -> bool:
    prefix = f"{address}."
    return any(name == address or name.startswith(prefix) for name in manifest.nodes)
