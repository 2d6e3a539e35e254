"""SOQL text to tokens, each with its place."""

import re
from dataclasses import dataclass

from compiler.sandbox.org.answers import Refused

_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<text>'(?:[^'\\]|\\.)*')"
    r"|(?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))"
    r"|(?P<date>\d{4}-\d\d-\d\d)"
    r"|(?P<number>[+-]?\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*)"
    r"|(?P<sign><=|>=|!=|<>|[=<>(),])"
    r")",
    re.ASCII,
)
_ESCAPES = {"n": "\n", "N": "\n", "r": "\r", "R": "\r", "t": "\t", "T": "\t", "b": "\b", "B": "\b", "f": "\f"}
_SHOWN = 40
WILDCARD_MARK = "\ufdd3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a query. `kind` is text, moment, date, number, word, sign or end; `at` its offset."""

    kind: str
    text: str
    at: int

    @property
    def upper(self) -> str:
        """The word in upper case; empty for anything that is not a word."""
        return self.text.upper() if self.kind == "word" else ""


def tokenize(query: str) -> tuple[Token, ...]:
    """All tokens and a closing `end`; refuses characters SOQL has no use for."""
    tokens: list[Token] = []
    place, end = 0, len(query.rstrip())
    while place < end:
        match = _TOKEN.match(query, place)
        if match is None:
            start = place + len(query[place:]) - len(query[place:].lstrip())
            raise malformed(query, start, f"unexpected token: '{query[start]}'")
        kind = str(match.lastgroup)
        tokens.append(Token(kind=kind, text=match[kind], at=match.start(kind)))
        place = match.end()
    return (*tokens, Token(kind="end", text="<EOF>", at=end))


def unescape(query: str, token: Token) -> str:
    """The value of a quoted text; an escaped wildcard keeps a mark that LIKE understands."""
    value: list[str] = []
    letters = iter(token.text[1:-1])
    for letter in letters:
        if letter != "\\":
            value.append(letter)
            continue
        escaped = next(letters)
        if escaped in "%_":
            value.append(WILDCARD_MARK + escaped)
        elif escaped in "'\"\\":
            value.append(escaped)
        elif escaped in _ESCAPES:
            value.append(_ESCAPES[escaped])
        else:
            raise malformed(query, token.at, f"Illegal escape sequence '\\{escaped}' found in string")
    return "".join(value)


def malformed(query: str, at: int, reason: str) -> Refused:
    """A query that cannot be read, with the place where reading stopped."""
    return Refused(400, "MALFORMED_QUERY", place_words(query, at, reason))


def place_words(query: str, at: int, reason: str) -> str:
    """Salesforce's way to show a place: a stretch of the query, a caret below, row and column, the reason."""
    start = max(0, at - _SHOWN)
    row = query.count("\n", 0, at) + 1
    column = at - (query.rfind("\n", 0, at) + 1) + 1
    shown = query[start : at + _SHOWN].replace("\n", " ")
    caret = " " * (at - start) + "^"
    return f"\n{shown}\n{caret}\nERROR at Row:{row}:Column:{column}\n{reason}"
