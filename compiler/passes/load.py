"""Texts → documents: find a pair's files, read them, merge the customer's overlay, decode."""

from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.passes.resolve import Documents
from compiler.source.overlay import merge
from compiler.source.reader import Located, read
from compiler.source.sources import Sources
from compiler.spec.decode import decode_overlay, decode_pair, decode_platform
from compiler.spec.overlay import OverlaySpec

PAIRS, PLATFORMS, ORGS = "specs/pairs", "specs/platforms", "specs/orgs"


def load(
    texts: Mapping[str, str], pair: str, customer: str | None, diags: Diagnostics
) -> tuple[Sources, Documents | None]:
    """Read and decode the documents of one migration; None where one is missing or not sound."""
    located = _read("pair", PAIRS, pair, texts, diags)
    spec = decode_pair("pair", located, diags) if located else None
    if located is None or spec is None:
        return _sources(texts, located), None
    source = _read("source", PLATFORMS, spec.source, texts, diags, Place(document="pair", keys=("source",)))
    target = _read("target", PLATFORMS, spec.target, texts, diags, Place(document="pair", keys=("target",)))
    layer = _read("overlay", ORGS, customer, texts, diags) if customer else None
    overlay = decode_overlay("overlay", layer, diags) if layer else None
    parts = (located, source, target, layer)
    if source is None or target is None or (customer and overlay is None):
        return _sources(texts, *parts), None
    if overlay and layer:
        if not _extends(overlay, pair, diags):
            return _sources(texts, *parts), None
        located, source, target = merge(located, source, target, overlay, layer, diags)
    sources = _sources(texts, located, source, target, layer)
    pair_spec = decode_pair("pair", located, diags) if overlay else spec
    source_spec = decode_platform("source", source, diags)
    target_spec = decode_platform("target", target, diags)
    if pair_spec is None or source_spec is None or target_spec is None:
        return sources, None
    return sources, Documents(pair=pair_spec, source=source_spec, target=target_spec, overlay=overlay)


def _read(
    document: str,
    folder: str,
    name: str,
    texts: Mapping[str, str],
    diags: Diagnostics,
    asked: Place | None = None,
) -> Located | None:
    file = f"{folder}/{name}.yaml"
    if file in texts:
        return read(document, file, texts[file], diags)
    names = [
        path.removeprefix(f"{folder}/").removesuffix(".yaml") for path in texts if path.startswith(folder)
    ]
    near = nearest(name, sorted(names))
    diags.report(
        Diagnostic(
            rule="YML113",
            message=f"there is no `{file}`",
            place=asked or Place(document=document),
            helps=(f"did you mean `{near}`?",) if near else (f"create it below {folder}/",),
        )
    )
    return None


def _extends(overlay: OverlaySpec, pair: str, diags: Diagnostics) -> bool:
    if overlay.extends == pair:
        return True
    diags.report(
        Diagnostic(
            rule="REF115",
            message=f"this overlay extends `{overlay.extends}`, not `{pair}`",
            place=Place(document="overlay", keys=("extends",)),
            helps=(f"check `{overlay.extends}@{overlay.name}` instead",),
        )
    )
    return False


def _sources(texts: Mapping[str, str], *parts: Located | None) -> Sources:
    return Sources.of(texts, *parts)
