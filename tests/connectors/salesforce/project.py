"""A small deployable project: one object, a key on three others, and the permission set that opens them."""

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
SHAPES = {
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
    files = {
        f"{DEFAULT}/objects/Invoice__c/Invoice__c.object-meta.xml": lines(
            "CustomObject",
            "<deploymentStatus>Deployed</deploymentStatus><label>Invoice</label>"
            "<nameField><label>Invoice Number</label><type>Text</type></nameField>"
            "<pluralLabel>Invoices</pluralLabel><sharingModel>Private</sharingModel>",
        ),
        f"{DEFAULT}/permissionsets/Loader.permissionset-meta.xml": lines("PermissionSet", _permissions()),
        "manifest/package.xml": lines("Package", _package()),
    }
    for owner, names in FIELDS.items():
        for name in names:
            files[f"{DEFAULT}/objects/{owner}/fields/{name}.field-meta.xml"] = lines(
                "CustomField", f"<fullName>{name}</fullName>{SHAPES[name]}"
            )
    return files


def _permissions() -> str:
    homes = [
        (home, name)
        for owner, names in FIELDS.items()
        for name in names
        for home in (("Event", "Task") if owner == "Activity" else (owner,))
    ]
    fields = "".join(
        f"<fieldPermissions><editable>true</editable><field>{home}.{name}</field>"
        "<readable>true</readable></fieldPermissions>"
        for home, name in sorted(homes)
    )
    return (
        f"{fields}<hasActivationRequired>false</hasActivationRequired><label>Loader</label>"
        "<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete>"
        "<allowEdit>true</allowEdit><allowRead>true</allowRead>"
        "<modifyAllRecords>false</modifyAllRecords><object>Invoice__c</object>"
        "<viewAllRecords>true</viewAllRecords></objectPermissions>"
    )


def _package() -> str:
    fields = "".join(
        f"<members>{owner}.{name}</members>"
        for owner, names in sorted(FIELDS.items())
        for name in sorted(names)
    )
    return (
        f"<types>{fields}<name>CustomField</name></types>"
        "<types><members>Invoice__c</members><name>CustomObject</name></types>"
        "<types><members>Loader</members><name>PermissionSet</name></types><version>66.0</version>"
    )
