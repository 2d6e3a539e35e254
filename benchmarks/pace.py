"""How much of the allowed pace an extraction achieves when answers are slow, and whether it is refused."""

import random
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx

from benchmarks.measure import Measured
from compiler.cli.connect import RealClock
from compiler.connectors.http import Network
from compiler.connectors.source import open_source
from compiler.sandbox.http import Request
from compiler.sandbox.practice import read_practice
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects import DIALECTS
from compiler.sandbox.source.signing import SignedLinks
from tests.connectors.world import Parts
from tests.workspace import ROOT, compiled, shipped

PAGES = 30
ALLOWED_MS = 1000  # what an account allows; the runner keeps a tenth more
FASTEST, SLOWEST = 0.3, 0.9
PRACTICE = ROOT / "specs/rehearsals/practicehub-salesforce"


def measure() -> tuple[Measured, ...]:
    """Read pages of appointments through an API that answers after 300 to 900 ms and counts its 429s."""
    plan = compiled(shipped()).plan
    assert plan is not None
    rate = plan.connector.rate.every_ms
    links = SignedLinks(base_url="http://localhost:1", secret=b"benchmark")
    settings = Settings(credentials={}, links=links, every_ms=ALLOWED_MS)
    api = SourceApi(DIALECTS[plan.source](), plan.connector, read_practice(PRACTICE).rows, settings)
    waits = random.Random(7)
    refusals: list[int] = []
    arrivals: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        arrivals.append(time.perf_counter())
        made = api.handle(
            Request(
                method=request.method,
                path=request.url.path,
                query=request.url.query.decode(),
                headers=tuple(request.headers.items()),
            ),
            datetime.now(UTC),
        )
        if made.status == 429:
            refusals.append(made.status)
        time.sleep(waits.uniform(FASTEST, SLOWEST))
        headers = [(name, value) for name, value in made.headers if name.lower() != "content-length"]
        headers.append(("Content-Length", str(len(made.body))))
        return httpx.Response(made.status, headers=headers, stream=Parts([made.body]))

    environment = {header.env: "benchmark=key@example.org" for header in plan.connector.headers}
    environment[plan.connector.base_url.env] = "http://localhost:1"
    network = Network(loopback=True, transport=httpx.MockTransport(answer))
    source = open_source(plan, environment, Path(PRACTICE / "export"), RealClock(), network)
    cursor: str | None = None
    for _ in range(PAGES):
        cursor = source.page("Appointment", cursor).cursor
    taken = arrivals[-1] - arrivals[0]
    allowed = (len(arrivals) - 1) * rate / 1000
    return (
        Measured(
            name="extraction pace over the allowed pace at 300 to 900 ms latency",
            ratio=allowed / taken,
            aim=0.98,
            better="higher",
            detail=f"{len(arrivals)} requests in {taken:.1f} s, {len(refusals)} answers of 429",
        ),
    )
