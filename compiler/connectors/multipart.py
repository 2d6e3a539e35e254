"""Writes multipart/form-data (RFC 7578): parts of known length, streamed in the order given."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its field name, its content type, a file name where it is a file, and its bytes.

    Names are ours and hold letters, digits, dots, dashes and underscores only.
    """

    name: str
    kind: str
    content: Sequence[bytes] = field(repr=False)
    file_name: str | None = None


def multipart(parts: Sequence[Part]) -> tuple[str, tuple[bytes, ...]]:
    """Return the content type and the blocks of the body; equal parts give equal bytes."""
    boundary = _boundary(parts)
    blocks: list[bytes] = []
    for part in parts:
        blocks.append(_head(part, boundary))
        blocks.extend(part.content)
        blocks.append(b"\r\n")
    blocks.append(f"--{boundary}--\r\n".encode("ascii"))
    return f"multipart/form-data; boundary={boundary}", tuple(blocks)


def _head(part: Part, boundary: str) -> bytes:
    file_name = "" if part.file_name is None else f'; filename="{part.file_name}"'
    lines = (
        f"--{boundary}",
        f'Content-Disposition: form-data; name="{part.name}"{file_name}',
        f"Content-Type: {part.kind}",
        "",
        "",
    )
    return "\r\n".join(lines).encode("ascii")


def _boundary(parts: Sequence[Part]) -> str:
    """Derive the boundary from the bytes, so that no content can hold the one that ends it."""
    digest = hashlib.sha256()
    for part in parts:
        for block in part.content:
            digest.update(block)
    return f"part-{digest.hexdigest()[:48]}"
