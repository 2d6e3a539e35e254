import pytest

from tests.sandbox.org.driver import Driver, problems
from tests.sandbox.org.metadata import (
    custom_object,
    document,
    elements,
    field,
    manifest,
    permission_set,
    picklist,
    standard_object,
)

LOOKUP: dict[str, str] = {"referenceTo": "Contact", "relationshipName": "Things"}


def refused(driver: Driver, files: dict[str, str]) -> list[str]:
    result = driver.deploy(files)
    assert result["status"] == "Failed", "it was deployed"
    return [problem for _, problem in problems(result)]


def of_object(*parts: str, **values: str | bool | None) -> dict[str, str]:
    return {
        "package.xml": manifest({"CustomObject": ["Thing__c"]}),
        "objects/Thing__c.object": custom_object("Thing", *parts, **values),
    }


def of_set(text: str, **more: str) -> dict[str, str]:
    files = of_object(
        field("Detail__c", "Text", length=5),
        field("Needed__c", "Text", length=5, required=True),
        field("Number__c", "AutoNumber", displayFormat="N-{0000}"),
    )
    return files | {
        "package.xml": manifest({"CustomObject": ["Thing__c"], "PermissionSet": ["Loader"]}),
        "permissionsets/Loader.permissionset": text,
        **more,
    }


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (
            field("A__c", "TextArea", length=255),
            "Can not specify 'length' for a CustomField of type TextArea",
        ),
        (
            field("A__c", "LongTextArea", length=500, visibleLines=3, required=True),
            "Can not specify 'required' for a CustomField of type LongTextArea",
        ),
        (
            field("A__c", "LongTextArea", length=500),
            "Must specify 'visibleLines' for a CustomField of type LongTextArea",
        ),
        (field("A__c", "Checkbox"), "Must specify 'defaultValue' for a CustomField of type Checkbox"),
        (
            field("A__c", "Checkbox", defaultValue=False, required=True),
            "Can not specify 'required' for a CustomField of type Checkbox",
        ),
        (field("A__c", "Text"), "Must specify 'length' for a CustomField of type Text"),
        (field("A__c", "Text", length=256), "The length of a field of type Text must be between 1 and 255"),
        (field("A__c", "Number", precision=18), "Must specify 'scale' for a CustomField of type Number"),
        (
            field("A__c", "Number", precision=19, scale=0),
            "Precision must be at most 18 digits and not less than the scale",
        ),
        (
            field("A__c", "AutoNumber", displayFormat="N"),
            "Display Format must contain a sequence number, for example {0000}",
        ),
        (
            field("A__c", "Date", externalId=True),
            "Can not specify 'externalId' for a CustomField of type Date",
        ),
        (field("A__c", "Date", unique=True), "Can not specify 'unique' for a CustomField of type Date"),
        (field("A__c", "Picklist"), "Must specify 'valueSet' for a CustomField of type Picklist"),
        (field("A__c", "Picklist", inner=picklist("x", "X")), "Duplicate label: X"),
        (
            field("A__c", "Picklist", inner="<valueSet><restricted>true</restricted></valueSet>"),
            "Value set must reference a value set name or define a value set, but not both",
        ),
        (
            field("A__c", "Picklist", inner="<valueSet><valueSetName>Nope</valueSetName></valueSet>"),
            "In field: valueSet - no GlobalValueSet named Nope found",
        ),
        (
            field("A__c", "Lookup", referenceTo="Contact"),
            "Must specify a non-null value for: relationshipName",
        ),
        (
            field("A__c", "Lookup", referenceTo="Nope__c", relationshipName="Things"),
            "referenceTo value of 'Nope__c' does not resolve to a valid sObject type",
        ),
        (
            field("A__c", "Lookup", referenceTo="Task", relationshipName="Things"),
            "referenceTo value of 'Task' does not resolve to a valid sObject type",
        ),
        (
            field("A__c", "Lookup", required=True, **LOOKUP),
            "field integrity exception: unknown (must specify either cascade delete or restrict delete for "
            "required lookup foreign key)",
        ),
        (
            field(
                "A__c", "Lookup", referenceTo="User", relationshipName="Things", deleteConstraint="Restrict"
            ),
            "Cannot add a lookup relationship child with cascade or restrict options to User",
        ),
        (
            field("A__c", "Lookup", relationshipOrder=0, **LOOKUP),
            "Can not specify 'relationshipOrder' for a CustomField of type Lookup",
        ),
        (
            field("A__c", "Date", complianceGroup="PII;PHI"),
            "bad value for restricted picklist field: PHI (Compliance Categorization)",
        ),
        (
            field("A__c", "Date", securityClassification="Secret"),
            "bad value for restricted picklist field: Secret (Data Sensitivity Level)",
        ),
        (
            field("A__c", "Date", trackHistory=True),
            "The entity: Thing__c does not have history tracking enabled",
        ),
        (field("A", "Date"), "fullName must end with: __c or __kav or __x"),
        (field("A__c", "Datum"), "'Datum' is not a valid value for the enum 'FieldType'"),
        (field("A__c", "Date", label=""), "Required field is missing: label"),
    ],
)
def test_a_field_is_refused_in_salesforces_words(driver: Driver, part: str, problem: str) -> None:
    assert refused(driver, of_object(part)) == [problem]


@pytest.mark.parametrize("name", ["A__B__c", "A___c", "1A__c", "A-B__c", "Ä__c", "A" * 41 + "__c"])
def test_a_name_that_is_none_is_refused(driver: Driver, name: str) -> None:
    assert refused(driver, of_object(field(name, "Date")))[0].startswith(
        "The Custom Field Name can only contain alphanumeric characters"
    )


def test_master_detail_brings_its_own_rules(driver: Driver) -> None:
    part = field("A__c", "MasterDetail", required=True, deleteConstraint="Restrict", **LOOKUP)

    assert refused(driver, of_object(part)) == [
        "Can not specify 'deleteConstraint' for a CustomField of type MasterDetail",
        "Master-Detail Relationship Fields Cannot be Optional or Required",
        "Cannot set sharingModel to Private on a CustomObject with a MasterDetail relationship field",
    ]


def test_sharing_by_a_parent_needs_a_parent(driver: Driver) -> None:
    assert refused(driver, of_object(sharingModel="ControlledByParent")) == [
        "Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail "
        "relationship field"
    ]


def test_two_children_of_one_parent_cannot_have_one_name(driver: Driver) -> None:
    parts = [field(name, "Lookup", **LOOKUP) for name in ("A__c", "B__c")]

    assert refused(driver, of_object(*parts)) == [
        "There is already a Child Relationship named Things on Contact."
    ]


def test_a_child_that_was_there_first_keeps_its_name(driver: Driver) -> None:
    driver.deploy(of_object(field("Z__c", "Lookup", **LOOKUP)))
    later = {
        "package.xml": manifest({"CustomField": ["Account.A__c"]}),
        "objects/Account.object": standard_object(field("A__c", "Lookup", **LOOKUP)),
    }

    result = driver.deploy(later)

    assert problems(result) == [
        ("Account.A__c", "There is already a Child Relationship named Things on Contact.")
    ]


def test_41_relationships_are_too_many(driver: Driver) -> None:
    parts = [
        field(f"L{number}__c", "Lookup", referenceTo="Contact", relationshipName=f"Things{number}")
        for number in range(41)
    ]

    assert refused(driver, of_object(*parts)) == ["Each object can have no more than 40 custom relationships"]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"label": ""}, "Must specify a non-empty label for the CustomObject"),
        ({"pluralLabel": None}, "Must specify a non-empty pluralLabel for the CustomObject"),
        ({"sharingModel": None}, "Must specify a non-null value for: sharingModel"),
        ({"sharingModel": "Open"}, "'Open' is not a valid value for the enum 'SharingModel'"),
        (
            {"externalSharingModel": "Read"},
            "The external sharing model cannot be more permissive than the internal sharing model",
        ),
        (
            {"enableBulkApi": True},
            "enableBulkApi, enableSharing and enableStreamingApi must have the same value",
        ),
        (
            {"name_field": elements(label="No", type="AutoNumber")},
            "Must specify 'displayFormat' for a CustomField of type AutoNumber",
        ),
        (
            {"name_field": elements(label="No", type="Date")},
            "Must specify a nameField of type Text or AutoNumber",
        ),
    ],
)
def test_an_object_is_refused_in_salesforces_words(
    driver: Driver, values: dict[str, str | None], problem: str
) -> None:
    assert refused(driver, of_object(**values)) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            permission_set("L", fields=["Thing__c.Needed__c"]),
            "You cannot deploy to a required field: Thing__c.Needed__c",
        ),
        (
            permission_set("L", fields=["Contact.Name"]),
            "You cannot deploy to a required field: Contact.Name",
        ),
        (
            permission_set("L", fields=["Contact.MailingStreet"]),
            "In field: field - no CustomField named Contact.MailingStreet found",
        ),
        (
            permission_set("L", fields=["Thing__c.Nope__c"]),
            "In field: field - no CustomField named Thing__c.Nope__c found",
        ),
        (permission_set("L", objects=["Nope__c"]), "In field: object - no CustomObject named Nope__c found"),
        (permission_set("L", permissions=["FlyAway"]), "Unknown user permission: FlyAway"),
        (permission_set("L", fields=["Thing__c.Number__c"]), "Field Thing__c.Number__c is not editable"),
        (permission_set(""), "Required field is missing: label"),
        (
            document(
                "PermissionSet",
                "<fieldPermissions>"
                + elements(editable=True, field="Thing__c.Detail__c", readable=False)
                + "</fieldPermissions><label>L</label>",
            ),
            "Permission Edit Thing__c.Detail__c depends on permission(s): Read Thing__c.Detail__c",
        ),
        (
            document(
                "PermissionSet",
                "<label>L</label><objectPermissions>"
                + elements(
                    allowCreate=True,
                    allowDelete=False,
                    allowEdit=False,
                    allowRead=False,
                    modifyAllRecords=False,
                    object="Thing__c",
                    viewAllRecords=False,
                )
                + "</objectPermissions>",
            ),
            "Permission Create Thing__c depends on permission(s): Read Thing__c",
        ),
        (
            document(
                "PermissionSet",
                "<customPermissions><enabled>true</enabled><name>X</name></customPermissions><label>L</label>",
            ),
            "In field: customPermission - no CustomPermission named X found",
        ),
    ],
)
def test_a_permission_set_is_refused_in_salesforces_words(driver: Driver, text: str, problem: str) -> None:
    assert refused(driver, of_set(text)) == [problem]


def test_a_detail_is_read_only_with_its_master(driver: Driver) -> None:
    detail = custom_object(
        "Part",
        field("Whole__c", "MasterDetail", referenceTo="Thing__c", relationshipName="Parts"),
        sharingModel="ControlledByParent",
    )
    files = of_set(permission_set("L", objects=["Part__c"])) | {"objects/Part__c.object": detail}
    files["package.xml"] = manifest({"CustomObject": ["Thing__c", "Part__c"], "PermissionSet": ["Loader"]})

    assert refused(driver, files) == ["Permission Read Part__c depends on permission(s): Read Thing__c"]


@pytest.mark.parametrize("home", ["Task", "Event"])
def test_fields_of_tasks_and_events_belong_to_activity(driver: Driver, home: str) -> None:
    files = {
        "package.xml": manifest({"CustomField": [f"{home}.A__c"]}),
        f"objects/{home}.object": standard_object(field("A__c", "Date")),
    }

    assert refused(driver, files) == [
        f"bad value for restricted picklist field: {home} (Entity Enumeration Or ID)"
    ]


def test_a_field_cannot_become_a_lookup(driver: Driver) -> None:
    driver.deploy(of_object(field("A__c", "Text", length=18)))

    assert refused(driver, of_object(field("A__c", "Lookup", **LOOKUP))) == [
        "Cannot update a field to a Lookup, MasterDetail, or Hierarchy from something else"
    ]
