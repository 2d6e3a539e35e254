"""Permission sets made real: rows that say who may see and do what.

A deployed permission set replaces the one before it as a whole: what the file does not list is switched off.
"""

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


def grant(store: Store, component: Component, now: str) -> None:
    """Write the rows of a permission set that was just kept."""
    element = component.element
    set_id = store.text(
        "SELECT id FROM _component WHERE kind = 'PermissionSet' AND name = ?", (component.name,)
    )
    assert set_id is not None
    _clear(store, set_id)
    _permission_set(store, set_id, component, now)
    for entry in element.all("fieldPermissions"):
        _field(store, set_id, entry, now)
    for entry in element.all("objectPermissions"):
        _object(store, set_id, entry, now)
    for entry in element.all("userPermissions"):
        if entry.flag("enabled"):
            store.run("INSERT INTO _user_permission VALUES (?, ?)", (set_id, entry.get("name")))
    record_types.grant(store, set_id, element)


def revoke(store: Store, name: str) -> None:
    """Remove a permission set's rows."""
    set_id = store.text("SELECT Id FROM PermissionSet WHERE Name = ? COLLATE NOCASE", (name,))
    if set_id is not None:
        _clear(store, set_id)
        store.run("DELETE FROM PermissionSet WHERE Id = ?", (set_id,))


def is_assigned(store: Store, name: str) -> bool:
    """Whether somebody has that permission set."""
    found = store.first(
        "SELECT 1 FROM PermissionSetAssignment a JOIN PermissionSet p ON p.Id = a.PermissionSetId "
        "WHERE p.Name = ? COLLATE NOCASE",
        (name,),
    )
    return found is not None


def forget_field(store: Store, owner: str, field: str) -> None:
    """Remove what permission sets said of a field that is gone."""
    store.run("DELETE FROM FieldPermissions WHERE Field = ? COLLATE NOCASE", (f"{owner}.{field}",))


def forget_object(store: Store, name: str) -> None:
    """Remove what permission sets said of an object that is gone."""
    for table in ("FieldPermissions", "ObjectPermissions"):
        store.run(f"DELETE FROM {table} WHERE SobjectType = ? COLLATE NOCASE", (name,))


def _clear(store: Store, set_id: str) -> None:
    for table in ("FieldPermissions", "ObjectPermissions"):
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
    columns = store.rows("SELECT name FROM pragma_table_info('PermissionSet')")
    flags = [str(name) for (name,) in columns if str(name).startswith(PERMISSION_PREFIX)]
    record |= {flag: "true" if flag.removeprefix(PERMISSION_PREFIX) in enabled else "false" for flag in flags}
    _put(store, "PermissionSet", record)


def _field(store: Store, set_id: str, entry: Element, now: str) -> None:
    full_name = entry.get("field") or ""
    _put(
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
    _put(store, "ObjectPermissions", record)


def _text(entry: Element, name: str) -> str:
    return "true" if entry.flag(name) else "false"


def _put(store: Store, table: str, record: dict[str, str | None]) -> None:
    columns = ", ".join(quoted(name) for name in record)
    marks = ", ".join("?" * len(record))
    store.run(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", tuple(record.values()))
