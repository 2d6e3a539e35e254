"""Source-format files become the zip that the Metadata API takes; its lines are found again in the files.

In source format an object is a folder with a file for each field; the Metadata API wants one file an object.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from compiler.connectors.salesforce.kinds import PARTS, SUFFIX, component_at
from compiler.connectors.salesforce.pieces import Sheet, read_sheet
from compiler.connectors.salesforce.stages import (
    NAMESPACE,
    PACKAGE,
    chosen,
    component_of,
    inside,
    is_manifest,
    main_manifest,
)
from compiler.runtime.ports import Refused

DESTRUCTIVE = tuple(f"destructiveChanges{when}.xml" for when in ("", "Pre", "Post"))
LARGEST_ZIP = 39_000_000
MOST_FILES = 10_000
EPOCH = (1980, 1, 1, 0, 0, 0)

_ROOT = re.compile(r"(?:.*/)?main/default/")
_NOT_METADATA = re.compile(r"(?:.*/)?(?:sfdx-project\.json|\.forceignore|README[^/]*)|manifest/.*")
# Labels stand in the names of layouts, so any sign may but those that no name in a zip can have.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From line `first` of a file in the zip on, the lines are those of `path` from `line` on."""

    first: int
    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A zip, and the way back to the project: from its lines, its components, its files as a whole."""

    content: bytes = field(repr=False)
    spans: Mapping[str, tuple[Span, ...]]
    parts: Mapping[tuple[str, str], str]
    files: Mapping[str, str]

    def locate(self, file: str, kind: str, name: str, line: int | None) -> tuple[str, int | None]:
        """Return path and line in the project of a place in the zip; the line is None where none is known."""
        file = file.removeprefix("unpackaged/")
        own = self.parts.get((kind, unquote(name)))
        before = [each for each in self.spans.get(file, ()) if line is not None and each.first <= line]
        if line is None or not before or own not in (None, before[-1].path):
            return own or self.files.get(file, file), None
        return before[-1].path, before[-1].line + line - before[-1].first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of an object: the element it becomes, its name, and its file."""

    tag: str
    name: str
    sheet: Sheet


def build_archive(files: Mapping[str, bytes]) -> Archive:
    """Build the zip of a stage, or of a whole project; equal files give equal bytes.

    It holds what the manifest names. Files `destructiveChanges*.xml` at the root say what to delete and are
    taken as they are. Raises Refused for a file that has no place in a project, for a name that has no file,
    for XML that is not well formed, and beyond the limits of one deployment.
    """
    content: dict[str, bytes] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    parts: dict[tuple[str, str], str] = {}
    origins: dict[str, str] = {}
    objects: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path, place in _metadata(files, main_manifest(files)):
        if place.startswith("objects/"):
            objects[PurePosixPath(place).parts[1]].append((path, files[path]))
        else:
            content[place] = files[path]
            spans[place] = (Span(first=1, path=path, line=1),)
            origins[place] = path
            kind, _, full_name = (component_at(place) or "").partition(":")
            parts[kind, full_name] = path
    for name, sources in sorted(objects.items()):
        file = f"objects/{name}.object"
        own, below = _sheets(name, sources)
        content[file], spans[file] = _composed(own, below)
        origins[file] = own.path if own else below[0].sheet.path
        parts |= {(PARTS[each.tag], f"{name}.{each.name}"): each.sheet.path for each in below}
    return Archive(content=_zip(content), spans=spans, parts=parts, files=origins)


def _metadata(files: Mapping[str, bytes], manifest: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that is deployed, and where it goes in the zip."""
    _check(files)
    yield manifest, PACKAGE
    for path in sorted(chosen(files, manifest)):
        place = inside(path)
        if place is not None:
            yield path, place
    yield from ((path, path) for path in DESTRUCTIVE if path in files)


def _check(files: Mapping[str, bytes]) -> None:
    """Refuse names that metadata cannot have, and files that nobody put into a project on purpose."""
    for path in sorted(files):
        below = _ROOT.sub("", path, count=1)
        if _UNSAFE.search(path) or {"", ".", ".."} & set(path.split("/")):
            raise Refused(f"{path!r} is a name that no file of metadata can have; compile the project again")
        known = is_manifest(path) or below in DESTRUCTIVE or component_of(path)
        if not known and not _NOT_METADATA.fullmatch(below):
            raise Refused(
                f"{path} is not a file of metadata that can be deployed: take it out of the project, or "
                "compile it again"
            )


def _sheets(name: str, sources: list[tuple[str, bytes]]) -> tuple[Sheet | None, tuple[_Part, ...]]:
    """Read the files of one object: its own, where there is one, and its parts in order."""
    own: Sheet | None = None
    parts: list[_Part] = []
    for path, content in sources:
        sheet, where = read_sheet(path, content), PurePosixPath(path)
        tag = where.parent.name
        if where.name == f"{name}.object{SUFFIX}":
            own = sheet
        else:
            parts.append(_Part(tag=tag, name=where.name.split(".")[0], sheet=sheet))
    return own, tuple(sorted(parts, key=lambda part: (part.tag, part.name)))


def _composed(own: Sheet | None, parts: tuple[_Part, ...]) -> tuple[bytes, tuple[Span, ...]]:
    """Write the file of one object, its elements in the order of their names.

    Elements of one name must stand together: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm
    """
    entries = [] if own is None else [(each.tag, "", own.path, each.line, each.text) for each in own.pieces]
    for part in parts:
        tag = part.tag.encode()
        text = b"<" + tag + b">\n        " + part.sheet.inside + b"\n    </" + tag + b">"
        entries.append((part.tag, part.name, part.sheet.path, part.sheet.line - 1, text))
    lines = [b'<?xml version="1.0" encoding="UTF-8"?>', f'<CustomObject xmlns="{NAMESPACE}">'.encode()]
    spans: list[Span] = []
    number = len(lines) + 1
    for _, _, path, line, text in sorted(entries, key=lambda entry: entry[:2]):
        spans.append(Span(first=number, path=path, line=line))
        lines.append(b"    " + text)
        number += text.count(b"\n") + 1
    return b"\n".join((*lines, b"</CustomObject>\n")), tuple(spans)


def _zip(content: Mapping[str, bytes]) -> bytes:
    """Pack without compressing: the bytes then depend on the files alone, on every machine."""
    if len(content) > MOST_FILES:
        raise Refused(f"the project has more than {MOST_FILES} files, the most that one deployment takes")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for path in sorted(content):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content[path])
    if buffer.tell() > LARGEST_ZIP:
        raise Refused("the project is larger than 39 MB, the most that one deployment takes")
    return buffer.getvalue()
