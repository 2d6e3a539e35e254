"""What can be asked of an org about what was deployed: rows with the names of the real Tooling API."""

from typing import Any

import pytest

from tests.sandbox.org.driver import Driver, problems
from tests.sandbox.org.surfaces import CLINIC, VISIT


@pytest.fixture
def clinic(driver: Driver) -> Driver:
    assert problems(driver.deploy(CLINIC)) == []
    driver.assign("Loader")
    return driver


def test_rows_describe_what_was_deployed(clinic: Driver) -> None:
    def rows(query: str) -> list[tuple[Any, ...]]:
        found = clinic.query(query, "tooling/query")
        return [tuple(value for name, value in row.items() if name != "attributes") for row in found]

    assert rows("SELECT DeveloperName, MasterLabel, SobjectType FROM CompactLayout") == [
        ("Crosswalk_Compact", "Compact", VISIT)
    ]
    assert rows("SELECT DeveloperName, Name, SobjectType FROM ListView") == [("All", "All", VISIT)]
    assert rows("SELECT DeveloperName, MasterLabel, Type FROM CustomTab") == [
        ("Visit", "Visits", "customObject")
    ]
    assert rows("SELECT DeveloperName, Label, UiType, NavType FROM CustomApplication") == [
        ("Clinic", "Clinic", "Lightning", "Standard")
    ]
    assert rows("SELECT DeveloperName, MasterLabel FROM GlobalValueSet") == [("Visit_Kind", "Visit Kind")]
    assert rows("SELECT DeveloperName, MasterLabel FROM CustomPermission") == [("Crosswalk_Bypass", "Bypass")]
    rule = clinic.query(
        "SELECT ValidationName, Active, ErrorMessage, EntityDefinition.QualifiedApiName FROM ValidationRule",
        "tooling/query",
    )[0]
    assert (rule["ValidationName"], rule["Active"]) == ("Crosswalk_Key_Is_Kept", True)
    assert rule["EntityDefinition"]["QualifiedApiName"] == VISIT


def test_layouts_are_found_by_object(clinic: Driver) -> None:
    row = clinic.query(
        "SELECT Name, TableEnumOrId, EntityDefinition.QualifiedApiName FROM Layout "
        "WHERE Name = 'Visit Layout'",
        "tooling/query",
    )[0]
    custom = clinic.query("SELECT Id FROM CustomObject WHERE DeveloperName = 'Visit'", "tooling/query")[0]
    standard = clinic.query("SELECT TableEnumOrId FROM Layout WHERE Name = 'Contact Layout'", "tooling/query")

    assert (row["TableEnumOrId"], row["EntityDefinition"]["QualifiedApiName"]) == (custom["Id"], VISIT)
    assert [each["TableEnumOrId"] for each in standard] == ["Contact"]


def test_objects_say_what_they_are(clinic: Driver) -> None:
    row = clinic.query(
        "SELECT Label, InternalSharingModel, ExternalSharingModel, DeploymentStatus, IsFieldHistoryTracked, "
        "IsActivityTrackable, DefaultCompactLayout.DeveloperName FROM EntityDefinition "
        f"WHERE QualifiedApiName = '{VISIT}'",
        "tooling/query",
    )[0]

    assert (row["Label"], row["InternalSharingModel"], row["DeploymentStatus"]) == (
        "Visit",
        "Private",
        "Deployed",
    )
    assert (row["IsFieldHistoryTracked"], row["IsActivityTrackable"]) == (True, True)
    assert row["DefaultCompactLayout"]["DeveloperName"] == "Crosswalk_Compact"


def test_whole_components_come_one_at_a_time(clinic: Driver) -> None:
    one = clinic.query(
        "SELECT FullName, Metadata FROM CustomField WHERE DeveloperName = 'Migration_Key'", "tooling/query"
    )[0]

    assert one["FullName"] == "Visit__c.Migration_Key__c"
    assert one["Metadata"] | {"type": "Text", "length": 100, "unique": True} == one["Metadata"]
    assert clinic.refused_query("SELECT FullName FROM CustomField", "tooling/query") == (
        "MALFORMED_QUERY",
        "When retrieving results with Metadata or FullName fields, the query qualifications must specify no "
        "more than one row for retrieval. Result size: 4",
    )


def test_the_tooling_objects_are_not_for_ordinary_queries(clinic: Driver) -> None:
    assert clinic.refused_query("SELECT Id FROM Layout")[0] == "INVALID_TYPE"
    assert (
        clinic.query("SELECT DeveloperName FROM CustomPermission")[0]["DeveloperName"] == "Crosswalk_Bypass"
    )
