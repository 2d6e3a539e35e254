"""What is wrong with who may do what: permission set groups, queues and custom permissions.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionsetgroup.htm
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
"""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.words import missing_problems, name_problems, too_long
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element

QUEUED = frozenset({"Case", "ContactRequest", "Lead", "Order", "ServiceContract", "Task"})
"""The standard objects whose records a queue may own; of custom ones those that have owners."""


def permission_set_group_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one permission set group."""
    yield from name_problems("Permission Set Group", name)
    yield from missing_problems(element, "label")
    yield from too_long(element, "label", "Label")
    yield from too_long(element, "description", "Description")
    for tag, kind in (("permissionSets", "PermissionSet"), ("mutingPermissionSets", "MutingPermissionSet")):
        names = [child.text for child in element.all(tag)]
        for place, member in enumerate(names):
            if world.find(kind, member) is None:
                yield f"In field: {tag} - no {kind} named {member} found"
            if member in names[:place]:
                yield f"Duplicate value specified: {member}"


def queue_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one queue."""
    yield from name_problems("Queue", name)
    yield from missing_problems(element, "name")
    yield from too_long(element, "name", "Name")
    for entry in element.all("queueSobject"):
        owned = entry.get("sobjectType") or ""
        if not may_be_queued(owned, world):
            yield f"bad value for restricted picklist field: {owned} (SobjectType)"


def may_be_queued(owned: str, world: World) -> bool:
    """Whether a queue can own records of an object."""
    held = world.find("CustomObject", owned)
    if owned in QUEUED:
        return True
    return held is not None and held.element.get("sharingModel") not in {None, "ControlledByParent"}


def custom_permission_problems(element: Element) -> Iterator[str]:
    """What is wrong with a custom permission."""
    yield from missing_problems(element, "label", "isLicensed")
    yield from too_long(element, "label", "Label")
    yield from too_long(element, "description", "Description")
