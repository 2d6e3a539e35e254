"""The types of metadata: the folder of each, its file's suffix, and what may be taken away again."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

SUFFIX = "-meta.xml"
OBJECTS = "objects"
OBJECT, FIELD, LAYOUT, TAB = "CustomObject", "CustomField", "Layout", "CustomTab"
RECORD_TYPE, VALUE_SET = "RecordType", "StandardValueSet"
PERMISSION_SET, PERMISSION_SET_GROUP = "PermissionSet", "PermissionSetGroup"

FOLDERS: Mapping[str, tuple[str, str]] = {
    "applications": ("CustomApplication", "app"),
    "customPermissions": ("CustomPermission", "customPermission"),
    "globalValueSets": ("GlobalValueSet", "globalValueSet"),
    "layouts": (LAYOUT, "layout"),
    "permissionsetgroups": (PERMISSION_SET_GROUP, "permissionsetgroup"),
    "permissionsets": (PERMISSION_SET, "permissionset"),
    "queues": ("Queue", "queue"),
    "settings": ("Settings", "settings"),
    "standardValueSets": (VALUE_SET, "standardValueSet"),
    "tabs": (TAB, "tab"),
}
"""Folder → type and suffix, for what is a file of its own in both formats."""

PARTS: Mapping[str, str] = {
    "businessProcesses": "BusinessProcess",
    "compactLayouts": "CompactLayout",
    "fieldSets": "FieldSet",
    "fields": FIELD,
    "indexes": "Index",
    "listViews": "ListView",
    "recordTypes": RECORD_TYPE,
    "sharingReasons": "SharingReason",
    "validationRules": "ValidationRule",
    "webLinks": "WebLink",
}
"""The folders of an object in source format, which are also elements of its file, and the type of each."""

REMOVED_IN_ORDER = (
    "PermissionSetGroup",
    PERMISSION_SET,
    "CustomApplication",
    TAB,
    LAYOUT,
    "Queue",
    "ListView",
    "CompactLayout",
    "ValidationRule",
    "WebLink",
    FIELD,
    OBJECT,
    "GlobalValueSet",
    "CustomPermission",
)
"""What can be deleted by metadata, users before what they use.

Settings, lists of values and record types cannot:
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_deleting_files.htm
"""


def component_at(inside: str) -> str | None:
    """Name, as `Type:Full.Name`, what a file in the zip's folders holds; None where that is no type of ours.

    Characters that file names encode are compared decoded.
    """
    steps = PurePosixPath(inside).parts
    if steps[0] == OBJECTS:
        return _of_an_object(steps)
    kind, suffix = FOLDERS.get(steps[0], ("", ""))
    if len(steps) != 2 or not kind:
        return None
    return f"{kind}:{unquote(steps[1].removesuffix(f'.{suffix}'))}"


def is_custom(full_name: str) -> bool:
    """Say whether a component is somebody's own, and not one of the platform's objects or fields."""
    kind, _, name = full_name.partition(":")
    return kind not in (OBJECT, FIELD) or name.endswith("__c")


def owner(full_name: str) -> str:
    """Return the object that a component is a part or the face of; '' for those that stand alone."""
    kind, _, name = full_name.partition(":")
    if kind in PARTS.values():
        return name.partition(".")[0]
    if kind == LAYOUT:
        return name.partition("-")[0]
    return name if kind == TAB else ""


def _of_an_object(steps: tuple[str, ...]) -> str | None:
    if len(steps) == 3:
        return f"{OBJECT}:{steps[1]}"
    kind = PARTS.get(steps[2]) if len(steps) == 4 else None
    return f"{kind}:{steps[1]}.{unquote(steps[3].rsplit('.', 1)[0])}" if kind else None
