"""Metadata as the Tooling API shows it in a `Metadata` column: an object of typed members.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resource_examples.htm
"""

from typing import Any

import msgspec

from compiler.sandbox.org.deploy.shapes import shape_of
from compiler.sandbox.org.deploy.xml import Element

NUMBERS = frozenset({"length", "precision", "relationshipOrder", "scale", "startingNumber", "visibleLines"})
TYPED: dict[str, bool] = {"true": True, "false": False}


def metadata_text(element: Element, kind: str) -> str:
    """An element's members as JSON text, without its name."""
    return msgspec.json.encode(_members(element, kind)).decode()


def _members(element: Element, kind: str) -> dict[str, Any]:
    shape = shape_of(kind)
    members: dict[str, Any] = {}
    for child in element.children:
        inner, repeats = shape.get(child.name, ("", False))
        value = _members(child, inner) if child.children else _scalar(child)
        if repeats:
            members.setdefault(child.name, []).append(value)
        elif child.name != "fullName" or kind not in OWN_NAMES:
            members[child.name] = value
    return members


def _scalar(element: Element) -> Any:  # noqa: ANN401 - text, number or boolean
    if element.name in NUMBERS and element.text.isdigit():
        return int(element.text)
    return TYPED.get(element.text, element.text)


OWN_NAMES = frozenset({"CompactLayout", "CustomField", "ListView", "RecordType", "ValidationRule"})
"""The kinds whose file names the component itself; a value's `fullName` stays."""
