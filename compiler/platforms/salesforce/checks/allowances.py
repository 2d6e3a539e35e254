"""SFM105, SFM112, SFM122, PCK107 and SFM124: how much of a thing one object may have, and record types."""

import re
from collections import defaultdict
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import (
    ACTIVITY_FIELDS,
    CUSTOM_FIELDS,
    EXTERNAL_IDS,
    OFFICIAL,
    RECORD_TYPE_NAME,
    Limit,
)
from compiler.platforms.salesforce.schema import custom_fields, part_of
from compiler.platforms.salesforce.target import record_type

_PAIR = Place(document="pair")
_WRITE = (
    "write the name with letters, digits and single underscores, first a letter, and a label for people",
)
_RECORD_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")


def fields_few_enough(program: Program, diags: Diagnostics) -> None:
    """SFM105: an object has no more custom fields than its edition gives."""
    for home, fields in _by_home(program).items():
        limit = _allowed(program, home)
        if limit is not None and len(fields) > limit.value:
            edition = "tasks and events together" if home == "Activity" else f"{program.target.edition}"
            diags.report(
                Diagnostic(
                    rule="SFM105",
                    message=f"{home} would get {len(fields)} custom fields; {edition} allows {limit.value}",
                    place=_owner(program, home, fields),
                    notes=("fields that the org has already, and those of installed packages, count too",),
                    helps=("keep rarely used values in one long text field, or in rows of their own",),
                )
            )


def external_ids_few_enough(program: Program, diags: Diagnostics) -> None:
    """SFM112: an object has at most 25 external ids and unique fields."""
    for home, fields in _by_home(program).items():
        indexed = [field for field in fields if field.unique or field.external_id]
        if len(indexed) > EXTERNAL_IDS.value:
            diags.report(
                Diagnostic(
                    rule="SFM112",
                    message=f"{home} would get {len(indexed)} external ids and unique fields; "
                    f"Salesforce allows {EXTERNAL_IDS.value}",
                    place=_owner(program, home, fields),
                    helps=("drop `unique: true` where nothing is matched by the field",),
                )
            )


def record_types_possible(program: Program, diags: Diagnostics) -> None:
    """SFM122: record types of objects that have them, under names that Salesforce takes."""
    for owner, types in sorted(program.pair.schema.record_types.items()):
        place = _PAIR.at("schema", "record_types", owner)
        if owner in program.targets and record_type(owner, "Any") is None:
            message = f"{owner} cannot have record types"
            helps = ("give the object a picklist field that tells its kind",)
            diags.report(Diagnostic(rule="SFM122", message=message, place=place.key(), helps=helps))
            continue
        for name, written in sorted(types.items()):
            for problem, where in _record_type_problems(name, written.label, place.at(name)):
                diags.report(Diagnostic(rule="SFM122", message=problem, place=where, helps=_WRITE))


def _record_type_problems(name: str, label: str, place: Place) -> Iterator[tuple[str, Place]]:
    if not _RECORD_TYPE.fullmatch(name):
        yield f"`{name}` is not a valid name of a record type", place.key()
    for what, text, where in (("name", name, place.key()), ("label", label, place.at("label"))):
        if len(text) > RECORD_TYPE_NAME.value:
            length = f"{len(text)} characters; Salesforce takes {RECORD_TYPE_NAME.value}"
            yield f"the {what} of this record type has {length}", where
    if not label.strip():
        yield "the label of a record type is empty", place.at("label")


def choices_separable(program: Program, diags: Diagnostics) -> None:
    """PCK107: no value of a multi-select picklist holds the sign that separates values."""
    for _, field in custom_fields(program):
        if field.type.kind is not Kind.MULTI:
            continue
        for value in program.target_enums.get(field.type.name or "", ()):
            if ";" in value:
                diags.report(
                    Diagnostic(
                        rule="PCK107",
                        message=f"`{value}` would be read as several values of {field.name}",
                        place=part_of(program, field, "type"),
                        notes=("the values of a multi-select picklist are joined by semicolons",),
                        helps=("write the value without a semicolon",),
                    )
                )


def activities_stay_open(program: Program, diags: Diagnostics) -> None:
    """SFM124: tasks and events that people or other programs make need none of our fields."""
    for target, field in custom_fields(program):
        if target.home == "Activity" and field.required:
            diags.report(
                Diagnostic(
                    rule="SFM124",
                    level="warning",
                    message=f"{field.name} would be required for every task and event of the org",
                    place=part_of(program, field, "type"),
                    notes=("tasks that e-mail or calendars log do not fill it, and fail from then on",),
                    helps=("drop the `!`; a missing value can be refused in the route",),
                )
            )


def _by_home(program: Program) -> dict[str, list[TargetField]]:
    found: dict[str, list[TargetField]] = defaultdict(list)
    for target, field in custom_fields(program):
        found[target.home].append(field)
    return dict(sorted(found.items()))


def _allowed(program: Program, home: str) -> Limit | None:
    if home == "Activity":
        return ACTIVITY_FIELDS
    return CUSTOM_FIELDS.get(program.target.edition or "")


def _owner(program: Program, home: str, fields: list[TargetField]) -> Place:
    written: TargetObject | None = program.targets.get(home)
    if written is not None and written.place is not None:
        return written.place.key()
    own = (field.place for field in fields if field.place is not None and not field.system)
    first = next(own, None)
    return _PAIR.at("schema") if first is None else Place(document="pair", keys=first.keys[:3], on_key=True)


RULES = (
    Rule(
        id="SFM105",
        level="error",
        title="too many custom fields",
        why="The deployment is refused, and which field was one too many is left to chance.",
        source=CUSTOM_FIELDS["enterprise"].source,
        verified=CUSTOM_FIELDS["enterprise"].verified,
        check=fields_few_enough,
    ),
    Rule(
        id="SFM112",
        level="error",
        title="more than 25 external ids",
        why="The deployment is refused; the migration key takes one of them on each object.",
        source=EXTERNAL_IDS.source,
        verified=EXTERNAL_IDS.verified,
        check=external_ids_few_enough,
    ),
    Rule(
        id="SFM122",
        level="error",
        title="record type that Salesforce does not take",
        why="The deployment is refused.",
        source=RECORD_TYPE_NAME.source,
        verified=RECORD_TYPE_NAME.verified,
        check=record_types_possible,
    ),
    Rule(
        id="PCK107",
        level="error",
        title="semicolon in a value of a multi-select picklist",
        why="One value would arrive as two, and rows with it be refused.",
        source="https://help.salesforce.com/s/articleView?id=platform.picklist_limitations.htm&type=5",
        verified=OFFICIAL,
        check=choices_separable,
    ),
    Rule(
        id="SFM124",
        level="warning",
        title="field that every task and event would need",
        why="Activities are also made by people, mail and calendars, which know nothing of the migration.",
        source="https://developer.salesforce.com/docs/platform/object-reference/guide/sforce-api-objects-task.html",
        verified=OFFICIAL,
        silenced=True,
        check=activities_stay_open,
    ),
)
