"""What code scanning reads of findings."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.machine import fingerprint
from compiler.diagnostics.sarif import as_sarif
from tests.diagnostics import sarif_shape
from tests.diagnostics.files import at
from tests.diagnostics.findings import ALL, FILES, LAWS, NOWHERE, ODD, PLAIN, QUOTED


def _run(*found: Diagnostic) -> sarif_shape.Json:
    document = json.loads(as_sarif(found, FILES, LAWS, "1.2.3"))
    sarif_shape.log(document)
    return document["runs"][0]


def test_a_finding_has_its_rule_level_words_and_place() -> None:
    result = _run(ODD)["results"][0]

    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("YML105", 0, "error")
    assert result["message"]["text"] == (
        "`yes` means 100% <else>\\x0a& \\u202e more, or: less\nsome tools read this as a boolean\n"
        "note: a note\nhelp: quote it: 'yes'\nhelp: or do not"
    )
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "specs/a%20b%2Cc%25.yaml"},
        "region": {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 9},
    }
    assert result["partialFingerprints"] == {"crosswalk/v1": fingerprint(ODD)}


def test_places_beside_it_are_numbered_and_those_that_nobody_wrote_left_out() -> None:
    related = _run(ODD)["results"][0]["relatedLocations"]

    assert [(one["id"], one["message"]["text"]) for one in related] == [(1, "read here")]
    assert related[0]["physicalLocation"]["artifactLocation"] == {"uri": "z.yaml"}


def test_a_safe_fix_is_an_edit() -> None:
    fix = _run(ODD)["results"][0]["fixes"][0]

    assert fix["description"] == {"text": "quote it: 'yes'"}
    change = fix["artifactChanges"][0]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 9},
            "insertedContent": {"text": "'yes'"},
        }
    ]


@pytest.mark.parametrize("change", [{"applicability": "suggested"}, {"old": "no"}])
def test_a_fix_that_a_person_must_judge_or_that_does_not_fit_is_left_out(change: dict[str, Any]) -> None:
    assert "fixes" not in _run(replace(ODD, fix=replace(QUOTED, **change)))["results"][0]


def test_the_rules_are_those_that_were_broken_with_what_they_are_for() -> None:
    rules = _run(*ALL)["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["COV109", "DAG102", "YML105"]
    assert rules[2] == {
        "id": "YML105",
        "shortDescription": {"text": "value read differently"},
        "fullDescription": {"text": "Tools differ."},
        "help": {"text": "Tools differ. Quote it.\nSee: crosswalk explain YML105"},
        "helpUri": "https://yaml.org/type/bool.html",
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["YML"], "canBeAccepted": False},
    }


def test_a_finding_without_a_place_has_a_name() -> None:
    assert _run(NOWHERE)["results"][0]["locations"] == [
        {"logicalLocations": [{"fullyQualifiedName": "overlay"}]}
    ]


def test_no_findings_are_a_run_too() -> None:
    run = _run()

    assert run["tool"] == {"driver": {"name": "crosswalk", "version": "1.2.3", "rules": []}}
    assert (run["results"], run["columnKind"]) == ([], "unicodeCodePoints")


def test_the_same_findings_give_the_same_ascii_bytes_in_any_order() -> None:
    first = as_sarif(ALL, FILES, LAWS, "1")

    assert first == as_sarif(ALL[::-1], FILES, LAWS, "1")
    assert first.isascii()


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = replace(PLAIN, label="said otherwise")

    assert (
        _run(moved)["results"][0]["partialFingerprints"] == _run(PLAIN)["results"][0]["partialFingerprints"]
    )


@given(message=st.text(min_size=1), file=st.text(min_size=1), rule=st.sampled_from(sorted(LAWS)))
def test_whatever_stands_in_specs_the_log_has_its_shape(message: str, file: str, rule: str) -> None:
    _run(Diagnostic(rule=rule, message=message, place=at(f"specs/{file}", 1, 1, 1)))
