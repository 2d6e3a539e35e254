"""The wheel, installed away from the repository: in an empty folder it checks, compiles and rehearses."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workspace import ROOT

PAIR = "practicehub-salesforce"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("crosswalk-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """An environment that holds the wheel; its dependencies come by path, and no editable install is seen."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    subprocess.run([*pip, "install", "--quiet", "--no-deps", wheel], check=True)
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
        command = [str(folder / "bin" / "crosswalk"), *arguments]
        environment = {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "HOME": str(cwd)}
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=240
        )

    return run


def test_the_wheel_carries_specs_schemas_templates_and_practices(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    shipped = {
        f"compiler/_shipped/specs/pairs/{PAIR}.yaml",
        "compiler/_shipped/specs/platforms/salesforce.yaml",
        "compiler/_shipped/specs/schemas/pair.v1.json",
        f"compiler/_shipped/specs/rehearsals/{PAIR}/org.json",
        "compiler/_shipped/templates/documents/mapping.md.j2",
        "compiler/platforms/salesforce/catalogue/Contact.json",
        "compiler/rules/examples.json",
        "compiler/py.typed",
    }
    assert shipped - names == set()
    assert [name for name in names if name.startswith(("tests/", "generated/", "benchmarks/"))] == []


def test_a_workspace_of_ones_own_compiles_to_what_the_repository_holds(
    installed: Run, tmp_path: Path
) -> None:
    made = installed("init", "mine", cwd=tmp_path)
    compiled = installed("compile", PAIR, cwd=tmp_path / "mine")

    assert (made.returncode, compiled.returncode) == (0, 0), made.stderr + compiled.stderr
    theirs = ROOT / "generated" / PAIR / "plan.json"
    assert (tmp_path / "mine" / "generated" / PAIR / "plan.json").read_bytes() == theirs.read_bytes()


def test_an_empty_folder_is_enough_to_rehearse(installed: Run, tmp_path: Path) -> None:
    done = installed("rehearse", PAIR, "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["ok"] is True
    assert outcome["oddities"]["wrong"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["runs"]
