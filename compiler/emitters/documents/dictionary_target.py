"""The target's half of the dictionary: what is written there, from where, and who may read it."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from compiler.emitters.documents.dictionary_source import classed
from compiler.emitters.documents.document import Subject
from compiler.emitters.documents.headings import route_heading, target_heading
from compiler.emitters.markdown import Ready, cell, code, link
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.identifiers import kinds_in
from compiler.platforms.lineage import class_of
from compiler.platforms.privacy import FieldProtection

_Guarded: TypeAlias = Mapping[tuple[str, str], FieldProtection]
"""What guards a classed field, by the names of object and field."""


def objects(subject: Subject) -> list[dict[str, object]]:
    """Describe each object of the target with a row for each field that is new or written, by name."""
    guarded = _guarded(subject)
    return [_object(subject, target, guarded) for _, target in sorted(subject.program.targets.items())]


def _guarded(subject: Subject) -> _Guarded:
    return {(one.object, one.field): one for one in subject.protections}


def enumerations(program: Program) -> list[tuple[str, str]]:
    """List the lists of values that new fields choose from."""
    return [(name, ", ".join(values)) for name, values in sorted(program.pair.schema.enums.items())]


def _object(subject: Subject, target: TargetObject, guarded: _Guarded) -> dict[str, object]:
    program = subject.program
    shown = {name for name, field in target.fields.items() if _is_shown(subject, target, field)}
    return {
        "heading": target_heading(program, target),
        "label": target.label,
        "is_new": target.custom,
        "record_name": target.record_name,
        "routes": [
            link(f"route {route.name}", "mapping", route_heading(route))
            for route in program.routes.values()
            if route.target == target.name
        ],
        "fields": [
            _field(subject, target, field, guarded) for name, field in target.fields.items() if name in shown
        ],
        "untouched": [name for name in target.fields if name not in shown],
    }


def _is_shown(subject: Subject, target: TargetObject, field: TargetField) -> bool:
    return field.custom or any(_from(subject, target, field))


def _field(
    subject: Subject, target: TargetObject, field: TargetField, guarded: _Guarded
) -> tuple[object, ...]:
    program, ways = subject.program, subject.ways
    phi = class_of(target, field.name, ways)
    kinds = kinds_in(program, target, field.name, ways)
    one = guarded.get((target.name, field.name))
    return (
        field.name,
        field.label,
        ", ".join((field.type.bare, *_traits(field))),
        Ready("; ".join(_from(subject, target, field)) or _unfilled(field)),
        classed(phi, kinds),
        _readers(one, subject.plan.destination.loader) if one else "",
        _kept(one) if one else "",
    )


def _unfilled(field: TargetField) -> str:
    """Say what stands in a field that no route fills."""
    if field.computed is not None:
        return "computed by the platform from other fields"
    return "stays empty here: no route fills it" if field.custom else "filled by the platform itself"


def _readers(one: FieldProtection, loader: str) -> str:
    """Say who the project lets read a classed field, beside the user that loads."""
    if one.required:
        return "whoever may open the record, because it is required"
    if not one.custom and not one.readers:
        return "whom the org lets"
    return ", ".join(name for name in one.readers if name != loader) or "nobody but the user that loads"


def _kept(one: FieldProtection) -> str:
    return "; ".join(
        (f"encrypted: {one.scheme}" if one.scheme else "not encrypted", f"history: {one.history}")
    )


def _traits(field: TargetField) -> Iterator[str]:
    if field.custom:
        yield "new"
    if field.required:
        yield "required"
    if field.unique:
        yield "unique"
    if field.external_id:
        yield "external id"
    if field.on_delete:
        yield f"on delete {field.on_delete}"


def _from(subject: Subject, target: TargetObject, field: TargetField) -> Iterator[Ready]:
    """Yield what fills a field of an object, with a link to the route that does."""
    program = subject.program
    for one in subject.ways.into(target, field.name):
        if one.object == target.name:
            to = link(one.route, "mapping", route_heading(program.routes[one.route]))
            yield Ready(f"{code(one.text)} by {to}")
    for route in program.routes.values():
        if route.target != target.name:
            continue
        to = link(route.name, "mapping", route_heading(route))
        if field.name == program.key_field and route.operation != "find":
            yield Ready(f"the migration key, by {to}")
        for constant in route.found:
            if constant.field == field.name:
                yield Ready(f"the one {cell(constant.object)} that fits, by {to}")
