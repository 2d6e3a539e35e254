"""Lists of values: those a field brings with it, and standard ones that get more."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.salesforce import catalogue
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.target import value_sets

EXTENDABLE: Mapping[str, tuple[str, str]] = {
    "TaskPriority": ("Task", "Priority"),
    "TaskStatus": ("Task", "Status"),
}
"""The standard value sets that a pair may add to, with the field each belongs to."""

# Salesforce ships these marks, and deploying a value set without them would take them away.
_HIGH = {("TaskPriority", "High")}


def value_set(values: tuple[str, ...]) -> Mapping[str, Written]:
    """Describe a closed list of values that belongs to one field, in the author's order."""
    listed: tuple[Written, ...] = tuple(
        {"fullName": value, "default": False, "label": value} for value in values
    )
    return {"restricted": True, "valueSetDefinition": {"sorted": False, "value": listed}}


def standard_value_sets(program: Program) -> Mapping[str, str]:
    """Write every standard value set that the pair adds to, by its name, with the values it had before.

    Deploying a value set replaces it, so an org that has changed the list must merge before it deploys.
    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm
    """
    return {
        name: metadata_xml("StandardValueSet", {"sorted": False, "standardValue": _values(program, name)})
        for name in sorted(program.pair.schema.values)
        if name in EXTENDABLE
    }


def _values(program: Program, name: str) -> tuple[Written, ...]:
    added = program.pair.schema.values[name]
    owner, field_name = EXTENDABLE[name]
    standard = catalogue.standard_object(owner)
    default = next(field.default for field in standard.fields if field.name == field_name)
    shipped = value_sets()[name]
    closed = {value for value, state in added.items() if state == "closed"}
    closed |= set(standard.closed_states) if field_name == "Status" else set()
    return tuple(
        {
            "fullName": value,
            "default": value == default,
            "label": value,
            "closed": (value in closed) if field_name == "Status" else None,
            "highPriority": True if (name, value) in _HIGH else None,
        }
        for value in (*shipped, *(each for each in added if each not in shipped))
    )


def value_set_components(scene: Scene) -> Iterator[Component]:
    """Write every standard value set that the pair adds to."""
    for name, text in standard_value_sets(scene.program).items():
        yield Component(
            kind="StandardValueSet",
            name=name,
            path=f"{ROOT}/standardValueSets/{name}.standardValueSet-meta.xml",
            text=text,
            place=Place(document="pair", keys=("schema", "values", name)),
        )
