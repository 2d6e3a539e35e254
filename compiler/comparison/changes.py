"""Two manifests → what changed, address by address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from compiler.model.manifest import CONSEQUENCES, Consequence, Edge, Manifest, Node

Aspect = Literal["meaning", "type", "phi", "wave", "second pass"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One address that means something else; `old` is None for what is new, `new` for what is gone.

    `aspect` says what of it changed: its own `meaning`, or what follows from other changes. `reaches` are the
    target fields that get other values.
    """

    address: str
    kind: str
    consequence: Consequence
    aspect: Aspect
    old: str | None
    new: str | None
    reaches: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """Return `+` for what is new, `-` for what is gone, `=` for what follows, `~` for the rest."""
        if self.aspect != "meaning":
            return "="
        return "+" if self.old is None else "-" if self.new is None else "~"


def compare(old: Manifest, new: Manifest) -> tuple[Change, ...]:
    """Return every difference in meaning, the gravest consequence first, then by address.

    Text layout, comments, the order of mappings, files and lines are no difference.
    """
    found = [*_of_nodes(old, new), *_of_turns(old, new)]
    return tuple(
        sorted(found, key=lambda one: (CONSEQUENCES.index(one.consequence), one.address, one.aspect))
    )


def _of_nodes(old: Manifest, new: Manifest) -> Iterator[Change]:
    changed: set[str] = set()
    for address in sorted({*old.nodes, *new.nodes}):
        before, after = old.nodes.get(address), new.nodes.get(address)
        texts = before.meaning if before else None, after.meaning if after else None
        if texts[0] != texts[1]:
            changed.add(address)
            node = after if after and after.meaning is not None else before
            assert node is not None
            yield _change(address, node, "meaning", texts, _reached(address, old, new))
    for address in sorted({*old.nodes} & {*new.nodes} - changed):
        yield from _following(address, old.nodes[address], new.nodes[address], changed)


def _following(address: str, before: Node, after: Node, changed: set[str]) -> Iterator[Change]:
    """Yield what was found out anew about an address that itself was left alone."""
    if before.type != after.type and f"{address}.type" not in changed:
        yield _change(address, after, "type", (before.type, after.type))
    if before.phi != after.phi and before.phi and after.phi:
        change = _change(address, after, "phi", (before.phi, after.phi))
        yield Change(
            address=address,
            kind=change.kind,
            consequence="ACCESS",
            aspect="phi",
            old=change.old,
            new=change.new,
        )


def _change(
    address: str,
    node: Node,
    aspect: Aspect,
    texts: tuple[str | None, str | None],
    reaches: tuple[str, ...] = (),
) -> Change:
    return Change(
        address=address,
        kind=node.kind,
        consequence=node.consequence,
        aspect=aspect,
        old=texts[0],
        new=texts[1],
        reaches=reaches if node.consequence == "DATA" else (),
    )


def _of_turns(old: Manifest, new: Manifest) -> Iterator[Change]:
    for route in sorted({*old.turns} & {*new.turns}):
        before, after = old.turns[route], new.turns[route]
        pairs: tuple[tuple[Aspect, str, str], ...] = (
            ("wave", str(before.wave), str(after.wave)),
            ("second pass", _names(before.later), _names(after.later)),
        )
        for aspect, was, is_ in pairs:
            if was != is_:
                yield Change(
                    address=f"routes.{route}",
                    kind="route",
                    consequence="ORDER",
                    aspect=aspect,
                    old=was,
                    new=is_,
                )


def _names(links: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(sorted(links)) or "none"


def _reached(address: str, old: Manifest, new: Manifest) -> tuple[str, ...]:
    found = {target for one in (old, new) for target in reached(address, one)}
    return tuple(sorted(found))


def reached(address: str, manifest: Manifest) -> tuple[str, ...]:
    """Return the target fields whose values an address decides about, sorted."""
    around = set(_around(address))
    found = set()
    for edge in manifest.lineage:
        if around & {edge.address, *_rows(edge, address), *_used(edge.address, manifest.nodes)}:
            found.add(edge.target)
    return tuple(sorted(found))


def _rows(edge: Edge, address: str) -> tuple[str, ...]:
    """Return the collected objects behind an edge, unless the address is but one of their fields."""
    keys = address.split(".")
    return () if keys[0] == "collect" and keys[2:3] == ["fields"] else edge.steps


def _around(address: str) -> Iterator[str]:
    """Yield an address and all those that it is a part of."""
    keys = address.split(".")
    for length in range(len(keys), 0, -1):
        yield ".".join(keys[:length])


def _used(address: str, nodes: Mapping[str, Node]) -> set[str]:
    seen: set[str] = set()
    waiting = [address]
    while waiting:
        node = nodes.get(waiting.pop())
        for used in node.uses if node else ():
            if used not in seen:
                seen.add(used)
                waiting.append(used)
    return seen
