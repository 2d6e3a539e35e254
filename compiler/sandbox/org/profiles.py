"""Profiles: each owns a permission set, which every user of the profile is assigned.

What a profile gives on standard objects is there from the beginning; deployed fields open by hand alone.
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org import state
from compiler.sandbox.org.compounds import addresses, compound_of
from compiler.sandbox.org.deploy import grants, permission_groups
from compiler.sandbox.org.deploy.permission_rules import PERMISSION_PREFIX
from compiler.sandbox.org.ids import SHORT, record_id
from compiler.sandbox.org.schema import ACTIVITIES, ObjectType, Schema
from compiler.sandbox.store import Store

FIRST_DAY = "2020-01-01T00:00:00.000Z"
EVERYDAY = ("ActivitiesAccess", "ApiEnabled", "EditEvent", "EditTask", "ExportReport",
            "LightningExperienceUser", "RunReports")  # fmt: skip
PROFILES = {
    "System Administrator": (
        *EVERYDAY, "ManageUsers", "ModifyAllData", "ModifyMetadata", "ViewAllData", "ViewSetup",
    ),
    "Standard User": EVERYDAY,
    "Minimum Access - Salesforce": ("LightningExperienceUser",),
}  # fmt: skip
"""The profiles that every org has, with their user permissions."""

WITH_STANDARD_FIELDS = ("System Administrator", "Standard User")
"""The profiles that see and edit every standard object and field, as they come."""

ALWAYS_SEEN = frozenset({"Id", "Name", "OwnerId", "IsDeleted", "SystemModstamp", "CreatedById", "CreatedDate",
                         "LastModifiedById", "LastModifiedDate"})  # fmt: skip
FULL = dict.fromkeys(
    ("PermissionsRead", "PermissionsCreate", "PermissionsEdit", "PermissionsDelete"), "true"
) | {"PermissionsViewAllRecords": "false", "PermissionsModifyAllRecords": "false"}


def plant_profile_set(store: Store, schema: Schema, profile_id: str, name: str) -> None:
    """Write the permission set of a profile of PROFILES, with what it gives on standard objects."""
    set_id = state.new_id(store, "0PS")
    record: dict[str, str | None] = {
        "Name": "X" + profile_id[:SHORT],
        "Label": "X" + profile_id[:SHORT],
        "IsOwnedByProfile": "true",
        "ProfileId": profile_id,
        "Type": "Profile",
    }
    record |= {PERMISSION_PREFIX + permission: "true" for permission in PROFILES[name]}
    permission_groups.own_set(store, set_id, record, FIRST_DAY)
    if name not in WITH_STANDARD_FIELDS:
        return
    for item in (item for _, item in sorted(schema.objects.items()) if not item.setup):
        if item.name not in ACTIVITIES:
            given = {"Id": state.new_id(store, "110"), "ParentId": set_id, "SobjectType": item.name}
            grants.put(store, "ObjectPermissions", given | FULL | {"SystemModstamp": FIRST_DAY})
        _plant_fields(store, item, set_id)


def _plant_fields(store: Store, item: ObjectType, set_id: str) -> None:
    fields = tuple(_permissionable(item))
    first = state.take(store, "id 01k", len(fields))
    store.fill(
        "INSERT INTO FieldPermissions (Id, ParentId, SobjectType, Field, PermissionsRead, PermissionsEdit, "
        "SystemModstamp) VALUES (?, ?, ?, ?, 'true', ?, ?)",
        (
            (record_id("01k", number), set_id, item.name, f"{item.name}.{field}", edit, FIRST_DAY)
            for number, (field, edit) in enumerate(fields, start=first)
        ),
    )


def assign_profile(store: Store, user_id: str, profile_id: str) -> None:
    """Give a user the permission set of a profile."""
    found = store.text("SELECT Id FROM PermissionSet WHERE ProfileId = ?", (profile_id,))
    record = {"Id": state.new_id(store, "0Pa"), "AssigneeId": user_id, "PermissionSetId": found}
    grants.put(store, "PermissionSetAssignment", record | {"IsActive": "true", "SystemModstamp": FIRST_DAY})


def _permissionable(item: ObjectType) -> Iterator[tuple[str, str]]:
    """The standard fields that field-level security rules, and whether they can be edited at all."""
    for field in item.fields.values():
        is_ruled = field.nillable and field.name not in ALWAYS_SEEN
        if is_ruled and compound_of(item.name, field.name) is None:
            yield field.name, "true" if field.updateable else "false"
    for name in addresses(item.name):
        yield name, "true"
