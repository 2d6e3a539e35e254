"""The name of the column that holds an intermediate value: the expression itself."""

from collections.abc import Container

from compiler.language.syntax import Node, write
from compiler.language.tokens import Token, tokens


def label(node: Node, fields: Container[str]) -> str:
    """Write an expression so that DuckDB, for which names in two letter cases are one, can tell it from
    others.

    Capital letters of anything but a field get a `^` before them: `'A'` and `'a'` are different texts. Fields
    of a table differ in more than case.
    """
    written = write(node)
    if "^" not in written and written == written.lower():
        return written
    parts: list[str] = []
    offset = 0
    for token in tokens(written):
        parts += [written[offset : token.offset], _unfolded(token, fields)]
        offset = token.end
    return "".join(parts)


def _unfolded(token: Token, fields: Container[str]) -> str:
    if token.kind == "name" and token.text in fields:
        return token.text
    return "".join(f"^{character.lower()}" if _folds(character) else character for character in token.text)


def _folds(character: str) -> bool:
    return character == "^" or character != character.lower()
