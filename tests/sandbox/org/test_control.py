import json
from hashlib import sha256
from pathlib import Path

import pytest

from compiler.sandbox.http import ConnectionLost
from compiler.sandbox.org import Org
from compiler.sandbox.org.seed import SeedError
from tests.sandbox.org.driver import NOW, SEED, Driver, table


def test_a_status_comes_after_so_many_requests_so_many_times(driver: Driver) -> None:
    driver.control(
        "POST",
        "/faults",
        [
            {
                "match": "GET .*/limits$",
                "kind": "status",
                "status": 503,
                "headers": {"Retry-After": "7"},
                "body": "later",
                "after": 1,
                "times": 2,
            }
        ],
    )
    path = "/services/data/v66.0/limits"

    answers = [driver.send("GET", path) for _ in range(4)]

    assert [answer.status for answer in answers] == [200, 503, 503, 200]
    assert (answers[1].header("retry-after"), answers[1].body) == ("7", b"later")


def test_a_page_of_html_can_come_with_status_200(driver: Driver) -> None:
    driver.control("POST", "/faults", [{"match": "query", "kind": "html"}])

    answer = driver.send("GET", "/services/data/v66.0/query?q=SELECT+Id+FROM+Contact")

    assert (answer.status, answer.header("content-type")) == (200, "text/html")
    assert b"<html>" in answer.body


@pytest.mark.parametrize(("kind", "there"), [("drop_before", 0), ("drop_after", 1)])
def test_a_lost_connection_hides_whether_it_took_effect(driver: Driver, kind: str, there: int) -> None:
    driver.control("POST", "/faults", [{"match": "POST .*/sobjects/Contact", "kind": kind}])

    with pytest.raises(ConnectionLost):
        driver.create("Contact", LastName="Ng")

    assert driver.count("SELECT COUNT() FROM Contact") == there
    assert driver.control("GET", "/faults")[0]["times"] == 0


def test_a_late_answer_says_how_late(driver: Driver) -> None:
    driver.control("POST", "/faults", [{"match": "limits", "kind": "delay", "seconds": 2.5}])

    assert driver.send("GET", "/services/data/v66.0/limits").delay == 2.5


@pytest.mark.parametrize("body", ["x", [{"match": "("}], [{"match": "a", "kind": "explode"}], {}])
def test_what_is_no_fault_is_refused(driver: Driver, body: object) -> None:
    assert driver.send("POST", "/__sandbox__/faults", json.dumps(body).encode(), token="").status == 400


def test_the_journal_holds_hashes_and_no_bodies(driver: Driver) -> None:
    body = json.dumps({"LastName": "Ng"}).encode()
    driver.send("POST", "/services/data/v66.0/sobjects/Contact", body)

    entry = driver.control("GET", "/requests")[-1]

    assert entry == {
        "method": "POST",
        "path": "/services/data/v66.0/sobjects/Contact",
        "query": "",
        "status": 201,
        "sha256": sha256(body).hexdigest(),
    }


def test_a_judge_sees_every_row_and_column(practice: Driver) -> None:
    record = practice.create("Contact", LastName="Ng", Migration_Key__c="p:1")
    practice.call("DELETE", f"/sobjects/Contact/{record}")

    row = practice.control("GET", "/rows?object=Contact")[0]

    assert (row["Id"], row["Migration_Key__c"], row["IsDeleted"]) == (record, "p:1", True)


def test_the_clock_can_be_fixed_and_let_go(driver: Driver) -> None:
    driver.control("POST", "/clock", {"now": "2026-03-01T11:00:00+00:00"})
    driver.create("Contact", LastName="Ng")
    answer = driver.send("GET", "/services/data/v66.0/query?q=SELECT+CreatedDate+FROM+Contact")
    driver.control("POST", "/clock", {"now": None})

    assert json.loads(answer.body)["records"][0]["CreatedDate"] == "2026-03-01T11:00:00.000+0000"
    assert answer.header("Date") == "Sun, 01 Mar 2026 11:00:00 GMT"
    assert driver.send("GET", "/services/data").header("date") == "Sun, 01 Mar 2026 10:00:00 GMT"


def test_settings_are_checked(driver: Driver) -> None:
    assert driver.control("POST", "/settings", {"bulk_seconds": 5})["bulk_seconds"] == 5
    for body in ({"nope": 1}, {"bulk_seconds": "x"}, {"clock": "2026"}):
        assert driver.send("POST", "/__sandbox__/settings", json.dumps(body).encode(), token="").status == 400
    assert driver.control("GET", "/settings")["bulk_seconds"] == 5


def test_an_unknown_control_is_not_found(driver: Driver) -> None:
    assert driver.send("GET", "/__sandbox__/nope", token="").status == 404


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ({"organisation": {}}, "organisation"),
        ({"organization": {"id": "x"}}, "organization.id"),
        ({"users": [{"Username": "a"}]}, "exactly one user with runner"),
        ({"users": [{"Username": "a", "Nickname": "b", "runner": True}]}, "Nickname"),
        ({"users": [{"Username": "a", "Profile": "Emperor", "runner": True}]}, "unknown profile"),
        ({"records": {"Nope": [{}]}}, "Nope"),
        ({"records": {"Account": [{"Name": "x"}, {}]}}, "Record 2 of the seed's Account"),
    ],
)
def test_a_seed_that_is_none_says_why(seed: dict[str, object], words: str) -> None:
    with pytest.raises(SeedError, match=words):
        Org(seed)


def test_seeded_records_are_there_from_the_beginning() -> None:
    driver = Driver(
        Org(SEED | {"records": {"Account": [{"Name": "Clinic", "CreatedDate": "2019-01-01T00:00:00Z"}]}})
    )

    row = driver.query("SELECT Name, CreatedDate, Owner.Username FROM Account")[0]

    assert (row["Name"], row["CreatedDate"]) == ("Clinic", "2019-01-01T00:00:00.000+0000")
    assert row["Owner"]["Username"] == "runner@acme.example"


def test_an_org_in_a_file_goes_on_where_it_stopped(tmp_path: Path) -> None:
    from tests.sandbox.org.metadata import PRACTICE

    path = tmp_path / "org.db"
    driver = Driver(Org(SEED, path=path))
    driver.control("POST", "/settings", {"bulk_seconds": 60})
    driver.deploy(PRACTICE)
    driver.assign("Migration_Loader")
    job = driver.open_job("Contact", "insert")
    driver.upload(job, table(["Migration_Key__c", "LastName"], ["p:1", "Ng"]))
    driver.close(job)
    driver.org.close()

    again = Driver(Org(SEED, path=path))
    again.now = NOW
    again.wait(60)

    assert again.query("SELECT Migration_Key__c FROM Contact")[0]["Migration_Key__c"] == "p:1"
    assert path.stat().st_mode & 0o777 == 0o600
    again.org.close()
