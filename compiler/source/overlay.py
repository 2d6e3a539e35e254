"""A customer's overlay laid over a pair and its two platforms: three verbs, by dotted address.

`add` must not exist below, `change` and `remove` must. Nothing that an overlay says is ever without effect:
what matches nothing is reported. What an overlay wrote has its places in the overlay's file.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label, Place
from compiler.diagnostics.suggest import nearest
from compiler.source.draft import Draft, Trail
from compiler.source.located import Keys, Located, Plain
from compiler.source.removal import Removal, removal

_DOTTED = frozenset({("derive",), ("gotchas",)})  # the mappings of a pair whose keys hold dots
_FIXED = frozenset({"spec", "name", "source", "target"})  # what a document is cannot differ for a customer


class Changing(Protocol):
    """What an overlay changes; each verb by address."""

    @property
    def add(self) -> Mapping[str, Any]:
        """What the customer has more."""

    @property
    def change(self) -> Mapping[str, Any]:
        """What differs for the customer."""

    @property
    def remove(self) -> Mapping[str, Any]:
        """What the customer does without, and why."""


def merge(
    pair: Located, source: Located, target: Located, overlay: Changing, written: Located, diags: Diagnostics
) -> tuple[Located, Located, Located]:
    """Return the pair, the source and the target as the customer has them; what cannot be done is reported.

    `written` is the overlay's document, which `overlay` was decoded from.
    """
    merger = _Merger((pair, source, target), written, diags)
    for address, how in sorted(overlay.remove.items(), key=_outer_first):
        merger.remove(address, how)
    for address, value in sorted(overlay.change.items(), key=_outer_first):
        merger.change(address, value)
    for address, value in sorted(overlay.add.items(), key=_outer_first):
        merger.add(address, value)
    first, second, third = (draft.located() for draft in merger.drafts.values())
    return first, second, third


def _outer_first(entry: tuple[str, Any]) -> tuple[int, str]:
    """A change of a whole comes before changes inside it, or it would undo them."""
    return entry[0].count("."), entry[0]


class _Merger:
    """Lays one overlay over three documents; existence is judged by the documents as they were."""

    def __init__(self, bases: tuple[Located, Located, Located], written: Located, diags: Diagnostics) -> None:
        documents = ("pair", "source", "target")
        self.drafts = dict(zip(documents, (Draft(base) for base in bases), strict=True))
        self._bases = dict(zip(documents, (Draft(base) for base in bases), strict=True))
        self._changed: dict[tuple[str, Keys], Place] = {}
        self._removed: dict[tuple[str, Keys], Place] = {}
        self._written = written
        self._diags = diags

    def add(self, address: str, value: Plain) -> None:
        place = self._place("add", address)
        aim = self._aim(address, place)
        if aim is None:
            return
        document, parts = aim
        before, trail = self._bases[document].follow(parts), self.drafts[document].follow(parts)
        there = next((one for one in (before, trail) if not one.rest), None)
        if there is not None:
            first = Place(document=document, keys=there.keys).key()
            self._diags.report(_exists(address, place, first))
            return
        key = self._new_key(document, trail)
        if key is None:
            self._diags.report(_no_way(address, place, trail, self.drafts[document]))
            return
        self.drafts[document].put((*trail.keys, key), value, self._written, ("add", address))

    def change(self, address: str, value: Plain) -> None:
        place = self._place("change", address)
        found = self._existing(address, place, "changed")
        if found is None:
            return
        first = self._changed.setdefault(found, place)
        if first != place:  # `source.X` and `source.objects.X` are the same
            self._diags.report(_twice(address, place, first))
            return
        document, keys = found
        inside = [at for (other, gone), at in self._removed.items() if (other, gone[: len(keys)]) == found]
        if inside:
            self._diags.report(_removed_inside(address, place, inside[0]))
            return
        self.drafts[document].put(keys, value, self._written, ("change", address))

    def remove(self, address: str, how: Plain) -> None:
        place = self._place("remove", address)
        found = self._existing(address, place, "removed")
        reasons = removal(address, how, place, self._diags)
        if found is None:
            return
        document, keys = found
        self._removed[found] = place
        self.drafts[document].remove(keys)
        if reasons is not None:
            self._drop(address, reasons, document, keys)

    def _drop(self, address: str, reasons: Removal, document: str, keys: Keys) -> None:
        """Put the reasons for source fields that now go nowhere where the route keeps them."""
        if not reasons.drop:
            return
        place = Place(document=self._written.document, keys=("remove", address, "drop"))
        if document != "pair" or keys[0] != "routes" or len(keys) < 3:
            self._diags.report(_drop_without_route(place.key()))
            return
        draft, home = self.drafts["pair"], (*keys[:2], "drop")
        there = draft.follow(home)
        if there.rest or not isinstance(draft.at(home), dict):
            draft.put(home, {}, self._written, place.keys)
        for field, reason in reasons.drop.items():
            if draft.follow((*home, field)).rest:
                draft.put((*home, field), reason, self._written, (*place.keys, field))
            else:
                name = ".".join((*home, field))
                first = Place(document="pair", keys=(*home, field)).key()
                self._diags.report(_exists(name, place.at(field).key(), first))

    def _existing(self, address: str, place: Place, participle: str) -> tuple[str, Keys] | None:
        """Return the document and keys that an address leads to; None, with a report, if none."""
        aim = self._aim(address, place)
        if aim is None:
            return None
        document, parts = aim
        draft = self.drafts[document]
        trail = draft.follow(parts)
        before = self._bases[document].follow(parts)
        if not trail.rest and not before.rest:
            return document, trail.keys
        notes = () if before.rest else ("this overlay removes or replaces what is around it",)
        self._diags.report(_matches_nothing(address, place, participle, trail, draft, notes))
        return None

    def _aim(self, address: str, place: Place) -> tuple[str, tuple[str, ...]] | None:
        """Return the document that an address is about, and its parts there; `source.X` is an object."""
        parts = tuple(address.split("."))
        document = parts[0] if parts[0] in ("source", "target") and len(parts) > 1 else "pair"
        parts = parts if document == "pair" else parts[1:]
        if not all(parts) or (len(parts) == 1 and parts[0] in _FIXED):
            self._diags.report(_not_for_overlays(address, place))
            return None
        base = self._bases[document]
        if document != "pair" and base.follow(parts[:1]).rest and not base.follow(("objects", parts[0])).rest:
            parts = ("objects", *parts)
        return document, parts

    def _new_key(self, document: str, trail: Trail) -> str | None:
        """Return the key to add, or None where the mapping that would hold it does not exist."""
        if not isinstance(self.drafts[document].at(trail.keys), dict):
            return None
        if document == "pair" and trail.keys in _DOTTED:
            return ".".join(trail.rest)
        return trail.rest[0] if len(trail.rest) == 1 else None

    def _place(self, verb: str, address: str) -> Place:
        return Place(document=self._written.document, keys=(verb, address)).key()


def _near(trail: Trail, draft: Draft) -> tuple[str, ...]:
    """Return the advice to take the nearest name at the place where an address leads no further."""
    around = draft.at(trail.keys)
    near = nearest(trail.rest[0], around) if isinstance(around, dict) and trail.rest else None
    return (f"did you mean `{near}`?",) if near else ()


def _exists(address: str, place: Place, first: Place) -> Diagnostic:
    return Diagnostic(
        rule="REF110",
        message=f"`{address}` already exists",
        place=place,
        label="cannot be added again",
        related=(Label(place=first, text="first defined here"),),
        helps=("use `change:` to replace it",),
    )


def _twice(address: str, place: Place, first: Place) -> Diagnostic:
    return Diagnostic(
        rule="REF110",
        message=f"`{address}` is changed twice",
        place=place,
        label="the same place under another address",
        related=(Label(place=first, text="changed here"),),
        helps=("remove one of them",),
    )


def _removed_inside(address: str, place: Place, inside: Place) -> Diagnostic:
    return Diagnostic(
        rule="REF110",
        message=f"`{address}` is changed as a whole, and part of it is removed as well",
        place=place,
        related=(Label(place=inside, text="has no effect beside that"),),
        helps=(
            "leave it out of the new value, with its reason under `drop:`, or change the other parts only",
        ),
    )


def _no_way(address: str, place: Place, trail: Trail, draft: Draft) -> Diagnostic:
    """The mapping in which something should be added does not exist, or is not a mapping."""
    if isinstance(draft.at(trail.keys), dict):
        missing, helps = trail.rest[0], _near(trail, draft)
        why = f"`{missing}` does not exist"
        helps = helps or (f"add `{missing}` with all that belongs in it",)
    else:
        why = f"`{'.'.join(trail.keys)}` holds no keys"
        helps = ("use `change:` to replace it as a whole",)
    return Diagnostic(
        rule="REF109",
        message=f"the overlay addresses `{address}`, but {why}",
        place=place,
        label="no such place",
        helps=helps,
    )


def _matches_nothing(
    address: str, place: Place, participle: str, trail: Trail, draft: Draft, notes: tuple[str, ...]
) -> Diagnostic:
    return Diagnostic(
        rule="REF111",
        message=f"`{address}` does not exist, so it cannot be {participle}",
        place=place,
        label="matches nothing",
        notes=notes,
        helps=_near(trail, draft),
    )


def _not_for_overlays(address: str, place: Place) -> Diagnostic:
    return Diagnostic(
        rule="REF109",
        message=f"the overlay addresses `{address}`, which no overlay can change",
        place=place,
        label="no such place",
        helps=("address something inside a document, such as `maps.status.values.open`",),
    )


def _drop_without_route(place: Place) -> Diagnostic:
    return Diagnostic(
        rule="REF109",
        message="`drop` says why fields of a route go nowhere, but no part of a route is removed here",
        place=place,
        helps=("remove it, or change the `drop` of the route",),
    )
