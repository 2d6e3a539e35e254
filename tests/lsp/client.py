"""An editor, as far as the protocol goes: it starts the real server and talks to it over its pipes."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_PATIENCE = 120  # seconds until a server that says nothing is ended


class Editor:
    """One session with a server; a context manager that leaves no process behind."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "compiler", "lsp"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._alarm = threading.Timer(_PATIENCE, self._process.kill)
        self._alarm.start()
        self._number = 0
        self.notified: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._alarm.cancel()
        self._process.kill()
        self._process.communicate()

    def ask(self, method: str, params: object = None) -> Any:  # noqa: ANN401 - what JSON holds
        """Send a request and return its result; what the server says meanwhile is kept."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self.notified.append(message)

    def tell(self, method: str, params: object = None) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def heard(self, method: str, uri: str) -> dict[str, Any]:
        """Wait for the next notification about a file, and return what it says."""
        while True:
            for message in self.notified:
                if message.get("method") == method and message["params"].get("uri") == uri:
                    self.notified.remove(message)
                    said: dict[str, Any] = message["params"]
                    return said
            self.notified.append(self._receive())

    def ended(self) -> int:
        """Wait for the server to end, and return its exit code."""
        return self._process.wait(timeout=30)

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline()).strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has closed its end"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
