"""Both servers over real sockets, read by a client that follows the links it is given."""

import json
from datetime import UTC, datetime
from urllib.error import HTTPError
from urllib.request import Request as WebRequest
from urllib.request import urlopen

import pytest

from compiler.sandbox.serve import serving
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects.practicehub import PracticeHub
from compiler.sandbox.source.signing import SignedLinks
from compiler.sandbox.source.storage import FileHost
from tests.sandbox.source.account import APP, CONNECTOR, KEY

ROWS = tuple({"id": number, "_content": f"files/{number}.txt"} for number in range(130, 0, -1))
CREDENTIALS = {"x-practicehub-key": KEY, "x-app-details": APP}


def fetched(url: str, headers: dict[str, str]) -> bytes:
    with urlopen(WebRequest(url, headers=headers), timeout=5) as answer:
        body: bytes = answer.read()
        return body


def test_a_client_reads_all_pages_and_a_file_but_not_with_the_key() -> None:
    secret = b"for this test"
    content = {"files/1.txt": b"one"}
    host = FileHost(content, SignedLinks(base_url="", secret=secret), CREDENTIALS)
    with serving(host) as storage:
        links = SignedLinks(base_url=storage.url, secret=secret)
        api = SourceApi(
            PracticeHub(),
            CONNECTOR,
            {"File": ROWS},
            Settings(credentials={"x-practicehub-key": KEY}, links=links),
        )
        with serving(api) as source:
            rows, following = [], f"{source.url}/api/files"
            while following:
                page = json.loads(fetched(following, CREDENTIALS))
                rows += page["data"]
                following = page["links"]["next"]
        assert [row["id"] for row in rows] == list(range(130, 0, -1))
        assert fetched(rows[-1]["url"], {}) == b"one"
        with pytest.raises(HTTPError) as refused:
            fetched(rows[-1]["url"], CREDENTIALS)
        assert refused.value.code == 400
        refused.value.close()
        leaks = json.loads(fetched(f"{storage.url}/__sandbox__/leaks", {}))["leaks"]
    assert leaks == [{"path": "/files/1.txt", "headers": ["x-app-details", "x-practicehub-key"]}]


def test_links_signed_for_one_moment_do_not_depend_on_the_reader_s_clock() -> None:
    links = SignedLinks(base_url="http://x", secret=b"s")
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    assert links.sign("a b", moment) == links.sign("a b", moment.astimezone())
