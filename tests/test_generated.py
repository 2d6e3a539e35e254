"""The committed generated/ tree is what the shipped specs compile to, byte for byte, on any machine."""

import hashlib
import json
import os
import subprocess
import sys

import pytest

from compiler.model.plan import plan_from_json, plan_to_json
from compiler.pipeline import compile_pair
from tests.workspace import ROOT, TZDATA, compiled, shipped, shipped_pairs, shipped_templates

GENERATED = ROOT / "generated"
PAIRS = shipped_pairs()
# What a compilation is, told by another process: a digest of every file.
SCRIPT = """
import hashlib, json
from tests.workspace import compiled, shipped
files = compiled(shipped()).files.items()
contents = {path: one if isinstance(one, bytes) else one.encode() for path, one in files}
print(json.dumps({path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}))
"""


def _committed(pair: str) -> dict[str, bytes]:
    folder = GENERATED / pair
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".files"
    }


@pytest.mark.parametrize("pair", PAIRS)
def test_the_committed_tree_is_what_the_specs_compile_to(pair: str) -> None:
    made = compile_pair(shipped(), shipped_templates(), pair, None, TZDATA)
    files = {path: one if isinstance(one, bytes) else one.encode() for path, one in made.files.items()}
    committed = _committed(pair)

    assert sorted(committed) == sorted(files)
    assert [path for path, content in committed.items() if files[path] != content] == []


def test_a_plan_survives_writing_and_reading() -> None:
    plan = compiled(shipped(), "acme-physio").plan

    assert plan is not None
    assert plan_from_json(plan_to_json(plan)) == plan


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("1", "Asia/Tokyo", "C"), ("4242", "America/St_Johns", "C.UTF-8")]
)
def test_another_machine_compiles_the_same_bytes(seed: str, zone: str, locale: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}

    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    digests = json.loads(told.stdout)
    committed = {path: _sha256(content) for path, content in _committed("practicehub-salesforce").items()}
    assert digests == committed


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("pair", PAIRS)
def test_plan_names_every_sql_and_metadata_file_with_its_hash(pair: str) -> None:
    folder = GENERATED / pair
    plan = plan_from_json((folder / "plan.json").read_bytes())
    named = (
        [load.sql for load in plan.loads]
        + [split.sql for split in plan.splits]
        + list(plan.destination.metadata)
    )

    wrong = [text.path for text in named if _sha256((folder / text.path).read_bytes()) != text.sha256]

    assert wrong == []
