"""Permission sets made real: rows that say who may see and do what.

A deployed permission set replaces the one before it as a whole: what the file does not list is switched off.
"""

from collections.abc import Mapping

from compiler.sandbox.org import state
from compiler.sandbox.org.deploy import record_types
from compiler.sandbox.org.deploy.package import Component
from compiler.sandbox.org.deploy.permission_rules import PERMISSION_PREFIX
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.store import Store, quoted

RIGHTS = {
    "PermissionsRead": "allowRead",
    "PermissionsCreate": "allowCreate",
    "PermissionsEdit": "allowEdit",
    "PermissionsDelete": "allowDelete",
    "PermissionsViewAllRecords": "viewAllRecords",
    "PermissionsModifyAllRecords": "modifyAllRecords",
}

GIVEN = ("FieldPermissions", "ObjectPermissions", "SetupEntityAccess")
"""The tables of what a permission set gives, by its `ParentId`."""

ENTITIES = (
    ("applicationVisibilities", "application", "visible", "CustomApplication", "TabSet"),
    ("customPermissions", "name", "enabled", "CustomPermission", "CustomPermission"),
)
"""Elements that open a component: its name, the switch, its type, what SetupEntityAccess calls that."""


def grant(store: Store, component: Component, now: str) -> None:
    """Write the rows of a permission set that was just kept."""
    element = component.element
    set_id = id_of(store, "PermissionSet", component.name)
    assert set_id is not None
    clear(store, set_id)
    _permission_set(store, set_id, component, now)
    for entry in element.all("fieldPermissions"):
        _field(store, set_id, entry, now)
    for entry in element.all("objectPermissions"):
        _object(store, set_id, entry, now)
    for entry in element.all("userPermissions"):
        if entry.flag("enabled"):
            store.run("INSERT INTO _user_permission VALUES (?, ?)", (set_id, entry.get("name")))
    for tag, name, switch, kind, type_name in ENTITIES:
        for entry in element.all(tag):
            if entry.flag(switch):
                give_entity(store, set_id, id_of(store, kind, entry.get(name) or ""), type_name, now)
    record_types.grant(store, set_id, element)


def give_entity(store: Store, set_id: str, entity: str | None, type_name: str, now: str) -> None:
    """Let a permission set open a custom permission or an app; nothing where there is none."""
    if entity is None:
        return
    record = {"Id": state.new_id(store, "0J0"), "ParentId": set_id, "SetupEntityId": entity}
    put(store, "SetupEntityAccess", record | {"SetupEntityType": type_name, "SystemModstamp": now})


def revoke(store: Store, kind: str, name: str) -> None:
    """Remove the rows of a permission set, a group of them, or of what they open; others have none."""
    found = id_of(store, kind, name)
    if found is None:
        return
    if kind == "PermissionSetGroup":
        found = store.text("SELECT Id FROM PermissionSet WHERE PermissionSetGroupId = ?", (found,)) or ""
    if kind in {"PermissionSet", "PermissionSetGroup"}:
        clear(store, found)
        store.run("DELETE FROM PermissionSet WHERE Id = ?", (found,))
    elif kind in {"CustomApplication", "CustomPermission"}:
        store.run("DELETE FROM SetupEntityAccess WHERE SetupEntityId = ?", (found,))


def is_assigned(store: Store, name: str) -> bool:
    """Whether somebody has that permission set."""
    found = store.first(
        "SELECT 1 FROM PermissionSetAssignment a JOIN PermissionSet p ON p.Id = a.PermissionSetId "
        "WHERE p.Name = ? COLLATE NOCASE",
        (name,),
    )
    return found is not None


def is_group_assigned(store: Store, name: str) -> bool:
    """Whether somebody has that permission set group."""
    group_id = id_of(store, "PermissionSetGroup", name)
    found = store.first("SELECT 1 FROM PermissionSetAssignment WHERE PermissionSetGroupId = ?", (group_id,))
    return found is not None


def id_of(store: Store, kind: str, name: str) -> str | None:
    """The id of a deployed component, or None."""
    return store.text("SELECT id FROM _component WHERE kind = ? AND name = ?", (kind, name))


def forget_field(store: Store, owner: str, field: str) -> None:
    """Remove what permission sets said of a field that is gone."""
    store.run("DELETE FROM FieldPermissions WHERE Field = ? COLLATE NOCASE", (f"{owner}.{field}",))


def forget_object(store: Store, name: str) -> None:
    """Remove what permission sets said of an object that is gone."""
    for table in ("FieldPermissions", "ObjectPermissions"):
        store.run(f"DELETE FROM {table} WHERE SobjectType = ? COLLATE NOCASE", (name,))


def clear(store: Store, set_id: str) -> None:
    """Take away everything that a permission set gives."""
    for table in GIVEN:
        store.run(f"DELETE FROM {table} WHERE ParentId = ?", (set_id,))
    store.run("DELETE FROM _user_permission WHERE parent_id = ?", (set_id,))
    record_types.forget(store, set_id)


def _permission_set(store: Store, set_id: str, component: Component, now: str) -> None:
    element = component.element
    enabled = {entry.get("name") for entry in element.all("userPermissions") if entry.flag("enabled")}
    created = store.text("SELECT CreatedDate FROM PermissionSet WHERE Id = ?", (set_id,)) or now
    record = {
        "Id": set_id,
        "Name": component.name,
        "Label": element.get("label"),
        "Description": element.get("description"),
        "IsOwnedByProfile": "false",
        "IsCustom": "true",
        "HasActivationRequired": element.get("hasActivationRequired") or "false",
        "Type": "Regular",
        "CreatedDate": created,
        "LastModifiedDate": now,
        "SystemModstamp": now,
    }
    record |= {
        flag: "true" if flag.removeprefix(PERMISSION_PREFIX) in enabled else "false" for flag in flags(store)
    }
    put(store, "PermissionSet", record)


def flags(store: Store) -> list[str]:
    """The columns of PermissionSet that each say whether a user permission is in it."""
    columns = store.rows("SELECT name FROM pragma_table_info('PermissionSet')")
    return [str(name) for (name,) in columns if str(name).startswith(PERMISSION_PREFIX)]


def _field(store: Store, set_id: str, entry: Element, now: str) -> None:
    full_name = entry.get("field") or ""
    put(
        store,
        "FieldPermissions",
        {
            "Id": state.new_id(store, "01k"),
            "ParentId": set_id,
            "SobjectType": full_name.partition(".")[0],
            "Field": full_name,
            "PermissionsRead": _text(entry, "readable"),
            "PermissionsEdit": _text(entry, "editable"),
            "SystemModstamp": now,
        },
    )


def _object(store: Store, set_id: str, entry: Element, now: str) -> None:
    record = {
        "Id": state.new_id(store, "110"),
        "ParentId": set_id,
        "SobjectType": entry.get("object"),
        "SystemModstamp": now,
    }
    record |= {column: _text(entry, name) for column, name in RIGHTS.items()}
    put(store, "ObjectPermissions", record)


def _text(entry: Element, name: str) -> str:
    return "true" if entry.flag(name) else "false"


def put(store: Store, table: str, record: Mapping[str, str | None]) -> None:
    """Write one row past all rules; one with the same Id gives way."""
    columns = ", ".join(quoted(name) for name in record)
    marks = ", ".join("?" * len(record))
    store.run(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", tuple(record.values()))
