"""Which fields metadata may name: custom ones, and standard ones by the names that metadata gives them."""

from collections.abc import Iterator

from compiler.sandbox.org.compounds import addresses, compound_of
from compiler.sandbox.org.deploy.world import Held, World
from compiler.sandbox.org.schema import ACTIVITIES

SYSTEM = frozenset({"Id", "IsDeleted", "IsArchived", "SystemModstamp", "MasterRecordId", "LastViewedDate",
                    "LastReferencedDate", "LastActivityDate"})  # fmt: skip
"""Fields that no metadata describes."""

STAMPS = ("CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate")
OF_CUSTOM = ("Name", *STAMPS)


def standard_names(owner: str, world: World) -> Iterator[str]:
    """What metadata calls the fields that an object is born with; addresses and names are whole."""
    item = world.standard.object(owner)
    if item is None or item.setup:
        held = world.find("CustomObject", owner)
        if held is not None:
            yield from OF_CUSTOM
            if held.element.get("sharingModel") != "ControlledByParent":
                yield "OwnerId"
        return
    for field in item.fields.values():
        if field.name not in SYSTEM and compound_of(item.name, field.name) is None:
            yield field.name
    yield from addresses(item.name)


def is_standard_name(owner: str, name: str, world: World) -> bool:
    """Whether metadata knows a standard object's field by that name."""
    item = world.standard.object(owner)
    return item is not None and name not in STAMPS and name in standard_names(owner, world)


def custom_field(owner: str, name: str, world: World) -> Held | None:
    """A custom field of an object; tasks and events share those of Activity."""
    home = "Activity" if owner in ACTIVITIES else owner
    return world.find("CustomField", f"{home}.{name}")


def exists(owner: str, name: str, world: World) -> bool:
    """Whether an object has a field by that name, in metadata's words."""
    if name.lower().endswith("__c"):
        return custom_field(owner, name, world) is not None
    return name.lower() in {each.lower() for each in standard_names(owner, world)}
