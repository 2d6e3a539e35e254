"""What is finished stays as it is: a phase that runs again writes nothing."""

import pytest

from compiler.cli.run import PHASES
from compiler.runtime.run import advance
from tests.end_to_end.conftest import Undisturbed
from tests.end_to_end.runner import opened_run

SIGN_IN = "POST /services/oauth2/token"


def _calls(undisturbed: Undisturbed) -> list[str]:
    return [f"{one['method']} {one['path']}" for one in undisturbed.rig.org.requests()]


def _writes(calls: list[str]) -> list[str]:
    return [call for call in calls if not call.startswith("GET ") and call != SIGN_IN]


def test_a_first_run_writes_what_the_next_tests_look_for(undisturbed: Undisturbed) -> None:
    kinds = {
        (method, path.rpartition("/")[2] if "ingest/" in path else path.split("/")[4])
        for method, path in (call.split() for call in _writes(_calls(undisturbed)))
        if path.startswith("/services/data/")
    }

    assert {("POST", "jobs"), ("PUT", "batches"), ("POST", "metadata"), ("POST", "sobjects")} <= kinds


@pytest.mark.parametrize("phase", PHASES)
def test_a_finished_phase_that_runs_again_writes_nothing(undisturbed: Undisturbed, phase: str) -> None:
    before = len(_calls(undisturbed))

    with opened_run(undisturbed.rig.root) as context:
        step = advance(context, phase)

    assert (step.phase, step.state) == (phase, "done")
    assert _writes(_calls(undisturbed)[before:]) == []


def test_a_finished_run_that_runs_again_writes_nothing_and_finds_the_same(undisturbed: Undisturbed) -> None:
    before = len(_calls(undisturbed))

    with opened_run(undisturbed.rig.root) as context:
        written = context.store.audit_lines()
        step = advance(context)
        assert context.store.audit_lines() == written

    assert (step.phase, step.state) == ("report", "done")
    assert _writes(_calls(undisturbed)[before:]) == []
    assert undisturbed.rig.table() == undisturbed.table
    assert undisturbed.rig.org.content() == undisturbed.content
