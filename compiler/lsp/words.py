"""The words of an expression as it is typed: what each one is, even where the whole is no expression yet."""

import re
from dataclasses import dataclass
from typing import Literal

from compiler.language.functions import function_named

_WORD = re.compile(
    r"(?P<text>'(?:[^']|'')*(?:'|$))|(?P<decision>\$\w*)|(?P<name>[A-Za-z_][\w.]*)|(?P<sign>->|\S)"
)
KEYWORDS = frozenset({"or", "and", "not", "in", "is", "true", "false", "present", "absent"})

Role = Literal["text", "decision", "field", "function", "map", "rates", "keyword", "sign"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A piece of an expression: its role, its text, and the characters it takes."""

    role: Role
    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that is an expression, or may become one; never fails."""
    matches = list(_WORD.finditer(text))
    calls: list[tuple[str, bool, int]] = []  # the functions that are open: name, piped, arguments before
    found: list[Word] = []
    for number, match in enumerate(matches):
        following = matches[number + 1][0] if number + 1 < len(matches) else ""
        before = found[-1] if found else None
        role = _role(match, before, following, calls)
        if match[0] == "(":
            piped = len(found) > 1 and found[-2].text == "|"
            calls.append((before.text if before and before.role == "function" else "", piped, 0))
        elif match[0] == ")" and calls:
            calls.pop()
        elif match[0] == "," and calls:
            name, piped, count = calls.pop()
            calls.append((name, piped, count + 1))
        found.append(Word(role=role, text=match[0], start=match.start(), end=match.end()))
    return tuple(found)


def word_at(text: str, at: int) -> Word | None:
    """Return the word under a position; at the seam of two, the one that is no sign."""
    around = [word for word in words(text) if word.start <= at <= word.end]
    return next((word for word in around if word.role != "sign"), None)


def next_role(text: str) -> Role:
    """Return what would come after the end of a text: a field, a function, a decision, a map."""
    probed = words(text + "x")
    if not probed:
        return "field"
    return probed[-1].role


def _role(
    match: re.Match[str], before: Word | None, following: str, calls: list[tuple[str, bool, int]]
) -> Role:
    kind = match.lastgroup
    if kind == "text":
        return "text"
    if kind == "decision":
        return "decision"
    if kind != "name":
        return "sign"
    if before is not None and before.text == "|":
        return "function"
    if match[0] in KEYWORDS:
        return "keyword"
    return "function" if following == "(" else _argument(calls)


def _argument(calls: list[tuple[str, bool, int]]) -> Role:
    """Return what a name is in the innermost open call: some parameters take the name of a map."""
    if not calls:
        return "field"
    name, piped, count = calls[-1]
    function = function_named(name)
    number = count if piped else count - 1
    if function is None or not 0 <= number < len(function.parameters):
        return "field"
    kind = function.parameters[number].kind
    return kind if kind in ("map", "rates") else "field"


def is_behind_arrow(text: str) -> bool:
    """Tell whether what comes next in a link names a route."""
    return any(word.text == "->" for word in words(text))
