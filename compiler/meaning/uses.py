"""Which addresses decide about the meaning of another: the maps, fields, splits and answers that it names."""

from collections.abc import Iterable, Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.language.check import paths
from compiler.language.functions import function_named
from compiler.language.syntax import Call, Decision, Node, Path, walk
from compiler.model.program import Derived, Expression, Program, Route, SourceObject

_PAIR = Place(document="pair")


def uses_of(program: Program) -> Mapping[str, tuple[str, ...]]:
    """Return, by address, the addresses that it names; those that name nothing are left out."""
    found: dict[str, set[str]] = {}
    for address, used in _pairs(program):
        found.setdefault(address, set()).update(used)
    return {address: tuple(sorted(used - {address})) for address, used in found.items() if used}


def _pairs(program: Program) -> Iterator[tuple[str, Iterable[str]]]:
    for owner in program.objects.values():
        for derived in owner.derived.values():
            yield _address(derived.place), _of_derived(program, owner, derived)
        if owner.collection:
            yield _address(owner.collection.place), _of_collection(program, owner)
            yield from _of_made_fields(program, owner)
    for split in program.splits.values():
        owner = program.objects[split.object]
        for case in split.cases:
            yield _address(case.condition.place), _of_expression(owner, case.condition)
    for route in program.routes.values():
        yield from _of_route(program, route)


def _of_route(program: Program, route: Route) -> Iterator[tuple[str, Iterable[str]]]:
    owner = program.objects[route.source]
    keys = [_field(owner, key) for key in owner.key]
    keys += [f"{_address(owner.place)}.key"] if owner.place.document == "source" else []
    split = [_address(program.splits[route.split].place)] if route.split else []
    made = [_address(owner.collection.place)] if owner.collection else []
    yield _address(route.place), [*keys, *split, *made, *_target_of(program, route)]
    for one in route.assignments:
        if one.expression:
            yield _address(one.place), _of_expression(owner, one.expression)
    for reference in route.references:
        answer = [f"overlay.answers.{reference.fallback}"] if reference.fallback else []
        yield _address(reference.place), [*_own(owner, reference.own), *answer]


def _target_of(program: Program, route: Route) -> Iterator[str]:
    """Yield the new fields that a route fills, and the object where that is new."""
    target = program.targets[route.target]
    filled = {one.field for one in route.assignments} | {one.field for one in route.references}
    for name in sorted(filled):
        field = target.fields.get(name)
        if field and field.place:
            yield _address(field.place)


def _own(owner: SourceObject, name: str | None) -> list[str]:
    return [_field(owner, name)] if name else []


def _of_derived(program: Program, owner: SourceObject, derived: Derived) -> Iterator[str]:
    other = program.objects[derived.object]
    theirs = (derived.field, derived.theirs, derived.on)
    yield from (_field(other, name) for name in theirs if name)
    yield from _own(owner, derived.own)
    if derived.where:
        yield from _of_expression(other, derived.where)


def _of_collection(program: Program, owner: SourceObject) -> Iterator[str]:
    """Yield what decides which rows there are, and their fields."""
    yield from (_field(owner, name) for name in owner.fields)
    collection = owner.collection
    if collection and collection.where:
        yield from _of_expression(program.objects[collection.of], collection.where)


def _of_made_fields(program: Program, owner: SourceObject) -> Iterator[tuple[str, Iterable[str]]]:
    collection = owner.collection
    if collection is None:
        return
    of = program.objects[collection.of]
    for one in collection.fields:
        yield _field(owner, one.name), [*_of_expression(of, one.expression), *_own(of, one.on)]
    if collection.primary:
        told = (collection.primary.most, collection.primary.per)
        yield _field(owner, collection.primary.field), [_field(owner, name) for name in told]


def _of_expression(owner: SourceObject, expression: Expression) -> Iterator[str]:
    yield from (_field(owner, name) for name in paths(expression.node))
    yield from (f"overlay.answers.{name}" for name in decisions_in(expression.node))
    yield from tables_in(expression.node)


def decisions_in(node: Node) -> tuple[str, ...]:
    """Name the decisions whose answers an expression reads, sorted."""
    return tuple(sorted({each.name for each in walk(node) if isinstance(each, Decision)}))


def tables_in(node: Node) -> tuple[str, ...]:
    """Return the addresses of the value maps and rate tables that an expression names, sorted."""
    return tuple(sorted(address for each in walk(node) if isinstance(each, Call) for address in _named(each)))


def _named(call: Call) -> Iterator[str]:
    function = function_named(call.name)
    if function is None:
        return
    sections = {"map": "maps", "rates": "rates"}
    for parameter, argument in zip(function.parameters, call.arguments[1:], strict=False):
        section = sections.get(parameter.kind)
        if section and isinstance(argument, Path):
            yield _address(_PAIR.at(section, argument.name))


def _field(owner: SourceObject, name: str) -> str:
    derived = owner.derived.get(name)
    if derived:
        return _address(derived.place)
    field = owner.fields.get(name)
    return _address(field.place if field else owner.place)


def _address(place: Place) -> str:
    return str(place) if place.document == "pair" else f"{place.document}.{place}"
