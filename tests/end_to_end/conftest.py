"""What all proofs share: the small practice, its compiled plan, and one run that nothing disturbed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from compiler.workspace import generated as generating
from tests.end_to_end.org_window import Record
from tests.end_to_end.rig import Rig, rig
from tests.end_to_end.small_practice import write_small_practice
from tests.workspace import compiled, shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisturbed:
    """How a run ends that nothing comes in the way of: its rig, its account, and the content of the org."""

    rig: Rig
    table: dict[str, Any]
    content: Mapping[str, Mapping[str, Record]]


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    write_small_practice(folder)
    return folder


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    made = compiled(shipped(), "acme-physio")
    assert made.artifacts is not None
    generating.write(folder, made.artifacts)
    return folder


@pytest.fixture(scope="session")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, practice: Path, generated: Path
) -> Iterator[Undisturbed]:
    with rig(tmp_path_factory.mktemp("undisturbed") / "rehearsal", practice, generated) as one:
        step = one.run()
        assert (step["phase"], step["state"]) == ("report", "done"), step
        yield Undisturbed(rig=one, table=one.table(), content=one.org.content())
