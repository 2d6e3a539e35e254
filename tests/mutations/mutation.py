"""One way to break a document: what is changed, where, and the text that comes of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from compiler.language.functions import function_names
from compiler.language.syntax import KEYWORDS
from compiler.language.types import Kind
from compiler.meaning.forms import declared_type, expression
from compiler.meaning.table import Row, row_of
from compiler.source.located import Keys, Plain
from tests.mutations.trees import nodes

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_COMMON = {*KEYWORDS, *function_names(), *(kind.value for kind in Kind), "null", "present", "absent"}

_PARTS = frozenset(
    re.findall(
        r"\w+",
        """
            by default fields first from into key later latest lookup match missing of op otherwise over
            path phi ref refers size to type values where
        """,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A change of one node. `new` is where the node is afterwards, if it still is somewhere else; `names` are
    the names that came, went or became others with it.
    """

    kind: str
    document: str
    keys: Keys
    says: str
    text: Callable[[], str] = field(repr=False, compare=False)
    new: Keys | None = None
    names: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        return ".".join((self.document, *self.keys))

    def __str__(self) -> str:
        return f"{self.kind} {self.address}: {self.says}"


def names_in(document: str, keys: Keys, value: Plain) -> frozenset[str]:
    """Return the names at a node and below it: its keys, and the words of all values that are no prose."""
    found = set(_key_names(keys))
    for below, inner in ((keys, value), *nodes(value, keys)):
        if below != keys:
            found |= _key_names(below)
        if isinstance(inner, str):
            found |= _value_names(row_of(document, below), inner)
    return frozenset(found)


def _value_names(row: Row, text: str) -> set[str]:
    if row.consequence == "DOCS" and row.kind != "evidence":
        return set()
    found = set(_WORD.findall(text))
    return found - _COMMON if row.form in (expression, declared_type) else found


def _key_names(keys: Keys) -> set[str]:
    """Return the name of a node; of a part that all its like have, such as a type, that of the whole too."""
    part = bool(keys) and (keys[-1] in _PARTS or keys[-1].isdecimal())
    named = keys[-2:] if part else keys[-1:]
    return {word for key in named for word in _WORD.findall(key)}


def changed_names(document: str, keys: Keys, old: Plain, new: Plain) -> frozenset[str]:
    """Return the names that only one of two values at the same place has."""
    own = _key_names(keys)
    return (names_in(document, keys, old) ^ names_in(document, keys, new)) | frozenset(own)
