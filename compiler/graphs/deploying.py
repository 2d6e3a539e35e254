"""The picture of a deployment: what must exist before what."""

from collections.abc import Iterator, Mapping

from compiler.graphs.picture import Arrow, Box, Picture, picture
from compiler.model.manifest import Manifest, Node, values_of

_PICKLISTS, _OBJECTS = 0, 1


def deploy_picture(manifest: Manifest) -> Picture:
    """Draw what is deployed: picklists, objects with their new fields, and who gets to see them."""
    fields = _new_fields(manifest)
    depth = _depths(fields)
    deepest = max(depth.values(), default=0)
    boxes = {**_object_boxes(manifest, fields, depth), **_picklist_boxes(manifest)}
    last = _OBJECTS + deepest + 1
    groups = _groups(manifest)
    boxes |= _group_boxes(groups, last)
    columns = ("Picklists", *("Objects" if not n else f"Objects {n + 1}" for n in range(deepest + 1)))
    return picture(
        f"{manifest.address}: deployment",
        "What is deployed, from the left to the right: an arrow leads from what must exist to what needs it.",
        (*columns, "Permission sets") if groups else columns,
        boxes,
        set(_arrows(fields, groups, boxes)),
    )


def _object_boxes(
    manifest: Manifest, fields: Mapping[str, Mapping[str, Node]], depth: Mapping[str, int]
) -> dict[str, Box]:
    return {
        name: Box(
            id=name,
            title=name,
            note=_object_note(name, manifest, fields),
            kind="object",
            column=_OBJECTS + depth[name],
        )
        for name in depth
    }


def _picklist_boxes(manifest: Manifest) -> dict[str, Box]:
    boxes = {}
    for address, node in manifest.nodes.items():
        name = address.removeprefix("schema.enums.")
        if name != address:
            note = f"picklist, {_counted(len(values_of(node.meaning or '')), 'value')}"
            key = f"enum {name}"
            boxes[key] = Box(id=key, title=name, note=note, kind="picklist", column=_PICKLISTS)
    return boxes


def _group_boxes(groups: Mapping[str, tuple[str, ...]], column: int) -> dict[str, Box]:
    boxes = {}
    for group, classes in groups.items():
        note = f"reads {', '.join(classes)}" if classes else "reads no class"
        key = f"group {group}"
        boxes[key] = Box(id=key, title=group, note=note, kind="group", column=column)
    return boxes


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _new_fields(manifest: Manifest) -> Mapping[str, Mapping[str, Node]]:
    """Return the fields that the pair adds, by object."""
    found: dict[str, dict[str, Node]] = {}
    for address, node in manifest.nodes.items():
        keys = address.split(".")
        if node.kind == "object" and keys[:2] == ["schema", "objects"] and len(keys) == 3:
            found.setdefault(keys[2], {})
        if node.kind == "field" and node.type and node.component:
            found.setdefault(keys[2], {})[keys[-1]] = node
    return found


def _object_note(name: str, manifest: Manifest, fields: Mapping[str, Mapping[str, Node]]) -> str:
    new = "new, " if f"schema.objects.{name}" in manifest.nodes else ""
    return f"{new}{_counted(len(fields.get(name, {})), 'field')}"


def _parents(fields: Mapping[str, Mapping[str, Node]]) -> Iterator[tuple[str, str, str]]:
    """Yield (object, field, object referred to) of every new reference."""
    for name in sorted(fields):
        for field, node in sorted(fields[name].items()):
            bare = (node.type or "").removesuffix("?")
            if bare.startswith("ref("):
                for parent in bare.removeprefix("ref(").removesuffix(")").split("|"):
                    yield name, field, parent


def _depths(fields: Mapping[str, Mapping[str, Node]]) -> dict[str, int]:
    """Return how many references lie before each object; references in a circle do not count."""
    links = [(name, parent) for name, _, parent in _parents(fields) if parent != "*"]
    names = sorted({*fields, *(parent for _, parent in links)})
    depth = dict.fromkeys(names, 0)
    for _ in names:
        for child, parent in links:
            if child != parent and depth[parent] + 1 < len(names):
                depth[child] = max(depth[child], depth[parent] + 1)
    return _without_gaps(depth)


def _without_gaps(depth: dict[str, int]) -> dict[str, int]:
    used = sorted(set(depth.values()))
    return {name: used.index(value) for name, value in depth.items()}


def _groups(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    groups = sorted(
        address.removeprefix("protect.grants.")
        for address, node in manifest.nodes.items()
        if node.kind == "grant" and address.startswith("protect.grants.") and address.count(".") == 2
    )
    return {
        group: tuple(name for name, readers in sorted(manifest.readers.items()) if group in readers)
        for group in groups
    }


def _arrows(
    fields: Mapping[str, Mapping[str, Node]],
    groups: Mapping[str, tuple[str, ...]],
    boxes: Mapping[str, Box],
) -> Iterator[Arrow]:
    for name, field, parent in _parents(fields):
        if parent in boxes and parent != name:
            yield Arrow(start=parent, end=name, label=field)
    for name, added in fields.items():
        for field, node in added.items():
            bare = (node.type or "").removesuffix("?")
            if bare.startswith(("enum(", "multi(")):
                enum = bare.partition("(")[2].removesuffix(")")
                yield Arrow(start=f"enum {enum}", end=name, label=field)
    for group, classes in groups.items():
        for name, added in fields.items():
            if any(node.phi in classes for node in added.values()):
                yield Arrow(start=name, end=f"group {group}", label="may be read")
