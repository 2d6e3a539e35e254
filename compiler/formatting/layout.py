"""Items laid out: two blanks a level, brackets where their author chose them, comments where they belong."""

import re
from collections.abc import Iterable, Iterator

from compiler.formatting.tree import Collection, Comment, Item, Scalar, Value

WIDTH = 180
_STEP = 2
_CLOSE = 3
_PROSE = 60  # characters; a shorter text reads well in brackets, whatever it holds
_INDICATOR = re.compile(r"(?<=[|>])[1-9]|(?<=[|>][-+])[1-9]")


def laid_out(items: Iterable[Item], indent: int) -> Iterator[str]:
    """Yield the lines of the items of one collection."""
    for number, item in enumerate(items):
        yield from _above(item, indent, first=number == 0)
        yield from _item(item, indent)
        for comment in item.remarks.below:
            deeper = _STEP if comment.column > item.column else 0
            yield from _own_line(comment, indent + deeper, blank=comment.blank_before)


def noted(comments: Iterable[Comment]) -> Iterator[str]:
    """Yield the lines of comments about a whole file."""
    for comment in comments:
        yield from _own_line(comment, 0, blank=comment.blank_before)


def _above(item: Item, indent: int, *, first: bool) -> Iterator[str]:
    """Yield the comments before an item; its first line stands right below what it is part of."""
    comments = item.remarks.above
    for number, comment in enumerate(comments):
        yield from _own_line(comment, indent, blank=comment.blank_before and not (first and number == 0))
    if item.remarks.blank_before and not (first and not comments):
        yield ""


def _own_line(comment: Comment, indent: int, *, blank: bool) -> Iterator[str]:
    if blank:
        yield ""
    yield " " * indent + comment.text


def _item(item: Item, indent: int) -> Iterator[str]:
    head = " " * indent + ("-" if item.key is None else f"{item.key}:")
    value = item.value
    if isinstance(value, Scalar):
        yield from _scalar_lines(head, value, indent, item.remarks.beside)
    elif (text := _in_brackets(value, len(head) + 1)) is not None:
        yield _remarked(f"{head} {text}", item.remarks.beside)
    elif item.key is None and not item.remarks.beside and not value.items[0].remarks.above:
        yield from _after_dash(laid_out(value.items, indent + _STEP), head)
    else:
        yield _remarked(head, item.remarks.beside)
        yield from laid_out(value.items, indent + _STEP)


def _after_dash(lines: Iterator[str], head: str) -> Iterator[str]:
    """Put the first of the lines behind the dash of the list that they are a member of."""
    yield f"{head} {next(lines).lstrip(' ')}"
    yield from lines


def _remarked(line: str, beside: list[Comment]) -> str:
    """Put a comment behind a line: close by where it was so, else in its column, where there is room."""
    if not beside:
        return line
    comment = beside[0]
    room = comment.column - len(line)
    gap = comment.gap if comment.gap <= _CLOSE else room if room > 0 else 2
    return line + " " * gap + comment.text


def _scalar_lines(head: str, value: Scalar, indent: int, beside: list[Comment]) -> Iterator[str]:
    first, *others = value.raw.split("\n")
    if value.style in ("|", ">"):
        yield _remarked(f"{head} {_INDICATOR.sub(str(_STEP), first, count=1)}", beside)
        yield from (_moved(line, value.lead, indent + _STEP) for line in others)
        return
    start = f"{head} {first}".rstrip()
    lines = [start, *((" " * (indent + _STEP) + line.strip(" \t")).rstrip() for line in others)]
    yield from lines[:-1]
    yield _remarked(lines[-1], beside)


def _moved(line: str, lead: int, indent: int) -> str:
    return " " * indent + line[lead:] if line.strip(" ") or len(line) > lead else ""


def _in_brackets(value: Collection, column: int) -> str | None:
    """Return a collection on one line, None where it is better laid out in a block."""
    if not value.flow and value.items:
        return None
    if any(_is_prose(one) for one in _scalars(value)):
        return None
    text = _flow(value)
    if text is None or not (value.one_line or column + len(text) <= WIDTH):
        return None
    return text


def _flow(value: Value) -> str | None:
    """Return a value in brackets, None where a comment or a text of several lines stands in it."""
    if isinstance(value, Scalar):
        return None if "\n" in value.raw else value.raw
    parts = []
    for item in value.items:
        text = _flow(item.value)
        if text is None or item.remarks.above or item.remarks.beside or item.remarks.below:
            return None
        parts.append(text if item.key is None else f"{item.key}: {text}")
    return f"{{{', '.join(parts)}}}" if value.mapping else f"[{', '.join(parts)}]"


def _scalars(value: Value) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        yield value
        return
    for item in value.items:
        yield from _scalars(item.value)


def _is_prose(scalar: Scalar) -> bool:
    return len(scalar.raw) > _PROSE and (", " in scalar.raw or ": " in scalar.raw)
