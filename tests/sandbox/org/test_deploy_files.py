import pytest

from tests.sandbox.org.driver import Driver, problems, zipped
from tests.sandbox.org.metadata import PRACTICE, document, field, manifest, permission_set, standard_object


def refused(driver: Driver, files: dict[str, str]) -> list[str]:
    result = driver.deploy(files)
    assert result["status"] == "Failed", "it was deployed"
    return [problem for _, problem in problems(result)]


def test_manifest_and_files_must_agree(driver: Driver) -> None:
    files = {
        "package.xml": manifest({"CustomField": ["Contact.Here__c", "Contact.Gone__c"]}),
        "objects/Contact.object": standard_object(field("Here__c", "Date"), field("Unnamed__c", "Date")),
        "permissionsets/Stray.permissionset": permission_set("Stray"),
    }

    assert sorted(problems(driver.deploy(files))) == [
        (
            "Contact.Gone__c",
            "An object 'Contact.Gone__c' of type CustomField was named in package.xml, but was not found in "
            "zipped directory",
        ),
        ("Contact.Unnamed__c", "Not in package.xml"),
        ("Stray", "Not in package.xml"),
    ]


def test_a_zip_without_a_manifest_is_refused(driver: Driver) -> None:
    assert refused(driver, {"objects/Contact.object": standard_object()}) == ["No package.xml found"]


def test_bytes_that_are_no_zip_fail_the_deployment(driver: Driver) -> None:
    job = driver.start_deploy(b"not a zip")

    body = driver.call("GET", f"/metadata/deployRequest/{job}?includeDetails=true")[1]["deployResult"]

    assert (body["status"], body["errorMessage"][:12]) == ("Failed", "INVALID_ZIP:")
    assert body["details"]["componentFailures"] == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<label>L</label><nope/>", "Element nope invalid at this location in type PermissionSet"),
        (
            "<label>L</label><label>M</label>",
            "Element label is duplicated at this location in type PermissionSet",
        ),
        (
            "<userPermissions><enabled>true</enabled><name>EditTask</name></userPermissions><label>L</label>"
            "<userPermissions><enabled>true</enabled><name>EditEvent</name></userPermissions>",
            "Element userPermissions is duplicated at this location in type PermissionSet",
        ),
        (
            "<label>L</label><tabSettings><default>true</default></tabSettings>",
            "Element default invalid at this location in type PermissionSetTabSetting",
        ),
    ],
)
def test_elements_out_of_place_are_named_with_their_line(driver: Driver, body: str, problem: str) -> None:
    files = {
        "package.xml": manifest({"PermissionSet": ["L"]}),
        "permissionsets/L.permissionset": document("PermissionSet", body),
    }

    failure = driver.deploy(files)["details"]["componentFailures"][0]

    assert failure["problem"].startswith(f"Error parsing file: {problem} (2:")
    assert (failure["lineNumber"], failure["componentType"]) == (2, "PermissionSet")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<PermissionSet>", 1),
        (
            "<?xml version='1.0'?>\n<PermissionSet xmlns='http://soap.sforce.com/2006/04/metadata'>\n<label></PermissionSet>",
            3,
        ),
        ("<PermissionSet xmlns='urn:other'/>", 1),
        ("<Profile xmlns='http://soap.sforce.com/2006/04/metadata'/>", 1),
        (
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n"
            "<PermissionSet xmlns='http://soap.sforce.com/2006/04/metadata'><label>&a;</label></PermissionSet>",
            1,
        ),
        ("", 1),
    ],
)
def test_what_is_no_metadata_xml_fails_at_its_line(driver: Driver, text: str, line: int) -> None:
    files = {"package.xml": manifest({"PermissionSet": ["L"]}), "permissionsets/L.permissionset": text}

    failure = driver.deploy(files)["details"]["componentFailures"][0]

    assert failure["problem"].startswith("Error parsing file: ")
    assert failure["lineNumber"] == line


def test_a_request_without_its_parts_is_refused(driver: Driver) -> None:
    status, body = driver.call(
        "POST", "/metadata/deployRequest", zipped(PRACTICE), Content_Type="application/zip"
    )

    assert (status, body[0]["errorCode"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_a_standard_field_can_be_classified_but_not_invented(driver: Driver) -> None:
    stub = "<fields><fullName>Email</fullName><complianceGroup>PII;HIPAA</complianceGroup></fields>"
    files = {
        "package.xml": manifest({"CustomField": ["Contact.Email"]}),
        "objects/Contact.object": standard_object(stub),
    }
    assert driver.deploy(files)["status"] == "Succeeded"
    found = driver.query(
        "SELECT ComplianceGroup FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Contact' "
        "AND QualifiedApiName = 'Email'",
        "tooling/query",
    )
    assert found[0]["ComplianceGroup"] == "PII;HIPAA"
    invented = {name: text.replace("Email", "Fax2") for name, text in files.items()}
    assert refused(driver, invented) == ["Could not resolve standard field's name."]
