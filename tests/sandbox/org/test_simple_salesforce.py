"""The org judged by a client that nobody here wrote, over TLS on loopback."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from simple_salesforce.api import Salesforce
from simple_salesforce.exceptions import SalesforceMalformedRequest, SalesforceResourceNotFound

from compiler.sandbox.serve import serving
from compiler.sandbox.tls import write_certificate
from tests.sandbox.org.driver import Driver
from tests.sandbox.org.metadata import PRACTICE

KEY = "Migration_Key__c"
Client = Any
"""Salesforce makes its attributes as they are asked for, which no type can follow."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    driver = Driver()
    driver.deploy(PRACTICE)
    driver.assign("Migration_Loader")
    folder: Path = tmp_path_factory.mktemp("tls")
    certificate = write_certificate(folder, datetime.now(UTC))
    with serving(driver.org, certificate=certificate) as address, requests.Session() as session:
        session.trust_env = False
        session.verify = str(address.authority)
        form = {"grant_type": "client_credentials", "client_id": "client", "client_secret": "secret"}
        token = session.post(f"{address.url}/services/oauth2/token", data=form).json()
        yield Salesforce(
            instance_url=token["instance_url"],
            session_id=token["access_token"],
            session=session,
            version="66.0",
        )
    driver.org.close()


def test_it_describes_the_org(client: Client) -> None:
    names = {item["name"] for item in client.describe()["sobjects"]}
    fields = {field["name"] for field in client.Treatment_Record__c.describe()["fields"]}

    assert {"Contact", "Treatment_Record__c"} <= names
    assert {"Id", "Name", KEY, "Patient__c"} <= fields


def test_it_keeps_records(client: Client) -> None:
    made = client.Contact.create({"LastName": "Ng", KEY: "s:1"})
    changed = client.Contact.upsert(f"{KEY}/s:1", {"FirstName": "Bo"})

    assert (made["success"], changed) == (True, 200)
    assert client.Contact.get(made["id"])["Name"] == "Bo Ng"
    assert client.Contact.get_by_custom_id(KEY, "s:1")["Id"] == made["id"]
    assert client.Contact.delete(made["id"]) == 204
    with pytest.raises(SalesforceResourceNotFound):
        client.Contact.get(made["id"])


def test_it_understands_refusals(client: Client) -> None:
    with pytest.raises(SalesforceMalformedRequest) as missing:
        client.Contact.create({})
    with pytest.raises(SalesforceMalformedRequest) as unknown:
        client.query("SELECT Nope FROM Contact")

    contents: list[Any] = [missing.value.content, unknown.value.content]
    assert [content[0]["errorCode"] for content in contents] == ["REQUIRED_FIELD_MISSING", "INVALID_FIELD"]


def test_it_loads_in_bulk_and_reads_every_page(client: Client) -> None:
    rows = [{KEY: f"b:{number:04}", "LastName": "Ng" if number else ""} for number in range(2005)]

    (done,) = client.bulk2.Contact.upsert(records=rows, external_id_field=KEY, wait=0)
    again = client.bulk2.Contact.insert(records=rows[1:3], wait=0)[0]
    failed = client.bulk2.Contact.get_failed_records(again["job_id"])
    found = client.query_all(f"SELECT {KEY} FROM Contact WHERE {KEY} LIKE 'b:%'")

    assert (done["numberRecordsProcessed"], done["numberRecordsFailed"]) == (2005, 1)
    assert again["numberRecordsFailed"] == 2
    assert "DUPLICATE_VALUE:duplicate value found" in failed
    assert {row[KEY] for row in found["records"]} == {row[KEY] for row in rows[1:]}


def test_it_queries_in_bulk(client: Client) -> None:
    client.Account.create({"Name": "Clinic", KEY: "q:1"})

    pages = list(client.bulk2.Account.query(f"SELECT Name, {KEY} FROM Account", wait=0))

    assert pages == [f'"Name","{KEY}"\n"Clinic","q:1"\n']


def test_it_reads_limits_and_usage(client: Client) -> None:
    left = client.limits()["DailyApiRequests"]["Remaining"]

    usage = client.api_usage["api-usage"]
    assert (usage.total - usage.used, usage.total) == (left, 100000)
