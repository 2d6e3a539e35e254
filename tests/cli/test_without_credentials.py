"""What needs no source asks for none, what needs nothing makes nothing, and a lost key is not replaced."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.cli import connect
from compiler.cli.addresses import Address
from compiler.cli.progress import LineProgress
from compiler.cli.rehearse import prepare
from tests.cli.command import CUSTOMERS, PAIR, Terminal
from tests.end_to_end.rig import Rig, rig


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, practice: Path, generated: Path) -> Iterator[Rig]:
    """A rehearsal that holds no credential of the source."""
    with rig(tmp_path_factory.mktemp("served") / "a rehearsal", practice, generated) as one:
        path = one.root / "sandbox" / "sandbox.json"
        state = json.loads(path.read_bytes())
        state["environment"] = {
            name: value for name, value in state["environment"].items() if name.startswith("SALESFORCE")
        }
        path.write_text(json.dumps(state), encoding="utf-8")
        yield one


def test_status_before_the_first_run_makes_nothing(terminal: Terminal, served: Rig, tmp_path: Path) -> None:
    here = tmp_path / "untouched"
    shutil.copytree(served.root, here)

    said = terminal("status", CUSTOMERS, "--rehearsal", str(here))
    read = json.loads(terminal("status", CUSTOMERS, "--rehearsal", str(here), "--json").out)

    assert (said.code, said.out.splitlines()[0]) == (0, "no run yet")
    assert (read["text"], read["phase"], read["code"]) == ("no run yet", None, 0)
    assert not (here / "run").exists()


def test_deploy_and_status_need_no_source(terminal: Terminal, served: Rig) -> None:
    where = ("--rehearsal", str(served.root))

    checked = terminal("deploy", CUSTOMERS, "--check-only", *where)
    deployed = terminal("deploy", CUSTOMERS, *where)
    found = terminal("status", CUSTOMERS, "--json", *where)

    assert checked.code == 0, checked.err
    assert checked.out.startswith("the destination would accept ")
    assert " components would change; nothing was changed" in checked.out
    assert deployed.code == 0, deployed.err
    assert deployed.out.splitlines()[0].endswith("the destination has everything that the plan writes")
    status = json.loads(found.out)
    assert status["facts"].keys() >= {"organisation", "environment"}
    assert all(isinstance(route, dict) for route in status["routes"])


def test_a_run_that_stops_is_json_for_a_program(terminal: Terminal, served: Rig) -> None:
    done = terminal("run", CUSTOMERS, "--rehearsal", str(served.root), "--json")

    found = json.loads(done.out)
    assert (done.code, found["code"], found["phase"], found["state"]) == (6, 6, None, "stopped")
    assert "PRACTICEHUB_URL" in found["text"]


def test_a_lost_key_is_asked_for_and_not_made_anew(terminal: Terminal, served: Rig, tmp_path: Path) -> None:
    here = tmp_path / "lost"
    terminal("deploy", CUSTOMERS, "--rehearsal", str(served.root))
    shutil.copytree(served.root, here)
    (here / "run" / "run.key").unlink()

    done = terminal("status", CUSTOMERS, "--rehearsal", str(here))

    assert done.code == 5
    assert done.err.startswith(f"run.key is missing from {here / 'run'}; restore it")
    assert not (here / "run" / "run.key").exists()


def test_wrong_usage_names_the_command(terminal: Terminal) -> None:
    assert terminal("check").err.startswith("Usage: crosswalk check ")


def test_an_interrupted_rehearsal_says_that_the_next_one_is_new(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("compiler.cli.rehearse.prepare", interrupted)

    done = terminal("rehearse", PAIR)

    assert (done.code, done.out) == (130, "")
    assert done.err == "\nThe rehearsal is stopped; the same command begins a new one.\n"


def test_deploy_stays_off_an_org_that_the_run_is_not_bound_to(
    terminal: Terminal, served: Rig, tmp_path: Path
) -> None:
    here = tmp_path / "bound"
    shutil.copytree(served.root, here, ignore=shutil.ignore_patterns("run"))
    spot = connect.rehearsal_spot(here)
    plan = connect.read_plan(spot.folders.generated, Address(pair=PAIR, customer="acme-physio"))
    with connect.opened_for_reading(plan, spot, LineProgress()) as context:
        context.store.bind({"organisation": "00D000000000000AAA"})
    before = len(served.org.requests())

    done = terminal("deploy", CUSTOMERS, "--rehearsal", str(here), "--json")

    assert (done.code, json.loads(done.out)["state"]) == (5, "stopped")
    assert "another organisation" in json.loads(done.out)["text"]
    assert all(one["method"] == "GET" or "oauth2" in one["path"] for one in served.org.requests()[before:])


def test_a_rehearsal_inside_a_workspace_is_kept_with_the_other_runs(
    terminal: Terminal, workspace: Path, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(practice, workspace / "specs" / "rehearsals" / PAIR)
    monkeypatch.chdir(workspace / "specs" / "pairs")

    rehearsal = prepare(Address(pair=PAIR, customer=None))

    assert rehearsal.root == workspace / "runs" / f"rehearsal-{CUSTOMERS}"
    assert not (workspace / "specs" / "pairs" / "runs").exists()
