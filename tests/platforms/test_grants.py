"""Groups: who reads, who changes, and which permission sets go again."""

from compiler.platforms.known import PLATFORMS
from tests.platforms import clinic
from tests.platforms.projects import Project
from tests.platforms.test_deploy import deploy
from tests.sandbox.org.driver import Driver

SALESFORCE = PLATFORMS["salesforce"]
BILLING = "    Billing: {read: [identifier, financial]}\n"
EDITORS = (
    BILLING,
    "    Billing: {read: [identifier], edit: [financial]}\n"
    "    Cleaners: {edit: [identifier, health, financial], temporary: true}\n",
)
SET = "force-app/main/default/permissionsets"


def project() -> Project:
    return Project(files=SALESFORCE.metadata(clinic.program(EDITORS)))


def test_a_group_changes_the_classes_it_may_edit_and_reads_the_rest() -> None:
    fields = project().permissions("Crosswalk_Billing")

    assert (fields["Contact.Owes__c"]["readable"], fields["Contact.Owes__c"]["editable"]) == ("true", "true")
    assert "Contact.Story__c" not in fields
    read_only = {name for name, each in fields.items() if each["editable"] == "false"}
    assert read_only <= {"Case_File__c.Code__c", "Case_File__c.Mail__c"}


def test_a_group_that_edits_creates_and_changes_records_and_deletes_none() -> None:
    rights = project().object_permissions("Crosswalk_Temporary_Cleaners")["Case_File__c"]

    assert (rights["allowCreate"], rights["allowEdit"], rights["allowDelete"]) == ("true", "true", "false")
    assert rights["modifyAllRecords"] == "false"


def test_a_temporary_set_says_in_its_name_label_and_description_that_it_goes() -> None:
    text = project().files[f"{SET}/Crosswalk_Temporary_Cleaners.permissionset-meta.xml"]

    assert "<label>Crosswalk: Cleaners (temporary)</label>" in text
    assert "Take it away after the last load." in text
    assert "Crosswalk_Temporary_Cleaners" in project().members()["PermissionSet"]


def test_groups_that_only_read_are_as_they_were() -> None:
    before = Project(files=SALESFORCE.metadata(clinic.program()))
    fields = before.permissions("Crosswalk_Care")

    assert {each["editable"] for each in fields.values()} == {"false"}
    assert {each["allowEdit"] for each in before.object_permissions("Crosswalk_Care").values()} == {"false"}


def test_an_org_takes_them() -> None:
    assert deploy(Driver(), clinic.checked(EDITORS)) == ("Succeeded", [])
