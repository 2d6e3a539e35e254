"""The source behind its port, against the sandbox's API and file storage."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from compiler.connectors.http import Network
from compiler.connectors.source import PlanSource, open_source
from compiler.model.plan import Plan
from compiler.runtime.ports import BadExport, Refused, Source, Unreachable
from compiler.sandbox.http import Request
from compiler.sandbox.practice import Practice, read_practice
from compiler.sandbox.serve import serving
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects.practicehub import PracticeHub
from compiler.sandbox.source.signing import SignedLinks
from compiler.sandbox.source.storage import FileHost
from tests.connectors import plans
from tests.connectors.sandboxes import Sandboxes
from tests.connectors.world import START, JumpingClock

REHEARSAL = Path(__file__).parents[2] / "specs" / "rehearsals" / "practicehub-salesforce"
API, FILES = "localhost:8001", "localhost:8002"
ENVIRONMENT = {"PRACTICE_URL": f"http://{API}", "PRACTICE_KEY": "k", "PRACTICE_APP": "crosswalk=a@b.example"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    source: PlanSource
    api: SourceApi
    files: FileHost
    clock: JumpingClock
    practice: Practice

    def order(self, application: SourceApi | FileHost, **fault: object) -> None:
        body = json.dumps([fault]).encode()
        asked = Request(method="POST", path="/__sandbox__/faults", body=body)
        assert application.handle(asked, START).status == 200

    def leaks(self) -> object:
        asked = Request(method="GET", path="/__sandbox__/leaks")
        return json.loads(self.files.handle(asked, START).body)["leaks"]


@pytest.fixture(scope="module")
def practice() -> Practice:
    return read_practice(REHEARSAL)


@pytest.fixture
def rehearsal(practice: Practice) -> Rehearsal:
    clock = JumpingClock()
    plan = plans.rehearsal_plan()
    links = SignedLinks(base_url=f"http://{FILES}", secret=b"s")
    account = Settings(credentials={"x-practicehub-key": "k"}, links=links, every_ms=1100)
    api = SourceApi(PracticeHub(), plan.connector, practice.rows, account)
    files = FileHost(practice.content, links, [header.name for header in plan.connector.headers])
    network = Sandboxes({API: api, FILES: files}, clock).network()
    source = open_source(plan, ENVIRONMENT, practice.exports, clock, network)
    return Rehearsal(source=source, api=api, files=files, clock=clock, practice=practice)


def everything(source: Source, name: str) -> list[bytes]:
    found: list[bytes] = []
    cursor = None
    while True:
        page = source.page(name, cursor)
        found += page.records
        if page.cursor is None:
            return found
        cursor = page.cursor


def test_all_records_come_once_at_the_allowed_pace(rehearsal: Rehearsal) -> None:
    found = everything(rehearsal.source, "Patient")
    lines = (REHEARSAL / "source" / "Patient.jsonl").read_text(encoding="utf-8").splitlines()
    expected = [json.loads(line) for line in lines]
    assert [json.loads(record) for record in found] == expected
    pages = -(-len(expected) // 100)
    assert round(rehearsal.clock.seconds, 3) == round((pages - 1) * 1.1, 3)
    assert rehearsal.source.count("Patient") == len(expected)
    assert rehearsal.source.identity() == "localhost"


def test_a_faulty_server_loses_nothing(rehearsal: Rehearsal) -> None:
    expected = everything(rehearsal.source, "Patient")
    for kind in ("status", "html", "drop_before", "drop_after", "truncate"):
        rehearsal.order(rehearsal.api, match="patients", kind=kind, after=1, times=2)
        assert everything(rehearsal.source, "Patient") == expected


def test_a_server_that_sends_elsewhere_is_not_followed(rehearsal: Rehearsal) -> None:
    rehearsal.order(rehearsal.api, match="patients", kind="redirect", location="http://evil.example/")
    with pytest.raises(Refused, match="redirect"):
        rehearsal.source.page("Patient", None)


def test_every_file_is_fetched_without_the_key(rehearsal: Rehearsal) -> None:
    content = rehearsal.practice.content
    wanted = {row["id"]: row.get("_content") for row in rehearsal.practice.rows["File"]}
    fetched = 0
    for record in everything(rehearsal.source, "File")[:20]:
        row: Mapping[str, object] = json.loads(record)
        path = wanted[row["id"]]
        if path in content:
            assert b"".join(rehearsal.source.content("File", row, "url")) == content[str(path)]
            fetched += 1
    assert fetched > 10
    assert rehearsal.leaks() == []


def test_a_link_that_has_expired_is_renewed_from_the_record(rehearsal: Rehearsal) -> None:
    row = next(
        json.loads(record)
        for record in everything(rehearsal.source, "File")
        if f"files/{json.loads(record)['id']}" in str(sorted(rehearsal.practice.content))
    )
    rehearsal.clock.seconds += timedelta(hours=2).total_seconds()
    staged = {key: str(value) for key, value in row.items()}
    for record in (row, staged):
        assert b"".join(rehearsal.source.content("File", record, "url"))
    assert rehearsal.leaks() == []


def test_a_file_that_is_gone_is_a_refusal_and_a_host_that_is_down_is_not(rehearsal: Rehearsal) -> None:
    row = json.loads(everything(rehearsal.source, "File")[0])
    rehearsal.order(rehearsal.files, match="GET", kind="status", status=404, times=9)
    with pytest.raises(Refused, match="answered 404"):
        list(rehearsal.source.content("File", row, "url"))
    rehearsal.order(rehearsal.files, match="GET", kind="status", status=503, times=99)
    with pytest.raises(Unreachable):
        list(rehearsal.source.content("File", row, "url"))
    with pytest.raises(Refused, match=r"File\.url: the record has no link"):
        list(rehearsal.source.content("File", {"id": 1, "url": None}, "url"))


def test_exports_are_read_from_their_folder(rehearsal: Rehearsal) -> None:
    records = [json.loads(record) for record in everything(rehearsal.source, "Policy")]
    assert rehearsal.source.count("Policy") == len(records)
    content = b"".join(rehearsal.source.content("Policy", records[0], "document"))
    assert content.startswith(b"%PDF")


def test_what_the_plan_does_not_read_is_refused(rehearsal: Rehearsal) -> None:
    for name in ("Tenant", "Prescription"):
        with pytest.raises(Refused, match=f"{name}: the plan does not read it"):
            rehearsal.source.page(name, None)
    without = replace(rehearsal.source, export=None, rest=None, files=None)
    with pytest.raises(Refused, match="name the folder that holds them"):
        without.page("Policy", None)
    with pytest.raises(Refused, match="from an API, and none was opened"):
        without.page("Patient", None)


def exports_only() -> Plan:
    tables = tuple(table for table in plans.rehearsal_plan().tables if table.channel == "export")
    return plans.with_tables(tables)


def test_a_plan_of_exports_alone_needs_no_account(tmp_path: Path) -> None:
    folder = tmp_path / "handed-over"
    folder.mkdir()
    source = open_source(exports_only(), {}, folder, JumpingClock(), Network())
    assert source.identity() == "handed-over"
    with pytest.raises(BadExport, match="ask the practice"):
        source.count("Policy")


def test_a_setting_that_is_missing_stops_before_anything_is_asked() -> None:
    with pytest.raises(Refused, match="PRACTICE_URL is not set"):
        open_source(plans.rehearsal_plan(), {}, None, JumpingClock(), Network())
    with pytest.raises(Refused, match="PRACTICE_URL does not have the form"):
        open_source(plans.rehearsal_plan(), ENVIRONMENT, None, JumpingClock(), Network())


def test_it_works_over_real_sockets(practice: Practice) -> None:
    plan, clock = plans.rehearsal_plan(), JumpingClock()
    links = SignedLinks(base_url="http://localhost:1", secret=b"s")
    api = SourceApi(PracticeHub(), plan.connector, practice.rows, Settings(credentials={}, links=links))
    with serving(api) as address:
        environment = ENVIRONMENT | {"PRACTICE_URL": address.url}
        source = open_source(plan, environment, practice.exports, clock, Network(loopback=True))
        assert len(everything(source, "Patient")) == len(practice.rows["Patient"])
        source.close()
