"""The one writer of metadata XML: the order of elements, the escapes and the shape live here."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias
from xml.sax.saxutils import escape

NAMESPACE = "http://soap.sforce.com/2006/04/metadata"

Written: TypeAlias = "str | bool | int | Mapping[str, Written] | tuple[Written, ...] | None"
"""An element's content: text, yes or no, a number, elements by tag, several of one tag, or not written."""

ORDER: Mapping[str, tuple[str, ...]] = {
    "ActivitiesSettings": ("enableMultidayEvents",),
    "BusinessProcess": ("fullName", "description", "isActive", "values"),
    "CompactLayout": ("fullName", "fields", "label"),
    "CustomApplication": (
        "description",
        "formFactors",
        "isNavAutoTempTabsDisabled",
        "isNavPersonalizationDisabled",
        "isNavTabPersistenceDisabled",
        "label",
        "navType",
        "tabs",
        "uiType",
    ),
    "CustomField": (
        "fullName",
        "caseSensitive",
        "complianceGroup",
        "defaultValue",
        "deleteConstraint",
        "description",
        "displayFormat",
        "encryptionScheme",
        "externalId",
        "formula",
        "formulaTreatBlanksAs",
        "inlineHelpText",
        "label",
        "length",
        "maskChar",
        "maskType",
        "precision",
        "referenceTo",
        "relationshipLabel",
        "relationshipName",
        "relationshipOrder",
        "reparentableMasterDetail",
        "required",
        "scale",
        "securityClassification",
        "startingNumber",
        "summarizedField",
        "summaryForeignKey",
        "summaryOperation",
        "trackFeedHistory",
        "trackHistory",
        "type",
        "unique",
        "valueSet",
        "visibleLines",
        "writeRequiresMasterRead",
    ),
    "CustomObject": (
        "compactLayoutAssignment",
        "deploymentStatus",
        "description",
        "enableActivities",
        "enableFeeds",
        "enableHistory",
        "enableReports",
        "enableSearch",
        "externalSharingModel",
        "label",
        "nameField",
        "pluralLabel",
        "sharingModel",
        "visibility",
    ),
    "CustomPermission": ("description", "isLicensed", "label"),
    "CustomTab": ("customObject", "motif"),
    "CustomValue": ("fullName", "default", "label"),
    "FieldPermissions": ("editable", "field", "readable"),
    "GlobalValueSet": ("customValue", "description", "masterLabel", "sorted"),
    "Layout": (
        "layoutSections",
        "relatedLists",
        "showEmailCheckbox",
        "showHighlightsPanel",
        "showInteractionLogPanel",
        "showRunAssignmentRulesCheckbox",
        "showSubmitAndAttachButton",
    ),
    "LayoutColumn": ("layoutItems",),
    "LayoutItem": ("behavior", "field"),
    "LayoutSection": ("customLabel", "detailHeading", "editHeading", "label", "layoutColumns", "style"),
    "ListView": ("fullName", "columns", "filterScope", "label"),
    "ObjectPermissions": (
        "allowCreate",
        "allowDelete",
        "allowEdit",
        "allowRead",
        "modifyAllRecords",
        "object",
        "viewAllRecords",
    ),
    "Package": ("types", "version"),
    "PackageTypeMembers": ("members", "name"),
    "PermissionSet": (
        "applicationVisibilities",
        "customPermissions",
        "description",
        "fieldPermissions",
        "hasActivationRequired",
        "label",
        "objectPermissions",
        "recordTypeVisibilities",
        "tabSettings",
        "userPermissions",
    ),
    "PermissionSetApplicationVisibility": ("application", "visible"),
    "PermissionSetCustomPermissions": ("enabled", "name"),
    "PermissionSetGroup": ("description", "hasActivationRequired", "label", "permissionSets"),
    "PermissionSetRecordTypeVisibility": ("recordType", "visible"),
    "PermissionSetTabSetting": ("tab", "visibility"),
    "PicklistValue": ("fullName", "default"),
    "Queue": ("doesSendEmailToMembers", "name", "queueSobject"),
    "QueueSobject": ("sobjectType",),
    "RecordType": ("fullName", "active", "businessProcess", "description", "label", "picklistValues"),
    "RecordTypePicklistValue": ("picklist", "values"),
    "RelatedListItem": ("fields", "relatedList"),
    "SecuritySettings": ("enableAuditFieldsInactiveOwner",),
    "StandardValue": ("fullName", "default", "description", "label", "closed", "highPriority"),
    "StandardValueSet": ("sorted", "standardValue"),
    "UserPermission": ("enabled", "name"),
    "ValidationRule": ("fullName", "active", "description", "errorConditionFormula", "errorMessage"),
    "ValueSet": ("restricted", "valueSetDefinition", "valueSetName"),
    "ValueSetDefinition": ("sorted", "value"),
}
"""The elements we write of each type, in the sequence of the Metadata API 66.0 schema, which is checked.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
"""

_TYPE_OF: Mapping[str, str] = {
    "applicationVisibilities": "PermissionSetApplicationVisibility",
    "customPermissions": "PermissionSetCustomPermissions",
    "customValue": "CustomValue",
    "fieldPermissions": "FieldPermissions",
    "layoutColumns": "LayoutColumn",
    "layoutItems": "LayoutItem",
    "layoutSections": "LayoutSection",
    "nameField": "CustomField",
    "objectPermissions": "ObjectPermissions",
    "picklistValues": "RecordTypePicklistValue",
    "queueSobject": "QueueSobject",
    "recordTypeVisibilities": "PermissionSetRecordTypeVisibility",
    "relatedLists": "RelatedListItem",
    "standardValue": "StandardValue",
    "tabSettings": "PermissionSetTabSetting",
    "types": "PackageTypeMembers",
    "userPermissions": "UserPermission",
    "value": "CustomValue",
    "valueSet": "ValueSet",
    "valueSetDefinition": "ValueSetDefinition",
    "values": "PicklistValue",
}
_QUOTES = {'"': "&quot;", "'": "&apos;"}
# The characters that no XML 1.0 document may hold, in any spelling: https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class UnwritableError(ValueError):
    """A component that metadata XML cannot hold: an element of no known type, or an impossible character."""


def is_writable(text: str) -> bool:
    """Tell whether XML can hold every character of a text."""
    return _ILLEGAL.search(text) is None


def metadata_xml(kind: str, children: Mapping[str, Written]) -> str:
    """Write one component; elements are put in order here, and those without content are left out.

    Raises UnwritableError for an element that the type does not have and for text that XML cannot hold.
    """
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{kind} xmlns="{NAMESPACE}">',
        *_elements(kind, children, "    "),
        f"</{kind}>",
    )
    return "\n".join(lines) + "\n"


def _elements(kind: str, children: Mapping[str, Written], indent: str) -> Iterator[str]:
    unknown = sorted(set(children) - set(ORDER[kind]))
    if unknown:
        raise UnwritableError(f"{kind} has no element {unknown[0]}")
    for tag in ORDER[kind]:
        content = children.get(tag)
        if content is None:
            continue
        for each in content if isinstance(content, tuple) else (content,):
            yield from _element(tag, each, indent)


def _element(tag: str, content: Written, indent: str) -> Iterator[str]:
    if content is None:
        return
    if isinstance(content, Mapping):
        inside = tuple(_elements(_TYPE_OF[tag], content, indent + "    "))
        yield from (f"{indent}<{tag}>", *inside, f"{indent}</{tag}>") if inside else (f"{indent}<{tag}/>",)
        return
    text = str(content).lower() if isinstance(content, bool) else str(content)
    if not is_writable(text):
        raise UnwritableError(f"the text of {tag} holds a character that XML does not allow")
    # A bare carriage return would be read back as a line feed.
    safe = escape(text, _QUOTES).replace("\r", "&#xD;")
    yield f"{indent}<{tag}>{safe}</{tag}>"
