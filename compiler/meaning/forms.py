"""How a value that an author wrote becomes the one text of what it means."""

import re
from collections.abc import Callable
from typing import TypeAlias

from compiler.language.parse import parse
from compiler.language.syntax import write
from compiler.language.tokens import SyntaxProblem
from compiler.language.types import parse_type
from compiler.model.manifest import list_text
from compiler.spec.tree import Leaf, Scalar

Form: TypeAlias = Callable[[Leaf], str]

_BLANKS = re.compile(r"\s+")


def plain(leaf: Leaf) -> str:
    """Write a value as it is; of a list, the values in their order."""
    if isinstance(leaf, tuple):
        return list_text(_scalar(each) for each in leaf)
    return _scalar(leaf)


def unordered(leaf: Leaf) -> str:
    """Write a list whose order means nothing."""
    if not isinstance(leaf, tuple):
        return _scalar(leaf)
    return list_text(sorted(_scalar(each) for each in leaf))


def words(leaf: Leaf) -> str:
    """Write prose; how it was broken into lines means nothing."""
    return _BLANKS.sub(" ", plain(leaf)).strip()


def expression(leaf: Leaf) -> str:
    """Write an expression in its canonical form; what cannot be read stays as it is."""
    text = plain(leaf)
    node = parse(text)
    return words(text) if isinstance(node, SyntaxProblem) else write(node)


def declared_type(leaf: Leaf) -> str:
    """Write a type in its canonical form; what cannot be read stays as it is."""
    text = plain(leaf).strip()
    found = parse_type(text)
    return text if found is None else found.bare + ("" if found.empty else "!")


def link(leaf: Leaf) -> str:
    """Write a link with one blank around its signs: `own_field -> route | route`."""
    own, arrow, routes = plain(leaf).partition("->")
    if not arrow:
        return own.strip()
    return f"{own.strip()} -> {' | '.join(route.strip() for route in routes.split('|'))}"


def _scalar(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
