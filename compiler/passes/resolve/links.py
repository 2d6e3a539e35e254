"""References: `own_field -> route | route`, `$tenant -> route`, or `$decision` alone."""

import re
from collections.abc import Mapping
from dataclasses import replace

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind
from compiler.model.program import Reference, SourceObject, TargetObject
from compiler.passes.resolve.collected import collected_by
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.names import TENANT, unknown
from compiler.spec.pair import LinkSpec, NewObject, RouteSpec

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_LINK = re.compile(rf"\s*(?P<own>\$?{_NAME}(?:\.{_NAME})*)\s*(?:->\s*(?P<routes>[^>]*\S))?\s*")


def reference(
    field: str,
    written: object,
    owner: SourceObject,
    target: TargetObject,
    known: Known,
    place: Place,
    diags: Diagnostics,
) -> Reference | None:
    """Resolve one link of a route; None where a part of it was reported."""
    publishes = isinstance(written, str) and field not in (known.pair.routes[place.keys[1]].link)
    base = place.at("publish_to") if publishes else place.at("link", field)
    spec = written if isinstance(written, LinkSpec) else LinkSpec(ref=str(written))
    where = base.at("ref") if isinstance(written, LinkSpec) else base
    if field not in target.fields:
        message = f"`{target.name}` has no field `{field}`"
        found = unknown("REF104", message, field, target.fields, base.key())
        diags.report(_without_owner(found, target) if _is_lost_by_parts(field, target, known) else found)
        return None
    if target.fields[field].type.kind is not Kind.REF:
        message = (
            f"{target.name}.{field} is {target.fields[field].type.bare}, and a link fills references only"
        )
        diags.report(
            Diagnostic(rule="TYP101", message=message, place=base.key(), helps=("move it to `set:`",))
        )
        return None
    match = _LINK.fullmatch(spec.ref)
    if match is None:
        message = "a link is written `own_field -> route`"
        diags.report(Diagnostic(rule="YML106", message=message, place=where))
        return None
    return _resolved(field, spec, match, owner, target, known, (base, where), diags)


def _is_lost_by_parts(field: str, target: TargetObject, known: Known) -> bool:
    """Tell whether records of an object would have a field, were they not a part of others."""
    whole = NewObject(label=target.label, record_name="", fields={})
    return target.custom and field in known.platform.new_object_fields(whole)


def _without_owner(found: Diagnostic, target: TargetObject) -> Diagnostic:
    note = f"a {target.label} is a part of another record (`kept_as: part_of`): whoever owns that owns it too"
    return replace(found, notes=(note,), helps=("remove the link",), fix=None)


def _resolved(
    field: str,
    spec: LinkSpec,
    match: re.Match[str],
    owner: SourceObject,
    target: TargetObject,
    known: Known,
    places: tuple[Place, Place],
    diags: Diagnostics,
) -> Reference | None:
    base, where = places
    own = match["own"]
    alone = match["routes"] is None
    pointed = _collected(own, owner, match, known) or _objects(own, owner, alone, known, where, diags)
    if pointed is None:
        return None
    routes = _routes(match, pointed, known, where, diags) if match["routes"] else ()
    if routes is None or not _tenants(spec, own, known, base, diags):
        return None
    required = target.fields[field].required or field == known.platform.file_parent
    return Reference(
        field=field,
        own=None if own.startswith("$") else own,
        object=pointed[0] if len(pointed) == 1 else None,
        routes=(*routes, spec.otherwise) if spec.otherwise else routes,
        fallback=_fallback(own, routes, known),
        required=required,
        missing=spec.missing or "reject",
        later=spec.later,
        or_tenant=spec.otherwise is not None,
        place=base,
    )


def _tenants(spec: LinkSpec, own: str, known: Known, base: Place, diags: Diagnostics) -> bool:
    """Check that `otherwise` names a route of the customer's own record."""
    if spec.otherwise is None:
        return True
    tenants = [name for name, route in known.pair.routes.items() if route.from_ == "$tenant"]
    if spec.otherwise in tenants and not own.startswith("$"):
        return True
    message = f"`{spec.otherwise}` is no route that reads $tenant"
    diags.report(unknown("REF105", message, spec.otherwise, tenants, base.at("otherwise")))
    return False


def _collected(own: str, owner: SourceObject, match: re.Match[str], known: Known) -> tuple[str, ...]:
    """Return the collected objects that a field is the whole key of, where the routes named read one."""
    made = collected_by(own, owner, known.objects)
    names = (part.strip() for part in (match["routes"] or "").split("|"))
    read = {known.pair.routes[each].from_ for name in names for each in _members(name, known.pair.routes)}
    return tuple(name for name in made if name in read)


def _objects(
    own: str, owner: SourceObject, alone: bool, known: Known, place: Place, diags: Diagnostics
) -> tuple[str, ...] | None:
    """Return the source objects that the left side points at; empty for a decision alone."""
    if own == "$tenant":
        return (TENANT,)
    if own.startswith("$"):
        decisions = {name: spec for name, spec in known.pair.decisions.items() if spec.type == "username"}
        if own[1:] not in decisions or not alone:
            message = f"there is no decision `{own[1:]}`"
            diags.report(unknown("REF108", message, own, decisions, place.within(0, len(own))))
            return None
        return ()
    kind = owner.type_of(own)
    if kind is None:
        message = f"`{owner.name}` has no field `{own}`"
        names = (*owner.fields, *owner.derived)
        diags.report(unknown("REF102", message, own, names, place.within(0, len(own))))
        return None
    if owner.key == (own,) and kind.kind is not Kind.REF:
        return (owner.name,)
    if kind.kind is Kind.REF:
        return kind.objects
    if found := _key_reference(own, owner, known):
        return (found,)
    message = f"`{own}` is {kind}, which points at nothing"
    diags.report(Diagnostic(rule="TYP101", message=message, place=place.within(0, len(own))))
    return None


def _key_reference(own: str, owner: SourceObject, known: Known) -> str | None:
    """Return the object whose key a derived field holds: `first: TreatmentRecord.id` refers to
    TreatmentRecord.
    """
    derived = owner.derived.get(own)
    if derived is None or derived.how not in ("lookup", "first", "latest"):
        return None
    return derived.object if known.objects[derived.object].key == (derived.field,) else None


def _routes(
    match: re.Match[str],
    pointed: tuple[str, ...],
    known: Known,
    place: Place,
    diags: Diagnostics,
) -> tuple[str, ...] | None:
    found: list[str] = []
    sound = True
    for part in re.finditer(r"[^|\s][^|]*[^|\s]|[^|\s]", match["routes"]):
        name = part[0]
        at = place.within(match.start("routes") + part.start(), len(name))
        members = _members(name, known.pair.routes)
        if not members:
            names = (*known.pair.routes, *known.pair.splits)
            diags.report(unknown("REF105", f"there is no route `{name}`", name, names, at))
            sound = False
        for member in members:
            sound &= _reads(member, pointed, known, at, diags)
        found += members
    return tuple(found) if sound else None


def _members(name: str, routes: Mapping[str, RouteSpec]) -> list[str]:
    """A split stands for all routes that take its cases."""
    if name in routes:
        return [name]
    return [each for each, spec in routes.items() if spec.when and spec.when.partition(".")[0] == name]


def _reads(name: str, pointed: tuple[str, ...], known: Known, place: Place, diags: Diagnostics) -> bool:
    reads = known.pair.routes[name].from_
    if (TENANT if reads == "$tenant" else reads) in pointed:
        return True
    fitting = [each for each, spec in known.pair.routes.items() if spec.from_ in pointed]
    objects = " or ".join(pointed)
    diags.report(
        Diagnostic(
            rule="TYP107",
            message=f"this points to {objects}, but route `{name}` reads {reads}",
            place=place,
            helps=(f"routes that read {objects}: {', '.join(fitting)}",) if fitting else (),
        )
    )
    return False


def _fallback(own: str, routes: tuple[str, ...], known: Known) -> str | None:
    if not routes:
        return own[1:]
    for name in routes:
        unmatched = known.pair.routes[name].unmatched
        if unmatched:
            return unmatched.owner.removeprefix("$")
    return None
