"""multipart/form-data: the parts of a request's body, bytes untouched.

https://www.rfc-editor.org/rfc/rfc7578
"""

import re
from dataclasses import dataclass

from compiler.sandbox.http import Request
from compiler.sandbox.org.answers import Refused

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
_NAME = re.compile(r'\bname="?([^";\r\n]+)"?', re.IGNORECASE)
_FILE_NAME = re.compile(r'\bfilename="([^"\r\n]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its name, the file name it came with, its bytes."""

    name: str
    file_name: str
    body: bytes


def parts_of(request: Request) -> tuple[Part, ...]:
    """The parts of a multipart request; refuses a body that is not one."""
    content_type = request.header("Content-Type")
    boundary = _BOUNDARY.search(content_type)
    if not content_type.lower().startswith("multipart/") or boundary is None:
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", "The request must be multipart with a boundary")
    mark = b"--" + boundary[1].encode("ascii", errors="replace")
    pieces = (b"\r\n" + request.body).split(b"\r\n" + mark)
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise Refused(400, "INVALID_MULTIPART_REQUEST", "The multipart body is not closed by its boundary")
    return tuple(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> Part:
    head, found, body = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    headers = head.decode("utf-8", errors="replace")
    name, file_name = _NAME.search(headers), _FILE_NAME.search(headers)
    if not found or name is None:
        raise Refused(400, "INVALID_MULTIPART_REQUEST", "A part of the multipart body has no name")
    return Part(name=name[1], file_name=file_name[1] if file_name else "", body=body)
