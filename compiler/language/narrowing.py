"""Which fields certainly have a value where a condition holds."""

from collections.abc import Iterable, Sequence

from compiler.language.functions import function_named
from compiler.language.syntax import (
    And,
    Arithmetic,
    Call,
    Comparison,
    Membership,
    Node,
    Not,
    Or,
    Path,
    Presence,
)

_NONE: frozenset[str] = frozenset()


def narrow(node: Node) -> frozenset[str]:
    """Return the fields that have a value in every row for which a condition holds.

    A comparison holds for values only, so `amount > 0` says as much as `amount is present`.
    """
    match node:
        case And():
            return _union(narrow(operand) for operand in node.operands)
        case Or():
            return _common([narrow(operand) for operand in node.operands])
        case Not():
            return _narrow_where_false(node.operand)
        case Presence():
            return _needed(node.subject) if node.present else _NONE
        case Comparison():
            return _needed(node.left) | _needed(node.right)
        case Membership():
            return _needed(node.subject)
        case _:
            return _needed(node)


def _narrow_where_false(node: Node) -> frozenset[str]:
    match node:
        case And():
            return _common([_narrow_where_false(operand) for operand in node.operands])
        case Or():
            return _union(_narrow_where_false(operand) for operand in node.operands)
        case Not():
            return narrow(node.operand)
        case Presence():
            return _NONE if node.present else _needed(node.subject)
        case _:
            return _NONE


def _needed(node: Node) -> frozenset[str]:
    """Return the fields without which a node has no value."""
    if isinstance(node, Path):
        return frozenset({node.name})
    if isinstance(node, Arithmetic):
        return _needed(node.left) | _needed(node.right)
    if not isinstance(node, Call) or not node.arguments:
        return _NONE
    function = function_named(node.name)
    return _needed(node.arguments[0]) if function and function.strict else _NONE


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(name for names in sets for name in names)


def _common(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return sets[0].intersection(*sets[1:])
