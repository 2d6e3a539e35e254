"""What must be in an org before a field: objects, global value sets, and fields it is computed from."""

import re
from collections.abc import Iterator

from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.salesforce.metadata.field_forms import Names
from compiler.platforms.salesforce.metadata.scene import needed_object

_STRINGS = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_NAME = re.compile(r"(?:([A-Za-z][A-Za-z0-9_]*)\.)?([A-Za-z][A-Za-z0-9_]*)\b(?!\s*[.(])")


def needs_of(program: Program, target: TargetObject, field: TargetField, names: Names) -> tuple[str, ...]:
    """Name what a field needs, as `Type:Full.Name`, in order and each once."""
    found = [*needed_object(program, target.home)]
    for parent in field.type.objects:
        found += needed_object(program, parent)
    shared = names.value_sets.get(field.type.name or "")
    found += [f"GlobalValueSet:{shared}"] if shared else []
    for owner, one in reads(program, target, field):
        found += needed_object(program, owner.home)
        found += [f"CustomField:{owner.home}.{one.name}"] if one.custom else []
    return tuple(dict.fromkeys(found))


def reads(
    program: Program, target: TargetObject, field: TargetField
) -> Iterator[tuple[TargetObject, TargetField]]:
    """List the fields that a computed field is computed from, as far as the pair knows them."""
    if field.computed is None:
        return
    if field.computed.how == "formula":
        yield from _of_formula(program, target, field.computed.text)
    elif field.computed.over:
        owner, reference = field.computed.over
        details = program.targets.get(owner)
        for name in (reference, field.computed.text):
            if details and name in details.fields:
                yield details, details.fields[name]


def formula_names(formula: str) -> tuple[str, ...]:
    """List the names of the object's own fields that a formula reads, each once."""
    found = _NAME.finditer(_STRINGS.sub('""', formula))
    return tuple(dict.fromkeys(match[2] for match in found if match[1] is None))


def unclosed(formula: str) -> str | None:
    """Say what is wrong with a formula's brackets; None where each is closed once."""
    depth = 0
    for letter in _STRINGS.sub('""', formula):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return "a closing bracket too many"
    if depth:
        return f"{depth} bracket{'s' if depth != 1 else ''} that nothing closes"
    return None


def _of_formula(
    program: Program, target: TargetObject, formula: str
) -> Iterator[tuple[TargetObject, TargetField]]:
    for match in _NAME.finditer(_STRINGS.sub('""', formula)):
        relation, name = match[1], match[2]
        if relation is None:
            if name in target.fields:
                yield target, target.fields[name]
            continue
        link = _link(target, relation)
        parent = program.targets.get(link.type.objects[0]) if link and link.type.objects else None
        if link:
            yield target, link
        if parent and name in parent.fields:
            yield parent, parent.fields[name]


def _link(target: TargetObject, relation: str) -> TargetField | None:
    """Return the reference that a formula follows: `Patient__r` is `Patient__c`, `Account` is `AccountId`."""
    name = f"{relation.removesuffix('__r')}__c" if relation.endswith("__r") else f"{relation}Id"
    return target.fields.get(name)
