"""The tree of an expression, and its one canonical text.

Every node knows where it stands in the text it was read from (`offset` and `length` count characters); two
nodes are equal where they mean the same, wherever they stand. `parse(write(node)) == node` for every node.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

KEYWORDS = frozenset({"or", "and", "not", "in", "is", "true", "false"})
COMPARISONS = ("!=", "<=", ">=", "=", "<", ">")
ARITHMETIC = ("+", "-", "*")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a node stands in its text."""

    offset: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)

    @property
    def end(self) -> int:
        """Return the offset of the first character after this node."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Spot):
    """A field of the row: `email`, or `result.heart_rate` where a field has members."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Spot):
    """A number as it was written: `40`, `-1.50`."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Spot):
    """A text in quotes; `value` has the doubled quotes undone."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boolean(Spot):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Spot):
    """The answer to a question: `$practice_time_zone`; `name` is without the sign."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Spot):
    """A function at work: `concat(a, b)`, or `a | trim` where `piped` says that the first argument stood
    before the bar. `name_offset` is where the function's name begins.
    """

    name: str
    arguments: tuple["Node", ...]
    piped: bool = False
    name_offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic(Spot):
    """`left + right` and its like; `operator` is one of ARITHMETIC."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Spot):
    """`left = right` and its like; `operator` is one of COMPARISONS."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Spot):
    """`subject in [a, b]`."""

    subject: "Node"
    values: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence(Spot):
    """`subject is present` or `subject is absent`."""

    subject: "Node"
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Spot):
    """`not operand`."""

    operand: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class And(Spot):
    """`a and b and c`: two operands or more."""

    operands: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or(Spot):
    """`a or b or c`: two operands or more."""

    operands: tuple["Node", ...]


Node: TypeAlias = (
    Path
    | Number
    | Text
    | Boolean
    | Decision
    | Call
    | Arithmetic
    | Comparison
    | Membership
    | Presence
    | Not
    | And
    | Or
)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below one, in the order of the text."""
    match node:
        case Call():
            return node.arguments
        case Arithmetic() | Comparison():
            return (node.left, node.right)
        case Membership():
            return (node.subject, *node.values)
        case Presence():
            return (node.subject,)
        case Not():
            return (node.operand,)
        case And() | Or():
            return node.operands
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it, in the order of the text."""
    yield node
    for child in children(node):
        yield from walk(child)


# How tightly each kind of node holds its parts together; a part that holds less tightly needs parentheses.
_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _PIPE, _TERM = range(8)


def write(node: Node) -> str:
    """Write an expression in its canonical form: one blank around operators, no needless parentheses."""
    match node:
        case Call():
            return _write_call(node)
        case Arithmetic():
            return _write_arithmetic(node)
        case Not():
            return f"not {_inside(node.operand, _NOT)}"
        case And():
            return " and ".join(_inside(operand, _NOT) for operand in node.operands)
        case Or():
            return " or ".join(_inside(operand, _AND) for operand in node.operands)
        case Comparison() | Membership() | Presence():
            return _write_comparison(node)
        case _:
            return _write_leaf(node)


def _write_leaf(node: Path | Number | Text | Boolean | Decision) -> str:
    match node:
        case Path():
            return node.name
        case Number():
            return node.text
        case Text():
            return "'" + node.value.replace("'", "''") + "'"
        case Boolean():
            return "true" if node.value else "false"
        case Decision():
            return f"${node.name}"


def _write_call(node: Call) -> str:
    if not node.piped:
        return f"{node.name}({_list(node.arguments)})"
    subject, *others = node.arguments
    arguments = f"({_list(tuple(others))})" if others else ""
    return f"{_inside(subject, _PIPE)} | {node.name}{arguments}"


def _write_arithmetic(node: Arithmetic) -> str:
    own = _tightness(node)
    return f"{_operand(node.left, own)} {node.operator} {_operand(node.right, own + 1)}"


def _operand(node: Node, tightness: int) -> str:
    """Write a part of a sum or a product; a pipe in it always stands in parentheses."""
    return f"({write(node)})" if _tightness(node) == _PIPE else _inside(node, tightness)


def _write_comparison(node: Comparison | Membership | Presence) -> str:
    match node:
        case Comparison():
            return f"{_inside(node.left, _SUM)} {node.operator} {_inside(node.right, _SUM)}"
        case Membership():
            values = ", ".join(_inside(value, _SUM) for value in node.values)
            return f"{_inside(node.subject, _SUM)} in [{values}]"
        case Presence():
            return f"{_inside(node.subject, _SUM)} is {'present' if node.present else 'absent'}"


def _list(nodes: tuple[Node, ...]) -> str:
    return ", ".join(write(node) for node in nodes)


def _inside(node: Node, tightness: int) -> str:
    written = write(node)
    return f"({written})" if _tightness(node) < tightness else written


def _tightness(node: Node) -> int:
    match node:
        case Or():
            return _OR
        case And():
            return _AND
        case Not():
            return _NOT
        case Comparison() | Membership() | Presence():
            return _COMPARISON
        case Arithmetic():
            return _PRODUCT if node.operator == "*" else _SUM
        case Call(piped=True):
            return _PIPE
        case _:
            return _TERM
