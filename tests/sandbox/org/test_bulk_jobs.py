import pytest

from compiler.sandbox.org.bulk import ingest
from tests.sandbox.org.driver import Driver, table
from tests.sandbox.org.metadata import PRACTICE

HEADER = ["Migration_Key__c", "LastName"]


def test_a_job_is_created_open_with_the_documented_answer(practice: Driver) -> None:
    status, body = practice.call(
        "POST",
        "/jobs/ingest",
        {
            "object": "Contact",
            "operation": "upsert",
            "externalIdFieldName": "Migration_Key__c",
            "lineEnding": "LF",
        },
    )

    assert status == 200
    assert body["contentUrl"] == f"services/data/v66.0/jobs/ingest/{body['id']}/batches"
    assert {name: body[name] for name in ("state", "apiVersion", "contentType", "concurrencyMode")} == {
        "state": "Open",
        "apiVersion": 66.0,
        "contentType": "CSV",
        "concurrencyMode": "Parallel",
    }
    assert (body["columnDelimiter"], body["externalIdFieldName"]) == ("COMMA", "Migration_Key__c")
    assert body["createdDate"] == "2026-03-01T10:00:00.000+0000"


def test_a_job_moves_by_the_clock_alone(practice: Driver) -> None:
    practice.control("POST", "/settings", {"bulk_seconds": 60})
    job = practice.open_job("Contact", "insert")
    practice.upload(job, table(["LastName"], ["Ng"]))
    practice.close(job)
    seen = []
    for _ in range(3):
        seen.append(practice.call("GET", f"/jobs/ingest/{job}")[1]["state"])
        practice.wait(30)

    assert seen == ["UploadComplete", "InProgress", "JobComplete"]


def test_an_unpolled_job_has_its_effect_all_the_same(practice: Driver) -> None:
    job = practice.open_job("Contact", "insert")
    practice.upload(job, table(["LastName"], ["Ng"]))
    practice.close(job)

    assert [row["LastName"] for row in practice.query("SELECT LastName FROM Contact")] == ["Ng"]


def test_an_open_job_does_nothing(practice: Driver) -> None:
    job = practice.open_job("Contact", "insert")
    practice.upload(job, table(["LastName"], ["Ng"]))
    practice.wait(3600)

    assert practice.query("SELECT Id FROM Contact") == []
    assert practice.call("GET", f"/jobs/ingest/{job}")[1]["state"] == "Open"


def test_results_are_three_files_in_an_order_of_their_own(practice: Driver) -> None:
    rows = [(f"k{number:03}", "" if number % 100 == 7 else "Ng") for number in range(450)]

    results = practice.bulk("Contact", "upsert", table(HEADER, *rows), key="Migration_Key__c")

    assert results.job["state"] == "JobComplete"
    assert (results.job["numberRecordsProcessed"], results.job["numberRecordsFailed"]) == (450, 5)
    keys = [row["Migration_Key__c"] for row in results.successful]
    assert keys[0] == "k400"
    assert sorted(keys + [row["Migration_Key__c"] for row in results.failed]) == [row[0] for row in rows]
    assert {row["sf__Created"] for row in results.successful} == {"true"}
    assert results.failed[0] == {
        "sf__Id": "",
        "sf__Error": "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --",
        "Migration_Key__c": "k407",
        "LastName": "",
    }
    assert results.unprocessed == []


def test_results_quote_every_value_as_documented(practice: Driver) -> None:
    results = practice.bulk("Contact", "insert", table(HEADER, ["k1", 'A "quoted", name']))
    raw = practice.send(
        "GET", f"/services/data/v66.0/jobs/ingest/{results.job['id']}/successfulResults"
    ).body.decode()

    assert raw == (
        '"sf__Id","sf__Created","Migration_Key__c","LastName"\n'
        f'"{results.successful[0]["sf__Id"]}","true","k1","A ""quoted"", name"\n'
    )


def test_an_upsert_says_what_it_created_and_what_it_found(practice: Driver) -> None:
    first = practice.bulk("Contact", "upsert", table(HEADER, ["k1", "Ng"]), key="Migration_Key__c")
    second = practice.bulk(
        "Contact", "upsert", table(HEADER, ["k1", "Wu"], ["k2", "Li"]), key="Migration_Key__c"
    )

    made = {row["Migration_Key__c"]: row for row in second.successful}
    assert made["k1"]["sf__Id"] == first.successful[0]["sf__Id"]
    assert (made["k1"]["sf__Created"], made["k2"]["sf__Created"]) == ("false", "true")
    assert [row["LastName"] for row in practice.query("SELECT LastName FROM Contact")] == ["Wu", "Li"]


@pytest.mark.parametrize(
    ("heading", "error"),
    [
        ("Nope__c", "InvalidBatch : Field name not found : Nope__c"),
        ("Account.Name", "InvalidBatch : Field name not found : Account.Name"),
        (
            "Account:ReportsTo.Migration_Key__c",
            "InvalidBatch : type is not needed for non polymorphic foreign key references: ReportsTo",
        ),
        (
            "Parent:Account.Migration_Key__c",
            "InvalidBatch : type is not needed for non polymorphic foreign key",
        ),
        ("Contact:Parent.Migration_Key__c", "InvalidBatch : Unable to find relationship: Parent"),
        ("lastname", "InvalidBatch : Duplicate field name : lastname"),
    ],
)
def test_a_bad_heading_fails_the_job_with_nothing_processed(
    practice: Driver, heading: str, error: str
) -> None:
    results = practice.bulk("Contact", "insert", table(["LastName", heading], ["Ng", "x"]))

    assert results.job["state"] == "Failed"
    assert results.job["errorMessage"].startswith(error)
    assert (results.job["numberRecordsProcessed"], results.job["numberRecordsFailed"]) == (0, 0)
    assert (results.successful, results.failed) == ([], [])
    assert results.unprocessed == [{"LastName": "Ng", heading: "x"}]
    assert practice.query("SELECT Id FROM Contact") == []


def test_a_field_that_security_hides_is_not_found(driver: Driver) -> None:
    driver.deploy(PRACTICE)

    results = driver.bulk("Contact", "insert", table(HEADER, ["k1", "Ng"]))

    assert results.job["errorMessage"] == "InvalidBatch : Field name not found : Migration_Key__c"


@pytest.mark.parametrize(("declared", "text"), [("LF", "LastName\r\nNg\r\n"), ("CRLF", "LastName\nNg\n")])
def test_a_wrong_line_ending_fails_the_job(practice: Driver, declared: str, text: str) -> None:
    results = practice.bulk("Contact", "insert", text, lineEnding=declared)

    assert (results.job["state"], results.job["errorMessage"]) == (
        "Failed",
        f"ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is {declared}",
    )


def test_line_breaks_inside_quotes_are_data(practice: Driver) -> None:
    text = 'LastName,Description\nNg,"one\r\ntwo\nthree"\n'

    practice.bulk("Contact", "insert", text)

    assert practice.query("SELECT Description FROM Contact")[0]["Description"] == "one\r\ntwo\nthree"


@pytest.mark.parametrize(
    ("delimiter", "ending", "text"),
    [("TAB", "CRLF", "LastName\tTitle\r\nNg\tDr, med\r\n"), ("PIPE", "LF", "LastName|Title\nNg|Dr, med\n")],
)
def test_other_delimiters_and_endings_are_read_and_written(
    practice: Driver, delimiter: str, ending: str, text: str
) -> None:
    job = practice.open_job("Contact", "insert", columnDelimiter=delimiter, lineEnding=ending)
    practice.upload(job, text)
    practice.close(job)

    raw = practice.send("GET", f"/services/data/v66.0/jobs/ingest/{job}/successfulResults").body.decode()

    sign = text[8]
    assert raw.splitlines(keepends=True)[0] == (
        f'"sf__Id"{sign}"sf__Created"{sign}"LastName"{sign}"Title"' + ("\r\n" if ending == "CRLF" else "\n")
    )
    assert practice.query("SELECT Title FROM Contact")[0]["Title"] == "Dr, med"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"LastName\n\xff\xfe\n", "ClientInputError : The data is not encoded in UTF-8"),
        (b'LastName\n"Ng" x\n', "InvalidBatch : The data cannot be read as CSV"),
        (b'LastName\n"Ng\n', "InvalidBatch : The data cannot be read as CSV"),
        (b"LastName,Title\nNg\n", "InvalidBatch : A record has another number of fields"),
        (b"LastName\n" + b"x" * 131_073 + b"\n", "InvalidBatch : The data cannot be read as CSV"),
        (b",".join(b"a%d" % n for n in range(5001)) + b"\n", "InvalidBatch : A record cannot have more than"),
        (b"", "InvalidBatch : Field name not found"),
    ],
)
def test_data_that_cannot_be_read_fails_the_job(practice: Driver, body: bytes, error: str) -> None:
    job = practice.open_job("Contact", "upsert", "Migration_Key__c")
    practice.call("PUT", f"/jobs/ingest/{job}/batches", body, Content_Type="text/csv; charset=UTF-8")
    practice.close(job)

    found = practice.results(job)

    assert found.job["state"] == "Failed"
    assert found.job["errorMessage"].startswith(error)


def test_a_second_upload_spoils_the_close(practice: Driver) -> None:
    job = practice.open_job("Contact", "insert")
    practice.upload(job, table(["LastName"], ["Ng"]))
    practice.upload(job, table(["LastName"], ["Ng"]))

    status, body = practice.call("PATCH", f"/jobs/ingest/{job}", {"state": "UploadComplete"})

    assert (status, body[0]["errorCode"]) == (400, "INVALIDJOB")
    assert body[0]["message"].endswith("make sure you only do 'PUT' once on a given Job.")
    assert practice.call("PATCH", f"/jobs/ingest/{job}", {"state": "Aborted"})[1]["state"] == "Aborted"
    assert practice.query("SELECT Id FROM Contact") == []


def test_what_a_state_does_not_allow_is_refused(practice: Driver) -> None:
    practice.control("POST", "/settings", {"bulk_seconds": 60})
    job = practice.open_job("Contact", "insert")
    practice.upload(job, table(["LastName"], ["Ng"]))
    assert practice.call("GET", f"/jobs/ingest/{job}/successfulResults")[0] == 400
    assert practice.call("DELETE", f"/jobs/ingest/{job}")[0] == 400
    practice.close(job)

    codes = [
        practice.call("PUT", f"/jobs/ingest/{job}/batches", b"x", Content_Type="text/csv")[1][0],
        practice.call("PATCH", f"/jobs/ingest/{job}", {"state": "UploadComplete"})[1][0],
        practice.call("GET", f"/jobs/ingest/{job}/failedResults")[1][0],
    ]

    assert [each["errorCode"] for each in codes] == ["INVALIDJOBSTATE"] * 3


def test_an_aborted_job_gives_its_rows_back_as_unprocessed(practice: Driver) -> None:
    practice.control("POST", "/settings", {"bulk_seconds": 60})
    job = practice.open_job("Contact", "insert")
    practice.upload(job, table(HEADER, ["k1", "Ng"]))
    practice.close(job)
    practice.call("PATCH", f"/jobs/ingest/{job}", {"state": "Aborted"})
    practice.wait(120)

    results = practice.results(job)

    assert results.job["state"] == "Aborted"
    assert (results.successful, results.failed) == ([], [])
    assert results.unprocessed == [{"Migration_Key__c": "k1", "LastName": "Ng"}]
    assert practice.query("SELECT Id FROM Contact") == []
    assert practice.call("PATCH", f"/jobs/ingest/{job}", {"state": "Aborted"})[0] == 400


def test_a_deleted_job_is_gone_with_its_data(practice: Driver) -> None:
    job = practice.bulk("Contact", "insert", table(["LastName"], ["Ng"])).job["id"]

    assert practice.call("DELETE", f"/jobs/ingest/{job}") == (204, None)
    assert practice.call("GET", f"/jobs/ingest/{job}")[0] == 404
    assert practice.count("SELECT COUNT() FROM Contact") == 1


def test_jobs_are_forgotten_after_a_week(practice: Driver) -> None:
    job = practice.bulk("Contact", "insert", table(["LastName"], ["Ng"])).job["id"]
    practice.wait(7 * 24 * 3600 + 1)
    practice.token = practice.sign_in()

    assert practice.call("GET", f"/jobs/ingest/{job}")[0] == 404


def test_jobs_are_listed_oldest_first(practice: Driver) -> None:
    jobs = [practice.open_job("Contact", "insert"), practice.open_job("Account", "insert")]

    body = practice.call("GET", "/jobs/ingest")[1]

    assert [each["id"] for each in body["records"]] == jobs
    assert (body["done"], body["nextRecordsUrl"]) == (True, None)
    assert body["records"][0]["jobType"] == "V2Ingest"


def test_more_than_a_thousand_jobs_are_listed_in_pages(practice: Driver) -> None:
    for _ in range(1001):
        practice.open_job("Contact", "insert")

    first = practice.call("GET", "/jobs/ingest")[1]
    second = practice.call("GET", first["nextRecordsUrl"].removeprefix("/services/data/v66.0"))[1]

    assert (len(first["records"]), first["done"]) == (1000, False)
    assert (len(second["records"]), second["done"]) == (1, True)


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ({"object": "Nope", "operation": "insert"}, "INVALIDENTITY", "Unable to find object: Nope"),
        ({"object": "ContentVersion", "operation": "insert"}, "INVALIDENTITY", "Unable to find object"),
        ({"object": "PermissionSet", "operation": "insert"}, "INVALIDENTITY", "Unable to find object"),
        ({"object": "Contact", "operation": "merge"}, "INVALIDJOB", "Invalid operation: merge"),
        ({"object": "Contact", "operation": "upsert"}, "INVALIDJOB", "External ID was blank for Contact"),
        (
            {"object": "Contact", "operation": "upsert", "externalIdFieldName": "LastName"},
            "INVALIDJOB",
            "Field name provided, LastName does not match an External ID",
        ),
        (
            {"object": "Contact", "operation": "insert", "lineEnding": "CR"},
            "INVALIDJOB",
            "Invalid lineEnding",
        ),
        ({"object": "Contact", "operation": "insert", "contentType": "JSON"}, "INVALIDJOB", "contentType"),
    ],
)
def test_a_job_that_cannot_be_is_refused(
    practice: Driver, body: dict[str, str], code: str, words: str
) -> None:
    status, answer = practice.call("POST", "/jobs/ingest", body)

    assert (status, answer[0]["errorCode"]) == (400, code)
    assert words in answer[0]["message"]


def test_an_upload_over_100_megabytes_is_refused(practice: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ingest.MOST_BYTES == 100 * 1024 * 1024
    monkeypatch.setattr(ingest, "MOST_BYTES", 10)
    job = practice.open_job("Contact", "insert")

    status, body = practice.call(
        "PUT", f"/jobs/ingest/{job}/batches", b"LastName\nNg", Content_Type="text/csv"
    )

    assert (status, body[0]["errorCode"]) == (413, "REQUEST_ENTITY_TOO_LARGE")
    assert practice.call("GET", f"/jobs/ingest/{job}")[1]["state"] == "Open"
