"""The run marker: made once, read where it is another's, found again where an answer was lost."""

import json
from datetime import UTC, datetime

import pytest

from compiler.runtime.ports import Claim, NotDeployed, Refused, Unreachable
from tests.connectors.salesforce.project import MARKER, with_marker
from tests.connectors.salesforce.test_destination import Rehearsal, opened
from tests.connectors.salesforce.world import Table, asked, destination, refusal
from tests.connectors.world import json_reply

OURS = Claim(plan="ph-sf@acme", run="a" * 32, since=datetime(2026, 3, 1, 9, 0, tzinfo=UTC))
OTHERS = Claim(plan="ph-sf@other", run="b" * 32, since=datetime(2026, 2, 1, 8, 30, tzinfo=UTC))
PATH = rf"^POST .*/sobjects/{MARKER}/?$"


@pytest.fixture
def ready() -> Rehearsal:
    made = opened()
    assert made.destination.deploy(with_marker(), check_only=False).succeeded
    assert made.destination.grant("Loader")
    return made


def marks(ready: Rehearsal) -> list[dict[str, object]]:
    rows = ready.control("GET", f"rows?object={MARKER}")
    assert isinstance(rows, list)
    return [row for row in rows if row.get("IsDeleted") in (False, "false", None)]


def test_nobody_holds_an_org_at_first(ready: Rehearsal) -> None:
    assert ready.destination.holder() is None


def test_a_claim_is_kept_and_read_back(ready: Rehearsal) -> None:
    assert ready.destination.claim(OURS) == OURS
    assert ready.destination.holder() == OURS


def test_a_second_claim_is_told_of_the_first(ready: Rehearsal) -> None:
    ready.destination.claim(OTHERS)

    assert ready.destination.claim(OURS) == OTHERS
    assert ready.destination.holder() == OTHERS
    assert len(marks(ready)) == 1


def test_claiming_again_finds_the_own_mark(ready: Rehearsal) -> None:
    ready.destination.claim(OURS)

    assert ready.destination.claim(OURS) == OURS
    assert len(marks(ready)) == 1


@pytest.mark.parametrize("kind", ["drop_after", "drop_before"])
def test_a_claim_whose_answer_is_lost_is_resolved_by_reading(ready: Rehearsal, kind: str) -> None:
    ready.fault(PATH, kind, times=1)

    if kind == "drop_after":
        assert ready.destination.claim(OURS) == OURS
    else:
        with pytest.raises(Unreachable):
            ready.destination.claim(OURS)
        assert ready.destination.holder() is None
        assert ready.destination.claim(OURS) == OURS
    assert len(marks(ready)) == 1


def test_a_lost_answer_may_hide_that_another_was_quicker(ready: Rehearsal) -> None:
    ready.destination.claim(OTHERS)
    ready.fault(PATH, "drop_after", times=1)

    assert ready.destination.claim(OURS) == OTHERS


def test_letting_go_lets_the_next_one_in(ready: Rehearsal) -> None:
    ready.destination.claim(OTHERS)

    ready.destination.release(OURS.run)
    assert ready.destination.holder() == OTHERS

    ready.destination.release(OTHERS.run)
    ready.destination.release(OTHERS.run)
    assert ready.destination.claim(OURS) == OURS


def test_a_plan_with_a_long_name_fits(ready: Rehearsal) -> None:
    claim = Claim(plan="p" * 90, run=OURS.run, since=OURS.since)

    ready.destination.claim(claim)

    found = ready.destination.holder()
    assert found is not None
    assert found.plan == "p" * 64


def test_an_org_without_the_marker_says_what_to_do() -> None:
    bare = opened()

    for ask in (bare.destination.holder, lambda: bare.destination.claim(OURS)):
        with pytest.raises(NotDeployed, match="deploy the project, and assign the permission set"):
            ask()


def test_a_mark_that_this_user_may_not_see_is_not_taken_for_none() -> None:
    org = destination(
        Table(
            {
                f"POST /sobjects/{MARKER}/": refusal("DUPLICATE_VALUE"),
                "GET /query/": json_reply({"totalSize": 0, "done": True, "records": []}),
            }
        )
    )[0]

    with pytest.raises(Refused, match="another run holds the org, and this user may not see which"):
        org.claim(OURS)


def test_the_mark_holds_names_and_a_time_and_nothing_else() -> None:
    made = json_reply({"id": "a0A5g00000AbCdEAAV", "success": True, "errors": []}, 201)
    org, wire = destination(Table({f"POST /sobjects/{MARKER}/": made}))

    org.claim(OURS)

    assert asked(wire) == [f"POST /sobjects/{MARKER}/"]
    assert json.loads(wire.seen[-1].body) == {
        "Slot__c": "load",
        "Plan__c": "ph-sf@acme",
        "Runner__c": "a" * 32,
        "Since__c": "2026-03-01T09:00:00.000Z",
    }
