"""One account for the tests of the source: a connector written by hand, and requests of a client."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from compiler.model.connector import (
    BaseUrl,
    Connector,
    Content,
    Endpoint,
    Filter,
    Header,
    NumberPage,
    Rate,
    Retry,
)
from compiler.sandbox.http import Application, Request, Response
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects.practicehub import PracticeHub
from compiler.sandbox.source.rows import Row
from compiler.sandbox.source.signing import SignedLinks

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
KEY, APP = "key-of-the-test", "crosswalk=tester@mail.example"
HEADERS = (("Host", "clinic.example"), ("x-practicehub-key", KEY), ("x-app-details", APP))
LINKS = SignedLinks(base_url="https://files.example", secret=b"secret of the test")
CONNECTOR = Connector(
    base_url=BaseUrl(env="URL", pattern="https://.*"),
    root="/api",
    headers=(Header(name="x-practicehub-key", env="KEY"), Header(name="x-app-details", env="APP")),
    rate=Rate(every_ms=1100),
    retry=Retry(codes=(429, 503), max=3),
    page=NumberPage(
        param="page",
        size_param="page_size",
        size=100,
        rows="data",
        total="total_entries",
        next="links.next",
    ),
    filter=Filter(form="{field}={operator}:{value}", equals="eq", from_="gte", time="%Y-%m-%d %H:%M:%S"),
    content=Content(hosts=("*.example",)),
    endpoints={
        "Appointment": Endpoint(path="/appointments", modified="updated"),
        "File": Endpoint(path="/files"),
        "Patient": Endpoint(path="/patients"),
    },
)


def account(*, every_ms: int = 0, **rows: tuple[Row, ...]) -> SourceApi:
    """An API over the given rows, by object name."""
    settings = Settings(credentials={"x-practicehub-key": KEY}, links=LINKS, every_ms=every_ms)
    return SourceApi(PracticeHub(), CONNECTOR, rows, settings)


def get(api: SourceApi, path: str, query: str = "", after: float = 0.0) -> Response:
    """The answer to a request with the right headers, some seconds after the test began."""
    request = Request(method="GET", path=path, query=query, headers=HEADERS)
    return api.handle(request, NOW + timedelta(seconds=after))


def post(api: Application, path: str, body: object) -> Response:
    """The answer to a control request."""
    text = json.dumps(body).encode()
    return api.handle(Request(method="POST", path=path, body=text), NOW)


def told(response: Response) -> Any:  # noqa: ANN401 - JSON
    """The JSON of an answer."""
    return json.loads(response.body)


def ids(response: Response) -> list[object]:
    """The ids of a listing's rows, in order."""
    return [row["id"] for row in told(response)["data"]]
