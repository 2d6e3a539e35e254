"""Rows that are only looked up have fields too: what nobody uses of them is dropped with a reason."""

from compiler.pipeline import check_pair
from tests.workspace import TZDATA, broken, shipped

PAIR = "specs/pairs/deskflow-salesforce.yaml"
DROP = "    drop:\n      team: teams are queues, which the admin makes\n"
SHOWN = "    show: {name: name, active: active}\n"


def _lost(texts: dict[str, str]) -> list[str]:
    found = check_pair(texts, "deskflow-salesforce", None, TZDATA).diagnostics
    return [one.message for one in found if one.rule == "COV102"]


def test_a_field_that_is_neither_matched_nor_shown_nor_dropped_is_a_finding() -> None:
    assert _lost(broken({PAIR: ((SHOWN + "    unmatched: {owner: $fallback_owner}\n" + DROP, SHOWN),)})) == [
        "Agent.team is neither mapped nor dropped in route `agent`"
    ]


def test_what_another_route_of_the_object_accounts_for_is_not_asked_of_the_match() -> None:
    assert _lost(shipped()) == []
