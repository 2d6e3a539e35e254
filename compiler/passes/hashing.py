"""Generated texts and their hashes: a run executes what was reviewed."""

import hashlib
from collections.abc import Mapping

from compiler.model.plan import Text


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_of(path: str, texts: Mapping[str, str]) -> Text:
    """Name a generated text, with its hash."""
    return Text(path=path, sha256=sha256(texts[path]))
