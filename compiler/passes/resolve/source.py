"""The source half: its objects, their typed fields, and the fields derived from related rows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import PHI_CLASSES, Kind, Type, parse_type
from compiler.model.program import Derived, Polymorphic, SourceField, SourceObject
from compiler.passes.resolve.names import PAIR, SOURCE, TENANT, unknown
from compiler.spec.pair import DeriveSpec, PairSpec
from compiler.spec.platform import FieldSpec, ObjectSpec, PlatformSpec, Refers


def source_objects(
    platform: PlatformSpec, pair: PairSpec, tenant: Mapping[str, str], diags: Diagnostics
) -> dict[str, SourceObject]:
    """Resolve every object of the source platform, the customer's own row included."""
    objects = {
        name: _object(platform, name, spec, diags)
        for name, spec in platform.objects.items()
        if isinstance(spec.fields, dict)
    }
    objects[TENANT] = _tenant(tenant)
    _check_references(platform, objects, diags)
    return _with_derived(objects, pair, diags)


def _object(platform: PlatformSpec, name: str, spec: ObjectSpec, diags: Diagnostics) -> SourceObject:
    place = SOURCE.at("objects", name)
    evidence = spec.evidence or platform.evidence
    fields = {}
    for field_name, written in dict(spec.fields).items() if isinstance(spec.fields, dict) else ():
        field = FieldSpec(type=written) if isinstance(written, str) else written
        resolved = _field(platform, field_name, field, spec, evidence, place.at("fields", field_name), diags)
        if resolved:
            fields[field_name] = resolved
    for key in (*spec.key, *filter(None, (spec.created, spec.modified))):
        if key not in fields:
            message = f"`{name}` has no field `{key}`"
            diags.report(unknown("REF102", message, key, fields, place.at("key")))
    return SourceObject(
        name=name,
        key=spec.key,
        created=spec.created,
        modified=spec.modified,
        channel=spec.channel,
        evidence=evidence,
        fields=fields,
        derived={},
        place=place,
    )


def _field(
    platform: PlatformSpec,
    name: str,
    spec: FieldSpec,
    owner: ObjectSpec,
    evidence: str,
    place: Place,
    diags: Diagnostics,
) -> SourceField | None:
    phi = spec.phi or owner.phi
    if phi not in PHI_CLASSES:
        message = f"`{phi}` is not a class of health data"
        diags.report(unknown("PHI101", message, phi, PHI_CLASSES, place))
        return None
    resolved = _composed(spec.refers, phi) if spec.refers else _typed(platform, spec, phi, place, diags)
    if resolved is None:
        return None
    return SourceField(
        name=name,
        type=resolved,
        path=tuple((spec.path or name).split(".")),
        evidence=spec.evidence or evidence,
        doc=spec.doc,
        refers=_polymorphic(spec.refers),
        size=spec.size,
        place=place,
    )


def _typed(
    platform: PlatformSpec, spec: FieldSpec, phi: str, place: Place, diags: Diagnostics
) -> Type | None:
    text = spec.type or ""
    parsed = parse_type(text, phi)
    if parsed is None:
        diags.report(
            Diagnostic(
                rule="TYP110",
                message=f"`{text}` is not a type",
                place=place,
                helps=("types: id bool int money date datetime text(n) longtext(n) enum(Name) ref(Object)",),
            )
        )
        return None
    if parsed.kind in {Kind.ENUM, Kind.MULTI} and parsed.name not in platform.enums:
        message = f"there is no enumeration `{parsed.name}`"
        diags.report(unknown("REF106", message, parsed.name or "", platform.enums, place))
        return None
    return parsed


def _composed(refers: Refers, phi: str) -> Type:
    objects = tuple(sorted(set(refers.to.values())))
    return Type(kind=Kind.REF, objects=objects, empty=False, phi=phi)


def _polymorphic(refers: Refers | None) -> Polymorphic | None:
    return Polymorphic(by=refers.by, id=refers.id, objects=dict(refers.to)) if refers else None


def _tenant(tenant: Mapping[str, str]) -> SourceObject:
    place = Place(document="overlay", keys=("tenant",))
    names = ("id", "name", *sorted(set(tenant) - {"id", "name"}))
    fields = {
        name: SourceField(
            name=name,
            type=Type(
                kind=Kind.ID if name == "id" else Kind.TEXT, length=64 if name == "id" else 255, empty=False
            ),
            path=(name,),
            evidence="documented",
            doc=None,
            refers=None,
            place=place.at(name),
        )
        for name in names
    }
    return SourceObject(
        name=TENANT,
        key=("id",),
        created=None,
        modified=None,
        channel="tenant",
        evidence="documented",
        fields=fields,
        derived={},
        place=place,
    )


def _check_references(
    platform: PlatformSpec, objects: Mapping[str, SourceObject], diags: Diagnostics
) -> None:
    for owner in objects.values():
        for field in owner.fields.values():
            for name in field.type.objects:
                if name not in objects:
                    message = f"`{name}` is not an object of {platform.name}"
                    diags.report(unknown("REF101", message, name, objects, field.place))
            if field.refers:
                for part in (field.refers.by, field.refers.id):
                    if part not in owner.fields:
                        message = f"`{owner.name}` has no field `{part}`"
                        diags.report(unknown("REF102", message, part, owner.fields, field.place.at("refers")))


def _with_derived(
    objects: dict[str, SourceObject], pair: PairSpec, diags: Diagnostics
) -> dict[str, SourceObject]:
    derived: dict[str, dict[str, Derived]] = {name: {} for name in objects}
    for address, spec in pair.derive.items():
        place = PAIR.at("derive", address)
        owner, _, name = address.partition(".")
        if owner not in objects:
            message = f"`{owner}` is not an object of {pair.source}"
            diags.report(unknown("REF101", message, owner, objects, place.key()))
        elif field := _derived(name, spec, objects[owner], objects, place, diags):
            derived[owner][name] = field
    return {name: replace(owner, derived=derived[name]) for name, owner in objects.items()}


def _derived(
    name: str,
    spec: DeriveSpec,
    owner: SourceObject,
    objects: Mapping[str, SourceObject],
    place: Place,
    diags: Diagnostics,
) -> Derived | None:
    ways = [("lookup", spec.lookup), ("first", spec.first), ("gather", spec.gather)]
    given = [(how, path) for how, path in ways if path]
    if len(given) != 1:
        message = f"`{name}` needs exactly one of lookup, first and gather"
        diags.report(Diagnostic(rule="YML111", message=message, place=place))
        return None
    how, path = given[0]
    other_name, _, field_name = path.partition(".")
    found = _related(other_name, field_name, objects, place.at(how), diags)
    if found is None:
        return None
    other, field = found
    here, there = (owner, other) if how == "lookup" else (other, owner)
    if not _refers(here, spec.by, there, place.at("by"), diags):
        return None
    key = there.key[0] if len(there.key) == 1 else ""
    own, theirs = (spec.by, key) if how == "lookup" else (key, spec.by)
    return Derived(
        name=name,
        how=_how(how),
        object=other.name,
        field=field_name,
        own=own,
        theirs=theirs,
        type=Type(kind=Kind.LIST, item=field, phi=field.phi) if how == "gather" else field.may_be_empty(),
        place=place,
    )


def _related(
    name: str, field: str, objects: Mapping[str, SourceObject], place: Place, diags: Diagnostics
) -> tuple[SourceObject, Type] | None:
    other = objects.get(name)
    if other is None:
        diags.report(unknown("REF101", f"`{name}` is not an object of this source", name, objects, place))
        return None
    if field not in other.fields:
        diags.report(unknown("REF102", f"`{name}` has no field `{field}`", field, other.fields, place))
        return None
    return other, other.fields[field].type


def _refers(here: SourceObject, by: str, there: SourceObject, place: Place, diags: Diagnostics) -> bool:
    if by not in here.fields:
        diags.report(unknown("REF102", f"`{here.name}` has no field `{by}`", by, here.fields, place))
        return False
    points = here.fields[by].type.objects
    if there.name in points:
        return True
    objects = " or ".join(points) or "nothing"
    message = f"`{here.name}.{by}` points to {objects}, but this joins it with {there.name}"
    diags.report(Diagnostic(rule="TYP107", message=message, place=place))
    return False


def _how(word: str) -> Literal["lookup", "first", "gather"]:
    return "lookup" if word == "lookup" else "first" if word == "first" else "gather"
