"""A row that only one can have: what two loads of one org find when both want it."""

from tests.sandbox.org.driver import Driver, problems, table
from tests.sandbox.org.metadata import custom_object, elements, field, manifest, permission_set

NAME = elements(displayFormat="RUN-{0000000}", label="Run", type="AutoNumber")
MARKER = {
    "package.xml": manifest({"CustomObject": ["Crosswalk_Run__c"], "PermissionSet": ["Loader"]}),
    "objects/Crosswalk_Run__c.object": custom_object(
        "Crosswalk Run",
        field("Plan__c", "Text", length=64),
        field("Runner__c", "Text", length=64),
        field("Since__c", "DateTime"),
        field("Slot__c", "Text", length=40, unique=True, externalId=True, caseSensitive=True),
        name_field=NAME,
        enableActivities=False,
    ),
    "permissionsets/Loader.permissionset": permission_set(
        "Loader",
        fields=[f"Crosswalk_Run__c.{name}__c" for name in ("Plan", "Runner", "Since", "Slot")],
        objects=["Crosswalk_Run__c"],
    ),
}


def marked(driver: Driver) -> tuple[Driver, str]:
    assert problems(driver.deploy(MARKER)) == []
    driver.assign("Loader")
    return driver, driver.create("Crosswalk_Run__c", Slot__c="load", Runner__c="one", Plan__c="p")


def test_a_second_row_of_the_slot_is_a_duplicate_and_names_the_first(driver: Driver) -> None:
    org, first = marked(driver)

    code, message, _ = org.refused("Crosswalk_Run__c", Slot__c="load", Runner__c="two")

    assert (code, message) == (
        "DUPLICATE_VALUE",
        f"duplicate value found: Slot__c duplicates value on record with id: {first}",
    )
    row = org.query("SELECT Name, Runner__c FROM Crosswalk_Run__c")[0]
    assert (row["Name"], row["Runner__c"]) == ("RUN-0000001", "one")


def test_bulk_says_the_same(driver: Driver) -> None:
    org, first = marked(driver)

    done = org.bulk("Crosswalk_Run__c", "insert", table(["Slot__c"], ["load"], ["Load"]))

    assert done.errors() == [
        f"DUPLICATE_VALUE:duplicate value found: Slot__c duplicates value on record with id: {first}:--"
    ]
    assert [row["Slot__c"] for row in done.successful] == ["Load"]


def test_a_slot_that_was_let_go_can_be_had_again(driver: Driver) -> None:
    org, first = marked(driver)

    org.call("DELETE", f"/sobjects/Crosswalk_Run__c/{first}")

    assert org.create("Crosswalk_Run__c", Slot__c="load", Runner__c="two") != first


def test_whoever_has_no_permission_sees_no_marker(driver: Driver) -> None:
    driver.deploy(MARKER)

    assert driver.refused_query("SELECT Id FROM Crosswalk_Run__c")[0] == "INVALID_TYPE"
    assert driver.call("GET", "/sobjects/Crosswalk_Run__c/describe")[0] == 404
