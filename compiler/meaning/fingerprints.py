"""Fingerprints: two addresses have the same one only where they, all below them and all they use mean the
same.
"""

import hashlib
import json
from collections.abc import Iterator

from compiler.meaning.meanings import Meaning, Meanings

LENGTH = 16
_SILENT = ("DOCS", "ORDER")
"""What documents, or says when something is done, does not change what was confirmed about something else."""
_WRITER = json.JSONEncoder(ensure_ascii=False)


def fingerprint(address: str, known: Meanings) -> str | None:
    """Return the fingerprint of an address and everything below it; None where nothing is there.

    The first 16 hex digits of the SHA-256 of its meaning. No text layout, comment, order, file, line or clock
    is in it.
    """
    own = known.at_and_below(address)
    if not own:
        return None
    loud = [one for one in own if _is_loud(one)] or list(own)
    lines = sorted((_line(one) for one in (*loud, *_used(own, known))), key=lambda line: line[0] or "")
    text = _WRITER.encode([address, lines])
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _is_loud(one: Meaning) -> bool:
    return one.consequence not in _SILENT and (one.text is not None or one.type is not None)


def _used(own: tuple[Meaning, ...], known: Meanings) -> Iterator[Meaning]:
    """Yield what an address uses, and what that uses, each once."""
    seen = {one.address for one in own}
    waiting = [used for one in own for used in one.uses]
    while waiting:
        for one in known.at_and_below(waiting.pop()):
            if one.address not in seen:
                seen.add(one.address)
                waiting.extend(one.uses)
                if _is_loud(one):
                    yield one


def _line(one: Meaning) -> list[str | None]:
    return [one.address, one.text, one.type, one.phi]
