"""Test documents: every name of an example exists, so that no example passes because nothing was compared."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from compiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Place
from compiler.model.program import Program, Route
from compiler.passes.resolve.answers import check_answers
from compiler.passes.resolve.names import unknown
from compiler.spec.case import CaseSpec, TestSpec

_RULE = re.compile(r"[A-Z]{3}[0-9]{3}")
_TEST = Place(document="test")


def check_cases(tests: TestSpec, program: Program, diags: Diagnostics) -> None:
    """Report what the examples of a pair name and what does not exist."""
    check_answers(program.pair, tests.with_, _TEST.at("with"), diags)
    for name, case in tests.cases.items():
        place = _TEST.at("cases", name)
        if (case.route is None) == (case.split is None) or (case.expect is None) == (case.reject is None):
            message = "an example names a route or a split, and what it expects or why it is refused"
            diags.report(Diagnostic(rule="YML111", message=message, place=place.key()))
        elif case.route is not None:
            _check_route(case, program, place, diags)
        else:
            _check_split(case, program, place, diags)
        for other, rows in case.related.items():
            for number, row in enumerate(rows):
                _check_row(other, row, program, place.at("related", other, str(number)), diags)


def _check_route(case: CaseSpec, program: Program, place: Place, diags: Diagnostics) -> None:
    route = program.routes.get(case.route or "")
    if route is None:
        message = f"there is no route `{case.route}`"
        diags.report(unknown("REF105", message, case.route or "", program.routes, place.at("route")))
        return
    _check_row(route.source, case.given, program, place.at("given"), diags)
    columns = _columns(route)
    if case.expect is not None and not isinstance(case.expect, dict):
        message = "a route gives fields: write `expect: {Field: value}`"
        diags.report(Diagnostic(rule="YML110", message=message, place=place.at("expect")))
    elif case.expect is not None:
        _check_names(case.expect, columns, f"route `{route.name}`", place.at("expect"), diags)
    names = (*columns, *program.objects[route.source].fields, "max_duration")
    _check_reject(case, names, place, diags)


def _check_split(case: CaseSpec, program: Program, place: Place, diags: Diagnostics) -> None:
    split = program.splits.get(case.split or "")
    if split is None:
        message = f"there is no split `{case.split}`"
        diags.report(unknown("REF112", message, case.split or "", program.splits, place.at("split")))
        return
    _check_row(split.object, case.given, program, place.at("given"), diags)
    known = tuple(one.name for one in split.cases)
    if case.expect is not None and case.expect not in known:
        message = f"there is no split case `{split.name}.{case.expect}`"
        found = unknown("REF112", message, str(case.expect), known, place.at("expect"))
        if case.expect == "reject":
            said = "a row that no case takes is refused: write `reject: COV104` instead of `expect:`"
            found = replace(found, helps=(said,), fix=None)
        diags.report(found)
    _check_reject(case, tuple(program.objects[split.object].fields), place, diags)


def _check_row(name: str, row: Mapping[str, Any], program: Program, place: Place, diags: Diagnostics) -> None:
    owner = program.objects.get(name)
    if owner is None:
        message = f"`{name}` is not an object of {program.source.name}"
        diags.report(unknown("REF101", message, name, program.objects, place))
        return
    apart = owner.inside is not None or owner.collection is not None
    known = {field.name if apart else field.path[0] for field in owner.fields.values()}
    for key in row:
        if key not in known:
            message = f"`{name}` has no field `{key}`"
            diags.report(unknown("REF102", message, key, known, place.at(key).key()))


def _check_names(
    written: Iterable[str], known: Iterable[str], owner: str, place: Place, diags: Diagnostics
) -> None:
    for name in written:
        if name not in known:
            message = f"{owner} fills no `{name}`, so nothing would be compared"
            diags.report(unknown("REF104", message, name, known, place.at(name).key()))


def _check_reject(case: CaseSpec, names: Iterable[str], place: Place, diags: Diagnostics) -> None:
    reject = case.reject
    if reject is None or _RULE.fullmatch(reject) or reject in names:
        return
    message = f"`{reject}` is neither a rule nor a field that a row could be refused for"
    diags.report(unknown("REF104", message, reject, names, place.at("reject")))


def _columns(route: Route) -> tuple[str, ...]:
    return (*(one.field for one in route.assignments), *(one.field for one in route.references))
