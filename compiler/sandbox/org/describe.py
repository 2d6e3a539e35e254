"""Describe: an object and its fields as this user may see them, in Salesforce's shape.

https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm
"""

from typing import Any

from compiler.sandbox.http import Response
from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import json_response
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.rows.convert import NUMBERS
from compiler.sandbox.org.schema import Field, ObjectType, Schema

SOAP_TYPES = {
    "id": "tns:ID", "reference": "tns:ID", "boolean": "xsd:boolean", "int": "xsd:int", "double": "xsd:double",
    "currency": "xsd:double", "percent": "xsd:double", "date": "xsd:date", "datetime": "xsd:dateTime",
    "time": "xsd:time", "base64": "xsd:base64Binary",
}  # fmt: skip
UTF8_BYTES = 3
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
    body["recordTypeInfos"] = [MASTER]
    body["supportedScopes"] = [{"label": f"All {item.plural.lower()}", "name": "everything"}]
    return json_response(body)


def basic(call: Call) -> Response:
    """Answer `GET /sobjects/X`."""
    item = call.object(call.parts["object"])
    return json_response({"objectDescribe": object_summary(item, call.access, call.base), "recentItems": []})


def object_summary(item: ObjectType, access: Access, base: str) -> dict[str, Any]:
    """What the global describe says of an object."""
    writable = not item.setup
    address = f"{base}/sobjects/{item.name}"
    return {
        "activateable": False,
        "createable": writable and access.may("Create", item),
        "custom": item.custom,
        "customSetting": False,
        "deletable": writable and access.may("Delete", item),
        "deprecatedAndHidden": False,
        "feedEnabled": False,
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
    is_number = field.type in NUMBERS and field.type != "int"
    targets = [target.name for target in schema.targets(item, field)] or list(field.reference_to)
    return {
        "aggregatable": not (field.is_long or field.type in {"boolean", "base64"}),
        "autoNumber": bool(field.display_format),
        "byteLength": field.length if field.type in {"id", "reference"} else field.length * UTF8_BYTES,
        "calculated": field.computed and not field.display_format,
        "calculatedFormula": None,
        "cascadeDelete": field.kind == "MasterDetail" or field.delete_constraint == "Cascade",
        "caseSensitive": field.case_sensitive,
        "compoundFieldName": None,
        "controllerName": None,
        "createable": field.createable and editable,
        "custom": field.custom,
        "defaultValue": _default(field),
        "defaultValueFormula": None,
        "defaultedOnCreate": field.defaulted,
        "dependentPicklist": False,
        "deprecatedAndHidden": False,
        "digits": 9 if field.type == "int" else 0,
        "encrypted": field.type == "encryptedstring",
        "externalId": field.external_id,
        "extraTypeInfo": _extra(field),
        "filterable": not (field.is_long or field.type == "base64"),
        "groupable": field.type
        in {"string", "picklist", "reference", "id", "boolean", "date", "email", "phone"},
        "htmlFormatted": field.html,
        "idLookup": field.id_lookup,
        "inlineHelpText": field.inline_help or None,
        "label": field.label,
        "length": field.length,
        "name": field.name,
        "nameField": field.name == item.name_field,
        "namePointing": field.polymorphic,
        "nillable": field.nillable,
        "permissionable": not field.always_visible or (not field.custom and field.nillable),
        "picklistValues": [_choice(field, value) for value in field.picklist],
        "polymorphicForeignKey": field.polymorphic,
        "precision": field.precision if is_number else 0,
        "referenceTo": targets if field.type == "reference" else [],
        "relationshipName": field.relationship or None,
        "relationshipOrder": 0 if field.kind == "MasterDetail" else None,
        "restrictedDelete": field.delete_constraint == "Restrict",
        "restrictedPicklist": field.restricted,
        "scale": field.scale if is_number else 0,
        "soapType": SOAP_TYPES.get(field.type, "xsd:string"),
        "sortable": not field.is_long,
        "type": field.type,
        "unique": field.unique,
        "updateable": field.updateable and editable,
        "writeRequiresMasterRead": False,
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
        "cascadeDelete": field.kind == "MasterDetail" or field.delete_constraint == "Cascade",
        "childSObject": child.name,
        "deprecatedAndHidden": False,
        "field": field.name,
        "junctionIdListNames": [],
        "junctionReferenceTo": [],
        "relationshipName": field.child_relationship or (None if child.custom else child.plural),
        "restrictedDelete": field.delete_constraint == "Restrict",
    }
