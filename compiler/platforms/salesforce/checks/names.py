"""SFM101–SFM103: names that Salesforce takes, and that people can tell apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Program
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce import catalogue
from compiler.platforms.salesforce.limits import NAME, OFFICIAL
from compiler.platforms.salesforce.metadata.groups import EMERGENCY, EMERGENCY_RECORDS
from compiler.platforms.salesforce.metadata.marker import MARKER
from compiler.platforms.salesforce.metadata.permissions import LOADER, set_name
from compiler.platforms.salesforce.schema import custom_fields, custom_objects, objects_of_home

_CUSTOM = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*__c")
_PERMISSION_SET = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
_LONGEST_PERMISSION_SET = 80
_RESERVED = frozenset(
    {
        "date",
        "external",
        "from",
        "group",
        "limit",
        "number",
        "order",
        "select",
        "type",
        "user",
        "view",
        "where",
    }
)
_EVERY_OBJECT_HAS = (
    "Id",
    "Name",
    "OwnerId",
    "CreatedById",
    "CreatedDate",
    "IsDeleted",
    "LastModifiedById",
    "LastModifiedDate",
    "RecordTypeId",
    "SystemModstamp",
)
_SOURCE = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A name that the pair gives, what it names, the standard names beside it, and where it is written."""

    name: str
    kind: str
    beside: tuple[str, ...]
    place: Place


def names_short_enough(program: Program, diags: Diagnostics) -> None:
    """SFM101: an API name has at most 40 characters before `__c`."""
    for named in _names(program):
        bare = named.name.removesuffix("__c")
        excess = len(bare) - NAME.value
        if excess > 0:
            diags.report(
                Diagnostic(
                    rule="SFM101",
                    message=f"`{named.name}` is {len(bare)} characters long; Salesforce allows "
                    f"{NAME.value} before `__c`",
                    place=named.place,
                    label=f"{excess} too many",
                    helps=("shorten the name; the label may keep the long words",),
                )
            )


def names_valid(program: Program, diags: Diagnostics) -> None:
    """SFM102: letters, digits and single underscores, ending in `__c`."""
    for named in _names(program):
        if not _CUSTOM.fullmatch(named.name):
            diags.report(
                Diagnostic(
                    rule="SFM102",
                    message=f"`{named.name}` is not a valid custom {named.kind} name",
                    place=named.place,
                    notes=(
                        "letters, digits and single underscores, first a letter, last not an underscore, "
                        "then `__c`",
                    ),
                )
            )
    for group, grant in program.pair.protect.grants.items():
        most = _LONGEST_PERMISSION_SET - len(set_name("", grant))
        if not _PERMISSION_SET.fullmatch(group) or len(group) > most:
            diags.report(
                Diagnostic(
                    rule="SFM102",
                    message=f"`{group}` cannot be the name of a permission set",
                    place=_grant(group),
                    notes=(
                        f"letters, digits and single underscores, first a letter, at most {most} characters",
                    ),
                )
            )


def names_free(program: Program, diags: Diagnostics) -> None:
    """SFM103: no reserved word, and nothing that differs from another name only in letter case or `Id`."""
    for named in _names(program):
        message = _taken(named)
        if message:
            help_text = "say what it is, e.g. `Patient_Number__c` for an `Id__c`"
            diags.report(Diagnostic(rule="SFM103", message=message, place=named.place, helps=(help_text,)))
    _report_twins(program, diags)
    _report_sets(program, diags)


def _report_sets(program: Program, diags: Diagnostics) -> None:
    taken = {
        EMERGENCY.lower(): "the group of permission sets for an emergency",
        EMERGENCY_RECORDS.lower(): "the permission set that shows every record in an emergency",
        LOADER.lower(): "the permission set for the run's own user",
    }
    for group, grant in program.pair.protect.grants.items():
        name = set_name(group, grant).lower()
        if name in taken:
            message = f"`{group}` is the name of {taken[name]}"
            diags.report(Diagnostic(rule="SFM103", message=message, place=_grant(group)))
        taken.setdefault(name, f"the permission set for `{group}`")


def _report_twins(program: Program, diags: Diagnostics) -> None:
    seen: dict[tuple[str, str], str] = {}
    for target, field in custom_fields(program):
        first = seen.setdefault((target.home, field.name.lower()), field.name)
        if first != field.name and field.place:
            message = f"`{field.name}` and `{first}` differ in letter case only, and Salesforce sees one name"
            diags.report(Diagnostic(rule="SFM103", message=message, place=field.place.key()))


def _taken(named: _Named) -> str | None:
    bare = named.name.removesuffix("__c").lower()
    for standard in named.beside:
        if bare in {standard.lower(), standard.lower().removesuffix("id") or "id"}:
            return f"`{named.name}` is too close to the standard {named.kind} {standard}"
    if named.name.lower() == MARKER.lower():
        return f"`{named.name}` is the object that says that a load is under way"
    if bare in _RESERVED:
        return f"`{named.name}` is a reserved word of Salesforce with `__c` behind it"
    return None


def _names(program: Program) -> Iterator[_Named]:
    names = catalogue.object_names()
    for target in custom_objects(program):
        if target.place:
            yield _Named(name=target.name, kind="object", beside=names, place=target.place.key())
    fields = tuple(custom_fields(program))
    standard = {home: _standard_fields(home) for home in sorted({target.home for target, _ in fields})}
    for target, field in fields:
        if field.place:
            place = field.place if field.system else field.place.key()
            beside = standard[target.home] if not field.system else ()
            yield _Named(name=field.name, kind="field", beside=beside, place=place)


def taken_names(home: str) -> frozenset[str]:
    """Return the names, in small letters and without `__c`, that a new field of an object cannot have."""
    standard = {name.lower() for name in _standard_fields(home)}
    return frozenset(_RESERVED) | standard | {name.removesuffix("id") or "id" for name in standard}


def _standard_fields(home: str) -> tuple[str, ...]:
    owners = [name for name in objects_of_home(home) if name in catalogue.object_names()]
    names = (field.name for owner in owners for field in catalogue.standard_object(owner).fields)
    return tuple(dict.fromkeys((*_EVERY_OBJECT_HAS, *names)))


def _grant(group: str) -> Place:
    return Place(document="pair", keys=("protect", "grants", group), on_key=True)


RULES = (
    Rule(
        id="SFM101",
        level="error",
        title="API name longer than 40",
        why="The deployment is refused.",
        remedy="Shorten the name; the label may keep the long words.",
        source=_SOURCE,
        verified=OFFICIAL,
        check=names_short_enough,
    ),
    Rule(
        id="SFM102",
        level="error",
        title="not a valid API name",
        why="The deployment is refused.",
        remedy="Use letters, digits and single underscores, then `__c`.",
        source=_SOURCE,
        verified=OFFICIAL,
        check=names_valid,
    ),
    Rule(
        id="SFM103",
        level="error",
        title="reserved word or standard name",
        why="Some words are refused; names close to standard ones make every report ambiguous.",
        source=_SOURCE,
        verified=OFFICIAL,
        check=names_free,
    ),
)
