"""Whether the arguments of a call fit the function's parameters, and what each of them is."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from compiler.diagnostics.suggest import nearest
from compiler.language.functions.function import Argument, Function, Mistake, Parameter
from compiler.language.scope import Scope
from compiler.language.syntax import Call, Decision, Node, Number, Path, Text
from compiler.language.types import Kind, Type, utf16_length

Infer: TypeAlias = Callable[[Node], Type | None]


def arguments(
    call: Call, function: Function, scope: Scope, infer: Infer
) -> tuple[Argument, ...] | Mistake | None:
    """Fit the arguments after the first.

    The answer is None where one of them is wrong in itself, which `infer` has said already.
    """
    given = call.arguments[1:]
    parameters = tuple(_spread(function.parameters, len(given)))
    if mistake := _wrong_number(call, function, len(parameters)):
        return mistake
    fitted: list[Argument] = []
    for node, parameter in zip(given, parameters, strict=True):
        argument = _fit(node, parameter, function.name, scope, infer)
        if argument is None or isinstance(argument, Mistake):
            return argument
        fitted.append(argument)
    return tuple(fitted)


def _spread(parameters: tuple[Parameter, ...], wanted: int) -> Iterator[Parameter]:
    """Yield the parameter of each argument; a repeated one takes what is left."""
    for position, parameter in enumerate(parameters):
        if parameter.repeated:
            yield from [parameter] * max(wanted - position, 0)
        elif not parameter.optional or position < wanted:
            yield parameter


def _wrong_number(call: Call, function: Function, wanted: int) -> Mistake | None:
    if wanted == len(call.arguments) - 1:
        return None
    names = ", ".join(parameter.name for parameter in function.parameters)
    takes = f"takes {names} in parentheses" if names else "takes nothing in parentheses"
    form = f"{function.name}({names})" if names else function.name
    return Mistake(
        rule="TYP101", node=call, message=f"`{function.name}` {takes}", helps=(f"write `… | {form}`",)
    )


def _fit(
    node: Node, parameter: Parameter, function: str, scope: Scope, infer: Infer
) -> Argument | Mistake | None:
    match parameter.kind:
        case "value":
            return _value(node, parameter, function, scope, infer)
        case "number":
            return _number(node, parameter, function)
        case "text":
            return _text(node, parameter, function)
        case "word":
            return _word(node, parameter, function)
        case "map":
            return _map(node, function, scope)
        case "rates":
            return _rates(node, function, scope)
        case "zone":
            return _zone(node, function, scope)


def _value(
    node: Node, parameter: Parameter, function: str, scope: Scope, infer: Infer
) -> Argument | Mistake | None:
    type_ = infer(node)
    if type_ is None:
        return None
    text = node.value if isinstance(node, Text) else None
    if parameter.takes is None:
        return Argument(node=node, type=type_, text=text)
    if type_.kind in parameter.takes:
        return Argument(node=node, type=as_text(type_, scope), text=text)
    verb = "are" if parameter.repeated else "is"
    message = f"the {parameter.name} of `{function}` {verb} {parameter.is_a}, but this is {type_}"
    return Mistake(rule="TYP101", node=node, message=message, label=str(type_))


def _number(node: Node, parameter: Parameter, function: str) -> Argument | Mistake:
    if isinstance(node, Number) and "." not in node.text:
        number = int(node.text)
        if parameter.least <= number <= parameter.most:
            return Argument(node=node, number=number)
    bounds = f"from {parameter.least} to {parameter.most}"
    message = f"the {parameter.name} of `{function}` is a whole number {bounds}"
    return Mistake(rule="TYP101", node=node, message=message)


def _text(node: Node, parameter: Parameter, function: str) -> Argument | Mistake:
    if isinstance(node, Text):
        return Argument(node=node, text=node.value)
    message = f"the {parameter.name} of `{function}` is a text in quotes"
    return Mistake(rule="TYP101", node=node, message=message)


def _word(node: Node, parameter: Parameter, function: str) -> Argument | Mistake:
    if isinstance(node, Text) and node.value in parameter.words:
        return Argument(node=node, text=node.value)
    words = " or ".join(f"'{word}'" for word in parameter.words)
    return Mistake(rule="TYP101", node=node, message=f"the {parameter.name} of `{function}` is {words}")


def _map(node: Node, function: str, scope: Scope) -> Argument | Mistake:
    if not isinstance(node, Path):
        message = f"`{function}` needs the name of a value map"
        return Mistake(rule="TYP101", node=node, message=message)
    entry = scope.value_map(node.name)
    if entry is not None:
        return Argument(node=node, map_name=node.name, value_map=entry)
    near = nearest(node.name, scope.map_names())
    helps = (f"did you mean `{near}`?",) if near else ()
    return Mistake(rule="REF106", node=node, message=f"there is no value map `{node.name}`", helps=helps)


def _rates(node: Node, function: str, scope: Scope) -> Argument | Mistake:
    if not isinstance(node, Path):
        message = f"`{function}` needs the name of a table of rates"
        return Mistake(rule="TYP101", node=node, message=message)
    table = scope.rates(node.name)
    if table is not None:
        return Argument(node=node, rates=table)
    near = nearest(node.name, scope.rate_names())
    helps = (f"did you mean `{near}`?",) if near else ("add it under `rates:`",)
    message = f"there is no table of rates `{node.name}`"
    return Mistake(rule="REF106", node=node, message=message, helps=helps)


def _zone(node: Node, function: str, scope: Scope) -> Argument | Mistake:
    zones = tuple(name for name in scope.decision_names() if scope.decision(name) == "time_zone")
    if not isinstance(node, Decision):
        helps = tuple(f"for example `{function}(${name})`" for name in zones[:1])
        message = f"`{function}` needs a decision that answers with a time zone"
        return Mistake(rule="TYP101", node=node, message=message, helps=helps)
    if mistake := unknown_decision(node, scope):
        return mistake
    if node.name not in zones:
        message = f"`{function}` needs a time zone, and `${node.name}` is not answered with one"
        return Mistake(rule="TYP101", node=node, message=message)
    return Argument(node=node, zone=node.name)


def unknown_decision(node: Decision, scope: Scope) -> Mistake | None:
    """Find a decision that nobody is asked for."""
    if node.name in scope.decision_names():
        return None
    near = nearest(node.name, scope.decision_names())
    helps = (f"did you mean `${near}`?",) if near else ()
    return Mistake(rule="REF108", node=node, message=f"there is no decision `{node.name}`", helps=helps)


def as_text(type_: Type, scope: Scope) -> Type:
    """Return the text type of a value that text functions read as text: a reference, a value of an
    enumeration.
    """
    if type_.kind is Kind.REF:
        return Type(kind=Kind.ID, length=64, empty=type_.empty, fallible=type_.fallible, phi=type_.phi)
    if type_.kind is not Kind.ENUM:
        return type_
    length = type_.length
    if length is None and (values := scope.enum(type_.name or "")):
        length = max(utf16_length(value) for value in values)
    return Type(kind=Kind.TEXT, length=length, empty=type_.empty, fallible=type_.fallible, phi=type_.phi)
