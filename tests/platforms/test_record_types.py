"""Record types: how a record is told to be of one, and the metadata that makes it possible in an org."""

import pytest

from compiler.platforms.known import PLATFORMS
from compiler.platforms.platform import TypeOfRecord
from tests.platforms import clinic
from tests.platforms.projects import Project
from tests.platforms.test_deploy import deploy
from tests.sandbox.org.driver import Driver

SALESFORCE = PLATFORMS["salesforce"]
TYPES = (
    "  values:\n    TaskStatus:",
    "  record_types:\n"
    "    Contact: {Patient: {label: Patient, doc: People who are treated}}\n"
    "    Case_File__c: {Intake: {label: Intake file}}\n"
    "    Lead: {Enquiry: {label: Enquiry}}\n"
    "  values:\n    TaskStatus:",
)
BASE = "force-app/main/default/objects"


def project() -> Project:
    return Project(files=SALESFORCE.metadata(clinic.program(TYPES)))


def test_a_record_type_is_told_by_its_object_and_its_developer_name() -> None:
    assert SALESFORCE.record_type("Account", "Clinic") == TypeOfRecord(
        field="RecordTypeId",
        object="RecordType",
        where={"SobjectType": "Account", "DeveloperName": "Clinic"},
    )
    assert SALESFORCE.record_type("Case_File__c", "Intake") is not None


@pytest.mark.parametrize("name", ["PricebookEntry", "OpportunityLineItem", "User", "OpportunityContactRole"])
def test_some_objects_have_no_record_types(name: str) -> None:
    assert SALESFORCE.record_type(name, "Any") is None


def test_a_record_type_lists_every_value_that_its_records_may_get() -> None:
    assert project().files[f"{BASE}/Contact/recordTypes/Patient.recordType-meta.xml"] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<RecordType xmlns="http://soap.sforce.com/2006/04/metadata">\n'
        "    <fullName>Patient</fullName>\n"
        "    <active>true</active>\n"
        "    <description>People who are treated</description>\n"
        "    <label>Patient</label>\n"
        "    <picklistValues>\n"
        "        <picklist>Mood__c</picklist>\n"
        "        <values>\n"
        "            <fullName>Good</fullName>\n"
        "            <default>false</default>\n"
        "        </values>\n"
        "        <values>\n"
        "            <fullName>Bad</fullName>\n"
        "            <default>false</default>\n"
        "        </values>\n"
        "    </picklistValues>\n"
        "    <picklistValues>\n"
        "        <picklist>Moods__c</picklist>\n"
        "        <values>\n"
        "            <fullName>Good</fullName>\n"
        "            <default>false</default>\n"
        "        </values>\n"
        "        <values>\n"
        "            <fullName>Bad</fullName>\n"
        "            <default>false</default>\n"
        "        </values>\n"
        "    </picklistValues>\n"
        "</RecordType>\n"
    )


def test_signs_in_the_values_of_a_record_type_are_written_as_numbers() -> None:
    labels = ("mood_label: [Good, Bad]", 'mood_label: ["Good/So-so (50%)", "Bad é"]')
    maps = ("values: {good: Good, bad: Bad}", 'values: {good: "Good/So-so (50%)", bad: "Bad é"}')
    made = SALESFORCE.metadata(clinic.program(TYPES, labels, maps))

    text = made[f"{BASE}/Contact/recordTypes/Patient.recordType-meta.xml"]

    assert "<fullName>Good%2FSo-so %2850%25%29</fullName>" in text
    assert "<fullName>Bad é</fullName>" in text


def test_a_record_type_of_a_lead_brings_its_process() -> None:
    files = project().files

    assert (
        "<businessProcess>Enquiry</businessProcess>"
        in (files[f"{BASE}/Lead/recordTypes/Enquiry.recordType-meta.xml"])
    )
    assert (
        "<fullName>Open - Not Contacted</fullName>"
        in (files[f"{BASE}/Lead/businessProcesses/Enquiry.businessProcess-meta.xml"])
    )


def test_the_loader_is_given_every_record_type() -> None:
    text = project().files["force-app/main/default/permissionsets/Crosswalk_Loader.permissionset-meta.xml"]

    for name in ("Case_File__c.Intake", "Contact.Patient", "Lead.Enquiry"):
        assert f"<recordType>{name}</recordType>" in text


def test_the_manifest_names_them() -> None:
    members = project().members()

    assert members["RecordType"] == ["Case_File__c.Intake", "Contact.Patient", "Lead.Enquiry"]
    assert members["BusinessProcess"] == ["Lead.Enquiry"]


def test_an_org_takes_them_and_then_takes_records_of_that_type() -> None:
    driver = Driver()

    assert deploy(driver, clinic.checked(TYPES)) == ("Succeeded", [])
    driver.assign(SALESFORCE.loader)
    found = driver.query(
        "SELECT Id FROM RecordType WHERE SobjectType = 'Contact' AND DeveloperName = 'Patient'"
    )

    assert driver.create("Contact", LastName="A", RecordTypeId=found[0]["Id"], Mood__c="Good")


def test_a_record_type_that_the_org_has_already_can_be_named_by_the_platform_file() -> None:
    listed = SALESFORCE.standard_object("Account", ("Name", "RecordTypeId", "CurrencyIsoCode"))
    plain = SALESFORCE.standard_object("Account", ("Name",))

    assert listed is not None
    assert plain is not None
    assert listed.fields["RecordTypeId"].type.objects == ("RecordType",)
    assert listed.fields["CurrencyIsoCode"].type.length == 3
    assert {"RecordTypeId", "CurrencyIsoCode"} & set(plain.fields) == set()


def test_fields_that_are_given_once_are_told_apart() -> None:
    assert SALESFORCE.insert_only("PricebookEntry") == {"CurrencyIsoCode", "Pricebook2Id", "Product2Id"}
    assert SALESFORCE.insert_only("Contact") == set()
    assert SALESFORCE.insert_only("Case_File__c") == set()


def test_queues_and_record_types_are_objects_to_find_things_in() -> None:
    group = SALESFORCE.standard_object("Group", ("Type", "DeveloperName", "Nothing"))

    assert group is not None
    assert sorted(group.fields) == ["DeveloperName", "Type"]
    assert [field.creatable for field in group.fields.values()] == [False, False]
