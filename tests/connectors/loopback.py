"""A server on loopback that says exactly the bytes a test gives it, for what only a socket can do wrong."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """Answers each connection with the next text and closes it; the last text is repeated."""

    def __init__(self, answers: tuple[bytes, ...]) -> None:
        self.requests: list[bytes] = []
        self._answers = list(answers)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                self.requests.append(self._request(connection))
                answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
                try:
                    connection.sendall(answer)
                except OSError:
                    continue

    def _request(self, connection: socket.socket) -> bytes:
        received = b""
        while b"\r\n\r\n" not in received:
            received += connection.recv(65_536)
        head, _, body = received.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += connection.recv(65_536)
        return head + b"\r\n\r\n" + body


@contextmanager
def listening(*answers: bytes) -> Iterator[Listener]:
    listener = Listener(answers)
    try:
        yield listener
    finally:
        listener.close()


def http(head: str, body: bytes = b"") -> bytes:
    lines = head.strip().splitlines()
    return "\r\n".join(lines).encode() + b"\r\nConnection: close\r\n\r\n" + body
