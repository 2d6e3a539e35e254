"""The page layout of each custom object: every field of the pair, and the lists of the records below it.

Standard objects get none: a layout of theirs would take the place of the practice's own.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from compiler.language.types import Kind
from compiler.model.program import TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.full_names import encoded
from compiler.platforms.salesforce.metadata.reading import is_demanded
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.surfaces import origin_fields, own_fields, shown_fields
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_objects
from compiler.platforms.salesforce.target import FILE_PARENT, OWNER

_Children: TypeAlias = tuple[tuple[TargetObject, TargetField], ...]
"""References to an object, each with the object that has it."""

_MOST_COLUMNS = 6
_ACTIVITY_LISTS = ("RelatedActivityList", "RelatedHistoryList")
_FILES = "RelatedFileList"
_OFF = (
    "showEmailCheckbox",
    "showHighlightsPanel",
    "showInteractionLogPanel",
    "showRunAssignmentRulesCheckbox",
    "showSubmitAndAttachButton",
)


def layout_name(target: TargetObject) -> str:
    """Name the layout that Salesforce makes and assigns with a new object: nobody needs to assign it."""
    return f"{target.name}-{encoded(target.label)} Layout"


def layout_components(scene: Scene) -> Iterator[Component]:
    """Write the layout of every custom object."""
    below, holding = _children(scene), _holding_files(scene)
    for target in custom_objects(scene.program):
        children = tuple(below.get(target.name, ()))
        yield Component(
            kind="Layout",
            name=layout_name(target),
            path=f"{ROOT}/layouts/{layout_name(target)}.layout-meta.xml",
            text=_layout(scene, target, children, holding),
            place=place_of(target),
            needs=tuple(_needs(scene, target, children)),
        )


def _layout(scene: Scene, target: TargetObject, children: _Children, holding: frozenset[str]) -> str:
    record_name = ("Name", "Readonly")
    information = (record_name, *((field.name, _behaviour(field)) for field in own_fields(target)))
    origin = tuple((field.name, "Readonly") for field in origin_fields(target, scene.ways))
    owner = ((OWNER, "Edit"),) if OWNER in target.fields else ()
    system = (*owner, ("CreatedById", "Readonly"), ("LastModifiedById", "Readonly"))
    sections: tuple[tuple[str, bool, tuple[tuple[str, str], ...]], ...] = (
        ("Information", False, information),
        ("Where it came from", True, origin),
        ("System", True, system),
    )
    return metadata_xml(
        "Layout",
        {
            "layoutSections": tuple(_section(*each) for each in sections if each[2]),
            "relatedLists": tuple(_related(scene, target, children, holding)),
            **dict.fromkeys(_OFF, False),
        },
    )


def _behaviour(field: TargetField) -> str:
    if field.computed:
        return "Readonly"
    return "Required" if is_demanded(field) else "Edit"


def _section(label: str, own: bool, items: tuple[tuple[str, str], ...]) -> Mapping[str, Written]:
    """Write a section of two columns, filled from left to right; `own` headings are none of Salesforce's."""
    columns = tuple(
        {"layoutItems": tuple({"behavior": behaviour, "field": name} for name, behaviour in items[start::2])}
        for start in (0, 1)
    )
    return {
        "customLabel": own,
        "detailHeading": True,
        "editHeading": True,
        "label": label,
        "layoutColumns": columns,
        "style": "TwoColumnsLeftToRight",
    }


def _children(scene: Scene) -> Mapping[str, list[tuple[TargetObject, TargetField]]]:
    """List the references of custom objects, by the one object that each points at."""
    found: dict[str, list[tuple[TargetObject, TargetField]]] = {}
    for target in custom_objects(scene.program):
        for field in own_fields(target):
            if field.type.kind is Kind.REF and len(field.type.objects) == 1:
                found.setdefault(field.type.objects[0], []).append((target, field))
    return found


def _columns(scene: Scene, child: TargetObject, by: TargetField) -> tuple[TargetField, ...]:
    shown = shown_fields(scene, child, _MOST_COLUMNS)
    return tuple(field for field in shown if field.name != by.name)


def _related(
    scene: Scene, target: TargetObject, children: _Children, holding: frozenset[str]
) -> Iterator[Mapping[str, Written]]:
    for child, field in children:
        names = ("NAME", *(each.name for each in _columns(scene, child, field)))
        yield {"fields": names, "relatedList": f"{child.name}.{field.name}"}
    if target.activities:
        yield from ({"relatedList": name} for name in _ACTIVITY_LISTS)
    if target.name in holding:
        yield {"relatedList": _FILES}


def _holding_files(scene: Scene) -> frozenset[str]:
    """Name the objects to whose records files are published."""
    routes = scene.program.routes
    return frozenset(
        routes[name].target
        for route in routes.values()
        for reference in route.references
        if reference.field == FILE_PARENT
        for name in reference.routes
    )


def _needs(scene: Scene, target: TargetObject, children: _Children) -> Iterator[str]:
    yield f"CustomObject:{target.name}"
    for field in (*own_fields(target), *origin_fields(target, scene.ways)):
        yield f"CustomField:{target.name}.{field.name}"
    for child, by in children:
        for field in (by, *_columns(scene, child, by)):
            yield f"CustomField:{child.name}.{field.name}"
