"""SEC103: a customer's overlay adds protection and never takes any away."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import PHI_CLASSES
from compiler.spec.overlay import OverlaySpec
from compiler.spec.pair import NewField, PairSpec
from compiler.spec.platform import FieldSpec, PlatformSpec
from compiler.spec.protection import Grant, ProtectClass, ProtectSpec

_ENCRYPT = ("never", "where_possible", "always")
_CLASSES = tuple(name for name in PHI_CLASSES if name != "none")
_Found = tuple[tuple[str, ...], str]


def nothing_weakened(
    before: tuple[PairSpec, PlatformSpec],
    after: tuple[PairSpec, PlatformSpec],
    overlay: OverlaySpec,
    diags: Diagnostics,
) -> None:
    """Compare a pair and its source as they are with what the overlay makes of them, and report each loss."""
    found = [
        *_protection(before[0].protect, after[0].protect),
        *_exposed(before[0], after[0]),
        *_schema(before[0], after[0]),
        *_fields(before[1], after[1]),
    ]
    for keys, what in found:
        diags.report(
            Diagnostic(
                rule="SEC103",
                message="an overlay may not lower protection",
                place=_written(overlay, keys),
                label=what,
                helps=("change it in the pair or the platform file, with a review",),
            )
        )


def _protection(before: ProtectSpec, after: ProtectSpec) -> Iterator[_Found]:
    if after.when != before.when:
        yield ("protect", "when"), f"was {before.when or 'always on'}"
    for name in _CLASSES:
        yield from _rule(name, getattr(before, name), getattr(after, name))
    for name, reason in after.exceptions.items():
        if name not in before.exceptions:
            yield ("protect", "exceptions", name), f"one exception more: {reason}"
    for name, classes in before.keep_out.items():
        gone = sorted(set(classes) - set(after.keep_out.get(name, ())))
        if gone:
            yield ("protect", "keep_out", name), f"kept out {', '.join(gone)}"
    for name, grant in after.grants.items():
        yield from _grant(name, before.grants.get(name), grant)


def _rule(name: str, before: ProtectClass | None, after: ProtectClass | None) -> Iterator[_Found]:
    keys = ("protect", name)
    if before is None:
        return
    if after is None:
        yield keys, "was protected"
        return
    if _ENCRYPT.index(after.encrypt) < _ENCRYPT.index(before.encrypt):
        yield (*keys, "encrypt"), f"was {before.encrypt}"
    gone = sorted(set(before.compliance) - set(after.compliance))
    if gone:
        yield (*keys, "compliance"), f"was under {', '.join(gone)}"


def _grant(name: str, before: Grant | None, after: Grant) -> Iterator[_Found]:
    keys = ("protect", "grants", name)
    had = before or Grant()
    more = sorted((set(after.read) | set(after.edit)) - set(had.read) - set(had.edit))
    if more:
        yield keys, f"could not see {', '.join(more)}"
    elif changes := sorted(set(after.edit) - set(had.edit)):
        yield keys, f"could not change {', '.join(changes)}"
    if had.temporary and not after.temporary:
        yield keys, "was temporary"


def _exposed(before: PairSpec, after: PairSpec) -> Iterator[_Found]:
    """Find expressions that lower the class of what they give, and what is accepted of health data."""
    for name, route in after.routes.items():
        base = before.routes.get(name)
        for section in ("set", "show"):
            old = getattr(base, section) if base else {}
            for field, text in getattr(route, section).items():
                if text != old.get(field) and "declassify" in str(text):
                    yield ("routes", name, section, field), "lowers the class of what it gives"
        for rule, fields in route.accept.items():
            more = set(fields) - set(base.accept.get(rule, {}) if base else {})
            if rule.startswith("PHI") and more:
                yield ("routes", name, "accept", rule), f"accepts {rule}"
    for rule, addresses in after.accept.items():
        if rule.startswith("PHI") and set(addresses) - set(before.accept.get(rule, {})):
            yield ("accept", rule), f"accepts {rule}"


def _schema(before: PairSpec, after: PairSpec) -> Iterator[_Found]:
    for name, made in before.collect.items():
        if name in after.collect:
            yield from _lower(made.phi, after.collect[name].phi, ("collect", name, "phi"))
    for section in ("fields", "objects"):
        for name, fields in _declared(before, section).items():
            others = _declared(after, section).get(name, {})
            inside = ("schema", section, name) if section == "fields" else ("schema", section, name, "fields")
            for field, new in fields.items():
                if field in others:
                    yield from _lower(_class(new), _class(others[field]), (*inside, field))


def _declared(pair: PairSpec, section: str) -> dict[str, dict[str, str | NewField]]:
    if section == "fields":
        return pair.schema.fields
    return {name: new.fields for name, new in pair.schema.objects.items()}


def _fields(before: PlatformSpec, after: PlatformSpec) -> Iterator[_Found]:
    for name, owner in before.objects.items():
        other = after.objects.get(name)
        if other is None or not isinstance(owner.fields, dict) or not isinstance(other.fields, dict):
            continue
        yield from _lower(owner.phi, other.phi, ("source", "objects", name, "phi"))
        for field, written in owner.fields.items():
            if field in other.fields and _class(written) != _class(other.fields[field]):
                keys = ("source", "objects", name, "fields", field)
                new = _class(other.fields[field]) or other.phi
                yield from _lower(_class(written) or owner.phi, new, keys)
    for name, shape in before.shapes.items():
        for field, written in shape.items():
            member = after.shapes.get(name, {}).get(field)
            if member is not None:
                yield from _lower(_class(written), _class(member), ("source", "shapes", name, field))


def _class(written: str | NewField | FieldSpec) -> str | None:
    return None if isinstance(written, str) else written.phi


def _lower(before: str | None, after: str | None, keys: tuple[str, ...]) -> Iterator[_Found]:
    # A class that is none at all is another rule's.
    known = before in PHI_CLASSES and (after or "none") in PHI_CLASSES
    if known and PHI_CLASSES.index(after or "none") < PHI_CLASSES.index(before or "none"):
        yield keys, f"was {before}"


def _written(overlay: OverlaySpec, keys: tuple[str, ...]) -> Place:
    """Return the line of the overlay that is about an address, or about what is around or inside it."""
    full = ".".join(keys)
    short = full.replace("source.objects.", "source.", 1)
    for verb in ("remove", "change", "add"):
        for address in getattr(overlay, verb):
            for name in (full, short):
                if name == address or name.startswith(f"{address}.") or address.startswith(f"{name}."):
                    return Place(document="overlay", keys=(verb, address)).key()
    return Place(document="overlay")
