"""Fields as a platform file writes them: their types, and the members of those that hold JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import PHI_CLASSES, Kind, Type, parse_type
from compiler.model.program import Polymorphic, SourceField
from compiler.passes.resolve.names import SOURCE, unknown
from compiler.spec.platform import FieldSpec, PlatformSpec, Refers

_TYPES = "types: id bool int money date datetime text(n) longtext(n) enum(Name) ref(Object) json(Shape)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a field is in: the object or the JSON field around it, and the shapes on the way there.

    `phi` is the class of fields that say none, `prefix` what their names begin with, `path` where they are;
    `empty` says that there may be nothing around them.
    """

    phi: str
    evidence: str
    prefix: str = ""
    path: tuple[str, ...] = ()
    empty: bool = False
    shapes: tuple[str, ...] = ()


def fields_of(
    platform: PlatformSpec,
    name: str,
    written: str | FieldSpec,
    around: Around,
    place: Place,
    diags: Diagnostics,
) -> Iterator[SourceField]:
    """Yield a field and, where it is JSON of a known shape, all members inside it."""
    spec = FieldSpec(type=written) if isinstance(written, str) else written
    phi = spec.phi or around.phi
    if phi not in PHI_CLASSES:
        message = f"`{phi}` is not a class of health data"
        # The word stands at the field, or once for all fields at their object.
        owner = Place(document=place.document, keys=place.keys[:2])
        where = place.at("phi") if spec.phi else owner.at("phi")
        diags.report(unknown("PHI101", message, phi, PHI_CLASSES, where))
        return
    resolved = _composed(spec.refers, phi) if spec.refers else _typed(platform, spec, phi, place, diags)
    if resolved is None or (spec.refers and around.shapes and _lost_reference(place, diags)):
        return
    field = SourceField(
        name=around.prefix + name,
        type=resolved.may_be_empty() if around.empty else resolved,
        path=(*around.path, *path_of(spec.path or name)),
        evidence=spec.evidence or around.evidence,
        doc=spec.doc,
        refers=_polymorphic(spec.refers),
        size=spec.size,
        identifies=spec.identifies,
        place=place,
    )
    yield field
    if field.type.kind is Kind.JSON and field.type.name:
        yield from _members(platform, field, around, diags)


def _members(
    platform: PlatformSpec, field: SourceField, around: Around, diags: Diagnostics
) -> Iterator[SourceField]:
    shape = field.type.name or ""
    if shape in around.shapes:
        message = f"the shape `{shape}` contains itself"
        helps = ("hold the inner one as json(any)",)
        diags.report(Diagnostic(rule="TYP110", message=message, place=field.place, helps=helps))
        return
    inside = replace(
        around,
        phi=field.type.phi,
        evidence=field.evidence,
        prefix=f"{field.name}.",
        path=field.path,
        empty=field.type.empty,
        shapes=(*around.shapes, shape),
    )
    for name, written in platform.shapes[shape].items():
        yield from fields_of(platform, name, written, inside, SOURCE.at("shapes", shape, name), diags)


def path_of(written: str) -> tuple[str, ...]:
    """Split a path at its dots; `.` alone is the member itself, `^` goes on in the record around it."""
    return (written,) if written == "." else tuple(written.split("."))


def _typed(
    platform: PlatformSpec, spec: FieldSpec, phi: str, place: Place, diags: Diagnostics
) -> Type | None:
    text = spec.type or ""
    parsed = parse_type(text, phi)
    if parsed is None:
        message = f"`{text}` is not a type"
        diags.report(Diagnostic(rule="TYP110", message=message, place=place, helps=(_TYPES,)))
        return None
    inner = parsed.item if parsed.kind is Kind.LIST and parsed.item else parsed
    if inner.kind in {Kind.ENUM, Kind.MULTI} and inner.name not in platform.enums:
        message = f"there is no enumeration `{inner.name}`"
        diags.report(unknown("REF106", message, inner.name or "", platform.enums, place))
        return None
    if inner.kind is Kind.JSON and inner.name and inner.name not in platform.shapes:
        message = f"there is no shape `{inner.name}`"
        diags.report(unknown("REF106", message, inner.name, (*platform.shapes, "any"), place))
        return None
    return parsed


def _composed(refers: Refers, phi: str) -> Type:
    objects = tuple(sorted(set(refers.to.values())))
    return Type(kind=Kind.REF, objects=objects, empty=False, phi=phi)


def _lost_reference(place: Place, diags: Diagnostics) -> bool:
    message = "a member of a shape cannot be a reference told by another field"
    helps = ("say `type: ref(Object)`, or read the member as rows of their own with `each`",)
    diags.report(Diagnostic(rule="TYP110", message=message, place=place, helps=helps))
    return True


def _polymorphic(refers: Refers | None) -> Polymorphic | None:
    return Polymorphic(by=refers.by, id=refers.id, objects=dict(refers.to)) if refers else None
