"""Makes a judged package real: tables, permission rows, settings, and what the tooling queries see."""

from dataclasses import dataclass

import msgspec

from compiler.sandbox.org import state, tables
from compiler.sandbox.org.deploy import grants, permission_groups
from compiler.sandbox.org.deploy.born_with import changes, is_born_with
from compiler.sandbox.org.deploy.build import build_schema
from compiler.sandbox.org.deploy.package import Component, Package
from compiler.sandbox.org.deploy.tooling import refresh
from compiler.sandbox.org.deploy.world import World, forget, keep, load_world
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.store import Store

NUMBERS = "object numbers"
MULTIDAY = "enableMultidayEvents"


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


def apply(store: Store, package: Package, before: World, after: World, now: str) -> Schema:
    """Do what a package asks; gives the new schema."""
    old = build_schema(before, _numbers(store))
    for kind, name in package.removals:
        grants.revoke(store, kind, name)
        forget(store, kind, name)
    for component in package.components:
        keep(store, component)
    _number_objects(store, after)
    new = build_schema(after, _numbers(store))
    _change_tables(store, old, new)
    for component in package.components:
        if component.kind == "PermissionSet":
            grants.grant(store, component, now)
        elif component.kind == "PermissionSetGroup":
            permission_groups.keep_group(store, component, now)
    _change_settings(store, package)
    refresh(store, new, after)
    permission_groups.recalculate(store, now)
    return new


def _arrival(component: Component, before: World) -> Change:
    old = before.find(component.kind, component.name)
    created = old is None and not is_born_with(component.kind, component.name, before)
    return Change(
        kind=component.kind,
        name=component.name,
        file=component.file,
        created=created,
        changed=changes(component, old, before),
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


def _change_settings(store: Store, package: Package) -> None:
    """Only what a package says of settings changes them; what it is silent of stays."""
    for component in package.components:
        wanted = component.element.get(MULTIDAY) if component.kind == "Settings" else None
        if wanted is not None:
            changed = msgspec.structs.replace(state.settings(store), multiday_events=wanted == "true")
            state.put(store, "settings", changed)
