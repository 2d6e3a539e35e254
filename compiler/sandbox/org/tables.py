"""The tables behind the objects: one table per object, one text column per field."""

from compiler.sandbox.org.schema import Field, ObjectType, Schema
from compiler.sandbox.store import Store, quoted

PERSON_NAME = "trim(coalesce(FirstName, '') || ' ' || coalesce(LastName, ''))"
PERSONS = ("Contact", "Lead", "User")
INDEXED_REFERENCES = frozenset(
    {
        "AccountId",
        "ContactId",
        "WhoId",
        "WhatId",
        "ParentId",
        "LinkedEntityId",
        "ContentDocumentId",
        "AssigneeId",
        "OpportunityId",
        "PricebookEntryId",
        "Product2Id",
    }
)


def create(store: Store, item: ObjectType) -> None:
    """Make an object's table and indexes."""
    columns = ", ".join(_column(item, field) for field in item.stored)
    store.run(f"CREATE TABLE {quoted(item.name)} ({columns})")
    for field in item.stored:
        _index(store, item, field)


def create_all(store: Store, schema: Schema) -> None:
    """Make the tables of every object."""
    for item in schema.objects.values():
        create(store, item)


def change(store: Store, old: ObjectType, new: ObjectType) -> None:
    """Bring an object's table from one definition to the next; values of fields that stay are kept."""
    before, after = {f.name: f for f in old.stored}, {f.name: f for f in new.stored}
    for name in sorted(before.keys() - after.keys()):
        _drop_index(store, old, before[name])
        store.run(f"ALTER TABLE {quoted(old.name)} DROP COLUMN {quoted(name)}")
    for name, field in after.items():
        if name not in before:
            store.run(f"ALTER TABLE {quoted(new.name)} ADD COLUMN {_column(new, field)}")
            _fill_default(store, new, field)
        elif _index_shape(before[name]) != _index_shape(field):
            _drop_index(store, old, before[name])
        else:
            continue
        _index(store, new, field)


def drop(store: Store, item: ObjectType) -> None:
    """Remove an object's table with all its rows."""
    store.run(f"DROP TABLE {quoted(item.name)}")


def is_generated(item: ObjectType, field: Field) -> bool:
    """Whether the database computes the column itself."""
    return field.name == "Name" and item.name in PERSONS


def _column(item: ObjectType, field: Field) -> str:
    name = quoted(field.name)
    if is_generated(item, field):
        return f"{name} TEXT GENERATED ALWAYS AS ({PERSON_NAME}) VIRTUAL"
    return f"{name} TEXT PRIMARY KEY" if field.name == "Id" else f"{name} TEXT"


def _fill_default(store: Store, item: ObjectType, field: Field) -> None:
    default = "false" if field.type == "boolean" and not field.default else field.default
    if default:
        store.run(f"UPDATE {quoted(item.name)} SET {quoted(field.name)} = ?", (default,))


def _index_shape(field: Field) -> tuple[bool, bool, str]:
    return field.unique, _is_indexed(field), field.collation


def _is_indexed(field: Field) -> bool:
    if field.type == "reference":
        return field.custom or field.name in INDEXED_REFERENCES
    return field.unique or (field.is_key and field.name != "Id")


def _index_name(item: ObjectType, field: Field) -> str:
    return quoted(f"{item.name}.{field.name}")


def _drop_index(store: Store, item: ObjectType, field: Field) -> None:
    store.run(f"DROP INDEX IF EXISTS {_index_name(item, field)}")


def _index(store: Store, item: ObjectType, field: Field) -> None:
    if not _is_indexed(field) or is_generated(item, field):
        return
    unique = "UNIQUE " if field.unique else ""
    # A row in the recycle bin does not hold its unique values.
    live = " WHERE IsDeleted = 'false'" if field.unique and item.field("IsDeleted") else ""
    store.run(
        f"CREATE {unique}INDEX {_index_name(item, field)} ON {quoted(item.name)} "
        f"({quoted(field.name)} COLLATE {field.collation}){live}"
    )
