"""The template in which an administrator says which user each practitioner is, and how to fill it in."""

import csv
import io
from collections.abc import Mapping

from compiler.emitters.documents.document import Document, Subject
from compiler.model.plan import Load
from compiler.model.program import Program, Route

FILLED_IN: Mapping[str, str] = {
    "suggested_username": "the one active user that matches; empty where none does, or several do",
    "suggested_user_id": "the Id of that user; copy it into user_id where it is the right one",
    "licence": "for the administrator: the licence the user gets",
    "profile": "for the administrator: the profile",
    "role": "for the administrator: the role",
    "user_id": "the user's Id with 18 characters; empty means that the fallback owner takes the records",
    "note": "why there is no suggestion",
}
"""The columns that are not the source's, and what stands in them."""


def context(subject: Subject) -> Mapping[str, object] | None:
    """Return what the page of instructions says; None where a pair matches nobody."""
    loads = _matching(subject)
    return {"routes": [_page(subject.program, load) for load in loads]} if loads else None


def beside(subject: Subject) -> Mapping[str, str]:
    """Write one empty template for each route that matches people."""
    return {f"users-{load.route}.csv": _header_line(load) for load in _matching(subject)}


def _matching(subject: Subject) -> list[Load]:
    return [load for load in subject.plan.loads if load.operation == "find" and not load.second_pass]


def header(load: Load) -> tuple[str, ...]:
    """Return the names of a template's columns, in order."""
    return (_key_column(load), *(column.name for column in load.columns), *FILLED_IN)


def _key_column(load: Load) -> str:
    return f"{load.source.lower()}_key"


def _header_line(load: Load) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(header(load))
    return text.getvalue()


def _page(program: Program, load: Load) -> dict[str, object]:
    route = program.routes[load.route]
    return {
        "name": load.route,
        "file": f"users-{load.route}.csv",
        "object": load.source,
        "target": load.target,
        "find_field": load.find_field,
        "fallback": _fallback(program, route),
        "columns": _columns(program, route, load),
    }


def _columns(program: Program, route: Route, load: Load) -> list[tuple[str, str, str]]:
    """List each column with what stands in it and, for the source's own, the expression."""
    label = program.source.label
    texts = {one.field: one.expression.text for one in route.assignments if one.expression}
    return [
        (_key_column(load), f"which {load.source} of {label} this is", ""),
        *((column.name, f"from {label}", texts.get(column.name, "")) for column in load.columns),
        *((name, words, "") for name, words in FILLED_IN.items()),
    ]


def _fallback(program: Program, route: Route) -> str | None:
    unmatched = program.pair.routes[route.name].unmatched
    return unmatched.owner.removeprefix("$") if unmatched else None


USERS = Document(
    name="users",
    title="Who owns the records",
    about="how an administrator says which user each person is",
    audience="administrator",
    context=context,
    beside=beside,
)
