"""Unpacks an answer while it comes, a bounded piece at a time, so that a small bomb never grows."""

import zlib
from collections.abc import Iterator

PIECE = 1 << 20
RATIO = 100
FREE = 8 << 20
GZIP = 16 + zlib.MAX_WBITS


class TooMuch(ValueError):
    """The answer is packed in a way that is not accepted; the text says how."""


def plain_parts(parts: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the plain bytes of a body in pieces of at most a megabyte.

    Raises TooMuch for an encoding nobody asked for, and where the body unpacks to more than `RATIO` times its
    size (beyond the first `FREE` bytes); zlib.error where it is damaged, EOFError where it is cut.
    """
    match encoding.strip().lower():
        case "" | "identity":
            yield from parts
        case "gzip" | "x-gzip":
            yield from _unzip(parts)
        case _:
            raise TooMuch("the answer is packed in a way that was not asked for")


def _unzip(parts: Iterator[bytes]) -> Iterator[bytes]:
    unpack = zlib.decompressobj(GZIP)
    packed = plain = 0
    for part in parts:
        packed += len(part)
        rest = part
        while rest:
            piece = unpack.decompress(rest, PIECE)
            rest = unpack.unconsumed_tail
            plain += len(piece)
            if plain > max(FREE, RATIO * packed):
                raise TooMuch(f"the answer unpacks to more than {RATIO} times its size")
            if piece:
                yield piece
    yield from filter(None, [unpack.flush()])
    if packed and not unpack.eof:
        raise EOFError
    if unpack.unused_data:
        raise zlib.error
