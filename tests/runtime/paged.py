"""A business whose lists are paged in every way there is, read over the wire by the real connector."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from compiler.connectors.source import PlanSource, open_source
from compiler.model.connector import (
    BaseUrl,
    Connector,
    Endpoint,
    Header,
    OffsetPage,
    Part,
    Quota,
    Rate,
    Retry,
    Variable,
    WholePage,
    WindowPage,
)
from compiler.model.plan import Plan, StagedTable
from compiler.runtime.context import Context
from compiler.runtime.engine import Engine
from compiler.runtime.ports import Folders
from compiler.runtime.sealing import Sealer
from compiler.runtime.store import Store
from compiler.sandbox.http import Request
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects.upvio import Upvio
from compiler.sandbox.source.rows import Row
from compiler.sandbox.source.signing import SignedLinks
from tests.connectors.sandboxes import Sandboxes
from tests.connectors.world import START, JumpingClock
from tests.runtime.fakes import Silent
from tests.runtime.sources import KEY, column
from tests.runtime.sources import plan as plan_of

COUNTED = OffsetPage(
    offset_param="offset", limit_param="limit", size=2, rows="data", total="meta.totalCount", last=2
)
WINDOWS = WindowPage(
    from_param="startDate", to_param="endDate", days=31, first="2024-01-01", ahead_days=10, rows="data"
)
PATIENTS = Part(object="Patient", param="patientId", field="patientId")
LINKS = Part(object="Link", param="vitalsLinkId", field="vitalsLinkId")
OF_PATIENT = Part(object="Patient", param="filters[patientId]", field="patientId")

# A key may hold about as many requests a minute as a run of these tests needs in all.
CONNECTOR = Connector(
    base_url=BaseUrl(env="BUSINESS_URL", pattern="https://api.business.example"),
    root="/v1/businesses/{business}",
    variables=(Variable(name="business", env="BUSINESS_ID", pattern="[a-z0-9]+"),),
    headers=(Header(name="Authorization", env="BUSINESS_KEY", prefix="Bearer "),),
    rate=Rate(every_ms=500, quotas=(Quota(requests=60, seconds=60),)),
    retry=Retry(codes=(429, 503), max=1),
    page=COUNTED,
    error="error",
    endpoints={
        "Patient": Endpoint(path="/patients", page=replace(COUNTED, last=100)),
        "Link": Endpoint(path="/vitals/links", page=replace(COUNTED, last=100)),
        "Scan": Endpoint(path="/vitals/scans", per=(PATIENTS, LINKS)),
        "Answer": Endpoint(path="/form-submissions", page=replace(COUNTED, total=None), per=(OF_PATIENT,)),
        "Visit": Endpoint(path="/appointments", page=WINDOWS),
        "Staff": Endpoint(path="/staff", page=WholePage(rows="data")),
    },
)
ENVIRONMENT = {"BUSINESS_URL": "http://localhost:8001", "BUSINESS_ID": "b1", "BUSINESS_KEY": "k"}


def table(name: str, *, needed: bool = True) -> StagedTable:
    return StagedTable(
        object=name,
        channel="api",
        evidence="documented",
        key=("id",),
        needed=needed,
        columns=(column("id", "id", required=True),),
    )


def rows() -> dict[str, tuple[Row, ...]]:
    """Small lists, and most of them longer than what their paging reaches."""
    return {
        "Patient": tuple({"id": f"p{number}"} for number in range(3)),
        "Link": ({"id": "l1"},),
        "Scan": (
            *({"id": f"s{number}", "patientId": f"p{number % 3}"} for number in range(6)),
            {"id": "s6", "vitalsLinkId": "l1"},
        ),
        "Answer": tuple({"id": f"a{number}", "patientId": f"p{number % 3}"} for number in range(5)),
        "Visit": tuple({"id": f"v{day}", "date": f"2024-02-{day:02}T09:00:00Z"} for day in (1, 2, 29)),
        "Staff": ({"id": "t1"}, {"id": "t2"}),
    }


def _open_store(run: Path) -> Store:
    return Store.open(run, Sealer(KEY))


@dataclass
class Business:
    """The API, the time, and what a run needs to read it."""

    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=rows)
    connector: Connector = CONNECTOR
    clock: JumpingClock = field(default_factory=JumpingClock)

    def __post_init__(self) -> None:
        links = SignedLinks(base_url="http://localhost:1", secret=b"s")
        settings = Settings(credentials={"Authorization": "Bearer k"}, links=links, account="b1")
        self.api = SourceApi(Upvio(), self.connector, self.rows, settings)

    def order(self, *faults: Mapping[str, object]) -> None:
        self._control("POST", "faults", faults)

    def change(self, **change: object) -> None:
        self._control("POST", "rows", change)

    def requests(self) -> list[str]:
        answer = self._control("GET", "requests", None)
        return [f"{each['path'].rpartition('/')[2]}?{each['query']}" for each in answer["requests"]]

    def _control(self, method: str, name: str, body: object) -> dict[str, list[dict[str, str]]]:
        request = Request(method=method, path=f"/__sandbox__/{name}", body=json.dumps(body).encode())
        answer = self.api.handle(request, START)
        assert answer.status == 200, answer.body
        found: dict[str, list[dict[str, str]]] = json.loads(answer.body)
        return found

    def plan(self, *names: str) -> Plan:
        needed = names or tuple(self.connector.endpoints)
        tables = [table(name, needed=name in needed) for name in sorted(self.connector.endpoints)]
        return replace(plan_of(tables), connector=self.connector)

    def source(self, plan: Plan) -> PlanSource:
        network = Sandboxes({"localhost:8001": self.api}, self.clock).network()
        return open_source(plan, ENVIRONMENT, None, self.clock, network)

    @contextmanager
    def opened(
        self, folder: Path, *names: str, store: Callable[[Path], Store] = _open_store
    ) -> Iterator[Context]:
        """Open a run that needs some objects, and close it as the end of its process would."""
        plan, run = self.plan(*names), folder / "run"
        with store(run) as opened:
            yield Context(
                plan=plan,
                folders=Folders(run=run, generated=folder / "generated"),
                source=self.source(plan),
                destination=None,
                clock=self.clock,
                progress=Silent(),
                store=opened,
                engine=lambda: Engine(run, "200MB"),
            )


def held(context: Context, name: str) -> set[str]:
    """The keys of what is in the store."""
    return {json.loads(record)["id"] for page in context.store.pages(name) for record in page}
