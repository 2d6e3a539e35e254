"""Text of the spec → typed expression, with every problem told at its characters."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.check import infer
from compiler.language.parse import parse
from compiler.language.tokens import SyntaxProblem
from compiler.model.program import Expression
from compiler.passes.resolve.scope import ObjectScope


def expression(text: str, scope: ObjectScope, place: Place, diags: Diagnostics) -> Expression | None:
    """Parse and type one expression; None where something in it was reported."""
    node = parse(text)
    if isinstance(node, SyntaxProblem):
        diags.report(
            Diagnostic(
                rule="YML106",
                message=node.message,
                place=place.within(node.offset, node.length),
                helps=node.helps,
            )
        )
        return None
    inferred = infer(node, scope)
    for problem in inferred.problems:
        diags.report(
            Diagnostic(
                rule=problem.rule,
                message=problem.message,
                place=place.within(problem.offset, problem.length),
                label=problem.label,
                notes=problem.notes,
                helps=problem.helps,
            )
        )
    if inferred.problems or inferred.type is None:
        return None
    return Expression(text=text, node=node, type=inferred.type, losses=inferred.losses, place=place)
