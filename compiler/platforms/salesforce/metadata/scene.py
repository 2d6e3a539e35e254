"""What every maker of components looks at, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Place
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Fillings, class_of, fillings
from compiler.platforms.salesforce.metadata.relationships import relationship_names

ROOT = "force-app/main/default"
"""Where a project in source format keeps its components."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A program, what fills each of its fields, and the names of its relationships."""

    program: Program
    ways: Fillings
    relationships: Mapping[tuple[str, str], str]

    def class_of(self, target: TargetObject, field: TargetField) -> str:
        """Return the class of health data that a field holds."""
        return class_of(target, field.name, self.ways)


def scene_of(program: Program) -> Scene:
    """Work out what makers of components look at."""
    return Scene(program=program, ways=fillings(program), relationships=relationship_names(program))


def place_of(target: TargetObject, field: TargetField | None = None) -> Place:
    """Return where the spec asks for an object or a field; for those that nobody wrote, the schema."""
    found = field.place if field else target.place
    return found or target.place or Place(document="pair", keys=("schema",))
