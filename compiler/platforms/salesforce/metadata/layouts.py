"""The page layout of each custom object: every field of the pair, and the lists of the records below it.

Standard objects get none: a layout of theirs would take the place of the practice's own.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm
"""

from collections.abc import Iterator, Mapping

from compiler.language.types import Kind
from compiler.model.program import TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.full_names import encoded
from compiler.platforms.salesforce.metadata.reading import is_forced
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.surfaces import origin_fields, own_fields, shown_fields
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_objects
from compiler.platforms.salesforce.target import FILE_PARENT, OWNER

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
    for target in custom_objects(scene.program):
        children = tuple(_children(scene, target))
        yield Component(
            kind="Layout",
            name=layout_name(target),
            path=f"{ROOT}/layouts/{layout_name(target)}.layout-meta.xml",
            text=_layout(scene, target, children),
            place=place_of(target),
            needs=tuple(_needs(scene, target, children)),
        )


def _layout(
    scene: Scene, target: TargetObject, children: tuple[tuple[TargetObject, TargetField], ...]
) -> str:
    record_name = ("Name", "Readonly")
    information = (record_name, *((field.name, _behaviour(field)) for field in own_fields(target)))
    origin = tuple((field.name, "Readonly") for field in origin_fields(target))
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
            "relatedLists": tuple(_related(scene, target, children)),
            **dict.fromkeys(_OFF, False),
        },
    )


def _behaviour(field: TargetField) -> str:
    if field.computed:
        return "Readonly"
    return "Required" if is_forced(field) else "Edit"


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


def _children(scene: Scene, parent: TargetObject) -> Iterator[tuple[TargetObject, TargetField]]:
    """List the references of custom objects that point at a custom object."""
    for target in custom_objects(scene.program):
        for field in own_fields(target):
            if field.type.kind is Kind.REF and field.type.objects == (parent.name,):
                yield target, field


def _columns(scene: Scene, child: TargetObject, by: TargetField) -> tuple[TargetField, ...]:
    shown = shown_fields(scene, child, _MOST_COLUMNS)
    return tuple(field for field in shown if field.name != by.name)


def _related(
    scene: Scene, target: TargetObject, children: tuple[tuple[TargetObject, TargetField], ...]
) -> Iterator[Mapping[str, Written]]:
    for child, field in children:
        names = ("NAME", *(each.name for each in _columns(scene, child, field)))
        yield {"fields": names, "relatedList": f"{child.name}.{field.name}"}
    if target.activities:
        yield from ({"relatedList": name} for name in _ACTIVITY_LISTS)
    if _holds_files(scene, target):
        yield {"relatedList": _FILES}


def _holds_files(scene: Scene, target: TargetObject) -> bool:
    routes = scene.program.routes
    return any(
        routes[name].target == target.name
        for route in routes.values()
        for reference in route.references
        if reference.field == FILE_PARENT
        for name in reference.routes
    )


def _needs(
    scene: Scene, target: TargetObject, children: tuple[tuple[TargetObject, TargetField], ...]
) -> Iterator[str]:
    yield f"CustomObject:{target.name}"
    for field in (*own_fields(target), *origin_fields(target)):
        yield f"CustomField:{target.name}.{field.name}"
    for child, by in children:
        for field in (by, *_columns(scene, child, by)):
            yield f"CustomField:{child.name}.{field.name}"
