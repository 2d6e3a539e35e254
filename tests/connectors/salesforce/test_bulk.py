from datetime import UTC, datetime

import httpx
import pytest

from compiler.connectors.salesforce.api import OrgRefused
from compiler.connectors.salesforce.bulk import LARGEST_UPLOAD
from compiler.runtime.ports import Batch, OutsideError, Refused, Settlement, Unreachable
from tests.connectors.salesforce.world import (
    JOB,
    KEY,
    USER,
    Table,
    asked,
    destination,
    job,
    refusal,
)
from tests.connectors.world import Reply, Seen, json_reply, text_reply

UPSERT = Batch(object="Contact", operation="upsert", key_field=KEY)
SINCE = datetime(2024, 3, 1, 11, 55, tzinfo=UTC)
GET, PATCH, PUT = f"GET /jobs/ingest/{JOB}", f"PATCH /jobs/ingest/{JOB}", f"PUT /jobs/ingest/{JOB}/batches"
ID = "0035g0000{:06}AAA"
LOST = httpx.ReadError("x")


def results(*names: str) -> list[str]:
    return [f"{GET}/{name}/" for name in names]


ALL = results("successfulResults", "failedResults", "unprocessedrecords")


def table(body: str, *headers: tuple[str, str]) -> Reply:
    return Reply(body=body.encode(), headers=(("Content-Type", "text/csv"), *headers))


def written(*numbers: int) -> str:
    return f"sf__Id,sf__Created,{KEY}\n" + "".join(f"{ID.format(n)},true,a:P:{n}\n" for n in numbers)


def refused(*numbers: int) -> str:
    return f"sf__Id,sf__Error,{KEY}\n" + "".join(f",UNABLE_TO_LOCK_ROW:x:--,a:P:{n}\n" for n in numbers)


def left(*numbers: int) -> str:
    return f"{KEY}\n" + "".join(f"a:P:{n}\n" for n in numbers)


def finished(
    good: str = "", bad: str = "", rest: str = "", state: str = "JobComplete", **more: object
) -> Table:
    return Table(
        {
            GET: job(state, **({"numberRecordsProcessed": 1} | more)),
            ALL[0]: table(good),
            ALL[1]: table(bad),
            ALL[2]: table(rest),
        }
    )


def outcome(found: Settlement | None) -> list[tuple[str, str]]:
    assert found is not None
    return [(row.key, row.state) for row in found.rows]


def test_a_job_is_created_for_its_operation_and_lines() -> None:
    org, wire = destination(Table({"POST /jobs/ingest": job("Open")}))
    assert org.prepare(UPSERT) == JOB
    assert wire.seen[-1].json == {
        "object": "Contact",
        "operation": "upsert",
        "contentType": "CSV",
        "columnDelimiter": "COMMA",
        "lineEnding": "LF",
        "externalIdFieldName": KEY,
    }
    org.prepare(Batch(object="Task", operation="insert", key_field=KEY))
    assert "externalIdFieldName" not in wire.seen[-1].json


@pytest.mark.parametrize(
    "answer", [job("UploadComplete"), job("Open", id="x"), json_reply({}), json_reply([])]
)
def test_a_job_that_did_not_open_is_refused(answer: Reply) -> None:
    org, _ = destination(Table({"POST /jobs/ingest": answer}))
    with pytest.raises(Refused):
        org.prepare(UPSERT)


def test_a_lost_answer_to_creating_is_not_followed_by_another_job() -> None:
    org, wire = destination(Table({"POST /jobs/ingest": LOST}))
    with pytest.raises(Unreachable):
        org.prepare(UPSERT)
    assert asked(wire) == ["POST /jobs/ingest"]


def test_rows_are_sent_once_with_their_length() -> None:
    org, wire = destination(Table({PUT: Reply(status=201)}))
    rows = f"{KEY},LastName\na:P:1,Müller\n".encode()
    org.upload(JOB, rows)
    assert (wire.seen[-1].body, wire.seen[-1].headers["content-type"]) == (rows, "text/csv")
    assert wire.seen[-1].headers["content-length"] == str(len(rows))


@pytest.mark.parametrize(
    "answer", [LOST, Reply(status=503), Reply(status=500), Reply(status=200), httpx.WriteTimeout("x")]
)
def test_an_upload_whose_answer_is_lost_is_never_repeated(answer: Reply | httpx.TransportError) -> None:
    org, wire = destination(lambda _: answer)
    with pytest.raises(Unreachable):
        org.upload(JOB, b"x")
    assert asked(wire) == [PUT]


def test_an_upload_that_was_turned_away_for_its_session_had_not_begun() -> None:
    answers: list[Reply | httpx.TransportError] = [refusal("INVALID_SESSION_ID", 401), Reply(status=201)]
    org, wire = destination(Table({PUT: answers}))
    org.upload(JOB, b"x")
    assert asked(wire) == [PUT, PUT]


def test_rows_beyond_the_limit_are_not_sent() -> None:
    org, wire = destination(Table({}))
    with pytest.raises(Refused, match="more than 100 MB"):
        org.upload(JOB, bytes(LARGEST_UPLOAD + 1))
    assert asked(wire) == []


def test_submitting_says_upload_complete() -> None:
    org, wire = destination(Table({PATCH: job("UploadComplete")}))
    org.submit(JOB)
    assert wire.seen[-1].json == {"state": "UploadComplete"}


@pytest.mark.parametrize(
    "answer",
    [text_reply(b"<html>", "text/html"), Reply(), job("Open"), job("InProgress", id="7505g00000OtherAAV")],
)
def test_an_answer_to_submitting_that_is_none_is_not_believed(answer: Reply) -> None:
    org, _ = destination(Table({PATCH: answer}))
    with pytest.raises(Unreachable):
        org.submit(JOB)


@pytest.mark.parametrize("state", ["UploadComplete", "InProgress", "JobComplete", "Failed"])
def test_submitting_again_changes_nothing(state: str) -> None:
    org, wire = destination(Table({PATCH: refusal("INVALIDJOBSTATE"), GET: job(state)}))
    org.submit(JOB)
    assert asked(wire) == [PATCH, GET]


@pytest.mark.parametrize("answer", [job("Open"), job("Aborted"), refusal("NOT_FOUND", 404)])
def test_a_job_that_cannot_be_submitted_is_told(answer: Reply) -> None:
    org, _ = destination(Table({PATCH: refusal("INVALIDJOBSTATE"), GET: answer}))
    with pytest.raises(OrgRefused, match="INVALIDJOBSTATE"):
        org.submit(JOB)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (job("Open"), "open"),
        (job("UploadComplete"), "accepted"),
        (job("Aborted"), "accepted"),
        (refusal("NOT_FOUND", 404), "gone"),
    ],
)
def test_what_became_of_a_job_is_asked(answer: Reply, expected: str) -> None:
    assert destination(Table({GET: answer}))[0].adopt(JOB) == expected


def test_a_job_that_another_answers_for_is_refused() -> None:
    org, _ = destination(Table({GET: job("Open", id="7505g00000OtherAAV")}))
    with pytest.raises(Refused, match="answered about another job"):
        org.adopt(JOB)


def test_throwing_a_job_away_looks_first() -> None:
    org, wire = destination(Table({GET: job("Open"), PATCH: job("Aborted")}))
    org.discard(JOB)
    assert wire.seen[-1].json == {"state": "Aborted"}
    for answer in (job("Aborted"), refusal("NOT_FOUND", 404)):
        org, wire = destination(Table({GET: answer}))
        org.discard(JOB)
        assert asked(wire) == [GET]


@pytest.mark.parametrize("state", ["UploadComplete", "InProgress", "JobComplete", "Failed"])
def test_a_submitted_job_is_never_aborted(state: str) -> None:
    org, wire = destination(Table({GET: job(state)}))
    with pytest.raises(Refused, match="is not aborted"):
        org.discard(JOB)
    assert asked(wire) == [GET]


def listed(number: int, **more: object) -> dict[str, object]:
    return {
        "id": f"7505g0000{number:06}AAA",
        "state": "Open",
        "object": "Contact",
        "operation": "upsert",
        "externalIdFieldName": KEY,
        "createdById": USER,
        "createdDate": "2024-03-01T12:00:00.000+0000",
        **more,
    }


def test_strays_are_looked_for_on_every_page_of_jobs() -> None:
    def answer(seen: Seen) -> Reply:
        if seen.query.get("queryLocator") == "X-1000":
            return json_reply({"done": True, "records": [listed(3), listed(4, state="JobComplete")]})
        link = "https://evil.example/services/data/v66.0/jobs/ingest?queryLocator=X-1000&jobType=V2Ingest"
        records = [
            listed(1),
            listed(2, createdById="0055g00000OthErAAV"),
            listed(5, createdDate="2024-03-01T11:00:00.000+0000"),
        ]
        return json_reply({"done": False, "records": records, "nextRecordsUrl": link})

    org, wire = destination(answer)
    assert org.strays(UPSERT, SINCE) == ("7505g0000000001AAA", "7505g0000000003AAA")
    assert {seen.url.host for seen in wire.seen} == {"acme.my.salesforce.com"}
    assert wire.seen[1].query == {"jobType": "V2Ingest"}


def test_a_list_of_jobs_that_does_not_end_is_noticed() -> None:
    again = json_reply(
        {"done": False, "records": [], "nextRecordsUrl": "/services/data/v66.0/jobs/ingest?queryLocator=1"}
    )
    for answer in (again, json_reply({"done": False, "records": [], "nextRecordsUrl": None})):
        with pytest.raises(Refused, match="does not end"):
            destination(Table({"GET /jobs/ingest": answer}))[0].strays(UPSERT, SINCE)


@pytest.mark.parametrize("state", ["UploadComplete", "InProgress"])
def test_a_running_job_has_no_results_yet(state: str) -> None:
    org, wire = destination(Table({GET: job(state)}))
    assert org.settle(JOB, ["a:P:1"]) is None
    assert asked(wire) == [GET]


@pytest.mark.parametrize("answer", [job("Open"), refusal("NOT_FOUND", 404)])
def test_a_job_whose_results_will_never_come_is_refused(answer: Reply) -> None:
    with pytest.raises(Refused):
        destination(Table({GET: answer}))[0].settle(JOB, ["a:P:1"])


def test_results_of_all_kinds_are_matched_by_key() -> None:
    org, wire = destination(finished(written(3, 1), refused(4), left(2)))
    found = org.settle(JOB, ["a:P:1", "a:P:2", "a:P:3", "a:P:4"])
    assert outcome(found) == [
        ("a:P:1", "loaded"),
        ("a:P:2", "unprocessed"),
        ("a:P:3", "loaded"),
        ("a:P:4", "failed"),
    ]
    assert found is not None
    assert [row.id for row in found.rows] == [ID.format(1), None, ID.format(3), None]
    assert asked(wire) == [GET, *ALL]


def test_an_insert_is_matched_by_the_key_column_too() -> None:
    org, _ = destination(finished(written(1), operation="insert", externalIdFieldName=None))
    assert outcome(org.settle(JOB, ["a:P:1"])) == [("a:P:1", "loaded")]


@pytest.mark.parametrize(
    "org",
    [
        finished(written(1)),
        finished(written(1, 1, 2)),
        finished(written(1, 2), refused(2)),
        finished(written(1, 2, 3)),
        finished(),
        finished(written(1), rest="LastName\nDoe\n"),
    ],
)
def test_results_that_do_not_add_up_are_not_used(org: Table) -> None:
    with pytest.raises(OutsideError):
        destination(org)[0].settle(JOB, ["a:P:1", "a:P:2"])


def test_results_in_pages_are_read_to_the_end() -> None:
    def answer(seen: Seen) -> Reply:
        if not seen.path.endswith("successfulResults/"):
            return job("JobComplete") if seen.path.endswith(JOB) else table("")
        locator = seen.query.get("locator", "")
        page = {"": (written(1), "MjAwMA=="), "MjAwMA==": (written(2), "null")}[locator]
        return table(page[0], ("Sforce-Locator", page[1]))

    assert outcome(destination(answer)[0].settle(JOB, ["a:P:1", "a:P:2"])) == [
        ("a:P:1", "loaded"),
        ("a:P:2", "loaded"),
    ]


def test_pages_of_results_that_go_round_are_noticed() -> None:
    def answer(seen: Seen) -> Reply:
        if not seen.path.endswith("successfulResults/"):
            return job("JobComplete")
        return table(written(1), ("Sforce-Locator", "again"))

    with pytest.raises(Refused, match="go round"):
        destination(answer)[0].settle(JOB, ["a:P:1"])


def test_a_column_that_is_not_there_fails_the_job_and_touches_no_row() -> None:
    message = "InvalidBatch : Field name not found : Nope__c"
    failed = job("Failed", numberRecordsProcessed=0, numberRecordsFailed=0, errorMessage=message)
    org, wire = destination(Table({GET: failed}))
    found = org.settle(JOB, ["a:P:1", "a:P:2"])
    assert outcome(found) == [("a:P:1", "unprocessed"), ("a:P:2", "unprocessed")]
    assert found is not None
    assert found.problem == (
        f"job {JOB} failed: Contact has no column Nope__c, or this user may not see it; deploy and assign "
        "the permission set"
    )
    assert asked(wire) == [GET]


def test_a_job_that_failed_half_way_keeps_what_it_did() -> None:
    org, _ = destination(
        finished(written(1), "", left(2), state="Failed", errorMessage="InternalServerError : x")
    )
    found = org.settle(JOB, ["a:P:1", "a:P:2"])
    assert outcome(found) == [("a:P:1", "loaded"), ("a:P:2", "unprocessed")]
    assert found is not None
    assert found.problem is not None


def test_a_lost_answer_to_polling_is_only_a_lost_answer() -> None:
    answers: list[Reply | httpx.TransportError] = [LOST, Reply(status=503), job("InProgress")]
    org, wire = destination(Table({GET: answers}))
    assert org.settle(JOB, ["a:P:1"]) is None
    assert asked(wire) == [GET] * 3


@pytest.mark.parametrize("stored", ["", "../limits", "7505g00000AbCd/", "x" * 17])
def test_a_job_id_that_is_none_never_becomes_a_path(stored: str) -> None:
    org, wire = destination(Table({}))
    with pytest.raises(Refused, match="not one of Salesforce's"):
        org.settle(stored, [])
    assert asked(wire) == []
