"""Sealing: patient data is compressed and encrypted before it reaches a disk.

A sealed blob is one version byte, a random 96-bit nonce, and AES-256-GCM over the zstd frame, bound to the
place it is stored at (associated data), so that a blob moved to another row or another run does not open.
NIST SP 800-38D allows 2^32 messages under one key with random nonces: https://doi.org/10.6028/NIST.SP.800-38D
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from compiler.runtime import private
from compiler.runtime.stops import RunStop

KEY_VARIABLE = "CROSSWALK_KEY"
KEY_BYTES = 32
TAG_BYTES = 16

_VERSION = b"\x01"
_NONCE_BYTES = 12
_LEVEL = 3
_SEPARATOR = "\x1f"


class SealBroken(RunStop):
    """A sealed blob does not open: another key, another place, or changed bytes."""


class KeyRefused(RunStop):
    """A key that is not 32 bytes of base64, or is not there; never shows the key."""


class Sealer:
    """Seals and opens blobs under one 256-bit key, and makes tags that nobody else can make."""

    __slots__ = ("_aead", "_tag_key")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise KeyRefused(f"a key is {KEY_BYTES} bytes, written as base64")
        self._aead = AESGCM(_derived(key, b"crosswalk seal 1"))
        self._tag_key = _derived(key, b"crosswalk tag 1")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self | None:
        """Take the key from CROSSWALK_KEY (base64); None where that is not set. Raises KeyRefused."""
        text = environment.get(KEY_VARIABLE)
        return None if text is None else cls(_decoded(text, f"the environment variable {KEY_VARIABLE}"))

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Take the key from a 0600 file; raises KeyRefused, or Unsafe where others could read it."""
        try:
            text = private.read(path).decode("ascii", "replace")
        except FileNotFoundError:
            raise KeyRefused(
                f"there is no key file {path}; without it the run cannot be read, so put it back"
            ) from None
        return cls(_decoded(text, str(path)))

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new key and keep it in a new 0600 file; raises FileExistsError where the file is there."""
        key = os.urandom(KEY_BYTES)
        with os.fdopen(private.create(path), "wb") as file:
            file.write(base64.b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        private.sync_folder(path.parent)
        return cls(key)

    def seal(self, payload: bytes, *place: str | int) -> bytes:
        """Compress and encrypt; `place` (table, row) must be given again to open."""
        nonce = os.urandom(_NONCE_BYTES)
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(payload)
        return _VERSION + nonce + self._aead.encrypt(nonce, packed, _associated(place))

    def unseal(self, blob: bytes, *place: str | int) -> bytes:
        """Return what was sealed at this place; raises SealBroken."""
        start = len(_VERSION) + _NONCE_BYTES
        if blob[: len(_VERSION)] != _VERSION or len(blob) < start:
            raise SealBroken(f"{_named(place)} is not a sealed blob; restore the run folder from a copy")
        try:
            packed = self._aead.decrypt(blob[len(_VERSION) : start], blob[start:], _associated(place))
        except InvalidTag:
            raise SealBroken(
                f"{_named(place)} does not open: another key, or its bytes were changed; "
                "use the key of this run, or restore the run folder from a copy"
            ) from None
        return zstandard.ZstdDecompressor().decompress(packed)

    def tag(self, *parts: str | int) -> bytes:
        """Return 16 bytes that stand for `parts` in an index and tell nothing to who lacks the key."""
        return hashlib.blake2b(_associated(parts), key=self._tag_key, digest_size=TAG_BYTES).digest()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def _decoded(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyRefused(
            f"{where} must hold {KEY_BYTES} bytes as base64, as made by: openssl rand -base64 32"
        )
    return key


def _associated(place: tuple[str | int, ...]) -> bytes:
    # The length of each part is written too, so that no two places share their bytes.
    parts = (str(part) for part in place)
    return _SEPARATOR.join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")


def _named(place: tuple[str | int, ...]) -> str:
    """Name the table only: the rest of a place may hold a source key."""
    return f"a sealed {place[0]}" if place else "a sealed blob"
