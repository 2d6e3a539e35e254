"""The committed generated/ tree is what the shipped specs compile to, byte for byte, on any machine."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.model.plan import plan_from_json, plan_to_json
from tests.workspace import ROOT, compiled, shipped

GENERATED = ROOT / "generated" / "practicehub-salesforce"
# What a compilation is, told by another process: a digest of every artifact.
SCRIPT = """
import hashlib, json
from tests.workspace import compiled, shipped
artifacts = compiled(shipped()).artifacts
print(json.dumps({path: hashlib.sha256(text.encode()).hexdigest() for path, text in artifacts.items()}))
"""


def _files() -> dict[str, str]:
    return {
        path.relative_to(GENERATED).as_posix(): path.read_bytes().decode()
        for path in sorted(GENERATED.rglob("*"))
        if path.is_file() and path.name != ".files"
    }


def test_the_committed_tree_is_what_the_specs_compile_to() -> None:
    artifacts = compiled(shipped()).artifacts

    assert artifacts is not None
    assert sorted(_files()) == sorted(artifacts)
    assert [path for path, text in _files().items() if artifacts[path] != text] == []


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
    assert sorted(digests) == sorted(_files())
    assert {path: _sha256(text) for path, text in _files().items()} == digests


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_plan_names_every_sql_and_metadata_file_with_its_hash() -> None:
    plan = plan_from_json((GENERATED / "plan.json").read_bytes())
    named = (
        [load.sql for load in plan.loads]
        + [split.sql for split in plan.splits]
        + list(plan.destination.metadata)
    )

    wrong = [
        text.path for text in named if _sha256(Path(GENERATED / text.path).read_text("utf-8")) != text.sha256
    ]

    assert wrong == []
