"""Judges a package as a whole: everything that is wrong, each with the component it is wrong with."""

from collections.abc import Callable, Iterator, Mapping

from compiler.sandbox.org.deploy.encryption_rules import encryption_problems
from compiler.sandbox.org.deploy.field_names import is_standard_name
from compiler.sandbox.org.deploy.field_rules import classification_problems, field_problems
from compiler.sandbox.org.deploy.formula_rules import validation_rule_problems
from compiler.sandbox.org.deploy.group_rules import (
    custom_permission_problems,
    permission_set_group_problems,
    queue_problems,
)
from compiler.sandbox.org.deploy.object_rules import object_problems, value_set_problems
from compiler.sandbox.org.deploy.package import Component, Failure, Package
from compiler.sandbox.org.deploy.permission_rules import permission_set_problems
from compiler.sandbox.org.deploy.record_type_rules import business_process_problems, record_type_problems
from compiler.sandbox.org.deploy.relation_rules import child_name_problems, owner_problems, place_problems
from compiler.sandbox.org.deploy.removal_rules import removal_failures
from compiler.sandbox.org.deploy.surface_rules import (
    application_problems,
    compact_layout_problems,
    layout_problems,
    list_view_problems,
    tab_problems,
)
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element

NAMED_RULES: Mapping[str, Callable[[str, Element, World], Iterator[str]]] = {
    "CompactLayout": compact_layout_problems,
    "CustomObject": object_problems,
    "CustomTab": tab_problems,
    "Layout": layout_problems,
    "ListView": list_view_problems,
    "PermissionSetGroup": permission_set_group_problems,
    "Queue": queue_problems,
    "ValidationRule": validation_rule_problems,
}
"""The kinds that are judged by their name, their elements and the world after the deployment."""


def judge(package: Package, before: World, after: World) -> tuple[Failure, ...]:
    """All failures of a package that would turn the world `before` into `after`."""
    failures = list(package.failures)
    for component in package.components:
        failures += [_failure(component, problem) for problem in _problems(component, before, after)]
    failures += _whole_world(package, after)
    failures += removal_failures(package, before, after)
    if not failures:
        # Whether a value exists can be said only where the fields themselves are sound.
        failures += [
            _failure(component, problem)
            for component in package.components
            for problem in _type_problems(component, after)
        ]
    return tuple(failures)


def _problems(component: Component, before: World, after: World) -> Iterator[str]:
    if component.kind == "CustomField":
        yield from _custom_field_problems(component, before, after)
    elif component.kind in {"GlobalValueSet", "StandardValueSet"}:
        yield from value_set_problems(component.element)
    elif component.kind == "CustomPermission":
        yield from custom_permission_problems(component.element)
    elif component.kind == "PermissionSet":
        yield from permission_set_problems(component.element, after)
    elif component.kind == "CustomApplication":
        yield from application_problems(component.element, after)
    else:
        rule = NAMED_RULES.get(component.kind)
        yield from rule(component.name, component.element, after) if rule else ()


def _type_problems(component: Component, after: World) -> Iterator[str]:
    if component.kind == "RecordType":
        yield from record_type_problems(component, after)
    elif component.kind == "BusinessProcess":
        yield from business_process_problems(component, after)


def _custom_field_problems(component: Component, before: World, after: World) -> Iterator[str]:
    owner, _, name = component.name.partition(".")
    if is_standard_name(owner, name, after):
        yield from classification_problems(component.element)
    elif not name.endswith("__c") and after.standard.object(owner):
        yield "Could not resolve standard field's name."
        return
    else:
        yield from field_problems(component.element)
        yield from place_problems(component.name, component.element, before, after)
    yield from encryption_problems(component.name, component.element, shield=after.shield)


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


def _failure(component: Component, problem: str) -> Failure:
    return Failure(
        kind=component.kind,
        name=component.name,
        file=component.file,
        problem=problem,
        line=component.element.line,
        column=component.element.column,
    )
