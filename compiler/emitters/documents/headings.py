"""What headings of documents say that others lead to: said once, so that no link goes astray."""

from compiler.model.program import Program, Route, SourceObject, Split, TargetObject, ValueMap


def route_heading(route: Route) -> str:
    """Return the heading of a route in the mapping."""
    return f"{route.name}: {route.source} to {route.target}"


def split_heading(split: Split) -> str:
    """Return the heading of a split in the mapping."""
    return f"{split.name}: rows of {split.object}"


def map_heading(value_map: ValueMap) -> str:
    """Return the heading of a value map in the mapping."""
    return f"{value_map.name}: {value_map.source_enum} to {value_map.target_enum}"


def source_heading(program: Program, owner: SourceObject) -> str:
    """Return the heading of a source object in the dictionary."""
    return f"{owner.name} in {program.source.label}"


def target_heading(program: Program, target: TargetObject) -> str:
    """Return the heading of a target object in the dictionary."""
    return f"{target.name} in {program.target.label}"
