"""The source half: its objects and their typed fields, the customer's own row included."""

from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind, Type
from compiler.model.program import Inside, SourceField, SourceObject
from compiler.passes.resolve.inside import AROUND, check_paths, class_inside, inside_of
from compiler.passes.resolve.members import Around, fields_of
from compiler.passes.resolve.names import SOURCE, TENANT, unknown
from compiler.spec.platform import FieldSpec, ObjectSpec, PlatformSpec


def source_objects(
    platform: PlatformSpec, tenant: Mapping[str, str], diags: Diagnostics
) -> dict[str, SourceObject]:
    """Resolve every object of the source platform; those inside others after the others."""
    written = {name: spec for name, spec in platform.objects.items() if isinstance(spec.fields, dict)}
    objects: dict[str, SourceObject] = {}
    for name, spec in sorted(written.items(), key=lambda one: one[1].each is not None):
        objects[name] = _object(platform, name, spec, objects, diags)
    objects = {name: objects[name] for name in written}
    for owner in objects.values():
        check_paths(owner, platform, objects, diags)
    objects[TENANT] = _tenant(tenant)
    _check_references(platform, objects, diags)
    return objects


def _object(
    platform: PlatformSpec,
    name: str,
    spec: ObjectSpec,
    others: Mapping[str, SourceObject],
    diags: Diagnostics,
) -> SourceObject:
    place = SOURCE.at("objects", name)
    inside = inside_of(spec, platform, others, place, diags)
    parent = others[inside.object] if inside else None
    _check_classes(spec, inside, place, diags)
    evidence = spec.evidence or (parent.evidence if parent else platform.evidence)
    fields: dict[str, SourceField] = {}
    for field_name, written in dict(spec.fields).items() if isinstance(spec.fields, dict) else ():
        around = Around(phi=_phi(written, spec, inside, others), evidence=evidence)
        where = place.at("fields", field_name)
        fields |= {one.name: one for one in fields_of(platform, field_name, written, around, where, diags)}
    named = [("key", key) for key in spec.key]
    named += [(part, key) for part, key in (("created", spec.created), ("modified", spec.modified)) if key]
    for part, key in named:
        if key not in fields:
            message = f"`{name}` has no field `{key}`"
            diags.report(unknown("REF102", message, key, fields, place.at(part)))
    return SourceObject(
        name=name,
        key=spec.key,
        created=spec.created,
        modified=spec.modified,
        channel="inside" if spec.each is not None else spec.channel,
        evidence=evidence,
        fields=fields,
        derived={},
        inside=inside,
        place=place,
    )


def _check_classes(spec: ObjectSpec, inside: Inside | None, place: Place, diags: Diagnostics) -> None:
    """PHI101: every field has a class of its own, or its object's, or that of the field it is in."""
    if spec.phi is not None or inside is not None or not isinstance(spec.fields, dict):
        return
    silent = [
        name for name, one in spec.fields.items() if not (isinstance(one, FieldSpec) and one.phi is not None)
    ]
    if silent:
        diags.report(
            Diagnostic(
                rule="PHI101",
                message=f"nothing says which class of health data {place.keys[-1]}.{silent[0]} is",
                place=place.key(),
                notes=(f"nor {len(silent) - 1} more of its fields",) if len(silent) > 1 else (),
                helps=("give the object a class: `phi: none`, financial, identifier, health or sensitive",),
            )
        )


def _phi(
    written: str | FieldSpec, spec: ObjectSpec, inside: Inside | None, others: Mapping[str, SourceObject]
) -> str:
    """Return the class of a field that says none; what comes from around is classed there."""
    own = spec.phi or "none"
    path = written.path if isinstance(written, FieldSpec) else None
    if inside and path and path.startswith(f"{AROUND}."):
        around = path.removeprefix(f"{AROUND}.")
        fields = others[inside.object].fields.values()
        return next((one.type.phi for one in fields if ".".join(one.path) == around), own)
    return class_inside(inside, others, own)


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
