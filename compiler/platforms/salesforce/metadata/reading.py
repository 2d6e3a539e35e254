"""Who may read what: the fields and objects that a reader of some classes of health data may see.

What a permission set grants is never wider than `protect.grants` says. Field permissions cannot hide a
field that the org requires or the reference to a master record, so an object that has one of another class
stays closed. That is why the org requires no classed field but references: the layout does.
"""

from collections.abc import Iterator

from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Fillings, class_of
from compiler.platforms.salesforce.metadata.field_forms import form_of
from compiler.platforms.salesforce.schema import custom_fields, custom_objects

NEED_ACCOUNT = frozenset({"Case", "Contact", "Opportunity"})
"""Reading these depends on reading accounts; without it the whole deployment is refused."""


def is_demanded(field: TargetField) -> bool:
    """Tell whether a custom field is never to be empty, be it the org or only the layout that says so."""
    return field.kept_as == "part_of" or (field.required and "required" in form_of(field).may)


def is_forced(target: TargetObject, field: TargetField, ways: Fillings) -> bool:
    """Tell whether everybody who reads the object reads the field, so that no permission set may list it.

    No classed value is ever forced on a reader. Only a reference is, because it also decides what becomes of
    a record whose parent is deleted; where it is classed, the whole object stays closed instead.
    """
    if not field.custom:
        return field.required
    open_to_all = field.type.kind is Kind.REF or class_of(target, field.name, ways) == "none"
    return is_demanded(field) and open_to_all


def optional_fields(program: Program, ways: Fillings) -> tuple[tuple[TargetObject, TargetField], ...]:
    """List the custom fields that people see only where a permission set says so."""
    return tuple(each for each in custom_fields(program) if not is_forced(*each, ways))


def readable_fields(
    program: Program, classes: frozenset[str], ways: Fillings
) -> tuple[tuple[TargetObject, TargetField], ...]:
    """List the optional custom fields that readers of some classes may see, those without a class included.

    The migration key is left to the loader: it identifies, and tells a reader nothing.
    """
    return tuple(
        (target, field)
        for target, field in optional_fields(program, ways)
        if not (field.system and field.external_id)
        and class_of(target, field.name, ways) in {*classes, "none"}
    )


def readable_objects(program: Program, classes: frozenset[str], ways: Fillings) -> tuple[str, ...]:
    """List the custom objects that readers of some classes may open, in name order.

    One that holds classed data and nothing of these classes stays closed, and so does one whose forced
    fields, or those of a master record, are of another class.
    """
    return tuple(
        target.name
        for target in custom_objects(program)
        if _concerns(target, classes, ways)
        and all(_forced(each, ways) <= classes for each in (target, *masters(program, target)))
    )


def read_with(program: Program, names: tuple[str, ...]) -> tuple[str, ...]:
    """List what must be readable so that some objects can be: their masters, and accounts for those.

    Without it a deployment is refused: `Permission Read X depends on permission(s): Read Y`.
    """
    above = {
        each.name
        for name in names
        if name in program.targets
        for each in masters(program, program.targets[name])
    }
    account = {"Account"} if {*above, *names} & NEED_ACCOUNT else set()
    return tuple(sorted((above | account) - set(names)))


def masters(program: Program, target: TargetObject) -> tuple[TargetObject, ...]:
    """List the objects that the records of an object are parts of, and those that these are parts of."""
    found: dict[str, TargetObject] = {}
    waiting = [target]
    while waiting:
        for name in _parents(waiting.pop()):
            if name not in found and name in program.targets:
                found[name] = program.targets[name]
                waiting.append(program.targets[name])
    return tuple(found[name] for name in sorted(found))


def _parents(target: TargetObject) -> Iterator[str]:
    for field in target.fields.values():
        if field.custom and field.kept_as == "part_of":
            yield from field.type.objects


def _concerns(target: TargetObject, classes: frozenset[str], ways: Fillings) -> bool:
    fields = (field for field in target.fields.values() if field.custom and not _is_key(field))
    held = {class_of(target, field.name, ways) for field in fields} - {"none"}
    return not held or bool(held & classes)


def _forced(target: TargetObject, ways: Fillings) -> frozenset[str]:
    """Name the classes of what everybody sees who may open an object, be it standard or custom."""
    forced = (field for field in target.fields.values() if is_forced(target, field, ways))
    return frozenset(class_of(target, field.name, ways) for field in forced) - {"none"}


def _is_key(field: TargetField) -> bool:
    return field.system and field.external_id
