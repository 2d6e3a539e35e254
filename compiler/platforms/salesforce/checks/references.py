"""SFM106–SFM109, SFM111 and SFM119: where fields may live and what lookups may point at."""

from collections import defaultdict

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import COMMUNITY, DEPLOYED, LOOKUPS, OFFICIAL
from compiler.platforms.salesforce.schema import custom_fields, home_plural, part_of
from compiler.platforms.salesforce.target import ACTIVITIES

_ACTIVITY_PARENTS = frozenset({"Activity", *ACTIVITIES})
# Deleting these is Setup's business, so a lookup may not hold them back: the deployment is refused.
_LOOSE_PARENTS = frozenset({"Group", "Profile", "RecordType", "User"})
_LOOKUP_SOURCE = (
    "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_field_types.htm"
)
_TASK_SOURCE = (
    "https://developer.salesforce.com/docs/platform/object-reference/guide/sforce-api-objects-task.html"
)


def activity_fields_at_home(program: Program, diags: Diagnostics) -> None:
    """SFM106: custom fields of Task and Event are declared on Activity."""
    for name in ACTIVITIES:
        if name in program.pair.schema.fields:
            diags.report(
                Diagnostic(
                    rule="SFM106",
                    message=f"custom fields of {name} are defined on Activity",
                    place=Place(document="pair", keys=("schema", "fields", name), on_key=True),
                    label="not a place for custom fields",
                    notes=(
                        "Task and Event share one set of custom fields; Salesforce stores them on the "
                        "Activity object",
                    ),
                    helps=("move these fields to `schema.fields.Activity`",),
                )
            )


def no_lookup_to_activities(program: Program, diags: Diagnostics) -> None:
    """SFM107: no custom lookup points at a task or an event."""
    for target, field in _lookups(program):
        for parent in field.type.objects:
            if parent in _ACTIVITY_PARENTS:
                diags.report(
                    Diagnostic(
                        rule="SFM107",
                        message=f"Salesforce does not allow a lookup to {parent}",
                        place=part_of(program, field, "type"),
                        label=f"`{target.home}.{field.name}` cannot point to an activity",
                        notes=("no object may have a custom lookup or master-detail to Task or Event",),
                        helps=(
                            f"turn it round: {parent}.WhatId may point to {target.name} when {target.name} "
                            "has `activities: true`",
                            "keep the source key as text(120), so that the link can be found by search",
                        ),
                    )
                )


def no_long_text_on_activities(program: Program, diags: Diagnostics) -> None:
    """SFM108: activities have no custom long text."""
    for target, field in custom_fields(program):
        if target.home == "Activity" and field.type.kind in {Kind.LONGTEXT, Kind.HTML}:
            diags.report(
                Diagnostic(
                    rule="SFM108",
                    message="Activity cannot have a custom long text field",
                    place=part_of(program, field, "type"),
                    notes=(
                        "Task.Description and Event.Description (32,000 characters) are the long text "
                        "fields activities have",
                    ),
                    helps=(
                        "map the full text to Description",
                        "keep a text(255) excerpt, or attach the text as a file",
                    ),
                )
            )


def deletes_decided(program: Program, diags: Diagnostics) -> None:
    """SFM109: a required lookup says what happens when its parent is deleted; one to a user is never held."""
    for _, field in _lookups(program):
        if field.kept_as == "part_of":
            continue
        loose = next((each for each in field.type.objects if each in _LOOSE_PARENTS), None)
        if loose and (field.required or field.on_delete in {"restrict", "cascade"}):
            diags.report(
                Diagnostic(
                    rule="SFM109",
                    message=f"a lookup to {loose} can be neither required nor restricted",
                    place=part_of(program, field, "type"),
                    helps=("drop the `!` and `on_delete`",),
                )
            )
        elif field.required and field.on_delete not in {"restrict", "cascade"}:
            diags.report(
                Diagnostic(
                    rule="SFM109",
                    message="a required lookup cannot be cleared when its parent is deleted",
                    place=part_of(program, field, "type"),
                    label="required",
                    helps=("add `on_delete: restrict` (or `cascade`)",),
                )
            )


def lookups_few_enough(program: Program, diags: Diagnostics) -> None:
    """SFM111: an object has at most 40 custom lookups."""
    counts: dict[str, int] = defaultdict(int)
    places: dict[str, Place] = {}
    for target, field in _lookups(program):
        counts[target.home] += 1
        if field.place:
            keys = field.place.keys[:3]
            places[target.home] = Place(document=field.place.document, keys=keys, on_key=True)
    for home, count in sorted(counts.items()):
        if count > LOOKUPS.value:
            message = f"{home} would get {count} lookups; Salesforce allows {LOOKUPS.value}"
            diags.report(Diagnostic(rule="SFM111", message=message, place=places[home]))


def one_parent_each(program: Program, diags: Diagnostics) -> None:
    """SFM119: a custom lookup points at one object, and that object exists."""
    for target, field in _lookups(program):
        parents = field.type.objects
        if parents == ("*",) or len(parents) > 1:
            diags.report(
                Diagnostic(
                    rule="SFM119",
                    message=f"a custom lookup points at one object, not at {field.type.bare}",
                    place=part_of(program, field, "type"),
                    helps=(f"give {home_plural(program, target.home)} one lookup for each object",),
                )
            )
        elif parents[0] not in program.targets and parents[0] not in _LOOSE_PARENTS | _ACTIVITY_PARENTS:
            diags.report(
                Diagnostic(
                    rule="SFM119",
                    message=f"there is no object `{parents[0]}` that a lookup could point at",
                    place=part_of(program, field, "type"),
                )
            )


def _lookups(program: Program) -> tuple[tuple[TargetObject, TargetField], ...]:
    return tuple(each for each in custom_fields(program) if each[1].type.kind is Kind.REF)


RULES = (
    Rule(
        id="SFM106",
        level="error",
        title="custom field on Task or Event",
        why="They share one set of fields, stored on Activity; the deployment is refused.",
        source=_TASK_SOURCE,
        verified=DEPLOYED,
        check=activity_fields_at_home,
    ),
    Rule(
        id="SFM107",
        level="error",
        title="lookup to Task or Event",
        why="Salesforce has no such relationship; the deployment is refused.",
        source="https://salesforce.stackexchange.com/questions/82098",
        verified=COMMUNITY,
        check=no_lookup_to_activities,
    ),
    Rule(
        id="SFM108",
        level="error",
        title="long text on Activity",
        why="Activities have Description and nothing else of that length; the deployment is refused.",
        source=_TASK_SOURCE,
        verified=OFFICIAL,
        check=no_long_text_on_activities,
    ),
    Rule(
        id="SFM109",
        level="error",
        title="required lookup that would be cleared",
        why="The deployment is refused: a required lookup needs cascade or restrict, one to a user neither.",
        source=_LOOKUP_SOURCE,
        verified=DEPLOYED,
        check=deletes_decided,
    ),
    Rule(
        id="SFM111",
        level="error",
        title="more than 40 lookups",
        why="The deployment is refused.",
        remedy="Keep the key of the other record as text where nobody follows the lookup.",
        source=LOOKUPS.source,
        verified=LOOKUPS.verified,
        check=lookups_few_enough,
    ),
    Rule(
        id="SFM119",
        level="error",
        title="lookup without one parent",
        why="A custom lookup names the one object it points at; the deployment is refused.",
        remedy="Give each object a lookup of its own, and declare the object that it points at.",
        source=_LOOKUP_SOURCE,
        verified=OFFICIAL,
        check=one_parent_each,
    ),
)
