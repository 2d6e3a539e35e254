import pytest

from tests.sandbox.org.driver import Driver

KEY = "Migration_Key__c"


def test_a_record_is_created_read_changed_and_deleted(driver: Driver) -> None:
    record = driver.create("Contact", LastName="Ng", FirstName="Bo")

    status, body = driver.call("GET", f"/sobjects/Contact/{record}")
    assert (status, body["Id"], body["Name"], body["Email"]) == (200, record, "Bo Ng", None)
    assert body["attributes"]["url"] == f"/services/data/v66.0/sobjects/Contact/{record}"
    assert driver.call("PATCH", f"/sobjects/Contact/{record[:15]}", {"LastName": "Wu"}) == (204, None)
    assert driver.call("GET", f"/sobjects/Contact/{record}?fields=Name")[1]["Name"] == "Bo Wu"
    assert driver.call("DELETE", f"/sobjects/Contact/{record}") == (204, None)
    assert driver.call("GET", f"/sobjects/Contact/{record}")[0] == 404
    assert driver.call("DELETE", f"/sobjects/Contact/{record}") == (
        404,
        [{"message": "entity is deleted", "errorCode": "ENTITY_IS_DELETED"}],
    )


def test_what_is_not_there_is_not_found(driver: Driver) -> None:
    nobody = "0035g0000000009AAA"
    answer = (404, [{"message": "The requested resource does not exist", "errorCode": "NOT_FOUND"}])

    assert driver.call("GET", f"/sobjects/Contact/{nobody}") == answer
    assert driver.call("PATCH", f"/sobjects/Contact/{nobody}", {"LastName": "x"}) == answer
    assert driver.call("DELETE", f"/sobjects/Contact/{nobody}") == answer
    assert driver.call("POST", "/sobjects/Nope__c", {"Name": "x"}) == answer


def test_upsert_by_key_creates_then_changes(practice: Driver) -> None:
    first = practice.call("PATCH", f"/sobjects/Contact/{KEY}/p:1", {"LastName": "Ng"})
    second = practice.call("PATCH", f"/sobjects/Contact/{KEY}/p:1", {"LastName": "Wu"})

    assert (first[0], first[1]["created"]) == (201, True)
    assert (second[0], second[1]["created"], second[1]["id"]) == (200, False, first[1]["id"])
    assert practice.call("GET", f"/sobjects/Contact/{KEY}/p:1")[1]["LastName"] == "Wu"
    assert practice.call("GET", f"/sobjects/Contact/{KEY}/p:2")[0] == 404


def test_upsert_by_key_does_not_take_the_key_twice(practice: Driver) -> None:
    status, body = practice.call("PATCH", f"/sobjects/Contact/{KEY}/p:1", {"LastName": "Ng", KEY: "p:1"})

    assert (status, body[0]["errorCode"], body[0]["fields"]) == (400, "INVALID_FIELD", [KEY])


def test_a_key_that_two_records_have_lets_the_client_choose(driver: Driver) -> None:
    records = [driver.create("Contact", LastName="Ng", Email="a@b.example") for _ in range(2)]

    status, body = driver.call("PATCH", "/sobjects/Contact/Email/A@b.example", {"LastName": "Wu"})

    assert status == 300
    assert body == [f"/services/data/v66.0/sobjects/Contact/{record}" for record in records]


def test_a_field_that_is_no_key_finds_nothing(driver: Driver) -> None:
    assert driver.call("GET", "/sobjects/Contact/LastName/Ng")[0] == 404


def test_parents_can_be_given_by_their_keys(practice: Driver) -> None:
    account = practice.create("Account", Name="Clinic", Migration_Key__c="a:1")
    contact = practice.create("Contact", LastName="Ng", Account={KEY: "a:1"}, Migration_Key__c="p:1")
    practice.create("Task", Subject="Call", Who={"attributes": {"type": "Contact"}, KEY: "p:1"})

    assert practice.query("SELECT AccountId FROM Contact")[0]["AccountId"] == account
    row = practice.query("SELECT WhoId, AccountId FROM Task")[0]
    assert (row["WhoId"], row["AccountId"]) == (contact, account)


@pytest.mark.parametrize(
    ("fields", "code", "message"),
    [
        ({"LastName": "x", "Nope": 1}, "INVALID_FIELD", "No such column 'Nope' on sobject of type Contact"),
        ({"LastName": ["x"]}, "INVALID_FIELD", "No such column 'LastName' on sobject of type Contact"),
        (
            {"LastName": "x", "Account": {"Name": "y"}},
            "INVALID_FIELD",
            "No such column 'Account.Name' on sobject of type Contact",
        ),
        ({"LastName": None}, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]"),
    ],
)
def test_a_record_is_refused_in_salesforces_words(
    driver: Driver, fields: dict[str, object], code: str, message: str
) -> None:
    assert driver.refused("Contact", **fields)[:2] == (code, message)


def test_the_id_is_not_part_of_an_update(driver: Driver) -> None:
    record = driver.create("Contact", LastName="Ng")

    status, body = driver.call("PATCH", f"/sobjects/Contact/{record}", {"Id": record, "LastName": "x"})

    assert (status, body[0]["errorCode"], body[0]["fields"]) == (400, "INVALID_FIELD", ["Id"])


def test_json_numbers_and_booleans_are_taken_exactly(practice: Driver) -> None:
    contact = practice.create("Contact", LastName="Ng")
    record = practice.create(
        "Treatment_Record__c", Patient__c=contact, Amount__c=0.07, Is_Paid__c=True, Visits__c=3
    )

    body = practice.call("GET", f"/sobjects/Treatment_Record__c/{record}")[1]

    assert (body["Amount__c"], body["Is_Paid__c"], body["Visits__c"]) == (0.07, True, 3.0)


def test_the_org_itself_cannot_be_written(driver: Driver) -> None:
    assert driver.refused("Organization", Name="x")[0] == "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"


def collection(*records: dict[str, object], all_or_none: bool = False) -> dict[str, object]:
    return {"allOrNone": all_or_none, "records": list(records)}


def of(name: str, **fields: object) -> dict[str, object]:
    return {"attributes": {"type": name}, **fields}


def test_a_collection_answers_record_by_record(driver: Driver) -> None:
    status, body = driver.call(
        "POST",
        "/composite/sobjects",
        collection(of("Contact", LastName="Ng"), of("Account"), of("Contact", LastName="Wu", Title="Dr")),
    )

    assert (status, [each["success"] for each in body]) == (200, [True, False, True])
    assert body[1]["errors"] == [
        {
            "statusCode": "REQUIRED_FIELD_MISSING",
            "message": "Required fields are missing: [Name]",
            "fields": ["Name"],
        }
    ]
    assert "id" not in body[1]
    assert driver.count("SELECT COUNT() FROM Contact") == 2


def test_all_or_none_rolls_the_good_records_back(driver: Driver) -> None:
    body = driver.call(
        "POST",
        "/composite/sobjects",
        collection(of("Contact", LastName="Ng"), of("Contact"), all_or_none=True),
    )[1]

    assert [each["errors"][0]["statusCode"] for each in body] == [
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "REQUIRED_FIELD_MISSING",
    ]
    assert driver.count("SELECT COUNT() FROM Contact") == 0


def test_collections_change_upsert_and_delete(practice: Driver) -> None:
    record = practice.create("Contact", LastName="Ng", Migration_Key__c="p:1")
    changed = practice.call(
        "PATCH", "/composite/sobjects", collection(of("Contact", id=record, LastName="Wu"))
    )[1]
    upserted = practice.call(
        "PATCH",
        f"/composite/sobjects/Contact/{KEY}",
        collection(
            of("Contact", LastName="Li", **{KEY: "p:1"}), of("Contact", LastName="Qi", **{KEY: "p:2"})
        ),
    )[1]
    deleted = practice.call("DELETE", f"/composite/sobjects?ids={record},{upserted[1]['id']}&allOrNone=true")[
        1
    ]

    assert changed == [{"id": record, "success": True, "errors": []}]
    assert [each["created"] for each in upserted] == [False, True]
    assert [each["success"] for each in deleted] == [True, True]
    assert practice.count("SELECT COUNT() FROM Contact") == 0


def test_more_than_200_records_are_too_many(driver: Driver) -> None:
    status, body = driver.call(
        "POST", "/composite/sobjects", collection(*[of("Contact", LastName="Ng")] * 201)
    )

    assert (status, body[0]["errorCode"]) == (400, "EXCEEDED_ID_LIMIT")


def test_a_record_without_a_type_is_refused(driver: Driver) -> None:
    status, body = driver.call("POST", "/composite/sobjects", collection({"LastName": "Ng"}))

    assert (status, body[0]["errorCode"]) == (400, "INVALID_INPUT")
