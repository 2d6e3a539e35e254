"""Salesforce objects and fields in the compiler's own terms, and how references travel to them."""

from collections.abc import Mapping
from typing import Literal

from compiler.language.types import Kind, Type
from compiler.model.program import Program, Reference, Route, TargetField, TargetObject
from compiler.platforms.platform import TypeOfRecord
from compiler.platforms.salesforce import catalogue
from compiler.platforms.salesforce.catalogue import StandardField, StandardObject
from compiler.platforms.salesforce.setup_objects import setup_object
from compiler.spec.pair import NewField, NewObject

ACTIVITIES = ("Event", "Task")
"""The objects that share the custom fields declared on Activity."""

OWNER = "OwnerId"
RECORD_TYPE = "RecordTypeId"
CURRENCY = "CurrencyIsoCode"
PRICED = frozenset(
    {
        "Account",
        "AccountContactRelation",
        "Campaign",
        "Case",
        "Contact",
        "Event",
        "Lead",
        "Opportunity",
        "PricebookEntry",
        "Product2",
        "Task",
    }
)
"""The standard objects of the catalogue whose records are of a currency, in an org with several.

A line item has the currency of its opportunity:
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
"""

TYPED = frozenset(
    {
        "Account",
        "Campaign",
        "Case",
        "Contact",
        "ContentVersion",
        "Event",
        "Lead",
        "Opportunity",
        "Product2",
        "Task",
    }
)
"""The standard objects of the catalogue that can have record types; every custom object can.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm
"""

NATIVE_AUDIT: Mapping[str, str] = {"created": "CreatedDate", "modified": "LastModifiedDate"}
FILE_PARENT = "FirstPublishLocationId"
FILE_CONTENT = "VersionData"

_VALUE_SETS: Mapping[tuple[str, str], str] = {
    ("Task", "Status"): "TaskStatus",
    ("Task", "Priority"): "TaskPriority",
}
# References that take custom objects too, so no closed list of objects can be right.
_OPEN_REFERENCES = frozenset({"WhatId", "FirstPublishLocationId", "LinkedEntityId"})
_PLAIN_KINDS: Mapping[str, Kind] = {
    "id": Kind.ID,
    "boolean": Kind.BOOL,
    "date": Kind.DATE,
    "datetime": Kind.DATETIME,
    "email": Kind.EMAIL,
    "phone": Kind.PHONE,
    "url": Kind.URL,
    "base64": Kind.FILE,
}
_LONGEST_TEXT = 255
# Users are matched and never made (SFR108), so nothing needs to be given for one.
_NEVER_MADE = frozenset({"User"})


def standard_object(name: str, fields: tuple[str, ...]) -> TargetObject | None:
    """Describe a standard object with the named fields and those a new record needs; None if unknown."""
    if name not in catalogue.object_names():
        return setup_object(name, fields)
    found = catalogue.standard_object(name)
    chosen = (field for field in found.fields if field.name in fields or _needed(found, field))
    return TargetObject(
        name=name,
        label=found.label,
        plural=found.plural,
        custom=False,
        home=home_of(name),
        record_name=None,
        activities=found.activities,
        fields={field.name: _field(found, field) for field in chosen} | _optional_fields(name, fields),
    )


def _optional_fields(name: str, fields: tuple[str, ...]) -> dict[str, TargetField]:
    """Describe the fields that an object has in some orgs only, as far as they are asked for by name."""
    known: dict[str, TargetField] = {}
    if name in TYPED:
        kind = Type(kind=Kind.REF, objects=("RecordType",))
        known[RECORD_TYPE] = _optional(RECORD_TYPE, "Record Type ID", kind)
    if name in PRICED:
        known[CURRENCY] = _currency()
    return {field: known[field] for field in fields if field in known}


def _optional(name: str, label: str, kind: Type) -> TargetField:
    return TargetField(name=name, label=label, type=kind, custom=False, required=False, creatable=True)


def _currency() -> TargetField:
    """The currency of a record is the ISO code of one that is active in the org; which are, only it knows."""
    return _optional(CURRENCY, "Currency ISO Code", Type(kind=Kind.TEXT, length=3))


def new_object_fields(new: NewObject) -> Mapping[str, TargetField]:
    """List the fields that a custom object has from the start and that a load may write.

    Records that are a part of others belong to whoever owns those, so they have no owner of their own. An org
    with one currency has no `CurrencyIsoCode`; a pair that fills it says that the org has several.
    """
    if any(isinstance(field, NewField) and field.kept_as == "part_of" for field in new.fields.values()):
        return {CURRENCY: _currency()}
    owner = TargetField(
        name=OWNER,
        label="Owner ID",
        type=Type(kind=Kind.REF, objects=("User",)),
        custom=False,
        required=False,
        creatable=True,
        relationship="Owner",
    )
    return {OWNER: owner, CURRENCY: _currency()}


def record_type(target: str, name: str) -> TypeOfRecord | None:
    """Say how a record of an object is given a record type; None for an object that cannot have one.

    Ids differ from org to org, so the type is told by its developer name, which is unique for its object.
    """
    if target not in TYPED and not target.endswith("__c"):
        return None
    return TypeOfRecord(
        field=RECORD_TYPE, object="RecordType", where={"SobjectType": target, "DeveloperName": name}
    )


def insert_only(name: str) -> frozenset[str]:
    """List the fields of an object that can be given when a record is made, and never changed."""
    if name not in catalogue.object_names():
        return frozenset()
    fields = catalogue.standard_object(name).fields
    found = {field.name for field in fields if field.createable and not field.updateable}
    return frozenset(found | ({CURRENCY} if name == "PricebookEntry" else set()))


def home_of(name: str) -> str:
    """Name the object that declares an object's custom fields: Activity for tasks and events."""
    return "Activity" if name in ACTIVITIES else name


def value_sets() -> Mapping[str, tuple[str, ...]]:
    """List the values of every standard picklist, by the name that a type of `standard_object` uses."""
    return {
        _enum_name(found, field): field.picklist
        for found in _all_objects()
        for field in found.fields
        if field.picklist and field.type in {"picklist", "multipicklist"}
    }


def closed_values() -> Mapping[str, tuple[str, ...]]:
    """List the states that mean done, by the same names as `value_sets`."""
    states = ("Status", "StageName")
    return {
        _enum_name(found, field): found.closed_states
        for found in _all_objects()
        for field in found.fields
        if found.closed_states and field.name in states
    }


def link_by(program: Program, route: Route, reference: Reference) -> Literal["key", "id"]:
    """Say whether a reference travels as the parent's migration key or as its id.

    Parents of files travel as ids, and so does what no route writes: a found record, such as an owner, has no
    migration key.
    """
    if route.operation == "file" or not reference.routes:
        return "id"
    written = all(program.routes[name].operation != "find" for name in reference.routes)
    return "key" if written else "id"


def link_header(program: Program, route: Route, reference: Reference, parent: str) -> str:
    """Write the column that a reference to a record of object `parent` gets in a load.

    `Account.Key__c`, `Patient__r.Key__c`, `Contact:Who.Key__c` where the reference takes several objects, and
    the plain field for ids. The prefix is refused where it is not needed and needed where it is not refused:
    https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
    """
    if link_by(program, route, reference) == "id":
        return reference.field
    field = program.targets[route.target].fields[reference.field]
    prefix = f"{parent}:" if field.polymorphic else ""
    return f"{prefix}{_relationship(field)}.{program.key_field}"


def _relationship(field: TargetField) -> str:
    if field.relationship:
        return field.relationship
    if field.custom:
        return field.name.removesuffix("__c") + "__r"
    return field.name.removesuffix("Id")


def _all_objects() -> tuple[StandardObject, ...]:
    return tuple(catalogue.standard_object(name) for name in catalogue.object_names())


def _needed(owner: StandardObject, field: StandardField) -> bool:
    made = owner.name not in _NEVER_MADE
    return made and field.required and not field.defaulted and field.createable


def _field(owner: StandardObject, field: StandardField) -> TargetField:
    return TargetField(
        name=field.name,
        label=field.label,
        type=_type(owner, field),
        custom=False,
        required=_needed(owner, field),
        creatable=field.createable,
        unique=field.unique,
        external_id=field.external_id,
        polymorphic=field.polymorphic and field.name != OWNER,
        relationship=field.relationship or None,
    )


def _type(owner: StandardObject, field: StandardField) -> Type:
    empty = not _needed(owner, field)
    match field.type:
        case "picklist":
            return Type(kind=Kind.ENUM, name=_enum_name(owner, field), empty=empty)
        case "multipicklist":
            return Type(kind=Kind.MULTI, name=_enum_name(owner, field), empty=empty)
        case "reference":
            objects = ("*",) if field.name in _OPEN_REFERENCES else field.reference_to
            return Type(kind=Kind.REF, objects=objects, empty=empty)
        case "currency":
            return Type(kind=Kind.MONEY, length=field.precision or 18, scale=field.scale or 2, empty=empty)
        case "int":
            return Type(kind=Kind.INT, length=field.precision or 9, scale=0, empty=empty)
        case "double" | "percent":
            return Type(kind=Kind.DECIMAL, length=field.precision or 18, scale=field.scale, empty=empty)
        case known if known in _PLAIN_KINDS:
            return Type(kind=_PLAIN_KINDS[known], length=field.length or None, empty=empty)
        case _:
            kind = Kind.LONGTEXT if field.length > _LONGEST_TEXT and field.type == "textarea" else Kind.TEXT
            return Type(kind=kind, length=field.length or None, empty=empty)


def _enum_name(owner: StandardObject, field: StandardField) -> str:
    return _VALUE_SETS.get((owner.name, field.name), f"{owner.name}.{field.name}")
