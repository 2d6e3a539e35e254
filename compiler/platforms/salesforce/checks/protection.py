"""PHI105, PHI106 and PHI108: where Salesforce can protect health data, and where it shows it."""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind
from compiler.model.program import Program, TargetField, TargetObject
from compiler.platforms.lineage import Filling, Fillings, class_of, fillings
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.encryption import encryptable, is_excepted
from compiler.platforms.salesforce.limits import OFFICIAL
from compiler.platforms.salesforce.metadata.provenance import protection
from compiler.platforms.salesforce.schema import custom_fields, part_of

_CLINICAL = frozenset({"health", "sensitive"})
_SHOWN = frozenset(
    {
        ("Account", "Name"),
        ("Campaign", "Name"),
        ("Case", "Subject"),
        ("ContentVersion", "PathOnClient"),
        ("ContentVersion", "Title"),
        ("Event", "Subject"),
        ("Opportunity", "Name"),
        ("Task", "Subject"),
    }
)
"""The fields that lists, calendars, notifications and searches show before anybody opens the record."""


def encryption_possible(program: Program, diags: Diagnostics) -> None:
    """PHI105: what must be encrypted always can be, or somebody said why it need not."""
    if not program.protected:
        return
    ways = fillings(program)
    for target, field, place in _held(program, ways):
        found = class_of(target, field.name, ways)
        spec = protection(program, found)
        excepted = is_excepted(program, target, field)
        if spec is None or spec.encrypt != "always" or encryptable(target, field) or excepted:
            continue
        name = f"{target.name}.{field.name}"
        reason = f"no {field.type.bare} can" if field.custom else "only some standard fields can"
        diags.report(
            Diagnostic(
                rule="PHI105",
                message=f"{name} cannot be encrypted: {reason}",
                place=place,
                label=f"{found} says `encrypt: always`",
                helps=(
                    f"record why that is acceptable: `protect.exceptions: {{{name}: why}}`",
                    "or keep the value out of this field",
                ),
            )
        )


def nothing_clinical_on_show(program: Program, diags: Diagnostics) -> None:
    """PHI106: no subject, title, file name or address says what somebody suffers from."""
    if not program.protected:
        return
    for one in fillings(program):
        field = program.targets[one.object].fields.get(one.field)
        address = field is not None and field.type.kind is Kind.URL
        shown = (one.object, one.field) in _SHOWN or address
        if one.phi not in _CLINICAL or not shown or _are_numbers(program, one.sources):
            continue
        where = "web addresses stay in logs and histories" if address else _where(one)
        diags.report(
            Diagnostic(
                rule="PHI106",
                message=f"{one.object}.{one.field} shows {one.phi} data",
                place=one.place,
                label=f"from {', '.join(one.sources)}" if one.sources else "",
                notes=(where,),
                helps=("write neutral words here, and keep the value in a field of its own",),
            )
        )


def _are_numbers(program: Program, sources: tuple[str, ...]) -> bool:
    """Tell whether only numbers of records flow in, which name a record and no illness."""
    return bool(sources) and all(_is_number(program, *source.split(".", 1)) for source in sources)


def _is_number(program: Program, owner: str, name: str) -> bool:
    found = program.objects.get(owner)
    kind = found.type_of(name) if found else None
    return kind is not None and kind.kind in {Kind.ID, Kind.REF}


def _where(one: Filling) -> str:
    if one.object in {"Event", "Task"}:
        return "subjects appear in calendars, mailboxes, timelines and notifications"
    if one.object == "ContentVersion":
        return "titles and file names appear in searches, feeds and downloads"
    return "names appear in lists, searches, lookups and the recycle bin"


def sensitive_apart(program: Program, diags: Diagnostics) -> None:
    """PHI108: sensitive data lives on an object of its own."""
    if not program.protected:
        return
    for one in fillings(program):
        target = program.targets[one.object]
        if one.phi == "sensitive" and not target.custom:
            diags.report(
                Diagnostic(
                    rule="PHI108",
                    message=f"sensitive data may not sit on {target.name}",
                    place=one.place,
                    notes=(
                        "psychotherapy notes and records of 42 CFR Part 2 are kept apart from all others",
                    ),
                    helps=(
                        "give it an object of `schema.objects`, which is private, and a group to read it",
                    ),
                )
            )


def _held(program: Program, ways: Fillings) -> Iterator[tuple[TargetObject, TargetField, Place]]:
    """List every field that holds data of ours, with the place that fills or declares it."""
    places: dict[tuple[str, str], Place] = {}
    for one in ways:
        places.setdefault((one.object, one.field), one.place)
    seen: set[tuple[str, str]] = set()
    for target, field in custom_fields(program):
        # The key is an identifier of ours; matching needs it as it is.
        if not field.external_id and field.type.kind is not Kind.REF:
            seen.add((target.home, field.name))
            yield target, field, places.get((target.name, field.name)) or part_of(program, field, "type")
    for (owner, name), place in sorted(places.items(), key=lambda each: each[0]):
        target = program.targets[owner]
        found = target.fields.get(name)
        if found and not found.custom and found.type.kind not in {Kind.REF, Kind.FILE, Kind.ID}:
            yield target, found, place


RULES = (
    Rule(
        id="PHI105",
        level="error",
        title="cannot be encrypted although it must be",
        why="The data would lie open at rest, and nobody would have decided that it may.",
        source="https://help.salesforce.com/s/articleView?id=xcloud.security_pe_custom_fields.htm&type=5",
        verified=OFFICIAL,
        check=encryption_possible,
    ),
    Rule(
        id="PHI106",
        level="error",
        title="health data in a subject, name, title or address",
        why="They appear in calendars, mails, lists and logs, which no permission set hides.",
        source="https://www.ecfr.gov/current/title-45/section-164.514",
        verified="2026-11, the regulation",
        silenced=True,
        check=nothing_clinical_on_show,
    ),
    Rule(
        id="PHI108",
        level="error",
        title="sensitive data outside an object of its own",
        why="Whoever opens the patient would see it: such records need consent and readers of their own.",
        source="https://www.ecfr.gov/current/title-42/part-2",
        verified="2026-11, the regulation",
        check=sensitive_apart,
    ),
)
