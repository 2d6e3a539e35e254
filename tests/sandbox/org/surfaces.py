"""Metadata of what people see and may do, written by hand: a clinic object with everything around it."""

from collections.abc import Mapping, Sequence

from tests.sandbox.org.metadata import (
    custom_object,
    document,
    elements,
    field,
    key_field,
    manifest,
    permission_set,
    standard_object,
)

VISIT = "Visit__c"
LAYOUT = "Visit__c-Visit Layout"
RULE = "AND(NOT($Permission.Crosswalk_Bypass), NOT(ISNEW()), ISCHANGED(Migration_Key__c))"


def layout(*fields: tuple[str, str], related: str = "", style: str = "TwoColumnsLeftToRight") -> str:
    """A page layout of one section; fields with their behaviour."""
    items = "".join(
        f"<layoutItems>{elements(behavior=behaviour, field=name)}</layoutItems>" for name, behaviour in fields
    )
    section = f"<layoutSections>{elements(detailHeading=True, label='Main')}"
    section += f"<layoutColumns>{items}</layoutColumns>{elements(style=style)}</layoutSections>"
    return document("Layout", section + related)


def list_view(name: str, *columns: str, **values: object) -> str:
    shown = "".join(elements(columns=column) for column in columns)
    chosen = {"filterScope": "Everything", "label": name, **values}
    return f"<listViews>{elements(fullName=name)}{shown}{elements(**chosen)}</listViews>"


def compact_layout(name: str, *fields: str, label: str | None = "Compact") -> str:
    shown = "".join(elements(fields=each) for each in fields)
    return f"<compactLayouts>{elements(fullName=name)}{shown}{elements(label=label)}</compactLayouts>"


def validation_rule(name: str, formula: str = RULE, **values: object) -> str:
    chosen = {
        "active": True,
        "errorConditionFormula": formula,
        "errorDisplayField": "Migration_Key__c",
        "errorMessage": "The key of the migration is kept.",
        **values,
    }
    return f"<validationRules>{elements(fullName=name, **chosen)}</validationRules>"


def app(*tabs: str, **values: object) -> str:
    chosen = {"formFactors": "Large", "label": "Clinic", "navType": "Standard", **values}
    shown = "".join(elements(tabs=tab) for tab in tabs)
    return document("CustomApplication", elements(**chosen) + shown + elements(uiType="Lightning"))


def tab(**values: object) -> str:
    return document("CustomTab", elements(**({"customObject": True, "motif": "Custom24: A"} | values)))


def queue(label: str, *objects: str) -> str:
    shown = "".join(f"<queueSobject>{elements(sobjectType=name)}</queueSobject>" for name in objects)
    return document("Queue", elements(doesSendEmailToMembers=False, name=label) + shown)


def group(label: str | None, *sets: str) -> str:
    shown = "".join(elements(permissionSets=name) for name in sets)
    return document("PermissionSetGroup", elements(hasActivationRequired=False, label=label) + shown)


def custom_permission(label: str) -> str:
    return document("CustomPermission", elements(isLicensed=False, label=label))


def value_set(label: str, *values: str) -> str:
    shown = "".join(
        f"<customValue>{elements(fullName=value, default=False, label=value)}</customValue>"
        for value in values
    )
    return document("GlobalValueSet", shown + elements(masterLabel=label, sorted=False))


def with_parts(permission: str, *parts: str) -> str:
    """A permission set with more elements at its end."""
    return permission.replace("</PermissionSet>", "".join(parts) + "</PermissionSet>")


BYPASS = "<customPermissions><enabled>true</enabled><name>Crosswalk_Bypass</name></customPermissions>"
APP_SHOWN = (
    "<applicationVisibilities><application>Clinic</application><visible>true</visible>"
    "</applicationVisibilities>"
)
TAB_SHOWN = "<tabSettings><tab>Visit__c</tab><visibility>Visible</visibility></tabSettings>"
GRANTED = ["Visit__c.Kind__c", "Visit__c.Migration_Key__c", "Visit__c.Started_At__c"]
KIND = "<valueSet><restricted>true</restricted><valueSetName>Visit_Kind</valueSetName></valueSet>"

VISIT_OBJECT = custom_object(
    "Visit",
    key_field(),
    field("Kind__c", "Picklist", inner=KIND),
    field("Needed__c", "Text", length=10, required=True),
    field("Started_At__c", "DateTime", trackHistory=True),
    compact_layout("Crosswalk_Compact", "Name", "Started_At__c"),
    list_view("All", "NAME", "Kind__c", "CREATED_DATE"),
    validation_rule("Crosswalk_Key_Is_Kept"),
    compactLayoutAssignment="Crosswalk_Compact",
    enableHistory=True,
)
MEMBERS: Mapping[str, Sequence[str]] = {
    "CustomApplication": ["Clinic"],
    "CustomObject": [VISIT],
    "CustomPermission": ["Crosswalk_Bypass"],
    "CustomTab": [VISIT],
    "GlobalValueSet": ["Visit_Kind"],
    "Layout": [LAYOUT],
    "PermissionSet": ["Loader", "Readers"],
    "PermissionSetGroup": ["Emergency"],
    "Queue": ["Front_Desk"],
}
REMOVED: Mapping[str, Sequence[str]] = {
    name: members for name, members in MEMBERS.items() if name not in {"Layout", "CustomTab"}
}
"""What takes all of it away again: layout and tab go with their object."""

CLINIC: dict[str, str] = {
    "package.xml": manifest(MEMBERS),
    "applications/Clinic.app": app("standard-Contact", VISIT),
    "customPermissions/Crosswalk_Bypass.customPermission": custom_permission("Bypass"),
    "globalValueSets/Visit_Kind.globalValueSet": value_set("Visit Kind", "First", "Next"),
    f"layouts/{LAYOUT}.layout": layout(
        ("Name", "Required"), ("Needed__c", "Required"), ("Kind__c", "Edit"), ("CreatedById", "Readonly")
    ),
    "objects/Visit__c.object": VISIT_OBJECT,
    "permissionsetgroups/Emergency.permissionsetgroup": group("Emergency Access", "Readers"),
    "permissionsets/Loader.permissionset": with_parts(
        permission_set("Loader", fields=GRANTED, objects=[VISIT]), BYPASS, APP_SHOWN, TAB_SHOWN
    ),
    "permissionsets/Readers.permissionset": permission_set(
        "Readers", fields=["Visit__c.Kind__c"], objects=[VISIT], editable=False
    ),
    "queues/Front_Desk.queue": queue("Front Desk", "Task", VISIT),
    "tabs/Visit__c.tab": tab(),
}
"""A project that deploys as it is."""


def contact_field(*parts: str, name: str = "A__c", **more: str) -> dict[str, str]:
    """A package of one field of Contact."""
    members = {"CustomField": [f"Contact.{name}"]}
    return {"package.xml": manifest(members), "objects/Contact.object": standard_object(*parts), **more}
