"""A permission set for as long as it takes to look: what a deployment made is seen by nobody at first.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from compiler.connectors.salesforce.kinds import PERMISSION_SET
from compiler.connectors.salesforce.stages import NAMESPACE, PACKAGE, manifest_xml
from compiler.connectors.salesforce.withdrawing import REMOVALS, ROOT

NAME = "Crosswalk_Undo"
FULL_NAME = f"{PERMISSION_SET}:{NAME}"


def arrival(objects: Iterable[str], fields: Iterable[str], version: str) -> dict[str, bytes]:
    """Return the deployment of a permission set that may read all records of objects, and some fields."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<PermissionSet xmlns="{NAMESPACE}">']
    for field in sorted(fields):
        texts = {"editable": "false", "field": field, "readable": "true"}
        lines += _block("fieldPermissions", texts)
    lines.append("    <hasActivationRequired>false</hasActivationRequired>")
    lines.append("    <label>Crosswalk Undo</label>")
    for name in sorted(objects):
        rights = {
            **dict.fromkeys(("allowCreate", "allowDelete", "allowEdit"), "false"),
            "allowRead": "true",
            "modifyAllRecords": "false",
            "object": name,
            "viewAllRecords": "true",
        }
        lines += _block("objectPermissions", rights)
    content = "\n".join((*lines, "</PermissionSet>", "")).encode()
    path = f"{ROOT}/permissionsets/{NAME}.permissionset-meta.xml"
    return {PACKAGE: manifest_xml((FULL_NAME,), version), path: content}


def departure(version: str) -> dict[str, bytes]:
    """Return the deployment that takes the permission set away again."""
    return {PACKAGE: manifest_xml((), version), REMOVALS: manifest_xml((FULL_NAME,), None)}


def _block(tag: str, texts: dict[str, str]) -> list[str]:
    inside = [f"        <{name}>{escape(text)}</{name}>" for name, text in texts.items()]
    return [f"    <{tag}>", *inside, f"    </{tag}>"]
