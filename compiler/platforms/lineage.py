"""What fills each target field: the expression, the source fields behind it, and the class of health data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.language.check import paths
from compiler.language.types import PHI_CLASSES
from compiler.model.program import (
    Assignment,
    Derived,
    Program,
    Reference,
    Route,
    SourceObject,
    TargetObject,
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fillings:
    """Every way in which a target field is filled, by target object, field and route.

    `by_field` has those of each home and field (objects with the same home share their custom fields),
    `by_route` those of each route. `classed` are the homes of records made from rows whose key is classed.
    """

    ways: tuple[Filling, ...]
    by_field: Mapping[tuple[str, str], tuple[Filling, ...]]
    by_route: Mapping[str, tuple[Filling, ...]]
    classed: frozenset[str]

    def __iter__(self) -> Iterator[Filling]:
        """Go through all of them."""
        return iter(self.ways)

    def into(self, target: TargetObject, name: str) -> tuple[Filling, ...]:
        """Return those of a field of an object, or of one with the same home."""
        return self.by_field.get((target.home, name), ())

    def of(self, route: Route) -> tuple[Filling, ...]:
        """Return those of a route."""
        return self.by_route.get(route.name, ())


def fillings(program: Program) -> Fillings:
    """List every way in which a target field is filled; a program is looked through once."""
    return program.once(_fillings)


def _fillings(program: Program) -> Fillings:
    made = [one for route in program.routes.values() for one in _of_route(program, route)]
    ways = tuple(sorted(made, key=lambda one: (one.object, one.field, one.route, one.duty)))
    homes = {target.name: target.home for target in program.targets.values()}
    by_field: dict[tuple[str, str], list[Filling]] = {}
    by_route: dict[str, list[Filling]] = {}
    for one in ways:
        by_field.setdefault((homes.get(one.object, one.object), one.field), []).append(one)
        by_route.setdefault(one.route, []).append(one)
    classed = (route for route in program.routes.values() if _is_classed(program.objects[route.source]))
    return Fillings(
        ways=ways,
        by_field={key: tuple(those) for key, those in by_field.items()},
        by_route={key: tuple(those) for key, those in by_route.items()},
        classed=frozenset(homes.get(route.target, route.target) for route in classed),
    )


def _is_classed(owner: SourceObject) -> bool:
    return any(owner.fields[key].type.phi != "none" for key in owner.key if key in owner.fields)


def strictest(*classes: str) -> str:
    """Return the strictest of some classes of health data; `none` where there are none.

    What is no class was reported where it is written, and counts as nothing here.
    """
    known = (name for name in classes if name in PHI_CLASSES)
    return max(("none", *known), key=PHI_CLASSES.index)


def origins(owner: SourceObject, name: str) -> tuple[str, ...]:
    """Name the fields right behind a field: itself, what a composed reference reads, or related ones."""
    derived = owner.derived.get(name)
    if derived:
        return _related(derived)
    field = owner.fields.get(name)
    if field and field.refers:
        return (f"{owner.name}.{field.refers.by}", f"{owner.name}.{field.refers.id}")
    return (f"{owner.name}.{name}",)


def _related(derived: Derived) -> tuple[str, ...]:
    """Name what a derived field is taken from; a count of rows tells what its condition reads."""
    if derived.field:
        return (f"{derived.object}.{derived.field}",)
    names = paths(derived.where.node) if derived.where else ()
    return tuple(f"{derived.object}.{name}" for name in names or (derived.theirs,) if name)


def behind(program: Program, owner: SourceObject, name: str) -> tuple[str, ...]:
    """Name the source's own fields behind a field, through derived fields and collected objects."""
    found: dict[str, None] = {}
    waiting, seen = [(owner, name)], {(owner.name, name)}
    while waiting:
        here, one = waiting.pop(0)
        for following, field in _steps(program, here, one):
            if following is here and field == one:
                found[f"{here.name}.{one}"] = None
            elif (following.name, field) not in seen:
                seen.add((following.name, field))
                waiting.append((following, field))
    return tuple(found)


def _steps(program: Program, owner: SourceObject, name: str) -> Iterator[tuple[SourceObject, str]]:
    if owner.collection and name in owner.fields:
        of = program.objects[owner.collection.of]
        made = [one for one in owner.collection.fields if one.name == name]
        names = [path for one in made for path in paths(one.expression.node)]
        yield from ((of, path) for path in names)
        if owner.collection.primary and owner.collection.primary.field == name:
            yield owner, owner.collection.primary.most
        return
    for origin in origins(owner, name):
        other, _, field = origin.partition(".")
        yield program.objects[other], field


def origins_of(program: Program, name: str) -> frozenset[str]:
    """Name the objects that the rows of an object, or its derived fields, come from."""
    owner = program.objects[name]
    found = {derived.object for derived in owner.derived.values()}
    found |= {owner.collection.of} if owner.collection else set()
    found |= {owner.inside.object} if owner.inside else set()
    return frozenset(found)


def written_link(program: Program, route: Route, reference: Reference) -> str:
    """Return a reference as its author wrote it: `patient_id -> patient`, with what comes in its place."""
    spec = program.pair.routes[route.name]
    written = spec.link.get(reference.field)
    if isinstance(written, LinkSpec):
        return f"{written.ref}, otherwise {written.otherwise}" if written.otherwise else written.ref
    return written if written is not None else spec.publish_to or ""


def class_of(target: TargetObject, name: str, ways: Fillings) -> str:
    """Return the class of a target field: what its author declared, and everything that flows into it.

    Objects with the same home share their custom fields, so what flows into one of them counts for all. A
    key is an identifier where it is made from anything classed: a record number identifies by itself.
    45 CFR 164.514(b)(2)(i)(R), https://www.ecfr.gov/current/title-45/section-164.514
    """
    field = target.fields.get(name)
    if field and field.system and field.external_id:
        return "identifier" if target.home in ways.classed else "none"
    flowing = (one.phi for one in ways.into(target, name))
    return strictest(field.type.phi if field else "none", *flowing)


def _of_route(program: Program, route: Route) -> Iterator[Filling]:
    owner = program.objects[route.source]
    for assignment in route.assignments:
        if assignment.duty != "show":
            yield _of_assignment(program, owner, route, assignment)
    for reference in route.references:
        yield _of_reference(program, owner, route, reference)


def _of_assignment(program: Program, owner: SourceObject, route: Route, assignment: Assignment) -> Filling:
    names = paths(assignment.expression.node) if assignment.expression else ()
    text = assignment.expression.text if assignment.expression else f"'{assignment.constant}'"
    return Filling(
        route=route.name,
        object=route.target,
        field=assignment.field,
        duty=assignment.duty,
        text=text,
        sources=_unique(origin for name in names for origin in behind(program, owner, name)),
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
        sources=behind(program, owner, reference.own) if reference.own else (),
        phi=kind.phi if kind else "none",
        place=reference.place,
    )


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
