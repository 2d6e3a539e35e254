import json
import multiprocessing
import ssl
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from compiler.sandbox.http import ConnectionLost, Request, Response
from compiler.sandbox.serve import serve, serving
from compiler.sandbox.tls import write_certificate


class Echo:
    """Answers with what it was asked."""

    def handle(self, request: Request, now: datetime) -> Response:
        if request.path == "/gone":
            raise ConnectionLost
        body = {
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "agent": request.header("USER-AGENT"),
            "origin": request.origin,
            "body": request.body.decode(),
            "zone": str(now.tzinfo),
        }
        delay = 0.02 if request.path == "/late" else 0
        return Response(
            status=207,
            headers=(("X-Many", "1"), ("X-Many", "2")),
            body=json.dumps(body).encode(),
            delay=delay,
        )


def run_echo(ready: Path) -> None:
    serve(Echo(), ready_file=ready)


def test_requests_and_answers_pass_unchanged() -> None:
    with serving(Echo()) as address, httpx.Client(base_url=address.url, trust_env=False) as client:
        answer = client.put("/a%20b/c?q=x%2By&q=z", content="héllo", headers={"User-Agent": "me"})

    assert answer.status_code == 207
    assert answer.headers.get_list("x-many") == ["1", "2"]
    assert "server" not in answer.headers
    assert answer.json() == {
        "method": "PUT",
        "path": "/a b/c",
        "query": "q=x%2By&q=z",
        "agent": "me",
        "origin": address.url,
        "body": "héllo",
        "zone": "UTC",
    }


def test_a_lost_connection_is_closed_without_an_answer_and_the_server_lives_on() -> None:
    with serving(Echo()) as address, httpx.Client(base_url=address.url, trust_env=False) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/gone")
        assert client.get("/here").status_code == 207


def test_a_late_answer_is_late() -> None:
    with serving(Echo()) as address, httpx.Client(base_url=address.url, trust_env=False) as client:
        client.get("/here")
        started = time.monotonic()
        client.get("/late")

    assert time.monotonic() - started >= 0.02


def test_tls_is_trusted_by_its_authority_alone(tmp_path: Path) -> None:
    certificate = write_certificate(tmp_path, datetime.now(UTC))
    trusting = ssl.create_default_context(cafile=str(certificate.authority))
    with serving(Echo(), certificate=certificate) as address:
        with httpx.Client(verify=trusting, trust_env=False) as client:
            by_name = client.get(address.url + "/x")
            by_number = client.get(address.url.replace("localhost", "127.0.0.1") + "/x")
        with httpx.Client(trust_env=False) as stranger, pytest.raises(httpx.ConnectError):
            stranger.get(address.url)

    assert [by_name.status_code, by_number.status_code] == [207, 207]
    assert address.url.startswith("https://")
    modes = {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {0o600}


def test_a_taken_port_is_an_error() -> None:
    with serving(Echo()) as address:
        port = int(address.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"), serving(Echo(), port=port):
            pass


def test_a_child_process_announces_itself_and_ends_when_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ready = tmp_path / "ready.json"
    child = multiprocessing.get_context("spawn").Process(target=run_echo, args=(ready,))
    child.start()
    deadline = time.monotonic() + 30
    while not ready.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    state = json.loads(ready.read_text(encoding="utf-8"))
    answer = httpx.get(state["url"] + "/x", trust_env=False)
    child.terminate()
    child.join(10)

    assert (state["pid"], state["ca"], answer.status_code) == (child.pid, None, 207)
    assert ready.stat().st_mode & 0o777 == 0o600
    assert child.exitcode is not None
    assert capfd.readouterr() == ("", "")
