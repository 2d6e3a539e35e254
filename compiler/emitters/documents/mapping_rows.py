"""The rows of the mapping document: one for each landing of an object, and one for each filled field."""

from collections.abc import Iterator, Sequence

from compiler.emitters.documents import mapping_beyond
from compiler.emitters.documents.headings import (
    map_heading,
    route_heading,
    source_heading,
    split_heading,
    target_heading,
)
from compiler.emitters.markdown import Ready, cell, code, link
from compiler.meaning.uses import tables_in
from compiler.model.plan import Plan
from compiler.model.program import Program, Reference, Route
from compiler.platforms.lineage import Fillings, written_link
from compiler.scope.landings import landings

_HOW = {
    "upsert": "created, or changed where its migration key is there already",
    "insert": "created once with its own created date; a key that is there already is adopted",
    "find": "matched, never created",
    "file": "stored as a file of its parent",
}


def object_rows(program: Program) -> list[tuple[object, ...]]:
    """List how each source object lands, in the order of the pair's routes, a row for each landing."""
    return [
        (
            one.source,
            " + ".join(_target(program, route) for route in one.routes),
            one.relation,
            Ready("; ".join(_note(program, route, one.routes) for route in one.routes)),
            Ready(", ".join(link(route.name, "", route_heading(route)) for route in one.routes)),
            program.objects[one.source].evidence,
        )
        for one in landings(program)
    ]


def _target(program: Program, route: Route) -> str:
    target = program.targets[route.target]
    return f"{target.name} (new)" if target.custom else target.name


def _note(program: Program, route: Route, group: Sequence[Route]) -> str:
    """Say in a cell what happens to the rows of a route, and to which."""
    text = _how(route)
    if route.case:
        text = f"where {code(_condition(program, route))}: {text}"
    return f"{cell(route.target)}: {text}" if len(group) > 1 else text


def _how(route: Route) -> str:
    if route.operation != "find":
        return _HOW[route.operation]
    fields = ", ".join(one.field for one in route.assignments if one.duty == "find")
    return f"{_HOW[route.operation]}, by {cell(fields)}"


def _condition(program: Program, route: Route) -> str:
    cases = program.splits[route.split or ""].cases
    return " ".join(next(case.condition.text for case in cases if case.name == route.case).split())


def route_page(program: Program, plan: Plan, route: Route, ways: Fillings) -> dict[str, object]:
    """Describe one route: its fields, its references, what it drops and what it loses."""
    spec = program.pair.routes[route.name]
    load = next(load for load in plan.loads if load.route == route.name)
    return {
        "name": route.name,
        "source": link(route.source, "dictionary", source_heading(program, program.objects[route.source])),
        "target": link(route.target, "dictionary", target_heading(program, program.targets[route.target])),
        "heading": (route.source, route.target),
        "how": _how(route),
        "split": program.splits[route.split] if route.split else None,
        "split_link": link(route.split, "", split_heading(program.splits[route.split]))
        if route.split
        else "",
        "condition": _condition(program, route) if route.case else "",
        "wave": load.wave,
        "second_pass": any(one.later for one in load.links),
        "native_audit": route.native_audit,
        "fields": list(_fields(program, route, ways)),
        "shown": [
            (one.field, one.expression.text if one.expression else one.constant)
            for one in route.assignments
            if one.duty == "show"
        ],
        "links": [_link(program, route, reference) for reference in route.references],
        "found": mapping_beyond.found(route),
        "content": route.content,
        "maps": _maps(program, route),
        "drops": list(spec.drop.items()),
        "losses": [
            (field, rule, why) for rule, fields in spec.accept.items() for field, why in fields.items()
        ],
        "longest": spec.limits.max_duration,
    }


def _split(program: Program, route: Route) -> Ready | None:
    return link(route.split, "", split_heading(program.splits[route.split])) if route.split else None


def _maps(program: Program, route: Route) -> list[Ready]:
    """Link to the value maps that a route's expressions look values up in."""
    expressions = [one.expression for one in route.assignments if one.expression]
    names = dict.fromkeys(address for one in expressions for address in tables_in(one.node))
    used = (name.removeprefix("maps.") for name in names if name.startswith("maps."))
    return [link(name, "", map_heading(program.maps[name])) for name in used if name in program.maps]


def _fields(program: Program, route: Route, ways: Fillings) -> Iterator[tuple[str, ...]]:
    mine = {(one.field, one.duty): one for one in ways.of(route)}
    target = program.targets[route.target]
    for assignment in route.assignments:
        one = mine.get((assignment.field, assignment.duty))
        if one is None:
            continue
        field = target.fields.get(one.field)
        kind = field.type.bare if field else assignment.type.bare
        label = field.label if field else ""
        sources = ", ".join(one.sources)
        yield (one.field, label, kind, one.text, sources, "" if one.phi == "none" else one.phi)


def _link(program: Program, route: Route, reference: Reference) -> tuple[str, str, str, str]:
    parents = sorted({program.routes[name].target for name in reference.routes})
    missing = "the row is refused" if reference.missing == "reject" else "the reference stays empty"
    if reference.fallback:
        missing = f"the answer to {reference.fallback}"
    text = written_link(program, route, reference)
    return reference.field, text, ", ".join(parents) or "a user", missing
