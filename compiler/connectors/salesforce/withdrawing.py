"""Which files take away what deployments added, what goes with them, and what stays, in words.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_deleting_files.htm
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from compiler.connectors.salesforce.kinds import (
    FIELD,
    LAYOUT,
    OBJECT,
    RECORD_TYPE,
    REMOVED_IN_ORDER,
    VALUE_SET,
    is_custom,
    owner,
)
from compiler.connectors.salesforce.merging import Value, list_xml
from compiler.connectors.salesforce.pieces import read_sheet
from compiler.connectors.salesforce.stages import NAMESPACE, PACKAGE, component_of, manifest_xml

ROOT = "main/default"
REMOVALS = "destructiveChangesPost.xml"
_WITH_ITS_OBJECT = (FIELD, LAYOUT, "ListView", "CompactLayout", "ValidationRule", "WebLink")
_ASSIGNED = "compactLayoutAssignment"
_DROPPED = ("active", "picklistValues")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What is taken away (in the order of the manifest), what goes back to what it was, and what stays, in
    words; `kept` could be deleted, if nobody used it.
    """

    removed: tuple[str, ...]
    restored: Mapping[str, bytes] = field(repr=False)
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def files(self, version: str) -> dict[str, bytes]:
        """Return the deployment that does it."""
        named = sorted(found for path in self.restored if (found := component_of(path)))
        files = {PACKAGE: manifest_xml(named, version), **self.restored}
        if self.removed:
            files[REMOVALS] = manifest_xml(self.removed, None, REMOVED_IN_ORDER)
        return files


def removable(created: Iterable[str]) -> tuple[str, ...]:
    """Return what a deployment can delete, users before what they use; parts go with their object."""
    named = frozenset(created)
    gone = {name.partition(":")[2] for name in named if name.startswith(f"{OBJECT}:") and is_custom(name)}
    rank = {kind: number for number, kind in enumerate(REMOVED_IN_ORDER)}
    kept = (
        name
        for name in named
        if name.partition(":")[0] in rank and is_custom(name) and not _goes_along(name, gone)
    )
    return tuple(sorted(kept, key=lambda name: (rank[name.partition(":")[0]], name)))


def staying(created: Iterable[str]) -> tuple[str, ...]:
    """Return what was created and no deployment can delete, whatever else goes."""
    named = frozenset(created)
    gone = {name.partition(":")[2] for name in named if name.startswith(f"{OBJECT}:") and is_custom(name)}
    never = (name for name in named if name.partition(":")[0] not in REMOVED_IN_ORDER)
    lists = (f"{VALUE_SET}:",)
    return tuple(sorted(name for name in never if owner(name) not in gone and not name.startswith(lists)))


def staying_notes(
    names: Iterable[str], files: Mapping[str, bytes], *, check_only: bool = False
) -> Iterator[str]:
    """Say what a person can do about what no deployment can delete; of a check, what would be done."""
    deactivated = set(inactive_record_types(names, files))
    for full_name in names:
        kind, _, name = full_name.partition(":")
        if kind == RECORD_TYPE:
            off = "would be deactivated" if check_only else "is deactivated"
            done = off if _file(full_name, files) in deactivated else "is still active"
            yield f"the record type {name} {done}; delete it in Setup > Object Manager > {owner(full_name)}"
        elif kind == "Settings":
            yield f"the setting {name} stays as it was deployed; look at it in Setup if you want it otherwise"
        else:
            yield f"{kind} {name} stays, because no deployment can delete it; delete it in Setup"


def inactive_record_types(names: Iterable[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that switch record types off, because none can be deleted by the API."""
    found: dict[str, bytes] = {}
    for full_name in names:
        path = _file(full_name, files)
        if full_name.startswith(f"{RECORD_TYPE}:") and path is not None:
            pieces = [piece for piece in read_sheet(path, files[path]).pieces if piece.tag not in _DROPPED]
            texts = [piece.text.decode() for piece in pieces]
            at = 1 if pieces and pieces[0].tag == "fullName" else 0
            found[path] = _file_of("RecordType", [*texts[:at], "<active>false</active>", *texts[at:]])
    return found


def freed_objects(refused: Iterable[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that give objects the platform's own compact layout, for those of ours that the
    destination refuses to delete because their object, which stays, is shown with them.
    """
    found: dict[str, bytes] = {}
    for full_name in refused:
        path = _file(f"{OBJECT}:{owner(full_name)}", files)
        assigned = f"<{_ASSIGNED}>{full_name.partition('.')[2]}</{_ASSIGNED}>".encode()
        if full_name.startswith("CompactLayout:") and path is not None and assigned in files[path]:
            found[path] = files[path].replace(assigned, f"<{_ASSIGNED}>SYSTEM</{_ASSIGNED}>".encode())
    return found


def list_file(name: str, values: Iterable[Value]) -> dict[str, bytes]:
    """Return the file that makes a standard list what it was."""
    return {f"{ROOT}/standardValueSets/{name}.standardValueSet-meta.xml": list_xml(tuple(values))}


def field_file(full_name: str, classes: Mapping[str, str]) -> dict[str, bytes]:
    """Return the file that classifies a standard field as it was."""
    object_, _, name = full_name.partition(":")[2].partition(".")
    texts = [f"<fullName>{name}</fullName>"]
    texts += [f"<{tag}>{escape(text)}</{tag}>" for tag, text in sorted(classes.items())]
    return {f"{ROOT}/objects/{object_}/fields/{name}.field-meta.xml": _file_of("CustomField", texts)}


def classes_in(content: bytes) -> dict[str, str]:
    """Return how a field's file classifies it."""
    found = re.findall(rb"<(complianceGroup|securityClassification)>([^<]*)</", content)
    return {tag.decode(): text.decode() for tag, text in found}


def same_classes(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether two classifications are alike; the order of compliance groups means nothing."""
    return _comparable(one) == _comparable(other)


def _comparable(classes: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {tag: frozenset(text.split(";")) for tag, text in classes.items() if text}


def _goes_along(full_name: str, gone: set[str]) -> bool:
    """Say whether a component goes with an object; its tab is deleted by name."""
    return full_name.partition(":")[0] in _WITH_ITS_OBJECT and owner(full_name) in gone


def _file(full_name: str, files: Mapping[str, bytes]) -> str | None:
    return next((path for path in sorted(files) if component_of(path) == full_name), None)


def _file_of(root: str, texts: Iterable[str]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    return "\n".join((*lines, *(f"    {text}" for text in texts), f"</{root}>", "")).encode()
