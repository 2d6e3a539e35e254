"""Permission set groups and profiles made real: each has a permission set of its own.

https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionsetgroup.htm
"""

from collections.abc import Mapping

from compiler.sandbox.org import state
from compiler.sandbox.org.deploy import grants
from compiler.sandbox.org.deploy.package import Component
from compiler.sandbox.org.ids import SHORT, record_id
from compiler.sandbox.store import Store, quoted

MEMBERS = "(SELECT c.PermissionSetId FROM PermissionSetGroupComponent c WHERE c.PermissionSetGroupId = ?1)"
SUMS = {
    "FieldPermissions": ("SobjectType, Field", ("PermissionsRead", "PermissionsEdit")),
    "ObjectPermissions": ("SobjectType", tuple(grants.RIGHTS)),
    "SetupEntityAccess": ("SetupEntityId, SetupEntityType", ()),
}
"""What a group adds up: by which columns, and which switches are on where one member has them on."""

PREFIXES = {"FieldPermissions": "01k", "ObjectPermissions": "110", "SetupEntityAccess": "0J0"}


def keep_group(store: Store, component: Component, now: str) -> None:
    """Give a group that was just kept its own permission set."""
    group_id = grants.id_of(store, "PermissionSetGroup", component.name)
    known = store.text("SELECT Id FROM PermissionSet WHERE PermissionSetGroupId = ?", (group_id,))
    assert group_id is not None
    record: dict[str, str | None] = {
        "Name": "X" + group_id[:SHORT],
        "Label": component.element.get("label"),
        "Type": "Group",
        "PermissionSetGroupId": group_id,
    }
    own_set(store, known or state.new_id(store, "0PS"), record, now)


def own_set(store: Store, set_id: str, record: Mapping[str, str | None], now: str) -> None:
    """Write the permission set that a group or a profile owns."""
    known = store.text("SELECT CreatedDate FROM PermissionSet WHERE Id = ?", (set_id,))
    base: dict[str, str | None] = {
        "Id": set_id,
        "IsOwnedByProfile": "false",
        "IsCustom": "false",
        "HasActivationRequired": "false",
        "CreatedDate": known or now,
        "LastModifiedDate": now,
        "SystemModstamp": now,
    }
    off: dict[str, str | None] = dict.fromkeys(grants.flags(store), "false")
    grants.put(store, "PermissionSet", off | base | dict(record))


def recalculate(store: Store, now: str) -> None:
    """Add up every group again from the sets that are in it now."""
    for group_id, set_id in store.rows(
        "SELECT g.Id, p.Id FROM PermissionSetGroup g JOIN PermissionSet p ON p.PermissionSetGroupId = g.Id"
    ):
        grants.clear(store, set_id)
        for table in SUMS:
            _sum(store, table, group_id, set_id, now)
        store.run(
            f"INSERT OR IGNORE INTO _user_permission SELECT ?2, name FROM _user_permission "
            f"WHERE parent_id IN {MEMBERS}",
            (group_id, set_id),
        )
        store.run(
            f"INSERT OR IGNORE INTO _record_type_access SELECT ?2, name FROM _record_type_access "
            f"WHERE parent_id IN {MEMBERS}",
            (group_id, set_id),
        )
        flags = ", ".join(
            f"{flag} = coalesce((SELECT max(m.{flag}) FROM PermissionSet m WHERE m.Id IN {MEMBERS}), 'false')"
            for flag in map(quoted, grants.flags(store))
        )
        store.run(f"UPDATE PermissionSet SET {flags} WHERE Id = ?2", (group_id, set_id))


def group_members(store: Store, groups: Mapping[str, tuple[str, ...]]) -> None:
    """Rewrite which sets are in which group; names of sets by the group's id."""
    store.run("DELETE FROM PermissionSetGroupComponent")
    number = 0
    for group_id, names in sorted(groups.items()):
        for name in names:
            number += 1
            member = grants.id_of(store, "PermissionSet", name)
            record = {"Id": record_id("0PK", number), "PermissionSetGroupId": group_id}
            grants.put(store, "PermissionSetGroupComponent", record | {"PermissionSetId": member})


def _sum(store: Store, table: str, group_id: str, set_id: str, now: str) -> None:
    by, switches = SUMS[table]
    names = [*by.split(", "), *switches]
    shown = ", ".join([by, *(f"max({name})" for name in switches)])
    for row in store.rows(
        f"SELECT {shown} FROM {table} WHERE ParentId IN {MEMBERS} GROUP BY {by} ORDER BY {by}", (group_id,)
    ):
        record = dict(zip(names, row, strict=True))
        made = {"Id": state.new_id(store, PREFIXES[table]), "ParentId": set_id, "SystemModstamp": now}
        grants.put(store, table, made | record)
