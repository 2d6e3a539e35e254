"""SFM104, SFM110, SFM113 and SFM116: what a field of each type can hold, and what it cannot be."""

from collections import defaultdict

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.language.types import Kind, Type
from compiler.model.program import Program, TargetField
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import (
    DIGITS,
    LONG_TEXT,
    LONG_TEXT_OF_OBJECT,
    OFFICIAL,
    SHORTEST_LONG_TEXT,
    TEXT,
)
from compiler.platforms.salesforce.metadata.field_forms import form_of
from compiler.platforms.salesforce.schema import custom_fields, new_field, part_of

_LONG = frozenset({Kind.LONGTEXT, Kind.HTML})
_UNIQUE = frozenset({Kind.TEXT, Kind.EMAIL, Kind.INT, Kind.DECIMAL})
_WORDS = {
    Kind.BOOL: "a checkbox",
    Kind.LONGTEXT: "a long text field",
    Kind.HTML: "a rich text field",
    Kind.MULTI: "a multi-select picklist",
    Kind.MONEY: "a currency field",
    Kind.DATE: "a date",
    Kind.DATETIME: "a date and time",
    Kind.ENUM: "a picklist",
    Kind.REF: "a lookup",
    Kind.PHONE: "a phone number",
    Kind.TIME: "a time of day",
    Kind.URL: "a web address",
}


def sizes_possible(program: Program, diags: Diagnostics) -> None:
    """SFM104: lengths and digits that the field's type has."""
    for _, field in custom_fields(program):
        message, helps = _size_problem(field.type)
        if message:
            place = part_of(program, field, "type")
            diags.report(Diagnostic(rule="SFM104", message=message, place=place, helps=helps))


def _size_problem(kind: Type) -> tuple[str | None, tuple[str, ...]]:
    length = kind.length or 0
    if kind.kind is Kind.TEXT and not 1 <= length <= TEXT.value:
        return (
            f"a Text field holds at most {TEXT.value} characters, not {length}",
            (f"use longtext({length}); long text cannot be filtered, grouped or used as a key",),
        )
    if kind.kind in _LONG and not SHORTEST_LONG_TEXT.value <= length <= LONG_TEXT.value:
        return (
            f"a long text field holds {SHORTEST_LONG_TEXT.value} to {LONG_TEXT.value:,} characters, "
            f"not {length}",
            (f"use text({length})",) if 0 < length <= TEXT.value else (),
        )
    digits = kind.kind in {Kind.INT, Kind.DECIMAL, Kind.MONEY}
    if digits and (length > DIGITS.value or (kind.scale or 0) > length):
        return f"a number has at most {DIGITS.value} digits, decimals included, not {kind.bare}", ()
    return None, ()


def long_text_fits(program: Program, diags: Diagnostics) -> None:
    """SFM110: the long text fields of one object stay within what Salesforce gives an object."""
    totals: dict[str, int] = defaultdict(int)
    places: dict[str, Place] = {}
    for target, field in custom_fields(program):
        if field.type.kind in _LONG and field.place:
            totals[target.home] += max(field.type.length or 0, SHORTEST_LONG_TEXT.value)
            places.setdefault(target.home, _owner(field.place))
    for home, total in sorted(totals.items()):
        if total > LONG_TEXT_OF_OBJECT.value:
            diags.report(
                Diagnostic(
                    rule="SFM110",
                    message=f"the long text fields of {home} add up to {total:,} characters; "
                    f"Salesforce allows {LONG_TEXT_OF_OBJECT.value:,}",
                    place=places[home],
                    helps=("declare only the lengths that the source can fill",),
                )
            )


def _owner(place: Place) -> Place:
    return Place(document=place.document, keys=place.keys[:-1], on_key=True)


def unique_possible(program: Program, diags: Diagnostics) -> None:
    """SFM113: only fields with an index can be unique or hold the key."""
    for _, field in custom_fields(program):
        if not (field.unique or field.external_id) or field.type.kind in _allowed(field):
            continue
        words = _WORDS.get(field.type.kind, f"a field of type {field.type.bare}")
        what = "hold the migration key" if field.external_id else "be unique"
        place = part_of(program, field, "type" if field.external_id else "unique")
        helps = (f"use text({TEXT.value}) or shorter",)
        message = f"{words} cannot {what}"
        diags.report(Diagnostic(rule="SFM113", message=message, place=place, helps=helps))


def _allowed(field: TargetField) -> frozenset[Kind]:
    # A key such as `practice:Patient:12` is text, so an external id of another type could never hold it.
    return frozenset({Kind.TEXT}) if field.external_id else _UNIQUE


def required_possible(program: Program, diags: Diagnostics) -> None:
    """SFM116: `!` only where a field can be required."""
    for _, field in custom_fields(program):
        never = field.kept_as is None and "required" not in form_of(field).may
        if field.required and never and new_field(program, field):
            reason = "; a checkbox is always true or false" if field.type.kind is Kind.BOOL else ""
            diags.report(
                Diagnostic(
                    rule="SFM116",
                    message=f"{_WORDS[field.type.kind]} cannot be required",
                    place=part_of(program, field, "type"),
                    helps=(f"drop the `!`{reason}",),
                )
            )


RULES = (
    Rule(
        id="SFM104",
        level="error",
        title="size that the field type does not have",
        why="The deployment is refused.",
        remedy="Declare a size that the type has, or a type that has the size.",
        source=TEXT.source,
        verified=TEXT.verified,
        check=sizes_possible,
    ),
    Rule(
        id="SFM110",
        level="error",
        title="long text budget exceeded",
        why="Declared lengths count, used or not; the deployment is refused.",
        source=LONG_TEXT_OF_OBJECT.source,
        verified=LONG_TEXT_OF_OBJECT.verified,
        check=long_text_fits,
    ),
    Rule(
        id="SFM113",
        level="error",
        title="field type that cannot be unique",
        why="What has no index cannot be matched, so every load would create its records again.",
        source="https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm",
        verified=OFFICIAL,
        check=unique_possible,
    ),
    Rule(
        id="SFM116",
        level="error",
        title="required where Salesforce has no such thing",
        why="The deployment is refused.",
        source="https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm",
        verified=OFFICIAL,
        check=required_possible,
    ),
)
