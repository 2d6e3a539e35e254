"""A deployable project, read back, and the laws that a deployment would enforce."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree

_NAMESPACE = "{http://soap.sforce.com/2006/04/metadata}"
_MAIN = "force-app/main/default"
_SUFFIX = {
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
    "settings": "Settings",
    "standardValueSet": "StandardValueSet",
    "tab": "CustomTab",
    "validationRule": "ValidationRule",
}
_PARTS = {"businessProcess", "compactLayout", "field", "listView", "recordType", "validationRule"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The files of a project by path below its folder."""

    files: Mapping[str, str]

    def root(self, path: str) -> ElementTree.Element:
        """Return the parsed root of a file."""
        return ElementTree.fromstring(self.files[path])

    def field(self, home: str, name: str) -> dict[str, str]:
        """Return the plain elements of a field, its value set aside."""
        root = self.root(f"force-app/main/default/objects/{home}/fields/{name}.field-meta.xml")
        return {_tag(child): child.text or "" for child in root if not len(child)}

    def values(self, home: str, name: str) -> list[str]:
        """Return the values of a picklist field, its own or those of the global list it names."""
        root = self.root(f"{_MAIN}/objects/{home}/fields/{name}.field-meta.xml")
        shared = root.findtext(f"{_NAMESPACE}valueSet/{_NAMESPACE}valueSetName")
        tag = "value"
        if shared:
            root, tag = self.root(f"{_MAIN}/globalValueSets/{shared}.globalValueSet-meta.xml"), "customValue"
        return [each.findtext(f"{_NAMESPACE}fullName") or "" for each in root.iter(f"{_NAMESPACE}{tag}")]

    def object(self, name: str) -> dict[str, str]:
        """Return the plain elements of an object."""
        root = self.root(f"force-app/main/default/objects/{name}/{name}.object-meta.xml")
        return {_tag(child): child.text or "" for child in root if not len(child)}

    def fields(self) -> dict[str, dict[str, str]]:
        """Return every custom field that each org gets, by `Home.Name`."""
        return {name: self.field(*name.split(".")) for name in self._field_names() if name.endswith("__c")}

    def standard_fields(self) -> dict[str, dict[str, str]]:
        """Return every standard field that the project says something of, by `Object.Name`."""
        return {
            name: self.field(*name.split(".")) for name in self._field_names() if not name.endswith("__c")
        }

    def _field_names(self) -> Iterator[str]:
        for path in self.files:
            parts = PurePosixPath(path).parts
            if path.startswith(_MAIN) and path.endswith(".field-meta.xml"):
                yield f"{parts[-3]}.{parts[-1].removesuffix('.field-meta.xml')}"

    def permissions(self, name: str) -> dict[str, dict[str, str]]:
        """Return the field permissions of a set by field."""
        return {each["field"]: each for each in self._children(name, "fieldPermissions")}

    def object_permissions(self, name: str) -> dict[str, dict[str, str]]:
        """Return the object permissions of a set by object."""
        return {each["object"]: each for each in self._children(name, "objectPermissions")}

    def user_permissions(self, name: str) -> list[str]:
        """Return the user permissions of a set."""
        return [each["name"] for each in self._children(name, "userPermissions")]

    def permission_sets(self) -> list[str]:
        """Return the names of all permission sets."""
        names = (PurePosixPath(path).name for path in self.files if path.endswith(".permissionset-meta.xml"))
        return sorted(name.removesuffix(".permissionset-meta.xml") for name in names)

    def members(self) -> dict[str, list[str]]:
        """Return what the manifest lists, by type."""
        root = self.root("manifest/package.xml")
        return {
            each.findtext(f"{_NAMESPACE}name") or "": [
                member.text or "" for member in each.findall(f"{_NAMESPACE}members")
            ]
            for each in root.findall(f"{_NAMESPACE}types")
        }

    def components(self, folder: str = _MAIN) -> dict[str, list[str]]:
        """Return what the files below a folder are, by type."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            parts = PurePosixPath(path).parts
            name, _, kind = parts[-1].removesuffix("-meta.xml").rpartition(".")
            if path.startswith(folder) and path.endswith("-meta.xml"):
                full = f"{parts[-3]}.{name}" if kind in _PARTS else name
                found.setdefault(_SUFFIX[kind], []).append(full)
        return {kind: sorted(names) for kind, names in found.items()}

    def _children(self, permission_set: str, tag: str) -> list[dict[str, str]]:
        root = self.root(f"force-app/main/default/permissionsets/{permission_set}.permissionset-meta.xml")
        return [
            {_tag(child): child.text or "" for child in each} for each in root.findall(f"{_NAMESPACE}{tag}")
        ]


def breaches(project: Project) -> list[str]:
    """List every law of a deployment that a project breaks."""
    return [*_field_breaches(project), *_relationship_breaches(project), *_permission_breaches(project)]


def _field_breaches(project: Project) -> Iterator[str]:
    for name, field in project.fields().items():
        yield from (f"{name}: {words}" for words in _shape_breaches(field))
        yield from (f"{name}: {words}" for words in _lookup_breaches(field))
        if field.get("trackFeedHistory") != "false":
            yield f"{name}: changes are posted to a feed"
        if len(field.get("description", "")) > 1000 or len(field.get("inlineHelpText", "")) > 510:
            yield f"{name}: too many words"
        if name.split(".")[0] in {"Task", "Event"}:
            yield f"{name}: belongs to Activity"


def _shape_breaches(field: dict[str, str]) -> Iterator[str]:
    kind = field["type"]
    length = int(field.get("length", "0"))
    if kind in {"Checkbox", "LongTextArea", "Html", "MultiselectPicklist"} and "required" in field:
        yield f"a {kind} has no required"
    if kind == "Checkbox" and field.get("defaultValue") not in {"true", "false"}:
        yield "a Checkbox needs a default"
    if kind in {"LongTextArea", "Html", "MultiselectPicklist"} and "visibleLines" not in field:
        yield f"a {kind} needs visibleLines"
    shortest, longest = {"Text": (1, 255), "LongTextArea": (256, 131_072), "Html": (256, 131_072)}.get(
        kind, (0, 0)
    )
    if not shortest <= length <= longest:
        yield f"a {kind} of {length}"
    if kind in {"Number", "Currency"} and not int(field["scale"]) <= int(field["precision"]) <= 18:
        yield f"{field['precision']} digits"
    if field.get("externalId") == "true" and kind not in {"Text", "Number", "Email", "AutoNumber"}:
        yield f"a {kind} cannot be an external id"


def _lookup_breaches(field: dict[str, str]) -> Iterator[str]:
    if field["type"] != "Lookup":
        return
    if field["required"] == "true" and field.get("deleteConstraint") not in {"Restrict", "Cascade"}:
        yield "a required lookup would be cleared"
    if field["referenceTo"] in {"Task", "Event", "Activity"}:
        yield "points at an activity"


def _relationship_breaches(project: Project) -> Iterator[str]:
    taken: dict[tuple[str, str], str] = {}
    for name, field in project.fields().items():
        if field["type"] == "Lookup":
            relationship = field.get("relationshipName", "")
            if not 1 <= len(relationship) <= 40 or relationship.endswith("_") or "__" in relationship:
                yield f"{name}: {relationship!r} is no relationship name"
            first = taken.setdefault((field["referenceTo"], relationship.lower()), name)
            if first != name:
                yield f"{name}: {relationship} is taken by {first}"


def _permission_breaches(project: Project) -> Iterator[str]:
    fields = project.fields()
    for permission_set in project.permission_sets():
        permissions = project.permissions(permission_set)
        for name, permission in permissions.items():
            owner, _, field = name.partition(".")
            home = "Activity" if owner in {"Task", "Event"} else owner
            known = fields.get(f"{home}.{field}")
            if known is None:
                yield f"{permission_set}: {name} is not in the project"
            elif known.get("required") == "true" or known["type"] == "MasterDetail":
                yield f"{permission_set}: {name} is required"
            if permission["editable"] == "true" and permission["readable"] != "true":
                yield f"{permission_set}: {name} is editable and not readable"
            twin = {"Task": f"Event.{field}", "Event": f"Task.{field}"}.get(owner)
            if twin and permissions.get(twin, {}).get("editable") != permission["editable"]:
                yield f"{permission_set}: {name} without {twin}"


def _tag(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(_NAMESPACE)
