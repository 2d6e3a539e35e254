"""Texts → documents: find a pair's files, read them, merge the customer's overlay, decode."""

from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.passes.resolve import Documents
from compiler.passes.weakened import nothing_weakened
from compiler.source.overlay import merge
from compiler.source.reader import Located, read
from compiler.source.sources import Sources
from compiler.spec.decode import (
    decode_confirmations,
    decode_inventory,
    decode_overlay,
    decode_pair,
    decode_platform,
)
from compiler.spec.lock import ConfirmationsSpec, InventorySpec
from compiler.spec.overlay import OverlaySpec

PAIRS, PLATFORMS, ORGS = "specs/pairs", "specs/platforms", "specs/orgs"
INVENTORIES = "specs/inventories"
CONFIRMATIONS = ".confirmations.yaml"
"""How the file with what was confirmed for a customer ends, beside the overlay."""


def load(
    texts: Mapping[str, str], pair: str, customer: str | None, diags: Diagnostics
) -> tuple[Sources, Documents | None]:
    """Read and decode the documents of one migration; None where one is missing or not sound."""
    located = _read("pair", PAIRS, pair, texts, diags)
    spec = decode_pair("pair", located, diags) if located else None
    if located is None or spec is None:
        return _sources(texts, located), None
    _check_name("pair", spec.name, pair, diags)
    source = _read("source", PLATFORMS, spec.source, texts, diags, Place(document="pair", keys=("source",)))
    target = _read("target", PLATFORMS, spec.target, texts, diags, Place(document="pair", keys=("target",)))
    _check_platform("source", source, spec.source, diags)
    _check_platform("target", target, spec.target, diags)
    layer = _read("overlay", ORGS, customer, texts, diags) if customer else None
    lock = _confirmations(customer, texts, diags)
    overlay = decode_overlay("overlay", layer, diags) if layer else None
    base = decode_platform("source", source, Diagnostics()) if overlay and source else None
    parts = (located, source, target, layer)
    if source is None or target is None or (customer and overlay is None):
        return _sources(texts, *parts), None
    if overlay and layer:
        _check_name("overlay", overlay.name, customer or "", diags)
        if not _extends(overlay, pair, diags):
            return _sources(texts, *parts), None
        located, source, target = merge(located, source, target, overlay, layer, diags)
    found = _inventory(pair, customer, texts, diags)
    sources = _sources(texts, located, source, target, layer, lock, found)
    pair_spec = decode_pair("pair", located, diags) if overlay else spec
    source_spec = decode_platform("source", source, diags)
    target_spec = decode_platform("target", target, diags)
    if pair_spec is None or source_spec is None or target_spec is None:
        return sources, None
    if overlay and base:
        nothing_weakened((spec, base), (pair_spec, source_spec), overlay, diags)
    return sources, Documents(
        pair=pair_spec,
        source=source_spec,
        target=target_spec,
        overlay=overlay,
        confirmations=_decoded(lock, pair, diags),
        inventory=_inventory_of(found, pair, diags),
    )


def _check_name(document: str, name: str, file: str, diags: Diagnostics) -> None:
    """REF128: a document has the name of its file, by which everything else calls it."""
    if name != file:
        message = f"this is `{file}`, but it calls itself `{name}`"
        place = Place(document=document, keys=("name",))
        diags.report(
            Diagnostic(rule="REF128", message=message, place=place, helps=(f"write `name: {file}`",))
        )


def _check_platform(document: str, located: Located | None, file: str, diags: Diagnostics) -> None:
    name = located.value.get("name") if located and isinstance(located.value, dict) else None
    if isinstance(name, str):
        _check_name(document, name, file, diags)


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


def _confirmations(customer: str | None, texts: Mapping[str, str], diags: Diagnostics) -> Located | None:
    """Read what was confirmed for a customer; there need not be anything."""
    file = f"{ORGS}/{customer}{CONFIRMATIONS}"
    return read("confirmations", file, texts[file], diags) if customer and file in texts else None


def inventory_file(pair: str, customer: str | None) -> str:
    """Return where the inventory of a pair, or of a customer's account, is kept."""
    return f"{INVENTORIES}/{pair}@{customer}.yaml" if customer else f"{INVENTORIES}/{pair}.yaml"


def _inventory(
    pair: str, customer: str | None, texts: Mapping[str, str], diags: Diagnostics
) -> Located | None:
    """Read what was found in the customer's account, else in the account the pair was written with."""
    files = (inventory_file(pair, customer), inventory_file(pair, None))
    file = next((one for one in files if one in texts), None)
    return read("inventory", file, texts[file], diags) if file else None


def _inventory_of(located: Located | None, pair: str, diags: Diagnostics) -> InventorySpec | None:
    """Decode an inventory; one of another pair says nothing here."""
    found = decode_inventory("inventory", located, diags) if located else None
    if found is None or found.pair == pair:
        return found
    message = f"this inventory is of `{found.pair}`, not of `{pair}`"
    place = Place(document="inventory", keys=("pair",))
    helps = ("run `crosswalk run PAIR@CUSTOMER --only discover` again",)
    diags.report(Diagnostic(rule="REF115", message=message, place=place, helps=helps))
    return None


def _decoded(lock: Located | None, pair: str, diags: Diagnostics) -> ConfirmationsSpec | None:
    """Decode confirmations; those of another pair confirm nothing here."""
    found = decode_confirmations("confirmations", lock, diags) if lock else None
    if found is None or found.pair == pair:
        return found
    message = f"these confirmations are of `{found.pair}`, not of `{pair}`"
    place = Place(document="confirmations", keys=("pair",))
    helps = ("give every pair that a customer has a name of the customer of its own",)
    diags.report(Diagnostic(rule="REF115", message=message, place=place, helps=helps))
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
