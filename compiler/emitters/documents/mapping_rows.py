"""The rows of the mapping document: one for each landing of an object, and one for each filled field."""

from collections.abc import Iterator

from compiler.emitters.documents import mapping_beyond
from compiler.model.plan import Plan
from compiler.model.program import Program, Reference, Route, TargetField
from compiler.platforms.lineage import Fillings, class_of, written_link

_HOW = {
    "upsert": "created, or changed where its migration key is there already",
    "insert": "created once with its own created date; a key that is there already is adopted",
    "find": "matched, never created",
    "file": "stored as a file of its parent",
}


def object_rows(program: Program) -> list[dict[str, str]]:
    """List how each source object lands, in the order of the pair's routes.

    Routes that take every row of an object are one row (`many:1`: one record lands in several places);
    routes that share an object's rows by a split are a row each (`1:many`).
    """
    rows = []
    for group in _groups(program):
        first = group[0]
        rows.append(
            {
                "source": first.source,
                "target": " + ".join(_target(program, route) for route in group),
                "relation": _relation(program, group),
                "evidence": program.objects[first.source].evidence,
                "note": "; ".join(_note(program, route, group) for route in group),
            }
        )
    return rows


def _groups(program: Program) -> list[list[Route]]:
    groups: dict[tuple[str, str], list[Route]] = {}
    for route in program.routes.values():
        shared = route.source if route.case is None and route.operation != "file" else ""
        groups.setdefault((route.source, shared or route.name), []).append(route)
    # What is made comes before what is only matched: Contact + User.
    return [sorted(group, key=lambda route: route.operation == "find") for group in groups.values()]


def _relation(program: Program, group: list[Route]) -> str:
    if len(group) > 1:
        return "many:1"
    sharing = [route for route in program.routes.values() if route.split and route.split == group[0].split]
    return "1:many" if len(sharing) > 1 else "1:1"


def _target(program: Program, route: Route) -> str:
    target = program.targets[route.target]
    return f"{target.name} (new)" if target.custom else target.name


def _note(program: Program, route: Route, group: list[Route]) -> str:
    text = _HOW[route.operation]
    if route.operation == "find":
        fields = ", ".join(one.field for one in route.assignments if one.duty == "find")
        text = f"{text}, by {fields}"
    if route.case:
        condition = next(
            case.condition.text for case in program.splits[route.split or ""].cases if case.name == route.case
        )
        text = f"where {condition}: {text}"
    return f"{route.target}: {text}" if len(group) > 1 else text


def new_objects(program: Program) -> list[tuple[str, str, str, str]]:
    """List the objects that the target gets: name, label, how records are named, and activities."""
    return [
        (target.name, target.label, target.record_name or "", "yes" if target.activities else "no")
        for _, target in sorted(program.targets.items())
        if target.custom
    ]


def new_fields(program: Program, ways: Fillings) -> list[tuple[str, ...]]:
    """List the fields that the target gets, by the object that declares them."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for _, target in sorted(program.targets.items()):
        for name, field in target.fields.items():
            if field.custom:
                phi = class_of(target, name, ways)
                row = (target.home, name, field.label, _type(field), "" if phi == "none" else phi)
                found.setdefault((target.home, name), (*row, field.help or ""))
    return [found[key] for key in sorted(found)]


def new_values(program: Program) -> list[tuple[str, str, str]]:
    """List the picklists that are made or get more values, with the values, and which of them mean done."""
    schema = program.pair.schema
    made = [(name, ", ".join(values), "") for name, values in schema.enums.items()]
    added = [
        (name, ", ".join(values), ", ".join(value for value, state in values.items() if state == "closed"))
        for name, values in schema.values.items()
    ]
    return [*made, *added]


def _type(field: TargetField) -> str:
    traits = [field.type.bare]
    traits += ["required"] if field.required else []
    traits += ["unique"] if field.unique else []
    traits += [f"on delete {field.on_delete}"] if field.on_delete else []
    return ", ".join(traits)


def route_page(program: Program, plan: Plan, route: Route, ways: Fillings) -> dict[str, object]:
    """Describe one route: its fields, its references, what it drops and what it loses."""
    spec = program.pair.routes[route.name]
    load = next(load for load in plan.loads if load.route == route.name)
    return {
        "name": route.name,
        "source": route.source,
        "target": route.target,
        "how": _note(program, route, [route]),
        "wave": load.wave,
        "second_pass": any(link.later for link in load.links),
        "fields": list(_fields(program, route, ways)),
        "links": [_link(program, route, reference) for reference in route.references],
        "found": mapping_beyond.found(route),
        "content": route.content,
        "drops": list(spec.drop.items()),
        "losses": [
            (rule, field, why) for rule, fields in spec.accept.items() for field, why in fields.items()
        ],
        "longest": spec.limits.max_duration,
    }


def _fields(program: Program, route: Route, ways: Fillings) -> Iterator[tuple[str, ...]]:
    mine = {(one.field, one.duty): one for one in ways.of(route)}
    target = program.targets[route.target]
    for assignment in route.assignments:
        one = mine.get((assignment.field, assignment.duty))
        if one is None:
            continue
        field = target.fields.get(one.field)
        kind = field.type.bare if field else assignment.type.bare
        sources = ", ".join(one.sources)
        yield (one.field, kind, one.text, sources, "" if one.phi == "none" else one.phi)


def _link(program: Program, route: Route, reference: Reference) -> tuple[str, str, str, str]:
    parents = sorted({program.routes[name].target for name in reference.routes})
    missing = "the row is refused" if reference.missing == "reject" else "the reference stays empty"
    if reference.fallback:
        missing = f"the answer to {reference.fallback}"
    text = written_link(program, route, reference)
    return reference.field, text, ", ".join(parents) or "a user", missing
