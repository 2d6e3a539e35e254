"""PHI113, and REF101, REF102, EXP101 and TYP101 for them: lists that people get hold no health data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.language.types import Kind
from compiler.model.program import Program
from compiler.platforms.rule import Rule

_HANDOUTS = Place(document="pair", keys=("handouts",))
_AUTOMATIONS = Place(document="source", keys=("automations",))
_NO_CELL = frozenset({Kind.FILE, Kind.JSON, Kind.LIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A list of an object's rows: its columns, each with its place, and where the object is named."""

    what: str
    of: str
    place: Place
    columns: tuple[tuple[str, Place], ...]


def nothing_classed(program: Program, diags: Diagnostics) -> None:
    """PHI113: handouts, and what the rebuild guide shows of an account, have columns without health data."""
    for one in (*_handouts(program), *_shown(program)):
        owner = program.objects.get(one.of)
        if owner is None or owner.channel in ("made", "tenant"):
            message = f"`{one.of}` is not an object of {program.source.name}"
            diags.report(_unknown("REF101", message, one.of, program.source.objects, one.place))
            continue
        for name, place in one.columns:
            field = owner.fields.get(name)
            if field is None:
                message = f"`{one.of}` has no field `{name}`"
                diags.report(_unknown("REF102", message, name, owner.fields, place))
            elif field.type.phi != "none":
                diags.report(_classed(one, f"{one.of}.{name}", field.type.phi, place))
            elif field.type.kind in _NO_CELL:
                message = f"{one.of}.{name} is {field.type.bare}, which a cell of a list cannot show"
                diags.report(Diagnostic(rule="TYP101", message=message, place=place))


def _handouts(program: Program) -> Iterator[_Listed]:
    for name, spec in program.pair.handouts.items():
        place = _HANDOUTS.at(name)
        columns = tuple((field, place.at("fields", str(at))) for at, field in enumerate(spec.fields))
        yield _Listed(what=f"the handout `{name}`", of=spec.of, place=place.at("of"), columns=columns)


def _shown(program: Program) -> Iterator[_Listed]:
    for name, automation in program.source.automations.items():
        rows, place = automation.rows, _AUTOMATIONS.at(name, "rows")
        if rows is None:
            continue
        columns = [(rows.key, place.at("key")), (rows.name, place.at("name"))]
        columns += [(field, place.at("show", str(at))) for at, field in enumerate(rows.show)]
        what = "the rebuild guide"
        yield _Listed(what=what, of=rows.of, place=place.at("of"), columns=tuple(columns))


def told_apart_alike(program: Program, diags: Diagnostics) -> None:
    """EXP101: whoever looks at an account's rows of one object tells them apart by the same key."""
    keys = {spec.over: spec.key for spec in program.pair.expand.values()}
    for name, automation in program.source.automations.items():
        rows = automation.rows
        if rows is None or keys.setdefault(rows.of, rows.key) == rows.key:
            continue
        message = f"{rows.of} is told apart by `{keys[rows.of]}` elsewhere, and an inventory has one key"
        place = _AUTOMATIONS.at(name, "rows", "key")
        diags.report(Diagnostic(rule="EXP101", message=message, place=place))


def _classed(one: _Listed, field: str, phi: str, place: Place) -> Diagnostic:
    return Diagnostic(
        rule="PHI113",
        message=f"{field} holds {phi} data, and {one.what} shows it",
        place=place,
        notes=("the list is a plain file, for people who may not read records of patients",),
        helps=("take the field out of the list",),
    )


def _unknown(rule: str, message: str, name: str, known: Iterable[str], place: Place) -> Diagnostic:
    near = nearest(name, sorted(known))
    helps = (f"did you mean `{near}`?",) if near else ()
    return Diagnostic(rule=rule, message=message, place=place, helps=helps)


def _check(program: Program, diags: Diagnostics) -> None:
    nothing_classed(program, diags)
    told_apart_alike(program, diags)


RULES = (
    Rule(
        id="PHI113",
        level="error",
        title="health data on a list for people",
        why="Handouts and documents are plain files that go to people who may see no patient's record.",
        source="https://www.ecfr.gov/current/title-45/section-164.502",
        verified="2026-11, the regulation",
        check=_check,
    ),
)
