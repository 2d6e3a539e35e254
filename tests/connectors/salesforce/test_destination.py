"""The destination behind its port, against the sandbox org: what the port promises, end to end."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from compiler.connectors.http import Network
from compiler.connectors.salesforce.destination import SalesforceDestination, open_destination
from compiler.runtime.ports import Batch, Destination, Refused, RowResult, Unreachable, Upload
from compiler.sandbox.http import Request
from compiler.sandbox.org import Org
from compiler.sandbox.serve import serving
from compiler.sandbox.tls import write_certificate
from tests.connectors.plans import TARGET
from tests.connectors.salesforce.project import KEY, project
from tests.connectors.sandboxes import Sandboxes
from tests.connectors.world import START, JumpingClock

HOST = "localhost:8003"
ORG = "00D5g0000000042EAA"
SEED: dict[str, object] = {
    "organization": {"name": "Acme", "id": ORG, "sandbox": True, "client_id": "client", "client_secret": "s"},
    "users": [
        {"Username": "r@acme.example", "Email": "r@acme.example", "LastName": "R", "runner": True},
        {"Username": "o'b@acme.example", "Email": "o'b@acme.example", "LastName": "O'B"},
        {"Username": "x@acme.example", "Email": "o'b@acme.example", "LastName": "X", "IsActive": False},
    ],
    "queues": {"Front_Desk": "Front Desk"},
}
ENVIRONMENT = {
    "SALESFORCE_URL": f"http://{HOST}",
    "SALESFORCE_CLIENT_ID": "client",
    "SALESFORCE_CLIENT_SECRET": "s",
}
CONTACTS = Batch(object="Contact", operation="upsert", key_field=KEY)
INVOICES = Batch(object="Invoice__c", operation="upsert", key_field=KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    destination: SalesforceDestination
    org: Org
    clock: JumpingClock

    def control(self, method: str, path: str, body: object = None) -> object:
        path, _, query = path.partition("?")
        raw = b"" if body is None else json.dumps(body).encode()
        asked = Request(method=method, path=f"/__sandbox__/{path}", query=query, body=raw)
        answer = self.org.handle(asked, self.clock.now())
        assert answer.status == 200, answer.body
        value: object = json.loads(answer.body)
        return value

    def fault(self, match: str, kind: str, **more: object) -> None:
        self.control("POST", "faults", [{"match": match, "kind": kind, **more}])


def opened(seed: Mapping[str, object] = SEED, environment: Mapping[str, str] = ENVIRONMENT) -> Rehearsal:
    clock, org = JumpingClock(), Org(seed)
    network = Sandboxes({HOST: org}, clock).network()
    return Rehearsal(destination=open_destination(TARGET, environment, clock, network), org=org, clock=clock)


@pytest.fixture
def bare() -> Rehearsal:
    return opened()


@pytest.fixture
def ready(bare: Rehearsal) -> Rehearsal:
    assert bare.destination.deploy(project(), check_only=False).succeeded
    assert bare.destination.grant("Loader")
    return bare


def load(destination: Destination, batch: Batch, csv: str, keys: list[str]) -> dict[str, RowResult]:
    job = destination.prepare(batch)
    destination.upload(job, csv.encode())
    destination.submit(job)
    settled = destination.settle(job, keys)
    assert settled is not None
    assert settled.problem is None
    return {row.key: row for row in settled.rows}


def contacts(ready: Rehearsal, *keys: str) -> dict[str, RowResult]:
    csv = f"{KEY},LastName\n" + "".join(f"{key},Doe\n" for key in keys)
    return load(ready.destination, CONTACTS, csv, list(keys))


def test_the_org_says_who_it_is_and_who_we_are(bare: Rehearsal) -> None:
    found = bare.destination.organisation()
    assert (found.id, found.name, found.sandbox, found.url) == (ORG, "Acme", True, f"http://{HOST}")
    assert found.user.startswith("005")
    assert len(found.user) == 18


def test_a_signed_statement_opens_the_org_too(tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    path = tmp_path / "key.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    organization = SEED["organization"]
    assert isinstance(organization, dict)
    environment = {
        "SALESFORCE_URL": f"http://{HOST}",
        "SALESFORCE_CLIENT_ID": "client",
        "SALESFORCE_JWT_KEY_FILE": str(path),
        "SALESFORCE_USERNAME": "r@acme.example",
    }
    seed = {**SEED, "organization": {**organization, "public_key": public}}
    assert opened(seed, environment).destination.organisation().id == ORG
    with pytest.raises(Refused, match="signing in was refused"):
        opened(seed, {**environment, "SALESFORCE_USERNAME": "nobody@acme.example"}).destination.organisation()


def test_wrong_credentials_are_refused() -> None:
    rehearsal = opened(environment={**ENVIRONMENT, "SALESFORCE_CLIENT_SECRET": "wrong"})
    with pytest.raises(Refused, match=r"signing in was refused \(invalid_client\)"):
        rehearsal.destination.organisation()


def test_a_project_is_deployed_checked_and_left_alone(bare: Rehearsal) -> None:
    destination = bare.destination
    assert destination.deploy(project(), check_only=True).succeeded
    assert destination.fields("Invoice__c") is None
    first = destination.deploy(project(), check_only=False)
    assert first.succeeded
    assert {each.name for each in first.components if each.changed} >= {"Invoice__c", "Invoice__c.Total__c"}
    again = destination.deploy(project(), check_only=False)
    assert (again.succeeded, [each.name for each in again.components if each.changed]) == (True, [])


def test_a_problem_is_told_at_file_and_line(bare: Rehearsal) -> None:
    path = "force-app/main/default/objects/Invoice__c/fields/Patient__c.field-meta.xml"
    files = project()
    files[path] = files[path].replace(b"<referenceTo>Contact<", b"<referenceTo>Nobody__c<")
    outcome = bare.destination.deploy(files, check_only=False)
    assert not outcome.succeeded
    problems = [each for each in outcome.components if each.problem]
    assert path in {each.path for each in problems}
    assert all(each.path in files for each in problems)
    assert bare.destination.fields("Invoice__c") is None


def test_a_permission_set_opens_the_fields_once(bare: Rehearsal) -> None:
    destination = bare.destination
    with pytest.raises(Refused, match="no permission set Loader; deploy"):
        destination.grant("Loader")
    destination.deploy(project(), check_only=False)
    described = destination.fields("Contact")
    assert described is not None
    assert KEY not in {field.name for field in described}
    assert destination.grant("Loader")
    assert not destination.grant("Loader")
    fields = {field.name: field for field in destination.fields("Contact") or ()}
    assert (fields[KEY].type, fields[KEY].length, fields[KEY].writable) == ("string", 255, True)
    assert not fields["CreatedDate"].writable
    assert destination.fields("Nothing__c") is None


def test_users_are_found_by_email_whatever_it_holds(bare: Rehearsal) -> None:
    found = bare.destination.find(
        "User", "Email", ["O'B@acme.example", "x') OR (Id != '"], ["Username", "IsActive"]
    )
    assert sorted((each.values["Username"], each.values["IsActive"]) for each in found) == [
        ("o'b@acme.example", "true"),
        ("x@acme.example", "false"),
    ]


def test_what_every_org_has_is_found_by_values_of_any_type(bare: Rehearsal) -> None:
    standard = bare.destination.find("Pricebook2", "IsStandard", ["true"], ["Name", "IsActive"])
    assert [(each.values["Name"], each.values["IsActive"]) for each in standard] == [
        ("Standard Price Book", "true")
    ]
    assert bare.destination.find("Pricebook2", "IsStandard", ["false"], []) == ()
    queues = bare.destination.find("Group", "DeveloperName", ["Front_Desk"], ["Type"])
    assert [each.values for each in queues] == [{"DeveloperName": "Front_Desk", "Type": "Queue"}]
    assert bare.destination.find("RecordType", "DeveloperName", ["Clinic"], ["SobjectType"]) == ()


def test_rows_are_loaded_once_however_often_they_are_sent(ready: Rehearsal) -> None:
    first = contacts(ready, "a:P:1", "a:P:2", "a:P:3")
    again = contacts(ready, "a:P:3", "a:P:1", "a:P:2")
    assert {key: row.id for key, row in first.items()} == {key: row.id for key, row in again.items()}
    assert {row.created for row in first.values()} == {True}
    assert {row.created for row in again.values()} == {False}
    assert ready.destination.count("Contact", KEY) == 3
    found = ready.destination.find("Contact", KEY, ["a:P:2", "a:P:9"], ["LastName"])
    assert [(each.id, each.values["LastName"]) for each in found] == [(first["a:P:2"].id, "Doe")]


def test_links_travel_by_key_and_sums_are_exact(ready: Rehearsal) -> None:
    contacts(ready, "a:P:1")
    csv = (
        f"{KEY},Name,Total__c,Patient__r.{KEY}\n"
        "a:I:1,One,0.10,a:P:1\na:I:2,Two,0.20,a:P:1\na:I:3,Three,1,a:P:404\nb:I:4,Four,5,a:P:1\n"
    )
    rows = load(ready.destination, INVOICES, csv, ["a:I:1", "a:I:2", "a:I:3", "b:I:4"])
    assert [row.state for row in rows.values()] == ["loaded", "loaded", "failed", "loaded"]
    assert (rows["a:I:3"].code, rows["a:I:3"].retry) == ("INVALID_FIELD", False)
    assert float(ready.destination.total("Invoice__c", "Total__c", KEY, "a:I:")) == pytest.approx(0.3)
    assert ready.destination.total("Invoice__c", "Total__c", KEY, "c:I:") == "0"


def test_an_insert_that_meets_its_own_key_names_the_record(ready: Rehearsal) -> None:
    there = contacts(ready, "a:P:1")["a:P:1"].id
    batch = Batch(object="Contact", operation="insert", key_field=KEY)
    rows = load(ready.destination, batch, f"{KEY},LastName\na:P:1,Doe\na:P:2,Roe\n", ["a:P:1", "a:P:2"])
    assert (rows["a:P:1"].state, rows["a:P:1"].code, rows["a:P:1"].adopt) == (
        "failed",
        "DUPLICATE_VALUE",
        there,
    )
    assert rows["a:P:2"].state == "loaded"


def test_a_column_that_is_not_there_touches_no_row(ready: Rehearsal) -> None:
    job = ready.destination.prepare(CONTACTS)
    ready.destination.upload(job, f"{KEY},LastName,Nope__c\na:P:1,Doe,x\n".encode())
    ready.destination.submit(job)
    settled = ready.destination.settle(job, ["a:P:1"])
    assert settled is not None
    assert settled.rows == (RowResult(key="a:P:1", state="unprocessed"),)
    assert settled.problem is not None
    assert "Contact has no column Nope__c" in settled.problem
    assert ready.destination.count("Contact", KEY) == 0


def test_a_job_that_runs_is_waited_for(ready: Rehearsal) -> None:
    ready.control("POST", "settings", {"bulk_seconds": 60})
    job = ready.destination.prepare(CONTACTS)
    assert ready.destination.adopt(job) == "open"
    ready.destination.upload(job, f"{KEY},LastName\na:P:1,Doe\n".encode())
    ready.destination.submit(job)
    assert ready.destination.settle(job, ["a:P:1"]) is None
    assert ready.destination.adopt(job) == "accepted"
    with pytest.raises(Refused, match="is not aborted"):
        ready.destination.discard(job)
    ready.destination.submit(job)
    ready.clock.seconds += 3600
    settled = ready.destination.settle(job, ["a:P:1"])
    assert settled is not None
    assert [row.state for row in settled.rows] == ["loaded"]


def test_a_job_whose_number_was_lost_is_found_and_thrown_away(ready: Rehearsal) -> None:
    ready.fault("POST .*/jobs/ingest", "drop_after")
    since = ready.clock.now() - timedelta(minutes=5)
    with pytest.raises(Unreachable):
        ready.destination.prepare(CONTACTS)
    (stray,) = ready.destination.strays(CONTACTS, since)
    assert ready.destination.strays(INVOICES, since) == ()
    assert ready.destination.strays(CONTACTS, ready.clock.now() + timedelta(minutes=5)) == ()
    ready.destination.discard(stray)
    ready.destination.discard(stray)
    assert ready.destination.strays(CONTACTS, since) == ()
    assert ready.destination.adopt("7505g0000009999AAA") == "gone"


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_a_lost_answer_to_submitting_is_settled_by_looking(ready: Rehearsal, kind: str) -> None:
    job = ready.destination.prepare(CONTACTS)
    ready.destination.upload(job, f"{KEY},LastName\na:P:1,Doe\n".encode())
    ready.fault("PATCH .*/jobs/ingest/", kind)
    with pytest.raises(Unreachable):
        ready.destination.submit(job)
    expected = "open" if kind == "drop_before" else "accepted"
    assert ready.destination.adopt(job) == expected
    ready.destination.submit(job)
    settled = ready.destination.settle(job, ["a:P:1"])
    assert settled is not None
    assert ready.destination.count("Contact", KEY) == 1


def test_a_session_that_ends_in_the_middle_goes_on(ready: Rehearsal) -> None:
    job = ready.destination.prepare(CONTACTS)
    ready.clock.seconds += timedelta(hours=3).total_seconds()
    ready.destination.upload(job, f"{KEY},LastName\na:P:1,Doe\n".encode())
    ready.clock.seconds += timedelta(hours=3).total_seconds()
    ready.destination.submit(job)
    ready.clock.seconds += timedelta(hours=3).total_seconds()
    assert ready.destination.settle(job, ["a:P:1"]) is not None
    ready.clock.seconds += timedelta(hours=3).total_seconds()
    assert ready.destination.count("Contact", KEY) == 1


def test_activities_are_counted_and_found_with_the_archive(ready: Rehearsal) -> None:
    contacts(ready, "a:P:1")
    batch = Batch(object="Task", operation="upsert", key_field=KEY)
    csv = f"{KEY},Subject,Status,ActivityDate,Contact:Who.{KEY}\na:A:1,Visit,Completed,2020-01-01,a:P:1\n"
    rows = load(ready.destination, batch, csv, ["a:A:1"])
    assert rows["a:A:1"].state == "loaded", rows
    assert ready.destination.count("Task", KEY) == 1
    assert [each.id for each in ready.destination.find("Task", KEY, ["a:A:1"], ["Subject"])] == [
        rows["a:A:1"].id
    ]


def upload(parent: str | None, content: bytes = b"%PDF-1.4 ...") -> Upload:
    assert parent is not None
    return Upload(
        fields={"Title": "Scan"}, parent=parent, name="scan.pdf", size=len(content), parts=(content,)
    )


def test_a_file_is_stored_once_and_read_back(ready: Rehearsal) -> None:
    parent = contacts(ready, "a:P:1")["a:P:1"].id
    first = ready.destination.store(upload(parent), KEY, "a:F:1")
    assert ready.destination.store(upload(parent), KEY, "a:F:1") == first
    digest = hashlib.md5(b"%PDF-1.4 ...", usedforsecurity=False).hexdigest()
    assert ready.destination.checksum(first) == (digest, 12)
    assert ready.destination.count("ContentVersion", KEY) == 1


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_a_lost_answer_to_storing_never_makes_two_files(ready: Rehearsal, kind: str) -> None:
    parent = contacts(ready, "a:P:1")["a:P:1"].id
    ready.fault("POST .*/sobjects/ContentVersion", kind)
    with pytest.raises(Unreachable):
        ready.destination.store(upload(parent), KEY, "a:F:1")
    stored = ready.destination.store(upload(parent), KEY, "a:F:1")
    assert stored.startswith("068")
    assert ready.destination.count("ContentVersion", KEY) == 1


def test_allowances_are_what_is_left_and_what_there_is(ready: Rehearsal) -> None:
    found = ready.destination.allowances()
    left, whole = found["DailyApiRequests"]
    assert 0 < left < whole
    assert {"DailyBulkApiBatches", "DataStorageMB", "FileStorageMB"} <= set(found)


def test_an_api_version_that_the_org_does_not_know_is_refused() -> None:
    clock = JumpingClock()
    network = Sandboxes({HOST: Org(SEED)}, clock).network()
    target = type(TARGET)(
        **{**{name: getattr(TARGET, name) for name in TARGET.__struct_fields__}, "api_version": "99.0"}
    )
    with pytest.raises(Refused, match=r"does not know API version 99\.0"):
        open_destination(target, ENVIRONMENT, clock, network).organisation()


def test_it_works_over_real_sockets_with_tls(tmp_path: Path) -> None:
    certificate = write_certificate(tmp_path, datetime.now(UTC))
    with serving(Org(SEED), certificate=certificate) as address:
        network = Network(loopback=True, authority=certificate.authority)
        environment = {**ENVIRONMENT, "SALESFORCE_URL": address.url}
        destination = open_destination(TARGET, environment, RealTime(), network)
        assert destination.organisation().id == ORG
        assert destination.deploy(project(), check_only=False).succeeded
        assert destination.grant("Loader")
        rows = load(destination, CONTACTS, f"{KEY},LastName\na:P:1,Müller\n", ["a:P:1"])
        assert rows["a:P:1"].state == "loaded"
        assert destination.store(upload(rows["a:P:1"].id), KEY, "a:F:1").startswith("068")
        destination.close()


class RealTime(JumpingClock):
    """The machine's time for what a server stamps; waiting still costs nothing."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def test_the_clock_of_the_tests_begins_where_it_says() -> None:
    assert JumpingClock().now() == START
