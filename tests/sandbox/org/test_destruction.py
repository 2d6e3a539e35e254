from typing import Any

from tests.sandbox.org.driver import RUNNER, Driver, problems
from tests.sandbox.org.metadata import (
    document,
    field,
    key_field,
    manifest,
    permission_set,
    standard_object,
)
from tests.sandbox.org.whole_schema import differences, schema_of


def successes(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["fullName"]: each for each in result["details"]["componentSuccesses"]}


def destroy(members: dict[str, list[str]]) -> dict[str, str]:
    removals = manifest(members).replace("<version>66.0</version>", "")
    return {"package.xml": manifest({}), "destructiveChanges.xml": removals}


def test_destruction_removes_fields_objects_and_unassigned_permission_sets(practice: Driver) -> None:
    patient = practice.create("Contact", LastName="Ng", Migration_Key__c="p:1")
    practice.create("Treatment_Record__c", Patient__c=patient)
    assignment = practice.query(
        "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.IsOwnedByProfile = false"
    )[0]["Id"]
    wanted = destroy(
        {
            "CustomField": ["Contact.Migration_Key__c"],
            "CustomObject": ["Treatment_Record__c"],
            "PermissionSet": ["Migration_Loader"],
        }
    )
    assert [name for name, _ in problems(practice.deploy(wanted))] == ["Migration_Loader"]
    practice.call("DELETE", f"/sobjects/PermissionSetAssignment/{assignment}")

    result = practice.deploy(wanted)

    assert result["status"] == "Succeeded"
    assert successes(result)["Treatment_Record__c"]["deleted"] is True
    assert practice.refused_query("SELECT Id FROM Treatment_Record__c")[0] == "INVALID_TYPE"
    assert practice.query("SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false") == []
    assert practice.query("SELECT LastName FROM Contact")[0]["LastName"] == "Ng"


def test_destroying_what_is_not_there_only_warns(driver: Driver) -> None:
    result = driver.deploy(destroy({"CustomField": ["Delivery__c.Status__c"]}), ignoreWarnings=True)

    assert result["status"] == "Succeeded"
    assert successes(result)["Delivery__c.Status__c"]["problem"] == (
        "Entity of type 'CustomField' named 'Delivery__c.Status__c' cannot be found"
    )


def test_a_warning_halts_a_deployment_that_does_not_ignore_it(practice: Driver) -> None:
    gone = {"CustomField": ["Delivery__c.Status__c"], "CustomObject": ["Treatment_Record__c"]}

    result = practice.deploy(destroy(gone))

    assert result["status"] == "Failed"
    assert [
        (entry["fullName"], entry["problemType"]) for entry in result["details"]["componentFailures"]
    ] == [("Delivery__c.Status__c", "Warning")]
    assert practice.query("SELECT Id FROM Treatment_Record__c") == []


def test_an_object_others_look_up_cannot_be_destroyed(practice: Driver) -> None:
    practice.deploy(
        {
            "package.xml": manifest({"CustomField": ["Contact.Last_Treatment__c"]}),
            "objects/Contact.object": standard_object(
                field(
                    "Last_Treatment__c",
                    "Lookup",
                    referenceTo="Treatment_Record__c",
                    relationshipName="Last_Of",
                )
            ),
        }
    )

    result = practice.deploy(destroy({"CustomObject": ["Treatment_Record__c"]}))

    assert problems(result) == [
        (
            "Treatment_Record__c",
            "This custom object is referenced elsewhere in salesforce.com: Contact.Last_Treatment__c",
        )
    ]


def test_a_permission_set_is_replaced_as_a_whole(practice: Driver) -> None:
    practice.deploy(
        {
            "package.xml": manifest({"PermissionSet": ["Migration_Loader"]}),
            "permissionsets/Migration_Loader.permissionset": permission_set(
                "Migration Loader", fields=["Contact.Migration_Key__c"]
            ),
        }
    )

    assert practice.query("SELECT Migration_Key__c FROM Contact") == []
    assert practice.refused_query("SELECT Migration_Key__c FROM Account")[0] == "INVALID_FIELD"
    assert practice.refused_query("SELECT Id FROM Treatment_Record__c")[0] == "INVALID_TYPE"


def test_a_field_can_be_readable_without_being_editable(driver: Driver) -> None:
    driver.deploy(
        {
            "package.xml": manifest({"CustomField": ["Contact.Note__c"], "PermissionSet": ["Reader"]}),
            "objects/Contact.object": standard_object(field("Note__c", "Text", length=20)),
            "permissionsets/Reader.permissionset": permission_set(
                "Reader", fields=["Contact.Note__c"], editable=False
            ),
        }
    )
    driver.assign("Reader")

    assert driver.query("SELECT Note__c FROM Contact") == []
    code, message, fields = driver.refused("Contact", LastName="Ng", Note__c="x")
    assert (code, fields) == ("INVALID_FIELD_FOR_INSERT_UPDATE", ["Note__c"])
    assert message.startswith("Unable to create/update fields: Note__c. Please check the security settings")


def test_an_assignment_is_given_once(practice: Driver) -> None:
    found = practice.query("SELECT Id FROM PermissionSet WHERE Name = 'Migration_Loader'")[0]["Id"]

    code, message, _ = practice.refused("PermissionSetAssignment", AssigneeId=RUNNER, PermissionSetId=found)

    assert (code, found in message) == ("DUPLICATE_VALUE", True)


def test_an_unused_key_field_is_free_to_go(driver: Driver) -> None:
    files = {
        "package.xml": manifest({"CustomField": ["Contact.Migration_Key__c"]}),
        "objects/Contact.object": document("CustomObject", key_field()),
    }
    before = schema_of(driver.org)
    driver.deploy(files)
    destroyed = files["package.xml"].replace("<version>66.0</version>", "")

    driver.deploy({"package.xml": manifest({}), "destructiveChanges.xml": destroyed})

    assert differences(before, schema_of(driver.org)) == {}
