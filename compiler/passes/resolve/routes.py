"""One route: its source, its target, what fills each field, and what its references point at."""

import re
from typing import Literal

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.narrowing import narrow
from compiler.language.types import Type
from compiler.model.program import Assignment, Route, SourceObject, TargetObject
from compiler.passes.resolve.expressions import expression
from compiler.passes.resolve.found import constants
from compiler.passes.resolve.known import Known
from compiler.passes.resolve.links import reference
from compiler.passes.resolve.names import PAIR, TENANT, unknown
from compiler.passes.resolve.scope import ObjectScope
from compiler.platforms.platform import Platform
from compiler.spec.pair import RouteSpec

Duty = Literal["set", "const", "audit", "native", "find", "show"]
_DURATION = re.compile(r"(\d{1,4})(m|h|d)")
_MINUTES = {"m": 1, "h": 60, "d": 1440}


def source_name(written: str) -> str:
    """Return the object that a route's `from` names; `$tenant` is the customer's own row."""
    return TENANT if written == "$tenant" else written


def route(name: str, spec: RouteSpec, known: Known, diags: Diagnostics) -> Route | None:
    """Resolve one route; None where its source or target does not exist."""
    place = PAIR.at("routes", name)
    owner = known.objects.get(source_name(spec.from_))
    if owner is None:
        message = f"`{spec.from_}` is not an object of {known.pair.source}"
        diags.report(unknown("REF101", message, spec.from_, known.objects, place.at("from")))
    target = known.targets.get(spec.to)
    if target is None:
        message = f"`{spec.to}` is not an object of {known.pair.target} or of this pair's schema"
        diags.report(unknown("REF103", message, spec.to, known.targets, place.at("to")))
    if owner is None or target is None:
        return None
    split, case = _claim(spec, owner, known, place, diags)
    scope = known.scope(owner, _present(split, case, known))
    return Route(
        name=name,
        source=owner.name,
        target=target.name,
        operation=spec.op,
        split=split,
        case=case,
        assignments=(*_assignments(spec, target, scope, known, place, diags), *known.expanded.get(name, ())),
        references=tuple(
            found
            for field, written in _links(spec, known.platform).items()
            if (found := reference(field, written, owner, target, known, place, diags))
        ),
        found=constants(spec, target, known, place, diags),
        content=spec.content,
        native_audit=spec.audit.native,
        max_duration_minutes=_minutes(spec.limits.max_duration, place.at("limits", "max_duration"), diags),
        losses={field: why for rule in sorted(spec.accept) for field, why in spec.accept[rule].items()},
        place=place,
    )


def _links(spec: RouteSpec, platform: Platform) -> dict[str, object]:
    links: dict[str, object] = dict(spec.link)
    if spec.publish_to is not None:
        links[platform.file_parent] = spec.publish_to
    return links


def _claim(
    spec: RouteSpec, owner: SourceObject, known: Known, place: Place, diags: Diagnostics
) -> tuple[str | None, str | None]:
    if spec.when is None:
        return None, None
    split_name, _, case = spec.when.partition(".")
    split = known.splits.get(split_name)
    names = [f"{one.name}.{each.name}" for one in known.splits.values() for each in one.cases]
    if split is None or case not in {each.name for each in split.cases}:
        message = f"there is no split case `{spec.when}`"
        diags.report(unknown("REF112", message, spec.when, names, place.at("when")))
        return None, None
    if split.object != owner.name:
        message = f"the split `{split_name}` is about {split.object}, but this route reads {owner.name}"
        diags.report(Diagnostic(rule="TYP107", message=message, place=place.at("when")))
        return None, None
    return split_name, case


def _present(split: str | None, case: str | None, known: Known) -> frozenset[str]:
    if split is None:
        return frozenset()
    for each in known.splits[split].cases:
        if each.name == case:
            return narrow(each.condition.node)
    return frozenset()


def _assignments(
    spec: RouteSpec,
    target: TargetObject,
    scope: ObjectScope,
    known: Known,
    place: Place,
    diags: Diagnostics,
) -> tuple[Assignment, ...]:
    found = [
        _constant(field, value, target, place.at("const", field), diags)
        for field, value in spec.const.items()
    ]
    for duty, written in (("show", spec.show), ("find", spec.find), ("set", spec.set)):
        for field, text in written.items():
            where = place.at(duty, field)
            if duty != "show" and not _exists(field, target, where, diags):
                continue
            found.append(_assignment(field, text, _duty(duty), scope, where, diags))
    found += _audit(spec, scope, known, place, diags)
    return tuple(each for each in found if each)


def _duty(word: str) -> Duty:
    return "show" if word == "show" else "find" if word == "find" else "set"


def _assignment(
    field: str, text: object, duty: Duty, scope: ObjectScope, place: Place, diags: Diagnostics
) -> Assignment | None:
    if not isinstance(text, str):
        diags.report(
            Diagnostic(
                rule="TYP111",
                message="an expression is text; a constant goes in `const:`",
                place=place,
                helps=(f"move `{field}: {str(text).lower()}` to `const:`",),
            )
        )
        return None
    made = expression(text, scope, place, diags)
    if made is None:
        return None
    return Assignment(field=field, expression=made, constant=None, type=made.type, place=place, duty=duty)


def _constant(
    field: str, value: object, target: TargetObject, place: Place, diags: Diagnostics
) -> Assignment | None:
    if not _exists(field, target, place, diags):
        return None
    text = str(value).lower() if isinstance(value, bool) else str(value)
    taken = target.fields[field].type
    kind = Type(kind=taken.kind, length=len(text), scale=taken.scale, name=taken.name, empty=False)
    return Assignment(field=field, expression=None, constant=text, type=kind, place=place, duty="const")


def _audit(
    spec: RouteSpec, scope: ObjectScope, known: Known, place: Place, diags: Diagnostics
) -> list[Assignment | None]:
    found: list[Assignment | None] = []
    fields = known.pair.schema.audit
    for word, text, field in (
        ("created", spec.audit.created, fields.created),
        ("modified", spec.audit.modified, fields.modified),
    ):
        if text is None:
            continue
        where = place.at("audit", word)
        if field is None:
            message = f"the schema names no field for `{word}`"
            helps = (f"add `audit: {{{word}: Source_{word.title()}_At__c}}` under `schema:`",)
            diags.report(Diagnostic(rule="REF104", message=message, place=where, helps=helps))
            continue
        found.append(_assignment(field, text, "audit", scope, where, diags))
        if spec.audit.native and word == "created":
            found.append(
                _assignment(known.platform.native_audit["created"], text, "native", scope, where, diags)
            )
    return found


def _exists(field: str, target: TargetObject, place: Place, diags: Diagnostics) -> bool:
    if field in target.fields:
        return True
    message = f"`{target.name}` has no field `{field}`"
    diags.report(unknown("REF104", message, field, target.fields, place.key()))
    return False


def _minutes(text: str | None, place: Place, diags: Diagnostics) -> int | None:
    if text is None:
        return None
    match = _DURATION.fullmatch(text)
    if match is None:
        message = f"`{text}` is not a length of time"
        diags.report(
            Diagnostic(rule="TYP110", message=message, place=place, helps=("write 30m, 24h or 14d",))
        )
        return None
    return int(match[1]) * _MINUTES[match[2]]
