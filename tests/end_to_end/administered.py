"""A pair's project and an org, both in process: deployed, undone, and cut off between any two requests."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import msgspec

from compiler.connectors.http import Network
from compiler.connectors.salesforce.destination import SalesforceDestination, open_destination
from compiler.connectors.salesforce.session import create
from compiler.emitters.manifest import MANIFEST
from compiler.emitters.plan_file import PLAN_FILE
from compiler.model.plan import Plan, Text
from compiler.pipeline import Compilation, compile_pair
from compiler.runtime.context import Context
from compiler.runtime.ports import Folders
from compiler.runtime.sealing import Sealer
from compiler.runtime.store import Store
from compiler.sandbox.http import Request
from compiler.sandbox.org import Org
from compiler.workspace import generated as generating
from tests.connectors.sandboxes import Sandboxes
from tests.connectors.world import JumpingClock
from tests.runtime.fakes import FakeSource, Silent
from tests.runtime.world import quick_engine
from tests.sandbox.org.whole_schema import schema_of
from tests.workspace import ROOT, TZDATA, shipped, shipped_templates

HOST = "localhost:8003"
ENVIRONMENT = {
    "SALESFORCE_URL": f"http://{HOST}",
    "SALESFORCE_CLIENT_ID": "client",
    "SALESFORCE_CLIENT_SECRET": "secret",
}


SMALL_SEED: Mapping[str, Any] = {
    "organization": {"name": "Acme", "client_id": "client", "client_secret": "secret"},
    "users": [
        {"Username": "r@acme.example", "Email": "r@acme.example", "LastName": "R", "runner": True},
        {"Username": "d@acme.example", "Email": "d@acme.example", "LastName": "D"},
    ],
}


class Dead(BaseException):
    """The process is gone: nothing that would handle a failure runs after it."""


@cache
def made(pair: str) -> Compilation:
    """Compile a shipped pair without its documents, once for all tests."""
    return compile_pair(shipped(), shipped_templates(), pair, None, TZDATA, (MANIFEST, PLAN_FILE))


class Wire(httpx.BaseTransport):
    """Leads to an org; dies before or after the request of a number, counted from 1, and stays dead."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner
        self.sent: list[str] = []
        self.die_before = 0
        self.die_after = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(f"{request.method} {request.url.path}")
        number = len(self.sent)
        if 0 < self.die_before <= number or 0 < self.die_after < number:
            raise Dead
        answer = self._inner.handle_request(request)
        if number == self.die_after:
            raise Dead
        return answer


@dataclass
class Administered:
    """One org and one run folder of a pair; a `project` stands for the metadata of the pair."""

    folder: Path
    pair: str
    seed: Mapping[str, object] = field(default_factory=dict)
    project: Mapping[str, bytes] | None = None

    def __post_init__(self) -> None:
        compilation = made(self.pair)
        assert compilation.plan is not None
        self.plan: Plan = compilation.plan
        self.generated = self.folder / "generated"
        generating.write(self.generated, compilation.files if self.project is None else {})
        self.clock = JumpingClock()
        self.org = Org(self._seed())
        if self.project is not None:
            self.change(self.project)

    def change(self, project: Mapping[str, bytes]) -> None:
        """Let the plan be one with another project, as if the pair had been compiled again."""
        root = self.plan.destination.metadata_root
        texts = []
        for path, content in sorted(project.items()):
            file = self.generated / root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            texts.append(Text(path=path, sha256=hashlib.sha256(content).hexdigest()))
        destination = msgspec.structs.replace(
            self.plan.destination, metadata=tuple(texts), objects=(), loader="Loader"
        )
        self.plan = msgspec.structs.replace(self.plan, destination=destination, loads=())

    @property
    def run(self) -> Path:
        return self.folder / "run"

    def schema(self) -> dict[str, Any]:
        return schema_of(self.org, self.clock.now())

    def control(self, path: str, body: object) -> None:
        """Use a control route of the sandbox."""
        raw = json.dumps(body).encode()
        request = Request(method="POST", path=f"/__sandbox__/{path}", query="", headers=(), body=raw)
        answer = self.org.handle(request, self.clock.now())
        assert answer.status == 200, answer.body

    def create(self, object_name: str, values: Mapping[str, object]) -> str:
        """Make a record as people do."""
        return create(self.destination()._library, object_name, values)

    @contextmanager
    def opened(self, die_before: int = 0, die_after: int = 0) -> Iterator[tuple[Context, Wire]]:
        """Open the run as a new process does, perhaps one that dies at a request."""
        wire = Wire(Sandboxes({HOST: self.org}, self.clock))
        wire.die_before, wire.die_after = die_before, die_after
        destination = self.destination(wire)
        with Store.open(self.run, Sealer(b"k" * 32)) as store:
            context = Context(
                plan=self.plan,
                folders=Folders(run=self.run, generated=self.generated),
                source=FakeSource(),
                destination=destination,
                clock=self.clock,
                progress=Silent(),
                store=store,
                engine=lambda: quick_engine(self.run),
            )
            yield context, wire

    def destination(self, wire: httpx.BaseTransport | None = None) -> SalesforceDestination:
        """The org behind its port, also for what its administrator does without us."""
        transport = wire or Sandboxes({HOST: self.org}, self.clock)
        network = Network(loopback=True, transport=transport)
        return open_destination(self.plan.destination, ENVIRONMENT, self.clock, network)

    def _seed(self) -> dict[str, object]:
        if self.project is not None:
            return {**SMALL_SEED, "organization": {**SMALL_SEED["organization"], **self.seed}}
        path = ROOT / "specs" / "rehearsals" / self.pair / "org.json"
        seed: dict[str, Any] = json.loads(path.read_bytes())
        secrets = {"client_id": "client", "client_secret": "secret"}
        return {**seed, "organization": {**seed["organization"], **secrets, **self.seed}}
