"""Expressions and links that say something else: a function less, another field, literal, sign or route."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from compiler.language.parse import parse
from compiler.language.syntax import (
    And,
    Arithmetic,
    Boolean,
    Call,
    Comparison,
    Membership,
    Node,
    Not,
    Number,
    Or,
    Path,
    Presence,
    Text,
    write,
)
from compiler.language.tokens import SyntaxProblem

Changed = tuple[str, str]
"""The kind of a mutation, and the expression that comes of it."""

_SIGNS = {"=": "!=", "!=": "=", "<": "<=", "<=": "<", ">": ">=", ">=": ">"}


def other_expressions(text: str, alike: Mapping[str, str]) -> Iterator[Changed]:
    """Yield an expression changed in one place each; `alike` names for fields another of the same type."""
    tree = parse(text)
    if isinstance(tree, SyntaxProblem):
        return
    for kind, node in _changed(tree, alike):
        yield kind, write(node)


def other_links(text: str, routes: Sequence[str]) -> Iterator[Changed]:
    """Yield a link with other routes, or with its routes in another order."""
    own, arrow, after = text.partition("->")
    if not arrow:
        return
    named = [name.strip() for name in after.split("|")]
    other = next((name for name in routes if name not in named), None)
    if other:
        yield "reroute", f"{own.strip()} -> {' | '.join([other, *named[1:]])}"
    if len(named) > 1:
        yield "reroute", f"{own.strip()} -> {' | '.join(reversed(named))}"
        yield "reroute", f"{own.strip()} -> {' | '.join(named[1:])}"


def _changed(node: Node, alike: Mapping[str, str]) -> Iterator[tuple[str, Node]]:
    yield from _here(node, alike)
    match node:
        case Call():
            yield from _in_each(node.arguments, alike, lambda found: replace(node, arguments=found))
        case And() | Or():
            yield from _in_each(node.operands, alike, lambda found: replace(node, operands=found))
        case Arithmetic() | Comparison():
            sides = (node.left, node.right)
            yield from _in_each(sides, alike, lambda found: replace(node, left=found[0], right=found[1]))
        case Membership():
            yield from _in_each((node.subject,), alike, lambda found: replace(node, subject=found[0]))
            yield from _in_each(node.values, alike, lambda found: replace(node, values=found))
        case Presence():
            yield from _in_each((node.subject,), alike, lambda found: replace(node, subject=found[0]))
        case Not():
            yield from _in_each((node.operand,), alike, lambda found: replace(node, operand=found[0]))
        case _:
            return


def _in_each(
    nodes: tuple[Node, ...], alike: Mapping[str, str], around: Callable[[tuple[Node, ...]], Node]
) -> Iterator[tuple[str, Node]]:
    for number, inner in enumerate(nodes):
        for kind, new in _changed(inner, alike):
            yield kind, around((*nodes[:number], new, *nodes[number + 1 :]))


def _here(node: Node, alike: Mapping[str, str]) -> Iterator[tuple[str, Node]]:
    match node:
        case Call(arguments=(first, *_)):
            yield "function", first
        case Path(name=name) if name in alike:
            yield "field", Path(name=alike[name])
        case Membership(values=values) if len(values) > 1:
            yield "literal", replace(node, values=values[:-1])
        case Number() | Text() | Boolean():
            yield "literal", _other_literal(node)
        case _:
            yield from (("sign", other) for other in _other_signs(node))


def _other_literal(node: Number | Text | Boolean) -> Node:
    match node:
        case Number(text=text):
            return Number(text=str(int(text) + 1) if text.isdecimal() else "7")
        case Text(value=value):
            return Text(value=f"{value}x")
        case Boolean(value=truth):
            return Boolean(value=not truth)


def _other_signs(node: Node) -> Iterator[Node]:
    match node:
        case Comparison(operator=sign):
            yield replace(node, operator=_SIGNS[sign])
        case Presence(present=present):
            yield replace(node, present=not present)
        case Not(operand=operand):
            yield operand
        case And(operands=operands):
            yield Or(operands=operands)
        case Or(operands=operands):
            yield And(operands=operands)
        case _:
            return
