"""A run in a folder against the fake org: opened, used, killed and opened again as often as a test likes."""

import copy
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest import mock

from compiler.model.plan import Plan
from compiler.runtime import engine
from compiler.runtime.context import Context, Limits
from compiler.runtime.engine import Engine
from compiler.runtime.ports import Destination, Folders, OrgField
from compiler.runtime.preflight import preflight
from compiler.runtime.records import Outcome
from compiler.runtime.sealing import Sealer
from compiler.runtime.store import Store
from compiler.runtime.users import answer_users
from tests.runtime.fakes import FakeClock, FakeOrg, FakeSource, Silent
from tests.runtime.plans import FALLBACK_NAME, write_plan

SMALL = Limits(chunk_rows=3, chunk_bytes=100_000, poll_seconds=1, poll_seconds_most=4, error_share=0.5)
Row = Mapping[str, object]


@dataclass
class World:
    """A practice, a run folder, and an org. `wrap_…` puts something between the run and its store or org."""

    folder: Path
    plan: Plan
    org: FakeOrg
    practice: Mapping[str, Sequence[Row]]
    limits: Limits = SMALL
    source: FakeSource = field(default_factory=FakeSource)
    extracted: bool = True
    answers: Mapping[str, str] = field(default_factory=lambda: {"fallback_owner": FALLBACK_NAME})
    wrap_store: Callable[[Store], Store] = lambda store: store
    wrap_org: Callable[[FakeOrg], Destination] = lambda org: org

    @property
    def run(self) -> Path:
        return self.folder / "run"

    @contextmanager
    def opened(self) -> Iterator[Context]:
        """Give a context; whatever happens inside, the store is closed as a dead process leaves it."""
        store = Store.open(self.run, Sealer(b"k" * 32))
        try:
            if self.extracted:
                self._extract(store)
            yield Context(
                plan=self.plan,
                folders=Folders(run=self.run, generated=self.folder / "generated"),
                source=self.source,
                destination=self.wrap_org(self.org),
                clock=self.org.clock,
                progress=Silent(),
                store=self.wrap_store(store),
                engine=lambda: quick_engine(self.run),
                answers=self.answers,
                limits=self.limits,
            )
        finally:
            store.close()

    def ready(self, **usernames: str) -> "World":
        """Bind the plan and answer the users' template, so that a load can begin."""
        with self.opened() as context:
            bound = preflight(context)
            assert bound.questions == ()
            answer_users(context, usernames)
        return self

    def copied(self, folder: Path) -> "World":
        """The same run in another folder, with an org of its own."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return replace(self, folder=folder, org=copy.deepcopy(self.org), source=copy.deepcopy(self.source))

    def outcomes(self, route: str | None = None) -> list[Outcome]:
        with self.opened() as context:
            return sorted(context.store.outcomes(route), key=lambda each: (each.route, each.key, each.pass_))

    def table(self) -> list[tuple[str, str, int, str, str | None]]:
        """The ledger without ids and hashes: what every way of getting there must agree on."""
        return [(each.route, each.key, each.pass_, each.state, each.rule) for each in self.outcomes()]

    def changed(self, **practice: Sequence[Row]) -> "World":
        """The same run after the source changed: objects that are named are extracted again."""
        world = replace(self, practice={**self.practice, **practice})
        world.source.practice = world.practice
        store = Store.open(self.run, Sealer(b"k" * 32))
        for name in practice:
            store.begin_pass(name, "2026-03-02T00:00:00Z")
        store.close()
        return world

    def _extract(self, store: Store) -> None:
        for table in self.plan.tables:
            if table.channel != "tenant" and table.needed and not store.extraction(table.object).done:
                rows = [json.dumps(row).encode() for row in self.practice.get(table.object, ())]
                store.add_page(
                    table.object, store.extraction(table.object).pages + 1, rows, None, len(rows), True
                )


def make_world(
    folder: Path,
    practice: Mapping[str, Sequence[Row]],
    *routes: str,
    also: Sequence[str] = (),
    **more: object,
) -> World:
    """A world with these routes, an org with a fallback owner and two users, and everything deployable."""
    plan = write_plan(folder / "generated", *routes, also=also, **more)
    org = FakeOrg(clock=FakeClock())
    for name, active in (
        (FALLBACK_NAME, "true"),
        ("ann@acme.example", "true"),
        ("gone@acme.example", "false"),
    ):
        org.add("User", Username=name, Email=name, IsActive=active, Name=name)
    org.deployable = {
        target.name: tuple(
            OrgField(name=field.name, type="string", length=255, writable=target.name != "User")
            for field in target.fields
        )
        for target in plan.destination.objects
    }
    org.described = dict(org.deployable)
    return World(
        folder=folder, plan=plan, org=org, practice=practice, source=FakeSource(practice=dict(practice))
    )


def quick_engine(run: Path) -> Engine:
    """An engine that does not spill, because loading the cipher takes longer than these tests."""
    with mock.patch.object(engine, "_encrypts", return_value=False):
        return Engine(run, "500MB")
