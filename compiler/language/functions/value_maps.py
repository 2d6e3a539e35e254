"""What `map` and `map_each` ask of a value map."""

from compiler.language.functions.function import Given, Mistake
from compiler.language.scope import MapEntry
from compiler.language.types import Type


def entries(given: Given) -> MapEntry:
    """Return the map that a call names."""
    entry = given.arguments[0].value_map
    assert entry is not None
    return entry


def wanted(given: Given) -> tuple[tuple[str, str], ...]:
    """Return the map's values and labels, in the order of the values."""
    return tuple(sorted(entries(given)[2].items()))


def another_enum(given: Given, mapped: Type) -> Mistake | None:
    """Find a map that reads another enumeration than the one at hand."""
    argument = given.arguments[0]
    source = entries(given)[0]
    if mapped.name == source:
        return None
    message = f"the map `{argument.map_name}` reads {source}, but this is {given.type}"
    return Mistake(rule="TYP105", node=argument.node, message=message)


def reaches(given: Given, mapped: Type) -> bool:
    """Tell whether the map has every value of the enumeration."""
    values = given.scope.enum(mapped.name or "")
    return values is not None and set(values) <= set(entries(given)[2])
