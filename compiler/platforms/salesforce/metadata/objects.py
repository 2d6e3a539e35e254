"""Custom objects as metadata: private by default, numbered by themselves, with a history of their own."""

import re
from collections.abc import Iterator

from compiler.model.program import Program, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings
from compiler.platforms.salesforce.limits import LABEL
from compiler.platforms.salesforce.metadata.compact_layouts import COMPACT
from compiler.platforms.salesforce.metadata.provenance import object_description
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene, place_of
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_objects, masters

_RECORD_NAME = re.compile(r"auto\(([^(){}]*\{0+\}[^(){}]*)\)")


def number_format(record_name: str | None) -> str | None:
    """Return the format in `auto(TR-{0000})`, text around one run of zeros in braces; None without one."""
    match = _RECORD_NAME.fullmatch(record_name or "")
    return match[1] if match else None


def custom_object(program: Program, target: TargetObject, ways: Fillings) -> str:
    """Write one custom object, without its fields.

    Records are named by number: a name shows in lookups, search and the recycle bin, so it must tell nothing
    about a patient. The default of Setup would let everybody read them; `Private` does not, and records that
    are a part of others are seen by whoever sees those:
    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm
    """
    label = f"{target.label} Number"
    sharing = "ControlledByParent" if masters(target) else "Private"
    elements: dict[str, Written] = {
        "compactLayoutAssignment": COMPACT,
        "deploymentStatus": "Deployed",
        "description": object_description(program, target, ways),
        "enableActivities": target.activities,
        "enableFeeds": False,
        "enableHistory": True,
        "enableReports": True,
        "enableSearch": False,
        "externalSharingModel": sharing,
        "label": target.label,
        "nameField": {
            "displayFormat": number_format(target.record_name),
            "label": label if len(label) <= LABEL.value else "Number",
            "type": "AutoNumber",
        },
        "pluralLabel": target.plural,
        "sharingModel": sharing,
        "visibility": "Public",
    }
    return metadata_xml("CustomObject", elements)


def object_components(scene: Scene) -> Iterator[Component]:
    """Write every object that the pair creates."""
    for target in custom_objects(scene.program):
        yield Component(
            kind="CustomObject",
            name=target.name,
            path=f"{ROOT}/objects/{target.name}/{target.name}.object-meta.xml",
            text=custom_object(scene.program, target, scene.ways),
            place=place_of(target),
            needs=(
                f"CompactLayout:{target.name}.{COMPACT}",
                *(f"CustomField:{target.name}.{field.name}" for field in masters(target)),
            ),
        )
