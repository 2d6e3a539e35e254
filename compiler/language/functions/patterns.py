"""The patterns that `matches` takes: what every engine reads alike, and what RE2 runs in linear time.

A pattern is checked when it is compiled, because an engine that refuses one in the middle of a run would stop
it. The syntax is a part of RE2's: https://github.com/google/re2/wiki/Syntax
"""

import re
from dataclasses import dataclass

MOST_CHARACTERS = 200
MOST_REPEATS = 1_000
# What a pattern may cost in RE2's own instructions, of which a program has about 87,000 at most.
MOST_COST = 20_000
_CHARACTER, _ANY, _PROPERTY, _RANGE = 4, 16, 800, 12
_PROPERTIES = frozenset({"L", "Lu", "Ll", "N", "Nd", "P", "S", "Z"})
_COUNTS = re.compile(r"\{(\d{1,4})(?:(,)(\d{1,4})?)?\}")
_KINDS = frozenset("dDwWsS")
_SPACES = frozenset("tn")
_IGNORING_CASE = "(?i)"


class BadPattern(Exception):
    """Carries what is wrong with a pattern out of the reading; it never leaves this module."""


def pattern_mistake(pattern: str) -> str | None:
    """Say what is wrong with a pattern, None where nothing is."""
    if len(pattern) > MOST_CHARACTERS:
        return f"a pattern has at most {MOST_CHARACTERS} characters, and this has {len(pattern)}"
    try:
        found = _Reading(pattern).whole()
    except BadPattern as wrong:
        return str(wrong)
    if found.repeats > MOST_REPEATS or found.cost > MOST_COST:
        return "the pattern repeats too much"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of a pattern: what it costs, and how often it repeats what is in it."""

    cost: int = 0
    repeats: int = 1
    repeatable: bool = True

    def and_then(self, other: "_Part") -> "_Part":
        return _Part(cost=self.cost + other.cost, repeats=max(self.repeats, other.repeats))


class _Reading:
    """A pattern and how far it has been read."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = len(_IGNORING_CASE) if pattern.startswith(_IGNORING_CASE) else 0

    def whole(self) -> _Part:
        if self._at == len(self._text):
            raise BadPattern("a pattern cannot be empty")
        found = self._choice()
        if self._at < len(self._text):
            raise BadPattern("this `)` closes nothing")
        return found

    @property
    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        character = self._next
        self._at += 1
        return character

    def _choice(self) -> _Part:
        found = self._sequence()
        while self._next == "|":
            self._take()
            found = found.and_then(self._sequence())
        return found

    def _sequence(self) -> _Part:
        found = _Part()
        while self._next not in {"", "|", ")"}:
            found = found.and_then(self._repeated(self._one()))
        return found

    def _repeated(self, part: _Part) -> _Part:
        times = self._times()
        if times is None:
            return part
        if not part.repeatable:
            raise BadPattern("a place such as `^` cannot be repeated")
        if self._next == "?":
            self._take()
        if self._next in {"*", "+", "?", "{"}:
            raise BadPattern(f"`{self._next}` repeats what is repeated already")
        return _Part(cost=part.cost * (times + 1) + 2, repeats=part.repeats * max(times, 1))

    def _times(self) -> int | None:
        """Read how often something repeats; the greater of two numbers."""
        if self._next in {"*", "+", "?"}:
            self._take()
            return 1
        if self._next != "{":
            return None
        match = _COUNTS.match(self._text, self._at)
        if match is None:
            raise BadPattern(r"after `{` come numbers: `{2,4}`; the sign itself is written `\{`")
        self._at = match.end()
        least, most = int(match[1]), int(match[3] or match[1])
        if most < least or most > MOST_REPEATS:
            raise BadPattern(f"`{match[0]}` goes from less to more, up to {MOST_REPEATS}")
        return most

    def _one(self) -> _Part:
        character = self._take()
        match character:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case ".":
                return _Part(cost=_ANY)
            case "^" | "$":
                return _Part(cost=1, repeatable=False)
            case "*" | "+" | "?" | "{":
                raise BadPattern(f"nothing comes before `{character}` that could be repeated")
            case "]" | "}":
                raise BadPattern(
                    rf"this `{character}` closes nothing; the sign itself is written `\{character}`"
                )
            case _:
                return _Part(cost=_CHARACTER)

    def _group(self) -> _Part:
        if self._next == "?":
            if self._text[self._at : self._at + 2] != "?:":
                raise BadPattern("`(?` may only begin `(?:`, or `(?i)` at the very beginning")
            self._at += 2
        found = self._choice()
        if self._take() != ")":
            raise BadPattern("a `)` is missing")
        return found.and_then(_Part(cost=2))

    def _escape(self) -> _Part:
        character = self._take()
        if character.isdigit() and character != "0":
            raise BadPattern(rf"`\{character}` refers back, which cannot be done in linear time")
        if character in {"b", "B"}:
            return _Part(cost=1, repeatable=False)
        if character in {"p", "P"}:
            return self._property()
        if character in _KINDS:
            return _Part(cost=_ANY)
        self._plain(character)
        return _Part(cost=_CHARACTER)

    def _plain(self, character: str) -> str:
        """Return the character that an escape stands for."""
        if character in _SPACES:
            return {"t": "\t", "n": "\n"}[character]
        if character == "" or character.isalnum() or not character.isascii() or character.isspace():
            raise BadPattern(rf"`\{character}` is not known")
        return character

    def _property(self) -> _Part:
        match = re.compile(r"\{(\w{1,2})\}").match(self._text, self._at)
        if match is None or match[1] not in _PROPERTIES:
            raise BadPattern("of properties these are known: " + " ".join(sorted(_PROPERTIES)))
        self._at = match.end()
        return _Part(cost=_PROPERTY)

    def _class(self) -> _Part:
        if self._next == "^":
            self._take()
        cost = _ANY
        while self._next != "]" or cost == _ANY:
            cost += self._range()
        self._take()
        return _Part(cost=cost)

    def _range(self) -> int:
        low = self._member()
        if self._next != "-" or self._text[self._at + 1 : self._at + 2] == "]":
            return _PROPERTY if low is None else _RANGE
        self._take()
        high = self._member()
        if low is None or high is None or high < low:
            raise BadPattern("a range goes from a lower character to a higher one: `a-z`")
        return 4 * _RANGE

    def _member(self) -> str | None:
        """Read a character of a class; None stands for many."""
        character = self._take()
        if character == "":
            raise BadPattern("a `]` is missing")
        if character in {"[", "]"}:
            raise BadPattern(rf"in brackets the sign itself is written `\{character}`")
        if character != "\\":
            return character
        escaped = self._take()
        if escaped in _KINDS:
            return None
        if escaped in {"p", "P"}:
            self._property()
            return None
        return self._plain(escaped)
