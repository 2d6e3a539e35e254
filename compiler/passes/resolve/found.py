"""Ids that every account has but that differ from account to account: found when a run begins, by values."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.model.program import Constant, TargetObject
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.names import unknown
from compiler.spec.pair import FoundSpec, RouteSpec


def constants(
    spec: RouteSpec, target: TargetObject, known: Known, place: Place, diags: Diagnostics
) -> tuple[Constant, ...]:
    """Resolve what a route finds: its record type first, then `found`, in the author's order."""
    return (
        *_record_type(spec.record_type, target, known, place.at("record_type"), diags),
        *_found(spec.found, target, known, place, diags),
    )


def _record_type(
    name: str | None, target: TargetObject, known: Known, place: Place, diags: Diagnostics
) -> Iterator[Constant]:
    if name is None:
        return
    declared = known.pair.schema.record_types.get(target.name, {})
    told = known.platform.record_type(target.name, name)
    if name not in declared or told is None:
        message = f"{target.name} has no record type `{name}`"
        near = nearest(name, declared)
        add = f"add it: `schema: {{record_types: {{{target.name}: {{{name}: {{label: ...}}}}}}}}`"
        helps = (f"did you mean `{near}`?",) if near else (add,)
        diags.report(Diagnostic(rule="REF119", message=message, place=place, helps=helps))
        return
    yield Constant(field=told.field, object=told.object, where=dict(told.where), place=place)


def _found(
    written: Mapping[str, FoundSpec], target: TargetObject, known: Known, place: Place, diags: Diagnostics
) -> Iterator[Constant]:
    for field, spec in written.items():
        where = place.at("found", field)
        if field not in target.fields:
            message = f"`{target.name}` has no field `{field}`"
            diags.report(unknown("REF104", message, field, target.fields, where.key()))
        elif _exists(spec, known, where, diags):
            values = {name: _text(value) for name, value in spec.where.items()}
            yield Constant(field=field, object=spec.in_, where=values, place=where)


def _exists(spec: FoundSpec, known: Known, place: Place, diags: Diagnostics) -> bool:
    """REF103, REF104: the record that is looked for is of an object, and told by fields, that exist."""
    if not spec.where:
        message = f"any record of {spec.in_} would do"
        helps = ("say which one: `where: {Name: ...}`",)
        diags.report(Diagnostic(rule="REF119", message=message, place=place.at("where"), helps=helps))
        return False
    standard = known.platform.standard_object(spec.in_, tuple(spec.where))
    named = known.targets.get(spec.in_)
    if standard is None and named is None:
        message = f"`{spec.in_}` is not an object of {known.pair.target} or of this pair's schema"
        diags.report(unknown("REF103", message, spec.in_, known.targets, place.at("in")))
        return False
    fields = {**(standard.fields if standard else {}), **(named.fields if named else {})}
    sound = True
    for name in spec.where:
        if name not in fields:
            message = f"`{spec.in_}` has no field `{name}`"
            diags.report(unknown("REF104", message, name, fields, place.at("where", name).key()))
            sound = False
    return sound


def _text(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
