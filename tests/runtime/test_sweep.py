"""Fail the first call, then the second, and so on until nothing fails any more; after each, just run again.

The shape of SQLite's own tests: https://www.sqlite.org/testing.html#anomaly_testing
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from compiler.runtime import load as loading
from compiler.runtime import preimage
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.load import load
from compiler.runtime.ports import Destination, OutsideError
from compiler.runtime.staged import staged_engine
from compiler.runtime.store import Store
from tests.runtime.fakes import Refusal
from tests.runtime.faults import Fragile, Killed, Tripwire, When
from tests.runtime.world import SMALL, World, make_world

PRACTICE = {
    "Kind": [{"id": number, "name": f"kind {number}"} for number in range(1, 5)],
    "Note": [{"id": number, "text": f"note {number}", "created": "2020-01-01"} for number in range(1, 5)],
    "Unit": [
        {"id": 1, "name": "root", "part_of": None},
        {"id": 2, "name": "leaf", "part_of": 1},
        {"id": 3, "name": "lost", "part_of": 9},
    ],
}


@pytest.fixture
def one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stage once and use the same engine for every run of a sweep, which differ in nothing that is staged."""
    kept: list[Engine] = []

    @contextmanager
    def staged(context: Context) -> Iterator[Engine]:
        if not kept:
            kept.append(staged_engine(context))
        yield kept[0]

    monkeypatch.setattr(loading, "staged_engine", staged)


def begin(folder: Path, route: str) -> World:
    """A fresh run with records that were there before, a row that fails, and one that is locked once."""
    world = make_world(folder, PRACTICE, route).ready()
    world.limits = replace(SMALL, chunk_rows=10)
    world.org.busy = 0
    world.org.add("Kind__c", Migration_Key__c="ph:Kind:2", Name__c="older")
    world.org.add("Note__c", Migration_Key__c="ph:Note:2", Text__c="older")
    locked = {"ph:Kind:3", "ph:Note:3"}

    def judge(batch: object, row: object) -> Refusal | None:
        key = cast("dict[str, str]", row)["Migration_Key__c"]
        if key in locked:
            locked.discard(key)
            return Refusal(code="UNABLE_TO_LOCK_ROW", retry=True)
        return Refusal(code="RULE") if key in {"ph:Kind:4", "ph:Note:4"} else None

    world.org.judge = judge
    return world


def run(world: World) -> None:
    with world.opened() as context:
        load(context)


def stumble(world: World, tripwire: Tripwire) -> None:
    """Run with the tripwire, once, and then without it."""
    world.wrap_store = lambda store: cast("Store", Fragile(store, tripwire))
    world.wrap_org = lambda org: cast("Destination", Fragile(org, tripwire))
    try:
        run(world)
    except (Killed, OutsideError):
        assert tripwire.tripped is not None
    world.wrap_store = lambda store: store
    world.wrap_org = lambda org: org
    run(world)


def first_seen(world: World) -> dict[str, str | None]:
    """What the first chunk of each row says was there before: the truth, however often it was sent."""
    before: dict[str, str | None] = {}
    with world.opened() as context:
        for state in context.store.chunks():
            chunk = context.store.chunk(state.id)
            records = preimage.decode(chunk.before).records
            for key in chunk.keys:
                before.setdefault(key, records[key].id if key in records else None)
    return before


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("route", ["plain", "dated", "unit"])
@pytest.mark.usefixtures("one_engine")
def test_wherever_a_load_is_cut_off_running_again_ends_the_same(
    tmp_path: Path, route: str, when: When
) -> None:
    smooth = begin(tmp_path / "smooth", route)
    run(smooth)
    turn, tripped = 0, True

    while tripped:
        turn += 1
        world = begin(tmp_path / str(turn), route)
        tripwire = Tripwire(turn, when)
        stumble(world, tripwire)
        tripped = tripwire.tripped is not None

        where = f"{when} call {turn}, {tripwire.tripped}"
        assert (world.org.seen(), where) == (smooth.org.seen(), where)
        assert (world.table(), where) == (smooth.table(), where)
        assert (world.org.open_jobs(), where) == ([], where)
        assert (first_seen(world), where) == (first_seen(smooth), where)
        settled = list(world.org.requests)
        run(world)
        assert (world.org.requests, where) == (settled, where)

    assert turn > 15
