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
        "recordTypeTrackFeedHistory recordTypeTrackHistory recordTypes:RecordType* "
        "searchLayouts:SearchLayouts "
        "sharingModel sharingReasons* sharingRecalculations* startsWith validationRules:ValidationRule* "
        "visibility webLinks*"
    ),
    "CustomField": (
        "fullName businessOwnerGroup businessOwnerUser businessStatus caseSensitive complianceGroup "
        "customDataType defaultValue deleteConstraint deprecated description displayFormat "
        "displayLocationInDecimal elementType encryptionScheme escapeMarkup externalDeveloperName externalId "
        "fieldManageability formula formulaTreatBlanksAs inlineHelpText isAIPredictionField "
        "isConvertLeadDisabled isFilteringDisabled isNameField isSortingDisabled label length "
        "lookupFilter:LookupFilter "
        "maskChar maskType metadataRelationshipControllingField picklist populateExistingRows precision "
        "readOnlyProxy referenceTargetField referenceTo relationshipLabel relationshipName relationshipOrder "
        "reparentableMasterDetail required restrictedAdminField scale securityClassification startingNumber "
        "stripMarkup summarizedField summaryFilterItems:FilterItem* summaryForeignKey summaryOperation "
        "trackFeedHistory "
        "trackHistory trackTrending translateData type unique valueSet:ValueSet visibleLines "
        "writeRequiresMasterRead"
    ),
    "ValueSet": (
        "controllingField restricted valueSetDefinition:ValueSetValuesDefinition valueSetName valueSettings*"
    ),
    "ValueSetValuesDefinition": "sorted value:CustomValue*",
    "CustomValue": "fullName color default description isActive label",
    "FilterItem": "field operation value valueField",
    "LookupFilter": (
        "active booleanFilter description errorMessage filterItems:FilterItem* infoMessage isOptional"
    ),
    "SearchLayouts": (
        "customTabListAdditionalFields* excludedStandardButtons* listViewButtons* "
        "lookupDialogsAdditionalFields* lookupFilterFields* lookupPhoneDialogsAdditionalFields* "
        "massQuickActions* searchFilterFields* searchResultsAdditionalFields* searchResultsCustomButtons*"
    ),
    "ListView": (
        "fullName booleanFilter columns* division filterScope filters:ListViewFilter* label language queue "
        "sharedTo"
    ),
    "ListViewFilter": "field operation value",
    "ValidationRule": (
        "fullName active description errorConditionFormula errorDisplayField errorMessage "
        "shouldEvaluateOnClient"
    ),
    "CompactLayout": "fullName fields* label",
    "PermissionSet": (
        "fullName agentAccesses* applicationVisibilities:PermissionSetApplicationVisibility* classAccesses* "
        "customMetadataTypeAccesses* "
        "customPermissions:PermissionSetSwitch* customSettingAccesses* dataspaceScopes* description "
        "emailRoutingAddressAccesses* externalCredentialPrincipalAccesses* externalDataSourceAccesses* "
        "fieldPermissions:PermissionSetFieldPermissions* flowAccesses* genComputingSummaryDefAccesses* "
        "hasActivationRequired label license objectPermissions:PermissionSetObjectPermissions* pageAccesses* "
        "recordTypeVisibilities:PermissionSetRecordTypeVisibility* servicePresenceStatusAccesses* "
        "tabSettings:PermissionSetTabSetting* "
        "userPermissions:PermissionSetSwitch*"
    ),
    "PermissionSetApplicationVisibility": "application visible",
    "PermissionSetFieldPermissions": "editable field readable",
    "PermissionSetObjectPermissions": (
        "allowCreate allowDelete allowEdit allowRead customizeSetup deleteSetup modifyAllRecords object "
        "viewAllFields viewAllRecords viewSetup"
    ),
    "PermissionSetRecordTypeVisibility": "recordType visible",
    "PermissionSetSwitch": "enabled name",
    "PermissionSetTabSetting": "tab visibility",
    "PermissionSetGroup": (
        "fullName description hasActivationRequired label mutingPermissionSets* permissionSets* status"
    ),
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
    "Layout": (
        "fullName customButtons* customConsoleComponents emailDefault excludeButtons* feedLayout headers* "
        "layoutSections:LayoutSection* miniLayout multilineLayoutFields* platformActionList "
        "quickActionList relatedContent relatedLists:RelatedListItem* relatedObjects* "
        "runAssignmentRulesDefault showEmailCheckbox showHighlightsPanel showInteractionLogPanel "
        "showKnowledgeComponent showRunAssignmentRulesCheckbox showSolutionSection "
        "showSubmitAndAttachButton summaryLayout"
    ),
    "LayoutSection": "customLabel detailHeading editHeading label layoutColumns:LayoutColumn* style",
    "LayoutColumn": "layoutItems:LayoutItem* reserved",
    "LayoutItem": (
        "analyticsCloudComponent behavior canvas component customLink emptySpace field height page "
        "reportChartComponent scontrol showLabel showScrollbars width"
    ),
    "RelatedListItem": (
        "customButtons* excludeButtons* fields* quickActions* relatedList sortField sortOrder"
    ),
    "CustomTab": (
        "fullName actionOverrides* auraComponent customObject description flexiPage frameHeight hasSidebar "
        "icon label lwcComponent motif page scontrol splashPageLink url urlEncodingKey"
    ),
    "CustomApplication": (
        "fullName actionOverrides* brand:AppBrand consoleConfig defaultLandingTab description formFactors* "
        "isNavAutoTempTabsDisabled isNavPersonalizationDisabled isNavTabPersistenceDisabled "
        "isOmniPinnedViewEnabled isServiceCloudConsole label logo navType preferences "
        "profileActionOverrides* setupExperience subscriberTabs* tabSetType tabs* uiType utilityBar "
        "workspaceConfig"
    ),
    "AppBrand": "footerColor headerColor logo logoVersion shouldOverrideOrgTheme",
    "Queue": (
        "fullName description doesSendEmailToMembers email name queueMembers queueRoutingConfig "
        "queueSobject:QueueSobject*"
    ),
    "QueueSobject": "sobjectType",
    "ActivitiesSettings": (
        "fullName allowUsersToRelateMultipleContactsToTasksAndEvents autoRelateEventAttendees "
        "enableActivityReminders enableCalendarHomeLWC enableClickCreateEvents enableDragAndDropScheduling "
        "enableEmailTracking enableFlowTaskNotifsViaApex enableGroupTasks enableHideChildEventsPreference "
        "enableListViewScheduling enableLogNote enableMLSingleClientProfile enableMultidayEvents "
        "enableRecurringEvents enableRecurringTasks enableRollUpActivToContactsAcct "
        "enableSidebarCalendarShortcut enableSimpleTaskCreateUI enableTimelineCompDateSort "
        "enableUNSTaskDelegatedToNotifications enableUserListViewCalendars meetingRequestsLogo "
        "showCustomLogoMeetingRequests showEventDetailsMultiUserCalendar showHomePageHoverLinksForEvents "
        "showMyTasksHoverLinks"
    ),
}


def shape_problems(element: Element, type_name: str) -> Iterator[tuple[Element, str]]:
    """Elements that are unknown, repeated though single, or repeated with others in between."""
    shape = shape_of(type_name)
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


def shape_of(type_name: str) -> dict[str, tuple[str, bool]]:
    """The elements of a type: their own type (if it is looked into) and whether they repeat."""
    shape: dict[str, tuple[str, bool]] = {}
    for word in SHAPES.get(type_name, "").split():
        name, _, inner = word.rstrip("*").partition(":")
        shape[name] = (inner, word.endswith("*"))
    return shape
