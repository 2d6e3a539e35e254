"""The target half: the standard objects a pair names, with the fields and objects the pair adds."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind, Type, parse_type
from compiler.model.program import TargetField, TargetObject
from compiler.passes.resolve.computed import computed
from compiler.passes.resolve.names import PAIR, TARGET, unknown
from compiler.platforms.platform import Platform
from compiler.spec.pair import NewField, NewObject, PairSpec
from compiler.spec.platform import PlatformSpec

SCHEMA = PAIR.at("schema")
_NO_FIELD = frozenset({Kind.LOCAL, Kind.LIST, Kind.FILE, Kind.ID, Kind.JSON})


def target_objects(
    spec: PlatformSpec, pair: PairSpec, platform: Platform, enums: Iterable[str], diags: Diagnostics
) -> dict[str, TargetObject]:
    """Resolve every object that a route may name, with the key and audit fields its routes need.

    `enums` are the names of the target's closed lists, to which the pair may add its own.
    """
    objects = _standard(spec, platform, diags)
    enums = frozenset((*enums, *pair.schema.enums))
    for name, new in pair.schema.objects.items():
        objects[name] = _new_object(name, new, enums, platform, diags)
    objects = _with_new_fields(objects, pair, enums, diags)
    written = {route.to for route in pair.routes.values() if route.op != "find"}
    return {
        name: _with_system_fields(target, pair) if name in written else target
        for name, target in objects.items()
    }


def label_of(name: str) -> str:
    """Make the label of a field whose author gives none: `Visit_Notes__c` → Visit Notes."""
    return name.removesuffix("__c").replace("_", " ")


def _standard(spec: PlatformSpec, platform: Platform, diags: Diagnostics) -> dict[str, TargetObject]:
    objects = {}
    for name, selected in spec.objects.items():
        place = TARGET.at("objects", name)
        fields = tuple(selected.fields)
        standard = platform.standard_object(name, fields)
        if standard is None:
            message = f"`{name}` is not a standard object of {spec.label}"
            diags.report(Diagnostic(rule="REF103", message=message, place=place.key()))
            continue
        for field in fields:
            if field not in standard.fields:
                message = f"`{name}` has no standard field `{field}`"
                diags.report(Diagnostic(rule="REF104", message=message, place=place.at("fields")))
        objects[name] = standard
    return objects


def _new_object(
    name: str, new: NewObject, enums: frozenset[str], platform: Platform, diags: Diagnostics
) -> TargetObject:
    place = SCHEMA.at("objects", name)
    fields = dict(platform.new_object_fields(new))
    fields |= _new_fields(new.fields, place.at("fields"), enums, diags)
    return TargetObject(
        name=name,
        label=new.label,
        plural=new.plural or f"{new.label}s",
        custom=True,
        home=name,
        record_name=new.record_name,
        activities=new.activities,
        fields=fields,
        place=place,
    )


def _with_new_fields(
    objects: dict[str, TargetObject], pair: PairSpec, enums: frozenset[str], diags: Diagnostics
) -> dict[str, TargetObject]:
    homes = {target.home for target in objects.values()} | set(objects)
    for home, written in pair.schema.fields.items():
        place = SCHEMA.at("fields", home)
        if home not in homes:
            message = f"`{home}` is not an object of {pair.target} or of this pair's schema"
            diags.report(unknown("REF103", message, home, homes, place.key()))
            continue
        fields = _new_fields(written, place, enums, diags)
        for name, target in objects.items():
            if home in (target.home, name):
                objects[name] = replace(target, fields={**target.fields, **fields})
    return objects


def _new_fields(
    written: Mapping[str, str | NewField], place: Place, enums: frozenset[str], diags: Diagnostics
) -> dict[str, TargetField]:
    fields = {}
    for name, text in written.items():
        new = NewField(type=text) if isinstance(text, str) else text
        parsed = _new_type(new, place.at(name), enums, diags)
        if parsed:
            fields[name] = TargetField(
                name=name,
                label=new.label or label_of(name),
                type=parsed,
                custom=True,
                required=not parsed.empty and new.computed is None,
                creatable=new.computed is None,
                help=new.help,
                on_delete=new.on_delete,
                unique=new.unique,
                identifies=new.identifies,
                kept_as=new.kept_as,
                computed=computed(new.computed, place.at(name, "computed"), diags),
                place=place.at(name),
            )
    return fields


def _new_type(new: NewField, place: Place, enums: frozenset[str], diags: Diagnostics) -> Type | None:
    parsed = parse_type(new.type, new.phi or "none")
    if parsed is None or parsed.kind in _NO_FIELD:
        message = f"`{new.type}` is not a type of a field"
        diags.report(Diagnostic(rule="TYP110", message=message, place=place))
        return None
    if new.kept_as == "part_of":
        # A record that is a part of another cannot be without it.
        return parsed.never_empty()
    if parsed.kind not in {Kind.ENUM, Kind.MULTI}:
        return parsed
    if parsed.name not in enums:
        message = f"there is no enumeration `{parsed.name}`"
        diags.report(unknown("REF106", message, parsed.name or "", enums, place))
        return None
    return parsed


def _with_system_fields(target: TargetObject, pair: PairSpec) -> TargetObject:
    key = pair.schema.key
    parsed = parse_type(key.type) or Type(kind=Kind.TEXT, length=255)
    fields = {key.field: _key_field(key.field, parsed)}
    for name in filter(None, (pair.schema.audit.created, pair.schema.audit.modified)):
        fields[name] = TargetField(
            name=name,
            label=label_of(name),
            type=Type(kind=Kind.DATETIME),
            custom=True,
            required=False,
            creatable=True,
            help="When the source system says this happened",
            system=True,
            place=SCHEMA.at("audit"),
        )
    return replace(target, fields={**target.fields, **fields})


def _key_field(name: str, parsed: Type) -> TargetField:
    return TargetField(
        name=name,
        label=label_of(name),
        type=parsed,
        custom=True,
        required=False,
        creatable=True,
        help="The row of the source system that this record was made from",
        unique=True,
        external_id=True,
        system=True,
        place=SCHEMA.at("key"),
    )
