"""OPS108, and REF101 to REF105 for what a sample and a reconciliation name."""

from collections.abc import Iterable

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.diagnostics.suggest import nearest
from compiler.language.types import Kind
from compiler.model.program import Program, Route
from compiler.platforms.rule import Rule

_SUMS = Place(document="pair", keys=("reconcile", "sums"))
_SPREAD = Place(document="pair", keys=("sample", "spread_by"))
_NUMBERS = frozenset({Kind.INT, Kind.DECIMAL, Kind.MONEY})


def money_reconciled(program: Program, diags: Diagnostics) -> None:
    """OPS108: the sums of all amounts of money are compared; what is compared and spread exists."""
    _sums_exist(program, diags)
    _spread_exists(program, diags)
    summed = {
        key for name, fields in program.pair.reconcile.sums.items() for key in _keys(program, name, fields)
    }
    for route in program.routes.values():
        for field in _amounts(program, route):
            if (route.source, route.target, field) not in summed:
                diags.report(_unsummed(route, field))
                summed.add((route.source, route.target, field))


def _keys(program: Program, name: str, fields: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return what a sum covers: all routes from the same object to the same object."""
    route = program.routes.get(name)
    return [(route.source, route.target, field) for field in fields] if route else []


def _amounts(program: Program, route: Route) -> list[str]:
    fields = program.targets[route.target].fields
    return [
        one.field
        for one in route.assignments
        if one.duty == "set" and one.field in fields and fields[one.field].type.kind is Kind.MONEY
    ]


def _unsummed(route: Route, field: str) -> Diagnostic:
    return Diagnostic(
        rule="OPS108",
        level="warning",
        message=f"{route.target}.{field} is not reconciled",
        place=route.place.at("set", field).key(),
        label="counts can match while amounts do not",
        helps=(f"add under `reconcile.sums`: `{route.name}: [{field}]`",),
    )


def _sums_exist(program: Program, diags: Diagnostics) -> None:
    for name, fields in program.pair.reconcile.sums.items():
        place, route = _SUMS.at(name), program.routes.get(name)
        if name not in program.pair.routes:
            message = f"there is no route `{name}`"
            diags.report(_unknown("REF105", message, name, program.pair.routes, place.key()))
        if route is None:
            continue
        known = program.targets[route.target].fields
        for number, field in enumerate(fields):
            if field not in known:
                message = f"`{route.target}` has no field `{field}`"
                diags.report(_unknown("REF104", message, field, known, place.at(str(number))))
            elif known[field].type.kind not in _NUMBERS:
                message = f"{route.target}.{field} is {known[field].type.bare}, which has no sum"
                diags.report(Diagnostic(rule="TYP101", message=message, place=place.at(str(number))))


def _spread_exists(program: Program, diags: Diagnostics) -> None:
    for name, field in program.pair.sample.spread_by.items():
        owner = program.objects.get(name)
        if owner is None:
            message = f"`{name}` is not an object of {program.source.name}"
            diags.report(_unknown("REF101", message, name, program.objects, _SPREAD.at(name).key()))
        elif owner.type_of(field) is None:
            message = f"`{name}` has no field `{field}`"
            diags.report(_unknown("REF102", message, field, owner.fields, _SPREAD.at(name)))


def _unknown(rule: str, message: str, name: str, known: Iterable[str], place: Place) -> Diagnostic:
    near = nearest(name, sorted(known))
    helps = (f"did you mean `{near}`?",) if near else ()
    return Diagnostic(rule=rule, message=message, place=place, helps=helps)


RULES = (
    Rule(
        id="OPS108",
        level="warning",
        title="money without a reconciliation sum",
        why="Counts can match while amounts do not.",
        silenced=True,
        check=money_reconciled,
    ),
)
