from urllib.parse import quote

import pytest

from tests.sandbox.org.driver import DOC, Driver, table
from tests.sandbox.org.metadata import PRACTICE


@pytest.fixture
def people(practice: Driver) -> Driver:
    account = practice.create("Account", Name="Clinic")
    practice.create("Contact", LastName="O'Brien", FirstName="Ann", AccountId=account, Birthdate="1980-01-02")
    practice.create("Contact", LastName="ng", FirstName="Bo_b", Description="x" * 300)
    practice.create("Contact", LastName="Ng", FirstName="Boxb")
    return practice


def names(driver: Driver, where: str) -> list[str]:
    return [row["Name"] for row in driver.query(f"SELECT Name FROM Contact WHERE {where}")]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("LastName = 'NG'", ["Bo_b ng", "Boxb Ng"]),
        ("LastName = 'O\\'Brien'", ["Ann O'Brien"]),
        ("LastName != 'ng'", ["Ann O'Brien"]),
        ("AccountId = null", ["Bo_b ng", "Boxb Ng"]),
        ("AccountId != null", ["Ann O'Brien"]),
        ("Email = ''", ["Ann O'Brien", "Bo_b ng", "Boxb Ng"]),
        ("Email != 'a@b.example'", ["Ann O'Brien", "Bo_b ng", "Boxb Ng"]),
        ("FirstName LIKE 'bo%'", ["Bo_b ng", "Boxb Ng"]),
        ("FirstName LIKE 'Bo_b'", ["Bo_b ng", "Boxb Ng"]),
        ("FirstName LIKE 'Bo\\_b'", ["Bo_b ng"]),
        ("FirstName IN ('Ann','boxb')", ["Ann O'Brien", "Boxb Ng"]),
        ("FirstName NOT IN ('Ann','boxb')", ["Bo_b ng"]),
        ("Birthdate = 1980-01-02", ["Ann O'Brien"]),
        ("Birthdate < 1980-01-02", []),
        ("CreatedDate >= 2026-03-01T12:00:00+02:00", ["Ann O'Brien", "Bo_b ng", "Boxb Ng"]),
        ("CreatedDate > 2026-03-01T10:00:00Z", []),
        (
            "IsDeleted = false AND (LastName = 'Ng' OR FirstName = 'Ann')",
            ["Ann O'Brien", "Bo_b ng", "Boxb Ng"],
        ),
        ("Account.Name = 'clinic'", ["Ann O'Brien"]),
        ("Owner.Username LIKE 'runner@%' AND Contact.LastName = 'Ng'", ["Bo_b ng", "Boxb Ng"]),
    ],
)
def test_conditions_find(people: Driver, where: str, found: list[str]) -> None:
    assert names(people, where) == found


def test_a_15_character_id_finds_its_record(people: Driver) -> None:
    record = people.query("SELECT Id FROM Contact WHERE FirstName = 'Ann'")[0]["Id"]

    assert names(people, f"Id = '{record[:15]}'") == ["Ann O'Brien"]


def test_parents_are_nested_and_null_where_missing(people: Driver) -> None:
    rows = people.query("SELECT FirstName, Account.Name, Owner.Name FROM Contact ORDER BY FirstName LIMIT 2")

    assert rows[0]["Account"]["Name"] == "Clinic"
    assert rows[0]["Account"]["attributes"]["type"] == "Account"
    assert rows[1]["Account"] is None
    assert rows[1]["Owner"]["Name"] == "Rita Runner"


def test_order_is_by_value_with_nulls_first(people: Driver) -> None:
    ascending = people.query("SELECT Birthdate FROM Contact ORDER BY Birthdate, FirstName DESC")
    last = people.query("SELECT Birthdate FROM Contact ORDER BY Birthdate DESC NULLS LAST")

    assert [row["Birthdate"] for row in ascending] == [None, None, "1980-01-02"]
    assert last[0]["Birthdate"] == "1980-01-02"


def test_counts_and_sums(practice: Driver) -> None:
    patient = practice.create("Contact", LastName="Ng")
    for amount in (0.1, 0.2, 10):
        practice.create("Treatment_Record__c", Patient__c=patient, Amount__c=amount)

    assert practice.count("SELECT COUNT() FROM Treatment_Record__c") == 3
    assert practice.count("SELECT COUNT() FROM Treatment_Record__c LIMIT 2") == 2
    assert practice.query("SELECT SUM(Amount__c), COUNT(Id) n FROM Treatment_Record__c") == [
        {"attributes": {"type": "AggregateResult"}, "expr0": 10.3, "n": 3}
    ]
    assert practice.query("SELECT Status__c, COUNT(Id) FROM Treatment_Record__c GROUP BY Status__c") == [
        {"attributes": {"type": "AggregateResult"}, "Status__c": "Open", "expr0": 3}
    ]


def test_numbers_compare_as_numbers(practice: Driver) -> None:
    patient = practice.create("Contact", LastName="Ng")
    for amount in (9, 10, 100):
        practice.create("Treatment_Record__c", Patient__c=patient, Amount__c=amount)
    soql = "SELECT Amount__c FROM Treatment_Record__c WHERE Amount__c > 9.5 ORDER BY Amount__c DESC"

    assert [row["Amount__c"] for row in practice.query(soql)] == [100.0, 10.0]
    assert practice.count("SELECT COUNT() FROM Treatment_Record__c WHERE Amount__c = 10.00") == 1


def test_polymorphic_parents_show_name_and_type(practice: Driver) -> None:
    lead = practice.create("Lead", LastName="Ng", Company="Self")
    practice.create("Task", Subject="Call", WhoId=lead)

    row = practice.query("SELECT Who.Name, Who.Type, What.Name FROM Task")[0]

    assert (row["Who"]["Name"], row["Who"]["Type"], row["What"]) == ("Ng", "Lead", None)


def test_pages_of_2000_follow_each_other_to_the_end(practice: Driver) -> None:
    rows = [(f"k{number:05}", "Ng") for number in range(4001)]
    practice.bulk("Contact", "insert", table(["Migration_Key__c", "LastName"], *rows))
    status, page = practice.call("GET", f"/query?q={quote('SELECT Migration_Key__c FROM Contact')}")
    found = list(page["records"])
    sizes = [len(found)]
    while not page["done"]:
        practice.create("Contact", LastName="Late")  # a cursor does not see what comes later
        _, page = practice.call("GET", page["nextRecordsUrl"].removeprefix("/services/data/v66.0"))
        sizes.append(len(page["records"]))
        found += page["records"]

    assert (status, page["totalSize"], sizes) == (200, 4001, [2000, 2000, 1])
    assert sorted(row["Migration_Key__c"] for row in found) == [row[0] for row in rows]


def test_a_smaller_page_can_be_asked_for(practice: Driver) -> None:
    practice.bulk("Account", "insert", table(["Name"], *[(f"n{number}",) for number in range(201)]))

    _, page = practice.call("GET", "/query?q=SELECT+Id+FROM+Account", Sforce_Query_Options="batchSize=200")

    assert (len(page["records"]), page["done"]) == (200, False)


def test_a_locator_that_leads_nowhere_is_refused(driver: Driver) -> None:
    status, body = driver.call("GET", "/query/01g5g0000000009AAA-2000")

    assert (status, body[0]["errorCode"]) == (400, "INVALID_QUERY_LOCATOR")


@pytest.mark.parametrize(
    ("soql", "at"),
    [
        ("SELECT Id FROM", "Column:15"),
        ("SELECT FROM Contact", "Column:13"),
        ("SELECT Id, FROM Contact", "Column:17"),
        ("SELECT Id FROM Contact WHERE", "Column:29"),
        ("SELECT Id FROM Contact WHERE Id == '1'", "Column:34"),
        ("SELECT Id FROM Contact WHERE LastName = 'a' AND FirstName = 'b' OR Id = null", "Column:65"),
        ("SELECT Id FROM Contact WHERE LastName = 'a", "Column:41"),
        ("SELECT Id FROM Contact LIMIT -1", "Column:30"),
        ("SELECT Id FROM Contact OFFSET 5", "Column:24"),
        ("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "Column:12"),
        ("SELECT Id FROM Contact WHERE CreatedDate = TODAY", "Column:44"),
        ("SELECT AVG(Amount) FROM Opportunity", "Column:11"),
        ("SELECT Id; DROP TABLE Contact", "Column:10"),
        ("UPDATE Contact", "Column:1"),
    ],
)
def test_what_is_not_in_the_grammar_is_malformed_at_its_place(driver: Driver, soql: str, at: str) -> None:
    code, message = driver.refused_query(soql)

    assert code == "MALFORMED_QUERY"
    assert f"ERROR at Row:1:{at}\n" in message


def test_conditions_nested_without_end_are_refused(driver: Driver) -> None:
    soql = f"SELECT Id FROM Contact WHERE {'(' * 5000}Id = null{')' * 5000}"

    assert driver.refused_query(soql)[0] == "MALFORMED_QUERY"


@pytest.mark.parametrize(
    ("soql", "words"),
    [
        ("SELECT Nope FROM Contact", "No such column 'Nope' on entity 'Contact'."),
        ("SELECT Account.Nope FROM Contact", "No such column 'Nope' on entity 'Account'."),
        ("SELECT Nope__r.Name FROM Contact", "Didn't understand relationship 'Nope__r' in field path."),
        (
            "SELECT Id FROM Contact WHERE Birthdate = '1980-01-02'",
            "must be of type date and should not be",
        ),
        (
            "SELECT Id FROM Contact WHERE LastName = 5",
            "must be of type string and should be",
        ),
        ("SELECT Id FROM Contact WHERE Description = 'x'", "field 'Description' can not be filtered"),
        ("SELECT SUM(LastName) FROM Contact", "does not support aggregate operator SUM"),
    ],
)
def test_fields_are_refused_in_salesforces_words(driver: Driver, soql: str, words: str) -> None:
    code, message = driver.refused_query(soql)

    assert code == "INVALID_FIELD"
    assert words in message


def test_an_object_that_is_not_there_is_an_invalid_type(driver: Driver) -> None:
    code, message = driver.refused_query("SELECT Id FROM Treatment_Record__c")

    assert code == "INVALID_TYPE"
    assert "sObject type 'Treatment_Record__c' is not supported." in message


def test_a_text_that_is_no_id_cannot_be_compared_with_one(driver: Driver) -> None:
    code, message = driver.refused_query("SELECT Id FROM Contact WHERE AccountId = 'x'")

    assert (code, message.splitlines()[-1]) == ("INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: x")


def test_links_of_files_need_a_filter(driver: Driver) -> None:
    code, message = driver.refused_query("SELECT Id FROM ContentDocumentLink WHERE ShareType = 'V'")

    assert code == "MALFORMED_QUERY"
    assert "requires a filter by a single Id on ContentDocumentId or LinkedEntityId" in message
    assert driver.query(f"SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '{DOC}'") == []


def test_query_all_sees_the_recycle_bin(practice: Driver) -> None:
    record = practice.create("Contact", LastName="Ng")
    practice.call("DELETE", f"/sobjects/Contact/{record}")

    assert practice.query("SELECT Id FROM Contact") == []
    assert practice.query("SELECT IsDeleted FROM Contact", "queryAll")[0]["IsDeleted"] is True
    assert practice.count("SELECT COUNT() FROM Contact WHERE IsDeleted = false", "queryAll") == 0


def test_the_tooling_api_shows_custom_fields_that_nobody_may_see_yet(driver: Driver) -> None:
    driver.deploy(PRACTICE)
    custom = driver.query("SELECT Id, DeveloperName FROM CustomObject", "tooling/query")
    fields = driver.query(
        f"SELECT DeveloperName FROM CustomField WHERE TableEnumOrId = '{custom[0]['Id']}' "
        "ORDER BY DeveloperName",
        "tooling/query",
    )
    entity = driver.query(
        "SELECT QualifiedApiName, InternalSharingModel FROM EntityDefinition "
        "WHERE QualifiedApiName = 'Treatment_Record__c'"
    )

    assert custom[0]["DeveloperName"] == "Treatment_Record"
    assert [row["DeveloperName"] for row in fields][:3] == ["Amount", "Colour", "Given_On"]
    assert entity[0]["InternalSharingModel"] == "Private"
    assert driver.refused_query("SELECT Id FROM CustomField")[0] == "INVALID_TYPE"
