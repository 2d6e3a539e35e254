"""What is wrong with a custom object or a value set."""

from collections.abc import Iterator

from compiler.sandbox.org.deploy.field_names import custom_field
from compiler.sandbox.org.deploy.field_rules import name_is_legal, value_problems
from compiler.sandbox.org.deploy.words import too_long
from compiler.sandbox.org.deploy.world import World
from compiler.sandbox.org.deploy.xml import Element

SHARING = frozenset({"Private", "Read", "ReadWrite", "ControlledByParent", "ReadWriteTransfer", "FullAccess"})
TOGETHER = ("enableBulkApi", "enableSharing", "enableStreamingApi")
SYSTEM = "SYSTEM"
RESERVED = frozenset(
    {
        "date", "external", "from", "group", "limit", "number", "order", "select", "type", "user",
        "view", "where",
    }
)  # fmt: skip
WIDTH = {"Private": 0, "ControlledByParent": 0, "Read": 1, "ReadWrite": 2}


def object_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """Everything about one object's own elements."""
    yield from _assignment_problems(name, element, world)
    if not name.endswith("__c"):
        if not world.has_object(name) and name != "Activity":
            yield f"Entity of type 'CustomObject' named '{name}' cannot be found"
        return
    if not name_is_legal(name.removesuffix("__c")):
        yield (
            "The Object Name can only contain alphanumeric characters, must begin with a letter, cannot end "
            "with an underscore or contain two consecutive underscore characters"
        )
    for needed in ("label", "pluralLabel"):
        if not (element.get(needed) or "").strip():
            yield f"Must specify a non-empty {needed} for the CustomObject"
    for needed in ("deploymentStatus", "sharingModel"):
        if element.get(needed) is None:
            yield f"Must specify a non-null value for: {needed}"
    if name.removesuffix("__c").lower() in RESERVED:
        yield f"'{name.removesuffix('__c')}' is a reserved name and can't be the name of a custom object"
    yield from too_long(element, "label", "MasterLabel")
    yield from too_long(element, "pluralLabel", "MasterLabel")
    yield from too_long(element, "description", "FieldDescription")
    yield from _name_field_problems(element)
    yield from _sharing_problems(element)


def value_set_problems(element: Element) -> Iterator[str]:
    """What is wrong with a global or standard value set."""
    names = [child.get("fullName") or "" for child in element.children if child.name.endswith("Value")]
    yield from value_problems(names)
    if element.name == "GlobalValueSet" and not element.get("masterLabel"):
        yield "Required field is missing: masterLabel"
    yield from too_long(element, "masterLabel", "Label")
    yield from too_long(element, "description", "Description")
    if element.child("sorted") is None:
        yield "Required field is missing: sorted"


def _assignment_problems(name: str, element: Element, world: World) -> Iterator[str]:
    """The compact layout that an object shows, and the columns of its search results."""
    assigned = element.get("compactLayoutAssignment")
    if assigned not in {None, "", SYSTEM} and world.find("CompactLayout", f"{name}.{assigned}") is None:
        yield f"In field: compactLayoutAssignment - no CompactLayout named {name}.{assigned} found"
    layouts = element.child("searchLayouts")
    for column in layouts.children if layouts is not None else ():
        is_custom = column.name.endswith("Fields") and column.text.endswith("__c")
        if is_custom and custom_field(name, column.text, world) is None:
            yield f"In field: {column.name} - no CustomField named {name}.{column.text} found"


def _name_field_problems(element: Element) -> Iterator[str]:
    field = element.child("nameField")
    if field is None or field.get("type") not in {"Text", "AutoNumber"}:
        yield "Must specify a nameField of type Text or AutoNumber"
        return
    if not field.get("label"):
        yield "Must specify a non-empty label for the nameField"
    if field.get("type") == "AutoNumber" and "{0" not in (field.get("displayFormat") or ""):
        yield "Must specify 'displayFormat' for a CustomField of type AutoNumber"


def _sharing_problems(element: Element) -> Iterator[str]:
    internal, external = element.get("sharingModel"), element.get("externalSharingModel")
    for value in (internal, external):
        if value is not None and value not in SHARING:
            yield f"'{value}' is not a valid value for the enum 'SharingModel'"
    if WIDTH.get(external or "Private", 0) > WIDTH.get(internal or "ReadWrite", 2):
        yield "The external sharing model cannot be more permissive than the internal sharing model"
    flags = {element.flag(name) for name in TOGETHER}
    if len(flags) > 1:
        yield "enableBulkApi, enableSharing and enableStreamingApi must have the same value"
