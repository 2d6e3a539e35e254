"""A small deployable project: one object, a key on three others, and the permission set that opens them."""

from collections.abc import Mapping

NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DEFAULT = "force-app/main/default"
KEY = "Migration_Key__c"
FIELDS = {
    "Invoice__c": ("Total__c", "Patient__c", "Notes__c", KEY),
    "Contact": (KEY,),
    "Activity": (KEY,),
    "ContentVersion": (KEY,),
}
MARKER = "Crosswalk_Run__c"
MARKER_FIELDS = {MARKER: ("Plan__c", "Runner__c", "Since__c", "Slot__c")}
SHAPES = {
    "Plan__c": "<label>Plan</label><length>64</length><type>Text</type>",
    "Runner__c": "<label>Runner</label><length>64</length><type>Text</type>",
    "Since__c": "<label>Since</label><type>DateTime</type>",
    "Slot__c": "<caseSensitive>true</caseSensitive><externalId>true</externalId><label>Slot</label>"
    "<length>40</length><type>Text</type><unique>true</unique>",
    KEY: "<externalId>true</externalId><label>Migration Key</label><length>255</length>"
    "<type>Text</type><unique>true</unique>",
    "Total__c": "<label>Total</label><precision>18</precision><scale>2</scale><type>Currency</type>",
    "Notes__c": "<label>Notes</label><length>32768</length><type>LongTextArea</type>"
    "<visibleLines>5</visibleLines>",
    "Patient__c": "<deleteConstraint>SetNull</deleteConstraint><label>Patient</label>"
    "<referenceTo>Contact</referenceTo><relationshipLabel>Invoices</relationshipLabel>"
    "<relationshipName>Invoices</relationshipName><type>Lookup</type>",
}


def lines(root: str, inside: str) -> bytes:
    broken = inside.replace("><", ">\n    <")
    return f"{HEAD}<{root} {NS}>\n    {broken}\n</{root}>\n".encode()


def project() -> dict[str, bytes]:
    return _project(FIELDS, "Invoice__c")


def with_marker() -> dict[str, bytes]:
    """The same, and the object by which two runs keep out of each other's way."""
    return _project({**FIELDS, **MARKER_FIELDS}, "Invoice__c", MARKER)


def _project(fields: Mapping[str, tuple[str, ...]], *objects: str) -> dict[str, bytes]:
    files = {
        f"{DEFAULT}/permissionsets/Loader.permissionset-meta.xml": lines(
            "PermissionSet", _permissions(fields, objects)
        ),
        "manifest/package.xml": lines("Package", _package(fields, objects)),
    }
    for name in objects:
        files[f"{DEFAULT}/objects/{name}/{name}.object-meta.xml"] = lines("CustomObject", _object(name))
    for owner, names in fields.items():
        for name in names:
            files[f"{DEFAULT}/objects/{owner}/fields/{name}.field-meta.xml"] = lines(
                "CustomField", f"<fullName>{name}</fullName>{SHAPES[name]}"
            )
    return files


def _object(name: str) -> str:
    label = name.removesuffix("__c").replace("_", " ")
    return (
        f"<deploymentStatus>Deployed</deploymentStatus><label>{label}</label>"
        f"<nameField>{_name_field(name, label)}</nameField>"
        f"<pluralLabel>{label}s</pluralLabel><sharingModel>Private</sharingModel>"
    )


def _name_field(name: str, label: str) -> str:
    if name == MARKER:
        return "<displayFormat>RUN-{0000000}</displayFormat><label>Run Number</label><type>AutoNumber</type>"
    return f"<label>{label} Number</label><type>Text</type>"


def _permissions(fields: Mapping[str, tuple[str, ...]], objects: tuple[str, ...]) -> str:
    homes = [
        (home, name)
        for owner, names in fields.items()
        for name in names
        for home in (("Event", "Task") if owner == "Activity" else (owner,))
    ]
    granted = "".join(
        f"<fieldPermissions><editable>true</editable><field>{home}.{name}</field>"
        "<readable>true</readable></fieldPermissions>"
        for home, name in sorted(homes)
    )
    rights = "".join(
        "<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete>"
        "<allowEdit>true</allowEdit><allowRead>true</allowRead>"
        f"<modifyAllRecords>false</modifyAllRecords><object>{name}</object>"
        "<viewAllRecords>true</viewAllRecords></objectPermissions>"
        for name in sorted(objects)
    )
    return f"{granted}<hasActivationRequired>false</hasActivationRequired><label>Loader</label>{rights}"


def _package(fields: Mapping[str, tuple[str, ...]], objects: tuple[str, ...]) -> str:
    members = "".join(
        f"<members>{owner}.{name}</members>"
        for owner, names in sorted(fields.items())
        for name in sorted(names)
    )
    listed = "".join(f"<members>{name}</members>" for name in sorted(objects))
    return (
        f"<types>{members}<name>CustomField</name></types>"
        f"<types>{listed}<name>CustomObject</name></types>"
        "<types><members>Loader</members><name>PermissionSet</name></types><version>66.0</version>"
    )
