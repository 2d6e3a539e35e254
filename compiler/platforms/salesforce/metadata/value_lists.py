"""Closed lists of values: one that a single field has stays in the field, one of several fields is global."""

from collections import Counter
from collections.abc import Mapping

from compiler.language.types import Kind
from compiler.model.program import Program
from compiler.platforms.salesforce.limits import NAME
from compiler.platforms.salesforce.metadata.xml import Written
from compiler.platforms.salesforce.schema import custom_fields

PREFIX = "Crosswalk_"
"""Starts the name of every global list: deploying one replaces the list that an org has under its name.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_globalvalueset.htm
"""

_CHOICES = frozenset({Kind.ENUM, Kind.MULTI})


def global_names(program: Program) -> Mapping[str, str]:
    """Name the global value set of every enumeration that two or more custom fields have."""
    used = Counter(field.type.name for _, field in custom_fields(program) if field.type.kind in _CHOICES)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for enumeration in sorted(name for name, count in used.items() if name and count > 1):
        whole = PREFIX + "_".join(word.capitalize() for word in enumeration.split("_") if word)
        name, number = whole[: NAME.value].rstrip("_"), 1
        while name.lower() in taken:
            number += 1
            name = f"{whole[: NAME.value - len(str(number))].rstrip('_')}{number}"
        taken.add(name.lower())
        names[enumeration] = name
    return names


def value_label(name: str) -> str:
    """Return what people see of a global value set: its name in words, without ours."""
    return name.removeprefix(PREFIX).replace("_", " ")


def listed(values: tuple[str, ...]) -> tuple[Written, ...]:
    """Describe values in their author's order; none is filled in by itself."""
    return tuple({"fullName": value, "default": False, "label": value} for value in values)


def own_values(values: tuple[str, ...]) -> Mapping[str, Written]:
    """Describe a closed list of values that belongs to one field."""
    return {"restricted": True, "valueSetDefinition": {"sorted": False, "value": listed(values)}}


def shared_values(name: str) -> Mapping[str, Written]:
    """Describe a field that has the values of a global value set; such a list is always closed."""
    return {"restricted": True, "valueSetName": name}
