"""Both ends fail in the middle of a run, in every way they know, and it ends as if they had not."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.end_to_end.conftest import Undisturbed
from tests.end_to_end.org_window import SourceWindow
from tests.end_to_end.rig import Rig, rig

Fault = Mapping[str, object]

AT_ONCE = {"Retry-After": "0"}
SESSION_ENDED = json.dumps([{"errorCode": "INVALID_SESSION_ID", "message": "Session expired or invalid"}])
LOCKED = json.dumps([{"errorCode": "UNABLE_TO_LOCK_ROW", "message": "busy"}])
JOBS = r"/jobs/ingest"


def _status(match: str, status: int, after: int = 0, times: int = 1, body: str = "") -> Fault:
    fault = {"match": match, "kind": "status", "status": status, "headers": AT_ONCE, "body": body}
    return {**fault, "after": after, "times": times}


def _fault(match: str, kind: str, after: int = 0, times: int = 1) -> Fault:
    return {"match": match, "kind": kind, "after": after, "times": times}


READING = (
    _status("GET /api/appointments", 429, after=1, times=4),
    _fault("GET /api/appointments", "html", times=1),
    _status("GET /api/patients", 500, times=2),
    _fault("GET /api/patients", "drop_before"),
    _fault("GET /api/invoices", "drop_after", after=1),
    _fault("GET /api/invoices", "truncate"),
    _status("GET /api/practitioners", 503, after=1, times=2),
)
STORAGE = (
    _status("GET /files/70066", 403),  # links that have expired: the storage answers so
    _status("GET /files/70067", 403),
    _fault("GET /files/7007", "drop_before", after=1, times=2),
    _fault("GET /files/7007", "truncate", after=2),
    _status("GET /files/7006", 500, times=3),
)
WRITES_AND_READS = (
    f"POST .*{JOBS}$",
    f"PUT .*{JOBS}/.*/batches",
    f"PATCH .*{JOBS}/",
    f"GET .*{JOBS}/[^/]*$",
    f"GET .*{JOBS}/.*/successfulResults",
    f"GET .*{JOBS}/.*/failedResults",
    f"GET .*{JOBS}/.*/unprocessedrecords",
    "POST .*/sobjects/ContentVersion",
    "GET .*/query",
)
LOST_ANSWERS = (
    _fault("POST .*/metadata/deployRequest", "drop_after"),
    *(_fault(match, "drop_after", after) for match in WRITES_AND_READS for after in (0, 3)),
)
ERRORS = (
    _status("POST .*/oauth2/token", 500),
    _status(f"POST .*{JOBS}$", 503, after=1, times=2),
    _status(f"POST .*{JOBS}$", 401, after=3, body=SESSION_ENDED),
    _status(f"PUT .*{JOBS}/", 401, after=1, body=SESSION_ENDED),
    _status(f"PUT .*{JOBS}/", 500, after=2, times=2),
    _fault(f"PUT .*{JOBS}/", "drop_before", after=3),
    _status(f"PATCH .*{JOBS}/", 401, after=2, body=SESSION_ENDED),
    _status(f"PATCH .*{JOBS}/", 500, after=1),
    _fault(f"PATCH .*{JOBS}/", "html", after=1),
    _fault(f"PATCH .*{JOBS}/", "drop_before", after=1),
    _status(f"GET .*{JOBS}/", 503, after=6, times=2),
    _fault(f"GET .*{JOBS}/", "html", after=9, times=2),
    _status("POST .*/sobjects/ContentVersion", 401, after=1, body=SESSION_ENDED),
    _status("POST .*/sobjects/ContentVersion", 503, after=2),
    _status("GET .*/query", 503, after=10, times=2),
    _fault("GET .*/query", "html", after=4),
)
BUSY_ROWS = (
    {"object": "Event", "kind": "lock", "every": 2, "times": 3},
    {"object": "Contact", "kind": "stop", "rows": 3, "times": 2},
    {"object": "Invoice__c", "kind": "stop", "rows": 0, "times": 1},
)


@contextmanager
def _storage(one: Rig) -> Iterator[SourceWindow]:
    """The storage behind the links of the practice's files."""
    variables = one.state["environment"]
    headers = {
        "x-practicehub-key": variables["PRACTICEHUB_KEY"],
        "x-app-details": variables["PRACTICEHUB_APP"],
    }
    link = urlsplit(one.source.http.get("/api/files", headers=headers).json()["data"][0]["url"])
    with closing(SourceWindow(f"{link.scheme}://{link.netloc}", None)) as window:
        yield window


def _is_like(one: Rig, undisturbed: Undisturbed) -> None:
    assert one.table() == undisturbed.table
    assert one.org.content() == undisturbed.content
    assert one.org.open_jobs() == []


def test_a_source_in_trouble_changes_nothing_in_the_end(
    tmp_path: Path, practice: Path, generated: Path, undisturbed: Undisturbed
) -> None:
    with rig(tmp_path / "rehearsal", practice, generated) as one, _storage(one) as storage:
        one.source.spoil(*READING)
        storage.spoil(*STORAGE)

        one.run_until_finished()

        answered = {call["status"] for call in one.source.requests()}
        fetched = {call["status"] for call in storage.requests()}
        assert {0, 200, 429, 500, 503} <= answered
        assert {0, 200, 403, 404, 500} <= fetched
        renewed = [call["query"] for call in one.source.requests() if call["path"] == "/api/files"]
        assert any("70066" in query for query in renewed)
        _is_like(one, undisturbed)


def test_an_org_whose_answers_get_lost_holds_every_record_once_in_the_end(
    tmp_path: Path, practice: Path, generated: Path, undisturbed: Undisturbed
) -> None:
    with rig(tmp_path / "rehearsal", practice, generated) as one:
        one.org.spoil(*LOST_ANSWERS)

        said = one.run_until_finished()

        assert one.org.faults_left() == []
        assert len(said) >= 6
        _is_like(one, undisturbed)


def test_an_org_that_errs_and_ends_sessions_holds_every_record_once_in_the_end(
    tmp_path: Path, practice: Path, generated: Path, undisturbed: Undisturbed
) -> None:
    with rig(tmp_path / "rehearsal", practice, generated) as one:
        one.org.spoil(*ERRORS)
        one.org.http.post("/__sandbox__/row-faults", json=BUSY_ROWS).raise_for_status()

        one.run_until_finished()

        assert one.org.faults_left() == []
        _is_like(one, undisturbed)
