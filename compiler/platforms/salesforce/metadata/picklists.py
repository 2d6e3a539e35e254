"""Lists of values that are components: global ones of several fields, and standard ones that get more."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.salesforce import catalogue
from compiler.platforms.salesforce.limits import VALUE_SET_DESCRIPTION
from compiler.platforms.salesforce.metadata.picklist_needs import reasons
from compiler.platforms.salesforce.metadata.provenance import shortened
from compiler.platforms.salesforce.metadata.scene import ROOT, Scene
from compiler.platforms.salesforce.metadata.value_lists import listed, value_label
from compiler.platforms.salesforce.metadata.xml import Written, metadata_xml
from compiler.platforms.salesforce.schema import custom_fields
from compiler.platforms.salesforce.target import value_sets

EXTENDABLE: Mapping[str, tuple[str, str, str]] = {
    "Case.Status": ("CaseStatus", "Case", "Status"),
    "TaskPriority": ("TaskPriority", "Task", "Priority"),
    "TaskStatus": ("TaskStatus", "Task", "Status"),
}
"""The standard picklists that a pair may add to, with the value set of each, its object and its field.

These are the lists that an org can be asked for with the marks of their values, so that what it has is merged
with what is added. Others would be replaced: a practice's own industries, or the probability of a stage.
https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/standardvalueset_names.htm
"""

WITH_STATES = frozenset({"Case.Status", "TaskStatus"})
"""Those whose values are open or closed."""

# Salesforce ships these marks, and deploying a value set without them would take them away.
_HIGH = {("TaskPriority", "High")}


def standard_value_sets(program: Program) -> Mapping[str, str]:
    """Write every standard value set that the pair adds to, by the name of its picklist.

    It holds the values that Salesforce ships and those that are added. Deploying a value set replaces it, so
    an org that has changed the list must merge before it deploys; values that the pair needs have a
    description, and no other has.
    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm
    """
    return {
        name: metadata_xml("StandardValueSet", {"sorted": False, "standardValue": _values(program, name)})
        for name in sorted(program.pair.schema.values)
        if name in EXTENDABLE
    }


def _values(program: Program, name: str) -> tuple[Written, ...]:
    added = program.pair.schema.values[name]
    _, owner, field_name = EXTENDABLE[name]
    standard = catalogue.standard_object(owner)
    default = next(field.default for field in standard.fields if field.name == field_name)
    shipped = value_sets()[name]
    closed = {value for value, state in added.items() if state == "closed"}
    closed |= set(standard.closed_states)
    why = reasons(program, name)
    return tuple(
        {
            "fullName": value,
            "default": value == default,
            "description": why.get(value),
            "label": value,
            "closed": (value in closed) if name in WITH_STATES else None,
            "highPriority": True if (name, value) in _HIGH else None,
        }
        for value in (*shipped, *(each for each in added if each not in shipped))
    )


def needed_values(program: Program, name: str) -> tuple[str, ...]:
    """Name the standard value set that must be there before values of a picklist can be listed, if any."""
    added = name in EXTENDABLE and name in program.pair.schema.values
    return (f"StandardValueSet:{EXTENDABLE[name][0]}",) if added else ()


def global_value_set(scene: Scene, enumeration: str, name: str) -> str:
    """Write one list of values that several fields have; it says which."""
    fields = (
        f"{target.home}.{field.name}"
        for target, field in custom_fields(scene.program)
        if field.type.name == enumeration
    )
    text = f"Enumeration {enumeration} of {scene.program.pair.name}, for {', '.join(fields)}."
    return metadata_xml(
        "GlobalValueSet",
        {
            "customValue": listed(scene.program.target_enums.get(enumeration, ())),
            "description": shortened(text, VALUE_SET_DESCRIPTION.value),
            "masterLabel": value_label(name),
            "sorted": False,
        },
    )


def value_set_components(scene: Scene) -> Iterator[Component]:
    """Write every global value set, and every standard one that the pair adds to."""
    for enumeration, name in sorted(scene.names.value_sets.items()):
        yield Component(
            kind="GlobalValueSet",
            name=name,
            path=f"{ROOT}/globalValueSets/{name}.globalValueSet-meta.xml",
            text=global_value_set(scene, enumeration, name),
            place=Place(document="pair", keys=("schema", "enums", enumeration)),
        )
    for picklist, text in standard_value_sets(scene.program).items():
        name = EXTENDABLE[picklist][0]
        yield Component(
            kind="StandardValueSet",
            name=name,
            path=f"{ROOT}/standardValueSets/{name}.standardValueSet-meta.xml",
            text=text,
            place=Place(document="pair", keys=("schema", "values", picklist)),
            standard=True,
        )
