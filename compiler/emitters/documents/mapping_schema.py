"""What the target gets, as the mapping document lists it: objects, fields, picklists, queues, and readers."""

from compiler.emitters.documents.headings import target_heading
from compiler.emitters.markdown import Ready, link
from compiler.model.program import Program, TargetField
from compiler.platforms.lineage import Fillings, class_of
from compiler.spec.protection import ProtectClass


def new_objects(program: Program) -> list[tuple[object, ...]]:
    """List the objects that the target gets: name, label, how records are named, and activities."""
    return [
        (
            link(target.name, "dictionary", target_heading(program, target)),
            target.label,
            target.record_name,
            "yes" if target.activities else "no",
        )
        for _, target in sorted(program.targets.items())
        if target.custom
    ]


def new_fields(program: Program, ways: Fillings) -> list[tuple[object, ...]]:
    """List the fields that the target gets, by the object that declares them."""
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    for _, target in sorted(program.targets.items()):
        for name, field in target.fields.items():
            if field.custom:
                phi = class_of(target, name, ways)
                row = (name, target.home, field.label, _type(field), "" if phi == "none" else phi, field.help)
                found.setdefault((target.home, name), row)
    return [found[key] for key in sorted(found)]


def _type(field: TargetField) -> str:
    traits = [field.type.bare]
    traits += ["required"] if field.required else []
    traits += ["unique"] if field.unique else []
    traits += [f"on delete {field.on_delete}"] if field.on_delete else []
    traits += [f"kept as {field.kept_as.replace('_', ' ')}"] if field.kept_as else []
    traits += [f"computed: {field.computed.how}"] if field.computed else []
    return ", ".join(traits)


def new_values(program: Program) -> list[tuple[str, str, str]]:
    """List the picklists that are made or get more values, with the values, and which of them mean done."""
    schema = program.pair.schema
    made = [(name, ", ".join(values), "") for name, values in schema.enums.items()]
    added = [
        (name, ", ".join(values), ", ".join(value for value, state in values.items() if state == "closed"))
        for name, values in schema.values.items()
    ]
    return [*made, *added]


def record_types(program: Program) -> list[tuple[str, str, str, str | None]]:
    """List the record types: name, object, label, and what they are for."""
    return [
        (name, owner, kind.label, kind.doc)
        for owner, kinds in sorted(program.pair.schema.record_types.items())
        for name, kind in kinds.items()
    ]


def queues(program: Program) -> list[tuple[str, str, str]]:
    """List the queues: name, label, and the objects that may wait in them."""
    return [
        (name, queue.label, ", ".join(queue.objects)) for name, queue in program.pair.schema.queues.items()
    ]


def classes(program: Program) -> list[tuple[str, str, str, str, str]]:
    """List how each class is labelled in the target, whether it is encrypted, and whether history is kept."""
    return [_class(name, rule) for name, rule in program.pair.protect.by_class.items()]


def _class(name: str, rule: ProtectClass) -> tuple[str, str, str, str, str]:
    history = "kept where it can be" if rule.history else "not kept"
    return name, rule.classification, ", ".join(rule.compliance), rule.encrypt.replace("_", " "), history


def grants(program: Program) -> list[tuple[str, str, str, str]]:
    """List the groups of readers: what they read, what they change, and whether that ends."""
    return [
        (name, ", ".join(grant.read), ", ".join(grant.edit), "for a time" if grant.temporary else "for good")
        for name, grant in sorted(program.pair.protect.grants.items())
    ]


def exceptions(program: Program) -> list[tuple[str, Ready | str]]:
    """List the fields that stay unencrypted although they must be, with the reason, and what is kept out."""
    protect = program.pair.protect
    kept_out = [(name, f"may not hold {', '.join(held)}") for name, held in protect.keep_out.items()]
    return [*((name, f"not encrypted: {why}") for name, why in protect.exceptions.items()), *kept_out]
