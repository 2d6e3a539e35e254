"""The shipped platform descriptions against the APIs that the sandbox speaks, which know nothing of them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from compiler.connectors.account import read_account
from compiler.connectors.http import Client
from compiler.connectors.rest import RestSource
from compiler.diagnostics.diagnostic import Diagnostics
from compiler.model.connector import Connector
from compiler.passes.resolve.connector import connector
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects import DIALECTS
from compiler.sandbox.source.rows import Row
from compiler.sandbox.source.signing import SignedLinks
from compiler.source.reader import read
from compiler.spec.decode import decode_platform
from tests.connectors.sandboxes import Sandboxes
from tests.connectors.world import JumpingClock, courier

PLATFORMS = Path(__file__).parents[2] / "specs" / "platforms"
ADDRESS = "http://localhost:8001"


def described(platform: str) -> Connector:
    """Return what a shipped description says of its API."""
    text, diags = (PLATFORMS / f"{platform}.yaml").read_text(encoding="utf-8"), Diagnostics()
    located = read("source", f"{platform}.yaml", text, diags)
    assert located is not None
    spec = decode_platform("source", located, diags)
    assert spec is not None
    made = connector(spec, diags)
    assert list(diags) == []
    assert made is not None
    return made


def opened(platform: str, rows: Mapping[str, tuple[Row, ...]]) -> tuple[RestSource, Connector]:
    made, clock = described(platform), JumpingClock()
    keys = {header.name: f"key-{number}" for number, header in enumerate(made.headers)}
    settings = Settings(
        credentials={header.name: header.prefix + keys[header.name] for header in made.headers},
        links=SignedLinks(base_url="http://localhost:1", secret=b"s"),
        account="b-1",
    )
    environment = {made.base_url.env: ADDRESS}
    environment |= {header.env: keys[header.name] for header in made.headers}
    environment |= {variable.env: "b-1" for variable in made.variables}
    api = SourceApi(DIALECTS[platform](), made, rows, settings)
    account = read_account(made, environment, loopback=True)
    network = Sandboxes({"localhost:8001": api}, clock).network()
    return RestSource(made, account, courier(Client(account.origin, network, clock), clock), clock), made


def everything(source: RestSource, name: str) -> list[bytes]:
    found: list[bytes] = []
    cursor = None
    while True:
        page = source.page(name, cursor)
        found += page.records
        if page.cursor is None:
            assert not page.beyond
            return found
        cursor = page.cursor


@pytest.mark.parametrize("platform", sorted(DIALECTS))
def test_every_list_that_is_described_is_there_and_comes_whole(platform: str) -> None:
    names = described(platform).endpoints
    date = "2024-02-01T10:00:00Z"
    rows = {name: tuple({"id": f"{name}-{n}", "date": date} for n in range(130)) for name in names}
    source, _ = opened(platform, rows)

    for name in names:
        assert len(set(everything(source, name))) == 130, name
        assert source.count(name) in (130, None)


def test_the_parts_of_a_list_are_those_that_the_api_knows() -> None:
    rows = tuple({"id": f"{n}", "patientId": f"p{n % 3}"} for n in range(30))
    source, made = opened("upvio", dict.fromkeys(described("upvio").endpoints, rows))

    for name in made.endpoints:
        for part in made.parts_of(name):
            if part.object == "Patient":
                assert len(source.part(name, part, "p1", None).records) == 10
    assert [part.object for part in made.parts_of("VitalsScan")][:1] == ["Patient"]


def test_an_account_is_named_by_its_host_and_by_its_path_where_accounts_share_a_host() -> None:
    assert opened("practicehub", {})[0].identity() == "localhost"
    assert opened("upvio", {})[0].identity() == "localhost/v1/businesses/b-1"
