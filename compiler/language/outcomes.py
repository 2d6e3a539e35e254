"""What an expression can come out as, where that is a handful of texts that stand in it."""

from compiler.language.syntax import Call, Node, Text

# Functions that give one of their values as it is; `choose` looks at its first argument only.
_CHOOSING = {"choose": 1, "default": 0, "first_of": 0}


def outcomes(node: Node) -> frozenset[str] | None:
    """Return every text that an expression can give, None where it can give something else.

    Example:
        closed | choose('Completed', 'In Progress')
    """
    if isinstance(node, Text):
        return frozenset({node.value})
    if not isinstance(node, Call) or node.name not in _CHOOSING:
        return None
    found = [outcomes(value) for value in node.arguments[_CHOOSING[node.name] :]]
    known = [texts for texts in found if texts is not None]
    return frozenset().union(*known) if known and len(known) == len(found) else None
