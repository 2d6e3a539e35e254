"""What an expression can come out as, where that is a handful of texts that stand in it."""

from collections.abc import Iterator

from compiler.language.syntax import Call, Node, Text

# Functions that give one of their values as it is; `choose` looks at its first argument only.
_CHOOSING = {"choose": 1, "default": 0, "first_of": 0}


def outcomes(node: Node) -> frozenset[str] | None:
    """Return every text that an expression can give, None where it can give something else.

    Example:
        closed | choose('Completed', 'In Progress')
    """
    found = tuple(alternatives(node))
    texts = frozenset(each.value for each in found if isinstance(each, Text))
    return texts if found and all(isinstance(each, Text) for each in found) else None


def alternatives(node: Node) -> Iterator[Node]:
    """Yield the parts of an expression one of which gives its value, in order; without a choice, itself."""
    if not isinstance(node, Call) or node.name not in _CHOOSING:
        yield node
        return
    for value in node.arguments[_CHOOSING[node.name] :]:
        yield from alternatives(value)
