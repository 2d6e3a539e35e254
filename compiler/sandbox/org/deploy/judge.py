"""Judges a package as a whole: everything that is wrong, each with the component it is wrong with."""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.field_rules import classification_problems, field_problems
from compiler.sandbox.org.deploy.object_rules import (
    custom_permission_problems,
    object_problems,
    value_set_problems,
)
from compiler.sandbox.org.deploy.package import Component, Failure, Package
from compiler.sandbox.org.deploy.permission_rules import permission_set_problems
from compiler.sandbox.org.deploy.record_type_rules import business_process_problems, record_type_problems
from compiler.sandbox.org.deploy.relation_rules import child_name_problems, owner_problems, place_problems
from compiler.sandbox.org.deploy.world import World


def judge(package: Package, before: World, after: World) -> tuple[Failure, ...]:
    """All failures of a package that would turn the world `before` into `after`."""
    failures = list(package.failures)
    for component in package.components:
        failures += [_failure(component, problem) for problem in _problems(component, before, after)]
    failures += _whole_world(package, after)
    failures += _removals(package, before, after)
    if not failures:
        # Whether a value exists can be said only where the fields themselves are sound.
        failures += [
            _failure(component, problem)
            for component in package.components
            for problem in _type_problems(component, after)
        ]
    return tuple(failures)


def is_standard_field(component: Component, world: World) -> bool:
    """Whether a field component only describes a standard field."""
    owner, _, name = component.name.partition(".")
    item = world.standard.object(owner)
    return item is not None and item.field(name) is not None


def _problems(component: Component, before: World, after: World) -> Iterator[str]:
    element = component.element
    if component.kind == "CustomObject":
        yield from object_problems(component.name, element, after)
    elif component.kind == "CustomField":
        yield from _custom_field_problems(component, before, after)
    elif component.kind == "PermissionSet":
        yield from permission_set_problems(element, after)
    elif component.kind in {"GlobalValueSet", "StandardValueSet"}:
        yield from value_set_problems(element)
    elif component.kind == "CustomPermission":
        yield from custom_permission_problems(element)


def _type_problems(component: Component, after: World) -> Iterator[str]:
    if component.kind == "RecordType":
        yield from record_type_problems(component, after)
    elif component.kind == "BusinessProcess":
        yield from business_process_problems(component, after)


def _custom_field_problems(component: Component, before: World, after: World) -> Iterator[str]:
    if is_standard_field(component, after):
        yield from classification_problems(component.element)
    elif not component.name.endswith("__c") and after.standard.object(component.name.partition(".")[0]):
        yield "Could not resolve standard field's name."
    else:
        yield from field_problems(component.element)
        yield from place_problems(component.name, component.element, before, after)


def _whole_world(package: Package, after: World) -> Iterator[Failure]:
    incoming = {component.name.lower(): component for component in package.components}
    for name, problem in child_name_problems(after, frozenset(incoming)):
        component = incoming.get(name.lower())
        if component is not None:
            yield _failure(component, problem)
    owners = {
        component.name.partition(".")[0]
        for component in package.components
        if component.kind == "CustomField"
    }
    owners |= {component.name for component in package.components if component.kind == "CustomObject"}
    for owner in sorted(owners):
        for problem in owner_problems(owner, after):
            yield _failure(_carrier(package, owner), problem)


def _carrier(package: Package, owner: str) -> Component:
    """The component to blame for an object: the object itself, else its first field."""
    of_owner = [component for component in package.components if component.name.partition(".")[0] == owner]
    objects = [component for component in of_owner if component.kind == "CustomObject"]
    return (objects or of_owner)[0]


def _removals(package: Package, before: World, after: World) -> Iterator[Failure]:
    for kind, name in package.removals:
        if kind == "RecordType" and before.find(kind, name):
            problem = "Cannot delete record type through API"
            yield Failure(kind=kind, name=name, file="destructiveChanges.xml", problem=problem)
        if before.find(kind, name) is None or kind not in {"CustomObject", "CustomField"}:
            continue
        for held in after.of_kind("CustomField"):
            if kind == "CustomObject" and held.element.get("referenceTo") == name:
                problem = f"This custom object is referenced elsewhere in salesforce.com: {held.name}"
                yield Failure(kind=kind, name=name, file="destructiveChanges.xml", problem=problem)


def _failure(component: Component, problem: str) -> Failure:
    return Failure(
        kind=component.kind,
        name=component.name,
        file=component.file,
        problem=problem,
        line=component.element.line,
        column=component.element.column,
    )
