"""A document while an overlay is laid over it, and the dotted addresses that lead into it."""

import copy
from dataclasses import dataclass

from compiler.source.located import Keys, Located, Plain, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """How far an address leads: the keys that exist, and the parts that lead no further."""

    keys: Keys
    rest: tuple[str, ...]


class Draft:
    """A copy of a document that can be changed; its index always says who wrote what."""

    def __init__(self, base: Located) -> None:
        self.document = base.document
        self._value = copy.deepcopy(base.value)
        self._index: dict[Keys, Written] = dict(base.index)

    def located(self) -> Located:
        """Return the document as it is now."""
        return Located(document=self.document, value=self._value, index=self._index)

    def follow(self, parts: tuple[str, ...]) -> Trail:
        """Follow the parts of an address; a key that holds dots itself is taken whole."""
        keys: Keys = ()
        value = self._value
        while parts and isinstance(value, dict):
            length = next((n for n in range(len(parts), 0, -1) if ".".join(parts[:n]) in value), 0)
            if not length:
                break
            key = ".".join(parts[:length])
            keys, value, parts = (*keys, key), value[key], parts[length:]
        return Trail(keys=keys, rest=parts)

    def at(self, keys: Keys) -> Plain:
        """Return the value at keys that exist."""
        value = self._value
        for key in keys:
            assert isinstance(value, dict), "addresses lead through mappings only"
            value = value[key]
        return value

    def put(self, keys: Keys, value: Plain, overlay: Located, written_at: Keys) -> None:
        """Set the value at keys whose parent exists; its places are those of the overlay."""
        self._forget(keys)
        self._parent(keys)[keys[-1]] = copy.deepcopy(value)
        for there, written in overlay.index.items():
            if there[: len(written_at)] == written_at:
                self._index[(*keys, *there[len(written_at) :])] = written

    def remove(self, keys: Keys) -> None:
        """Remove the value at keys that exist."""
        self._forget(keys)
        del self._parent(keys)[keys[-1]]

    def _parent(self, keys: Keys) -> dict[str, Plain]:
        parent = self.at(keys[:-1])
        assert isinstance(parent, dict), "what an address names stands in a mapping"
        return parent

    def _forget(self, keys: Keys) -> None:
        for there in [there for there in self._index if there[: len(keys)] == keys]:
            del self._index[there]
