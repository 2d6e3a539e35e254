"""Which files a deployment takes: those that its manifest names, and no others.

A project may have several manifests: one for all of it, `manifest/stage-1.xml` and so on where one deployment
would be too large, and one for each part that is deployed on purpose.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/manifest_samples.htm
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote
from xml.sax.saxutils import escape, unescape

from compiler.connectors.salesforce.kinds import SUFFIX, component_at
from compiler.connectors.salesforce.pieces import read_sheet
from compiler.runtime.ports import NoSuchPart, Refused, Stage

PACKAGE = "package.xml"
MANIFESTS = "manifest/"
MAIN = "main"
NAMESPACE = "http://soap.sforce.com/2006/04/metadata"
_STAGE = re.compile(r"manifest/stage-([0-9]{1,3})\.xml")
_PART = re.compile(r"manifest/package-([a-z]+)\.xml")
_ROOT = re.compile(r"(?:.*/)?main/default/")
_BLOCK = re.compile(rb"\s*<types>(?:(?!</types>).)*<name>(\w+)</name>\s*</types>", re.DOTALL)
_MEMBER = re.compile(rb"\s*<members>([^<]*)</members>")
_TEXT = re.compile(rb"<(name|members|version)>([^<]*)</")


def stages(files: Mapping[str, bytes], part: str) -> tuple[Stage, ...]:
    """Cut a project into its deployments, in order; raises NoSuchPart where it has none of that name."""
    if part != MAIN:
        manifest = f"{MANIFESTS}package-{part}.xml"
        if manifest not in files:
            raise NoSuchPart(
                f"the project has no part {part}: nothing in it asks for one; deploy it without that option"
            )
        return (Stage(name=manifest, files=chosen(files, manifest)),)
    numbered = sorted((int(found[1]), path) for path in files if (found := _STAGE.fullmatch(path)))
    names = [path for _, path in numbered] or [main_manifest(files)]
    return tuple(Stage(name=name, files=chosen(files, name)) for name in names)


def layered(files: Mapping[str, bytes], parts: Iterable[str]) -> dict[str, bytes]:
    """Return a project whose main files are as these parts have them; the parts themselves stay in it."""
    found = dict(files)
    manifests = _parts(files)
    for part in parts:
        if part not in manifests:
            continue
        ours = chosen(files, manifests[part])
        theirs = {component: files[path] for path in ours if (component := component_of(path))}
        for path in files:
            component = component_of(path)
            if component in theirs and path.partition("/")[0] not in manifests:
                found[path] = theirs[component]
    return found


def main_manifest(files: Mapping[str, bytes]) -> str:
    """Return the manifest of a project or of one stage of it; raises Refused where there is none."""
    for path in (PACKAGE, MANIFESTS + PACKAGE, *sorted(files)):
        if path in files and is_manifest(path):
            return path
    raise Refused(f"the project has no {PACKAGE}, which says what is to be deployed; compile it again")


def is_manifest(path: str) -> bool:
    """Say whether a file tells what is to be deployed."""
    return path in (PACKAGE, MANIFESTS + PACKAGE) or bool(_PART.fullmatch(path) or _STAGE.fullmatch(path))


def chosen(files: Mapping[str, bytes], manifest: str) -> dict[str, bytes]:
    """Return a manifest and the files of what it names; raises Refused where it names what is in none."""
    named = {unquote(each) for each in members(manifest, files[manifest])}
    parts = _parts(files)
    wanted = next((part for part, path in parts.items() if path == manifest), None)
    found: dict[str, str] = {}
    for path in sorted(files):
        component = component_of(path)
        folder = path.partition("/")[0]
        if component in named and (folder == wanted if wanted else folder not in parts):
            found[path] = component
    if missing := sorted(named - set(found.values())):
        raise Refused(f"{manifest} names {missing[0]}, which is in no file of the project; compile it again")
    return {manifest: files[manifest], **{path: files[path] for path in found}}


def inside(path: str) -> str | None:
    """Return where a file of metadata goes in the zip; None for files that are none."""
    below = _ROOT.sub("", path, count=1)
    return below.removesuffix(SUFFIX) if below.endswith(SUFFIX) and "/" in below else None


def component_of(path: str) -> str | None:
    """Name, as `Type:Full.Name`, what a file of the project holds; None for files that hold no component."""
    place = inside(path)
    return component_at(place) if place else None


def members(path: str, manifest: bytes) -> frozenset[str]:
    """Return what a manifest names, as `Type:Full.Name`; raises Refused for XML that is not well formed."""
    found: set[str] = set()
    for piece in read_sheet(path, manifest).pieces:
        if piece.tag != "types":
            continue
        texts = [(tag, unescape(text.decode())) for tag, text in _TEXT.findall(piece.text)]
        kind = next((text for tag, text in texts if tag == b"name"), "")
        found |= {f"{kind}:{text}" for tag, text in texts if tag == b"members"}
    return frozenset(found)


def manifest_xml(named: Iterable[str], version: str | None, order: Sequence[str] = ()) -> bytes:
    """Write a manifest that names these components, their types in the order given, else by name.

    One that says what is to be deleted has no version.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for full_name in sorted(named):
        kind, _, name = full_name.partition(":")
        kinds[kind].append(name)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<Package xmlns="{NAMESPACE}">']
    rank = {kind: number for number, kind in enumerate(order)}
    for kind, names in sorted(kinds.items(), key=lambda each: (rank.get(each[0], len(rank)), each[0])):
        lines.append("    <types>")
        lines += [f"        <members>{escape(name)}</members>" for name in names]
        lines += [f"        <name>{kind}</name>", "    </types>"]
    if version is not None:
        lines.append(f"    <version>{version}</version>")
    return "\n".join((*lines, "</Package>", "")).encode()


def without(manifest: bytes, left_out: Iterable[str]) -> bytes:
    """Return a manifest that does not name these components; its other lines stay as they are."""
    dropped = frozenset(left_out)
    return _BLOCK.sub(lambda found: _shortened(found[0], found[1].decode(), dropped), manifest)


def _shortened(block: bytes, kind: str, left_out: frozenset[str]) -> bytes:
    """Take members out of their block, and the block with its last member."""
    block = _MEMBER.sub(
        lambda found: b"" if f"{kind}:{unescape(found[1].decode())}" in left_out else found[0], block
    )
    return block if b"<members>" in block else b""


def _parts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the parts that are deployed on purpose, each a folder of its own, with their manifests."""
    return {found[1]: path for path in sorted(files) if (found := _PART.fullmatch(path))}
