"""SFM117, SFM118, SFM120 and SFM121: words that Salesforce must take as they are."""

from collections.abc import Iterator
from itertools import groupby

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Program, TargetObject
from compiler.platforms.rule import Rule
from compiler.platforms.salesforce.limits import (
    AUTO_NUMBER,
    AUTO_NUMBER_DIGITS,
    HELP,
    LABEL,
    OFFICIAL,
    PICKLIST_VALUE,
    PICKLIST_VALUES,
    TASK_STATES,
)
from compiler.platforms.salesforce.metadata.objects import number_format
from compiler.platforms.salesforce.metadata.picklists import EXTENDABLE, WITH_STATES
from compiler.platforms.salesforce.metadata.provenance import protection
from compiler.platforms.salesforce.metadata.xml import is_writable
from compiler.platforms.salesforce.schema import custom_fields, custom_objects, new_field, part_of

_PAIR = Place(document="pair")
_CLASSIFICATIONS = ("Public", "Internal", "Confidential", "Restricted", "MissionCritical")
_COMPLIANCE = ("CCPA", "COPPA", "GDPR", "HIPAA", "PCI", "PII", "PersonalInfo")
_CUSTOM_FIELD = "https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm"


def records_numbered(program: Program, diags: Diagnostics) -> None:
    """SFM117: records of a new object are named by a number."""
    for target in custom_objects(program):
        if target.place and not _is_number(number_format(target.record_name)):
            diags.report(
                Diagnostic(
                    rule="SFM117",
                    message=f"`{target.record_name}` is not a way to name records",
                    place=target.place.at("record_name"),
                    notes=("a name shows in lookups, search and the recycle bin, so it must tell nothing",),
                    helps=(
                        "write auto(TR-{0000000}): some text and one run of at most "
                        f"{AUTO_NUMBER_DIGITS.value} zeros in braces, {AUTO_NUMBER.value} characters in all",
                    ),
                )
            )


def _is_number(display_format: str | None) -> bool:
    if display_format is None:
        return False
    digits = display_format.partition("{")[2].partition("}")[0]
    return len(digits) <= AUTO_NUMBER_DIGITS.value and len(display_format) - 2 <= AUTO_NUMBER.value


def words_fit(program: Program, diags: Diagnostics) -> None:
    """SFM118: labels, help and picklist values have a length and characters that Salesforce takes."""
    for what, text, longest, place in (*_words(program), *_values(program)):
        problem = _word_problem(text, longest)
        if problem:
            diags.report(Diagnostic(rule="SFM118", message=f"{what} {problem}", place=place))
    _report_states(program, diags)
    for name, values in sorted(program.pair.schema.enums.items()):
        place = _PAIR.at("schema", "enums", name)
        if len(values) > PICKLIST_VALUES.value:
            message = (
                f"`{name}` has {len(values)} values; a closed picklist has at most {PICKLIST_VALUES.value}"
            )
            diags.report(Diagnostic(rule="SFM118", message=message, place=place.key()))
        for _, same in groupby(sorted(values, key=str.lower), key=str.lower):
            twins = tuple(same)
            if len(twins) > 1:
                message = f"`{twins[0]}` and `{twins[1]}` are the same value to Salesforce"
                diags.report(Diagnostic(rule="SFM118", message=message, place=place))


def _report_states(program: Program, diags: Diagnostics) -> None:
    states = program.target_enums.get("TaskStatus", ())
    if "TaskStatus" in program.pair.schema.values and len(states) > TASK_STATES.value:
        message = f"TaskStatus would have {len(states)} values; Salesforce takes {TASK_STATES.value}"
        place = _PAIR.at("schema", "values", "TaskStatus").key()
        diags.report(Diagnostic(rule="SFM118", message=message, place=place))


def _word_problem(text: str, longest: int) -> str | None:
    if not text.strip():
        return "is empty"
    if not is_writable(text) or "\n" in text or "\r" in text or "\t" in text:
        return "holds a character that Salesforce does not take"
    if len(text) > longest:
        return f"has {len(text)} characters; Salesforce takes {longest}"
    return None


def _words(program: Program) -> Iterator[tuple[str, str, int, Place]]:
    for target in custom_objects(program):
        yield from _object_words(program, target)
    for _, field in custom_fields(program):
        written = new_field(program, field)
        # A label made from the name is as long as the name, which has a rule of its own.
        if written and written.label is not None:
            place = part_of(program, field, "label")
            yield f"the label of {field.name}", written.label, LABEL.value, place
        if written and written.help is not None:
            words = " ".join(written.help.split())
            yield f"the help of {field.name}", words, HELP.value, part_of(program, field, "help")


def _object_words(program: Program, target: TargetObject) -> Iterator[tuple[str, str, int, Place]]:
    if target.place is None:
        return
    place = target.place.at("label")
    yield f"the label of {target.name}", target.label, LABEL.value, place
    new = program.pair.schema.objects[target.name]
    if new.plural is not None:
        place = target.place.at("plural")
    # A plural made from the label shares its mistakes, except that it is longer.
    if new.plural is not None or _word_problem(target.label, LABEL.value) is None:
        yield f"the plural label of {target.name}", target.plural, LABEL.value, place


def _values(program: Program) -> Iterator[tuple[str, str, int, Place]]:
    schema = program.pair.schema
    for name, values in sorted(schema.enums.items()):
        for number, value in enumerate(values):
            place = _PAIR.at("schema", "enums", name, str(number))
            yield f"a value of `{name}`", value, PICKLIST_VALUE.value, place
    for name, added in sorted(schema.values.items()):
        for value in added:
            yield f"a value of {name}", value, PICKLIST_VALUE.value, _PAIR.at("schema", "values", name, value)


def sensitivity_known(program: Program, diags: Diagnostics) -> None:
    """SFM120: `protect` uses the words that Salesforce ships."""
    for name in ("identifier", "health", "financial", "sensitive"):
        rule = protection(program, name)
        if rule is None:
            continue
        place = _PAIR.at("protect", name)
        if rule.classification not in _CLASSIFICATIONS:
            _unknown(rule.classification, "classification", _CLASSIFICATIONS, place, diags)
        for group in rule.compliance:
            if group not in _COMPLIANCE:
                _unknown(group, "compliance", _COMPLIANCE, place, diags)


def _unknown(word: str, key: str, known: tuple[str, ...], place: Place, diags: Diagnostics) -> None:
    diags.report(
        Diagnostic(
            rule="SFM120",
            message=f"`{word}` is not a word of Salesforce's data classification",
            place=place.at(key),
            helps=(f"use one of {', '.join(known)}",),
        )
    )


def values_addable(program: Program, diags: Diagnostics) -> None:
    """SFM121: only lists that can be merged with what an org has get more values from here."""
    for name in sorted(set(program.pair.schema.values) - set(EXTENDABLE)):
        diags.report(
            Diagnostic(
                rule="SFM121",
                message=f"the picklist `{name}` cannot be given values here",
                place=_PAIR.at("schema", "values", name).key(),
                helps=(f"only {', '.join(EXTENDABLE)} can; change others in Setup before the load",),
            )
        )
    for name in sorted(set(program.pair.schema.values) & set(EXTENDABLE) - WITH_STATES):
        for value, state in program.pair.schema.values[name].items():
            if state == "closed":
                diags.report(
                    Diagnostic(
                        rule="SFM121",
                        message=f"no value of `{name}` means that something is closed",
                        place=_PAIR.at("schema", "values", name, value),
                        helps=("write `open`",),
                    )
                )


RULES = (
    Rule(
        id="SFM117",
        level="error",
        title="records without a number",
        why="A record's name is shown in many places that field-level security does not reach.",
        source="https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm",
        verified=OFFICIAL,
        check=records_numbered,
    ),
    Rule(
        id="SFM118",
        level="error",
        title="words that Salesforce does not take",
        why="The deployment is refused, or two values become one.",
        remedy="Shorten the words, or leave out what cannot be stored.",
        source=PICKLIST_VALUES.source,
        verified=PICKLIST_VALUES.verified,
        check=words_fit,
    ),
    Rule(
        id="SFM120",
        level="error",
        title="unknown data classification",
        why="The deployment is refused.",
        source=_CUSTOM_FIELD,
        verified=OFFICIAL,
        check=sensitivity_known,
    ),
    Rule(
        id="SFM121",
        level="error",
        title="standard picklist that cannot be extended",
        why="Its values carry settings of their own, which a deployment would take away.",
        source="https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm",
        verified=OFFICIAL,
        check=values_addable,
    ),
)
