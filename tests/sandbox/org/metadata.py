"""Metadata for the tests, written by hand: a small practice with every kind of field the rules speak of."""

from collections.abc import Mapping, Sequence

from tests.sandbox.org.driver import META

VERSION = "66.0"


def document(root: str, body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{META}">{body}</{root}>\n'


def elements(**values: object) -> str:
    """Elements in the order given; True and False become true and false, None is left out."""
    shown = {name: str(value).lower() if isinstance(value, bool) else value for name, value in values.items()}
    return "".join(f"<{name}>{value}</{name}>" for name, value in shown.items() if value is not None)


def field(name: str, kind: str, **values: object) -> str:
    label = values.pop("label", name.removesuffix("__c").replace("_", " "))
    inner = str(values.pop("inner", ""))
    return f"<fields>{elements(fullName=name, label=label, type=kind, **values)}{inner}</fields>"


def key_field(name: str = "Migration_Key__c") -> str:
    return field(name, "Text", length=100, unique=True, externalId=True, caseSensitive=True)


def picklist(*values: str, restricted: bool = True, default: str = "") -> str:
    shown = "".join(
        f"<value>{elements(fullName=value, default=value == default, label=value)}</value>"
        for value in values
    )
    return (
        f"<valueSet><restricted>{str(restricted).lower()}</restricted>"
        f"<valueSetDefinition><sorted>false</sorted>{shown}</valueSetDefinition></valueSet>"
    )


def custom_object(label: str, /, *parts: str, **values: object) -> str:
    named = values.pop("name_field", elements(label=f"{label} Name", type="Text"))
    chosen: dict[str, object] = {
        "deploymentStatus": "Deployed",
        "enableActivities": True,
        "label": label,
        "pluralLabel": label + "s",
        "sharingModel": "Private",
        **values,
    }
    return document("CustomObject", elements(**chosen) + f"<nameField>{named}</nameField>" + "".join(parts))


def standard_object(*parts: str) -> str:
    return document("CustomObject", "".join(parts))


def permission_set(
    label: str,
    fields: Sequence[str] = (),
    objects: Sequence[str] = (),
    permissions: Sequence[str] = (),
    editable: bool = True,
) -> str:
    body = "".join(
        f"<fieldPermissions>{elements(editable=editable, field=name, readable=True)}</fieldPermissions>"
        for name in fields
    )
    body += elements(hasActivationRequired=False, label=label)
    rights = {"allowCreate": True, "allowDelete": True, "allowEdit": True, "allowRead": True}
    body += "".join(
        "<objectPermissions>"
        + elements(**rights, modifyAllRecords=False, object=name, viewAllRecords=False)
        + "</objectPermissions>"
        for name in objects
    )
    body += "".join(
        f"<userPermissions>{elements(enabled=True, name=name)}</userPermissions>" for name in permissions
    )
    return document("PermissionSet", body)


def manifest(members: Mapping[str, Sequence[str]], version: str = VERSION) -> str:
    types = "".join(
        "<types>" + "".join(f"<members>{name}</members>" for name in names) + f"<name>{kind}</name></types>"
        for kind, names in members.items()
    )
    return document("Package", types + f"<version>{version}</version>")


TREATMENT = custom_object(
    "Treatment Record",
    key_field(),
    field("Amount__c", "Currency", precision=18, scale=2),
    field("Colour__c", "MultiselectPicklist", visibleLines=4, inner=picklist("Red", "Green", "Blue")),
    field("Given_On__c", "Date"),
    field("Is_Paid__c", "Checkbox", defaultValue=False),
    field("Notes__c", "LongTextArea", length=1000, visibleLines=6),
    field(
        "Patient__c",
        "Lookup",
        deleteConstraint="Restrict",
        referenceTo="Contact",
        relationshipName="Treatment_Records",
        required=True,
    ),
    field("Short__c", "Text", length=5),
    field("Started_At__c", "DateTime"),
    field("Status__c", "Picklist", inner=picklist("Open", "Paid", default="Open")),
    field("Visits__c", "Number", precision=4, scale=0),
)
GRANTED = [
    "Contact.Migration_Key__c",
    "Account.Migration_Key__c",
    "Task.Migration_Key__c",
    "Event.Migration_Key__c",
    "ContentVersion.Migration_Key__c",
    *(
        f"Treatment_Record__c.{name}__c"
        for name in (
            "Amount", "Colour", "Given_On", "Is_Paid", "Migration_Key", "Notes", "Short", "Started_At",
            "Status", "Visits",
        )
    ),
]  # fmt: skip
PRACTICE: dict[str, str] = {
    "package.xml": manifest(
        {
            "CustomField": [
                "Account.Migration_Key__c",
                "Activity.Migration_Key__c",
                "Contact.Migration_Key__c",
                "ContentVersion.Migration_Key__c",
            ],
            "CustomObject": ["Treatment_Record__c"],
            "PermissionSet": ["Migration_Loader"],
        }
    ),
    "objects/Account.object": standard_object(key_field()),
    "objects/Activity.object": standard_object(key_field()),
    "objects/Contact.object": standard_object(key_field()),
    "objects/ContentVersion.object": standard_object(key_field()),
    "objects/Treatment_Record__c.object": TREATMENT,
    "permissionsets/Migration_Loader.permissionset": permission_set(
        "Migration Loader", fields=GRANTED, objects=["Treatment_Record__c"]
    ),
}
"""A practice that deploys as it is."""


def practice_with(**changed: str) -> dict[str, str]:
    """The practice with the Treatment Record file replaced by other parts (XML of the whole file)."""
    return PRACTICE | changed
