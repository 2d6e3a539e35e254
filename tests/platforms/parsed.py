"""A project, read back component by component."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from xml.etree import ElementTree

from tests.platforms.shapes_of_metadata import NAMESPACE, tag_of

MAIN = "force-app/main/default"
SHIELD = "shield/main/default"
_KINDS = {
    "app": "CustomApplication",
    "field": "CustomField",
    "object": "CustomObject",
    "permissionset": "PermissionSet",
    "permissionsetgroup": "PermissionSetGroup",
    "settings": "Settings",
    "tab": "CustomTab",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One element: its own plain children by name, and those that have children."""

    element: ElementTree.Element

    def text(self, tag: str) -> str:
        """Return the text of a child, empty where there is none."""
        return self.element.findtext(f"{{{NAMESPACE}}}{tag}") or ""

    def texts(self, tag: str) -> list[str]:
        """Return the texts of all children of a name."""
        return [each.text or "" for each in self.element.findall(f"{{{NAMESPACE}}}{tag}")]

    def all(self, tag: str) -> list["Node"]:
        """Return the children of a name."""
        return [Node(each) for each in self.element.findall(f"{{{NAMESPACE}}}{tag}")]

    def anywhere(self, tag: str) -> list["Node"]:
        """Return the elements of a name at any depth."""
        return [Node(each) for each in self.element.iter(f"{{{NAMESPACE}}}{tag}")]

    def has(self, tag: str) -> bool:
        """Tell whether there is a child of a name."""
        return self.element.find(f"{{{NAMESPACE}}}{tag}") is not None

    def tags(self) -> set[str]:
        """Return the names of the children."""
        return {tag_of(each) for each in self.element}


@dataclass(frozen=True)
class Parsed:
    """The components of a project by type and full name; `files` are its texts by path."""

    files: Mapping[str, str]

    def of(self, kind: str, folder: str = MAIN) -> dict[str, Node]:
        """Return the components of a type by full name."""
        return {name: node for (each, name), node in self._all(folder).items() if each == kind}

    def names(self, folder: str = MAIN) -> set[tuple[str, str]]:
        """Return type and full name of every component."""
        return set(self._all(folder))

    def fields(self, home: str) -> dict[str, Node]:
        """Return the custom fields of an object, by their names."""
        found = self.of("CustomField").items()
        return {name.partition(".")[2]: node for name, node in found if name.startswith(f"{home}.")}

    def custom_fields(self) -> dict[str, Node]:
        """Return every custom field, by `Home.Name`."""
        return {name: node for name, node in self.of("CustomField").items() if name.endswith("__c")}

    def listed(self, path: str) -> set[tuple[str, str]]:
        """Return what a manifest lists, as type and full name."""
        root = Node(ElementTree.fromstring(self.files[path]))
        return {(types.text("name"), name) for types in root.all("types") for name in types.texts("members")}

    def _all(self, folder: str) -> dict[tuple[str, str], Node]:
        return self._main if folder == MAIN else self._shield

    @cached_property
    def _main(self) -> dict[tuple[str, str], Node]:
        return dict(self._below(MAIN))

    @cached_property
    def _shield(self) -> dict[tuple[str, str], Node]:
        return dict(self._below(SHIELD))

    def _below(self, folder: str) -> Iterator[tuple[tuple[str, str], Node]]:
        for path, text in self.files.items():
            if path.startswith(f"{folder}/") and path.endswith("-meta.xml"):
                parts = PurePosixPath(path).parts
                stem, _, suffix = parts[-1].removesuffix("-meta.xml").rpartition(".")
                owned = "objects" in parts and suffix != "object"
                kind = _KINDS.get(suffix, suffix[0].upper() + suffix[1:])
                name = f"{parts[-3]}.{stem}" if owned else stem
                yield (kind, name), Node(ElementTree.fromstring(text))
