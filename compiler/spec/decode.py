"""From a document as it was written to the type of its kind, with every mistake in its shape at once."""

import re
from itertools import islice
from typing import TypeVar

import msgspec

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.source.located import Located
from compiler.spec.base import Spec
from compiler.spec.case import TestSpec
from compiler.spec.lock import ConfirmationsSpec, InventorySpec
from compiler.spec.overlay import OverlaySpec
from compiler.spec.pair import PairSpec
from compiler.spec.platform import PlatformSpec
from compiler.spec.schema import DOCUMENTS, DocumentKind, schema_for
from compiler.spec.shape import mistakes, readable

MOST_FINDINGS = 100  # of one document

_VERSION = re.compile(r"(?P<kind>[a-z]+)/v[0-9]+")
S = TypeVar("S", bound=Spec)


def decode_platform(document: str, located: Located, diags: Diagnostics) -> PlatformSpec | None:
    """Return a platform document as its type, or None after reporting what is wrong with its shape."""
    return _decode("platform", PlatformSpec, document, located, diags)


def decode_pair(document: str, located: Located, diags: Diagnostics) -> PairSpec | None:
    """Return a pair document as its type, or None after reporting what is wrong with its shape."""
    return _decode("pair", PairSpec, document, located, diags)


def decode_overlay(document: str, located: Located, diags: Diagnostics) -> OverlaySpec | None:
    """Return an overlay document as its type, or None after reporting what is wrong with its shape."""
    return _decode("overlay", OverlaySpec, document, located, diags)


def decode_test(document: str, located: Located, diags: Diagnostics) -> TestSpec | None:
    """Return a test document as its type, or None after reporting what is wrong with its shape."""
    return _decode("test", TestSpec, document, located, diags)


def decode_inventory(document: str, located: Located, diags: Diagnostics) -> InventorySpec | None:
    """Return an inventory as its type, or None after reporting what is wrong with its shape."""
    return _decode("inventory", InventorySpec, document, located, diags)


def decode_confirmations(document: str, located: Located, diags: Diagnostics) -> ConfirmationsSpec | None:
    """Return confirmations as their type, or None after reporting what is wrong with their shape."""
    return _decode("confirmations", ConfirmationsSpec, document, located, diags)


def _decode(
    kind: DocumentKind, spec: type[S], document: str, located: Located, diags: Diagnostics
) -> S | None:
    """Check the version, then the shape; what has no mistake but unknown keys is converted without them."""
    unreadable = _other_version(kind, document, located)
    if unreadable is None and (whole := _faultless(spec, located.value)) is not None:
        return whole
    found = (
        (unreadable,)
        if unreadable
        else tuple(islice(mistakes(schema_for(kind), document, located), MOST_FINDINGS))
    )
    for diagnostic in found:
        diags.report(diagnostic)
    if not found:
        return msgspec.convert(located.value, spec)
    value = None if unreadable else readable(schema_for(kind), document, located)
    return None if value is None else msgspec.convert(value, spec)


def _faultless(spec: type[S], value: object) -> S | None:
    """Return a value as its type, None where a schema must say what is wrong with it.

    The type takes what the schema takes, and an empty value besides, wherever one may be left out.
    """
    if _has_empty(value):
        return None
    try:
        return msgspec.convert(value, spec)
    except msgspec.ValidationError:
        return None


def _has_empty(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_empty(each) for each in value.values())
    if isinstance(value, list):
        return any(_has_empty(each) for each in value)
    return value is None


def _other_version(kind: DocumentKind, document: str, located: Located) -> Diagnostic | None:
    """Return the finding that a document is not for this compiler, whose shape then says nothing."""
    value = located.value
    written = value.get("spec") if isinstance(value, dict) else None
    wanted = f"{kind}/v1"
    if not isinstance(written, str) or written == wanted:
        return None
    return Diagnostic(
        rule="YML107",
        message=f"this compiler reads {wanted}, not {written}",
        place=Place(document=document, keys=("spec",)),
        helps=(_version_help(kind, written),),
    )


def _version_help(kind: DocumentKind, written: str) -> str:
    match = _VERSION.fullmatch(written)
    if match and match["kind"] == kind:
        return "use the version of crosswalk that the document was written for"
    if match and match["kind"] in DOCUMENTS:
        return f"put a {match['kind']} document where those are kept"
    near = nearest(written, [f"{kind}/v1"])
    return f"did you mean `{near}`?" if near else f"write `spec: {kind}/v1`"
