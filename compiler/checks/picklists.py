"""PCK: value maps are total, every value exists at the other end, and what is lost on the way is said."""

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label, Place
from compiler.diagnostics.suggest import nearest
from compiler.language.types import Kind
from compiler.model.program import Program, ValueMap
from compiler.platforms.rule import Rule

# Words of sources for what needs nobody's attention any more.
_FINISHED = frozenset(
    {"archived", "cancelled", "canceled", "closed", "complete", "completed", "declined", "delivered", "done"}
    | {"expired", "finished", "missed", "no show", "noshow", "processed", "rejected", "resolved", "void"}
)


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
            helps=(f"did you mean `{near}`?",) if near else (_where_to_add(program, enum),),
        )
    )


def _where_to_add(program: Program, enum: str) -> str:
    if enum in program.pair.schema.enums:
        return f"add it to `schema.enums.{enum}`, or take one of these"
    if enum in program.pair.schema.values:
        return "add it to the picklist in `schema.values`"
    return "take one of these; a few picklists take more by `schema.values` (`crosswalk explain SFM121`)"


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


def merges_said(program: Program, diags: Diagnostics) -> None:
    """PCK106: two source values become one only where somebody says why; REF121: and only where they do."""
    for one in program.maps.values():
        merges = program.pair.maps[one.name].merges
        merged = _merged(program, one)
        for target, sources in merged.items():
            if target not in merges:
                diags.report(_merging(one, target, sources))
        for target in merges:
            if target not in merged:
                diags.report(
                    Diagnostic(
                        rule="REF121",
                        message=f"no two values of `{one.name}` become `{target}`",
                        place=one.place.at("merges", target).key(),
                        helps=("remove the line",),
                    )
                )


def _merged(program: Program, one: ValueMap) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target in one.values.items():
        if source in program.source_enums[one.source_enum]:
            found.setdefault(target, []).append(source)
    return {target: sources for target, sources in found.items() if len(sources) > 1}


def _merging(one: ValueMap, target: str, sources: list[str]) -> Diagnostic:
    first, *others = sources
    named = f"{', '.join(f'`{name}`' for name in sources[:-1])} and `{sources[-1]}`"
    return Diagnostic(
        rule="PCK106",
        level="warning",
        message=f"{named} become the same value, so nobody can tell them apart later",
        place=one.place.at("values", others[0]),
        label=f"`{target}` too",
        related=(Label(place=one.place.at("values", first), text="first here"),),
        helps=(f"keep the source's word in a text field, or say `merges: {{{target}: why}}`",),
    )


def finished_stays_finished(program: Program, diags: Diagnostics) -> None:
    """PCK108: what is over in the source is no open state of the destination."""
    for one in program.maps.values():
        closed = program.closed_values.get(one.target_enum, ())
        for source, target in one.values.items() if closed else ():
            word = source.casefold().replace("_", " ").replace("-", " ")
            if word in _FINISHED and target in program.target_enums[one.target_enum] and target not in closed:
                diags.report(
                    Diagnostic(
                        rule="PCK108",
                        level="warning",
                        message=f"`{source}` is finished in {program.source.label}, but {target} is an open "
                        "state",
                        place=one.place.at("values", source),
                        label="stays on to-do lists",
                        notes=(f"closed values of {one.target_enum} are: {', '.join(closed)}",),
                        helps=(
                            f"take a closed value, or add one: `schema.values: {{{one.target_enum}: "
                            f"{{{source.title()}: closed}}}}`",
                        ),
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
    Rule(
        id="PCK106",
        level="warning",
        title="two source values that become one",
        why="Reports lose the difference, and nobody can bring it back.",
        silenced=True,
        check=merges_said,
    ),
    Rule(
        id="PCK108",
        level="warning",
        title="finished source state that becomes an open one",
        why="Thousands of old records would sit in to-do lists as overdue.",
        silenced=True,
        check=finished_stays_finished,
    ),
)
