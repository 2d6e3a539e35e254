"""Objects whose rows are inside a field of another: the members of a list, the images of an HTML text."""

from collections.abc import Mapping
from typing import Literal

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind, Type
from compiler.model.program import Inside, SourceField, SourceObject
from compiler.passes.resolve.names import unknown
from compiler.platforms.lineage import strictest
from compiler.spec.platform import ObjectSpec, PlatformSpec

AROUND, ITSELF, POSITION = "^", ".", "#"
_IMAGE = ("src", "alt")


def inside_of(
    spec: ObjectSpec,
    platform: PlatformSpec,
    objects: Mapping[str, SourceObject],
    place: Place,
    diags: Diagnostics,
) -> Inside | None:
    """Resolve `each`; None where there is none or a part of it was reported."""
    if spec.each is None:
        return None
    name, _, field_name = spec.each.partition(".")
    parent = objects.get(name)
    where = place.at("each")
    if parent is None:
        message = f"`{name}` is not an object of {platform.name}"
        diags.report(unknown("REF101", message, name, objects, where))
        return None
    if field_name not in parent.fields:
        message = f"`{name}` has no field `{field_name}`"
        diags.report(unknown("REF102", message, field_name, parent.fields, where))
        return None
    spec_of_parent = platform.objects[name]
    what = _what(parent.fields[field_name].type)
    if what is None or spec_of_parent.each is not None:
        diags.report(_no_rows(spec.each, parent.fields[field_name].type, spec_of_parent.each, where))
        return None
    return Inside(object=name, field=field_name, path=parent.fields[field_name].path, what=what)


def _what(type_: Type) -> Literal["members", "images"] | None:
    if type_.kind is Kind.HTML:
        return "images"
    return "members" if type_.kind is Kind.LIST and type_.item else None


def _no_rows(each: str, type_: Type, parents_each: str | None, place: Place) -> Diagnostic:
    """One level only: rows inside rows would have no key that a person can find again in the source."""
    if parents_each is not None:
        message = f"`{each}` is itself inside {parents_each}, and rows inside rows are not read"
        helps = ("keep the inner list as JSON with `to_json`",)
        return Diagnostic(rule="TYP114", message=message, place=place, helps=helps)
    message = f"`{each}` is {type_.bare}, which holds no rows"
    helps = ("`each` needs list(json(Shape)), list(text(n)) or html(n)",)
    return Diagnostic(rule="TYP114", message=message, place=place, helps=helps)


def class_inside(inside: Inside | None, objects: Mapping[str, SourceObject], own: str) -> str:
    """Return the class of what is inside a field: no less than that of the field."""
    if inside is None:
        return own
    return strictest(own, objects[inside.object].fields[inside.field].type.phi)


def check_paths(
    owner: SourceObject, platform: PlatformSpec, objects: Mapping[str, SourceObject], diags: Diagnostics
) -> None:
    """REF102: a path inside a member leads to something that its shape, or the record around it, has."""
    for field in owner.fields.values():
        if field.refers is not None or "." in field.name:
            continue
        first, *rest = field.path
        if owner.inside is None:
            if first in (AROUND, ITSELF, POSITION):
                message = f"`{first}` is for rows inside another record, and {owner.name} has no `each`"
                diags.report(Diagnostic(rule="TYP114", message=message, place=field.place))
        elif first == AROUND:
            _check_around(objects[owner.inside.object], rest, field, diags)
        elif first not in (ITSELF, POSITION):
            _check_member(owner.inside, platform, objects, field, diags)


def _check_around(parent: SourceObject, rest: list[str], field: SourceField, diags: Diagnostics) -> None:
    known = {".".join(one.path) for one in parent.fields.values() if one.refers is None}
    written = ".".join(rest)
    if written not in known:
        message = f"`{parent.name}` has no field `{written}`"
        diags.report(unknown("REF102", message, written, known, field.place))


def _check_member(
    inside: Inside,
    platform: PlatformSpec,
    objects: Mapping[str, SourceObject],
    field: SourceField,
    diags: Diagnostics,
) -> None:
    item = objects[inside.object].fields[inside.field].type.item
    if inside.what == "images":
        known: tuple[str, ...] | None = _IMAGE
    elif item is not None and item.kind is Kind.JSON:
        known = tuple(platform.shapes[item.name]) if item.name else None
    else:
        known = ()
    if known is not None and field.path[0] not in known:
        message = f"a member of `{inside.object}.{inside.field}` has no `{field.path[0]}`"
        helps_with = known or (ITSELF,)
        diags.report(unknown("REF102", message, field.path[0], helps_with, field.place))
