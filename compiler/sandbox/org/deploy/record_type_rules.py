"""What is wrong with a record type or a business process, in the words of a real deployment.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm
"""

from collections.abc import Iterator
from urllib.parse import unquote

from compiler.sandbox.org.deploy.build import build_schema
from compiler.sandbox.org.deploy.package import Component
from compiler.sandbox.org.deploy.words import name_problems, too_long
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.schema import Field, ObjectType

PROCESSES = {"Case": "Status", "Lead": "Status", "Opportunity": "StageName"}
"""The objects whose record types need a process, and the field that the process is about."""

WITHOUT = frozenset(
    {
        "AccountContactRelation",
        "Activity",
        "ContentDocument",
        "ContentDocumentLink",
        "Note",
        "OpportunityContactRole",
        "OpportunityLineItem",
        "Pricebook2",
        "PricebookEntry",
        "User",
    }
)
"""The objects that have no record types."""


def record_type_problems(component: Component, world: World) -> Iterator[str]:
    """Everything about one record type; the world must be sound otherwise."""
    owner, _, name = component.name.partition(".")
    element = component.element
    if owner in WITHOUT:
        yield f"Record types are not supported for {owner}"
        return
    yield from name_problems("Record Type", name)
    for needed in ("active", "label"):
        if not (element.get(needed) or "").strip():
            yield f"Required field is missing: {needed}"
    yield from too_long(element, "label", "Label")
    yield from too_long(element, "description", "Description")
    yield from _process_problems(owner, element, world)
    item = _item(owner, world)
    for entry in element.all("picklistValues"):
        picklist = entry.get("picklist") or ""
        yield from _value_problems(item, picklist, entry)


def business_process_problems(component: Component, world: World) -> Iterator[str]:
    """Everything about one business process; the world must be sound otherwise."""
    owner, _, name = component.name.partition(".")
    yield from name_problems("Record Type", name)
    if owner not in PROCESSES:
        yield f"Business processes are not supported for {owner}"
        return
    if not component.element.all("values"):
        yield "Required field is missing: values"
    yield from _value_problems(_item(owner, world), PROCESSES[owner], component.element)


def _process_problems(owner: str, element: Element, world: World) -> Iterator[str]:
    process = element.get("businessProcess")
    if owner in PROCESSES and not process:
        yield "Required field is missing: businessProcess"
    elif process and world.find("BusinessProcess", f"{owner}.{process}") is None:
        yield f"In field: businessProcess - no BusinessProcess named {owner}.{process} found"


def _value_problems(item: ObjectType | None, picklist: str, entry: Element) -> Iterator[str]:
    field = item.field(picklist) if item else None
    known = {choice.lower() for choice in field.picklist} if _is_picklist(field) and field else set()
    for value in entry.all("values"):
        written = value.get("fullName") or ""
        if unquote(written).lower() not in known:
            yield f"Picklist value: {written} in picklist: {picklist} not found"


def _is_picklist(field: Field | None) -> bool:
    return field is not None and field.type in {"picklist", "multipicklist"}


def _item(owner: str, world: World) -> ObjectType | None:
    numbers = {held.name.lower(): 0 for held in world.of_kind("CustomObject")}
    return build_schema(world, numbers).object(owner)
