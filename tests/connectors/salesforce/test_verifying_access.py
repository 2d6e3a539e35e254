"""Permission sets beside the sandbox org, and who reads health data there."""

import pytest

from compiler.runtime.ports import Difference, Reader
from tests.connectors.salesforce.beside import (
    INVOICES,
    LOADER,
    an_org,
    changed,
    deployed,
    differences,
    plant,
    profile_set,
    reading,
    unlisted,
)
from tests.connectors.salesforce.project import KEY, with_marker
from tests.connectors.salesforce.test_destination import Rehearsal

CLASSIFIED = (
    "<complianceGroup>PII;HIPAA</complianceGroup>"
    "<securityClassification>Confidential</securityClassification>"
)


@pytest.fixture
def ready() -> Rehearsal:
    return deployed(an_org())


def test_a_permission_set_is_compared_exactly_as_written(ready: Rehearsal) -> None:
    files = unlisted(f"Contact.{KEY}")

    assert differences(ready, files) == [
        Difference(
            how="extra", component="PermissionSet:Loader", what=f"field Contact.{KEY}", found="read and edit"
        )
    ]


def test_an_object_permission_that_was_taken_away_is_told(ready: Rehearsal) -> None:
    files = changed(
        LOADER, "<modifyAllRecords>false</modifyAllRecords>", "<modifyAllRecords>true</modifyAllRecords>"
    )

    assert [(each.what, each.expected, each.found) for each in differences(ready, files)] == [
        (
            f"object {name}",
            "create, read, edit, delete, view all, modify all",
            "create, read, edit, delete, view all",
        )
        for name in ("Crosswalk_Run__c", "Invoice__c")
    ]


def test_a_permission_set_with_our_prefix_that_the_project_lacks_is_extra(ready: Rehearsal) -> None:
    plant(ready, "PermissionSet", {"Name": "Crosswalk_Old", "Label": "Old"})
    plant(ready, "PermissionSet", {"Name": "Practice_Own", "Label": "Own"})

    assert differences(ready, with_marker()) == [
        Difference(how="extra", component="PermissionSet:Crosswalk_Old")
    ]


def test_whoever_reads_a_custom_field_without_our_grant_is_extra(ready: Rehearsal) -> None:
    profile = profile_set(ready, "Standard User")
    plant(ready, "FieldPermissions", reading(profile, "Invoice__c", "Notes__c"))

    found = ready.destination.verify(with_marker())

    assert found.differences == (
        Difference(
            how="extra", component="Profile:Standard User", what="field Invoice__c.Notes__c", found="read"
        ),
    )
    assert [
        each for each in found.readers if each.holder == "Standard User" and each.object == "Invoice__c"
    ] == [
        Reader(
            object="Invoice__c",
            field="Notes__c",
            holder="Standard User",
            profile=True,
            edits=False,
            people=2,
            expected=False,
        )
    ]


def test_our_own_grants_are_readers_that_are_expected(ready: Rehearsal) -> None:
    readers = ready.destination.verify(with_marker()).readers

    assert [
        (each.field, each.people, each.edits, each.expected) for each in readers if each.holder == "Loader"
    ] == [
        ("ViewAllRecords Crosswalk_Run__c", 1, False, True),
        ("ViewAllRecords Invoice__c", 1, False, True),
        ("Notes__c", 1, True, True),
        ("Total__c", 1, True, True),
    ]


def test_whoever_sees_all_records_of_an_object_of_ours_is_told_and_it_is_no_difference(
    ready: Rehearsal,
) -> None:
    plant(ready, "PermissionSet", {"Name": "Practice_Own", "Label": "Own"})
    (own,) = ready.destination.find("PermissionSet", "Name", ("Practice_Own",), ())
    rights = {"PermissionsRead": True, "PermissionsViewAllRecords": True}
    plant(ready, "ObjectPermissions", {"ParentId": own.id, "SobjectType": "Invoice__c", **rights})

    found = ready.destination.verify(with_marker())

    assert [each for each in found.readers if each.holder == "Practice_Own"] == [
        Reader(
            object="",
            field="ViewAllRecords Invoice__c",
            holder="Practice_Own",
            profile=False,
            edits=False,
            people=0,
            expected=False,
        )
    ]
    assert found.differences == ()


def test_whoever_reads_a_classified_key_is_told_although_the_plan_says_nothing_of_health_data(
    ready: Rehearsal,
) -> None:
    path = f"{INVOICES}/fields/{KEY}.field-meta.xml"
    files = changed(path, "</CustomField>", f"{CLASSIFIED}</CustomField>")
    assert ready.destination.deploy(files, check_only=False).succeeded
    plant(ready, "FieldPermissions", reading(profile_set(ready, "Standard User"), "Invoice__c", KEY))

    found = ready.destination.verify(files)

    assert [(each.component, each.what) for each in found.differences] == [
        ("Profile:Standard User", f"field Invoice__c.{KEY}")
    ]
    assert {each.holder for each in found.readers if each.field == KEY} == {"Loader", "Standard User"}


def test_readers_of_standard_fields_are_told_and_stop_nothing(ready: Rehearsal) -> None:
    found = ready.destination.verify(with_marker())

    told = {(each.holder, each.field) for each in found.readers if each.object == "Contact"}
    assert ("Standard User", "Birthdate") in told
    assert ("Standard User", "MailingStreet") in told
    assert found.differences == ()


def test_whoever_sees_past_permissions_has_a_line_of_their_own(ready: Rehearsal) -> None:
    found = [each for each in ready.destination.verify(with_marker()).readers if not each.object]

    assert ("System Administrator", "ViewAllData", True) in [
        (each.holder, each.field, each.profile) for each in found
    ]


def test_a_field_that_this_user_may_not_see_is_there_and_told_as_unseen(ready: Rehearsal) -> None:
    files = unlisted("Invoice__c.Notes__c")
    assert ready.destination.deploy(files, check_only=False).succeeded

    found = ready.destination.verify(files)

    assert found.differences == ()
    assert [line for line in found.unseen if "Notes__c" in line] == [
        "CustomField:Invoice__c.Notes__c: it is there, but this user may not see what it is like; assign the "
        "permission set of the plan to it"
    ]
