"""COV: nothing is lost silently. Every object and field goes somewhere or is dropped with a reason."""

from compiler.checks.usage import containers, expressions, fields_used, filled, routes_of, with_members
from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label, Place
from compiler.model.program import Program, Reference, Route, SourceObject
from compiler.platforms.known import platform_of
from compiler.platforms.rule import Rule


def required_fields_filled(program: Program, diags: Diagnostics) -> None:
    """COV101: a target field that a new record needs is filled by every route that creates one, always."""
    content = {platform_of(program).file_content}
    for route in program.routes.values():
        target = program.targets[route.target]
        if route.operation == "find":
            continue
        for field in target.fields.values():
            given = filled(program, route) | (content if route.content else set())
            if field.required and field.name not in given:
                diags.report(
                    Diagnostic(
                        rule="COV101",
                        message=f"route `{route.name}` does not fill {target.name}.{field.name}, "
                        f"which {program.target.label} requires",
                        place=route.place.key(),
                        helps=(f"add `{field.name}: ...` under `set:` or `const:`",),
                    )
                )
        for reference in route.references:
            if reference.required and reference.missing == "empty" and not reference.or_tenant:
                diags.report(_left_empty(program, route, reference))


def _left_empty(program: Program, route: Route, reference: Reference) -> Diagnostic:
    return Diagnostic(
        rule="COV101",
        message=f"{route.target}.{reference.field} would stay empty where its record is missing, and "
        f"{program.target.label} requires it",
        place=reference.place.at("missing"),
        helps=("say `missing: reject`, and the report lists these rows", "or let something stand in for it"),
    )


def source_fields_used(program: Program, diags: Diagnostics) -> None:
    """COV102: a field of a routed object is mapped or dropped, for every row that a route takes."""
    for owner in program.objects.values():
        routes = _accounting(program, owner)
        shared = [route for route in routes if route.case is None]
        common: set[str] = set().union(*(_dealt_with(program, route) for route in shared))
        groups = [route for route in routes if route.case is not None] or shared[:1]
        for route in groups:
            missing = set(owner.fields) - containers(owner) - common - _dealt_with(program, route)
            for name in owner.fields:
                if name in missing and owner.channel != "tenant":
                    diags.report(_lost(owner, name, route))


def _accounting(program: Program, owner: SourceObject) -> list[Route]:
    """Return the routes that account for an object's fields: those that create, else those that match."""
    routes = list(routes_of(program, owner))
    return [route for route in routes if route.operation != "find"] or routes


def _dealt_with(program: Program, route: Route) -> set[str]:
    owner, dropped = program.objects[route.source], program.pair.routes[route.name].drop
    return set(fields_used(program, route)) | with_members(owner, dropped)


def _lost(owner: SourceObject, name: str, route: Route) -> Diagnostic:
    use = (
        f"show it: `show: {{{name}: {name}}}`"
        if route.operation == "find"
        else f"map it: `Some_Field__c: {name}`"
    )
    return Diagnostic(
        rule="COV102",
        message=f"{owner.name}.{name} is neither mapped nor dropped in route `{route.name}`",
        place=owner.fields[name].place.key(),
        label="this data would be lost silently",
        related=(Label(place=route.place.key(), text=f"{owner.name} is read here"),),
        helps=(use, f"or drop it: `drop: {{{name}: why}}`"),
    )


def cases_taken(program: Program, diags: Diagnostics) -> None:
    """COV103: every case of a split has a route, or a reason why its rows do not move."""
    taken = {(route.split, route.case) for route in program.routes.values()}
    for split in program.splits.values():
        for case in split.cases:
            left = f"{split.name}.{case.name}" in program.pair.not_migrated
            if (split.name, case.name) not in taken and not left:
                diags.report(
                    Diagnostic(
                        rule="COV103",
                        message=f"no route takes the rows of `{split.name}.{case.name}`",
                        place=case.condition.place.key(),
                        label="these rows would vanish",
                        helps=(
                            f"add a route with `when: {split.name}.{case.name}`",
                            "or list the case under `not_migrated` with the reason",
                        ),
                    )
                )


def splits_total(program: Program, diags: Diagnostics) -> None:
    """COV104: a split says what happens to rows that match no case."""
    for name, spec in program.pair.splits.items():
        if spec.otherwise is None and name in program.splits:
            diags.report(
                Diagnostic(
                    rule="COV104",
                    message=f"the split `{name}` does not say what happens to rows that match no case",
                    place=program.splits[name].place.key(),
                    helps=("add `otherwise: reject` or `otherwise: <case>`",),
                )
            )


def objects_routed(program: Program, diags: Diagnostics) -> None:
    """COV105: every source object has a route, or a reason why it does not move."""
    read = {route.source for route in program.routes.values()}
    for owner in program.objects.values():
        if owner.name in read or owner.name in program.pair.not_migrated or owner.channel == "tenant":
            continue
        diags.report(
            Diagnostic(
                rule="COV105",
                message=f"{program.source.name}.{owner.name} has no route",
                place=owner.place.key(),
                label="its records would not be migrated",
                helps=("add a route, or list it under `not_migrated` with the reason",),
            )
        )


def filled_once(program: Program, diags: Diagnostics) -> None:
    """COV106: a route fills each target field once."""
    for route in program.routes.values():
        first: dict[str, Place] = {}
        both = [(one.field, one.place) for one in route.assignments if one.duty not in ("show", "find")]
        both += [(one.field, one.place) for one in route.references]
        for field, place in [*both, *((one.field, one.place) for one in route.found)]:
            if field in first:
                diags.report(
                    Diagnostic(
                        rule="COV106",
                        message=f"`{field}` is filled twice in route `{route.name}`",
                        place=place.key(),
                        label="again",
                        related=(Label(place=first[field].key(), text="first filled here"),),
                    )
                )
            first.setdefault(field, place)


def loss_name(duty: str, place: Place, field: str) -> str:
    """Name a losing assignment as `accept` does: the field, or `audit.created`."""
    return f"audit.{place.keys[-1]}" if duty in ("audit", "native") else field


def maps_used(program: Program, diags: Diagnostics) -> None:
    """COV109: a value map is used somewhere."""
    texts = [one.text for one in expressions(program)]
    for value_map in program.maps.values():
        if not any(f"({value_map.name})" in text.replace(" ", "") for text in texts):
            diags.report(
                Diagnostic(
                    rule="COV109",
                    level="warning",
                    message=f"the value map `{value_map.name}` is never used",
                    place=value_map.place.key(),
                )
            )


def new_fields_filled(program: Program, diags: Diagnostics) -> None:
    """COV110: a field that the pair creates is filled by a route."""
    used = {
        (program.targets[route.target].home, field)
        for route in program.routes.values()
        for field in filled(program, route)
    }
    for target in program.targets.values():
        for field in target.fields.values():
            ours = field.custom and not field.system and not field.required and not field.computed
            if ours and field.place and (target.home, field.name) not in used:
                diags.report(
                    Diagnostic(
                        rule="COV110",
                        level="warning",
                        message=f"{target.home}.{field.name} is created, but no route fills it",
                        place=field.place.key(),
                        helps=("map it or remove it",),
                    )
                )


RULES = (
    Rule(
        id="COV101",
        level="error",
        title="required target field not filled",
        why="The destination refuses every row that lacks it.",
        source=None,
        check=required_fields_filled,
    ),
    Rule(
        id="COV102",
        level="error",
        title="source field neither mapped nor dropped",
        why="The data would be lost and nobody would know.",
        source=None,
        check=source_fields_used,
    ),
    Rule(
        id="COV103",
        level="error",
        title="split case that no route takes",
        why="Its rows would vanish.",
        source=None,
        check=cases_taken,
    ),
    Rule(
        id="COV104",
        level="error",
        title="split without otherwise",
        why="A row that fits no case would vanish.",
        source=None,
        check=splits_total,
    ),
    Rule(
        id="COV105",
        level="error",
        title="source object without a route",
        why="Its records would not be migrated and nobody would know.",
        source=None,
        check=objects_routed,
    ),
    Rule(
        id="COV106",
        level="error",
        title="target field filled twice",
        why="One of the two values would win by accident.",
        remedy="Keep one of the two.",
        source=None,
        check=filled_once,
    ),
    Rule(
        id="COV109",
        level="warning",
        title="value map never used",
        why="Dead configuration misleads reviewers.",
        remedy="Use the map or remove it.",
        source=None,
        silenced=True,
        check=maps_used,
    ),
    Rule(
        id="COV110",
        level="warning",
        title="new field that nothing fills",
        why="Users would see an empty field.",
        source=None,
        silenced=True,
        check=new_fields_filled,
    ),
)
