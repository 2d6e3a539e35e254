"""The picture of lineage: which source fields reach which target fields."""

from compiler.graphs.picture import Arrow, Box, Picture, compact, picture
from compiler.model.manifest import Edge, Manifest

_COLUMNS = ("Source", "Derived", "Value maps", "Target")
_SOURCE, _DERIVED, _MAPS, _TARGET = range(4)


def lineage_picture(manifest: Manifest) -> Picture:
    """Draw which source fields reach which target fields, through derived fields and value maps."""
    boxes: dict[str, Box] = {}
    arrows: set[Arrow] = set()
    addresses = {node.field: address for address, node in manifest.nodes.items() if node.field}
    for edge in manifest.lineage:
        for box in _boxes(edge, manifest, addresses):
            known = boxes.get(box.id)
            names = {*box.names, *(known.names if known else ())}
            boxes[box.id] = Box(
                id=box.id,
                title=box.title,
                note=box.note,
                kind=box.kind,
                column=box.column,
                names=tuple(sorted(names)),
            )
        arrows |= _arrows(edge, manifest, addresses)
    return compact(
        picture(
            f"{manifest.address}: lineage",
            "Which source fields reach which target fields, through derived fields and value maps.",
            _COLUMNS,
            boxes,
            arrows,
        )
    )


def _boxes(edge: Edge, manifest: Manifest, addresses: dict[str, str]) -> list[Box]:
    found = [_field(f"target {edge.target}", edge.target, edge.phi, "target field", _TARGET, edge.route)]
    for source in edge.sources:
        node = manifest.nodes.get(addresses.get(source, ""))
        phi = node.phi if node and node.phi else "none"
        found.append(_field(f"source {source}", source, phi, "source field", _SOURCE, edge.route))
    for column, between in ((_DERIVED, edge.steps), (_MAPS, edge.maps)):
        for address in between:
            section, _, title = address.partition(".")
            box = Box(id=address, title=title, note=section, kind=section, column=column, names=(edge.route,))
            found.append(box)
    return found


def _field(key: str, title: str, phi: str, kind: str, column: int, route: str) -> Box:
    owner = title.partition(".")[0]
    return Box(id=key, title=title, note=f"class {phi}", kind=kind, column=column, names=(owner, route))


def _arrows(edge: Edge, manifest: Manifest, addresses: dict[str, str]) -> set[Arrow]:
    """Return the arrows of one way of filling a field: into derived fields, into maps, into the field."""
    end = f"target {edge.target}"
    entries = edge.maps or (end,)
    found = {Arrow(start=one, end=end, label=edge.expression) for one in edge.maps}
    direct = manifest.nodes[edge.address].uses if edge.address in manifest.nodes else ()
    taken = {step: manifest.nodes[step].uses for step in edge.steps if step in manifest.nodes}
    for source in edge.sources:
        address = addresses.get(source)
        into = [] if address in direct else [step for step, uses in taken.items() if address in uses]
        for one in into or entries:
            found.add(Arrow(start=f"source {source}", end=one, label=edge.expression))
    for step in edge.steps:
        following = [other for other, uses in taken.items() if step in uses]
        if step in direct or not following:
            following += entries
        found |= {Arrow(start=step, end=one, label=edge.expression) for one in following}
    return found
