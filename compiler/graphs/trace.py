"""Where a target field comes from, and where a source field goes to, out of a manifest."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.language.types import PHI_CLASSES
from compiler.model.manifest import Edge, Manifest, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An address on the way, what it says, and where: `file:line`, None where no file holds it."""

    address: str
    kind: str
    says: str
    type: str | None
    phi: str | None
    where: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way in which a target field is filled."""

    edge: Edge
    where: str | None
    sources: tuple[Step, ...]
    steps: tuple[Step, ...]
    maps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A target field: its class, who may read it, and every way in which it is filled.

    `declared` is where the pair adds the field; None for fields that every account has.
    """

    name: str
    phi: str
    readers: tuple[str, ...]
    declared: Step | None
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A source field: where it is declared, which target fields it reaches, and what else is said of it.

    `uses` are the addresses that read it without filling a field: conditions, keys, derived fields.
    `left_out` are those that say why it is not moved.
    """

    name: str
    declared: Step
    reaches: tuple[Way, ...]
    uses: tuple[Step, ...]
    left_out: tuple[Step, ...]


def names(manifest: Manifest) -> tuple[str, ...]:
    """Return every field that can be asked about, sorted."""
    fields = {node.field for node in manifest.nodes.values() if node.field}
    return tuple(sorted(fields | {edge.target for edge in manifest.lineage} | set(_declared(manifest))))


def origin(manifest: Manifest, name: str) -> Origin | None:
    """Return where a target field comes from; None where there is no such field."""
    edges = [edge for edge in manifest.lineage if edge.target == name]
    address = _declared(manifest).get(name)
    if not edges and address is None:
        return None
    declared = step(manifest, address) if address else None
    flowing = [declared.phi or "none"] if declared else [edge.phi for edge in edges]
    phi = max(flowing, key=PHI_CLASSES.index)
    return Origin(
        name=name,
        phi=phi,
        readers=manifest.readers.get(phi, ()),
        declared=declared,
        ways=tuple(_way(manifest, edge) for edge in edges),
    )


def outcome(manifest: Manifest, name: str) -> Outcome | None:
    """Return where a source field goes to; None where there is no such field."""
    address = next((one for one, node in manifest.nodes.items() if node.field == name), None)
    if address is None:
        return None
    reaching = [edge for edge in manifest.lineage if name in edge.sources or address in edge.steps]
    filling = {edge.address for edge in reaching}
    using = [one for one, node in manifest.nodes.items() if address in node.uses and one not in filling]
    return Outcome(
        name=name,
        declared=step(manifest, address),
        reaches=tuple(_way(manifest, edge) for edge in reaching),
        uses=tuple(step(manifest, one) for one in sorted(using)),
        left_out=tuple(_left_out(manifest, name)),
    )


def step(manifest: Manifest, address: str) -> Step:
    """Return what an address says, gathered from its parts where it has no text of its own."""
    node = manifest.nodes.get(address)
    return Step(
        address=address,
        kind=node.kind if node else "unknown",
        says=_says(manifest, address, node),
        type=node.type if node else None,
        phi=node.phi if node else None,
        where=f"{node.file}:{node.line}" if node and node.file else None,
    )


def _says(manifest: Manifest, address: str, node: Node | None) -> str:
    if node and node.meaning is not None:
        return node.meaning
    prefix = f"{address}."
    parts = [
        f"{name.removeprefix(prefix)}: {one.meaning}"
        for name, one in sorted(manifest.nodes.items())
        if name.startswith(prefix) and one.meaning is not None and one.consequence != "DOCS"
    ]
    return ", ".join(parts)


def _way(manifest: Manifest, edge: Edge) -> Way:
    fields = {node.field: address for address, node in manifest.nodes.items() if node.field}
    return Way(
        edge=edge,
        where=step(manifest, edge.address).where,
        sources=tuple(step(manifest, fields[name]) for name in edge.sources if name in fields),
        steps=tuple(step(manifest, address) for address in edge.steps),
        maps=tuple(step(manifest, address) for address in edge.maps),
    )


def _declared(manifest: Manifest) -> dict[str, str]:
    """Return the addresses of the fields that the pair adds, by `Object.Field`.

    Objects with one home share their fields, so a field may be declared for another object than it is filled
    for; its component tells.
    """
    found, by_component = {}, {}
    for address, node in manifest.nodes.items():
        if node.kind == "field" and node.component:
            keys = address.split(".")
            found[f"{keys[2]}.{keys[-1]}"] = address
            by_component[node.component] = address
    for node in manifest.nodes.values():
        for fill in node.fills:
            if fill.component in by_component:
                found[fill.target] = by_component[fill.component]
    return found


def _left_out(manifest: Manifest, name: str) -> Iterator[Step]:
    owner, _, field = name.partition(".")
    routes = [one for one, node in manifest.nodes.items() if node.kind == "route" and node.source == owner]
    for address in (f"not_migrated.{owner}", *sorted(f"{route}.drop.{field}" for route in routes)):
        if address in manifest.nodes:
            yield step(manifest, address)
