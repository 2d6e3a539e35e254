"""From metadata to the schema: what deployed objects, fields and value sets make of the org."""

from dataclasses import replace

import msgspec

from compiler.sandbox.org.compounds import compound_of
from compiler.sandbox.org.deploy.standard_values import (
    USED_BY,
    WITH_CLOSED,
    StandardValue,
    standard_values,
)
from compiler.sandbox.org.deploy.world import Held, World
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.ids import DIGITS
from compiler.sandbox.org.schema import ACTIVITIES, Field, ObjectType, Schema, keyed

DESCRIBED = {
    "AutoNumber": ("string", 30),
    "Checkbox": ("boolean", 0),
    "Currency": ("currency", 0),
    "Date": ("date", 0),
    "DateTime": ("datetime", 0),
    "Email": ("email", 80),
    "EncryptedText": ("encryptedstring", 175),
    "Hierarchy": ("reference", 18),
    "Html": ("textarea", 0),
    "LongTextArea": ("textarea", 0),
    "Lookup": ("reference", 18),
    "MasterDetail": ("reference", 18),
    "MultiselectPicklist": ("multipicklist", 4099),
    "Number": ("double", 0),
    "Percent": ("percent", 0),
    "Phone": ("phone", 40),
    "Picklist": ("picklist", 255),
    "Summary": ("double", 0),
    "Text": ("string", 255),
    "TextArea": ("textarea", 255),
    "Time": ("time", 0),
    "Url": ("url", 255),
}
"""Metadata type to describe's type and its length."""

NAME_LENGTH = 80
SYSTEM_FIELDS = (
    Field(name="Id", label="Record ID", type="id", length=18, id_lookup=True, defaulted=True),
    Field(name="IsDeleted", label="Deleted", type="boolean", defaulted=True),
    Field(name="CreatedDate", label="Created Date", type="datetime", defaulted=True),
    Field(
        name="CreatedById",
        label="Created By ID",
        type="reference",
        length=18,
        defaulted=True,
        reference_to=("User",),
        relationship="CreatedBy",
    ),
    Field(name="LastModifiedDate", label="Last Modified Date", type="datetime", defaulted=True),
    Field(
        name="LastModifiedById",
        label="Last Modified By ID",
        type="reference",
        length=18,
        defaulted=True,
        reference_to=("User",),
        relationship="LastModifiedBy",
    ),
    Field(name="SystemModstamp", label="System Modstamp", type="datetime", defaulted=True),
)
OWNER = Field(
    name="OwnerId",
    label="Owner ID",
    type="reference",
    length=18,
    createable=True,
    updateable=True,
    defaulted=True,
    reference_to=("Group", "User"),
    relationship="Owner",
    polymorphic=True,
)

RECORD_TYPE = Field(
    name="RecordTypeId",
    label="Record Type ID",
    type="reference",
    length=18,
    createable=True,
    updateable=True,
    nillable=True,
    reference_to=("RecordType",),
    relationship="RecordType",
)
"""What an object has once it has record types."""


def build_schema(world: World, numbers: dict[str, int]) -> Schema:
    """The schema of a world; `numbers` gives every custom object the number its key prefix counts with."""
    objects = dict(world.standard.objects)
    for held in world.of_kind("CustomObject"):
        if held.name.lower().endswith("__c"):
            made = _custom_object(held, numbers[held.name.lower()])
            objects[held.name.lower()] = _with_currency(made, objects["account"])
    _add_fields(objects, world)
    for held in world.of_kind("RecordType"):
        typed = held.name.partition(".")[0].lower()
        objects[typed] = replace(objects[typed], fields=dict(objects[typed].fields) | keyed([RECORD_TYPE]))
    for set_name, users in USED_BY.items():
        if world.find("StandardValueSet", set_name) is not None:
            listed = standard_values(world, set_name)
            for owner, name in users:
                objects[owner.lower()] = _with_values(objects[owner.lower()], name, set_name, listed)
    return Schema(objects=objects)


def _add_fields(objects: dict[str, ObjectType], world: World) -> None:
    for held in world.of_kind("CustomField"):
        owner, _, name = held.name.partition(".")
        for home in ACTIVITIES if owner == "Activity" else (owner,):
            item = objects[home.lower()]
            fields = dict(item.fields)
            if name.lower().endswith("__c"):
                fields |= keyed([_custom_field(name, held.element, world)])
            elif _scheme(held.element):
                fields |= keyed(_encrypted_parts(item, name, _scheme(held.element)))
            objects[home.lower()] = replace(item, fields=fields)


def _custom_object(held: Held, number: int) -> ObjectType:
    element = held.element
    name_field = element.child("nameField")
    assert name_field is not None
    is_detail = element.get("sharingModel") == "ControlledByParent"
    fields = [*SYSTEM_FIELDS, _name_field(name_field), *(() if is_detail else (OWNER,))]
    return ObjectType(
        name=held.name,
        label=element.get("label") or held.name,
        plural=element.get("pluralLabel") or held.name,
        key_prefix="a" + DIGITS[number // len(DIGITS)] + DIGITS[number % len(DIGITS)],
        fields=keyed(fields),
        name_field="Name",
        audit_fields=True,
        activities=element.flag("enableActivities"),
        custom=True,
        sharing_model=element.get("sharingModel") or "ReadWrite",
        external_sharing_model=element.get("externalSharingModel") or "Private",
    )


def _with_currency(item: ObjectType, account: ObjectType) -> ObjectType:
    currency = account.field("CurrencyIsoCode")
    return replace(item, fields=dict(item.fields) | keyed([currency])) if currency else item


def _name_field(element: Element) -> Field:
    is_number = element.get("type") == "AutoNumber"
    return Field(
        name="Name",
        label=element.get("label") or "Name",
        type="string",
        length=NAME_LENGTH,
        createable=not is_number,
        updateable=not is_number,
        nillable=True,
        id_lookup=True,
        display_format=(element.get("displayFormat") or "") if is_number else "",
        computed=is_number,
    )


def _encrypted_parts(item: ObjectType, name: str, scheme: str) -> list[Field]:
    """A standard field, or the parts of a name or an address, now encrypted."""
    return [
        msgspec.structs.replace(field, encryption=scheme)
        for field in item.fields.values()
        if name in {field.name, compound_of(item.name, field.name)}
    ]


def _custom_field(name: str, element: Element, world: World) -> Field:
    kind = element.get("type") or ""
    described, length = DESCRIBED.get(kind, ("string", 255))
    computed = kind in {"AutoNumber", "Summary"} or element.child("formula") is not None
    required = element.flag("required") or kind == "MasterDetail"
    choices, default = _choices(element, world)
    values = element.child("valueSet")
    return Field(
        name=name,
        label=element.get("label") or name,
        type=described,
        length=int(element.get("length") or length),
        precision=int(element.get("precision") or 0),
        scale=int(element.get("scale") or 0),
        createable=not computed,
        updateable=not computed and (kind != "MasterDetail" or element.flag("reparentableMasterDetail")),
        required=required,
        nillable=not required and described != "boolean",
        defaulted=described == "boolean" or bool(default),
        default=default,
        unique=element.flag("unique"),
        external_id=element.flag("externalId"),
        id_lookup=element.flag("externalId") or element.flag("unique"),
        reference_to=tuple(text for text in (element.get("referenceTo"),) if text),
        relationship=name.removesuffix("__c") + "__r" if described == "reference" else "",
        picklist=choices,
        restricted=values is not None
        and (values.flag("restricted") or values.get("valueSetName") is not None),
        custom=True,
        kind=kind,
        case_sensitive=element.flag("caseSensitive"),
        always_visible=required,
        delete_constraint=element.get("deleteConstraint") or "",
        child_relationship=_child_relationship(element),
        display_format=element.get("displayFormat") or "",
        computed=computed,
        formula=element.get("formula") or "",
        mask_char=element.get("maskChar") or "",
        mask_type=element.get("maskType") or "",
        encryption=_scheme(element),
        tracked=element.flag("trackHistory"),
        html=kind == "Html",
        description=element.get("description") or "",
        inline_help=element.get("inlineHelpText") or "",
    )


def _scheme(element: Element) -> str:
    scheme = element.get("encryptionScheme") or ""
    return "" if scheme == "None" else scheme


def _child_relationship(element: Element) -> str:
    name = element.get("relationshipName")
    return f"{name}__r" if name else ""


def _choices(element: Element, world: World) -> tuple[tuple[str, ...], str]:
    """The values of a picklist, and the default of any field."""
    values = element.child("valueSet")
    if values is None:
        return (), _literal_default(element)
    definition = values.child("valueSetDefinition")
    if definition is not None:
        return _values(definition.all("value"))
    shared = world.find("GlobalValueSet", values.get("valueSetName") or "")
    return _values(shared.element.all("customValue")) if shared else ((), "")


def _values(found: list[Element]) -> tuple[tuple[str, ...], str]:
    active = [value for value in found if value.get("isActive") != "false"]
    names = tuple(value.get("fullName") or "" for value in active)
    return names, next((value.get("fullName") or "" for value in active if value.flag("default")), "")


def _literal_default(element: Element) -> str:
    """A default that is a plain literal; formulas are not evaluated here."""
    text = (element.get("defaultValue") or "").strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text if text in {"true", "false"} or text.replace(".", "", 1).isdigit() else ""


def _with_values(item: ObjectType, name: str, set_name: str, listed: tuple[StandardValue, ...]) -> ObjectType:
    field = item.field(name)
    assert field is not None
    default = next((value.name for value in listed if value.default), "")
    changed = msgspec.structs.replace(
        field, picklist=tuple(value.name for value in listed), default=default or field.default
    )
    closed = item.closed_states
    if set_name in WITH_CLOSED:
        closed = tuple(value.name for value in listed if value.closed)
    return replace(item, fields=dict(item.fields) | keyed([changed]), closed_states=closed)
