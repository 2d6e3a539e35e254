"""The function library as rows of a table, for documents and for whoever asks what a function does."""

from dataclasses import dataclass

from compiler.language.functions import FUNCTIONS
from compiler.language.functions.function import Function, Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRow:
    """One use: the type and the text of the field `x`, an expression, and what comes of it.

    `gives` is the text that is loaded, None for no value; where `fails` names a rule, the row is refused.
    """

    type: str
    x: str | None
    expression: str
    gives: str | None
    fails: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionRow:
    """One function: how it is written, what it does, what it loses (None for nothing), and its uses."""

    name: str
    signature: str
    works_on: str
    sentence: str
    loss: str | None
    examples: tuple[ExampleRow, ...]


def function_rows() -> tuple[FunctionRow, ...]:
    """Return a row for each function, sorted by name."""
    return tuple(_row(function) for function in FUNCTIONS)


def _row(function: Function) -> FunctionRow:
    return FunctionRow(
        name=function.name,
        signature=_signature(function),
        works_on=function.works_on,
        sentence=function.sentence,
        loss=function.loss,
        examples=tuple(
            ExampleRow(
                type=example.type,
                x=example.x,
                expression=example.expression,
                gives=example.gives,
                fails=example.fails,
            )
            for example in function.examples
        ),
    )


def _signature(function: Function) -> str:
    """Write a call as an author would: `… | replace(old, new)`; what may be left out stands in brackets."""
    written = ""
    for position, parameter in enumerate(function.parameters):
        name = f"{', ' if position else ''}{_named(parameter)}"
        written += f"[{name}]" if parameter.optional and not parameter.expected else name
    return f"… | {function.name}({written})" if written else f"… | {function.name}"


def _named(parameter: Parameter) -> str:
    name = "|".join(f"'{word}'" for word in parameter.words) if parameter.kind == "word" else parameter.name
    return f"{name}, …" if parameter.repeated else name
