"""What people meet of a custom object: its fields in order, and which of them may show unopened.

A compact layout, a list and a related list show values to everybody who sees that the record is there, in
hovers, on phones and in exports, so nothing classed as health data stands in them.
"""

from collections.abc import Mapping

from compiler.language.types import Kind
from compiler.model.program import TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml

_NEVER_LISTED = frozenset({Kind.HTML, Kind.LONGTEXT, Kind.MULTI})
_NEVER_LISTED_FORMS = frozenset({"area", "masked"})


def own_fields(target: TargetObject) -> tuple[TargetField, ...]:
    """List the fields that the pair adds to an object, in the author's order."""
    return tuple(field for field in target.fields.values() if field.custom and not field.system)


def origin_fields(target: TargetObject, ways: Fillings) -> tuple[TargetField, ...]:
    """List the key and the source's own times, those that are filled: what says where a record came from."""
    return tuple(
        field
        for field in target.fields.values()
        if field.custom and field.system and (field.external_id or ways.into(target, field.name))
    )


def shown_fields(scene: Scene, target: TargetObject, most: int) -> tuple[TargetField, ...]:
    """List at most `most` fields that may show without opening a record, the pair's own first."""
    listed = (
        field
        for field in (*own_fields(target), *origin_fields(target, scene.ways))
        if not field.external_id
        and field.type.kind not in _NEVER_LISTED
        and field.kept_as not in _NEVER_LISTED_FORMS
        and scene.class_of(target, field) == "none"
    )
    return tuple(listed)[:most]


def shown_component(
    target: TargetObject, kind: str, shown: tuple[str, ...], elements: Mapping[str, Written]
) -> Component:
    """Make the component of a custom object that shows some of its fields, of the name in its elements."""
    suffix = f"{kind[0].lower()}{kind[1:]}"
    name = f"{elements['fullName']}"
    return Component(
        kind=kind,
        name=f"{target.name}.{name}",
        path=f"{ROOT}/objects/{target.name}/{suffix}s/{name}.{suffix}-meta.xml",
        text=metadata_xml(kind, elements),
        place=place_of(target),
        needs=(f"CustomObject:{target.name}", *(f"CustomField:{target.name}.{each}" for each in shown)),
    )
