"""What is laid out: the items of a spec as they were typed, each with the comments that belong to it."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment as it was typed, without the blanks after it.

    `column` counts characters from 0, `gap` the blanks before the comment.
    """

    text: str
    column: int
    gap: int = 0
    blank_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A value that holds no others, as typed; `style` is the mark it begins with, None for a plain one.

    `lead` is how many blanks the author put before each line of a block scalar's text.
    """

    raw: str
    style: str | None
    lead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A mapping or a list. `flow` tells that it was typed in brackets, `one_line` that no line ends in it."""

    mapping: bool
    flow: bool
    one_line: bool
    items: tuple["Item", ...]


Value: TypeAlias = Scalar | Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an item begins, in its file (`start`) and in its line (`column`); the number of the item around
    it; and where what stands before it ends (`floor`).
    """

    start: int
    floor: int
    column: int
    parent: int | None


@dataclass(slots=True, kw_only=True)
class Remarks:
    """The comments of one item: on lines of their own before it, at the end of its line, and after it."""

    above: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)
    below: list[Comment] = field(default_factory=list)
    blank_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a mapping (`key` as typed) or of a list (`key` is None), and what is remarked about it."""

    key: str | None
    value: Value
    column: int
    remarks: Remarks
