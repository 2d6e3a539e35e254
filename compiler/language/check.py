"""The types of expressions: what each gives, what is wrong with it, and what it loses.

One cause gives one problem: what has no type because something in it is wrong is not looked at further.
"""

from dataclasses import dataclass, replace

from compiler.diagnostics.suggest import nearest
from compiler.language.arithmetic import arithmetic_mistake, arithmetic_type
from compiler.language.calls import arguments, as_text, unknown_decision
from compiler.language.comparisons import condition_mistake
from compiler.language.functions import function_named, function_names
from compiler.language.functions.function import TEXT_LIKE, Argument, Function, Given, Lost, Mistake
from compiler.language.scope import Scope
from compiler.language.syntax import (
    Arithmetic,
    Boolean,
    Call,
    Decision,
    Node,
    Number,
    Path,
    Text,
    children,
)
from compiler.language.types import Kind, Type, utf16_length


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong: the rule, the characters (offset and length), and the words."""

    rule: str
    offset: int
    length: int
    message: str
    label: str = ""
    notes: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What an expression loses, which somebody must accept: TYP102 content, TYP106 the time of day."""

    rule: str
    offset: int
    length: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """What an expression gives; no type where it has problems."""

    type: Type | None
    problems: tuple[Problem, ...] = ()
    losses: tuple[Loss, ...] = ()


def infer(node: Node, scope: Scope) -> Inferred:
    """Find the type of an expression, all of its problems, and its losses, in the order of the text."""
    checker = _Checker(scope)
    type_ = checker.infer(node)
    problems = tuple(sorted(checker.problems, key=lambda found: (found.offset, found.rule)))
    losses = tuple(sorted(checker.losses, key=lambda found: (found.offset, found.length)))
    return Inferred(type=None if problems else type_, problems=problems, losses=losses)


def understood(node: Call, scope: Scope) -> Given:
    """Return how a call without problems is understood; raises `ValueError` for any other."""
    function = function_named(node.name)
    given = _Checker(scope).given(node, function) if function and node.arguments else None
    if given is None:
        raise ValueError(f"`{node.name}` was not checked before it was translated")
    return given


def type_given(given: Given, function: Function) -> Type | None:
    """Return the type of a call that is understood, None where it has problems."""
    result = function.gives(given)
    return None if isinstance(result, Mistake) else _carrying(result, given, function)


def paths(node: Node) -> tuple[str, ...]:
    """Return the names of all fields that an expression names, each once, sorted."""
    return tuple(sorted(_paths(node)))


def _paths(node: Node) -> set[str]:
    if isinstance(node, Path):
        return {node.name}
    below = _read_by(node) if isinstance(node, Call) else children(node)
    return {name for child in below for name in _paths(child)}


def _read_by(call: Call) -> tuple[Node, ...]:
    """Return the arguments of a call without the names of value maps and tables of rates."""
    function = function_named(call.name)
    named = (
        {at for at, one in enumerate(function.parameters, start=1) if one.names_no_field} if function else {}
    )
    return tuple(node for at, node in enumerate(call.arguments) if at not in named)


class _Checker:
    """One expression being checked, and what has been found so far."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []

    def infer(self, node: Node) -> Type | None:
        """Return the type of a node, None where something in it is wrong."""
        match node:
            case Path():
                return self._path(node)
            case Number():
                return _number(node)
            case Text():
                blank = not node.value.strip()
                return Type(kind=Kind.TEXT, length=utf16_length(node.value), empty=blank)
            case Boolean():
                return Type(kind=Kind.BOOL, empty=False)
            case Decision():
                return self._decision(node)
            case Call():
                return self._call(node)
            case Arithmetic():
                return self._arithmetic(node)
            case _:
                return self._condition(node)

    def _report(self, mistake: Mistake) -> None:
        node = mistake.node
        offset, length = node.offset, node.length
        if isinstance(node, Call) and mistake.rule == "REF107":
            offset, length = node.name_offset, len(node.name)
        problem = Problem(
            rule=mistake.rule,
            offset=offset,
            length=length,
            message=mistake.message,
            label=mistake.label,
            helps=mistake.helps,
        )
        self.problems.append(problem)

    def _path(self, node: Path) -> Type | None:
        type_ = self.scope.type_of(node.name)
        if type_ is None:
            near = nearest(node.name, self.scope.names())
            self._report(
                Mistake(
                    rule="REF102",
                    node=node,
                    message=f"`{self.scope.object_name}` has no field `{node.name}`",
                    label="not in the platform file",
                    helps=(f"did you mean `{near}`?",) if near else (),
                )
            )
            return None
        return type_.never_empty() if node.name in self.scope.present else type_

    def _decision(self, node: Decision) -> Type | None:
        if mistake := unknown_decision(node, self.scope):
            self._report(mistake)
            return None
        answer = self.scope.decision(node.name)
        if answer is None:
            message = f"`${node.name}` decides a place in the spec and has no value"
            self._report(Mistake(rule="TYP101", node=node, message=message))
            return None
        if answer == "bool":
            return Type(kind=Kind.BOOL, empty=False)
        return Type(kind=Kind.TEXT, length=255, empty=False)

    def _call(self, node: Call) -> Type | None:
        function = function_named(node.name)
        if function is None:
            self._unknown_function(node)
            return None
        if not node.arguments:
            message = f"`{node.name}` works on {function.works_on}, but is given nothing"
            self._report(Mistake(rule="TYP101", node=node, message=message))
            return None
        given = self.given(node, function)
        if given is None:
            return None
        result = function.gives(given)
        if isinstance(result, Mistake):
            self._report(result)
            return None
        self._lose(node, function.loses(given))
        return _carrying(result, given, function)

    def _unknown_function(self, node: Call) -> None:
        if node.piped:
            self.infer(node.arguments[0])
        near = nearest(node.name, function_names())
        helps = (f"did you mean `{near}`?",) if near else ()
        message = f"there is no function `{node.name}`"
        self._report(Mistake(rule="REF107", node=node, message=message, helps=helps))

    def given(self, node: Call, function: Function) -> Given | None:
        """Fit a call's arguments; None where one of them does not fit."""
        subject = node.arguments[0]
        type_ = self.infer(subject)
        fitted = arguments(node, function, self.scope, self.infer)
        if isinstance(fitted, Mistake):
            self._report(fitted)
            return None
        if type_ is None or fitted is None:
            return None
        if wrong := _wrong_kind(subject, type_, function):
            self._report(wrong)
            return None
        text = subject.value if isinstance(subject, Text) else None
        reads_text = function.takes >= TEXT_LIKE and not function.as_is
        return Given(
            subject=Argument(node=subject, type=type_, text=text),
            type=as_text(type_, self.scope) if reads_text else type_,
            arguments=fitted,
            scope=self.scope,
        )

    def _lose(self, node: Node, lost: Lost | None) -> None:
        if lost:
            self.losses.append(
                Loss(rule=lost.rule, offset=node.offset, length=node.length, message=lost.message)
            )

    def _arithmetic(self, node: Arithmetic) -> Type | None:
        left, right = self.infer(node.left), self.infer(node.right)
        if left is None or right is None:
            return None
        if mistake := arithmetic_mistake(node, left, right):
            self._report(mistake)
            return None
        return arithmetic_type(node.operator, left, right)

    def _condition(self, node: Node) -> Type | None:
        """Check a condition; it only looks at values, so nothing that it does to them is lost."""
        lost_before = len(self.losses)
        types = [(child, self.infer(child)) for child in children(node)]
        del self.losses[lost_before:]
        known = [(child, type_) for child, type_ in types if type_ is not None]
        if len(known) < len(types):
            return None
        if mistake := condition_mistake(node, known, self.scope):
            self._report(mistake)
            return None
        fallible = any(type_.fallible for _, type_ in known)
        condition = Type(kind=Kind.BOOL, empty=False, fallible=fallible)
        return condition.with_phi_of(*(type_ for _, type_ in known))


def _number(node: Number) -> Type:
    whole, _, decimals = node.text.lstrip("-").partition(".")
    if not decimals:
        return Type(kind=Kind.INT, length=len(whole), scale=0, empty=False)
    return Type(kind=Kind.DECIMAL, length=len(whole) + len(decimals), scale=len(decimals), empty=False)


def _wrong_kind(node: Node, type_: Type, function: Function) -> Mistake | None:
    if type_.kind in function.takes:
        return None
    message = f"`{function.name}` works on {function.works_on}, but this is {type_}"
    return Mistake(rule="TYP101", node=node, message=message, label=str(type_))


def _carrying(result: Type, given: Given, function: Function) -> Type:
    """Add what travels through every function: the PHI class and the fallibility of what went in."""
    fallible = result.fallible or any(type_.fallible for type_ in given.types())
    fallible = fallible and not function.forgives
    carried = result if fallible == result.fallible else replace(result, fallible=fallible)
    return carried if function.sets_phi else carried.with_phi_of(given.type, *given.types())
