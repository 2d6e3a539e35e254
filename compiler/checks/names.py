"""REF116 and REF117: names that would be one name where letter case does not count."""

from collections.abc import Iterable, Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label, Place
from compiler.model.program import Program, Route, SourceObject
from compiler.model.template import FILLED_IN, key_column
from compiler.platforms.rule import Rule


def names_differ(program: Program, diags: Diagnostics) -> None:
    """REF116: objects, fields and the columns of a route differ by more than letter case."""
    groups: list[list[tuple[str, Place]]] = [
        [(one.name, one.place.key()) for one in program.objects.values()],
        *(list(_fields(owner)) for owner in program.objects.values()),
        *(list(_columns(route)) for route in program.routes.values()),
    ]
    for group in groups:
        _report(_clashes(group), diags)


def _fields(owner: SourceObject) -> Iterator[tuple[str, Place]]:
    yield from ((one.name, one.place.key()) for one in owner.fields.values())
    yield from ((one.name, one.place.key()) for one in owner.derived.values())


def _columns(route: Route) -> Iterator[tuple[str, Place]]:
    yield from ((one.field, one.place.key()) for one in route.assignments)
    yield from ((one.field, one.place.key()) for one in route.references)


def _clashes(names: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place, str, Place]]:
    """Yield each name that an earlier one equals but for case; the same name twice is another rule's."""
    first: dict[str, tuple[str, Place]] = {}
    for name, place in names:
        other, where = first.setdefault(name.casefold(), (name, place))
        if other != name:
            yield name, place, other, where


def _report(clashes: Iterable[tuple[str, Place, str, Place]], diags: Diagnostics) -> None:
    for name, place, other, where in clashes:
        diags.report(
            Diagnostic(
                rule="REF116",
                message=f"`{name}` and `{other}` differ in letter case only",
                place=place,
                label="the database would take one for the other",
                related=(Label(place=where, text="first used here"),),
                helps=("give one of them another name",),
            )
        )


def template_columns_free(program: Program, diags: Diagnostics) -> None:
    """REF117: what a template shows does not take the name of a column that people fill in."""
    for route in program.routes.values():
        taken = {name.casefold() for name in (*FILLED_IN, key_column(route.source))}
        for one in route.assignments:
            if one.duty in ("show", "find") and one.field.casefold() in taken:
                diags.report(
                    Diagnostic(
                        rule="REF117",
                        message=f"`{one.field}` is a column that the template has already",
                        place=one.place.key(),
                        helps=("show it under another name",),
                    )
                )


RULES = (
    Rule(
        id="REF116",
        level="error",
        title="names that differ in case only",
        why="The engine takes them for one column: a row would hold the value of the other.",
        source="https://duckdb.org/docs/stable/sql/dialect/keywords_and_identifiers",
        verified="2026-11, the engine's documentation",
        check=names_differ,
    ),
    Rule(
        id="REF117",
        level="error",
        title="template column that is taken",
        why="The template could not be read back.",
        source=None,
        check=template_columns_free,
    ),
)
