"""Custom fields as metadata: what every field says of itself, around the form that its type has."""

from collections.abc import Iterator, Mapping

from compiler.model.program import TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.field_forms import elements_of, form_of
from compiler.platforms.salesforce.metadata.needs import needs_of
from compiler.platforms.salesforce.metadata.provenance import field_description, sensitivity
from compiler.platforms.salesforce.metadata.reading import is_forced
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_fields


def field_elements(scene: Scene, target: TargetObject, field: TargetField) -> Mapping[str, Written]:
    """Return the elements of one custom field, unencrypted.

    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
    """
    plan = scene.history.get(target.name)
    return {
        "fullName": field.name,
        "description": field_description(scene.program, target, field, scene.ways),
        "inlineHelpText": " ".join(field.help.split()) if field.help else None,
        "label": field.label,
        # A tracked change posts the old and the new value where everybody who follows the record reads it.
        "trackFeedHistory": False,
        "trackHistory": True if plan and field.name in plan.tracked else None,
        **sensitivity(scene.program, scene.class_of(target, field)),
        **elements_of(scene.program, target, field, scene.names),
        "required": is_forced(target, field, scene.ways) if "required" in form_of(field).may else None,
    }


def field_components(scene: Scene) -> Iterator[Component]:
    """Write every custom field, each once, on the object that declares it."""
    for target, field in custom_fields(scene.program):
        yield Component(
            kind="CustomField",
            name=f"{target.home}.{field.name}",
            path=f"{ROOT}/objects/{target.home}/fields/{field.name}.field-meta.xml",
            text=metadata_xml("CustomField", field_elements(scene, target, field)),
            place=place_of(target, field),
            needs=needs_of(scene.program, target, field, scene.names),
        )
