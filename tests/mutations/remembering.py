"""Reading a document once: a mutation changes one document of a pair, and the others are as they were."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TypeVar
from unittest.mock import patch

from compiler.diagnostics.diagnostic import Diagnostics
from compiler.runtime.zones import Period, periods
from compiler.source.reader import Located, read
from compiler.spec.decode import decode_pair, decode_platform

S = TypeVar("S")
_Decode = Callable[[str, Located, Diagnostics], S | None]
_DOOR = "compiler.passes.load"


@contextmanager
def reading_once() -> Iterator[None]:
    """Make the compiler, inside, take what it read before where a text is the same and was sound, and the
    engine the periods of a time zone that it worked out before.
    """
    located: dict[tuple[str, str, str], Located] = {}

    def read_once(document: str, file: str, text: str, diags: Diagnostics) -> Located | None:
        known = located.get((document, file, text))
        if known:
            return known
        found = read(document, file, text, diags)
        if found and not len(diags) and len(located) < 8:
            located[document, file, text] = found
        return found

    known_periods = cache(periods)

    def periods_once(names: Sequence[str]) -> tuple[Period, ...]:
        return known_periods(tuple(names))

    with (
        patch(f"{_DOOR}.read", read_once),
        patch(f"{_DOOR}.decode_platform", _once(decode_platform)),
        patch(f"{_DOOR}.decode_pair", _once(decode_pair)),
        patch("compiler.runtime.engine.periods", periods_once),
    ):
        yield


def _once(decode: _Decode[S]) -> _Decode[S]:
    decoded: dict[int, tuple[Located, S]] = {}

    def decode_once(document: str, located: Located, diags: Diagnostics) -> S | None:
        known = decoded.get(id(located))
        if known and known[0] is located:
            return known[1]
        found = decode(document, located, diags)
        if found and not len(diags) and len(decoded) < 8:
            decoded[id(located)] = located, found
        return found

    return decode_once
