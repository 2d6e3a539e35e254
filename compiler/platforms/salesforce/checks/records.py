"""SFR101–SFR104, SFR106, SFR108, SFR109 and SFR111: rows that Salesforce would refuse, hide or change."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics
from compiler.diagnostics.law import Law
from compiler.model.program import Program, Reference, Route
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce import catalogue
from compiler.platforms.salesforce.limits import COMMUNITY, DEPLOYED, LONGEST_EVENT_MINUTES, OFFICIAL
from compiler.platforms.salesforce.target import OWNER

_AUDIT_SOURCE = "https://help.salesforce.com/s/articleView?id=000386065&type=1"
_TASK_SOURCE = (
    "https://developer.salesforce.com/docs/platform/object-reference/guide/sforce-api-objects-task.html"
)


def contacts_have_accounts(program: Program, diags: Diagnostics) -> None:
    """SFR101: a contact belongs to an account."""
    for route in _writers(program, "Contact"):
        if not _fills(route, "AccountId"):
            diags.report(
                Diagnostic(
                    rule="SFR101",
                    level="warning",
                    message=f"route `{route.name}` writes Contacts without an Account",
                    place=route.place.key(),
                    notes=(
                        "a Contact without an Account is private: only its owner and administrators see it, "
                        "and sharing rules skip it",
                    ),
                    helps=("link AccountId to a practice, household or person account",),
                )
            )


def events_short_enough(program: Program, diags: Diagnostics) -> None:
    """SFR102: something keeps every event within 14 days."""
    for route in _writers(program, "Event"):
        minutes = route.max_duration_minutes
        if minutes is not None and minutes <= LONGEST_EVENT_MINUTES.value:
            continue
        place = route.place.key() if minutes is None else route.place.at("limits", "max_duration")
        diags.report(
            Diagnostic(
                rule="SFR102",
                message="nothing stops an Event longer than 14 days",
                place=place,
                notes=(
                    "Salesforce refuses Events over 14 days, and over 24 hours unless multiday events are "
                    "enabled",
                ),
                helps=("add `limits: {max_duration: 14d}`; longer rows are refused and reported",),
            )
        )


def audit_on_insert(program: Program, diags: Diagnostics) -> None:
    """SFR103: CreatedDate is given on insert, to objects that take it."""
    for route in _in_order(program):
        if not route.native_audit:
            continue
        place = route.place.at("audit", "native")
        if route.operation not in {"insert", "file"}:
            diags.report(
                Diagnostic(
                    rule="SFR103",
                    message=f"CreatedDate can be set only on insert, not on {route.operation}",
                    place=place,
                    notes=("Salesforce: Create Audit Fields works only for INSERT",),
                    helps=(
                        "write schema.audit fields instead (drop `native`)",
                        "or use `op: insert` with the migration key as a guard",
                    ),
                )
            )
        elif not _takes_audit_fields(program, route.target):
            diags.report(
                Diagnostic(
                    rule="SFR103",
                    message=f"CreatedDate of {route.target} cannot be set",
                    place=place,
                    helps=("write schema.audit fields instead (drop `native`)",),
                )
            )


def what_takes_activities(program: Program, diags: Diagnostics) -> None:
    """SFR104: activities relate only to objects that allow them."""
    for route, reference in _references(program, "WhatId"):
        for parent in _parents(program, reference):
            if parent in program.targets and not program.targets[parent].activities:
                custom = program.targets[parent].custom
                fix = f"add `activities: true` to schema.objects.{parent}"
                diags.report(
                    Diagnostic(
                        rule="SFR104",
                        message=f"activities cannot be related to {parent}",
                        place=reference.place,
                        helps=(fix if custom else f"link people by {route.target}.WhoId",),
                    )
                )


def no_lead_with_what(program: Program, diags: Diagnostics) -> None:
    """SFR106: an activity of a lead has no other relation."""
    for route, reference in _references(program, "WhatId"):
        who = next((each for each in route.references if each.field == "WhoId"), None)
        leads = [each.name for each in _written_by(program, who) if each.target == "Lead"] if who else []
        if leads:
            diags.report(
                Diagnostic(
                    rule="SFR106",
                    message="an activity of a Lead cannot also have a WhatId",
                    place=reference.place.key(),
                    notes=(f"`WhoId` resolves to route `{leads[0]}`, which writes Lead",),
                    helps=("drop one of the two links",),
                )
            )


def no_users_made(program: Program, diags: Diagnostics) -> None:
    """SFR108: users are matched, never made."""
    for route in _writers(program, "User"):
        diags.report(
            Diagnostic(
                rule="SFR108",
                message="this pair may not create Users",
                place=route.place.at("op" if route.operation != "upsert" else "to"),
                notes=("a user takes a licence, and that is the administrator's decision",),
                helps=("`op: find`, with `unmatched: {owner: $fallback_owner, report: true}`",),
            )
        )


def owners_certain(program: Program, diags: Diagnostics) -> None:
    """SFR109: a row whose owner nobody matches gets a fallback."""
    for _, reference in _references(program, OWNER):
        if reference.fallback is not None:
            continue
        found = [each for each in _written_by(program, reference) if each.operation == "find"]
        place = found[0].place.key() if found else reference.place
        diags.report(
            Diagnostic(
                rule="SFR109",
                message="a row whose owner is not matched would leave OwnerId empty",
                place=place,
                helps=("`unmatched: {owner: $fallback_owner, report: true}`",),
            )
        )


def _in_order(program: Program) -> tuple[Route, ...]:
    return tuple(route for _, route in sorted(program.routes.items()))


def _writers(program: Program, target: str) -> Iterator[Route]:
    for route in _in_order(program):
        if route.target == target and route.operation != "find":
            yield route


def _references(program: Program, field: str) -> Iterator[tuple[Route, Reference]]:
    for route in _in_order(program):
        for reference in route.references:
            if reference.field == field:
                yield route, reference


def _parents(program: Program, reference: Reference) -> tuple[str, ...]:
    return tuple(sorted({route.target for route in _written_by(program, reference)}))


def _written_by(program: Program, reference: Reference) -> tuple[Route, ...]:
    # A route with mistakes of its own is missing from the program, and was reported already.
    return tuple(program.routes[name] for name in reference.routes if name in program.routes)


def _fills(route: Route, field: str) -> bool:
    names = {one.field for one in route.assignments} | {one.field for one in route.references}
    return field in names


def _takes_audit_fields(program: Program, name: str) -> bool:
    return program.targets[name].custom or catalogue.standard_object(name).audit_fields


RULES = (
    Rule(
        id="SFR101",
        level="warning",
        title="contact without an account",
        why="It is private to its owner; sharing rules and reports skip it.",
        source="https://help.salesforce.com/s/articleView?id=sales.contacts_sharing_considerations.htm&type=5",
        verified=OFFICIAL,
        silenced=True,
        check=contacts_have_accounts,
    ),
    Rule(
        id="SFR102",
        level="error",
        title="event that may exceed 14 days",
        why="Such rows are refused one by one on migration weekend.",
        source=LONGEST_EVENT_MINUTES.source,
        verified=LONGEST_EVENT_MINUTES.verified,
        check=events_short_enough,
    ),
    Rule(
        id="SFR103",
        level="error",
        title="audit fields on upsert",
        why="Salesforce sets CreatedDate on insert only, and on some objects never.",
        source=_AUDIT_SOURCE,
        verified=OFFICIAL,
        check=audit_on_insert,
    ),
    Rule(
        id="SFR104",
        level="error",
        title="WhatId to an object without activities",
        why="Such rows are refused one by one.",
        source=_TASK_SOURCE,
        verified=OFFICIAL,
        check=what_takes_activities,
    ),
    Rule(
        id="SFR106",
        level="error",
        title="WhatId together with a lead",
        why="A row may relate to a lead or to a thing, not to both.",
        source="https://help-enterprise.pendula.com/hc/en-us/articles/16482784941583",
        verified=COMMUNITY,
        check=no_lead_with_what,
    ),
    Rule(
        id="SFR108",
        level="error",
        title="route that creates users",
        why="Licences are the administrator's decision; a template is written instead.",
        source="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm",
        verified=OFFICIAL,
        check=no_users_made,
    ),
    Rule(
        id="SFR109",
        level="error",
        title="owner that may be unresolved",
        why="No record may land without an owner.",
        source=None,
        check=owners_certain,
    ),
)

LAWS = (
    Law(
        id="SFM115",
        level="error",
        title="name that the org has with another type",
        why="A deployment would change the type of a field that holds data, and may delete what it holds.",
        remedy="Map to the field that is there, or choose another name. Only an org can tell: "
        "run `crosswalk deploy PAIR --verify`.",
        source="https://help.salesforce.com/s/articleView?id=platform.notes_on_changing_custom_field_types.htm&type=5",
        verified=DEPLOYED,
    ),
    Law(
        id="SFR111",
        level="error",
        title="text that empties a field",
        why="Salesforce takes `#N/A` in an upload as the sign to empty the field, so the text would be lost.",
        remedy="Correct the text in the source, or turn it into nothing in the spec.",
        source="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_bulk_v2/datafiles_csv_valid_record_rows.htm",
        verified=OFFICIAL,
    ),
)
