"""Each field of an org that will hold classed data, and what the project does to protect it."""

from collections.abc import Iterator, Mapping

from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.component import Component
from compiler.platforms.identifiers import is_free_text, kinds_in
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.privacy import FieldProtection, written
from compiler.platforms.salesforce.encryption import encryptable, is_key
from compiler.platforms.salesforce.metadata.provenance import protection
from compiler.platforms.salesforce.metadata.reading import is_forced
from compiler.platforms.salesforce.metadata.standard_fields import metadata_name
from compiler.platforms.salesforce.privacy.components import Reading, reading

_CANNOT: Mapping[Kind, str] = {
    Kind.BOOL: "no checkbox can be encrypted by itself",
    Kind.DECIMAL: "no number can be encrypted by itself",
    Kind.ENUM: "no picklist can be encrypted by itself",
    Kind.INT: "no number can be encrypted by itself",
    Kind.MONEY: "no currency field can be encrypted by itself",
    Kind.MULTI: "no picklist can be encrypted by itself",
    Kind.REF: "a reference holds the Id of a record, which cannot be encrypted",
    Kind.TIME: "no time of day can be encrypted by itself",
}
_WHO = "SELECT Parent.Label, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE Field = '{}'"
_UNTRACKED = frozenset({Kind.LONGTEXT, Kind.HTML, Kind.MULTI})


def protected_fields(
    program: Program, components: tuple[Component, ...], ways: Fillings
) -> tuple[FieldProtection, ...]:
    """List every field, standard or new, that holds classed data, by object and name."""
    found = reading(components)
    return tuple(
        _protection(program, target, field, ways, found)
        for target in written(program)
        for field in _classed(target, ways)
    )


def _classed(target: TargetObject, ways: Fillings) -> Iterator[TargetField]:
    for name in sorted(target.fields):
        field = target.fields[name]
        # A standard field that no route fills holds nothing of ours.
        filled = field.custom or any(one.object == target.name for one in ways.into(target, name))
        if filled and class_of(target, name, ways) != "none":
            yield field


def _protection(
    program: Program, target: TargetObject, field: TargetField, ways: Fillings, found: Reading
) -> FieldProtection:
    phi = class_of(target, field.name, ways)
    rule = protection(program, phi)
    own, declared = f"{target.name}.{field.name}", _declared(target, field)
    possible, why = _encryption(target, field)
    return FieldProtection(
        object=target.name,
        field=field.name,
        label=field.label,
        kind=field.type.bare,
        custom=field.custom,
        phi=phi,
        identifiers=kinds_in(program, target, field.name, ways),
        free_text=is_free_text(program, target, field.name, ways),
        classification=rule.classification if rule else "",
        compliance=rule.compliance if rule else (),
        labelled=declared in found.labelled or own in found.labelled,
        required=is_forced(target, field, ways),
        readers=found.readers.get(own, ()),
        editors=found.editors.get(own, ()),
        encryptable=possible,
        encryption=why,
        # Of an address some parts are encrypted, and the scheme stands at the whole.
        scheme=(found.schemes.get(declared) or found.schemes.get(own)) if possible else None,
        history=_history(field, declared, found),
        shown=found.shown.get(own, ()),
        evidence=_WHO.format(own),
    )


def _declared(target: TargetObject, field: TargetField) -> str:
    """Name a field as metadata does: the parts of an address or of a person's name are one field there."""
    if field.custom:
        return f"{target.home}.{field.name}"
    return f"{target.name}.{metadata_name(target.name, field.name) or field.name}"


def _encryption(target: TargetObject, field: TargetField) -> tuple[bool, str]:
    """Say whether a field can be encrypted by itself, and why."""
    if is_key(field):
        return False, "left out: matched by prefix, which no encryption of fields allows"
    if encryptable(target, field) and (field.external_id or field.unique):
        return True, "with the scheme by which equal values stay equal, because records are matched by it"
    if encryptable(target, field):
        standard = "it is among the standard fields that can be"
        return True, f"a field of type {field.type.kind.value} can be" if field.custom else standard
    if field.computed is not None:
        return False, "it is computed, and what is computed cannot be encrypted by itself"
    if field.kept_as == "masked":
        return False, "a masked field has an older cipher of its own, and who may unmask it reads it"
    if field.type.kind in _CANNOT:
        return False, _CANNOT[field.type.kind]
    if not field.custom:
        return False, "it is not among the standard fields that can be"
    return False, f"no field of type {field.type.kind.value} can be"


def _history(field: TargetField, declared: str, found: Reading) -> str:
    """Say whether old values are kept, and who decides where the project does not."""
    if declared in found.tracked:
        return "old values are kept"
    if field.type.kind in _UNTRACKED:
        return "not kept: of long texts no old value could be shown"
    if field.custom:
        return "not kept by the project"
    return "an administrator decides"
