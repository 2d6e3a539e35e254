"""Objects of Setup: their records are found, by what every org calls them, and never written."""

from collections.abc import Mapping

from compiler.language.types import Kind, Type
from compiler.model.program import TargetField, TargetObject

_TEXT = Type(kind=Kind.TEXT, length=80)
_SETUP: Mapping[str, tuple[str, Mapping[str, Type]]] = {
    "Group": ("Group", {"DeveloperName": _TEXT, "Name": _TEXT, "Type": _TEXT}),
    "RecordType": (
        "Record Type",
        {"DeveloperName": _TEXT, "IsActive": Type(kind=Kind.BOOL), "Name": _TEXT, "SobjectType": _TEXT},
    ),
}
"""Queues are groups whose Type is `Queue`.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm
"""


def setup_object(name: str, fields: tuple[str, ...]) -> TargetObject | None:
    """Describe an object of Setup with the named fields; None for one that nothing is found in."""
    if name not in _SETUP:
        return None
    label, known = _SETUP[name]
    return TargetObject(
        name=name,
        label=label,
        plural=f"{label}s",
        custom=False,
        home=name,
        record_name=None,
        activities=False,
        fields={field: _field(field, known[field]) for field in fields if field in known},
    )


def _field(name: str, kind: Type) -> TargetField:
    return TargetField(name=name, label=name, type=kind, custom=False, required=False, creatable=False)
