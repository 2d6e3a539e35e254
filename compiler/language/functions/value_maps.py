"""What `map` and `map_each` ask of a value map."""

from compiler.language.functions.function import Given, Mistake
from compiler.language.scope import MapEntry
from compiler.language.types import Kind, Type, utf16_length

LONGEST_KEPT = 255
"""The longest text that is kept; a longer one is no value of anything."""


def entries(given: Given) -> MapEntry:
    """Return the map that a call names."""
    entry = given.arguments[0].value_map
    assert entry is not None
    return entry


def wanted(given: Given) -> tuple[tuple[str, str], ...]:
    """Return the map's values and labels, in the order of the values."""
    return tuple(sorted(entries(given).values.items()))


def labels(given: Given) -> frozenset[str]:
    """Return every label that the map can give."""
    entry = entries(given)
    other = {entry.default} if entry.policy == "default" and entry.default is not None else set()
    return frozenset({*entry.values.values(), *other})


def longest(given: Given) -> int:
    """Return the length of the longest label."""
    return max((utf16_length(label) for label in labels(given)), default=0)


def another_enum(given: Given, mapped: Type) -> Mistake | None:
    """Find a map that reads another enumeration than the one at hand."""
    argument = given.arguments[0]
    source = entries(given).source_enum
    if mapped.kind is Kind.TEXT and entries(given).policy:
        return None
    if mapped.name == source and not given.type.is_json_list:
        return None
    message = f"the map `{argument.map_name}` reads {source}, but this is {given.type}"
    helps = ("give the map an `otherwise:`, so that it can read any text",) if mapped.is_text else ()
    return Mistake(rule="TYP105", node=argument.node, message=message, helps=helps)


def may_refuse(given: Given, mapped: Type) -> bool:
    """Tell whether the map may refuse a value of the enumeration."""
    entry = entries(given)
    if entry.policy in {"keep", "default"}:
        return False
    values = given.scope.enum(mapped.name or "")
    return values is None or not set(values) <= set(entry.values)


def takes_any_text(given: Given) -> bool:
    """Tell whether the map decides about texts that the enumeration does not have."""
    return entries(given).takes_any_text


def refusal(given: Given) -> str:
    """Return the rule under which the map refuses a row: PCK109 where the value waits to be mapped."""
    return "PCK109" if entries(given).policy == "quarantine" else "PCK101"
