"""What takes a project out of an org again: the components that can be deleted, and those that a person must.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_deleting_files.htm
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml

DELETED = (
    "PermissionSetGroup",
    "PermissionSet",
    "CustomApplication",
    "CustomTab",
    "Queue",
    "ValidationRule",
    "CustomPermission",
    "CustomField",
    "CustomObject",
    "GlobalValueSet",
)
"""The types that a deployment can delete, what refers to others before them."""

BY_HAND: Mapping[str, str] = {
    "BusinessProcess": "no deployment deletes a process that a record type uses; it stays beside it",
    "CustomField": "the field is your own; crosswalk deploy --undo puts its old classification back",
    "RecordType": "no deployment deletes a record type; deactivate it in Setup",
    "Settings": "a setting has no file to delete; switch it off in Setup, if nothing else needs it",
    "StandardValueSet": "no deployment deletes a value; crosswalk deploy --undo puts the old list back",
}
"""What no deployment can delete, by type (of fields, the standard ones), and what a person does instead."""


def deletable(made: Iterable[Component]) -> tuple[Component, ...]:
    """List what a deployment deletes, in order: exactly what was added, nothing that every org has.

    Fields, layouts, lists, rules and record types of a custom object go with the object.
    """
    listed = tuple(made)
    objects = frozenset(each.name for each in listed if each.kind == "CustomObject" and not each.standard)
    found = (
        each
        for each in listed
        if each.kind in DELETED
        and not each.standard
        and each.part == "main"
        and not _goes_with(each, objects)
    )
    return tuple(sorted(found, key=lambda one: (DELETED.index(one.kind), one.name)))


def left_behind(made: Iterable[Component]) -> tuple[Component, ...]:
    """List what no deployment deletes: on standard objects, settings, values, classifications."""
    listed = tuple(made)
    objects = frozenset(each.name for each in listed if each.kind == "CustomObject" and not each.standard)
    found = (
        each
        for each in listed
        if each.kind in BY_HAND
        and each.part == "main"
        and not _goes_with(each, objects)
        and (each.standard or each.kind != "CustomField")
    )
    return tuple(sorted(found, key=lambda one: (one.kind, one.name)))


def destructive_changes(made: Iterable[Component], version: str) -> str:
    """Write the list of what a deployment deletes."""
    members: dict[str, list[str]] = defaultdict(list)
    for component in deletable(made):
        members[component.kind].append(component.name)
    types: tuple[Written, ...] = tuple({"members": tuple(members[kind]), "name": kind} for kind in members)
    return metadata_xml("Package", {"types": types, "version": version})


def _goes_with(component: Component, objects: frozenset[str]) -> bool:
    owner, _, part = component.name.partition(".")
    return bool(part) and owner in objects
