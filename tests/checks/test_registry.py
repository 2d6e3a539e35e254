"""Every rule id of the product is registered once, says what it is for, and is proved."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.diagnostics.law import Law
from compiler.platforms.known import PLATFORMS
from compiler.rules.registry import ALL, FAMILIES, REGISTRY, law_of
from compiler.rules.retired import RETIRED
from compiler.runtime.meanings import meaning
from tests.checks.breaks import BREAKS
from tests.checks.proofs import PROVED_BY
from tests.workspace import ROOT

_ID = re.compile(r"[A-Z]{3}[0-9]{3}")
# What no reason makes right: rows would be wrong, doubled, lost, refused, or shown to the wrong people.
_HARD = re.compile(
    r"(YML|REF|KEY|SFM|SEC|LNK|LOD|FIL|ORG).+|TYP10[147]|PCK10[12]|COV10[1-8]|COV112|DAG101|PHI10[123]|DEC.+"
)
_OTHER_WORDS = {"INT128", "SHA256"}
# Where laws are written down; everywhere else an id is a use of it.
_RECORDS = {"Law", "Retired", "Rule"}


def _ids_in(path: Path) -> Iterator[str]:
    """Yield every id that a file's code holds as a whole text, those of the records themselves aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    recorded = {
        id(word.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _RECORDS
        for word in node.keywords
        if word.arg == "id"
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in recorded else None
        if isinstance(text, str) and _ID.fullmatch(text) and text not in _OTHER_WORDS:
            yield text


def _used() -> set[str]:
    """Return the ids that the product can report; the tables of words and of follow-ups report nothing."""
    tables = {"causes.py", "meanings.py"}
    files = (path for path in sorted((ROOT / "compiler").rglob("*.py")) if path.name not in tables)
    return {rule for path in files if "_shipped" not in path.parts for rule in _ids_in(path)}


def test_every_id_in_the_code_is_registered_and_every_registered_one_is_used() -> None:
    registered = {law.id for law in ALL if _ID.fullmatch(law.id)}

    assert sorted(_used() - registered) == []
    assert sorted(registered - _used()) == []


def test_no_id_is_registered_twice() -> None:
    assert [rule for rule, count in Counter(law.id for law in ALL).items() if count > 1] == []


def test_no_id_that_was_retired_means_anything_else() -> None:
    assert set(RETIRED) & {law.id for law in ALL} == set()
    assert [
        one.id for one in RETIRED.values() if one.id[:3] not in FAMILIES or not one.why.endswith(".")
    ] == []


def test_the_families_are_those_of_the_laws_that_there_are_or_will_be() -> None:
    assert {law.family for law in ALL} - set(FAMILIES) == set()


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.id)
def test_a_law_says_what_it_is_for_in_sentences(law: Law) -> None:
    assert re.fullmatch(r"([a-z]|API |WhatId ).+[^.]", law.title)
    assert re.fullmatch(r".+[.:]", law.why)
    assert law.remedy == "" or law.remedy.endswith(".")
    assert (law.source is None) == (law.verified is None)
    assert law.source is None or law.source.startswith("https://")
    assert law.verified is None or re.match(r"20[0-9]{2}-[0-9]{2}, .+", law.verified)


@pytest.mark.parametrize("platform", sorted(PLATFORMS))
def test_a_law_of_a_platforms_metadata_says_where_its_limit_is_written(platform: str) -> None:
    unsourced = [law.id for law in PLATFORMS[platform].checks if law.source is None]

    assert unsourced in ([], ["SFR109"])  # that no record lands without an owner is our own demand


def test_what_makes_rows_wrong_can_never_be_accepted() -> None:
    accepted = {law.id: law.level for law in ALL if law.silenced}

    assert [rule for rule, level in accepted.items() if level == "error" and _HARD.fullmatch(rule)] == []
    assert {"TYP102", "TYP106", "COV109", "SFR101"} <= set(accepted)


def test_each_law_has_a_break_or_a_proof_and_not_both() -> None:
    assert sorted(set(REGISTRY) - set(BREAKS) - set(PROVED_BY)) == []
    assert sorted((set(BREAKS) | set(PROVED_BY)) - set(REGISTRY)) == []
    assert sorted(set(BREAKS) & set(PROVED_BY)) == []


@pytest.mark.parametrize("rule", sorted(PROVED_BY))
def test_the_proof_of_a_law_exists(rule: str) -> None:
    file, test = PROVED_BY[rule].split("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))

    assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_what_decides_about_rows_has_a_sentence_in_the_report_too() -> None:
    decided = {rule for rule in PROVED_BY if rule != "ORG:*" and rule[:3] not in ("CHG", "OPS", "SFM")}

    assert sorted(rule for rule in decided if not meaning(rule)) == []


def test_every_code_of_the_destination_belongs_to_one_law() -> None:
    found = law_of("ORG:STRING_TOO_LONG")

    assert found is not None
    assert found.id == "ORG:*"
    assert law_of("ORG:JOB") is REGISTRY["ORG:JOB"]
    assert law_of("XXX101") is None
