"""A rehearsal in an empty folder, with nothing but what is installed."""

import json
import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.command import CUSTOMERS, PAIR, Done, Terminal
from tests.workspace import ROOT


@pytest.fixture
def installed(tmp_path: Path, practice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ship the small practice with the tool, where an installation keeps its specs."""
    package = tmp_path / "site-packages" / "compiler"
    shutil.copytree(ROOT / "templates", package / "_shipped" / "templates")
    shutil.copytree(
        ROOT / "specs", package / "_shipped" / "specs", ignore=shutil.ignore_patterns("rehearsals")
    )
    shutil.copytree(practice, package / "_shipped" / "specs" / "rehearsals" / PAIR)
    monkeypatch.setattr("compiler.workspace.workspace.__file__", str(package / "workspace" / "workspace.py"))


@pytest.fixture
def kept(terminal: Terminal, installed: None) -> Iterator[Done]:
    """What `rehearse --keep` said; the servers are stopped afterwards, whatever happened."""
    done = terminal("rehearse", PAIR, "--keep")
    yield done
    state = _root(terminal) / "sandbox" / "sandbox.json"
    if state.exists() and _is_alive(pid := int(json.loads(state.read_bytes())["pid"])):
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def _root(terminal: Terminal) -> Path:
    return terminal.folder / "runs" / f"rehearsal-{CUSTOMERS}"


def _is_alive(pid: int) -> bool:
    ended, _ = os.waitpid(pid, os.WNOHANG)
    return ended == 0


# The command means to leave its servers behind, and Python warns of a child that nobody waits for.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_rehearsal_migrates_all_keeps_its_servers_up_and_says_how_to_reach_them(
    terminal: Terminal, kept: Done
) -> None:
    assert kept.code == 0, kept.err
    assert re.search(
        r"^oddities of the data: (\d+) of \1 ended where their README says$", kept.out, re.MULTILINE
    )
    assert re.search(r"^records of Contact +(\d+) +\1 +equal$", kept.out, re.MULTILINE)
    assert "DIFFERS" not in kept.out
    assert [path.name for path in terminal.folder.iterdir()] == ["runs"]
    _servers_answer(kept)
    _it_goes_on(terminal, kept)
    _it_stops(terminal, kept)


def _servers_answer(kept: Done) -> None:
    addresses = dict(re.findall(r"^  ([A-Z]+_URL)=(\S+)$", kept.out, re.MULTILINE))
    (authority,) = re.findall(r"^  certificate authority: (\S+)$", kept.out, re.MULTILINE)
    trusted = httpx.create_ssl_context(trust_env=False)
    trusted.load_verify_locations(authority)
    with httpx.Client(verify=trusted, trust_env=False) as client:
        assert client.get(f"{addresses['PRACTICEHUB_URL']}/api/patients").status_code == 401
        assert client.get(f"{addresses['SALESFORCE_URL']}/services/data").status_code == 200


def _it_goes_on(terminal: Terminal, kept: Done) -> None:
    (following,) = re.findall(r"^Next: crosswalk (.*)$", kept.out, re.MULTILINE)

    done = terminal(*following.split())

    assert (done.code, done.out.splitlines()[0].partition(":")[0]) == (0, "report")


def _it_stops(terminal: Terminal, kept: Done) -> None:
    (pid,) = map(int, re.findall(r"^Stop them with: kill (\d+)$", kept.out, re.MULTILINE))
    assert _is_alive(pid)
    os.kill(pid, signal.SIGTERM)
    assert os.waitpid(pid, 0)[1] == 0
    (_root(terminal) / "sandbox" / "sandbox.json").unlink()


def test_a_rehearsal_without_keep_leaves_no_server_and_reports_as_json(
    terminal: Terminal, installed: None
) -> None:
    done = terminal("rehearse", PAIR, "--json")

    outcome = json.loads(done.out)
    assert (done.code, outcome["ok"], outcome["oddities"]["wrong"]) == (0, True, [])
    assert all(check["ok"] for check in outcome["checks"])
    pid = int(json.loads((_root(terminal) / "sandbox" / "sandbox.json").read_bytes())["pid"])
    assert not Path(f"/proc/{pid}").exists()
