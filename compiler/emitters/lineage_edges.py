"""What fills each target field, with every step between it and the source."""

from collections.abc import Iterator

from compiler.language.check import paths
from compiler.language.syntax import write
from compiler.meaning.meanings import address_of
from compiler.meaning.uses import tables_in
from compiler.model.manifest import Edge, Lost
from compiler.model.program import Assignment, Program, Route, SourceObject
from compiler.platforms.lineage import Filling, Fillings


def edges(program: Program, ways: Fillings) -> tuple[Edge, ...]:
    """Return an edge for each way in which a target field is filled, in their order."""
    return tuple(_edge(program, one) for one in ways)


def _edge(program: Program, one: Filling) -> Edge:
    route = program.routes[one.route]
    owner = program.objects[route.source]
    assignment = _assignment(route, one)
    made = assignment.expression if assignment else None
    target = program.targets[route.target].fields.get(one.field)
    return Edge(
        target=f"{one.object}.{one.field}",
        route=one.route,
        address=address_of(one.place),
        duty=one.duty,
        expression=write(made.node) if made else one.text,
        phi=one.phi,
        type=str(made.type) if made else str(target.type) if target else None,
        sources=one.sources,
        steps=_steps(program, owner, _names(route, one, assignment)),
        maps=tables_in(made.node) if made else (),
        losses=tuple(_losses(program, assignment)) if assignment else (),
    )


def _assignment(route: Route, one: Filling) -> Assignment | None:
    found = (each for each in route.assignments if (each.field, each.duty) == (one.field, one.duty))
    return next(found, None)


def _names(route: Route, one: Filling, assignment: Assignment | None) -> tuple[str, ...]:
    """Return the fields of the row that are read."""
    if assignment:
        return paths(assignment.expression.node) if assignment.expression else ()
    owns = (each.own for each in route.references if each.field == one.field)
    return tuple(own for own in owns if own)


def _steps(program: Program, owner: SourceObject, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses of what stands between the fields and the source, the nearest first."""
    found: list[str] = []
    for name in names:
        derived = owner.derived.get(name)
        if derived:
            found.append(address_of(derived.place))
            found += _made(program.objects[derived.object])
    return tuple(dict.fromkeys([*found, *(_made(owner) if names else ())]))


def _made(owner: SourceObject) -> tuple[str, ...]:
    return (address_of(owner.collection.place),) if owner.collection else ()


def _losses(program: Program, assignment: Assignment) -> Iterator[Lost]:
    expression = assignment.expression
    if expression is None or not expression.losses:
        return
    _, route, *rest = assignment.place.keys
    accepted = program.pair.routes[route].accept
    names = (".".join(rest), ".".join(rest[1:]))  # audit.created, or the field alone
    for loss in expression.losses:
        reasons = (accepted.get(loss.rule, {}).get(name) for name in names)
        reason = next((each for each in reasons if each), None)
        yield Lost(rule=loss.rule, message=loss.message, reason=reason)
