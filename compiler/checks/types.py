"""TYP: what a route puts into a field is what the field holds; what is lost on the way has a reason."""

from compiler.checks.coverage import loss_name
from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics
from compiler.language.outcomes import outcomes
from compiler.language.types import TEXTUAL, Kind, Type, utf16_length
from compiler.model.program import Assignment, Program, Route, TargetField
from compiler.platforms.rule import Rule

# What may fill what, beyond a kind filling itself.
_FILLS: dict[Kind, frozenset[Kind]] = {
    Kind.TEXT: TEXTUAL | {Kind.ENUM, Kind.INT, Kind.REF},
    Kind.LONGTEXT: TEXTUAL | {Kind.ENUM, Kind.INT, Kind.REF},
    Kind.HTML: TEXTUAL,
    Kind.PHONE: frozenset({Kind.TEXT, Kind.PHONE}),
    Kind.URL: frozenset({Kind.TEXT, Kind.URL}),
    Kind.EMAIL: frozenset({Kind.EMAIL}),
    Kind.DECIMAL: frozenset({Kind.INT, Kind.MONEY, Kind.DECIMAL}),
    Kind.MONEY: frozenset({Kind.INT, Kind.MONEY, Kind.DECIMAL}),
}


def _set(program: Program) -> list[tuple[Route, Assignment, TargetField]]:
    return [
        (route, one, program.targets[route.target].fields[one.field])
        for route in program.routes.values()
        for one in route.assignments
        if one.expression
        and one.duty in ("set", "audit")
        and one.field in program.targets[route.target].fields
    ]


def kinds_agree(program: Program, diags: Diagnostics) -> None:
    """TYP101, TYP108, PCK105, KEY107: the kind of value is one that the field takes."""
    for route, one, field in _set(program):
        if not _agrees(field.type, one.type) and not _among_values(program, one, field):
            diags.report(_disagreement(route, one, field))


def _among_values(program: Program, one: Assignment, field: TargetField) -> bool:
    """Tell whether an expression gives nothing but values of the field's picklist."""
    texts = outcomes(one.expression.node) if one.expression else None
    values = program.target_enums.get(field.type.name or "", ())
    return field.type.kind is Kind.ENUM and texts is not None and texts <= set(values)


def _agrees(taken: Type, given: Type) -> bool:
    if taken.kind in {Kind.MULTI, Kind.ENUM}:
        return given.kind is taken.kind and given.name == taken.name
    return given.kind is taken.kind or given.kind in _FILLS.get(taken.kind, frozenset())


def _disagreement(route: Route, one: Assignment, field: TargetField) -> Diagnostic:
    where = f"{route.target}.{field.name}"
    given = one.type
    if given.kind is Kind.LIST and field.type.kind is not Kind.MULTI:
        rule, message = "KEY107", f"{where} takes one value, but this is a list"
        helps: tuple[str, ...] = ("`| join('; ')`, a multi-select field, or a junction object",)
    elif field.type.kind in {Kind.ENUM, Kind.MULTI} and (given.kind in {Kind.ENUM, Kind.LIST}):
        name = given.item.name if given.item else given.name
        rule, message = "PCK105", f"{where} takes {field.type.name}, but this gives {name}"
        word = "map_each" if given.kind is Kind.LIST else "map"
        helps = (f"translate it: `| {word}(...)`",)
    elif field.type.kind is Kind.DATETIME and given.kind is Kind.LOCAL:
        rule, message = "TYP108", f"{where} is an instant, but this is a local time"
        helps = ("`| at($time_zone)`",)
    else:
        rule, message = "TYP101", f"{where} is {field.type.bare}, but this is {given.bare}"
        helps = ()
    return Diagnostic(rule=rule, message=message, place=one.place, helps=helps)


def losses_said(program: Program, diags: Diagnostics) -> None:
    """TYP102 and TYP106: a value is cut or a time dropped; fine where the spec says why."""
    for route in program.routes.values():
        for one in route.assignments:
            expression = one.expression if one.duty != "native" else None
            for loss in expression.losses if expression else ():
                name = loss_name(one.duty, one.place, one.field)
                diags.report(
                    Diagnostic(
                        rule=loss.rule,
                        message=loss.message,
                        place=one.place.within(loss.offset, loss.length),
                        helps=(
                            f"add under `accept:` of this route: `{loss.rule}: {{{name}: why it is fine}}`",
                        ),
                    )
                )


def lengths_fit(program: Program, diags: Diagnostics) -> None:
    """TYP103: no value can be longer than its field."""
    for route, one, field in _set(program):
        longest, room = _longest(program, one.type), field.type.length
        textual = field.type.kind in TEXTUAL and one.type.kind in TEXTUAL | {Kind.ENUM}
        if not textual or room is None or not _agrees(field.type, one.type):
            continue
        if longest is None or longest > room:
            size = f"{longest}" if longest is not None else "any length"
            diags.report(
                Diagnostic(
                    rule="TYP103",
                    message=f"{route.target}.{field.name} holds {room} characters, but this can be {size}",
                    place=one.place,
                    label=f"up to {size}",
                    helps=(
                        f"cut it knowingly: `| truncate({room})`, and say why under `accept: TYP102`",
                        "or make the target longer",
                    ),
                )
            )


def _longest(program: Program, given: Type) -> int | None:
    """Return the length of the longest value; of a raw enumeration that of its longest word."""
    words = program.source_enums.get(given.name or "")
    if given.length is None and given.kind is Kind.ENUM and words:
        return max(map(utf16_length, words))
    return given.length


def required_present(program: Program, diags: Diagnostics) -> None:
    """TYP104: a required field never gets nothing."""
    for route, one, field in _set(program):
        if field.required and one.type.empty and one.type.kind is not Kind.BOOL:
            diags.report(
                Diagnostic(
                    rule="TYP104",
                    message=f"{route.target}.{field.name} is required, but this can be empty",
                    place=one.place,
                    label=str(one.type),
                    helps=("add `| default(...)`, or narrow it with a split case that says `is present`",),
                )
            )


def unknown_stays_unknown(program: Program, diags: Diagnostics) -> None:
    """TYP117: a checkbox cannot be empty, so nothing in it says no."""
    for route, one, field in _set(program):
        if field.type.kind is Kind.BOOL and one.type.kind is Kind.BOOL and one.type.empty:
            diags.report(
                Diagnostic(
                    rule="TYP117",
                    message=f"{route.target}.{field.name} cannot be empty, so what is unknown becomes a no",
                    place=one.place,
                    label=str(one.type),
                    helps=(
                        "a text or a picklist can stay empty: `| choose('Yes', 'No')`",
                        "`| default(false)` says knowingly that nothing means no",
                    ),
                )
            )


def decimals_fit(program: Program, diags: Diagnostics) -> None:
    """TYP109: a number is not rounded by the field that takes it."""
    for _, one, field in _set(program):
        given, taken = one.type.scale, field.type.scale
        if (
            field.type.is_number
            and one.type.is_number
            and taken is not None
            and (given is None or given > taken)
        ):
            diags.report(
                Diagnostic(
                    rule="TYP109",
                    message=f"{field.name} keeps {taken} decimals, but this has {given or 'more'}",
                    place=one.place,
                    helps=(f"`| round({taken})`, and say why under `accept: TYP102`",),
                )
            )


RULES = (
    Rule(
        id="TYP101",
        level="error",
        title="incompatible types",
        why="The destination would refuse every row.",
        remedy="Convert the value with a function, or give the field the type of the value.",
        source=None,
        check=kinds_agree,
    ),
    Rule(
        id="TYP102",
        level="error",
        title="value cut without a recorded reason",
        why="Cutting is loss; it belongs in the report with its reason.",
        remedy="Keep the whole value somewhere, and say under `accept:` why the rest may go.",
        source=None,
        silenced=True,
        check=losses_said,
    ),
    Rule(
        id="TYP103",
        level="error",
        title="value may be too long",
        why="The destination would refuse the whole row.",
        source=None,
        check=lengths_fit,
    ),
    Rule(
        id="TYP104",
        level="error",
        title="required but may be empty",
        why="The destination would refuse the row.",
        source=None,
        check=required_present,
    ),
    Rule(
        id="TYP117",
        level="error",
        title="unknown becomes no",
        why="A checkbox is never empty. Whoever reads a no in a medical record takes it for an answer.",
        remedy="Fill a text or a picklist by `| choose('Yes', 'No')`; or write `| default(false)` where "
        "nothing does mean no.",
        source=None,
        silenced=True,
        check=unknown_stays_unknown,
    ),
    Rule(
        id="TYP109",
        level="error",
        title="number may not fit",
        why="Money would be rounded.",
        source=None,
        check=decimals_fit,
    ),
)
