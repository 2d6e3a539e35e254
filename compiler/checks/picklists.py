"""PCK: value maps are total, and every value exists at the other end."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.language.types import Kind
from compiler.model.program import Program
from compiler.platforms.rule import Rule


def maps_total(program: Program, diags: Diagnostics) -> None:
    """PCK101: a value map covers its source enumeration, or says that others are refused."""
    for one in program.maps.values():
        values = program.source_enums[one.source_enum]
        missing = [value for value in values if value not in one.values]
        if missing and not one.rejects_others:
            diags.report(
                Diagnostic(
                    rule="PCK101",
                    message=f"the map `{one.name}` does not cover {len(missing)} of {len(values)} values "
                    f"of {one.source_enum}",
                    place=one.place.at("values").key(),
                    label=f"missing: {', '.join(missing[:5])}",
                    helps=("give each one a value, or say `otherwise: reject`",),
                )
            )


def targets_exist(program: Program, diags: Diagnostics) -> None:
    """PCK102: what a map or a constant gives is a value of the target picklist."""
    for one in program.maps.values():
        for source, target in one.values.items():
            _exists(program, one.target_enum, target, one.place.at("values", source), diags)
    for route in program.routes.values():
        for assignment in route.assignments:
            field = program.targets[route.target].fields.get(assignment.field)
            if assignment.constant is not None and field and field.type.kind is Kind.ENUM and field.type.name:
                _exists(program, field.type.name, assignment.constant, assignment.place, diags)


def _exists(program: Program, enum: str, value: str, place: Place, diags: Diagnostics) -> None:
    values = program.target_enums.get(enum, ())
    if value in values:
        return
    near = nearest(value, values)
    diags.report(
        Diagnostic(
            rule="PCK102",
            message=f"`{value}` is not a value of the picklist {enum}",
            place=place,
            label=f"{program.target.label} would refuse it",
            notes=(f"{enum} has: {', '.join(values)}",),
            helps=(f"did you mean `{near}`?",) if near else ("add it to the picklist in `schema.values`",),
        )
    )


def sources_exist(program: Program, diags: Diagnostics) -> None:
    """PCK103: a map's entries are values that the source can have."""
    for one in program.maps.values():
        values = program.source_enums[one.source_enum]
        for value in one.values:
            if value not in values:
                near = nearest(value, values)
                diags.report(
                    Diagnostic(
                        rule="PCK103",
                        message=f"`{value}` is not a value of {one.source_enum}",
                        place=one.place.at("values", value).key(),
                        label="never occurs",
                        helps=(f"did you mean `{near}`?",) if near else ("remove it",),
                    )
                )


RULES = (
    Rule(
        id="PCK101",
        level="error",
        title="value map is not total",
        why="An unmapped status is a row that cannot be loaded.",
        source=None,
        check=maps_total,
    ),
    Rule(
        id="PCK102",
        level="error",
        title="value is not in the target picklist",
        why="The destination refuses values its picklist does not have.",
        source=None,
        check=targets_exist,
    ),
    Rule(
        id="PCK103",
        level="error",
        title="map entry that can never occur",
        why="Usually a spelling difference that leaves the real value unmapped.",
        source=None,
        check=sources_exist,
    ),
)
