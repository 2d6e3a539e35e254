"""What is wrong, where, why and what to do; every other form of a diagnostic is a view of this one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """An address in a document, and optionally a stretch of characters inside the text found there.

    `document` is `pair`, `source`, `target`, `overlay` or `test`, or a file name where no document could be
    read; `keys` lead from its root to a node. `on_key` points at the key rather than its value. `offset` and
    `length` count characters inside a scalar.
    """

    document: str
    keys: tuple[str, ...] = ()
    on_key: bool = False
    offset: int | None = None
    length: int | None = None

    def at(self, *keys: str) -> "Place":
        """Return the place of a node below this one."""
        return Place(document=self.document, keys=(*self.keys, *keys))

    def key(self) -> "Place":
        """Return the place of this node's key."""
        return Place(document=self.document, keys=self.keys, on_key=True)

    def within(self, offset: int, length: int) -> "Place":
        """Return the place of some characters of the scalar here."""
        return Place(document=self.document, keys=self.keys, offset=offset, length=length)

    def __str__(self) -> str:
        return ".".join(self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A second place that a diagnostic shows, and the words beside it."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A change at the place of a finding that puts it right: the text there, and what belongs in its stead.

    A `safe` one means what its author meant, whoever applies it; a `suggested` one is for a person to judge.
    """

    title: str
    old: str
    new: str
    applicability: Literal["safe", "suggested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding.

    `message` says what is wrong, in the reader's words, without a full stop; `label` says it at the place;
    `notes` are facts and limits; `helps` say what to do, and `fix` does it where a program can.
    """

    rule: str
    level: Level = "error"
    message: str
    place: Place
    label: str = ""
    related: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    fix: Fix | None = None


class Diagnostics:
    """The findings so far; the only thing that grows while the compiler works."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found: dict[Diagnostic, None] = dict.fromkeys(found)

    def report(self, diagnostic: Diagnostic) -> None:
        """Add a finding; the same finding twice is one."""
        self._found.setdefault(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything must be put right before the next pass."""
        return any(found.level == "error" for found in self._found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
