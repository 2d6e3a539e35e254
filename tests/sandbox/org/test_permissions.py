"""Who may what: profiles, groups of permission sets, and permissions that are written as rows."""

from typing import Any

import pytest

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import DOC, RUNNER, SEED, Driver, problems
from tests.sandbox.org.metadata import field, manifest, permission_set, standard_object
from tests.sandbox.org.surfaces import CLINIC, group
from tests.sandbox.org.whole_schema import differences, schema_of

SECRET = {
    "package.xml": manifest({"CustomField": ["Contact.Secret__c"]}),
    "objects/Contact.object": standard_object(field("Secret__c", "Text", length=20)),
}


def profile_set(driver: Driver, profile: str) -> str:
    found = driver.query(f"SELECT Id FROM PermissionSet WHERE Profile.Name = '{profile}'")
    return str(found[0]["Id"])


def readers(driver: Driver, full_name: str) -> set[str]:
    """Names of the permission sets and profiles that let a field be read."""
    found = driver.query(
        "SELECT Parent.Name, Parent.IsOwnedByProfile, Parent.ProfileId FROM FieldPermissions "
        f"WHERE Field = '{full_name}' AND PermissionsRead = true"
    )
    names = {row["Id"]: row["Name"] for row in driver.query("SELECT Id, Name FROM Profile")}
    return {
        names[row["Parent"]["ProfileId"]] if row["Parent"]["IsOwnedByProfile"] else row["Parent"]["Name"]
        for row in found
    }


def plant(driver: Driver, set_id: str, full_name: str, *, edit: bool = False) -> str:
    return driver.create(
        "FieldPermissions",
        ParentId=set_id,
        SobjectType=full_name.partition(".")[0],
        Field=full_name,
        PermissionsRead=True,
        PermissionsEdit=edit,
    )


def test_every_profile_owns_a_permission_set(driver: Driver) -> None:
    found = driver.query(
        "SELECT Profile.Name, Type, PermissionsViewAllData, PermissionsModifyAllData, "
        "PermissionsViewEncryptedData FROM PermissionSet WHERE IsOwnedByProfile = true ORDER BY Profile.Name"
    )

    assert [
        (row["Profile"]["Name"], row["Type"], row["PermissionsViewAllData"], row["PermissionsModifyAllData"])
        for row in found
    ] == [
        ("Minimum Access - Salesforce", "Profile", False, False),
        ("Standard User", "Profile", False, False),
        ("System Administrator", "Profile", True, True),
    ]
    assert {row["PermissionsViewEncryptedData"] for row in found} == {False}


def test_every_user_is_assigned_the_set_of_the_profile(driver: Driver) -> None:
    found = driver.query(
        "SELECT AssigneeId, PermissionSet.ProfileId FROM PermissionSetAssignment "
        "WHERE PermissionSet.IsOwnedByProfile = true"
    )
    names = {row["Id"]: row["Name"] for row in driver.query("SELECT Id, Name FROM Profile")}

    given = {row["AssigneeId"]: names[row["PermissionSet"]["ProfileId"]] for row in found}
    assert (given[RUNNER], given[DOC]) == ("System Administrator", "Standard User")


def test_profiles_open_standard_fields_and_no_deployed_ones(driver: Driver) -> None:
    driver.deploy(SECRET)

    assert readers(driver, "Contact.MailingAddress") == {"Standard User", "System Administrator"}
    assert readers(driver, "Contact.MailingStreet") == set()
    assert readers(driver, "Contact.Secret__c") == set()


def test_a_permission_planted_in_a_profile_opens_the_field_to_its_users(driver: Driver) -> None:
    driver.deploy(SECRET)
    before = schema_of(driver.org)
    assert driver.refused_query("SELECT Secret__c FROM Contact")[0] == "INVALID_FIELD"

    planted = plant(driver, profile_set(driver, "System Administrator"), "Contact.Secret__c", edit=True)

    assert readers(driver, "Contact.Secret__c") == {"System Administrator"}
    driver.create("Contact", LastName="Ng", Secret__c="x")
    assert driver.query("SELECT Secret__c FROM Contact")[0]["Secret__c"] == "x"
    assert len(differences(before, schema_of(driver.org))) == 1
    driver.call("DELETE", f"/sobjects/FieldPermissions/{planted}")
    assert driver.refused_query("SELECT Secret__c FROM Contact")[0] == "INVALID_FIELD"
    assert differences(before, schema_of(driver.org)) == {}


def test_a_planted_permission_goes_with_its_field(driver: Driver) -> None:
    before = schema_of(driver.org)
    driver.deploy(SECRET)
    plant(driver, profile_set(driver, "Standard User"), "Contact.Secret__c")
    destroyed = SECRET["package.xml"].replace("<version>66.0</version>", "")

    driver.deploy({"package.xml": manifest({}), "destructiveChanges.xml": destroyed})

    assert differences(before, schema_of(driver.org)) == {}


@pytest.mark.parametrize(
    ("full_name", "more", "expected"),
    [
        ("Contact.Gone__c", {}, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
        ("Contact.LastName", {}, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
        (
            "Contact.Secret__c",
            {"PermissionsRead": False, "PermissionsEdit": True},
            "FIELD_INTEGRITY_EXCEPTION",
        ),
    ],
)
def test_a_permission_row_that_makes_no_sense_is_refused(
    driver: Driver, full_name: str, more: dict[str, bool], expected: str
) -> None:
    driver.deploy(SECRET)
    row: dict[str, Any] = {
        "ParentId": profile_set(driver, "Standard User"),
        "SobjectType": "Contact",
        "Field": full_name,
        "PermissionsRead": True,
        **more,
    }

    assert driver.refused("FieldPermissions", **row)[0] == expected


def test_a_permission_is_given_once(driver: Driver) -> None:
    driver.deploy(SECRET)
    plant(driver, profile_set(driver, "Standard User"), "Contact.Secret__c")

    code, message, _ = driver.refused(
        "FieldPermissions",
        ParentId=profile_set(driver, "Standard User"),
        SobjectType="Contact",
        Field="Contact.Secret__c",
        PermissionsRead=True,
    )

    assert (code, message) == ("DUPLICATE_VALUE", "Duplicate FieldPermissions for Contact.Secret__c")


def assign_group(driver: Driver, name: str) -> str:
    found = driver.query(f"SELECT Id FROM PermissionSetGroup WHERE DeveloperName = '{name}'")[0]["Id"]
    return driver.create("PermissionSetAssignment", AssigneeId=RUNNER, PermissionSetGroupId=found)


def test_a_group_gives_what_its_sets_give(driver: Driver) -> None:
    assert problems(driver.deploy(CLINIC)) == []
    assert driver.refused_query("SELECT Id FROM Visit__c")[0] == "INVALID_TYPE"

    assign_group(driver, "Emergency")

    assert driver.query("SELECT Id, Kind__c FROM Visit__c") == []
    assert driver.refused_query("SELECT Started_At__c FROM Visit__c")[0] == "INVALID_FIELD"
    row = driver.query(
        "SELECT PermissionSetGroupId, PermissionSet.Type FROM PermissionSetAssignment "
        "WHERE PermissionSet.IsOwnedByProfile = false"
    )[0]
    assert (row["PermissionSetGroupId"][:3], row["PermissionSet"]["Type"]) == ("0PG", "Group")


def test_a_group_follows_its_sets(driver: Driver) -> None:
    driver.deploy(CLINIC)
    assign_group(driver, "Emergency")
    wider = permission_set("Readers", fields=["Visit__c.Started_At__c"], objects=["Visit__c"], editable=False)

    driver.deploy(CLINIC | {"permissionsets/Readers.permissionset": wider})

    assert driver.query("SELECT Started_At__c FROM Visit__c") == []
    assert driver.refused_query("SELECT Kind__c FROM Visit__c")[0] == "INVALID_FIELD"


def test_a_group_is_rows(driver: Driver) -> None:
    driver.deploy(
        CLINIC | {"permissionsetgroups/Emergency.permissionsetgroup": group("Help", "Readers", "Loader")}
    )

    found = driver.query("SELECT DeveloperName, MasterLabel, Status FROM PermissionSetGroup")[0]
    members = driver.query(
        "SELECT PermissionSet.Name, PermissionSetGroup.DeveloperName FROM PermissionSetGroupComponent"
    )
    opened = driver.query(
        "SELECT Parent.Name, SetupEntityType FROM SetupEntityAccess WHERE Parent.Name = 'Loader'"
    )

    assert (found["DeveloperName"], found["MasterLabel"], found["Status"]) == ("Emergency", "Help", "Updated")
    assert {
        (row["PermissionSet"]["Name"], row["PermissionSetGroup"]["DeveloperName"]) for row in members
    } == {
        ("Readers", "Emergency"),
        ("Loader", "Emergency"),
    }
    assert {row["SetupEntityType"] for row in opened} == {"CustomPermission", "TabSet"}


def test_a_group_that_somebody_has_cannot_be_removed(driver: Driver) -> None:
    driver.deploy(CLINIC)
    given = assign_group(driver, "Emergency")
    destroyed = manifest({"PermissionSetGroup": ["Emergency"]}).replace("<version>66.0</version>", "")
    files = {"package.xml": manifest({}), "destructiveChanges.xml": destroyed}

    assert problems(driver.deploy(files)) == [
        ("Emergency", "You can't delete this permission set group because it is assigned to users")
    ]
    driver.call("DELETE", f"/sobjects/PermissionSetAssignment/{given}")
    assert problems(driver.deploy(files)) == []
    assert driver.query("SELECT Id FROM PermissionSet WHERE Type = 'Group'") == []


def test_an_assignment_names_a_set_or_a_group_once(driver: Driver) -> None:
    driver.deploy(CLINIC)
    assign_group(driver, "Emergency")
    found = driver.query("SELECT Id FROM PermissionSetGroup")[0]["Id"]

    assert driver.refused("PermissionSetAssignment", AssigneeId=RUNNER)[:2] == (
        "REQUIRED_FIELD_MISSING",
        "Required fields are missing: [PermissionSetId]",
    )
    assert driver.refused("PermissionSetAssignment", AssigneeId=RUNNER, PermissionSetGroupId=found)[0] == (
        "DUPLICATE_VALUE"
    )


def test_seeded_queues_are_there_and_can_be_deployed_over() -> None:
    driver = Driver(Org(SEED | {"queues": {"Front_Desk": "Desk"}}))
    before = driver.query("SELECT Id, Name FROM Group WHERE Type = 'Queue'")

    result = driver.deploy(CLINIC)["details"]["componentSuccesses"]

    done = next(each for each in result if each["componentType"] == "Queue")
    after = driver.query("SELECT Id, Name FROM Group WHERE Type = 'Queue'")
    assert (done["created"], done["changed"]) == (False, True)
    assert [(row["Id"], row["Name"]) for row in after] == [(before[0]["Id"], "Front Desk")]
