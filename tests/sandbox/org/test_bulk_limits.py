import json

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import SEED, Driver, table

HEADER = ["Migration_Key__c", "LastName"]


def test_hard_delete_needs_its_permission() -> None:
    users = [{"Username": "r@acme.example", "Email": "r@acme.example", "LastName": "R", "runner": True}]
    driver = Driver(Org(SEED | {"users": users}))

    status, body = driver.call("POST", "/jobs/ingest", {"object": "Contact", "operation": "hardDelete"})

    assert (status, body[0]["errorCode"]) == (400, "FEATURENOTENABLED")


def test_batches_over_the_allowance_fail_the_job(practice: Driver) -> None:
    practice.control("POST", "/settings", {"bulk_batches": 1})
    text = table(["LastName"], ["Ng"])
    practice.bulk("Contact", "insert", text)

    results = practice.bulk("Contact", "insert", text)

    assert (results.job["state"], results.job["errorMessage"][:13]) == ("Failed", "ExceededQuota")
    assert results.unprocessed == [{"LastName": "Ng"}]


def test_rows_over_the_storage_fail_one_by_one(practice: Driver) -> None:
    practice.control("POST", "/settings", {"data_megabytes": 1})
    rows = [(f"k{number}", "Ng") for number in range(520)]

    results = practice.bulk("Contact", "insert", table(HEADER, *rows))

    assert len(results.successful) == 512
    assert set(results.errors()) == {"STORAGE_LIMIT_EXCEEDED:storage limit exceeded:--"}


def test_locked_rows_fail_and_load_when_tried_again(practice: Driver) -> None:
    practice.control("POST", "/row-faults", [{"object": "Contact", "kind": "lock", "every": 2}])
    text = table(HEADER, ["k1", "Ng"], ["k2", "Wu"])

    first = practice.bulk("Contact", "upsert", text, key="Migration_Key__c")
    second = practice.bulk("Contact", "upsert", text, key="Migration_Key__c")

    assert first.errors() == ["UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--"]
    assert [row["sf__Created"] for row in second.successful] == ["false", "true"]


def test_a_job_that_stops_half_way_keeps_what_it_did(practice: Driver) -> None:
    practice.control("POST", "/row-faults", [{"object": "Contact", "kind": "stop", "rows": 2}])
    rows = [(f"k{number}", "Ng" if number else "") for number in range(4)]

    results = practice.bulk("Contact", "insert", table(HEADER, *rows))

    assert (results.job["state"], results.job["numberRecordsProcessed"]) == ("Failed", 2)
    assert [row["Migration_Key__c"] for row in results.successful] == ["k1"]
    assert [row["Migration_Key__c"] for row in results.failed] == ["k0"]
    assert [row["Migration_Key__c"] for row in results.unprocessed] == ["k2", "k3"]


def test_a_query_job_gives_its_rows_as_csv_in_pages(practice: Driver) -> None:
    practice.bulk("Contact", "insert", table(HEADER, *[(f"k{n}", "Ng") for n in range(5)]))
    job = practice.call(
        "POST",
        "/jobs/query",
        {"operation": "query", "query": "SELECT Migration_Key__c, Account.Name, CreatedDate FROM Contact"},
    )[1]["id"]
    body = practice.call("GET", f"/jobs/query/{job}")[1]
    pages = []
    locator = ""
    while locator != "null":
        answer = practice.send(
            "GET", f"/services/data/v66.0/jobs/query/{job}/results?maxRecords=2&locator={locator}"
        )
        pages.append((answer.header("Sforce-NumberOfRecords"), answer.body.decode().splitlines()))
        locator = answer.header("Sforce-Locator")

    assert (body["state"], body["numberRecordsProcessed"]) == ("JobComplete", 5)
    assert [number for number, _ in pages] == ["2", "2", "1"]
    assert pages[0][1][0] == '"Migration_Key__c","Account.Name","CreatedDate"'
    assert pages[2][1][1] == '"k4","","2026-03-01T10:00:00.000Z"'


def test_a_bad_query_job_is_refused_at_once(practice: Driver) -> None:
    status, body = practice.call(
        "POST", "/jobs/query", {"operation": "query", "query": "SELECT Nope FROM Contact"}
    )

    assert (status, body[0]["errorCode"]) == (400, "INVALID_FIELD")


def test_a_body_that_is_no_json_is_refused(practice: Driver) -> None:
    for body in (b"", b"[]", b"{", b"\xff", json.dumps("x").encode()):
        status, answer = practice.call("POST", "/jobs/ingest", body)
        assert (status, answer[0]["errorCode"]) == (400, "JSON_PARSER_ERROR")
