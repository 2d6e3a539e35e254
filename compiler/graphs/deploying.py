"""The picture of a deployment: what must exist before what."""

from collections.abc import Iterable, Iterator, Mapping

from compiler.graphs.picture import Arrow, Box, Picture, picture
from compiler.model.manifest import Manifest, Node, values_of

_PICKLISTS, _OBJECTS = 0, 1


def deploy_picture(manifest: Manifest) -> Picture:
    """Draw what is deployed: picklists, objects with fields, record types, queues, and who gets to see it."""
    fields = _new_fields(manifest)
    depth = _depths(fields, [owner for owner, _ in _record_types(manifest)])
    deepest = max(depth.values(), default=0)
    boxes = {**_object_boxes(manifest, fields, depth), **_picklist_boxes(manifest)}
    columns = ["Picklists", *("Objects" if not n else f"Objects {n + 1}" for n in range(deepest + 1))]
    groups, kept = (
        _groups(manifest),
        {**_record_type_boxes(manifest, len(columns)), **_queue_boxes(manifest, len(columns))},
    )
    if kept:
        boxes |= kept
        columns.append("Record types and queues")
    if groups:
        boxes |= _group_boxes(groups, len(columns))
        columns.append("Permission sets")
    return picture(
        f"{manifest.address}: deployment",
        "What is deployed, from the left to the right: an arrow leads from what must exist to what needs it.",
        tuple(columns),
        boxes,
        {*_arrows(fields, groups, boxes), *_arrows_of_kept(manifest)},
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


def _record_types(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Yield (object, record type)."""
    for address in sorted(manifest.nodes):
        keys = address.split(".")
        if keys[:2] == ["schema", "record_types"] and len(keys) == 4:
            yield keys[2], keys[3]


def _record_type_boxes(manifest: Manifest, column: int) -> dict[str, Box]:
    return {
        f"type {owner}.{name}": Box(
            id=f"type {owner}.{name}", title=name, note=f"record type of {owner}", kind="type", column=column
        )
        for owner, name in _record_types(manifest)
    }


def _queues(manifest: Manifest) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (queue, the objects that may wait in it)."""
    for address, node in sorted(manifest.nodes.items()):
        keys = address.split(".")
        if keys[:2] == ["schema", "queues"] and len(keys) == 3:
            listed = manifest.nodes.get(f"{address}.objects", node)
            yield keys[2], values_of(listed.meaning or "")


def _queue_boxes(manifest: Manifest, column: int) -> dict[str, Box]:
    return {
        f"queue {name}": Box(
            id=f"queue {name}",
            title=name,
            note=f"queue for {', '.join(objects)}",
            kind="queue",
            column=column,
        )
        for name, objects in _queues(manifest)
    }


def _arrows_of_kept(manifest: Manifest) -> Iterator[Arrow]:
    for owner, name in _record_types(manifest):
        yield Arrow(start=owner, end=f"type {owner}.{name}", label="record type")
    for name, objects in _queues(manifest):
        yield from (Arrow(start=owner, end=f"queue {name}", label="may wait in it") for owner in objects)


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


def _depths(fields: Mapping[str, Mapping[str, Node]], others: Iterable[str]) -> dict[str, int]:
    """Return how many references lie before each object; references in a circle do not count."""
    links = [(name, parent) for name, _, parent in _parents(fields) if parent != "*"]
    names = sorted({*fields, *(parent for _, parent in links), *others})
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
