"""Handouts: lists for people, private, in a fixed order, and no formula."""

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from compiler.model.plan import Handout, StagedTable
from compiler.runtime.extract import extract
from compiler.runtime.handouts import path_of, write_handouts
from compiler.runtime.stops import RunStop
from tests.runtime.world import Row, World, make_world

PRACTICE: Mapping[str, Sequence[Row]] = {
    "Kind": [
        {"id": "b", "name": "=HYPERLINK(0)"},
        {"id": "a", "name": "plain, with a comma"},
        {"id": "c", "name": None},
    ],
    "Patient": [{"id": 1, "last_name": "canary-8f1a"}],
}


def handing(tmp_path: Path, *handouts: Handout) -> World:
    world = make_world(tmp_path, PRACTICE, "account", "patient", "plain")
    world.plan = msgspec.structs.replace(world.plan, handouts=handouts)
    return world


def classed(table: StagedTable) -> StagedTable:
    columns = tuple(msgspec.structs.replace(one, phi="identifier") for one in table.columns)
    return msgspec.structs.replace(table, columns=columns)


def test_rows_come_in_the_order_of_their_keys_and_no_text_is_a_formula(tmp_path: Path) -> None:
    kinds = Handout(name="kinds", object="Kind", columns=("name", "id"), reader="compliance")
    world = handing(tmp_path, kinds)
    with world.opened() as context:
        extract(context)
        (path,) = write_handouts(context)

    assert path == path_of(world.run, kinds)
    assert path.read_text().splitlines() == [
        '"name","id"',
        '"plain, with a comma","a"',
        '"\'=HYPERLINK(0)","b"',
        '"","c"',
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_column_with_health_data_is_never_written(tmp_path: Path) -> None:
    people = Handout(name="people", object="Patient", columns=("last_name",), reader="anybody")
    world = handing(tmp_path, people)
    world.plan = msgspec.structs.replace(world.plan, tables=tuple(map(classed, world.plan.tables)))
    with world.opened() as context:
        extract(context)
        with pytest.raises(RunStop, match=r"Patient\.last_name hold health data"):
            write_handouts(context)

    assert not path_of(world.run, people).exists()
