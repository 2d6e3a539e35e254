import pytest

from tests.sandbox.org.driver import DOC, Driver, table

KEY = "Migration_Key__c"
START = "2026-01-05T09:00:00Z"


def events(driver: Driver, *columns: str) -> list[object]:
    return [row[name] for row in driver.query(f"SELECT {', '.join(columns)} FROM Event") for name in columns]


def test_an_events_times_follow_from_each_other(driver: Driver) -> None:
    driver.create("Event", StartDateTime=START, EndDateTime="2026-01-05T09:45:00Z")

    assert events(driver, "DurationInMinutes", "ActivityDate", "EndDate", "ActivityDateTime", "ShowAs") == [
        45,
        "2026-01-05",
        "2026-01-05",
        "2026-01-05T09:00:00.000+0000",
        "Busy",
    ]


def test_a_moved_event_keeps_its_length(driver: Driver) -> None:
    event = driver.create("Event", StartDateTime=START, DurationInMinutes=45)

    driver.call("PATCH", f"/sobjects/Event/{event}", {"StartDateTime": "2026-01-06T23:30:00Z"})

    assert events(driver, "EndDateTime", "EndDate", "DurationInMinutes") == [
        "2026-01-07T00:15:00.000+0000",
        "2026-01-07",
        45,
    ]


def test_an_event_of_a_whole_day_needs_a_date_alone(driver: Driver) -> None:
    driver.create("Event", IsAllDayEvent=True, ActivityDate="2026-01-05")

    assert events(driver, "ActivityDate", "DurationInMinutes", "ActivityDateTime") == [
        "2026-01-05",
        1440,
        None,
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"StartDateTime": START}, "Required fields are missing: [DurationInMinutes, ActivityDateTime]"),
        ({"DurationInMinutes": 5}, "Required fields are missing: [DurationInMinutes, ActivityDateTime]"),
        (
            {"StartDateTime": START, "EndDateTime": "2026-01-05T08:59:00Z"},
            "Duration must be between 0 and 1440 minutes",
        ),
        ({"StartDateTime": START, "DurationInMinutes": 1441}, "Duration must be between 0 and 1440 minutes"),
        (
            {"StartDateTime": START, "DurationInMinutes": 30, "EndDateTime": "2026-01-05T09:45:00Z"},
            "DurationInMinutes and EndDateTime do not agree",
        ),
    ],
)
def test_an_event_with_impossible_times_is_refused(
    driver: Driver, fields: dict[str, object], message: str
) -> None:
    assert driver.refused("Event", **fields)[1] == message


def test_an_event_of_no_length_and_of_a_whole_day_are_possible(driver: Driver) -> None:
    driver.create("Event", StartDateTime=START, DurationInMinutes=0)
    driver.create("Event", StartDateTime=START, DurationInMinutes=1440)

    assert events(driver, "DurationInMinutes") == [0, 1440]


def test_a_private_event_is_about_nobody(driver: Driver) -> None:
    contact = driver.create("Contact", LastName="Ng")

    code, message, _ = driver.refused(
        "Event", StartDateTime=START, DurationInMinutes=5, IsPrivate=True, WhoId=contact
    )

    assert code == "FIELD_INTEGRITY_EXCEPTION"
    assert message.startswith("Private events can't be associated with")


def test_who_is_a_person_and_what_is_a_thing(practice: Driver) -> None:
    account, lead = practice.create("Account", Name="x"), practice.create("Lead", LastName="Ng", Company="x")

    assert practice.refused("Task", Subject="x", WhoId=account)[0] == "MALFORMED_ID"
    assert practice.refused("Task", Subject="x", WhatId=lead)[0] == "MALFORMED_ID"
    assert practice.refused("Task", Subject="x", WhoId=lead, WhatId=account)[0] == "FIELD_INTEGRITY_EXCEPTION"


def test_activities_reach_custom_objects_that_allow_them(practice: Driver) -> None:
    contact = practice.create("Contact", LastName="Ng", Migration_Key__c="p:1")
    record = practice.create("Treatment_Record__c", Patient__c=contact, Migration_Key__c="t:1")
    headings = [KEY, "Subject", f"Contact:Who.{KEY}", f"Treatment_Record__c:What.{KEY}"]

    results = practice.bulk(
        "Task", "upsert", table(headings, ["a:1", "x", "p:1", "t:1"], ["a:2", "x", "p:1", "t:2"]), key=KEY
    )

    assert results.errors() == [
        f"INVALID_FIELD:Foreign key external ID: t:2 not found for field {KEY} in entity "
        "Treatment_Record__c:--"
    ]
    row = practice.query("SELECT WhoId, WhatId FROM Task")[0]
    assert (row["WhoId"], row["WhatId"]) == (contact, record)


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        (f"Who.{KEY}", "InvalidBatch : type is needed for polymorphic foreign key references: Who"),
        (f"Account:Who.{KEY}", "InvalidBatch : Unable to find relationship: Who"),
        (f"Contact:Nope.{KEY}", "InvalidBatch : Unable to find relationship: Nope"),
        ("Contact:Who.Title", "InvalidBatch : Field name not found : Contact:Who.Title"),
    ],
)
def test_polymorphic_headings_say_their_object(practice: Driver, heading: str, message: str) -> None:
    results = practice.bulk("Task", "insert", table(["Subject", heading], ["x", "y"]))

    assert results.job["errorMessage"] == message


def test_a_task_starts_open_and_closes_by_its_status(driver: Driver) -> None:
    task = driver.create("Task", Subject="Call")
    before = driver.query("SELECT Status, Priority, IsClosed, CompletedDateTime FROM Task")[0]
    driver.wait(60)
    driver.call("PATCH", f"/sobjects/Task/{task}", {"Status": "Completed", "Priority": "High"})
    after = driver.query("SELECT IsClosed, IsHighPriority, CompletedDateTime FROM Task")[0]
    driver.call("PATCH", f"/sobjects/Task/{task}", {"Status": "Deferred"})
    again = driver.query("SELECT IsClosed, CompletedDateTime FROM Task")[0]

    assert (before["Status"], before["Priority"], before["IsClosed"]) == ("Not Started", "Normal", False)
    assert before["CompletedDateTime"] is None
    assert (after["IsClosed"], after["IsHighPriority"]) == (True, True)
    assert after["CompletedDateTime"] == "2026-03-01T10:01:00.000+0000"
    assert (again["IsClosed"], again["CompletedDateTime"]) == (False, None)


def test_a_task_with_a_who_keeps_no_last_modified_of_the_past(driver: Driver) -> None:
    contact = driver.create("Contact", LastName="Ng")
    past = "2019-05-01T08:00:00.000+0000"
    driver.create("Task", Subject="alone", LastModifiedDate=past)
    driver.create("Task", Subject="with", LastModifiedDate=past, CreatedDate=past, WhoId=contact)

    rows = driver.query("SELECT CreatedDate, LastModifiedDate FROM Task ORDER BY Subject")

    assert rows[0]["LastModifiedDate"] == past
    assert (rows[1]["CreatedDate"], rows[1]["LastModifiedDate"]) == (past, "2026-03-01T10:00:00.000+0000")


def test_a_queue_can_own_a_task_but_no_event(driver: Driver) -> None:
    driver.create("Task", Subject="x", OwnerId=DOC)
    queue = "00G5g0000000001"

    assert driver.refused("Task", Subject="x", OwnerId=queue)[0] == "INVALID_CROSS_REFERENCE_KEY"
    assert (
        driver.refused("Event", StartDateTime=START, DurationInMinutes=5, OwnerId=queue)[0] == "MALFORMED_ID"
    )


def test_the_background_run_hides_what_is_old_and_done(driver: Driver) -> None:
    driver.create("Event", Subject="old", StartDateTime="2024-01-05T09:00:00Z", DurationInMinutes=5)
    driver.create("Event", Subject="new", StartDateTime=START, DurationInMinutes=5)
    driver.create("Task", Subject="old, open", ActivityDate="2024-01-05")
    driver.create("Task", Subject="old, done", ActivityDate="2024-01-05", Status="Completed")
    assert driver.count("SELECT COUNT() FROM Event") == 2

    assert driver.control("POST", "/archive") == {"Task": 1, "Event": 1}

    assert [row["Subject"] for row in driver.query("SELECT Subject FROM Event")] == ["new"]
    assert [row["Subject"] for row in driver.query("SELECT Subject FROM Task")] == ["old, open"]
    archived = driver.query("SELECT Subject FROM Event WHERE IsArchived = true", "queryAll")
    assert [row["Subject"] for row in archived] == ["old"]
