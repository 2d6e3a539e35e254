"""The shape of a metadata file: its elements, their order, and the words that some of them must be one of.

`metadata_shapes.json` has, for every type that we write, its elements in the order of the Metadata API 66.0,
each with its type and a mark: `!` it must be there, `*` it may repeat, `+` both. Closed lists of words are
beside them.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

NAMESPACE = "http://soap.sforce.com/2006/04/metadata"
_FACTS = json.loads(Path(__file__).with_name("metadata_shapes.json").read_text(encoding="utf-8"))
_TYPES: Mapping[str, Mapping[str, str]] = _FACTS["types"]
_WORDS: Mapping[str, list[str]] = _FACTS["enumerations"]
_ROOT_OF = {
    "app": "CustomApplication",
    "businessProcess": "BusinessProcess",
    "compactLayout": "CompactLayout",
    "customPermission": "CustomPermission",
    "field": "CustomField",
    "globalValueSet": "GlobalValueSet",
    "layout": "Layout",
    "listView": "ListView",
    "object": "CustomObject",
    "permissionset": "PermissionSet",
    "permissionsetgroup": "PermissionSetGroup",
    "queue": "Queue",
    "recordType": "RecordType",
    "standardValueSet": "StandardValueSet",
    "tab": "CustomTab",
    "validationRule": "ValidationRule",
}
_PLAIN = {"boolean": "true|false", "int": r"-?\d+", "double": r"-?\d+(\.\d+)?"}


def shape_breaches(path: str, text: str) -> Iterator[str]:
    """List what is wrong with the shape of one file."""
    if not text.startswith(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{_expected(path)} xmlns="{NAMESPACE}">\n'
    ):
        yield f"{path}: does not start as a file of its kind"
        return
    if not text.endswith(">\n"):
        yield f"{path}: does not end with one line feed"
    if "<!--" in text:
        yield f"{path}: has a comment"
    root = ElementTree.fromstring(text)
    for words in _of_element(root, tag_of(root)):
        yield f"{path}: {words}"


def tag_of(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def _expected(path: str) -> str:
    name = path.rpartition("/")[2]
    if not name.endswith("-meta.xml"):
        return "Package"
    stem, _, suffix = name.removesuffix("-meta.xml").rpartition(".")
    return f"{stem}Settings" if suffix == "settings" else _ROOT_OF[suffix]


def _of_element(element: ElementTree.Element, kind: str) -> Iterator[str]:
    known = _TYPES[kind]
    tags = [tag_of(child) for child in element]
    for tag in sorted(set(tags) - set(known)):
        yield f"{kind} has no element {tag}"
    found = [tag for tag in tags if tag in known]
    if found != sorted(found, key=list(known).index):
        yield f"the elements of {kind} are out of order"
    for tag, described in known.items():
        mark = described.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        if mark in {"!", "+"} and tag not in tags:
            yield f"{kind} needs {tag}"
        if mark not in {"*", "+"} and tags.count(tag) > 1:
            yield f"{kind} has {tag} more than once"
    for child in element:
        if tag_of(child) in known:
            yield from _of_content(child, known[tag_of(child)].rstrip("!*+"))


def _of_content(element: ElementTree.Element, kind: str) -> Iterator[str]:
    text = element.text or ""
    if kind in _TYPES:
        yield from _of_element(element, kind)
        return
    pattern = "|".join(map(re.escape, _WORDS[kind])) if kind in _WORDS else _PLAIN.get(kind, ".*")
    if not re.fullmatch(pattern, text, re.DOTALL):
        yield f"{text} is no {kind}"
