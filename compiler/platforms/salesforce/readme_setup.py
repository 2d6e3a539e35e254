"""What no file of metadata can do for a load: steps in Setup, each only where the pair makes it necessary."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compiler.model.program import Program, TargetObject
from compiler.platforms.salesforce.metadata.bypass import BYPASS
from compiler.platforms.salesforce.metadata.settings import writes_native_dates
from compiler.platforms.salesforce.target import OWNER, RECORD_TYPE

_MATCHED = frozenset({"Account", "Contact", "Lead"})
"""The objects that Salesforce ships active duplicate rules for."""

_UNGUARDED = frozenset({"ContentDocumentLink", "ContentVersion"})
_PLACES = ("State", "Country")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One step: what, where in Setup, why, and when it is undone; `asked` tells whether the pair needs it."""

    what: str
    where: str
    why: str
    after: str
    asked: Callable[[Program], bool]


def setup_rows(program: Program) -> Iterator[tuple[str, str, str, str]]:
    """List the steps that this pair needs: what, where in Setup, why, and what comes after the last load."""
    for step in _STEPS:
        if step.asked(program):
            yield step.what, step.where, step.why, step.after


def user_permissions(program: Program) -> tuple[str, ...]:
    """List the user permissions that a load needs beside its permission set, as Setup calls them."""
    # Comparing the org with the project reads permissions and metadata, which only this lets a user see.
    found = ["API Enabled", "View Setup and Configuration"]
    found += ["Access Activities"] if written(program) & {"Event", "Task"} else []
    found += ["Edit Events"] if "Event" in written(program) else []
    found += ["Edit Tasks"] if "Task" in written(program) else []
    return tuple(found)


def standard_fields(program: Program) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List the standard fields that a load fills, by object: the load user's profile must open them."""
    for name in sorted(written(program)):
        target = program.targets[name]
        filled = {
            each
            for route in program.routes.values()
            if route.target == name and route.operation != "find"
            for each in (
                *(one.field for one in route.assignments),
                *(one.field for one in route.references),
                *(one.field for one in route.found),
            )
        }
        names = tuple(sorted(each for each in filled if _is_guarded(target, each)))
        if names:
            yield name, names


def _is_guarded(target: TargetObject, name: str) -> bool:
    """Tell whether field permissions guard a field: not a required one, nor an owner, nor those of files."""
    if target.custom or target.name in _UNGUARDED or name not in target.fields:
        return False
    field = target.fields[name]
    return not (field.custom or field.required or name in {OWNER, RECORD_TYPE})


def written(program: Program) -> frozenset[str]:
    """Name the objects that a load writes."""
    return frozenset(route.target for route in program.routes.values() if route.operation != "find")


def _matches(program: Program) -> bool:
    return bool(written(program) & _MATCHED)


def _places(program: Program) -> bool:
    return any(name.endswith(_PLACES) for _, names in standard_fields(program) for name in names)


def _tasks(program: Program) -> bool:
    return "Task" in written(program)


def _events(program: Program) -> bool:
    return "Event" in written(program)


def _always(program: Program) -> bool:
    return True


_STEPS: tuple[_Step, ...] = (
    _Step(
        what="Allow the dates of the source as CreatedDate",
        where='User Interface: Enable "Set Audit Fields upon Record Creation" and "Update Records with '
        'Inactive Owners" User Permissions',
        why="the loader's permission set is refused without it; the project switches it on",
        after="switch it off, if nothing else needs it",
        asked=writes_native_dates,
    ),
    _Step(
        what="Let records belong to people who have left, only where they shall",
        where="the same switch; then give the load user the permission Update Records with Inactive Owners",
        why="a record of an inactive owner is refused; the fallback owner owns it otherwise",
        after="take the permission away",
        asked=_always,
    ),
    _Step(
        what="Keep duplicate rules from stopping the load",
        where=f"Duplicate Rules: deactivate, or add a condition that leaves out users with {BYPASS}",
        why="the Bulk API cannot say that a likely duplicate is wanted, so the row fails",
        after="activate them, and look at what they find",
        asked=_matches,
    ),
    _Step(
        what="See whether states and countries are picklists",
        where="State and Country/Territory Picklists",
        why="where they are, a name that is not in the list is refused",
        after="",
        asked=_places,
    ),
    _Step(
        what="Send no mail",
        where="Deliverability: access level No access, or System email only",
        why="flows, approvals and assignments would write to patients and staff about years of old records",
        after="put it back",
        asked=_always,
    ),
    _Step(
        what="Tell nobody of loaded tasks",
        where="Activity Settings, and each user's reminder settings",
        why="a task that is assigned may send a mail to its owner",
        after="put it back",
        asked=_tasks,
    ),
    _Step(
        what="Stop calendar synchronisation of the owners",
        where="Einstein Activity Capture, or whatever product copies calendars",
        why="it copies subjects and places of visits into mailboxes",
        after="decide with the privacy officer before it is switched on",
        asked=_events,
    ),
    _Step(
        what="Leave the load out of flows and rules of your own",
        where=f"Flows, Validation Rules, Apex: ask for the permission {BYPASS}",
        why="they would act on every loaded record as if it had happened today",
        after="",
        asked=_always,
    ),
    _Step(
        what="Put off the calculation of sharing, for large loads",
        where="Defer Sharing Calculations (Salesforce switches the feature on by request)",
        why="private records are shared one by one while they are loaded, and lock one another",
        after="resume, and wait until it is done",
        asked=_always,
    ),
    _Step(
        what="See who sees what by default",
        where="Sharing Settings: Account, Contact and Activity",
        why="the new objects are private; what is loaded into standard objects is as open as those are",
        after="",
        asked=_always,
    ),
)
