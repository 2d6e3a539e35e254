"""Describe: an object and its fields as this user may see them, in Salesforce's shape.

https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm
"""

from typing import Any

from compiler.sandbox.http import Response
from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import json_response
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.compounds import compound_of
from compiler.sandbox.org.relations import cascades, relationship_name, restricts
from compiler.sandbox.org.schema import Field, ObjectType, Schema

SOAP_TYPES = {
    "id": "tns:ID", "reference": "tns:ID", "boolean": "xsd:boolean", "int": "xsd:int", "double": "xsd:double",
    "currency": "xsd:double", "percent": "xsd:double", "date": "xsd:date", "datetime": "xsd:dateTime",
    "time": "xsd:time", "base64": "xsd:base64Binary",
}  # fmt: skip
UTF8_BYTES = 3
UNFILTERED = frozenset({"base64", "complexvalue", "encryptedstring"})
GROUPABLE = frozenset({"string", "picklist", "reference", "id", "boolean", "date", "email", "phone"})
OBJECT_CONSTANTS: dict[str, Any] = {
    "actionOverrides": [],
    "activateable": False,
    "associateEntityType": None,
    "associateParentEntity": None,
    "compactLayoutable": True,
    "customSetting": False,
    "deepCloneable": False,
    "defaultImplementation": None,
    "deprecatedAndHidden": False,
    "extendedBy": None,
    "extendsInterfaces": None,
    "feedEnabled": False,
    "hasSubtypes": False,
    "implementedBy": None,
    "implementsInterfaces": None,
    "isInterface": False,
    "isSubtype": False,
    "listviewable": None,
    "lookupLayoutable": None,
    "namedLayoutInfos": [],
    "networkScopeFieldName": None,
    "searchLayoutable": True,
    "sobjectDescribeOption": "FULL",
}
FIELD_CONSTANTS: dict[str, Any] = {
    "aiPredictionField": False,
    "controllerName": None,
    "defaultValueFormula": None,
    "dependentPicklist": False,
    "deprecatedAndHidden": False,
    "displayLocationInDecimal": False,
    "filteredLookupInfo": None,
    "formulaTreatNullNumberAsZero": False,
    "highScaleNumber": False,
    "queryByDistance": False,
    "referenceTargetField": None,
    "searchPrefilterable": False,
    "writeRequiresMasterRead": False,
}
MASTER = {
    "active": True,
    "available": True,
    "defaultRecordTypeMapping": True,
    "developerName": "Master",
    "master": True,
    "name": "Master",
    "recordTypeId": "012000000000000AAA",
}


def describe(call: Call) -> Response:
    """Answer `GET /sobjects/X/describe`."""
    item = call.object(call.parts["object"])
    body = object_summary(item, call.access, call.base)
    fields = sorted(call.access.visible(item), key=lambda field: field.name != "Id")
    body["fields"] = [_field(call.schema, call.access, item, field) for field in fields]
    body["childRelationships"] = [
        _child(child, field) for child, field in call.schema.children(item) if call.access.sees(child, field)
    ]
    body["recordTypeInfos"] = [*_record_types(call, item.name), MASTER]
    body["supportedScopes"] = [{"label": f"All {item.plural.lower()}", "name": "everything"}]
    return json_response(body)


def _record_types(call: Call, name: str) -> list[dict[str, Any]]:
    rows = call.store.rows(
        "SELECT Id, Name, DeveloperName, IsActive FROM RecordType WHERE SobjectType = ? COLLATE NOCASE "
        "ORDER BY DeveloperName",
        (name,),
    )
    return [
        {
            "active": active == "true",
            "available": record_type in call.access.record_types,
            "defaultRecordTypeMapping": False,
            "developerName": developer_name,
            "master": False,
            "name": label,
            "recordTypeId": record_type,
        }
        for record_type, label, developer_name, active in rows
    ]


def basic(call: Call) -> Response:
    """Answer `GET /sobjects/X`."""
    item = call.object(call.parts["object"])
    return json_response({"objectDescribe": object_summary(item, call.access, call.base), "recentItems": []})


def object_summary(item: ObjectType, access: Access, base: str) -> dict[str, Any]:
    """What the global describe says of an object."""
    writable = not item.setup
    address = f"{base}/sobjects/{item.name}"
    return OBJECT_CONSTANTS | {
        "createable": writable and access.may("Create", item),
        "custom": item.custom,
        "deletable": writable and access.may("Delete", item),
        "keyPrefix": item.key_prefix,
        "label": item.label,
        "labelPlural": item.plural,
        "layoutable": writable,
        "mergeable": item.name in {"Account", "Contact", "Lead"},
        "mruEnabled": writable,
        "name": item.name,
        "queryable": True,
        "replicateable": True,
        "retrieveable": True,
        "searchable": writable,
        "triggerable": writable,
        "undeletable": writable,
        "updateable": writable and access.may("Edit", item),
        "urls": {
            "describe": f"{address}/describe",
            "rowTemplate": address + "/{ID}",
            "sobject": address,
        },
    }


def _field(schema: Schema, access: Access, item: ObjectType, field: Field) -> dict[str, Any]:
    editable = access.edits(item, field)
    return (
        FIELD_CONSTANTS
        | _relations(schema, item, field)
        | _uses(item, field)
        | {
            "autoNumber": bool(field.display_format),
            "byteLength": field.length if field.type in {"id", "reference"} else field.length * UTF8_BYTES,
            "calculated": field.computed and not field.display_format,
            "calculatedFormula": field.formula or None,
            "caseSensitive": field.case_sensitive,
            "compoundFieldName": compound_of(item.name, field.name),
            "createable": field.createable and editable,
            "custom": field.custom,
            "defaultValue": _default(field),
            "defaultedOnCreate": field.defaulted,
            "digits": 9 if field.type == "int" else 0,
            "encrypted": field.type == "encryptedstring" or bool(field.encryption),
            "mask": field.mask_char or None,
            "maskType": field.mask_type or None,
            "extraTypeInfo": _extra(field),
            "htmlFormatted": field.html,
            "inlineHelpText": field.inline_help or None,
            "label": field.label,
            "length": field.length,
            "name": field.name,
            "nillable": field.nillable,
            "permissionable": not field.always_visible or (not field.custom and field.nillable),
            "picklistValues": [_choice(field, value) for value in field.picklist],
            "precision": field.precision if field.type != "int" else 0,
            "restrictedPicklist": field.restricted,
            "scale": field.scale,
            "soapType": SOAP_TYPES.get(field.type, "xsd:string"),
            "type": field.type,
            "unique": field.unique,
            "updateable": field.updateable and editable,
        }
    )


def _relations(schema: Schema, item: ObjectType, field: Field) -> dict[str, Any]:
    targets = [target.name for target in schema.targets(item, field)] or list(field.reference_to)
    return {
        "cascadeDelete": field.custom and cascades(item, field),
        "namePointing": field.polymorphic,
        "polymorphicForeignKey": field.polymorphic,
        "referenceTo": targets,
        "relationshipName": field.relationship or None,
        "relationshipOrder": 0 if field.kind == "MasterDetail" else None,
        "restrictedDelete": field.custom and restricts(item, field),
    }


def _uses(item: ObjectType, field: Field) -> dict[str, Any]:
    """What queries may do with the field."""
    return {
        "aggregatable": not (field.is_long or field.type in {"boolean", "base64"}),
        "externalId": field.external_id,
        "filterable": not (field.is_long or field.type in UNFILTERED or field.is_opaque),
        "groupable": field.type in GROUPABLE and not field.is_opaque,
        "idLookup": field.id_lookup,
        "nameField": field.name == item.name_field,
        "sortable": not (field.is_long or field.type in UNFILTERED or field.is_opaque),
    }


def _default(field: Field) -> bool | str | None:
    if field.type == "boolean":
        return field.default == "true"
    return field.default or None


def _extra(field: Field) -> str | None:
    if field.type != "textarea":
        return None
    return "richtextarea" if field.html else "plaintextarea"


def _choice(field: Field, value: str) -> dict[str, Any]:
    is_default = value == field.default
    return {"active": True, "defaultValue": is_default, "label": value, "validFor": None, "value": value}


def _child(child: ObjectType, field: Field) -> dict[str, Any]:
    return {
        "cascadeDelete": cascades(child, field),
        "childSObject": child.name,
        "deprecatedAndHidden": False,
        "field": field.name,
        "junctionIdListNames": [],
        "junctionReferenceTo": [],
        "relationshipName": relationship_name(child, field),
        "restrictedDelete": restricts(child, field),
    }
