"""Which elements metadata may hold: `name`, `name*` where it repeats, `name:Type` where it is looked into.

Facts of the Metadata API 66.0, for the types this org makes real. Other types are kept without a look inside.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.xml import Element

SHAPES = {
    "CustomObject": (
        "fullName actionOverrides* allowInChatterGroups articleTypeChannelDisplay "
        "businessProcesses:BusinessProcess* "
        "compactLayoutAssignment compactLayouts:CompactLayout* customHelp customHelpPage customSettingsType "
        "deploymentStatus deprecated description enableActivities enableBulkApi enableDataTranslation "
        "enableDivisions enableEnhancedLookup enableFeeds enableHistory enableLicensing "
        "enablePublishStatusTracking enableReports enableSearch enableSharing enableStreamingApi eventType "
        "externalDataSource externalIndexAvailable externalName externalRepository externalSharingModel "
        "fieldSets* fields:CustomField* gender historyRetentionPolicy household indexes* label "
        "listViews:ListView* nameField:CustomField pluralLabel profileSearchLayouts* publishBehavior "
        "recordTypeTrackFeedHistory recordTypeTrackHistory recordTypes:RecordType* searchLayouts "
        "sharingModel sharingReasons* sharingRecalculations* startsWith validationRules:ValidationRule* "
        "visibility webLinks*"
    ),
    "CustomField": (
        "fullName businessOwnerGroup businessOwnerUser businessStatus caseSensitive complianceGroup "
        "customDataType defaultValue deleteConstraint deprecated description displayFormat "
        "displayLocationInDecimal elementType encryptionScheme escapeMarkup externalDeveloperName externalId "
        "fieldManageability formula formulaTreatBlanksAs inlineHelpText isAIPredictionField "
        "isConvertLeadDisabled isFilteringDisabled isNameField isSortingDisabled label length lookupFilter "
        "maskChar maskType metadataRelationshipControllingField picklist populateExistingRows precision "
        "readOnlyProxy referenceTargetField referenceTo relationshipLabel relationshipName relationshipOrder "
        "reparentableMasterDetail required restrictedAdminField scale securityClassification startingNumber "
        "stripMarkup summarizedField summaryFilterItems* summaryForeignKey summaryOperation trackFeedHistory "
        "trackHistory trackTrending translateData type unique valueSet:ValueSet visibleLines "
        "writeRequiresMasterRead"
    ),
    "ValueSet": (
        "controllingField restricted valueSetDefinition:ValueSetValuesDefinition valueSetName valueSettings*"
    ),
    "ValueSetValuesDefinition": "sorted value:CustomValue*",
    "CustomValue": "fullName color default description isActive label",
    "ListView": (
        "fullName booleanFilter columns* division filterScope filters* label language queue sharedTo"
    ),
    "ValidationRule": (
        "fullName active description errorConditionFormula errorDisplayField errorMessage "
        "shouldEvaluateOnClient"
    ),
    "CompactLayout": "fullName fields* label",
    "PermissionSet": (
        "fullName agentAccesses* applicationVisibilities* classAccesses* customMetadataTypeAccesses* "
        "customPermissions:PermissionSetSwitch* customSettingAccesses* dataspaceScopes* description "
        "emailRoutingAddressAccesses* externalCredentialPrincipalAccesses* externalDataSourceAccesses* "
        "fieldPermissions:PermissionSetFieldPermissions* flowAccesses* genComputingSummaryDefAccesses* "
        "hasActivationRequired label license objectPermissions:PermissionSetObjectPermissions* pageAccesses* "
        "recordTypeVisibilities:PermissionSetRecordTypeVisibility* servicePresenceStatusAccesses* "
        "tabSettings:PermissionSetTabSetting* "
        "userPermissions:PermissionSetSwitch*"
    ),
    "PermissionSetFieldPermissions": "editable field readable",
    "PermissionSetObjectPermissions": (
        "allowCreate allowDelete allowEdit allowRead customizeSetup deleteSetup modifyAllRecords object "
        "viewAllFields viewAllRecords viewSetup"
    ),
    "PermissionSetRecordTypeVisibility": "recordType visible",
    "PermissionSetSwitch": "enabled name",
    "PermissionSetTabSetting": "tab visibility",
    "Package": (
        "fullName apiAccessLevel description namespacePrefix objectPermissions* packageType postInstallClass "
        "setupWeblink types:PackageTypeMembers* uninstallClass version"
    ),
    "PackageTypeMembers": "members* name",
    "RecordType": (
        "fullName active businessProcess compactLayoutAssignment description label "
        "picklistValues:RecordTypePicklistValue*"
    ),
    "RecordTypePicklistValue": "picklist values:PicklistValue*",
    "BusinessProcess": "fullName description isActive values:PicklistValue*",
    "PicklistValue": (
        "fullName color default description isActive allowEmail closed controllingFieldValues* converted "
        "cssExposed forecastCategory highPriority probability reverseRole reviewed won"
    ),
    "GlobalValueSet": "fullName customValue:CustomValue* description masterLabel sorted",
    "StandardValueSet": "fullName groupingStringEnum sorted standardValue:StandardValue*",
    "StandardValue": (
        "fullName color default description isActive label allowEmail closed converted cssExposed "
        "forecastCategory groupingString highPriority probability reverseRole reviewed won"
    ),
    "CustomPermission": (
        "fullName connectedApp description externalClientApplication isLicensed label requiredPermission*"
    ),
}


def shape_problems(element: Element, type_name: str) -> Iterator[tuple[Element, str]]:
    """Elements that are unknown, repeated though single, or repeated with others in between."""
    shape = _shape(type_name)
    if not shape:
        return
    seen: set[str] = set()
    previous = ""
    for child in element.children:
        if child.name not in shape:
            yield child, f"Element {child.name} invalid at this location in type {type_name}"
            continue
        inner, repeats = shape[child.name]
        if child.name in seen and (not repeats or child.name != previous):
            yield child, f"Element {child.name} is duplicated at this location in type {type_name}"
        seen.add(child.name)
        previous = child.name
        if inner:
            yield from shape_problems(child, inner)


def _shape(type_name: str) -> dict[str, tuple[str, bool]]:
    """The elements of a type: their own type (if it is looked into) and whether they repeat."""
    shape: dict[str, tuple[str, bool]] = {}
    for word in SHAPES.get(type_name, "").split():
        name, _, inner = word.rstrip("*").partition(":")
        shape[name] = (inner, word.endswith("*"))
    return shape
