"""The storage behind the API's file links: another host, which must never see the API's key."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import md5
from xml.sax.saxutils import escape

from compiler.sandbox.http import Request, Response
from compiler.sandbox.source.control import Control
from compiler.sandbox.source.rows import json_response
from compiler.sandbox.source.signing import SignedLinks

TYPES = {"pdf": "application/pdf", "png": "image/png", "txt": "text/plain"}
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
UNKNOWN_TYPE = "application/octet-stream"
ALWAYS_FORBIDDEN = ("authorization", "cookie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A request that brought credentials to the wrong host; values are not kept."""

    path: str
    headers: tuple[str, ...]


class FileHost:
    """Object storage: whoever holds a link that is signed and not too old may read one file."""

    def __init__(self, content: Mapping[str, bytes], links: SignedLinks, credentials: Iterable[str]) -> None:
        """Serve bytes by path; `credentials` are the names of the headers that belong to the API alone."""
        self._content = content
        self._links = links
        self._forbidden = frozenset(name.lower() for name in credentials) | set(ALWAYS_FORBIDDEN)
        self._leaks: list[Leak] = []
        self._control = Control({"GET leaks": self._told})

    def handle(self, request: Request, now: datetime) -> Response:
        """Answer one request at one moment; raises ConnectionLost where a fault hangs up."""
        return self._control.around(request, now, lambda: self._answer(request, now))

    def _answer(self, request: Request, now: datetime) -> Response:
        brought = sorted({name.lower() for name, _ in request.headers} & self._forbidden)
        if brought:
            self._leaks.append(Leak(path=request.path, headers=tuple(brought)))
            return _error(400, "InvalidArgument", "Only one auth mechanism allowed")
        if request.method not in ("GET", "HEAD"):
            return _error(405, "MethodNotAllowed", "The specified method is not allowed")
        refusal = self._refusal(request, now)
        if refusal:
            return refusal
        content = self._content.get(request.path.removeprefix("/"))
        if content is None:
            return _error(404, "NoSuchKey", "The specified key does not exist.")
        return _file(request, content)

    def _refusal(self, request: Request, now: datetime) -> Response | None:
        verdict = self._links.judge(request.path, request.parameters(), now)
        if verdict == "absent":
            return _error(403, "AccessDenied", "Access Denied")
        if verdict == "wrong":
            return _error(403, "SignatureDoesNotMatch", "The request signature does not match.")
        if verdict == "expired":
            return _error(403, "AccessDenied", "Request has expired")
        return None

    def _told(self, _: Request) -> Response:
        return json_response(200, {"leaks": [asdict(leak) for leak in self._leaks]})


def _file(request: Request, content: bytes) -> Response:
    kind = TYPES.get(request.path.rpartition(".")[2], UNKNOWN_TYPE)
    tag = md5(content, usedforsecurity=False).hexdigest()
    body = b"" if request.method == "HEAD" else content
    return Response(status=200, headers=(("Content-Type", kind), ("ETag", f'"{tag}"')), body=body)


def _error(status: int, code: str, text: str) -> Response:
    body = f"{XML}<Error><Code>{code}</Code><Message>{escape(text)}</Message></Error>"
    return Response(status=status, headers=(("Content-Type", "application/xml"),), body=body.encode())
