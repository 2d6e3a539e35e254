"""Where a component's content comes from and how its data is classed."""

from collections.abc import Mapping

from compiler.model.program import Computed, Program, TargetField, TargetObject
from compiler.platforms.lineage import Filling, Fillings, class_of, strictest
from compiler.platforms.salesforce.limits import DESCRIPTION, RECORD_TYPE_DESCRIPTION
from compiler.platforms.salesforce.metadata.xml import Written
from compiler.spec.pair import RecordType
from compiler.spec.protection import ProtectClass

KEY_TEXT = "Names the row of {source} that this record was made from. Every load finds its records by it."


def field_description(program: Program, target: TargetObject, field: TargetField, ways: Fillings) -> str:
    """Say what fills a field, in at most the characters Salesforce keeps; never a value of a record."""
    if field.external_id and field.system:
        return KEY_TEXT.format(source=program.source.label)
    parts = [_sentence(program, one) for one in ways.into(target, field.name)]
    if field.computed:
        parts = [_computation(field.computed)]
    if not parts:
        return shortened(f"No route of {program.pair.name} fills this field.")
    found = class_of(target, field.name, ways)
    closing = f"Class of health data: {found}." if found != "none" else "No health data."
    # However long the expressions are, the class is always to be read.
    told = shortened(" ".join(dict.fromkeys(parts)), DESCRIPTION.value - len(closing) - 1)
    return f"{told} {closing}"


def _computation(computed: Computed) -> str:
    owner, reference = computed.over or ("", "")
    match computed.how:
        case "number":
            return f"Numbered by the org itself, as {computed.text}."
        case "formula":
            return f"Computed by the org itself: {computed.text}."
        case "count":
            return f"Counted by the org itself: {owner} by {reference}."
        case _:
            return (
                f"The {computed.how} of {owner}.{computed.text} by {reference}, computed by the org itself."
            )


def object_description(program: Program, target: TargetObject, ways: Fillings) -> str:
    """Say which source objects a custom object holds, and the strictest class of its fields."""
    routes = [route for _, route in sorted(program.routes.items()) if route.target == target.name]
    rows = " and ".join(f"{route.source} (route {route.name})" for route in routes)
    strict = strictest(*(class_of(target, name, ways) for name in target.fields))
    closing = f" Strictest class of health data: {strict}." if strict != "none" else ""
    origin = f"Migrated from {program.source.label} {rows}." if rows else "No route fills this object."
    return shortened(origin + closing)


def record_type_description(program: Program, target: TargetObject, name: str, written: RecordType) -> str:
    """Say what a record type is for, in its author's words, and which rows get it."""
    rows = [
        f"{route.source} (route {route.name})"
        for _, route in sorted(program.routes.items())
        if route.target == target.name and program.pair.routes[route.name].record_type == name
    ]
    origin = f"Given to {program.source.label} {' and '.join(rows)}." if rows else ""
    text = written.doc or f"Records of {program.pair.name} that are of the type {written.label}."
    return shortened(f"{text.rstrip()} {origin}", RECORD_TYPE_DESCRIPTION.value)


def sensitivity(program: Program, found: str) -> Mapping[str, Written]:
    """Return the labels that `protect` gives a class: several groups are one text joined by `;`."""
    spec = protection(program, found)
    if spec is None:
        return {}
    groups = ";".join(spec.compliance)
    return {"complianceGroup": groups or None, "securityClassification": spec.classification}


def protection(program: Program, found: str) -> ProtectClass | None:
    """Return what `protect` says about a class, None where it says nothing."""
    return program.pair.protect.by_class.get(found)


def shortened(text: str, longest: int = DESCRIPTION.value) -> str:
    """Cut a text to the length of a description, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _sentence(program: Program, one: Filling) -> str:
    origin = f" from {program.source.label} {', '.join(one.sources)}" if one.sources else ""
    return f"Route {one.route}{origin}: {one.text}."
