"""What a program adds to an org, in a fixed order: the custom objects and the custom fields."""

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, TargetField, TargetObject
from compiler.spec.pair import NewField


def custom_objects(program: Program) -> tuple[TargetObject, ...]:
    """List the objects that a pair creates, in name order."""
    return tuple(target for _, target in sorted(program.targets.items()) if target.custom)


def custom_fields(program: Program) -> tuple[tuple[TargetObject, TargetField], ...]:
    """List every custom field once, with an object that has it, by home and name.

    Task and Event have the same custom fields, because both live on Activity.
    """
    found: dict[tuple[str, str], tuple[TargetObject, TargetField]] = {}
    for _, target in sorted(program.targets.items()):
        for name, field in sorted(target.fields.items()):
            if field.custom:
                found.setdefault((target.home, name), (target, field))
    return tuple(found[key] for key in sorted(found))


def masters(target: TargetObject) -> tuple[TargetField, ...]:
    """List the references by which records of an object are a part of others, as their author wrote them."""
    return tuple(field for field in target.fields.values() if field.kept_as == "part_of")


def home_plural(program: Program, home: str) -> str:
    """Return the plural label of the object that declares fields."""
    if home in program.targets:
        return program.targets[home].plural
    return "Activities" if home == "Activity" else f"{home}s"


def objects_of_home(home: str) -> tuple[str, ...]:
    """List the objects whose field permissions cover a home's fields: Event and Task for Activity.

    Both must be told, whichever is written; a missing one counts as forbidden:
    https://developer.salesforce.com/docs/platform/object-reference/guide/sforce-api-objects-task.html
    """
    return ("Event", "Task") if home == "Activity" else (home,)


def new_field(program: Program, field: TargetField) -> NewField | None:
    """Return a field as its author wrote it; None for standard fields and those that every object gets."""
    if field.place is None or field.system:
        return None
    schema = program.pair.schema
    match field.place.keys:
        case ("schema", "fields", home, name):
            written = schema.fields.get(home, {}).get(name)
        case ("schema", "objects", owner, "fields", name) if owner in schema.objects:
            written = schema.objects[owner].fields.get(name)
        case _:
            return None
    return NewField(type=written) if isinstance(written, str) else written


def part_of(program: Program, field: TargetField, key: str) -> Place:
    """Return the place of one part of a field, such as its type; of the whole field where that is short."""
    place = field.place or Place(document="pair", keys=("schema",))
    if field.system:
        return place.at(key) if place.keys[-1:] == ("key",) else place
    short = _is_short(program, place)
    return place if short else place.at(key)


def _is_short(program: Program, place: Place) -> bool:
    schema = program.pair.schema
    match place.keys:
        case ("schema", "fields", home, name):
            return isinstance(schema.fields.get(home, {}).get(name), str)
        case ("schema", "objects", owner, "fields", name) if owner in schema.objects:
            return isinstance(schema.objects[owner].fields.get(name), str)
        case _:
            return True
