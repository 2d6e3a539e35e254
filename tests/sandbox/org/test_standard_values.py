"""Standard value sets: always there, replaced as a whole by a deployment, told by rows."""

from typing import Any

from tests.sandbox.org.driver import Driver, problems
from tests.sandbox.org.metadata import document, elements, manifest
from tests.sandbox.org.whole_schema import differences, schema_of

BORN = (
    ("Not Started", True, False),
    ("In Progress", False, False),
    ("Completed", False, True),
    ("Waiting on someone else", False, False),
    ("Deferred", False, False),
)
STATES = "SELECT MasterLabel, IsDefault, IsClosed FROM TaskStatus ORDER BY SortOrder"


def states(*values: tuple[str, bool, bool]) -> dict[str, str]:
    """A package that makes these the states of a task: value, default, closed."""
    listed = (
        elements(fullName=name, default=default, label=name, closed=closed)
        for name, default, closed in values
    )
    shown = "".join(f"<standardValue>{value}</standardValue>" for value in listed)
    return {
        "package.xml": manifest({"StandardValueSet": ["TaskStatus"]}),
        "standardValueSets/TaskStatus.standardValueSet": document(
            "StandardValueSet", elements(sorted=False) + shown
        ),
    }


def rows(driver: Driver, query: str) -> list[tuple[Any, ...]]:
    return [
        tuple(value for name, value in row.items() if name != "attributes") for row in driver.query(query)
    ]


def first(driver: Driver, files: dict[str, str]) -> tuple[bool, bool]:
    """Whether the first component of a package came new, and whether it changed anything."""
    result = driver.deploy(files)
    assert result["status"] == "Succeeded", result["details"]["componentFailures"]
    done = result["details"]["componentSuccesses"][0]
    return done["created"], done["changed"]


def test_every_org_has_its_lists(driver: Driver) -> None:
    assert rows(driver, STATES) == list(BORN)
    assert rows(driver, "SELECT ApiName, IsHighPriority, IsDefault, SortOrder FROM TaskPriority") == [
        ("High", True, False, 1),
        ("Normal", False, True, 2),
        ("Low", False, False, 3),
    ]
    assert rows(driver, "SELECT MasterLabel FROM CaseStatus WHERE IsClosed = true") == [("Closed",)]
    assert rows(driver, "SELECT MasterLabel, IsClosed FROM OpportunityStage WHERE IsWon = true") == [
        ("Closed Won", True)
    ]


def test_deploying_what_is_there_changes_nothing(driver: Driver) -> None:
    assert first(driver, states(*BORN)) == (False, False)


def test_a_longer_list_changes_the_set_and_makes_none(driver: Driver) -> None:
    longer = states(*BORN, ("No Show", False, True))

    assert first(driver, longer) == (False, True)
    assert first(driver, longer) == (False, False)
    assert rows(driver, STATES)[-1] == ("No Show", False, True)


def test_order_alone_is_a_change(driver: Driver) -> None:
    assert first(driver, states(*reversed(BORN))) == (False, True)


def test_a_shorter_list_takes_values_away(driver: Driver) -> None:
    before = schema_of(driver.org)
    driver.deploy(states(*BORN, ("No Show", False, True)))
    kept = driver.create("Task", Subject="a", Status="No Show")
    between = differences(before, schema_of(driver.org))

    assert first(driver, states(*BORN)) == (False, True)

    assert set(between) == {"field Task.Status", "object Task", "values TaskStatus"}
    assert differences(before, schema_of(driver.org)) == {}
    assert rows(driver, STATES) == list(BORN)
    described = driver.call("GET", "/sobjects/Task/describe")[1]["fields"]
    status = next(field for field in described if field["name"] == "Status")
    assert [value["value"] for value in status["picklistValues"]] == [name for name, _, __ in BORN]
    # A record keeps the value that was taken away.
    assert rows(driver, f"SELECT Status FROM Task WHERE Id = '{kept}'") == [("No Show",)]


def test_settings_are_changed_and_put_back(driver: Driver) -> None:
    def activities(several_days: bool) -> dict[str, str]:
        return {
            "package.xml": manifest({"Settings": ["Activities"]}),
            "settings/Activities.settings": document(
                "ActivitiesSettings", elements(enableMultidayEvents=several_days)
            ),
        }

    before = schema_of(driver.org)

    assert first(driver, activities(False)) == (False, False)
    assert first(driver, activities(True)) == (False, True)
    assert first(driver, activities(True)) == (False, False)
    assert set(differences(before, schema_of(driver.org))) == {"settings"}
    driver.deploy(activities(False))
    assert differences(before, schema_of(driver.org)) == {}


def test_settings_are_named_as_their_file(driver: Driver) -> None:
    files = {
        "package.xml": manifest({"Settings": ["Activities"]}),
        "settings/Activities.settings": document("AccountSettings", elements(enableMultidayEvents=True)),
    }

    assert problems(driver.deploy(files))[0][1] == (
        "Error parsing file: The root element is AccountSettings, ActivitiesSettings was expected"
    )
