from typing import Any

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import SEED, Driver, problems, table, zipped
from tests.sandbox.org.metadata import (
    PRACTICE,
    custom_object,
    document,
    elements,
    field,
    key_field,
    manifest,
    permission_set,
    standard_object,
)


def successes(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["fullName"]: each for each in result["details"]["componentSuccesses"]}


def test_a_deployment_waits_runs_and_succeeds(driver: Driver) -> None:
    driver.control("POST", "/settings", {"deploy_seconds": 20})
    job = driver.start_deploy(zipped(PRACTICE))
    seen = []
    for _ in range(3):
        body = driver.call("GET", f"/metadata/deployRequest/{job}")[1]
        seen.append((body["deployResult"]["status"], body["deployResult"]["done"]))
        driver.wait(10)

    assert seen == [("Pending", False), ("InProgress", False), ("Succeeded", True)]
    assert "details" not in driver.call("GET", f"/metadata/deployRequest/{job}")[1]["deployResult"]


def test_the_answer_to_a_deployment_names_it_and_its_options(driver: Driver) -> None:
    job = driver.start_deploy(zipped(PRACTICE), checkOnly=True)

    body = driver.call("GET", f"/metadata/deployRequest/{job}?includeDetails=true")[1]

    assert body["id"] == body["deployResult"]["id"] == job
    assert body["deployOptions"]["checkOnly"] is True
    assert body["deployResult"]["checkOnly"] is True


def test_deployed_objects_and_fields_are_real(practice: Driver) -> None:
    patient = practice.create("Contact", LastName="Ng", Migration_Key__c="p:1")
    practice.create(
        "Treatment_Record__c", Name="First", Patient__c=patient, Amount__c=12.5, Visits__c=3, Is_Paid__c=True
    )

    row = practice.query(
        "SELECT Name, Amount__c, Visits__c, Is_Paid__c, Status__c, Patient__r.Migration_Key__c, Owner.Name "
        "FROM Treatment_Record__c"
    )[0]

    assert (row["Name"], row["Amount__c"], row["Visits__c"], row["Is_Paid__c"]) == ("First", 12.5, 3.0, True)
    assert (row["Status__c"], row["Patient__r"]["Migration_Key__c"]) == ("Open", "p:1")
    assert row["Owner"]["Name"] == "Rita Runner"


def test_describe_tells_the_deployed_shape(practice: Driver) -> None:
    body = practice.call("GET", "/sobjects/Treatment_Record__c/describe")[1]
    fields = {each["name"]: each for each in body["fields"]}
    children = practice.call("GET", "/sobjects/Contact/describe")[1]["childRelationships"]

    assert (body["custom"], body["keyPrefix"], body["labelPlural"]) == (True, "a00", "Treatment Records")
    assert fields["Patient__c"]["relationshipName"] == "Patient__r"
    assert fields["Patient__c"]["restrictedDelete"] is True
    assert (
        fields["Migration_Key__c"] | {"externalId": True, "unique": True, "caseSensitive": True}
        == fields["Migration_Key__c"]
    )
    assert [value["value"] for value in fields["Status__c"]["picklistValues"]] == ["Open", "Paid"]
    assert {
        "childSObject": "Treatment_Record__c",
        "relationshipName": "Treatment_Records__r",
    }.items() <= next(child for child in children if child["childSObject"] == "Treatment_Record__c").items()


def test_deploying_the_same_again_changes_nothing(practice: Driver) -> None:
    again = successes(practice.deploy(PRACTICE))

    assert [name for name, each in again.items() if each["changed"] or each["created"]] == []
    assert again["Treatment_Record__c.Amount__c"]["componentType"] == "CustomField"


def test_a_changed_field_changes_alone_and_keeps_its_values(practice: Driver) -> None:
    patient = practice.create("Contact", LastName="Ng")
    practice.create("Treatment_Record__c", Patient__c=patient, Short__c="abc")
    longer = PRACTICE["objects/Treatment_Record__c.object"].replace(
        "<length>5</length>", "<length>50</length>"
    )

    result = successes(practice.deploy(PRACTICE | {"objects/Treatment_Record__c.object": longer}))

    assert result["Treatment_Record__c.Short__c"]["changed"] is True
    assert result["Treatment_Record__c.Amount__c"]["changed"] is False
    practice.create("Treatment_Record__c", Patient__c=patient, Short__c="abcdefg")
    rows = practice.query("SELECT Short__c FROM Treatment_Record__c ORDER BY Short__c")
    assert [row["Short__c"] for row in rows] == ["abc", "abcdefg"]


def test_a_check_leaves_no_trace(driver: Driver) -> None:
    result = driver.deploy(PRACTICE, checkOnly=True)

    assert (result["status"], result["success"]) == ("Succeeded", True)
    assert driver.query("SELECT Id FROM CustomField", "tooling/query") == []
    assert driver.query("SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false") == []


def test_one_bad_component_rolls_everything_back(driver: Driver) -> None:
    bad = custom_object("Bad", field("Total__c", "TextArea", length=255))
    files = PRACTICE | {
        "objects/Bad__c.object": bad,
        "package.xml": PRACTICE["package.xml"].replace(
            "<members>Treatment_Record__c</members>",
            "<members>Treatment_Record__c</members><members>Bad__c</members>",
        ),
    }

    result = driver.deploy(files)

    assert (result["status"], result["success"], result["done"]) == ("Failed", False, True)
    assert problems(result) == [
        ("Bad__c.Total__c", "Can not specify 'length' for a CustomField of type TextArea")
    ]
    assert result["numberComponentErrors"] == 1
    assert driver.query("SELECT Id FROM CustomObject", "tooling/query") == []


def test_without_rollback_the_good_components_stay(driver: Driver) -> None:
    files = {
        "package.xml": manifest({"CustomField": ["Contact.Good__c", "Contact.Bad__c"]}),
        "objects/Contact.object": standard_object(field("Bad__c", "Checkbox"), field("Good__c", "Date")),
    }

    result = driver.deploy(files, rollbackOnError=False)

    assert result["status"] == "SucceededPartial"
    assert [name for name, _ in problems(result)] == ["Contact.Bad__c"]
    names = driver.query("SELECT DeveloperName FROM CustomField", "tooling/query")
    assert [row["DeveloperName"] for row in names] == ["Good"]


def test_a_production_org_asks_for_tests_and_rollback() -> None:
    organization = {"client_id": "client", "client_secret": "secret", "sandbox": False}
    driver = Driver(Org(SEED | {"organization": organization}))
    body = (
        b'--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n'
        b'{"deployOptions":{"testLevel":"NoTestRun"}}\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK\r\n--x--\r\n'
    )

    status, answer = driver.call(
        "POST", "/metadata/deployRequest", body, Content_Type="multipart/form-data; boundary=x"
    )

    assert status == 400
    assert answer[0]["message"] == "testLevel of NoTestRun cannot be used in production organizations"


def test_activity_fields_serve_tasks_and_events(driver: Driver) -> None:
    driver.deploy(
        {
            "package.xml": manifest({"CustomField": ["Activity.Kind__c"], "PermissionSet": ["Loader"]}),
            "objects/Activity.object": standard_object(field("Kind__c", "Text", length=20)),
            "permissionsets/Loader.permissionset": permission_set(
                "Loader", fields=["Event.Kind__c", "Task.Kind__c"]
            ),
        }
    )
    driver.assign("Loader")
    driver.create("Task", Subject="Call", Kind__c="recall")
    driver.create(
        "Event",
        Subject="Visit",
        StartDateTime="2026-01-01T10:00:00Z",
        DurationInMinutes=30,
        Kind__c="visit",
    )

    assert driver.query("SELECT Kind__c FROM Task")[0]["Kind__c"] == "recall"
    assert driver.query("SELECT Kind__c FROM Event")[0]["Kind__c"] == "visit"


def test_an_auto_number_name_counts_by_itself(driver: Driver) -> None:
    name = elements(displayFormat="INV-{0000}", label="Invoice Number", type="AutoNumber")
    driver.deploy(
        {
            "package.xml": manifest({"CustomObject": ["Invoice__c"], "PermissionSet": ["Loader"]}),
            "objects/Invoice__c.object": custom_object("Invoice", key_field(), name_field=name),
            "permissionsets/Loader.permissionset": permission_set(
                "Loader", fields=["Invoice__c.Migration_Key__c"], objects=["Invoice__c"]
            ),
        }
    )
    driver.assign("Loader")
    driver.bulk("Invoice__c", "insert", table(["Migration_Key__c"], ["b"], ["a"]))
    driver.bulk("Invoice__c", "insert", table(["Migration_Key__c"], ["c"]))

    rows = driver.query("SELECT Name, Migration_Key__c FROM Invoice__c ORDER BY Name")

    assert [(row["Name"], row["Migration_Key__c"]) for row in rows] == [
        ("INV-0001", "b"),
        ("INV-0002", "a"),
        ("INV-0003", "c"),
    ]
    code, message, _ = driver.refused("Invoice__c", Name="INV-9999")
    assert (code, "fields: Name." in message) == ("INVALID_FIELD_FOR_INSERT_UPDATE", True)


def test_a_standard_value_set_changes_the_list_and_what_is_closed(driver: Driver) -> None:
    values = "".join(
        f"<standardValue>{elements(fullName=name, default=name == 'Planned', label=name, closed=closed)}"
        "</standardValue>"
        for name, closed in (("Planned", False), ("Completed", True), ("No Show", True))
    )
    driver.deploy(
        {
            "package.xml": manifest({"StandardValueSet": ["TaskStatus"]}),
            "standardValueSets/TaskStatus.standardValueSet": document(
                "StandardValueSet", elements(sorted=False) + values
            ),
        }
    )
    driver.create("Task", Subject="a", Status="No Show")
    driver.create("Task", Subject="b")

    rows = driver.query("SELECT Subject, Status, IsClosed FROM Task ORDER BY Subject")

    assert [(row["Status"], row["IsClosed"]) for row in rows] == [("No Show", True), ("Planned", False)]


def test_activity_settings_allow_events_over_several_days(driver: Driver) -> None:
    long_event = {
        "StartDateTime": "2026-01-01T10:00:00Z",
        "EndDateTime": "2026-01-03T10:00:00Z",
    }
    assert driver.refused("Event", **long_event)[1] == "Duration must be between 0 and 1440 minutes"
    driver.deploy(
        {
            "package.xml": manifest({"Settings": ["Activities"]}),
            "settings/Activities.settings": document(
                "ActivitiesSettings", elements(enableMultidayEvents=True)
            ),
        }
    )

    driver.create("Event", **long_event)

    too_long = long_event | {"EndDateTime": "2026-01-15T10:01:00Z"}
    assert driver.refused("Event", **too_long)[1] == "Multiday events can't exceed 14 days"


def test_kinds_the_org_does_not_act_on_are_kept(driver: Driver) -> None:
    files = {
        "package.xml": manifest({"ReportType": ["Treatments"], "CustomPermission": ["Migration_Bypass"]}),
        "reportTypes/Treatments.reportType": document(
            "ReportType", elements(baseObject="Contact", label="Treatments")
        ),
        "customPermissions/Migration_Bypass.customPermission": document(
            "CustomPermission", elements(isLicensed=False, label="Migration Bypass")
        ),
    }

    assert driver.deploy(files)["status"] == "Succeeded"
    assert {each["changed"] for each in successes(driver.deploy(files)).values()} == {False}


def test_a_global_value_set_restricts_the_fields_that_use_it(driver: Driver) -> None:
    shared = "".join(
        f"<customValue>{elements(fullName=name, default=False, label=name)}</customValue>"
        for name in ("Private", "Public")
    )
    driver.deploy(
        {
            "package.xml": manifest(
                {
                    "CustomField": ["Contact.Cover__c"],
                    "GlobalValueSet": ["Cover"],
                    "PermissionSet": ["Loader"],
                }
            ),
            "globalValueSets/Cover.globalValueSet": document(
                "GlobalValueSet", shared + elements(masterLabel="Cover", sorted=False)
            ),
            "objects/Contact.object": standard_object(
                field("Cover__c", "Picklist", inner="<valueSet><valueSetName>Cover</valueSetName></valueSet>")
            ),
            "permissionsets/Loader.permissionset": permission_set("Loader", fields=["Contact.Cover__c"]),
        }
    )
    driver.assign("Loader")

    code, message, _ = driver.refused("Contact", LastName="Ng", Cover__c="Other")

    assert code == "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"
    assert message == "Cover: bad value for restricted picklist field: Other"
