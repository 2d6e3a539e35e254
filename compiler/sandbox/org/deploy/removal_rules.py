"""What a destructive deployment refuses: what every org has, what is used, what cannot be deleted at all.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_deleting_files.htm
"""

from collections.abc import Callable, Iterator, Mapping

from compiler.sandbox.org.deploy import grants
from compiler.sandbox.org.deploy.born_with import is_born_with
from compiler.sandbox.org.deploy.formula_rules import fields_of, permissions_of
from compiler.sandbox.org.deploy.package import Failure, Package
from compiler.sandbox.org.deploy.surface_rules import layout_owner
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.store import Store

FILE = "destructiveChanges.xml"


def removal_failures(package: Package, before: World, after: World) -> Iterator[Failure]:
    """What the org's metadata forbids to remove; what is not there only warns, elsewhere."""
    for kind, name in package.removals:
        for problem in _problems(kind, name, before, after):
            yield Failure(kind=kind, name=name, file=FILE, problem=problem)


def store_failures(store: Store, package: Package) -> tuple[Failure, ...]:
    """What only the data can refuse: permissions that somebody has, queues that own records."""
    return tuple(
        Failure(kind=kind, name=name, file=FILE, problem=problem)
        for kind, name in package.removals
        for problem in _data_problems(store, kind, name)
    )


def _problems(kind: str, name: str, before: World, after: World) -> Iterator[str]:
    if kind == "Layout":
        yield from _layout_problems(name, before, after)
        return
    if is_born_with(kind, name, before):
        yield f"Entity of type '{kind}' named '{name}' is standard and can't be deleted"
        return
    if before.find(kind, name) is None:
        return
    if kind == "RecordType":
        yield "Cannot delete record type through API"
    users = USERS.get(kind)
    for user in dict.fromkeys(users(name, after) if users else ()):
        yield f"This {WORDS.get(kind, 'component')} is referenced elsewhere in salesforce.com: {user}"


def _layout_problems(name: str, before: World, after: World) -> Iterator[str]:
    owner = layout_owner(name)
    if before.find("Layout", name) is None or not after.has_object(owner):
        return
    if is_born_with("Layout", name, after):
        yield f"The layout {name} is assigned and can't be deleted"


def _users_of_object(name: str, world: World) -> Iterator[str]:
    for held in world.of_kind("CustomField"):
        if (held.element.get("referenceTo") or "").lower() == name.lower():
            yield held.name


def _users_of_custom_permission(name: str, world: World) -> Iterator[str]:
    for held in world.of_kind("ValidationRule"):
        if name in permissions_of(held.element.get("errorConditionFormula") or ""):
            yield held.name


def _users_of_value_set(name: str, world: World) -> Iterator[str]:
    for held in world.of_kind("CustomField"):
        values = held.element.child("valueSet")
        if values is not None and values.get("valueSetName") == name:
            yield held.name


def _users_of_permission_set(name: str, world: World) -> Iterator[str]:
    for held in world.of_kind("PermissionSetGroup"):
        if name in {child.text for child in held.element.all("permissionSets")}:
            yield held.name


def _users_of_compact_layout(name: str, world: World) -> Iterator[str]:
    owner, _, bare = name.partition(".")
    held = world.find("CustomObject", owner)
    if held is not None and held.element.get("compactLayoutAssignment") == bare:
        yield held.name


def _users_of_process(name: str, world: World) -> Iterator[str]:
    owner, _, bare = name.partition(".")
    for held in world.of_kind("RecordType"):
        if held.name.startswith(owner + ".") and held.element.get("businessProcess") == bare:
            yield held.name


def _users_of_field(name: str, world: World) -> Iterator[str]:
    owner, _, field = name.partition(".")
    for held in world.of_kind("ValidationRule"):
        formula = held.element.get("errorConditionFormula") or ""
        if held.name.partition(".")[0] == owner and field in fields_of(formula):
            yield held.name
    for held in world.of_kind("CustomField"):
        own = held.name.partition(".")[0] == owner
        if own and field in fields_of(held.element.get("formula") or ""):
            yield held.name
        if name in {held.element.get("summaryForeignKey"), held.element.get("summarizedField")}:
            yield held.name


def _data_problems(store: Store, kind: str, name: str) -> Iterator[str]:
    if kind == "PermissionSet" and grants.is_assigned(store, name):
        yield "You can't delete this permission set because it is assigned to users"
    if kind == "PermissionSetGroup" and grants.is_group_assigned(store, name):
        yield "You can't delete this permission set group because it is assigned to users"


WORDS = {
    "CustomField": "custom field",
    "CustomObject": "custom object",
    "CustomPermission": "custom permission",
    "GlobalValueSet": "global value set",
    "PermissionSet": "permission set",
}
"""What messages call the kinds."""

USERS: Mapping[str, Callable[[str, World], Iterator[str]]] = {
    "BusinessProcess": _users_of_process,
    "CompactLayout": _users_of_compact_layout,
    "CustomField": _users_of_field,
    "CustomObject": _users_of_object,
    "CustomPermission": _users_of_custom_permission,
    "GlobalValueSet": _users_of_value_set,
    "PermissionSet": _users_of_permission_set,
}
"""Whatever stays and cannot do without a component that goes, by the component's type."""
