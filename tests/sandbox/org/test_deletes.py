from tests.sandbox.org.driver import Driver, table
from tests.sandbox.org.metadata import custom_object, field, manifest, permission_set


def test_an_account_takes_its_contacts_and_they_their_activities(driver: Driver) -> None:
    account = driver.create("Account", Name="Clinic")
    contact = driver.create("Contact", LastName="Ng", AccountId=account)
    other = driver.create("Contact", LastName="Wu", ReportsToId=contact)
    driver.create("Task", Subject="about the account", WhatId=account)
    driver.create("Task", Subject="with the contact", WhoId=contact)
    driver.create("Task", Subject="with another", WhoId=other)

    driver.call("DELETE", f"/sobjects/Account/{account}")

    contacts = driver.query("SELECT LastName, ReportsToId FROM Contact")
    assert [(row["LastName"], row["ReportsToId"]) for row in contacts] == [("Wu", None)]
    assert [row["Subject"] for row in driver.query("SELECT Subject FROM Task")] == ["with another"]


def test_a_case_keeps_its_account(driver: Driver) -> None:
    account = driver.create("Account", Name="Clinic")
    driver.create("Case", AccountId=account)

    status, body = driver.call("DELETE", f"/sobjects/Account/{account}")

    assert (status, body[0]["errorCode"]) == (400, "DELETE_FAILED")
    assert body[0]["message"].endswith("associated with the following cases.: 00000001\n")


def test_a_restricted_parent_cannot_go_before_its_children(practice: Driver) -> None:
    contact = practice.create("Contact", FirstName="Bo", LastName="Ng")
    child = practice.create("Treatment_Record__c", Name="First visit", Patient__c=contact)
    words = (
        "Your attempt to delete Bo Ng could not be completed because it is associated with the following "
        "treatment records.: First visit\n"
    )

    status, body = practice.call("DELETE", f"/sobjects/Contact/{contact}")
    bulk = practice.bulk("Contact", "delete", table(["Id"], [contact]))

    assert (status, body) == (400, [{"message": words, "errorCode": "DELETE_FAILED"}])
    assert bulk.errors() == [f"DELETE_FAILED:{words}:--"]
    practice.call("DELETE", f"/sobjects/Treatment_Record__c/{child}")
    assert practice.call("DELETE", f"/sobjects/Contact/{contact}") == (204, None)


def test_details_go_with_their_master_and_other_lookups_are_cleared(driver: Driver) -> None:
    driver.deploy(
        {
            "package.xml": manifest(
                {"CustomObject": ["Whole__c", "Part__c", "Note__c"], "PermissionSet": ["Loader"]}
            ),
            "objects/Whole__c.object": custom_object("Whole"),
            "objects/Part__c.object": custom_object(
                "Part",
                field("Whole__c", "MasterDetail", referenceTo="Whole__c", relationshipName="Parts"),
                sharingModel="ControlledByParent",
            ),
            "objects/Note__c.object": custom_object(
                "Note", field("Part__c", "Lookup", referenceTo="Part__c", relationshipName="Notes")
            ),
            "permissionsets/Loader.permissionset": permission_set(
                "Loader", fields=["Note__c.Part__c"], objects=["Whole__c", "Part__c", "Note__c"]
            ),
        }
    )
    driver.assign("Loader")
    whole = driver.create("Whole__c", Name="w")
    part = driver.create("Part__c", Name="p", Whole__c=whole)
    driver.create("Note__c", Name="n", Part__c=part)

    driver.call("DELETE", f"/sobjects/Whole__c/{whole}")

    assert driver.count("SELECT COUNT() FROM Part__c") == 0
    assert driver.query("SELECT Part__c FROM Note__c")[0]["Part__c"] is None


def test_bulk_deletes_say_what_they_could_not_delete(practice: Driver) -> None:
    keep, gone = (practice.create("Contact", LastName=name) for name in ("Ng", "Wu"))
    practice.call("DELETE", f"/sobjects/Contact/{gone}")

    results = practice.bulk("Contact", "delete", table(["Id"], [gone], ["x"], [keep]))

    assert [row["sf__Id"] for row in results.successful] == [keep]
    assert results.errors() == ["ENTITY_IS_DELETED:entity is deleted:--", "MALFORMED_ID:bad id x:Id --"]
    assert practice.count("SELECT COUNT() FROM Contact WHERE IsDeleted = true", "queryAll") == 2


def test_a_delete_job_takes_ids_alone(practice: Driver) -> None:
    results = practice.bulk("Contact", "delete", table(["Id", "LastName"], ["x", "Ng"]))

    assert results.job["errorMessage"] == "InvalidBatch : A delete job takes the column Id alone"


def test_hard_delete_leaves_nothing_behind(practice: Driver) -> None:
    contact = practice.create("Contact", LastName="Ng")

    practice.bulk("Contact", "hardDelete", table(["Id"], [contact]))

    assert practice.query("SELECT Id FROM Contact", "queryAll") == []
