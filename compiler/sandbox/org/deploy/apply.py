"""Makes a judged package real: tables, permission rows, settings, and what the tooling queries see."""

from dataclasses import dataclass

import msgspec

from compiler.sandbox.org import state, tables
from compiler.sandbox.org.deploy import grants
from compiler.sandbox.org.deploy.build import build_schema, multiday_events
from compiler.sandbox.org.deploy.package import Component, Failure, Package
from compiler.sandbox.org.deploy.tooling import refresh
from compiler.sandbox.org.deploy.world import World, forget, keep, load_world
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.store import Store

NUMBERS = "object numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a component did: came new, changed something, went, or only warns that it was not there."""

    kind: str
    name: str
    file: str
    created: bool = False
    changed: bool = False
    deleted: bool = False
    warning: str = ""


def current_schema(store: Store, standard: Schema) -> Schema:
    """The schema of what is deployed now."""
    return build_schema(load_world(store, standard), _numbers(store))


def changes_of(package: Package, before: World) -> tuple[Change, ...]:
    """What every component of a package does to the world before it."""
    arrivals = [_arrival(component, before) for component in package.components]
    departures = [
        Change(kind=kind, name=name, file="destructiveChanges.xml", deleted=True, changed=True)
        if before.find(kind, name)
        else Change(
            kind=kind,
            name=name,
            file="destructiveChanges.xml",
            warning=f"Entity of type '{kind}' named '{name}' cannot be found",
        )
        for kind, name in package.removals
    ]
    return (*arrivals, *departures)


def store_failures(store: Store, package: Package) -> tuple[Failure, ...]:
    """What only the data can refuse: a permission set that somebody still has cannot go."""
    return tuple(
        Failure(
            kind=kind,
            name=name,
            file="destructiveChanges.xml",
            problem="You can't delete this permission set because it is assigned to users",
        )
        for kind, name in package.removals
        if kind == "PermissionSet" and grants.is_assigned(store, name)
    )


def apply(store: Store, package: Package, before: World, after: World, now: str) -> Schema:
    """Do what a package asks; gives the new schema."""
    old = build_schema(before, _numbers(store))
    for kind, name in package.removals:
        forget(store, kind, name)
        if kind == "PermissionSet":
            grants.revoke(store, name)
    for component in package.components:
        keep(store, component)
    _number_objects(store, after)
    new = build_schema(after, _numbers(store))
    _change_tables(store, old, new)
    for component in package.components:
        if component.kind == "PermissionSet":
            grants.grant(store, component, now)
    _change_settings(store, after)
    refresh(store, new, after)
    return new


def _arrival(component: Component, before: World) -> Change:
    old = before.find(component.kind, component.name)
    return Change(
        kind=component.kind,
        name=component.name,
        file=component.file,
        created=old is None,
        changed=old is None or old.element.plain() != component.element.plain(),
    )


def _numbers(store: Store) -> dict[str, int]:
    return msgspec.convert(state.get(store, NUMBERS) or {}, dict[str, int])


def _number_objects(store: Store, after: World) -> None:
    """Give new custom objects the next numbers for their key prefixes; a number is kept for good."""
    numbers = _numbers(store)
    for held in after.of_kind("CustomObject"):
        if held.name.lower().endswith("__c") and held.name.lower() not in numbers:
            numbers[held.name.lower()] = state.take(store, NUMBERS) - 1
    state.put(store, NUMBERS, numbers)


def _change_tables(store: Store, old: Schema, new: Schema) -> None:
    for name in sorted(old.objects.keys() - new.objects.keys()):
        tables.drop(store, old.objects[name])
        grants.forget_object(store, name)
    for name, item in sorted(new.objects.items()):
        before = old.objects.get(name)
        if before is None:
            tables.create(store, item)
        elif before.fields != item.fields:
            tables.change(store, before, item)
            for gone in sorted(before.fields.keys() - item.fields.keys()):
                grants.forget_field(store, item.name, gone)


def _change_settings(store: Store, after: World) -> None:
    wanted = multiday_events(after)
    settings = state.settings(store)
    if wanted is not None and wanted != settings.multiday_events:
        state.put(store, "settings", msgspec.structs.replace(settings, multiday_events=wanted))
