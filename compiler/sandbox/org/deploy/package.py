"""The zip of a deployment: its manifest, and the components its files define.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.sandbox.org.deploy.shapes import shape_problems
from compiler.sandbox.org.deploy.xml import BadXml, Element, parse_xml

MANIFEST = "package.xml"
DESTRUCTIVE = ("destructiveChangesPre.xml", "destructiveChanges.xml", "destructiveChangesPost.xml")
MOST_FILES = 10_000
MOST_BYTES = 39 * 1024 * 1024
MOST_UNPACKED = 600 * 1024 * 1024
SETTINGS = "Settings"

FOLDERS = {
    "applications": ("CustomApplication", "app"),
    "customPermissions": ("CustomPermission", "customPermission"),
    "flexipages": ("FlexiPage", "flexipage"),
    "flows": ("Flow", "flow"),
    "globalValueSets": ("GlobalValueSet", "globalValueSet"),
    "layouts": ("Layout", "layout"),
    "mutingpermissionsets": ("MutingPermissionSet", "mutingpermissionset"),
    "objects": ("CustomObject", "object"),
    "permissionsetgroups": ("PermissionSetGroup", "permissionsetgroup"),
    "permissionsets": ("PermissionSet", "permissionset"),
    "queues": ("Queue", "queue"),
    "reportTypes": ("ReportType", "reportType"),
    "settings": ("Settings", "settings"),
    "sharingRules": ("SharingRules", "sharingRules"),
    "standardValueSets": ("StandardValueSet", "standardValueSet"),
    "tabs": ("CustomTab", "tab"),
}
"""Folder to type and file suffix."""

PARTS = {
    "businessProcesses": "BusinessProcess",
    "compactLayouts": "CompactLayout",
    "fieldSets": "FieldSet",
    "fields": "CustomField",
    "indexes": "Index",
    "listViews": "ListView",
    "recordTypes": "RecordType",
    "sharingReasons": "SharingReason",
    "validationRules": "ValidationRule",
    "webLinks": "WebLink",
}
"""What an object's file holds besides the object."""


class BadPackage(Exception):
    """A zip that is no package at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One component: its type, full name, file and XML."""

    kind: str
    name: str
    file: str
    element: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a component cannot be deployed."""

    kind: str
    name: str
    file: str
    problem: str
    line: int | None = None
    column: int | None = None
    severity: str = "Error"


@dataclass(slots=True, kw_only=True)
class Package:
    """What a zip asks for. `removals` are (type, name) in order; `failures` what is already wrong."""

    components: list[Component] = field(default_factory=list)
    removals: list[tuple[str, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def read_package(content: bytes) -> Package:
    """Read a zip; raises BadPackage where it is none."""
    files = _unzip(content)
    package = Package()
    manifest = _manifest(package, files, MANIFEST)
    if manifest is None:
        return package
    for path in sorted(files):
        if path not in {MANIFEST, *DESTRUCTIVE}:
            _read_file(package, path, files[path])
    for name in DESTRUCTIVE:
        listed = _manifest(package, files, name) if name in files else None
        package.removals += [(kind, member) for kind, members in (listed or {}).items() for member in members]
    _compare(package, manifest)
    return package


def _unzip(content: bytes) -> dict[str, bytes]:
    if len(content) > MOST_BYTES:
        raise BadPackage(f"LIMIT_EXCEEDED: Maximum size of request is {MOST_BYTES} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise BadPackage("LIMIT_EXCEEDED: Too many files or bytes in the zip file")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise BadPackage(f"INVALID_ZIP: The file is not a valid zip file: {error}") from None


def _manifest(package: Package, files: Mapping[str, bytes], name: str) -> dict[str, list[str]] | None:
    if name not in files:
        package.failures.append(Failure(kind="", name=name, file=name, problem=f"No {name} found"))
        return None
    root = _parse(package, name, files[name], "Package")
    if root is None:
        return None
    if name == MANIFEST and not root.get("version"):
        problem = "Required field is missing: version"
        package.failures.append(Failure(kind="", name=name, file=name, problem=problem))
        return None
    listed: dict[str, list[str]] = {}
    for types in root.all("types"):
        listed.setdefault(types.get("name") or "", []).extend(member.text for member in types.all("members"))
    return listed


def _read_file(package: Package, path: str, content: bytes) -> None:
    folder, _, file_name = path.rpartition("/")
    kind, suffix = FOLDERS.get(folder, ("", ""))
    if not kind or not file_name.endswith("." + suffix):
        problem = f"Unknown file: {path}"
        package.failures.append(Failure(kind="", name=path, file=path, problem=problem))
        return
    name = file_name.removesuffix("." + suffix)
    root = _parse(package, path, content, "" if kind == SETTINGS else kind)
    if root is None:
        return
    package.components.append(Component(kind=kind, name=name, file=path, element=root))
    if kind == "CustomObject":
        _read_parts(package, path, name, root)


def _read_parts(package: Package, path: str, owner: str, root: Element) -> None:
    seen: set[tuple[str, str]] = set()
    for child in root.children:
        kind = PARTS.get(child.name)
        if kind is None:
            continue
        name = f"{owner}.{child.get('fullName') or ''}"
        if (kind, name.lower()) in seen:
            problem = f"Duplicate name '{child.get('fullName')}' specified"
            package.failures.append(_failure_at(kind, name, path, child, problem))
        seen.add((kind, name.lower()))
        package.components.append(Component(kind=kind, name=name, file=path, element=child))


def _parse(package: Package, path: str, content: bytes, kind: str) -> Element | None:
    """A file's XML, or None with the failures noted."""
    name = path.rpartition("/")[2].rpartition(".")[0] if "/" in path else path
    try:
        root = parse_xml(content)
    except BadXml as bad:
        problem = f"Error parsing file: {bad}"
        package.failures.append(
            Failure(kind=kind, name=name, file=path, problem=problem, line=bad.line, column=bad.column)
        )
        return None
    expected = kind or (f"{name}{SETTINGS}" if path.startswith("settings/") else "")
    if expected and root.name != expected:
        problem = f"Error parsing file: The root element is {root.name}, {expected} was expected"
        package.failures.append(_failure_at(kind, name, path, root, problem))
        return None
    found = [
        _failure_at(
            kind, name, path, element, f"Error parsing file: {problem} ({element.line}:{element.column})"
        )
        for element, problem in shape_problems(root, expected)
    ]
    package.failures.extend(found)
    return None if found else root


def _compare(package: Package, manifest: Mapping[str, list[str]]) -> None:
    """Manifest against files: what is named must be there, what is there must be named."""
    present = {(component.kind, component.name) for component in package.components}
    unreadable = {failure.name for failure in package.failures}
    named = [(kind, member) for kind, members in manifest.items() for member in members if member != "*"]
    for kind, member in named:
        if (kind, member) not in present and member.partition(".")[0] not in unreadable:
            problem = (
                f"An object '{member}' of type {kind} was named in {MANIFEST}, "
                "but was not found in zipped directory"
            )
            package.failures.append(Failure(kind=kind, name=member, file=MANIFEST, problem=problem))
    package.components = [
        component for component in package.components if _is_named(package, manifest, component)
    ]


def _is_named(package: Package, manifest: Mapping[str, list[str]], component: Component) -> bool:
    owner = component.name.partition(".")[0]
    owners = manifest.get("CustomObject", [])
    named = manifest.get(component.kind, [])
    if component.name in named or ("*" in named and component.kind not in PARTS.values()):
        return True
    if component.kind in PARTS.values() and owner in owners:
        return True
    if component.kind == "CustomObject" and _has_named_part(package, manifest, owner):
        return False  # the file only carries parts; the object itself stays as it is
    package.failures.append(
        _failure_at(component.kind, component.name, component.file, component.element, "Not in package.xml")
    )
    return False


def _has_named_part(package: Package, manifest: Mapping[str, list[str]], owner: str) -> bool:
    return any(
        component.name in manifest.get(component.kind, [])
        for component in package.components
        if component.kind in PARTS.values() and component.name.partition(".")[0] == owner
    )


def _failure_at(kind: str, name: str, path: str, element: Element, problem: str) -> Failure:
    return Failure(kind=kind, name=name, file=path, problem=problem, line=element.line, column=element.column)
