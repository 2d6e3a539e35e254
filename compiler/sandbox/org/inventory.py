"""The whole schema of the org as one value, by address: equal values are equal schemas.

Ids, stamps and what was counted are left out; what every org is born with is in, so a list of standard values
that was changed and put back compares as never changed. No API of an org gives this; it is there for judges.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from compiler.sandbox.org import state
from compiler.sandbox.org.compounds import addresses
from compiler.sandbox.org.deploy.born_with import own_parts
from compiler.sandbox.org.deploy.grants import flags
from compiler.sandbox.org.deploy.setup_rows import VALUE_MARKS
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.schema import ObjectType, Schema
from compiler.sandbox.store import Store, quoted

ALWAYS_THERE = frozenset({"Settings", "StandardValueSet"})
ROWS = {
    "field permission": "SELECT p.Name, f.Field, f.PermissionsRead, f.PermissionsEdit "
    "FROM FieldPermissions f JOIN PermissionSet p ON p.Id = f.ParentId",
    "object permission": "SELECT p.Name, o.SobjectType, o.PermissionsRead, o.PermissionsCreate, "
    "o.PermissionsEdit, o.PermissionsDelete, o.PermissionsViewAllRecords, o.PermissionsModifyAllRecords "
    "FROM ObjectPermissions o JOIN PermissionSet p ON p.Id = o.ParentId",
    "setup access": "SELECT p.Name, coalesce(c.name, s.SetupEntityId), s.SetupEntityType "
    "FROM SetupEntityAccess s JOIN PermissionSet p ON p.Id = s.ParentId "
    "LEFT JOIN _component c ON c.id = s.SetupEntityId",
    "group member": "SELECT g.DeveloperName, p.Name FROM PermissionSetGroupComponent c "
    "JOIN PermissionSetGroup g ON g.Id = c.PermissionSetGroupId "
    "JOIN PermissionSet p ON p.Id = c.PermissionSetId",
    "assignment": "SELECT u.Username, p.Name FROM PermissionSetAssignment a "
    "JOIN User u ON u.Id = a.AssigneeId JOIN PermissionSet p ON p.Id = a.PermissionSetId",
    "record type": "SELECT SobjectType, DeveloperName, Name, IsActive FROM RecordType",
    "queue": "SELECT g.DeveloperName, coalesce(q.SobjectType, ''), g.Name FROM \"Group\" g "
    "LEFT JOIN QueueSobject q ON q.QueueId = g.Id WHERE g.Type = 'Queue'",
    "layout": "SELECT e.QualifiedApiName, l.Name FROM Layout l "
    "JOIN EntityDefinition e ON e.Id = l.EntityDefinitionId",
    "classification": "SELECT DurableId, '', SecurityClassification, ComplianceGroup, BusinessStatus "
    "FROM FieldDefinition WHERE SecurityClassification IS NOT NULL OR ComplianceGroup IS NOT NULL "
    "OR BusinessStatus IS NOT NULL",
}
"""What counts of the rows that describe the org: two columns that make an address, then what is there."""


def inventory(store: Store, schema: Schema) -> dict[str, Any]:
    """Everything that makes up the schema: a plain value by address, sorted."""
    found: dict[str, Any] = {"settings": {"multiday_events": state.settings(store).multiday_events}}
    for item in schema.objects.values():
        found |= dict(_object(store, item))
    found |= dict(_components(store, schema))
    for name, query in ROWS.items():
        rows = store.rows(query)
        found |= {f"{name} {row[0]} {row[1]}".strip(): list(row[2:]) for row in rows}
    columns = ", ".join(quoted(flag) for flag in flags(store))
    for row in store.rows(f"SELECT Name, Label, Type, Description, {columns} FROM PermissionSet"):
        found[f"permission set {row[0]}"] = list(row[1:])
    for name in VALUE_MARKS:
        found[f"values {name}"] = _values(store, name)
    return dict(sorted(found.items()))


def _object(store: Store, item: ObjectType) -> Iterator[tuple[str, Any]]:
    columns = store.rows("SELECT name FROM pragma_table_xinfo(?)", (item.name,))
    indexes = store.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (item.name,))
    yield (
        f"object {item.name}",
        {
            "label": item.label,
            "plural": item.plural,
            "activities": item.activities,
            "closed_states": list(item.closed_states),
            "sharing": [item.sharing_model, item.external_sharing_model],
            "columns": sorted(str(name) for (name,) in columns),
            "indexes": sorted(str(name) for (name,) in indexes),
        },
    )
    for field in item.fields.values():
        yield f"field {item.name}.{field.name}", msgspec.to_builtins(field)


def _components(store: Store, schema: Schema) -> Iterator[tuple[str, Any]]:
    for kind, name, body in store.rows("SELECT kind, name, body FROM _component"):
        if kind not in ALWAYS_THERE and not _is_stub(kind, name, schema):
            yield f"{kind}:{name}", own_parts(kind, msgspec.json.decode(body, type=Element))


def _is_stub(kind: str, name: str, schema: Schema) -> bool:
    """Whether a component only says something of a standard field, which the field's own entry tells."""
    owner, _, field = name.partition(".")
    item = schema.object(owner)
    if kind != "CustomField" or item is None or field.endswith("__c"):
        return False
    return item.field(field) is not None or field in addresses(item.name)


def _values(store: Store, name: str) -> list[list[Any]]:
    columns = store.rows("SELECT name FROM pragma_table_info(?) WHERE name <> 'Id'", (name,))
    shown = ", ".join(quoted(str(column)) for (column,) in columns)
    return [
        list(row) for row in store.rows(f"SELECT {shown} FROM {name} ORDER BY CAST(SortOrder AS INTEGER)")
    ]
