"""Layouts, views, tabs, apps, queues and groups: they deploy, are judged, can be asked for, and go."""

from typing import Any

import pytest

from tests.sandbox.org.driver import Driver, problems
from tests.sandbox.org.metadata import document, field, manifest, permission_set
from tests.sandbox.org.surfaces import (
    CLINIC,
    LAYOUT,
    REMOVED,
    VISIT,
    VISIT_OBJECT,
    app,
    compact_layout,
    group,
    layout,
    list_view,
    queue,
    tab,
    validation_rule,
    value_set,
)
from tests.sandbox.org.whole_schema import differences, schema_of

NEEDED = (("Name", "Required"), ("Needed__c", "Required"))


def successes(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    assert result["status"] == "Succeeded", problems(result)
    return {
        f"{each['componentType']}:{each['fullName']}": each
        for each in result["details"]["componentSuccesses"]
    }


def refused(driver: Driver, path: str, text: str) -> list[str]:
    """The clinic with one file replaced is refused; the problems."""
    result = driver.deploy(CLINIC | {path: text})
    assert result["status"] == "Failed", "it was deployed"
    return [problem for _, problem in problems(result)]


def with_part(*parts: str) -> str:
    """The clinic's object with more parts, each beside those of its kind."""
    text = VISIT_OBJECT
    for part in parts:
        tag = part[: part.index(">") + 1]
        text = text.replace(tag, part + tag, 1)
    return text


@pytest.fixture
def clinic(driver: Driver) -> Driver:
    successes(driver.deploy(CLINIC))
    driver.assign("Loader")
    return driver


def test_everything_of_a_project_comes_new_once(driver: Driver) -> None:
    first = successes(driver.deploy(CLINIC))
    again = successes(driver.deploy(CLINIC))

    assert {name for name, each in first.items() if not each["created"] and name != ":package.xml"} == set()
    assert {f"Layout:{LAYOUT}", "ListView:Visit__c.All", "Queue:Front_Desk"} <= first.keys()
    assert [name for name, each in again.items() if each["changed"] or each["created"]] == []


def test_everything_of_a_project_can_be_taken_away(driver: Driver) -> None:
    before = schema_of(driver.org)
    driver.deploy(CLINIC)
    between = schema_of(driver.org)
    destroyed = manifest(REMOVED).replace("<version>66.0</version>", "")

    result = successes(driver.deploy({"package.xml": manifest({}), "destructiveChanges.xml": destroyed}))

    assert differences(before, between).keys() > {
        "object Visit__c",
        "CustomTab:Visit__c",
        "queue Front_Desk Task",
    }
    assert {each["deleted"] for name, each in result.items() if name != ":package.xml"} == {True}
    assert differences(before, schema_of(driver.org)) == {}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (NEEDED[:1], "Layout must contain an item for required layout field: Needed__c"),
        (NEEDED[1:], "Layout must contain an item for required layout field: Name"),
        ((("Name", "Edit"), NEEDED[1]), "Field:Name must be Required"),
        ((*NEEDED, ("Gone__c", "Edit")), "In field: field - no CustomField named Visit__c.Gone__c found"),
        (
            (*NEEDED, ("CreatedDate", "Readonly")),
            "In field: field - no CustomField named Visit__c.CreatedDate found",
        ),
        ((*NEEDED, ("Kind__c", "Hidden")), "'Hidden' is not a valid value for the enum 'UiBehavior'"),
        ((*NEEDED, NEEDED[1]), "Duplicate field on layout: Needed__c"),
    ],
)
def test_a_layout_is_refused_in_salesforces_words(
    driver: Driver, items: tuple[tuple[str, str], ...], expected: str
) -> None:
    assert refused(driver, f"layouts/{LAYOUT}.layout", layout(*items)) == [expected]


def test_a_layout_needs_sections_a_style_and_related_lists_that_exist(driver: Driver) -> None:
    path = f"layouts/{LAYOUT}.layout"
    related = "<relatedLists><fields>NAME</fields><relatedList>Part__c.Visit__c</relatedList></relatedLists>"

    assert "Layout must have at least 1 section" in refused(driver, path, document("Layout", ""))
    assert refused(driver, path, layout(*NEEDED, style="Wide")) == [
        "'Wide' is not a valid value for the enum 'LayoutSectionStyle'"
    ]
    assert refused(driver, path, layout(*NEEDED, related=related)) == [
        "Cannot find related list:Part__c.Visit__c"
    ]


def test_a_name_that_counts_by_itself_need_not_be_on_the_layout(driver: Driver) -> None:
    counted = VISIT_OBJECT.replace(
        "<nameField><label>Visit Name</label><type>Text</type></nameField>",
        "<nameField><displayFormat>V-{0000}</displayFormat><label>Visit</label><type>AutoNumber</type></nameField>",
    )
    files = {"objects/Visit__c.object": counted, f"layouts/{LAYOUT}.layout": layout(NEEDED[1])}

    assert problems(driver.deploy(CLINIC | files)) == []


def test_elements_that_a_layout_does_not_have_are_named(driver: Driver) -> None:
    text = layout(*NEEDED).replace("<layoutItems>", "<layoutItems><editable>true</editable>", 1)

    assert refused(driver, f"layouts/{LAYOUT}.layout", text)[0].startswith(
        "Error parsing file: Element editable invalid at this location in type LayoutItem"
    )


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (list_view("Mine", "NAME", "Gone__c"), "Could not resolve list view column: Gone__c"),
        (list_view("Mine", "Name"), "Could not resolve list view column: Name"),
        (list_view("Mine", "CREATEDDATE"), "Could not resolve list view column: CREATEDDATE"),
        (
            list_view("Mine", "NAME", filterScope="All"),
            "'All' is not a valid value for the enum 'FilterScope'",
        ),
        (list_view("Mine", "NAME", filterScope=None), "Required field is missing: filterScope"),
        (list_view("Mine", "NAME", label="x" * 41), "Value too long for field: Name maximum length is:40"),
        (
            compact_layout("Other", "Gone__c"),
            "In field: fields - no CustomField named Visit__c.Gone__c found",
        ),
        (compact_layout("Other", "Name", label=None), "Required field is missing: label"),
        (compact_layout("Other", "Name", "Name"), "Duplicate value specified: Name"),
        (validation_rule("R", "ISCHANGED(Gone__c)"), "Field Gone__c does not exist. Check spelling."),
        (
            validation_rule("R", "NOT($Permission.Gone)"),
            "Field $Permission.Gone does not exist. Check spelling.",
        ),
        (validation_rule("R", "AND(ISNEW()"), "Syntax error. Missing ')'"),
        (validation_rule("R", "ISNEW())"), "Syntax error. Extra ')'"),
        (validation_rule("R", errorMessage=None), "Required field is missing: errorMessage"),
        (validation_rule("R", active=None), "Required field is missing: active"),
        (
            validation_rule("R", errorMessage="x" * 256),
            "Value too long for field: ErrorMessage maximum length is:255",
        ),
        (
            validation_rule("R", errorDisplayField="Gone__c"),
            "In field: errorDisplayField - no CustomField named Visit__c.Gone__c found",
        ),
    ],
)
def test_a_part_of_an_object_is_refused_in_salesforces_words(
    driver: Driver, part: str, expected: str
) -> None:
    assert refused(driver, "objects/Visit__c.object", with_part(part)) == [expected]


def test_texts_in_a_formula_are_no_names() -> None:
    driver = Driver()
    rule = validation_rule("R", 'OR(ISBLANK(Kind__c), Needed__c = "Gone__c)")')

    assert problems(driver.deploy(CLINIC | {"objects/Visit__c.object": with_part(rule)})) == []


def test_long_texts_are_not_for_compact_layouts(driver: Driver) -> None:
    notes = field("Notes__c", "LongTextArea", length=500, visibleLines=3)
    text = with_part(notes, compact_layout("Other", "Notes__c"))

    assert refused(driver, "objects/Visit__c.object", text) == [
        "Field Visit__c.Notes__c of type LongTextArea can't be on a compact layout"
    ]


def test_the_compact_layout_of_an_object_must_be_there(driver: Driver) -> None:
    text = VISIT_OBJECT.replace("<compactLayoutAssignment>Crosswalk_Compact", "<compactLayoutAssignment>Gone")

    assert refused(driver, "objects/Visit__c.object", text) == [
        "In field: compactLayoutAssignment - no CompactLayout named Visit__c.Gone found"
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("applications/Clinic.app", app("Gone__c"), "In field: tabs - no CustomTab named Gone__c found"),
        ("applications/Clinic.app", app("Home"), "In field: tabs - no CustomTab named Home found"),
        (
            "applications/Clinic.app",
            app("standard-home", formFactors=None),
            "FormFactors is required for Lightning apps",
        ),
        ("applications/Clinic.app", app(label=None), "Required field is missing: label"),
        ("tabs/Visit__c.tab", tab(motif=None), "Required field is missing: motif"),
        (
            "queues/Front_Desk.queue",
            queue("Desk", "Event"),
            "bad value for restricted picklist field: Event (SobjectType)",
        ),
        (
            "queues/Front_Desk.queue",
            queue("Desk", "Gone__c"),
            "bad value for restricted picklist field: Gone__c (SobjectType)",
        ),
        (
            "queues/Front_Desk.queue",
            queue("x" * 41, "Task"),
            "Value too long for field: Name maximum length is:40",
        ),
        (
            "permissionsetgroups/Emergency.permissionsetgroup",
            group("Emergency", "Gone"),
            "In field: permissionSets - no PermissionSet named Gone found",
        ),
        (
            "permissionsetgroups/Emergency.permissionsetgroup",
            group(None, "Readers"),
            "Required field is missing: label",
        ),
        (
            "globalValueSets/Visit_Kind.globalValueSet",
            value_set("Visit Kind", "First", "first"),
            "Duplicate label: first",
        ),
    ],
)
def test_what_stands_alone_is_refused_in_salesforces_words(
    driver: Driver, path: str, text: str, expected: str
) -> None:
    assert refused(driver, path, text) == [expected]


def test_a_tab_belongs_to_an_object(driver: Driver) -> None:
    files = {"package.xml": manifest({"CustomTab": ["Gone__c"]}), "tabs/Gone__c.tab": tab()}

    assert problems(driver.deploy(files)) == [
        ("Gone__c", "In field: customObject - no CustomObject named Gone__c found")
    ]


def test_a_permission_set_names_tabs_and_apps_that_exist(driver: Driver) -> None:
    text = permission_set("Readers").replace(
        "</PermissionSet>",
        "<tabSettings><tab>Gone__c</tab><visibility>Hidden</visibility></tabSettings></PermissionSet>",
    )

    assert refused(driver, "permissionsets/Readers.permissionset", text) == [
        "In field: tab - no CustomTab named Gone__c found",
        "'Hidden' is not a valid value for the enum 'PermissionSetTabVisibility'",
    ]


def test_the_layout_that_came_with_an_object_is_changed_not_made(driver: Driver) -> None:
    driver.deploy(
        {
            "package.xml": manifest(
                {
                    "CustomObject": [VISIT],
                    "CustomPermission": ["Crosswalk_Bypass"],
                    "GlobalValueSet": ["Visit_Kind"],
                }
            ),
            **{path: CLINIC[path] for path in CLINIC if path.startswith(("objects/", "customP", "globalV"))},
        }
    )
    own = driver.query("SELECT Name, LayoutType FROM Layout WHERE Name = 'Visit Layout'", "tooling/query")

    result = successes(driver.deploy(CLINIC))[f"Layout:{LAYOUT}"]

    assert [(row["Name"], row["LayoutType"]) for row in own] == [("Visit Layout", "Standard")]
    assert (result["created"], result["changed"]) == (False, True)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (
            {"CustomField": ["Visit__c.Migration_Key__c"]},
            "This custom field is referenced elsewhere in salesforce.com: Visit__c.Crosswalk_Key_Is_Kept",
        ),
        (
            {"CustomPermission": ["Crosswalk_Bypass"]},
            "This custom permission is referenced elsewhere in salesforce.com: "
            "Visit__c.Crosswalk_Key_Is_Kept",
        ),
        (
            {"GlobalValueSet": ["Visit_Kind"]},
            "This global value set is referenced elsewhere in salesforce.com: Visit__c.Kind__c",
        ),
        (
            {"PermissionSet": ["Readers"]},
            "This permission set is referenced elsewhere in salesforce.com: Emergency",
        ),
        (
            {"CompactLayout": ["Visit__c.Crosswalk_Compact"]},
            "This component is referenced elsewhere in salesforce.com: Visit__c",
        ),
        ({"Layout": [LAYOUT]}, f"The layout {LAYOUT} is assigned and can't be deleted"),
        (
            {"StandardValueSet": ["TaskStatus"]},
            "Entity of type 'StandardValueSet' named 'TaskStatus' is standard and can't be deleted",
        ),
        (
            {"CustomField": ["Contact.Email"]},
            "Entity of type 'CustomField' named 'Contact.Email' is standard and can't be deleted",
        ),
    ],
)
def test_what_is_used_or_standard_cannot_be_removed(
    clinic: Driver, members: dict[str, list[str]], expected: str
) -> None:
    destroyed = manifest(members).replace("<version>66.0</version>", "")

    result = clinic.deploy({"package.xml": manifest({}), "destructiveChanges.xml": destroyed})

    assert [problem for _, problem in problems(result)] == [expected]


def test_single_parts_can_be_removed(clinic: Driver) -> None:
    members = {
        "ListView": ["Visit__c.All"],
        "ValidationRule": ["Visit__c.Crosswalk_Key_Is_Kept"],
        "CustomTab": [VISIT],
    }
    destroyed = manifest(members).replace("<version>66.0</version>", "")

    result = successes(clinic.deploy({"package.xml": manifest({}), "destructiveChanges.xml": destroyed}))

    assert result["ListView:Visit__c.All"]["deleted"] is True
    assert clinic.query("SELECT Id FROM ListView") == []
    assert clinic.query("SELECT Id FROM ValidationRule", "tooling/query") == []
    assert clinic.query("SELECT Id FROM CustomTab", "tooling/query") == []


def test_queues_are_groups_with_their_objects(clinic: Driver) -> None:
    found = clinic.query("SELECT Id, Name FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Front_Desk'")[
        0
    ]
    owned = clinic.query(f"SELECT SobjectType FROM QueueSobject WHERE QueueId = '{found['Id']}'")

    assert found["Name"] == "Front Desk"
    assert [row["SobjectType"] for row in owned] == ["Task", VISIT]
    assert clinic.create("Task", Subject="Call", OwnerId=found["Id"])
    assert clinic.refused("Case", Subject="Call", OwnerId=found["Id"])[:2] == (
        "INVALID_OPERATION",
        "Queue not associated with this SObject type",
    )
    successes(clinic.deploy(CLINIC))
    assert clinic.query("SELECT Id FROM Group WHERE Type = 'Queue'")[0]["Id"] == found["Id"]


def test_a_field_with_the_values_of_a_set_takes_no_others(clinic: Driver) -> None:
    code, message, _ = clinic.refused("Visit__c", Name="V", Needed__c="x", Kind__c="Last")

    assert (code, message) == (
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Kind: bad value for restricted picklist field: Last",
    )


def test_a_set_in_use_is_always_restricted(driver: Driver) -> None:
    text = VISIT_OBJECT.replace(
        "<restricted>true</restricted><valueSetName>", "<restricted>false</restricted><valueSetName>"
    )

    assert refused(driver, "objects/Visit__c.object", text) == [
        "A picklist that uses a global value set must be restricted"
    ]
