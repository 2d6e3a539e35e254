"""What the components of a project say of a field, read from their own XML: what is deployed counts."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.platforms.component import Component
from compiler.platforms.salesforce.metadata.xml import NAMESPACE

_SCHEME = re.compile(r"<encryptionScheme>(\w+)</encryptionScheme>")
_SHOWN: Mapping[str, tuple[str, str]] = {
    "Layout": ("layoutItems/field", "page layout"),
    "CompactLayout": ("fields", "compact layout"),
    "ListView": ("columns", "list view"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the project does with fields, each named `Object.Field`.

    `readers` and `editors` are permission sets by field. `labelled`, `tracked` and `schemes` are told by the
    components of the fields themselves, by home; `shown` are the places that list a field, by object.
    """

    readers: Mapping[str, tuple[str, ...]]
    editors: Mapping[str, tuple[str, ...]]
    labelled: frozenset[str]
    tracked: frozenset[str]
    schemes: Mapping[str, str]
    shown: Mapping[str, tuple[str, ...]]


def reading(components: tuple[Component, ...]) -> Reading:
    """Read what the components of a project say of fields."""
    readers: dict[str, list[str]] = {}
    editors: dict[str, list[str]] = {}
    for one in components:
        if one.kind == "PermissionSet" and one.part == "main":
            _permissions(one, readers, editors)
    coded = [one for one in components if one.kind == "CustomField"]
    fields = {one.name: one.text for one in coded if one.part == "main"}
    schemes = {one.name: found[1] for one in coded if (found := _SCHEME.search(one.text))}
    shown: dict[str, list[str]] = {}
    for one in components:
        for field, place in _places(one):
            shown.setdefault(field, []).append(place)
    return Reading(
        readers={name: tuple(sorted(those)) for name, those in readers.items()},
        editors={name: tuple(sorted(those)) for name, those in editors.items()},
        labelled=frozenset(name for name, text in fields.items() if "<securityClassification>" in text),
        tracked=frozenset(name for name, text in fields.items() if "<trackHistory>true<" in text),
        schemes={name: text for name, text in schemes.items() if text != "None"},
        shown={name: tuple(dict.fromkeys(those)) for name, those in shown.items()},
    )


def _permissions(one: Component, readers: dict[str, list[str]], editors: dict[str, list[str]]) -> None:
    for entry in _root(one).findall(_tag("fieldPermissions")):
        field = _text(entry, "field")
        if _text(entry, "readable") == "true":
            readers.setdefault(field, []).append(one.name)
        if _text(entry, "editable") == "true":
            editors.setdefault(field, []).append(one.name)


def _places(one: Component) -> Iterator[tuple[str, str]]:
    if one.kind not in _SHOWN:
        return
    path, words = _SHOWN[one.kind]
    owner = one.name.split("-", 1)[0] if one.kind == "Layout" else one.name.split(".", 1)[0]
    way = ".//" + "/".join(_tag(step) for step in path.split("/"))
    for element in _root(one).findall(way):
        yield f"{owner}.{element.text or ''}", words


def _root(one: Component) -> ElementTree.Element:
    return ElementTree.fromstring(one.text)  # noqa: S314 - our own text, made a moment ago


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(_tag(name)) or ""
