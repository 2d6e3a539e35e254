"""What a patient typed is in the sealed store and in the org, and nowhere else, whatever goes wrong."""

import csv
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.cli import connect
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.ports import Folders
from compiler.runtime.sealing import Sealer
from compiler.runtime.staged import staged_engine
from compiler.runtime.store import Store
from tests.cli.command import CUSTOMERS, Done, Terminal
from tests.end_to_end.conftest import Undisturbed
from tests.end_to_end.rig import Rig, rig, temporary
from tests.end_to_end.runner import HastyClock, opened_run

CANARY = "CANARY-7f3a91-NAME"
TEMPLATE = "users-practitioner_user.csv"
AT_ONCE = {"Retry-After": "0", "Content-Type": "application/json"}
OUTSIDE, BLOCKED, STOPPED, BUG = 6, 3, 5, 70
JOBS = "/jobs/ingest"
# What the practice hands over by hand and what the sandbox serves are outside of the run.
NOT_OURS = ("sandbox",)


def _canaries(practice: Path) -> list[bytes]:
    told: list[str] = json.loads((practice / "expected.json").read_bytes())["canaries"]
    return [canary.lower().encode() for canary in told]


def _leaks(canaries: list[bytes], folder: Path) -> list[str]:
    """The files below a folder that hold a canary, in their names or in their bytes."""
    return [
        f"{canary.decode()} in {path.relative_to(folder)}"
        for path in sorted(folder.rglob("*"))
        if path.relative_to(folder).parts[0] not in NOT_OURS
        for canary in canaries
        if canary in path.name.lower().encode() or (path.is_file() and canary in path.read_bytes().lower())
    ]


def _said(canaries: list[bytes], *texts: str) -> list[str]:
    return [one.decode() for text in texts for one in canaries if one in text.lower().encode()]


def _bad(match: str, status: int, body: str, times: int = 1) -> Mapping[str, object]:
    return {
        "match": match, "kind": "status", "status": status, "headers": AT_ONCE, "body": body, "times": times,
    }  # fmt: skip


# -- a run that goes well -------------------------------------------------------------------------


def test_the_canaries_travelled(undisturbed: Undisturbed, practice: Path) -> None:
    arrived = json.dumps(undisturbed.content, ensure_ascii=False).lower().encode()

    missing = [canary for canary in _canaries(practice) if canary not in arrived]

    assert missing == [b"canary-c3d5f1-bytes"], "bytes of a file are kept beside the records"


def test_a_run_that_goes_well_leaves_no_canary_in_any_file_or_word(
    undisturbed: Undisturbed, practice: Path
) -> None:
    root = undisturbed.rig.root
    looked_at = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}

    assert {
        "run/run.sqlite3",
        "run/report.html",
        "run/report.json",
        "run/discover.json",
        "transcript",
    } <= looked_at
    assert _leaks(_canaries(practice), root) == []


def test_the_users_template_names_staff_on_purpose_and_no_patient(
    undisturbed: Undisturbed, practice: Path
) -> None:
    template = (undisturbed.rig.run_folder / TEMPLATE).read_text(encoding="utf-8")
    patients = {
        record["LastName"] for key, record in undisturbed.content["Contact"].items() if ":Patient:" in key
    }
    staff = {
        record["LastName"]
        for key, record in undisturbed.content["Contact"].items()
        if ":Practitioner:" in key
    }

    names = {cell.rpartition(" ")[2] for row in csv.reader(template.splitlines()) for cell in row}
    assert names >= staff
    assert names & (patients - staff) == set()


# -- a run in which everything goes wrong ------------------------------------------------------------


class Heard:
    """Runs commands against one rehearsal and remembers every word."""

    def __init__(self, terminal: Terminal, one: Rig) -> None:
        self._terminal = terminal
        self._rig = one
        self.words: list[str] = []

    def run(self, *more: str, verb: str = "run") -> Done:
        done = self._terminal(verb, CUSTOMERS, "--rehearsal", str(self._rig.root), *more)
        self.words += [done.out, done.err]
        return done


@pytest.fixture
def terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(connect, "RealClock", HastyClock)
    return Terminal(tmp_path, capfd, monkeypatch)


@pytest.fixture
def troubled(
    tmp_path: Path, practice: Path, generated: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rig]:
    with rig(tmp_path / "rehearsal", practice, generated) as one:
        monkeypatch.setattr(tempfile, "tempdir", str(temporary(one.root)))
        yield one


def test_a_run_in_which_everything_goes_wrong_says_no_canary(
    terminal: Terminal, troubled: Rig, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(terminal, troubled)
    _the_source_errs(heard, troubled)
    _the_org_errs(heard, troubled)
    _the_template_is_wrong(heard, troubled)
    _the_program_breaks(heard, monkeypatch)
    _the_load_fails(heard, troubled)
    assert heard.run().code == STOPPED, "one record is in the org, and its results said that it is not"
    assert heard.run("--json", verb="status").code == 0
    assert heard.run(verb="status").code == 0

    assert _said(_canaries(practice), *heard.words) == []
    assert _leaks(_canaries(practice), troubled.root) == []
    assert "FIELD_CUSTOM_VALIDATION_EXCEPTION" in (troubled.run_folder / "report.html").read_text()


def _the_source_errs(heard: Heard, one: Rig) -> None:
    answers = (
        _bad("GET /api/", 401, json.dumps({"message": f"{CANARY} may not"}), times=9),
        _bad("GET /api/", 500, f"<h1>{CANARY}</h1>", times=40),
        _bad("GET /api/", 200, f"<html>{CANARY}</html>", times=40),
        _bad("GET /api/", 200, f'{{"data": [{{"last_name": "{CANARY}"', times=40),
        _bad("GET /api/", 200, f'{{"data": ["{CANARY}"], "total_entries": 1, "links": {{}}}}', times=40),
        _bad("GET /api/", 302, "", times=9),
        {"match": "GET /api/", "kind": "drop_after", "times": 40},
    )
    for answer in answers:
        one.source.spoil(answer)
        assert heard.run().code in (BLOCKED, STOPPED, OUTSIDE)
    one.source.spoil()


def _the_org_errs(heard: Heard, one: Rig) -> None:
    refusal = json.dumps({"error": "invalid_client", "error_description": CANARY})
    failed = {"deployResult": {"done": True, "success": False, "status": "Failed", "details": {}}}
    unkind = json.dumps([{"errorCode": "UNKNOWN_EXCEPTION", "message": CANARY}])
    for answer, code in (
        (_bad("POST /services/oauth2/token", 400, refusal), OUTSIDE),
        (_bad("POST .*/metadata/deployRequest", 400, unkind), OUTSIDE),
        (_bad("GET .*/metadata/deployRequest/", 200, json.dumps(failed)), BLOCKED),
        (_bad("GET .*/describe", 500, CANARY, times=40), OUTSIDE),
        (_bad("GET .*/query", 400, unkind), OUTSIDE),
    ):
        one.org.spoil(answer)
        assert heard.run().code == code, answer
    one.org.spoil()


def _the_template_is_wrong(heard: Heard, one: Rig) -> None:
    assert heard.run().code == BLOCKED
    path = one.run_folder / TEMPLATE
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    wrong = one.root / "tmp" / "returned.csv"
    for broken, code in (
        (f"{CANARY},user_id\n1,2\n", STOPPED),
        (",".join(header) + f'\n"{CANARY}', STOPPED),
        (",".join(header) + f"\n{CANARY},x\n", STOPPED),
        (",".join(header) + "\n" + ",".join([CANARY] * len(header)) + "\n", 1),
    ):
        wrong.write_text(broken, encoding="utf-8")
        assert heard.run("--apply", str(wrong), verb="users").code == code
    wrong.unlink()
    assert heard.run("--apply", str(path), verb="users").code == 0


def _the_program_breaks(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(context: Context) -> None:
        table = next(table for table in context.plan.tables if table.object == "Patient")
        record = next(iter(context.store.pages(table.object)))
        raise ValueError(record)

    with monkeypatch.context() as patch:
        patch.setattr("compiler.runtime.run.load", broken)
        assert heard.run().code == BUG


def _the_load_fails(heard: Heard, one: Rig) -> None:
    unkind = json.dumps([{"errorCode": "INVALID_FIELD", "message": CANARY}])
    key = "practicehub:Tenant:acme"
    header = '"sf__Id","sf__Error","Migration_Key__c"\n'
    strange = f'{header}"","SOME_CODE:{CANARY}:Name --","{CANARY}"\n'
    for answer in (
        _bad(f"POST .*{JOBS}$", 400, unkind),
        _bad(f"PUT .*{JOBS}/", 500, CANARY),
        _bad(f"PATCH .*{JOBS}/", 400, unkind),
        _bad(f"GET .*{JOBS}/.*/failedResults", 200, strange),
        _bad(f"GET .*{JOBS}/.*/failedResults", 200, f"{header}{CANARY}"),
        {"match": f"GET .*{JOBS}/", "kind": "html", "body": CANARY, "times": 40},
    ):
        one.org.spoil(answer)
        assert heard.run().code in (STOPPED, OUTSIDE), answer
    said = f'{header}"","FIELD_CUSTOM_VALIDATION_EXCEPTION:{CANARY} is not wanted:Name --","{key}"\n'
    one.org.spoil(
        _bad(f"GET .*{JOBS}/.*/successfulResults", 200, '"sf__Id","sf__Created","Migration_Key__c"\n'),
        _bad(f"GET .*{JOBS}/.*/failedResults", 200, said),
    )


# -- spilled files ----------------------------------------------------------------------------------

ROWS, MEMORY = 20_000, "64MB"


def test_what_the_engine_spills_holds_no_canary(tmp_path: Path, undisturbed: Undisturbed) -> None:
    with _crowded(undisturbed, tmp_path / "run") as context, staged_engine(context) as engine:
        first = next(iter(engine.run('SELECT * FROM "Appointment" ORDER BY note')))
        spilled = {path: path.read_bytes() for path in (tmp_path / "run").rglob("*.tmp")}

        assert CANARY in str(first)
        assert sum(map(len, spilled.values())) > 1_000_000
        assert [path.name for path, content in spilled.items() if CANARY.encode() in content] == []
        assert [path for path in spilled if path.parent.stat().st_mode & 0o077] == []


@contextmanager
def _crowded(undisturbed: Undisturbed, folder: Path) -> Iterator[Context]:
    """The run's plan over so many appointments that the engine cannot hold them in memory."""
    with opened_run(undisturbed.rig.root) as context, Store.open(folder, Sealer(b"k" * 32)) as store:
        for name in ("AppointmentType", "Appointment"):
            store.begin_pass(name, "2026-01-01T00:00:00Z")
        store.add_page("AppointmentType", 1, (b'{"id": 11, "name": "Initial Consult"}',), None, 1, done=True)
        pages = [range(start, start + 1000) for start in range(0, ROWS, 1000)]
        for number, page in enumerate(pages, start=1):
            records = tuple(map(_appointment, page))
            store.add_page("Appointment", number, records, None, ROWS, done=number == len(pages))
        yield replace(
            context,
            store=store,
            folders=Folders(run=folder, generated=context.folders.generated),
            engine=lambda: Engine(folder, memory=MEMORY),
        )


def _appointment(number: int) -> bytes:
    """An appointment with a long note that cannot be packed."""
    noise = "".join(hashlib.sha256(f"{number} {part}".encode()).hexdigest() for part in range(20))
    record = {
        "id": number + 1,
        "patient_id": 1,
        "practitioner_id": 2,
        "appointment_type_id": 11,
        "start": "2023-10-16 17:36:11",
        "end": "2023-10-16 18:36:11",
        "status": "processed",
        "note": f"{CANARY} {noise}",
        "created": "2023-10-14 10:15:00",
    }
    return json.dumps(record).encode()
