"""EntityDefinition and FieldDefinition: every object and field, standard ones too, as Setup speaks of them.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
"""

from collections.abc import Callable, Iterator, Mapping

from compiler.sandbox.org.compounds import addresses, compound_of
from compiler.sandbox.org.deploy.setup_rows import UNMANAGED, Row, Sources
from compiler.sandbox.org.deploy.world import Held
from compiler.sandbox.org.schema import ACTIVITIES, Field, ObjectType

SHORT = 15
SWITCHES = {
    "IsFeedEnabled": "enableFeeds",
    "IsFieldHistoryTracked": "enableHistory",
    "IsReportingEnabled": "enableReports",
    "IsSearchable": "enableSearch",
}
"""Columns of EntityDefinition that repeat an element of the object."""

NAMES = {
    "address": "Address", "boolean": "Checkbox", "combobox": "Picklist", "date": "Date",
    "datetime": "Date/Time", "email": "Email", "id": "Id", "int": "Number", "multipicklist":
    "Picklist (Multi-Select)", "phone": "Phone", "picklist": "Picklist", "time": "Time", "url": "URL",
}  # fmt: skip
"""Types that show without a size."""


def data_type(field: Field) -> str:
    """A field's type as Setup shows it, with its size: `Text(80)`, `Lookup(Contact)`, `Number(16, 2)`."""
    if field.kind == "Summary":
        return "Roll-Up Summary"
    if field.formula:
        return f"Formula ({_plain(replace_formula(field))})"
    if field.display_format:
        return "Auto Number"
    return _plain(field) + _key_words(field)


def replace_formula(field: Field) -> Field:
    """The field that a formula yields, without a size."""
    return Field(name=field.name, label=field.label, type=field.type)


def _plain(field: Field) -> str:
    if field.type == "reference":
        kind = "Master-Detail" if field.kind == "MasterDetail" else "Lookup"
        return f"{kind}({','.join(field.reference_to)})"
    if field.type in {"double", "currency", "percent"}:
        name = {"double": "Number", "currency": "Currency", "percent": "Percent"}[field.type]
        return f"{name}({field.precision - field.scale}, {field.scale})" if field.precision else name
    if field.type == "textarea":
        kind = "Rich Text Area" if field.html else "Long Text Area" if field.is_long else "Text Area"
        return f"{kind}({field.length})"
    if field.type == "encryptedstring":
        return f"Text (Encrypted)({field.length})"
    if field.type in NAMES:
        return NAMES[field.type]
    return f"Text({field.length})" if field.length else "Text"


def _key_words(field: Field) -> str:
    words = []
    if field.external_id:
        words.append("External ID")
    if field.unique:
        words.append("Unique Case Sensitive" if field.case_sensitive else "Unique Case Insensitive")
    return "".join(f" ({word})" for word in words)


def _entities(sources: Sources) -> Iterator[Row]:
    for lower, entity_id in sources.entities.items():
        item = sources.schema.objects[lower]
        held = sources.world.find("CustomObject", item.name)
        assigned = held.element.get("compactLayoutAssignment") if held else None
        yield {
            "Id": entity_id,
            "DurableId": sources.table(item.name)[:SHORT] if item.custom else item.name,
            "QualifiedApiName": item.name,
            "DeveloperName": item.name.removesuffix("__c"),
            "Label": item.label,
            "MasterLabel": item.label,
            "PluralLabel": item.plural,
            "KeyPrefix": item.key_prefix,
            "InternalSharingModel": item.sharing_model,
            "ExternalSharingModel": item.external_sharing_model,
            "DeploymentStatus": held.element.get("deploymentStatus") if held else None,
            "DefaultCompactLayoutId": sources.ids.get(("CompactLayout", f"{item.name}.{assigned}".lower())),
            "IsCustomizable": "true",
            "IsQueryable": "true",
            "IsCustomSetting": "false",
        } | _switches(item, held)


def _switches(item: ObjectType, held: Held | None) -> Row:
    """What Setup lets an object do; of standard objects only what a deployment said."""
    said = {column: held is not None and held.element.flag(tag) for column, tag in SWITCHES.items()}
    said |= {"IsLayoutable": True, "IsActivityTrackable": item.activities}
    if not item.custom:
        said |= {"IsReportingEnabled": True, "IsSearchable": True}
    return {column: "true" if on else "false" for column, on in said.items()}


def _fields(sources: Sources) -> Iterator[Row]:
    for lower, entity_id in sources.entities.items():
        item = sources.schema.objects[lower]
        for field in _whole_fields(item):
            yield _field(sources, item, field, entity_id)


def _whole_fields(item: ObjectType) -> Iterator[Field]:
    """The fields as definitions know them: names and addresses whole, their parts left out."""
    for field in item.fields.values():
        if item.custom or compound_of(item.name, field.name) is None:
            yield field
    for name in addresses(item.name):
        yield Field(
            name=name, label=name.replace("Address", " Address").strip(), type="address", nillable=True
        )


def _field(sources: Sources, item: ObjectType, field: Field, entity_id: str) -> Row:
    durable_id = f"{item.name}.{field.name}"
    held = _described_by(sources, item, field)
    element = held.element if held else None

    def said(name: str) -> str | None:
        return (element.get(name) or None) if element else None

    return {
        "Id": durable_id,
        "DurableId": durable_id,
        "QualifiedApiName": field.name,
        "DeveloperName": field.name.removesuffix("__c"),
        "Label": field.label,
        "MasterLabel": field.label,
        "DataType": data_type(field),
        "EntityDefinitionId": entity_id,
        "SecurityClassification": said("securityClassification"),
        "ComplianceGroup": said("complianceGroup"),
        "BusinessStatus": said("businessStatus"),
        "Description": field.description or None,
        "Length": str(field.length),
        "Precision": str(field.precision),
        "Scale": str(field.scale),
        "RelationshipName": field.relationship or None,
        "ManageableState": UNMANAGED if field.custom else None,
    } | _marks(item, field)


def _marks(item: ObjectType, field: Field) -> Row:
    marks = {
        "IsCalculated": field.computed and not field.display_format,
        "IsCompound": field.type == "address"
        or (field.name == "Name" and item.field("LastName") is not None),
        "IsFieldHistoryTracked": field.tracked,
        "IsHtmlFormatted": field.html,
        "IsIndexed": field.is_key or field.unique,
        "IsNameField": field.name == item.name_field,
        "IsNillable": field.nillable,
        "IsPolymorphicForeignKey": field.polymorphic,
    }
    return {name: "true" if mark else "false" for name, mark in marks.items()}


def _described_by(sources: Sources, item: ObjectType, field: Field) -> Held | None:
    """What was deployed of a field; tasks and events share what Activity has."""
    held = sources.world.find("CustomField", f"{item.name}.{field.name}")
    if held is None and item.name in ACTIVITIES:
        return sources.world.find("CustomField", f"Activity.{field.name}")
    return held


MADE: Mapping[str, Callable[[Sources], Iterator[Row]]] = {
    "EntityDefinition": _entities,
    "FieldDefinition": _fields,
}
"""The rows of what is known of every object and field."""
