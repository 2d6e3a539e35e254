"""One maker of rows for each object that describes what was deployed; the columns are the real ones.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from compiler.sandbox.org.deploy.born_with import default_layouts
from compiler.sandbox.org.deploy.metadata_json import metadata_text
from compiler.sandbox.org.deploy.standard_values import USED_BY, StandardValue, standard_values
from compiler.sandbox.org.deploy.surface_rules import layout_owner, layout_title
from compiler.sandbox.org.deploy.world import Held, World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.ids import record_id
from compiler.sandbox.org.schema import Schema

Row = dict[str, str | None]
UNMANAGED = "unmanaged"
LANGUAGE = "en_US"
QUEUE = "Queue"
OWN = {"Group": f"Type = '{QUEUE}'"}
"""Of tables that hold other rows too: which are rewritten."""

BORN_LAYOUTS = 500_000
VALUE_STEP = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What rows are made from: ids of components by type and lower case name, of definitions by object."""

    schema: Schema
    world: World
    ids: Mapping[tuple[str, str], str]
    entities: Mapping[str, str]

    def id_of(self, held: Held) -> str:
        """The id of a component."""
        return self.ids[held.kind, held.name.lower()]

    def entity(self, owner: str) -> str | None:
        """The id of an object's definition; an Activity's is the task's."""
        return self.entities.get("task" if owner == "Activity" else owner.lower())

    def table(self, owner: str) -> str:
        """An object as `TableEnumOrId` names it: a custom one by its id."""
        return self.ids.get(("CustomObject", owner.lower()), owner) if owner.endswith("__c") else owner


def members_of_groups(sources: Sources) -> dict[str, tuple[str, ...]]:
    """The permission sets of each group, by the group's id."""
    return {
        sources.id_of(held): tuple(child.text for child in held.element.all("permissionSets"))
        for held in sources.world.of_kind("PermissionSetGroup")
    }


def _base(sources: Sources, held: Held) -> Row:
    """What every object of the Tooling API has."""
    return {
        "Id": sources.id_of(held),
        "FullName": unquote(held.name),
        "Metadata": metadata_text(held.element, held.kind),
        "ManageableState": UNMANAGED,
    }


def _custom_objects(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("CustomObject"):
        if held.name.endswith("__c"):
            yield _base(sources, held) | {
                "DeveloperName": held.name.removesuffix("__c"),
                "Description": held.element.get("description"),
                "SharingModel": held.element.get("sharingModel"),
                "ExternalSharingModel": held.element.get("externalSharingModel"),
            }


def _custom_fields(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("CustomField"):
        owner, _, name = held.name.partition(".")
        element = held.element
        if name.endswith("__c"):
            yield _base(sources, held) | {
                "DeveloperName": name.removesuffix("__c"),
                "TableEnumOrId": sources.table(owner),
                "EntityDefinitionId": sources.entity(owner),
                "Description": element.get("description"),
                "InlineHelpText": element.get("inlineHelpText"),
                "Length": element.get("length"),
                "Precision": element.get("precision"),
                "Scale": element.get("scale"),
                "RelationshipLabel": element.get("relationshipLabel"),
                "SummaryOperation": element.get("summaryOperation"),
            }


def _layouts(sources: Sources) -> Iterator[Row]:
    held_names = set()
    for held in sources.world.of_kind("Layout"):
        held_names.add(unquote(held.name).lower())
        yield _base(sources, held) | _layout(sources, held.name)
    for number, name in enumerate(sorted(default_layouts(sources.world))):
        if unquote(name).lower() not in held_names:
            row: Row = {"Id": record_id("00h", BORN_LAYOUTS + number), "FullName": unquote(name)}
            yield row | _layout(sources, name) | {"ManageableState": UNMANAGED}


def _layout(sources: Sources, name: str) -> Row:
    owner = layout_owner(name)
    return {
        "Name": layout_title(name),
        "EntityDefinitionId": sources.entity(owner),
        "TableEnumOrId": sources.table(owner),
        "LayoutType": "Standard",
    }


def _compact_layouts(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("CompactLayout"):
        owner, _, name = held.name.partition(".")
        own: Row = {"DeveloperName": name, "MasterLabel": held.element.get("label"), "SobjectType": owner}
        yield _base(sources, held) | own


def _list_views(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("ListView"):
        owner, _, name = held.name.partition(".")
        yield {
            "Id": sources.id_of(held),
            "DeveloperName": name,
            "Name": held.element.get("label"),
            "SobjectType": owner,
            "IsSoqlCompatible": "true",
        }


def _validation_rules(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("ValidationRule"):
        owner, _, name = held.name.partition(".")
        yield _base(sources, held) | {
            "ValidationName": name,
            "Active": _truth(held.element, "active"),
            "Description": held.element.get("description"),
            "EntityDefinitionId": sources.entity(owner),
            "ErrorDisplayField": held.element.get("errorDisplayField"),
            "ErrorMessage": held.element.get("errorMessage"),
        }


def _tabs(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("CustomTab"):
        shown = sources.world.find("CustomObject", held.name)
        label = shown.element.get("pluralLabel") if shown else held.element.get("label")
        yield _base(sources, held) | {
            "DeveloperName": held.name.removesuffix("__c"),
            "MasterLabel": label,
            "Type": "customObject" if held.element.flag("customObject") else "other",
            "Description": held.element.get("description"),
            "HasSidebar": _truth(held.element, "hasSidebar"),
        }


def _applications(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("CustomApplication"):
        yield _base(sources, held) | {
            "DeveloperName": held.name,
            "Label": held.element.get("label"),
            "Description": held.element.get("description"),
            "NavType": held.element.get("navType") or "Standard",
            "UiType": held.element.get("uiType") or "Aloha",
        }


def _value_sets(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("GlobalValueSet"):
        yield _base(sources, held) | _named(held, "masterLabel")


def _custom_permissions(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("CustomPermission"):
        row: Row = {"Id": sources.id_of(held), "IsLicensed": _truth(held.element, "isLicensed")}
        yield row | _named(held, "label") | {"IsProtected": "false", "Language": LANGUAGE}


def _groups(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("PermissionSetGroup"):
        row: Row = {"Id": sources.id_of(held), "Status": "Updated", "Language": LANGUAGE}
        activation = _truth(held.element, "hasActivationRequired")
        yield row | _named(held, "label") | {"HasActivationRequired": activation}


def _queues(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("Queue"):
        yield {
            "Id": sources.id_of(held),
            "DeveloperName": held.name,
            "Name": held.element.get("name"),
            "Email": held.element.get("email"),
            "Type": QUEUE,
        }


def _queue_objects(sources: Sources) -> Iterator[Row]:
    number = 0
    for held in sources.world.of_kind("Queue"):
        for entry in held.element.all("queueSobject"):
            number += 1
            row: Row = {"Id": record_id("03g", number), "QueueId": sources.id_of(held)}
            yield row | {"SobjectType": entry.get("sobjectType")}


def _processes(sources: Sources) -> Iterator[Row]:
    for held in sources.world.of_kind("BusinessProcess"):
        owner, _, name = held.name.partition(".")
        yield {
            "Id": sources.id_of(held),
            "Name": name,
            "Description": held.element.get("description"),
            "TableEnumOrId": owner,
            "IsActive": _truth(held.element, "isActive"),
        }


def _values_of(set_name: str) -> Callable[[Sources], Iterator[Row]]:
    def rows(sources: Sources) -> Iterator[Row]:
        first = sorted(USED_BY).index(set_name) * VALUE_STEP
        for place, value in enumerate(standard_values(sources.world, set_name), start=1):
            row: Row = {"Id": record_id("01J", first + place), "ApiName": value.name}
            yield row | {"MasterLabel": value.label, "SortOrder": str(place)} | VALUE_MARKS[set_name](value)

    return rows


def _stage(value: StandardValue) -> Row:
    return {
        "IsActive": "true",
        "IsClosed": _text(value.closed),
        "IsWon": _text(value.won),
        "DefaultProbability": value.probability or None,
        "ForecastCategory": value.forecast_category or None,
        "ForecastCategoryName": value.forecast_category or None,
    }


def _named(held: Held, label: str) -> Row:
    return {
        "DeveloperName": held.name,
        "MasterLabel": held.element.get(label),
        "Description": held.element.get("description"),
    }


def _truth(element: Element, name: str) -> str:
    return _text(element.flag(name))


def _text(value: bool) -> str:
    return "true" if value else "false"


VALUE_MARKS: Mapping[str, Callable[[StandardValue], Row]] = {
    "CaseStatus": lambda value: {"IsClosed": _text(value.closed), "IsDefault": _text(value.default)},
    "LeadStatus": lambda value: {"IsConverted": _text(value.converted), "IsDefault": _text(value.default)},
    "OpportunityStage": _stage,
    "TaskPriority": lambda value: {
        "IsHighPriority": _text(value.high_priority),
        "IsDefault": _text(value.default),
    },
    "TaskStatus": lambda value: {"IsClosed": _text(value.closed), "IsDefault": _text(value.default)},
}
"""What the rows of a standard picklist say beside name, label and order."""

MADE: Mapping[str, Callable[[Sources], Iterator[Row]]] = {
    "BusinessProcess": _processes,
    "CompactLayout": _compact_layouts,
    "CustomApplication": _applications,
    "CustomField": _custom_fields,
    "CustomObject": _custom_objects,
    "CustomPermission": _custom_permissions,
    "CustomTab": _tabs,
    "GlobalValueSet": _value_sets,
    "Group": _queues,
    "Layout": _layouts,
    "ListView": _list_views,
    "PermissionSetGroup": _groups,
    "QueueSobject": _queue_objects,
    "ValidationRule": _validation_rules,
    **{set_name: _values_of(set_name) for set_name in VALUE_MARKS},
}
"""The rows of each table that follows from what was deployed."""
