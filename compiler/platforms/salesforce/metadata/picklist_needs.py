"""Which values of a standard picklist a pair needs, and what for; the others are the practice's to drop."""

from collections.abc import Iterator, Mapping

from compiler.language.outcomes import alternatives
from compiler.language.syntax import Call, Path, Text
from compiler.model.program import Assignment, Program
from compiler.platforms.salesforce.limits import VALUE_SET_DESCRIPTION
from compiler.platforms.salesforce.metadata.provenance import shortened

_MAPPING = frozenset({"map", "map_each"})


def reasons(program: Program, name: str) -> Mapping[str, str]:
    """Say by value why it must be there: the pair adds it, routes write it, or record types list it.

    A description is all that tells them from those that Salesforce ships once they are in one file.
    """
    added, pair = program.pair.schema.values.get(name, {}), program.pair.name
    writers = _writers(program, name)
    listed = _is_listed(program, name)
    found: dict[str, str] = {}
    for value in program.target_enums.get(name, ()):
        parts = [f"Added by {pair}."] if value in added else []
        parts += [f"Written by {pair}: {', '.join(writers[value])}."] if value in writers else []
        parts += [f"Listed by record types of {pair}."] if listed and not parts else []
        if parts:
            found[value] = shortened(" ".join(parts), VALUE_SET_DESCRIPTION.value)
    return found


def _writers(program: Program, name: str) -> Mapping[str, tuple[str, ...]]:
    """Name the routes that write each value, as far as expressions show."""
    found: dict[str, dict[str, None]] = {}
    for route in sorted(program.routes.values(), key=lambda one: one.name):
        fields = program.targets[route.target].fields
        for one in route.assignments if route.operation != "find" else ():
            if one.field in fields and fields[one.field].type.name == name:
                for value in _given(program, one, name):
                    found.setdefault(value, {})[route.name] = None
    return {value: tuple(routes) for value, routes in found.items()}


def _given(program: Program, one: Assignment, name: str) -> Iterator[str]:
    if one.constant is not None:
        yield one.constant
    for node in alternatives(one.expression.node) if one.expression else ():
        if isinstance(node, Text):
            yield node.value
        if not isinstance(node, Call) or node.name not in _MAPPING:
            continue
        named = (each.name for each in node.arguments if isinstance(each, Path))
        for used in (program.maps[each] for each in named if each in program.maps):
            if used.target_enum == name:
                yield from (*used.values.values(), *((used.default,) if used.default else ()))


def _is_listed(program: Program, name: str) -> bool:
    """Tell whether the pair makes record types that may list every value: an org must have what they list."""
    owners = (program.targets.get(owner) for owner in program.pair.schema.record_types)
    return any(field.type.name == name for owner in owners if owner for field in owner.fields.values())
