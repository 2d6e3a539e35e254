"""What is in every org before anything was deployed: deploying it changes it and creates nothing."""

from collections.abc import Iterator
from urllib.parse import quote, unquote

from compiler.sandbox.org.deploy.field_names import is_standard_name
from compiler.sandbox.org.deploy.package import PARTS, Component
from compiler.sandbox.org.deploy.standard_values import is_same_list
from compiler.sandbox.org.deploy.world import Held, World
from compiler.sandbox.org.deploy.xml import Element

STANDARD_APP = "standard__"


def is_born_with(kind: str, name: str, world: World) -> bool:
    """Whether an org has a component that nobody deployed."""
    if kind in {"Settings", "StandardValueSet"}:
        return True
    if kind == "CustomObject":
        return not name.lower().endswith("__c")
    if kind == "CustomField":
        owner, _, field = name.partition(".")
        return is_standard_name(owner, field, world)
    if kind == "Layout":
        return unquote(name).lower() in {unquote(each).lower() for each in default_layouts(world)}
    return kind == "CustomApplication" and name.startswith(STANDARD_APP)


def default_layouts(world: World) -> Iterator[str]:
    """The layouts that Salesforce itself makes, one with every object: `Object-Label Layout`."""
    for item in world.standard.objects.values():
        if not item.setup:
            yield default_layout(item.name, item.label)
    for held in world.of_kind("CustomObject"):
        if held.name.endswith("__c"):
            yield default_layout(held.name, held.element.get("label") or held.name)


def default_layout(owner: str, label: str) -> str:
    """The full name of an object's own layout, with the escapes of file names."""
    return f"{owner}-{quote(label, safe=' -_.!~')} Layout"


def changes(component: Component, old: Held | None, world: World) -> bool:
    """Whether a component differs from what the org has."""
    if component.kind == "StandardValueSet":
        return not is_same_list(old, world, component.name, component.element)
    if component.kind == "Settings" and component.name == "Activities":
        wanted = component.element.get("enableMultidayEvents")
        return wanted is not None and (wanted == "true") != world.multiday_events
    if old is None:
        return True
    return own_parts(component.kind, old.element) != own_parts(component.kind, component.element)


def own_parts(kind: str, element: Element) -> object:
    """What of an element is the component's own: an object's fields and views are components themselves."""
    if kind != "CustomObject":
        return element.plain()
    own = [child.plain() for child in element.children if child.name not in PARTS]
    return sorted(own, key=repr)
