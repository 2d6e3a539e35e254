"""What every maker of components looks at, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Fillings, class_of, fillings
from compiler.platforms.salesforce.metadata.field_forms import Names
from compiler.platforms.salesforce.metadata.history import HistoryPlan, history_of
from compiler.platforms.salesforce.metadata.relationships import relationship_names
from compiler.platforms.salesforce.metadata.value_lists import global_names

ROOT = "force-app/main/default"
"""Where a project in source format keeps its components."""

SHIELD = "shield/main/default"
"""Where it keeps those that an org with Shield gets a second time, encrypted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A program, what fills each of its fields, the names that fields use, and the history of its objects."""

    program: Program
    ways: Fillings
    names: Names
    history: Mapping[str, HistoryPlan]

    def class_of(self, target: TargetObject, field: TargetField) -> str:
        """Return the class of health data that a field holds."""
        return class_of(target, field.name, self.ways)


def scene_of(program: Program) -> Scene:
    """Work out what makers of components look at."""
    ways = fillings(program)
    return Scene(
        program=program,
        ways=ways,
        names=Names(relationships=relationship_names(program), value_sets=global_names(program)),
        history=history_of(program, ways),
    )


def place_of(target: TargetObject, field: TargetField | None = None) -> Place:
    """Return where the spec asks for an object or a field; for those that nobody wrote, the schema."""
    found = field.place if field else target.place
    return found or target.place or Place(document="pair", keys=("schema",))


def needed_object(program: Program, name: str) -> tuple[str, ...]:
    """Name an object as something that must be there first; nothing for one that every org has."""
    found = program.targets.get(name)
    return (f"CustomObject:{name}",) if found is not None and found.custom else ()
