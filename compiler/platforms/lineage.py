"""What fills each target field: the expression, the source fields behind it, and the class of health data."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.language.check import paths
from compiler.language.types import PHI_CLASSES
from compiler.model.program import Assignment, Program, Reference, Route, SourceObject, TargetObject
from compiler.spec.pair import LinkSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One route's way of filling one target field.

    `text` is what the author wrote, `sources` are `Object.field` names in order, `duty` is the assignment's,
    or `link`. `phi` is the strictest class that flows in.
    """

    route: str
    object: str
    field: str
    duty: str
    text: str
    sources: tuple[str, ...]
    phi: str
    place: Place


def fillings(program: Program) -> tuple[Filling, ...]:
    """List every way in which a target field is filled, by target object, field and route."""
    found = [one for route in program.routes.values() for one in _of_route(program, route)]
    return tuple(sorted(found, key=lambda one: (one.object, one.field, one.route, one.duty)))


def strictest(*classes: str) -> str:
    """Return the strictest of some classes of health data; `none` where there are none."""
    return max(("none", *classes), key=PHI_CLASSES.index)


def origins(owner: SourceObject, name: str) -> tuple[str, ...]:
    """Name the source fields behind a field: itself, what a composed reference reads, or a related one."""
    derived = owner.derived.get(name)
    if derived:
        return (f"{derived.object}.{derived.field}",)
    field = owner.fields.get(name)
    if field and field.refers:
        return (f"{owner.name}.{field.refers.by}", f"{owner.name}.{field.refers.id}")
    return (f"{owner.name}.{name}",)


def written_link(program: Program, route: Route, reference: Reference) -> str:
    """Return a reference as its author wrote it: `patient_id -> patient`."""
    spec = program.pair.routes[route.name]
    written = spec.link.get(reference.field)
    if isinstance(written, LinkSpec):
        return written.ref
    return written if written is not None else spec.publish_to or ""


def class_of(program: Program, target: TargetObject, name: str, ways: tuple[Filling, ...]) -> str:
    """Return the class of a target field: what its author declared, and everything that flows into it.

    Objects with the same home share their custom fields, so what flows into one of them counts for all. A
    key is an identifier where it is made from anything classed: a record number identifies by itself.
    45 CFR 164.514(b)(2)(i)(R), https://www.ecfr.gov/current/title-45/section-164.514
    """
    names = {each.name for each in program.targets.values() if each.home == target.home}
    field = target.fields.get(name)
    if field and field.system and field.external_id:
        return _class_of_key(program, names)
    flowing = (one.phi for one in ways if one.field == name and one.object in names)
    return strictest(field.type.phi if field else "none", *flowing)


def _class_of_key(program: Program, targets: set[str]) -> str:
    owners = [program.objects[route.source] for route in program.routes.values() if route.target in targets]
    classed = any(owner.fields[key].type.phi != "none" for owner in owners for key in owner.key)
    return "identifier" if classed else "none"


def _of_route(program: Program, route: Route) -> Iterator[Filling]:
    owner = program.objects[route.source]
    for assignment in route.assignments:
        if assignment.duty != "show":
            yield _of_assignment(owner, route, assignment)
    for reference in route.references:
        yield _of_reference(program, owner, route, reference)


def _of_assignment(owner: SourceObject, route: Route, assignment: Assignment) -> Filling:
    names = paths(assignment.expression.node) if assignment.expression else ()
    text = assignment.expression.text if assignment.expression else f"'{assignment.constant}'"
    return Filling(
        route=route.name,
        object=route.target,
        field=assignment.field,
        duty=assignment.duty,
        text=text,
        sources=_unique(origin for name in names for origin in origins(owner, name)),
        phi=assignment.type.phi,
        place=assignment.place,
    )


def _of_reference(program: Program, owner: SourceObject, route: Route, reference: Reference) -> Filling:
    kind = owner.type_of(reference.own) if reference.own else None
    return Filling(
        route=route.name,
        object=route.target,
        field=reference.field,
        duty="link",
        text=written_link(program, route, reference),
        sources=origins(owner, reference.own) if reference.own else (),
        phi=kind.phi if kind else "none",
        place=reference.place,
    )


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
