"""Each rule: the shipped pair broken in one place, and the exact words that come of it."""

from functools import cache
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from compiler.pipeline import Compilation
from compiler.rules.reference import EXAMPLES, Example, markdown, what_to_do, write_examples
from compiler.rules.registry import ALL, REGISTRY
from tests.checks.breaks import BREAKS
from tests.checks.examples import example
from tests.workspace import OVERLAY, PAIR, ROOT, SOURCE, TARGET, broken, checked, said, shipped

EXAMPLES_FILE = ROOT / "compiler" / "rules" / EXAMPLES
REFERENCE_FILE = ROOT / "specs" / "rules.md"

# What a single edit may say beside its own rule, because it is another truth that another edit puts right.
ALSO = {
    "COV101": {"COV102"},  # the field that was not filled, and the value that goes nowhere
    "COV102": {"COV110"},
    "COV103": {"KEY101", "TYP104"},
    "KEY101": {"COV103"},
    "KEY106": {"COV110"},
    "KEY107": {"COV102"},
    "REF127": {"REF129"},  # the published row that named the route by its old name
    "SFM124": {"COV101"},  # the route that does not fill what every task would need
    "SFR106": {"COV113"},  # a second record of each row, which no published row speaks of
    "SFR112": {"COV113"},
    "SFR113": {"COV113", "OPS108"},  # amounts that nobody compares yet
    "SFR114": {"OPS104"},  # the object that nothing read before
    "SFR115": {"COV113", "OPS108"},
    "TYP101": {"COV102"},
    "YML115": {"COV110"},
}


@cache
def failing(rule: str) -> Compilation:
    """Check the specs that break a rule, once for all tests of this file."""
    return BREAKS[rule].failing()


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_a_broken_spec_says_so_in_these_words(rule: str, snapshot: SnapshotAssertion) -> None:
    found = failing(rule)

    assert rule in {one.rule for one in found.diagnostics}
    assert said(found) == snapshot


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_a_finding_has_the_level_of_its_law(rule: str) -> None:
    assert {one.level for one in failing(rule).diagnostics if one.rule == rule} == {REGISTRY[rule].level}


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_somebody_who_reads_about_a_rule_learns_what_to_do(rule: str) -> None:
    assert what_to_do(REGISTRY[rule], example(rule, BREAKS[rule], failing(rule)))


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_one_edit_gives_one_kind_of_finding(rule: str) -> None:
    said = {one.rule for one in failing(rule).diagnostics}

    assert said - {rule} == ALSO.get(rule, set())


def test_the_shipped_examples_are_what_the_breaks_give(request: pytest.FixtureRequest) -> None:
    _same(EXAMPLES_FILE, write_examples(_examples()), request)


def test_the_reference_is_what_the_registry_gives(request: pytest.FixtureRequest) -> None:
    _same(REFERENCE_FILE, markdown(ALL, _examples()), request)


def _examples() -> dict[str, Example]:
    return {rule: example(rule, edit, failing(rule)) for rule, edit in sorted(BREAKS.items())}


def _same(file: Path, wanted: str, request: pytest.FixtureRequest) -> None:
    """Compare a committed file with what it should hold; `--snapshot-update` writes it."""
    if request.config.getoption("update_snapshots"):
        file.write_text(wanted, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == wanted, "run: pytest tests/checks --snapshot-update"


@pytest.mark.parametrize("customer", [None, "acme-physio"])
def test_the_shipped_pair_is_clean(customer: str | None) -> None:
    found = checked(shipped(), customer)

    assert said(found) == ""


@pytest.mark.parametrize("answer", ["", "somebody", "'no one at all'"])
def test_an_owner_that_is_no_username_is_found_too(answer: str) -> None:
    found = checked(broken({OVERLAY: (("records@acme-physio.example", answer or "''"),)}), "acme-physio")

    assert [one.rule for one in found.diagnostics] == ["DEC102"]


def test_a_shown_column_that_differs_in_case_from_the_matched_one_is_refused() -> None:
    column = "      credentials: credentials\n    unmatched"
    found = checked(broken({PAIR: ((column, f"      email: email\n{column}"),)}))

    assert [one.rule for one in found.diagnostics] == ["REF116"]


def test_an_overlay_for_another_pair_is_one_finding() -> None:
    texts = broken({OVERLAY: (("extends: practicehub-salesforce", "extends: upvio-salesforce"),)})

    found = checked(texts, "acme-physio")

    assert [one.rule for one in found.diagnostics] == ["REF115"]


def test_a_target_without_rules_is_one_finding() -> None:
    found = checked(broken({TARGET: (("rule_pack: salesforce ", "rule_pack: hubspot "),)}))

    assert [one.rule for one in found.diagnostics] == ["REF114"]


def test_six_mistakes_at_once_give_six_findings_with_their_places(snapshot: SnapshotAssertion) -> None:
    six = (
        ("Medical_Record_Number__c: patient_number", "Medical_Record_Number__c: patient_nummer"),
        ("    limits: {max_duration: 24h}", "    limit: {max_duration: 24h}"),
        ("        Since__c: date\n", "        Since__c: bool\n"),
        (
            "        Effective_Date__c: date\n",
            "        Effective_Date__c: date\n        Plan__c: text(40)!\n",
        ),
        (
            "missed: No Show, cancelled: Cancelled}\n  appointment_state",
            "missed: No Show}\n  appointment_state",
        ),
    )

    cycle = BREAKS["DAG101"].edits
    found = checked(broken({SOURCE: cycle[SOURCE], PAIR: (*cycle[PAIR], *six)}))

    assert sorted(one.rule for one in found.diagnostics) == [
        "COV101",
        "DAG101",
        "PCK101",
        "REF102",
        "TYP101",
        "YML104",
    ]
    assert said(found) == snapshot
