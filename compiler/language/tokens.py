"""Expression text cut into tokens, each with its offset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compiler.language.syntax import KEYWORDS

MOST_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxProblem:
    """Why a text is no expression: the place (in characters), what is wrong, and what to do."""

    offset: int
    length: int
    message: str
    helps: tuple[str, ...] = ()


class NotAnExpression(Exception):
    """Carries a problem out of the parser; it never leaves this package."""

    def __init__(self, problem: SyntaxProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of the text: `text` is what was written, quotes included; the last token is an empty `end`."""

    kind: Literal["name", "number", "text", "decision", "sign", "end"]
    text: str
    offset: int

    @property
    def end(self) -> int:
        """Return the offset of the first character after this token."""
        return self.offset + len(self.text)


_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r\n]+)
  | (?P<number>-?[0-9]+(?:\.[0-9]+)?)
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)
  | (?P<decision>\$[A-Za-z_][A-Za-z0-9_]*)
  | (?P<text>'(?:[^']|'')*')
  | (?P<sign>!=|<=|>=|[=<>|(),\[\]+*-])
    """,
    re.VERBOSE,
)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_OTHER_SPELLINGS = (
    ("==", "equality is written `=`"),
    ("<>", "inequality is written `!=`"),
    ("&&", "`&&` is written `and`"),
    ("->", "`->` belongs under `link:`, not in an expression"),
)
_SPELLINGS = tuple(spelling for spelling, _ in _OTHER_SPELLINGS)
_OTHER_SIGNS = {
    '"': "text is written in single quotes: 'text'",
    "!": "negation is written `not`",
    "&": "`and` joins conditions, and concat() joins texts",
    "/": "there is no division; multiply by what is known beforehand: `amount * 0.01`",
    "$": "after `$` comes the name of a decision",
}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of an expression and a final `end`; raises `NotAnExpression` where there is none."""
    offset = 0
    before: Token | None = None
    while offset < len(text):
        _refuse_other_spelling(text, offset)
        match = _TOKEN.match(text, offset)
        if match is None:
            raise NotAnExpression(_no_token(text, offset))
        if match.lastgroup == "blank":
            offset = match.end()
            continue
        minus = match[0].startswith("-") and _ends_a_value(before)
        before = Token(kind="sign", text="-", offset=match.start()) if minus else _token(match)
        offset = before.end
        yield before
    yield Token(kind="end", text="", offset=len(text))


def _ends_a_value(before: Token | None) -> bool:
    """Tell whether a `-` that comes next takes away, rather than begins a number below zero."""
    if before is None:
        return False
    if before.kind == "name":
        return before.text not in KEYWORDS - {"true", "false"}
    return before.kind in {"number", "text", "decision"} or before.text == ")"


def _token(match: re.Match[str]) -> Token:
    text, offset = match[0], match.start()
    if match.lastgroup == "number":
        return _number(text, offset)
    if match.lastgroup == "text":
        return _text(text, offset)
    kind: Literal["name", "decision", "sign"] = "sign"
    if match.lastgroup == "name":
        kind = "name"
    elif match.lastgroup == "decision":
        kind = "decision"
    return Token(kind=kind, text=text, offset=offset)


def _number(text: str, offset: int) -> Token:
    if sum(character.isdigit() for character in text) > MOST_DIGITS:
        message = f"a number has at most {MOST_DIGITS} digits"
        raise NotAnExpression(SyntaxProblem(offset=offset, length=len(text), message=message))
    return Token(kind="number", text=text, offset=offset)


def _text(text: str, offset: int) -> Token:
    if unseen := _UNSEEN.search(text):
        message = f"U+{ord(unseen[0]):04X} cannot be seen, so it may not stand in a text"
        raise NotAnExpression(SyntaxProblem(offset=offset + unseen.start(), length=1, message=message))
    return Token(kind="text", text=text, offset=offset)


def _refuse_other_spelling(text: str, offset: int) -> None:
    if not text.startswith(_SPELLINGS, offset):
        return
    for spelling, message in _OTHER_SPELLINGS:
        if text.startswith(spelling, offset):
            raise NotAnExpression(SyntaxProblem(offset=offset, length=len(spelling), message=message))


def _no_token(text: str, offset: int) -> SyntaxProblem:
    character = text[offset]
    if character == "'":
        return SyntaxProblem(
            offset=offset,
            length=len(text) - offset,
            message="this text has no closing quote",
            helps=("a quote inside a text is written twice: 'O''Brien'",),
        )
    if message := _OTHER_SIGNS.get(character):
        return SyntaxProblem(offset=offset, length=1, message=message)
    shown = f"`{character}`" if character.isprintable() else f"U+{ord(character):04X}"
    return SyntaxProblem(offset=offset, length=1, message=f"{shown} has no meaning in an expression")
