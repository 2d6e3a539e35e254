import pytest

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import DOC, GONE, RUNNER, SEED, Driver, table
from tests.sandbox.org.metadata import PRACTICE, manifest, permission_set

KEY = "Migration_Key__c"


@pytest.fixture
def patient(practice: Driver) -> str:
    return practice.create("Contact", LastName="Ng", Migration_Key__c="p:1")


def error(driver: Driver, name: str, heading: str, value: str, **others: str) -> str:
    """What inserting one row with that cell fails with."""
    cells = {heading: value} | others
    results = driver.bulk(name, "insert", table(list(cells), list(cells.values())))
    assert results.job["state"] == "JobComplete", results.job
    assert len(results.failed) == 1, results.successful
    return results.errors()[0]


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        (
            "Short__c",
            "abcdef",
            "STRING_TOO_LONG:Short: data value too large: abcdef (max length=5):Short__c --",
        ),
        (
            "Short__c",
            "a😀😀b",
            "STRING_TOO_LONG:Short: data value too large: a😀😀b (max length=5):Short__c --",
        ),
        (
            "Status__c",
            "open",
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Status: bad value for restricted picklist field: open:"
            "Status__c --",
        ),
        (
            "Colour__c",
            "Red;Mauve",
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Colour: bad value for restricted picklist field: Mauve:"
            "Colour__c --",
        ),
        (
            "Given_On__c",
            "01/02/2024",
            "INVALID_TYPE_ON_FIELD_IN_RECORD:Given On: value not of required type: 01/02/2024:Given_On__c --",
        ),
        (
            "Started_At__c",
            "2024-01-01",
            "INVALID_TYPE_ON_FIELD_IN_RECORD:Started At: value not of required type: 2024-01-01:"
            "Started_At__c --",
        ),
        (
            "Is_Paid__c",
            "yes",
            "INVALID_TYPE_ON_FIELD_IN_RECORD:Is Paid: value not of required type: yes:Is_Paid__c --",
        ),
        (
            "Amount__c",
            "$5",
            "INVALID_TYPE_ON_FIELD_IN_RECORD:Amount: value not of required type: $5:Amount__c --",
        ),
        (
            "Visits__c",
            "10000",
            "NUMBER_OUTSIDE_VALID_RANGE:Visits: value outside of valid range on numeric field: 10000:"
            "Visits__c --",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    practice: Driver, patient: str, heading: str, value: str, words: str
) -> None:
    assert error(practice, "Treatment_Record__c", heading, value, Patient__c=patient) == words


def test_a_value_that_just_fits_is_kept(practice: Driver, patient: str) -> None:
    headings = ["Patient__c", "Short__c", "Visits__c", "Colour__c", "Amount__c", "Is_Paid__c"]
    practice.bulk(
        "Treatment_Record__c", "insert", table(headings, [patient, "a😀😀", "9999", "Blue;Red", "1.005", "1"])
    )

    row = practice.query(f"SELECT {', '.join(headings)} FROM Treatment_Record__c")[0]

    assert (row["Short__c"], row["Visits__c"], row["Colour__c"]) == ("a😀😀", 9999.0, "Blue;Red")
    assert (row["Amount__c"], row["Is_Paid__c"]) == (1.01, True)


@pytest.mark.parametrize(
    "address",
    ["x", "a@b", "a b@c.example", "a@b..example", "a@b.example,c@d.example", "ä@b.example", ".a@b.example"],
)
def test_what_is_no_email_address_is_refused(practice: Driver, address: str) -> None:
    assert error(practice, "Contact", "Email", address, LastName="Ng") == (
        f"INVALID_EMAIL_ADDRESS:Email: invalid email address: {address}:Email --"
    )


def test_all_missing_required_fields_are_named(practice: Driver) -> None:
    assert error(practice, "Opportunity", "Description", "x") == (
        "REQUIRED_FIELD_MISSING:Required fields are missing: [CloseDate, Name, StageName]:"
        "CloseDate, Name, StageName --"
    )
    assert error(practice, "Account", "Name", " \t ") == (
        "REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --"
    )


def test_empty_is_left_alone_and_na_makes_null(practice: Driver) -> None:
    practice.bulk(
        "Contact", "upsert", table([KEY, "LastName", "Title", "Phone"], ["k", "Ng", "Dr", "1"]), key=KEY
    )
    practice.bulk(
        "Contact", "upsert", table([KEY, "LastName", "Title", "Phone"], ["k", "", "#N/A", ""]), key=KEY
    )

    row = practice.query("SELECT LastName, Title, Phone FROM Contact")[0]

    assert (row["LastName"], row["Title"], row["Phone"]) == ("Ng", None, "1")


def test_na_cannot_clear_what_is_required(practice: Driver) -> None:
    practice.create("Contact", LastName="Ng", Migration_Key__c="k")

    results = practice.bulk("Contact", "upsert", table([KEY, "LastName"], ["k", "#N/A"]), key=KEY)

    assert results.errors() == ["REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --"]
    assert results.failed[0]["LastName"] == "#N/A"


def test_texts_lose_white_space_at_their_ends(practice: Driver) -> None:
    practice.bulk("Contact", "insert", 'LastName\n"  Ng\t"\n')

    assert practice.query("SELECT LastName FROM Contact")[0]["LastName"] == "Ng"


def test_parents_are_found_by_their_keys(practice: Driver, patient: str) -> None:
    practice.create("Account", Name="Clinic", Migration_Key__c="a:1")
    practice.bulk(
        "Contact", "upsert", table([KEY, "LastName", f"Account.{KEY}"], ["p:2", "Wu", "a:1"]), key=KEY
    )
    results = practice.bulk(
        "Treatment_Record__c", "insert", table([KEY, f"Patient__r.{KEY}"], ["t:1", "p:1"], ["t:2", "p:9"])
    )

    assert (
        practice.query("SELECT Account.Name FROM Contact WHERE LastName = 'Wu'")[0]["Account"]["Name"]
        == "Clinic"
    )
    assert practice.query("SELECT Patient__c FROM Treatment_Record__c")[0]["Patient__c"] == patient
    assert results.errors() == [
        "INVALID_FIELD:Foreign key external ID: p:9 not found for field Migration_Key__c in entity Contact:--"
    ]


def test_a_key_is_found_in_its_own_letter_case_alone(practice: Driver, patient: str) -> None:
    assert error(practice, "Treatment_Record__c", f"Patient__r.{KEY}", "P:1").startswith(
        "INVALID_FIELD:Foreign key external ID: P:1 not found"
    )


def test_a_parent_that_two_records_answer_to_is_refused(practice: Driver) -> None:
    for _ in range(2):
        practice.create("Contact", LastName="Ng", Email="a@b.example")

    assert error(practice, "Contact", "ReportsTo.Email", "a@b.example", LastName="Wu") == (
        "INVALID_FIELD:More than one record found for external id field: a@b.example:--"
    )


def test_a_parent_in_the_recycle_bin_is_not_found(practice: Driver, patient: str) -> None:
    practice.call("DELETE", f"/sobjects/Contact/{patient}")

    assert "not found" in error(practice, "Treatment_Record__c", f"Patient__r.{KEY}", "p:1")
    assert error(practice, "Treatment_Record__c", "Patient__c", patient) == (
        "INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--"
    )


@pytest.mark.parametrize("value", ["x", "0015g0000000001AAA", "0035g0000000001AAB"])
def test_an_id_of_the_wrong_kind_is_malformed(practice: Driver, value: str) -> None:
    assert error(practice, "Treatment_Record__c", "Patient__c", value) == (
        f"MALFORMED_ID:Patient: id value of incorrect type: {value}:Patient__c --"
    )


def test_two_rows_with_one_key_cannot_both_be_meant(practice: Driver) -> None:
    results = practice.bulk(
        "Contact", "upsert", table([KEY, "LastName"], ["k", "Ng"], ["k", "Wu"], ["K", "Li"]), key=KEY
    )

    assert results.errors() == [f"DUPLICATE_VALUE:Duplicate external id specified: k:{KEY} --"]
    assert practice.count("SELECT COUNT() FROM Contact") == 2


def test_an_upsert_without_its_key_is_refused(practice: Driver) -> None:
    results = practice.bulk(
        "Contact", "upsert", table([KEY, "LastName"], ["", "Ng"], ["#N/A", "Wu"]), key=KEY
    )

    assert results.errors() == ["MISSING_ARGUMENT:Migration_Key__c not specified:--"] * 2


def test_inserting_a_key_that_is_there_names_the_record(practice: Driver, patient: str) -> None:
    results = practice.bulk(
        "Contact", "insert", table([KEY, "LastName"], ["p:1", "Ng"], ["p:2", "Wu"], ["p:2", "Li"])
    )

    assert results.errors() == [
        f"DUPLICATE_VALUE:duplicate value found: {KEY} duplicates value on record with id: {patient}:--",
        f"DUPLICATE_VALUE:duplicate value found: {KEY} duplicates value on record with id: <unknown>:--",
    ]
    assert [row["LastName"] for row in results.successful] == ["Wu"]


def test_a_row_that_fails_does_not_take_its_key_with_it(practice: Driver) -> None:
    results = practice.bulk("Contact", "insert", table([KEY, "LastName"], ["k", ""], ["k", "Ng"]))

    assert [row["LastName"] for row in results.successful] == ["Ng"]


def test_a_key_is_free_again_when_its_record_is_deleted(practice: Driver, patient: str) -> None:
    practice.call("DELETE", f"/sobjects/Contact/{patient}")

    assert practice.create("Contact", LastName="Ng", Migration_Key__c="p:1") != patient


def test_tasks_and_events_share_the_keys_of_activity(practice: Driver) -> None:
    task = practice.create("Task", Subject="Call", Migration_Key__c="a:1")

    assert error(
        practice, "Event", KEY, "a:1", StartDateTime="2026-01-01T10:00:00Z", DurationInMinutes="30"
    ) == (f"DUPLICATE_VALUE:duplicate value found: {KEY} duplicates value on record with id: {task}:--")


def test_audit_fields_are_taken_on_insert_alone(practice: Driver) -> None:
    headings = [KEY, "LastName", "CreatedDate", "CreatedById", "LastModifiedDate"]
    row = ["k", "Ng", "2019-05-01T08:00:00Z", DOC, "2020-05-01T08:00:00Z"]
    practice.bulk("Contact", "insert", table(headings, row))
    found = practice.query("SELECT CreatedDate, CreatedById, LastModifiedDate, SystemModstamp FROM Contact")[
        0
    ]

    upserted = practice.bulk(
        "Contact", "upsert", table([KEY, "LastName", "CreatedDate"], ["new", "Wu", row[2]]), key=KEY
    )

    assert (found["CreatedDate"], found["CreatedById"]) == ("2019-05-01T08:00:00.000+0000", DOC)
    assert found["LastModifiedDate"] == "2020-05-01T08:00:00.000+0000"
    assert found["SystemModstamp"] == "2026-03-01T10:00:00.000+0000"
    assert upserted.errors()[0].startswith(
        "INVALID_FIELD_FOR_INSERT_UPDATE:Unable to create/update fields: CreatedDate."
    )


@pytest.mark.parametrize("closed", ["switch", "permission"])
def test_audit_fields_need_the_switch_and_the_permission(closed: str) -> None:
    organization = {"client_id": "client", "client_secret": "secret", "audit_fields": closed != "switch"}
    granted = [] if closed == "permission" else ["CreateAuditFields"]
    users = [
        {
            "Username": "r@acme.example",
            "Email": "r@acme.example",
            "LastName": "R",
            "runner": True,
            "permissions": granted,
        }
    ]
    driver = Driver(Org(SEED | {"organization": organization, "users": users}))

    assert error(driver, "Contact", "CreatedDate", "2019-05-01T08:00:00Z", LastName="Ng").startswith(
        "INVALID_FIELD_FOR_INSERT_UPDATE:Unable to create/update fields: CreatedDate."
    )


def test_a_permission_set_can_give_the_audit_permission() -> None:
    organization = {"client_id": "client", "client_secret": "secret"}
    users = [{"Username": "r@acme.example", "Email": "r@acme.example", "LastName": "R", "runner": True}]
    org = Driver(Org(SEED | {"organization": organization, "users": users}))
    org.deploy(
        {
            "package.xml": manifest({"PermissionSet": ["Audit"]}),
            "permissionsets/Audit.permissionset": permission_set("Audit", permissions=["CreateAuditFields"]),
        }
    )
    org.assign("Audit")

    results = org.bulk(
        "Contact", "insert", table(["LastName", "CreatedDate"], ["Ng", "2019-05-01T08:00:00Z"])
    )

    assert results.errors() == []


def test_users_keep_no_audit_fields_of_their_own(practice: Driver) -> None:
    assert error(practice, "Campaign", "CreatedDate", "2019-05-01T08:00:00Z", Name="Recall").startswith(
        "INVALID_FIELD_FOR_INSERT_UPDATE"
    )


def test_owners_must_be_there_and_active(practice: Driver) -> None:
    assert error(practice, "Contact", "OwnerId", GONE, LastName="Ng") == (
        f"INACTIVE_OWNER_OR_USER:operation performed with inactive user [{GONE}] as owner of contact:--"
    )
    assert error(practice, "Contact", "OwnerId", "#N/A", LastName="Ng") == (
        "INVALID_CROSS_REFERENCE_KEY:Owner ID: owner cannot be blank:OwnerId --"
    )
    practice.control("POST", "/settings", {"inactive_owners": True})
    practice.create("Contact", LastName="Ng", OwnerId=GONE)
    practice.create("Contact", LastName="Wu")
    rows = practice.query("SELECT OwnerId FROM Contact ORDER BY LastName")
    assert [row["OwnerId"] for row in rows] == [GONE, RUNNER]


def test_an_update_by_id_says_what_is_wrong_with_the_id(practice: Driver, patient: str) -> None:
    gone = practice.create("Contact", LastName="Wu")
    practice.call("DELETE", f"/sobjects/Contact/{gone}")
    rows = [
        [patient[:15], "Ng-Wu"],
        [patient, "Ng"],
        [gone, "Wu"],
        ["x", "Li"],
        ["0035g000000000zAAA", "Li"],
        ["", "Li"],
    ]

    results = practice.bulk("Contact", "update", table(["Id", "LastName"], *rows))

    assert [row["sf__Id"] for row in results.successful] == [patient]
    assert results.errors() == [
        f"DUPLICATE_VALUE:duplicate id in list: {patient}:Id --",
        "ENTITY_IS_DELETED:entity is deleted:--",
        "MALFORMED_ID:bad id x:Id --",
        "INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--",
        "MISSING_ARGUMENT:Id not specified in an update call:--",
    ]
    assert practice.query("SELECT LastName FROM Contact")[0]["LastName"] == "Ng-Wu"


def test_an_insert_cannot_choose_its_id(practice: Driver, patient: str) -> None:
    results = practice.bulk("Contact", "insert", table(["Id", "LastName"], [patient, "Ng"], ["", "Wu"]))

    assert results.errors() == ["INVALID_FIELD_FOR_INSERT_UPDATE:cannot specify Id in an insert call:Id --"]
    assert [row["LastName"] for row in results.successful] == ["Wu"]


def test_an_object_without_its_rights_cannot_be_written(driver: Driver) -> None:
    files = PRACTICE | {
        "permissionsets/Migration_Loader.permissionset": PRACTICE[
            "permissionsets/Migration_Loader.permissionset"
        ]
        .replace("<allowCreate>true", "<allowCreate>false")
        .replace("<allowDelete>true", "<allowDelete>false")
    }
    driver.deploy(files)
    driver.assign("Migration_Loader")
    contact = driver.create("Contact", LastName="Ng")

    assert error(driver, "Treatment_Record__c", "Patient__c", contact) == (
        "INSUFFICIENT_ACCESS_OR_READONLY:insufficient access rights on object id:--"
    )


def test_a_change_moves_the_stamps_and_keeps_the_creation(practice: Driver, patient: str) -> None:
    practice.wait(3600)
    practice.bulk("Contact", "update", table(["Id", "Title"], [patient, "Dr"]))

    row = practice.query("SELECT CreatedDate, LastModifiedDate, SystemModstamp FROM Contact")[0]

    assert row["CreatedDate"] == "2026-03-01T10:00:00.000+0000"
    assert row["LastModifiedDate"] == row["SystemModstamp"] == "2026-03-01T11:00:00.000+0000"
