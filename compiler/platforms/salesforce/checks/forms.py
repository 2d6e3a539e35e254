"""SFM125 to SFM128: computed fields, fields kept in another form of their type, and parts of records."""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.language.types import PHI_CLASSES, Kind
from compiler.model.program import Computed, Program, TargetField, TargetObject
from compiler.platforms.lineage import class_of, fillings, strictest
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import (
    AUTO_NUMBER,
    AUTO_NUMBER_DIGITS,
    MASKED_TEXT,
    MASTERS,
    OFFICIAL,
)
from compiler.platforms.salesforce.metadata.needs import formula_names, reads, unclosed
from compiler.platforms.salesforce.schema import custom_fields, masters, part_of

_NUMBERS = frozenset({Kind.INT, Kind.DECIMAL, Kind.MONEY})
_DAYS = frozenset({Kind.DATE, Kind.DATETIME})
_RESULTS = _NUMBERS | _DAYS | {Kind.BOOL, Kind.TEXT, Kind.TIME}
_KINDS = {
    "area": frozenset({Kind.TEXT}),
    "masked": frozenset({Kind.TEXT}),
    "part_of": frozenset({Kind.REF}),
    "percent": frozenset({Kind.INT, Kind.DECIMAL}),
    "number": frozenset({Kind.TEXT}),
    "formula": _RESULTS,
    "count": frozenset({Kind.INT}),
    "sum": _NUMBERS,
    "least": _NUMBERS | _DAYS,
    "greatest": _NUMBERS | _DAYS,
}
_WORDS = {
    "area": "text of several lines",
    "masked": "masked text",
    "part_of": "a part of another record",
    "percent": "a percentage",
    "number": "a running number",
    "formula": "a formula",
    "count": "a count of records",
    "sum": "a sum",
    "least": "the least of some values",
    "greatest": "the greatest of some values",
}
_NUMBER = re.compile(r"[^{}]*\{(0+)\}[^{}]*")
# Standard objects whose records are parts of others, by the reference that says so.
_STANDARD_DETAILS = frozenset({("Opportunity", "AccountId"), ("OpportunityLineItem", "OpportunityId")})
# Nothing can be a part of these; activities are told by SFM107.
_NO_MASTER = frozenset({"Group", "Lead", "Profile", "RecordType", "User"})
_FIELDS = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_field_types.htm"


def computed_left_alone(program: Program, diags: Diagnostics) -> None:
    """SFM125: no route fills a field that the org computes."""
    for one in fillings(program):
        field = program.targets[one.object].fields.get(one.field)
        if field and field.computed and one.duty not in {"find", "show"}:
            message = f"{one.object}.{one.field} is computed by Salesforce, so nothing can be written into it"
            helps = ("leave it out of the route", "or drop `computed`, and the route fills it")
            diags.report(Diagnostic(rule="SFM125", message=message, place=one.place, helps=helps))


def forms_possible(program: Program, diags: Diagnostics) -> None:
    """SFM126: a field has a type that can be kept, or computed, as its author says."""
    for target, field in custom_fields(program):
        for message, key in (*_kept_problems(field), *_computed_problems(program, target, field)):
            diags.report(Diagnostic(rule="SFM126", message=message, place=part_of(program, field, key)))
        for message, helps in _formula_problems(target, field):
            place = part_of(program, field, "computed").at("formula")
            diags.report(Diagnostic(rule="SFM126", message=message, place=place, helps=helps))


def _kept_problems(field: TargetField) -> Iterator[tuple[str, str]]:
    kept = field.kept_as
    if kept is None:
        return
    if field.type.kind not in _KINDS[kept]:
        yield f"{field.type.bare} cannot be {_WORDS[kept]}", "kept_as"
    elif kept == "masked" and (field.type.length or 0) > MASKED_TEXT.value:
        yield f"{_WORDS[kept]} has at most {MASKED_TEXT.value} characters, not {field.type.length}", "type"
    if field.unique:
        yield f"{_WORDS[kept]} cannot be unique", "unique"


def _computed_problems(
    program: Program, target: TargetObject, field: TargetField
) -> Iterator[tuple[str, str]]:
    computed = field.computed
    if computed is None:
        return
    if field.type.kind not in _KINDS[computed.how]:
        yield f"{_WORDS[computed.how]} cannot be of type {field.type.bare}", "type"
    elif not field.type.empty:
        yield f"{_WORDS[computed.how]} cannot be required: nobody fills it", "type"
    if field.unique:
        yield f"{_WORDS[computed.how]} cannot be unique", "unique"
    if field.kept_as and not (field.kept_as == "percent" and computed.how == "formula"):
        yield f"{_WORDS[computed.how]} cannot be {_WORDS[field.kept_as]}", "kept_as"
    for message in (*_number_problems(computed), *_total_problems(program, target, field, computed)):
        yield message, "computed"


def _formula_problems(target: TargetObject, field: TargetField) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tell what a formula gets wrong as far as brackets and new fields go: each message with its helps."""
    if field.computed is None or field.computed.how != "formula":
        return
    wrong = unclosed(field.computed.text)
    if wrong:
        yield f"the formula has {wrong}", ("every bracket is closed, and none is closed twice",)
    for name in formula_names(field.computed.text):
        if name.endswith("__c") and name not in target.fields:
            near = nearest(name, sorted(target.fields))
            yield (
                f"the formula reads {name}, and {target.name} has no such field",
                (f"did you mean `{near}`?",) if near else ("add the field under `schema:`, or leave it out",),
            )


def _number_problems(computed: Computed) -> Iterator[str]:
    if computed.how == "formula" and not computed.text.strip():
        yield "the formula is empty"
    if computed.how != "number":
        return
    match, length = _NUMBER.fullmatch(computed.text), len(computed.text) - 2
    if match is None or len(match[1]) > AUTO_NUMBER_DIGITS.value or length > AUTO_NUMBER.value:
        yield (
            f"`{computed.text}` is no running number: write some text around one run of at most "
            f"{AUTO_NUMBER_DIGITS.value} zeros in braces, {AUTO_NUMBER.value} characters in all"
        )


def _total_problems(
    program: Program, target: TargetObject, field: TargetField, computed: Computed
) -> Iterator[str]:
    if computed.over is None:
        return
    owner, reference = computed.over
    details = program.targets.get(owner)
    link = details.fields.get(reference) if details else None
    is_part = link is not None and (link.kept_as == "part_of" or computed.over in _STANDARD_DETAILS)
    if details is None or link is None or not is_part or target.name not in link.type.objects:
        yield f"no record of {owner} is a part of a {target.label} by {reference}"
        return
    if not computed.text:
        return
    added = details.fields.get(computed.text)
    if added is None:
        yield f"{owner} has no field {computed.text}"
    elif added.type.kind is not field.type.kind:
        yield f"{owner}.{computed.text} is {added.type.bare}, and this is {field.type.bare}"


def parts_possible(program: Program, diags: Diagnostics) -> None:
    """SFM127: records are parts only of what can have parts, and of at most two others."""
    for _, target in sorted(program.targets.items()):
        own = masters(target)
        for field in own:
            for message, key in _part_problems(program, target, field):
                diags.report(Diagnostic(rule="SFM127", message=message, place=part_of(program, field, key)))
        for field in own[MASTERS.value :]:
            message = f"a {target.label} can be a part of {MASTERS.value} records, not of {len(own)}"
            place = part_of(program, field, "kept_as")
            diags.report(Diagnostic(rule="SFM127", message=message, place=place))


def _part_problems(program: Program, target: TargetObject, field: TargetField) -> Iterator[tuple[str, str]]:
    parent = next(iter(field.type.objects), "")
    if not target.custom:
        yield f"records of {target.name} cannot be made a part of others", "kept_as"
    if parent in _NO_MASTER:
        yield f"nothing can be a part of a record of {parent}", "type"
    if target.name in _above(program, parent):
        yield f"a {target.label} would be a part of itself", "type"
    if field.on_delete in {"restrict", "clear"}:
        yield "a part is always deleted with the record it belongs to", "on_delete"


def _above(program: Program, name: str) -> set[str]:
    """Return an object and everything that its records are a part of."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            owner = program.targets.get(one)
            waiting += [each for field in (masters(owner) if owner else ()) for each in field.type.objects]
    return found


def computed_classes_declared(program: Program, diags: Diagnostics) -> None:
    """SFM128: a computed field is in the class of what it is computed from, or in a stricter one."""
    ways = fillings(program)
    for target, field in custom_fields(program):
        flowing = {
            f"{owner.name}.{one.name}": class_of(owner, one.name, ways)
            for owner, one in reads(program, target, field)
        }
        found, strict = class_of(target, field.name, ways), strictest(*flowing.values())
        if PHI_CLASSES.index(strict) > PHI_CLASSES.index(found):
            source = next(name for name, phi in flowing.items() if phi == strict)
            name = f"{target.name}.{field.name}"
            diags.report(
                Diagnostic(
                    rule="SFM128",
                    message=f"{name} is computed from {source}, which holds {strict} data",
                    place=(field.place or Place(document="pair", keys=("schema",))).key(),
                    label="open to everybody" if found == "none" else f"in the class {found}",
                    helps=(f"say so: `phi: {strict}`",),
                )
            )


RULES = (
    Rule(
        id="SFM125",
        level="error",
        title="computed field that a route fills",
        why="Salesforce refuses every record that brings a value for it.",
        source=_FIELDS,
        verified=OFFICIAL,
        check=computed_left_alone,
    ),
    Rule(
        id="SFM126",
        level="error",
        title="form that the type of a field does not have",
        why="The deployment is refused.",
        remedy="Give the field a type that has the form, or leave the form out.",
        source=_FIELDS,
        verified=OFFICIAL,
        check=forms_possible,
    ),
    Rule(
        id="SFM127",
        level="error",
        title="part of a record that can have none",
        why="The deployment is refused.",
        remedy="Drop `kept_as: part_of`: a reference that is required and restricted holds records as well.",
        source=MASTERS.source,
        verified=MASTERS.verified,
        check=parts_possible,
    ),
    Rule(
        id="SFM128",
        level="error",
        title="computed field that is open although its sources are not",
        why="A formula shows what it reads to everybody who sees the formula, whatever they may read else.",
        source="https://help.salesforce.com/s/articleView?id=platform.customize_formulas.htm&type=5",
        verified=OFFICIAL,
        check=computed_classes_declared,
    ),
)
