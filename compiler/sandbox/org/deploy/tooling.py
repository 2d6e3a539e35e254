"""The rows that the tooling queries read: custom objects, custom fields, and how fields are classified.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_customfield.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.deploy import record_types
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.ids import record_id
from compiler.sandbox.org.schema import ObjectType, Schema
from compiler.sandbox.store import Store

ENTITY_PREFIX = "4ie"


def refresh(store: Store, schema: Schema, world: World) -> None:
    """Rewrite the tables of metadata from the world and the schema."""
    for table in ("CustomField", "CustomObject", "EntityDefinition", "FieldDefinition"):
        store.run(f"DELETE FROM {table}")
    ids = {
        (kind, name.lower()): component_id
        for kind, name, component_id in store.rows("SELECT kind, name, id FROM _component")
    }
    store.fill(
        "INSERT INTO CustomObject (Id, DeveloperName, Description, SharingModel) VALUES (?, ?, ?, ?)",
        (
            (
                ids["CustomObject", held.name.lower()],
                held.name.removesuffix("__c"),
                held.element.get("description"),
                held.element.get("sharingModel"),
            )
            for held in world.of_kind("CustomObject")
            if held.name.endswith("__c")
        ),
    )
    store.fill(
        "INSERT INTO CustomField (Id, DeveloperName, TableEnumOrId, Description, InlineHelpText) "
        "VALUES (?, ?, ?, ?, ?)",
        _custom_fields(world, ids),
    )
    record_types.refresh(store, world)
    items = sorted((item for item in schema.objects.values() if not item.setup), key=lambda item: item.name)
    for number, item in enumerate(items, start=1):
        _definition(store, world, item, record_id(ENTITY_PREFIX, number))


def _custom_fields(world: World, ids: dict[tuple[str, str], str]) -> Iterator[tuple[str | None, ...]]:
    for held in world.of_kind("CustomField"):
        owner, _, name = held.name.partition(".")
        if name.endswith("__c"):
            yield (
                ids["CustomField", held.name.lower()],
                name.removesuffix("__c"),
                ids.get(("CustomObject", owner.lower()), owner) if owner.endswith("__c") else owner,
                held.element.get("description"),
                held.element.get("inlineHelpText"),
            )


def _definition(store: Store, world: World, item: ObjectType, entity_id: str) -> None:
    developer_name = item.name.removesuffix("__c")
    store.run(
        "INSERT INTO EntityDefinition (Id, DurableId, QualifiedApiName, DeveloperName, Label, PluralLabel, "
        "KeyPrefix, InternalSharingModel, ExternalSharingModel, IsCustomizable, IsQueryable, "
        "IsCustomSetting) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'true', 'true', 'false')",
        (
            entity_id,
            item.name,
            item.name,
            developer_name,
            item.label,
            item.plural,
            item.key_prefix,
            item.sharing_model,
            item.external_sharing_model,
        ),
    )
    store.fill(
        "INSERT INTO FieldDefinition (Id, DurableId, QualifiedApiName, DeveloperName, Label, DataType, "
        "EntityDefinitionId, SecurityClassification, ComplianceGroup, BusinessStatus, Description, Length, "
        "Precision, Scale, IsIndexed, IsNillable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _field_definitions(world, item, entity_id),
    )


def _field_definitions(world: World, item: ObjectType, entity_id: str) -> Iterator[tuple[str | None, ...]]:
    for field in item.fields.values():
        durable_id = f"{item.name}.{field.name}"
        held = world.find("CustomField", durable_id)
        if held is None and field.custom:
            held = world.find("CustomField", f"Activity.{field.name}")
        element = held.element if held else None
        yield (
            durable_id,
            durable_id,
            field.name,
            field.name.removesuffix("__c"),
            field.label,
            field.kind or field.type,
            entity_id,
            element.get("securityClassification") if element else None,
            element.get("complianceGroup") if element else None,
            element.get("businessStatus") if element else None,
            field.description or None,
            str(field.length),
            str(field.precision),
            str(field.scale),
            "true" if field.is_key or field.unique else "false",
            "true" if field.nillable else "false",
        )
