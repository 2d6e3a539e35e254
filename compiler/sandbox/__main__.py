"""The process of a rehearsal: three servers on loopback, until it is told to stop.

`python -m compiler.sandbox PRACTICE PLAN FOLDER EVERY_MS` serves the practice's API, its file storage and an
empty org, and then writes FOLDER/sandbox.json (0600): the process id, the authority to trust, and the
environment that a run needs. The credentials in it open nothing but these three servers.
"""

import json
import os
import secrets
import signal
import sys
import threading
import uuid
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from compiler.model.plan import Plan, plan_from_json
from compiler.sandbox.org import Org
from compiler.sandbox.org.environment import environment
from compiler.sandbox.practice import Practice, read_org, read_practice
from compiler.sandbox.serve import serving
from compiler.sandbox.source.api import Settings, SourceApi
from compiler.sandbox.source.dialects import DIALECTS
from compiler.sandbox.source.signing import SignedLinks
from compiler.sandbox.source.storage import FileHost
from compiler.sandbox.tls import write_certificate

STATE = "sandbox.json"


def main(practice_folder: Path, plan_file: Path, folder: Path, every_ms: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    plan = plan_from_json(plan_file.read_bytes())
    if plan.source not in DIALECTS:
        raise SystemExit(f"there is no sandbox of {plan.source}: {', '.join(sorted(DIALECTS))} have one")
    practice = read_practice(practice_folder)
    stopped = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stopped.set())
    with ExitStack() as servers:
        variables, authority = _start(servers, plan, practice, read_org(practice_folder), folder, every_ms)
        state = {"pid": os.getpid(), "authority": str(authority), "environment": variables}
        _write(folder / STATE, {**state, "exports": str(practice.exports), "every_ms": every_ms})
        stopped.wait()


def _start(
    servers: ExitStack,
    plan: Plan,
    practice: Practice,
    seed: Mapping[str, object],
    folder: Path,
    every_ms: int,
) -> tuple[dict[str, str], Path]:
    secret = secrets.token_hex(16)
    certificate = write_certificate(folder, datetime.now(UTC))
    org = servers.enter_context(serving(Org(seed, client_secret=secret), certificate=certificate))
    keys = {header.name: secrets.token_hex(16) for header in plan.connector.headers}
    credentials = {header.name: header.prefix + keys[header.name] for header in plan.connector.headers}
    account = str(uuid.uuid4())
    signing = secrets.token_bytes(32)
    storage = FileHost(practice.content, SignedLinks(base_url="", secret=signing), credentials)
    links = SignedLinks(base_url=servers.enter_context(serving(storage)).url, secret=signing)
    # An account allows a request a second, and the runner keeps 1.1 s: the same margin at any pace.
    settings = Settings(credentials=credentials, links=links, account=account, every_ms=every_ms * 10 // 11)
    api = SourceApi(DIALECTS[plan.source](), plan.connector, practice.rows, settings)
    source = servers.enter_context(serving(api))
    variables = {plan.connector.base_url.env: source.url}
    variables |= {header.env: keys[header.name] for header in plan.connector.headers}
    variables |= {one.env: account for one in plan.connector.variables}
    return variables | environment(seed, org.url, secret), certificate.authority


def _write(path: Path, state: Mapping[str, object]) -> None:
    draft = path.with_name(f"{path.name}.draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(state, file, indent=2, sort_keys=True)
    draft.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
