"""Plain values, and where each of them was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from compiler.source.text import Text

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | float | bool | None"
Keys: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where a node stands: offsets of its value, and of its key where it has one.

    `style` is the mark of a scalar: `'`, `"`, `|`, `>`, or None for a plain one; of a collection it is `{` or
    `[` in flow style and None in block style.
    """

    text: Text
    start: int
    end: int
    key_start: int | None = None
    key_end: int | None = None
    style: str | None = None

    @property
    def raw(self) -> str:
        """The value as the author typed it, quotes included."""
        return self.text.content[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A document: its name among the compiler's documents, its plain value, and an index of every node in it.

    Items of a list are found under their number from 0 as text.
    """

    document: str
    value: Plain
    index: Mapping[Keys, Written]
