"""The comment above a route's statement: what it is, and what its columns are."""

from collections.abc import Iterator

from compiler.model.program import Program, Route
from compiler.passes.lower.refusals import address

_VERBS = {"upsert": "written to", "insert": "added to", "find": "looked up in", "file": "uploaded to"}


def route_header(program: Program, route: Route) -> Iterator[str]:
    """Yield the lines of the comment."""
    rows = f"{route.source} of {route.split}.{route.case}" if route.split else route.source
    yield f"{program.pair.name}, route {route.name}: each {rows}, {_VERBS[route.operation]} {route.target}."
    yield ""
    yield "$position  order of arrival"
    yield "$source    the row's key at its source; $key is what it is called in the destination"
    for assignment in route.assignments:
        made = assignment.expression.text if assignment.expression else f"always {assignment.constant}"
        yield f"{assignment.field}  {_one_line(made)}"
    for reference in route.references:
        yield f"{reference.field}  {address(reference.place)}: the migration key of the row referred to"
    yield "$hash      of all values and references above"
    yield "$reasons   why the row is refused; empty for most"
    yield "A column named like an expression holds its value; `^a` in such a name stands for `A`."


def _one_line(text: str) -> str:
    return " ".join(text.split())
