"""What is wrong with a permission set.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.field_names import STAMPS, exists
from compiler.sandbox.org.deploy.surface_rules import known_tab_problems
from compiler.sandbox.org.deploy.words import missing_problems, too_long, unknown_word
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.schema import ACTIVITIES

READ_ONLY_TYPES = frozenset({"AutoNumber", "Summary"})
PERMISSION_PREFIX = "Permissions"
NEEDS = {
    "allowCreate": ("Create", "allowRead", "Read"),
    "allowEdit": ("Edit", "allowRead", "Read"),
    "allowDelete": ("Delete", "allowEdit", "Edit"),
    "viewAllRecords": ("ViewAllRecords", "allowRead", "Read"),
    "modifyAllRecords": ("ModifyAllRecords", "allowDelete", "Delete"),
}
"""A right, its name, and the right it cannot be given without."""

TAB_WORDS = frozenset({"Available", "None", "Visible"})
STANDARD_APP = "standard__"
NAMED = (
    ("applicationVisibilities", "application", "application", "CustomApplication"),
    ("customPermissions", "name", "customPermission", "CustomPermission"),
    ("recordTypeVisibilities", "recordType", "recordType", "RecordType"),
)
"""Elements that name another component: the part with the name, what messages call it, its type."""


def permission_set_problems(element: Element, world: World) -> Iterator[str]:
    """Everything about one permission set."""
    yield from missing_problems(element, "label")
    yield from too_long(element, "label", "Label")
    yield from too_long(element, "description", "Description")
    for entry in element.all("fieldPermissions"):
        yield from _field_problems(entry, world)
    readable = {entry.get("object") for entry in element.all("objectPermissions") if entry.flag("allowRead")}
    for entry in element.all("objectPermissions"):
        yield from _object_problems(entry, world, readable)
    for entry in element.all("userPermissions"):
        yield from _user_permission_problems(entry, world)
    for tag, part, what, kind in NAMED:
        for entry in element.all(tag):
            name = entry.get(part) or ""
            if world.find(kind, name) is None and not name.startswith(STANDARD_APP):
                yield f"In field: {what} - no {kind} named {name} found"
    for entry in element.all("tabSettings"):
        yield from known_tab_problems("tab", entry.get("tab") or "", world)
        yield from unknown_word(entry, "visibility", TAB_WORDS, "PermissionSetTabVisibility")


def _field_problems(entry: Element, world: World) -> Iterator[str]:
    full_name = entry.get("field") or ""
    owner, _, name = full_name.partition(".")
    # A field of the shared Activity is granted under both of its objects' names.
    home = "Activity" if owner in ACTIVITIES else owner
    held = world.find("CustomField", f"{home}.{name}")
    if held is None:
        yield from _standard_field_problems(full_name, owner, name, world)
        return
    kind = held.element.get("type")
    if held.element.flag("required") or kind == "MasterDetail":
        yield f"You cannot deploy to a required field: {full_name}"
    is_computed = kind in READ_ONLY_TYPES or held.element.child("formula") is not None
    if entry.flag("editable") and is_computed:
        yield f"Field {full_name} is not editable"
    if entry.flag("editable") and not entry.flag("readable"):
        yield f"Permission Edit {full_name} depends on permission(s): Read {full_name}"


def _standard_field_problems(full_name: str, owner: str, name: str, world: World) -> Iterator[str]:
    if not exists(owner, name, world):
        yield f"In field: field - no CustomField named {full_name} found"
    elif is_always_visible(owner, name, world):
        yield f"You cannot deploy to a required field: {full_name}"


def is_always_visible(owner: str, name: str, world: World) -> bool:
    """Whether nobody can be kept from a standard field: names, owners, what every record has."""
    if name in {"Name", "OwnerId", *STAMPS}:
        return True
    item = world.standard.object(owner)
    field = item.field(name) if item else None
    return field is not None and not field.nillable and field.type != "boolean"


def _object_problems(entry: Element, world: World, readable: set[str | None]) -> Iterator[str]:
    name = entry.get("object") or ""
    if not world.has_object(name):
        yield f"In field: object - no CustomObject named {name} found"
        return
    for right, (label, needed, needed_label) in NEEDS.items():
        if entry.flag(right) and not entry.flag(needed):
            yield f"Permission {label} {name} depends on permission(s): {needed_label} {name}"
    for held in world.fields_of(name):
        master = held.element.get("referenceTo")
        is_detail = held.element.get("type") == "MasterDetail"
        if is_detail and entry.flag("allowRead") and master not in readable:
            yield f"Permission Read {name} depends on permission(s): Read {master}"


def _user_permission_problems(entry: Element, world: World) -> Iterator[str]:
    item = world.standard.object("PermissionSet")
    assert item is not None
    if item.field(PERMISSION_PREFIX + (entry.get("name") or "")) is None:
        yield f"Unknown user permission: {entry.get('name')}"
