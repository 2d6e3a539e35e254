"""Opens a run: its folder and store, the source and the destination behind the ports, and real time."""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from compiler import workspace
from compiler.cli.addresses import Address
from compiler.connectors.http import Network
from compiler.connectors.salesforce.destination import SalesforceDestination, open_destination
from compiler.connectors.source import PlanSource, open_source
from compiler.model.connector import Part
from compiler.model.plan import Plan, plan_from_json
from compiler.runtime import artifacts, private
from compiler.runtime.context import Context, Limits
from compiler.runtime.engine import Engine
from compiler.runtime.ports import Destination, Folders, Progress, Source, SourcePage
from compiler.runtime.sealing import KEY_VARIABLE, KeyRefused, Sealer
from compiler.runtime.store import FILE as STORE_FILE
from compiler.runtime.store import Store

SANDBOX, STATE = "sandbox", "sandbox.json"
KEY_FILE = "run.key"
# A rehearsal is small: several jobs for each object, and short waits between questions.
REHEARSAL_ROWS, REHEARSAL_POLL = 2_000, 0.05


class RealClock:
    """Time as this machine tells it."""

    def now(self) -> datetime:
        """Return the current instant, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """How a run reaches the world.

    `environment` holds addresses and credentials; `exports` is the folder of exported files; `every_ms`
    replaces the pace of the source in a rehearsal, its quotas too.
    """

    environment: Mapping[str, str] = field(repr=False)
    exports: Path | None
    network: Network
    every_ms: int | None = None


def real_surroundings(exports: Path | None) -> Surroundings:
    """Take addresses and credentials from the process's own environment; loopback is refused."""
    return Surroundings(environment=dict(os.environ), exports=exports, network=Network())


def read_plan(generated: Path, address: Address) -> Plan:
    """Read the reviewed plan of a pair; wrong usage where there is none, NotReviewed where it was changed."""
    path, remedy = generated / "plan.json", f"Run `crosswalk compile {address}` and review what it writes."
    if not path.is_file():
        raise click.UsageError(f"There is no {path}. {remedy}")
    try:
        plan = plan_from_json(path.read_bytes())
    except msgspec.DecodeError:
        raise click.UsageError(f"{path} is not a plan that this version can run. {remedy}") from None
    artifacts.check_plan(plan)
    return plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a run happens: its folders, its surroundings, and how much it does at once."""

    folders: Folders
    surroundings: Surroundings
    limits: Limits


def spot_of(address: Address, exports: Path | None, rehearsal: Path | None) -> Spot:
    """Find where a run happens: below the workspace, or in a rehearsal's folder."""
    if rehearsal is not None:
        return rehearsal_spot(rehearsal)
    root = workspace.find(None).root
    folders = Folders(run=root / "runs" / str(address), generated=root / "generated" / str(address))
    return Spot(folders=folders, surroundings=real_surroundings(exports), limits=Limits())


def rehearsal_spot(root: Path) -> Spot:
    """Return the spot of a rehearsal that `crosswalk rehearse` or `crosswalk sandbox` prepared."""
    path = root / SANDBOX / STATE
    if not path.is_file():
        raise click.UsageError(f"{root} is no rehearsal. Make one with `crosswalk rehearse PAIR --keep`.")
    state = json.loads(path.read_text(encoding="utf-8"))
    return Spot(
        folders=Folders(run=root / "run", generated=root / "generated"),
        surroundings=Surroundings(
            environment=state["environment"],
            exports=Path(state["exports"]),
            network=Network(authority=Path(state["authority"]), loopback=True),
            every_ms=int(state["every_ms"]),
        ),
        limits=Limits(chunk_rows=REHEARSAL_ROWS, poll_seconds=REHEARSAL_POLL, poll_seconds_most=1.0),
    )


@contextmanager
def opened(plan: Plan, spot: Spot, progress: Progress) -> Iterator[Context]:
    """Open the run of a spot, and close all of it at the end; raises RunStop and OutsideError."""
    with _store(spot) as store, ExitStack() as closing:
        source = _source(plan, spot)
        closing.callback(source.close)
        destination = _destination(plan, spot)
        closing.callback(destination.close)
        yield _context(plan, spot, progress, store, source, destination)


@contextmanager
def opened_for_destination(plan: Plan, spot: Spot, progress: Progress) -> Iterator[Context]:
    """Open a run for what concerns the destination; the source's credentials are asked for on first use."""
    with _store(spot) as store, ExitStack() as closing:
        destination = _destination(plan, spot)
        closing.callback(destination.close)
        source = LateSource(lambda: _source(plan, spot))
        closing.callback(source.close)
        yield _context(plan, spot, progress, store, source, destination)


@contextmanager
def opened_for_reading(plan: Plan, spot: Spot, progress: Progress) -> Iterator[Context]:
    """Open what a run has recorded; no credential is needed."""
    with _store(spot) as store, ExitStack() as closing:
        source = LateSource(lambda: _source(plan, spot))
        closing.callback(source.close)
        yield _context(plan, spot, progress, store, source, None)


class LateSource:
    """A source that is opened when it is asked for the first time; then it raises what `open_source` does."""

    def __init__(self, opener: Callable[[], PlanSource]) -> None:
        self._opener = opener
        self._opened: PlanSource | None = None

    def close(self) -> None:
        """Close what was opened."""
        if self._opened is not None:
            self._opened.close()

    def identity(self) -> str:
        """Name the account that is read."""
        return self._source.identity()

    def count(self, object_name: str) -> int | None:
        """Return how many records there are, if that is known before they are read."""
        return self._source.count(object_name)

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        """Return the page at `cursor`."""
        return self._source.page(object_name, cursor)

    def part(self, object_name: str, part: Part, key: str, cursor: str | None) -> SourcePage:
        """Return a page of the records that belong to one row of the part's object."""
        return self._source.part(object_name, part, key, cursor)

    def content(self, object_name: str, record: Mapping[str, object], column: str) -> Iterator[bytes]:
        """Yield the bytes of a file in parts."""
        return self._source.content(object_name, record, column)

    @property
    def _source(self) -> PlanSource:
        if self._opened is None:
            self._opened = self._opener()
        return self._opened


def has_run(spot: Spot) -> bool:
    """Say whether a run was ever begun here; makes nothing."""
    return (spot.folders.run / STORE_FILE).is_file()


def _source(plan: Plan, spot: Spot) -> PlanSource:
    around = spot.surroundings
    return open_source(_paced(plan, around), around.environment, around.exports, RealClock(), around.network)


def _destination(plan: Plan, spot: Spot) -> SalesforceDestination:
    around = spot.surroundings
    return open_destination(plan.destination, around.environment, RealClock(), around.network)


@contextmanager
def _store(spot: Spot) -> Iterator[Store]:
    private.make_folder(spot.folders.run)
    store = Store.open(spot.folders.run, _sealer(spot.folders.run, spot.surroundings))
    try:
        yield store
    finally:
        store.close()


def _context(
    plan: Plan, spot: Spot, progress: Progress, store: Store, source: Source, destination: Destination | None
) -> Context:
    return Context(
        plan=plan,
        folders=spot.folders,
        source=source,
        destination=destination,
        clock=RealClock(),
        progress=progress,
        store=store,
        engine=lambda: Engine(spot.folders.run),
        answers={name: one.answer for name, one in plan.decisions.items() if one.answer is not None},
        limits=spot.limits,
    )


def _paced(plan: Plan, surroundings: Surroundings) -> Plan:
    if surroundings.every_ms is None:
        return plan
    rate = msgspec.structs.replace(plan.connector.rate, every_ms=surroundings.every_ms, quotas=())
    return msgspec.structs.replace(plan, connector=msgspec.structs.replace(plan.connector, rate=rate))


def _sealer(run: Path, surroundings: Surroundings) -> Sealer:
    """Find the key that seals a run: the environment's, else the run's own file, made at its start."""
    given = Sealer.from_environment(surroundings.environment)
    if given is not None:
        return given
    path = run / KEY_FILE
    if path.exists():
        return Sealer.from_file(path)
    if (run / STORE_FILE).exists():
        raise KeyRefused(
            f"{KEY_FILE} is missing from {run}; restore it, or set {KEY_VARIABLE} as before: "
            "without the key the run cannot be read"
        )
    return Sealer.create(path)
