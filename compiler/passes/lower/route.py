"""The SQL of a route: what each row it claims becomes, and why it is refused."""

from collections.abc import Mapping, Sequence

from sqlglot import exp

from compiler.language.check import paths
from compiler.language.fragments import Sql, column, joined, text
from compiler.language.sql import Failure
from compiler.model.program import Program, Route
from compiler.passes.lower.cells import Cell, link_cell, span_failures, value_cell
from compiler.passes.lower.header import route_header
from compiler.passes.lower.layers import add_steps
from compiler.passes.lower.query import Chain, ordered, select, select_all, statement
from compiler.passes.lower.reading import POSITION, SOURCE, Claim, read_rows, related_rows
from compiler.passes.lower.reasons import REASONS, Reason, conditions, reasons_column
from compiler.passes.lower.refusals import Refusals
from compiler.passes.lower.row_hash import HASH, row_hash
from compiler.passes.lower.scope import RowScope
from compiler.passes.lower.split import CASE, add_cases, split_fields

KEY = "$key"
_DEFAULT = Refusals()


def route_sql(program: Program, route: Route, refusals: Refusals = _DEFAULT) -> str:
    """Return the statement that makes a route's rows.

    Its columns are `$position`, `$source`, `$key`, one for each assignment, one for each reference, `$hash`
    and `$reasons`; it is ordered by the first reference and `$source`.
    """
    scope = RowScope(program=program, owner=program.objects[route.source])
    cells = (
        *(value_cell(program, route, one, scope, refusals) for one in route.assignments),
        *(link_cell(route, one, scope) for one in route.references),
    )
    chain, failures = _rows(program, route, scope, cells)
    failures += [pair for cell in cells for pair in cell.failures()]
    failures += span_failures(route, scope, refusals)
    broken = conditions(failures)
    chain = chain.then("loaded values", _values(chain.rows, cells, broken))
    checks = conditions(pair for cell in cells for pair in cell.checks(broken))
    chain = chain.then("judged values", select_all(chain.rows, _columns(checks)))
    last = ordered(_last(chain.rows, scope, cells, (*broken, *checks)), _order(route))
    return statement(chain, last, route_header(program, route))


def _rows(
    program: Program, route: Route, scope: RowScope, cells: Sequence[Cell]
) -> tuple[Chain, list[tuple[str, Failure]]]:
    """Read the fields the route uses, of the rows it claims, and work out its steps."""
    owner, fields = scope.owner, _fields(route)
    split = program.splits[route.split] if route.split else None
    chain = related_rows(program, owner, fields | (split_fields(split) if split else frozenset()))
    claim, failures = None, []
    if split and route.case:
        chain, told = add_cases(chain, program, split)
        along = tuple(reason.column for reason in told)
        claim = Claim(rows=chain.rows, column=CASE, value=route.case, along=along)
        failures = [
            (reason.address, Failure(condition=column(reason.column), rule=reason.rule)) for reason in told
        ]
    chain = read_rows(chain, program, owner, fields, claim)
    steps = [step for cell in cells for step in cell.term.steps]
    return add_steps(chain, steps), failures


def _fields(route: Route) -> frozenset[str]:
    named = {name for one in route.assignments if one.expression for name in paths(one.expression.node)}
    return frozenset(named | {one.own for one in route.references if one.own})


def _values(rows: str, cells: Sequence[Cell], broken: Mapping[Reason, Sql]) -> exp.Select:
    texts = {cell.name: cell.text for cell in cells}
    return select(rows, {**texts, **_columns(broken)}, keep=(POSITION, SOURCE))


def _columns(broken: Mapping[Reason, Sql]) -> dict[str, Sql]:
    return {reason.column: condition for reason, condition in broken.items()}


def _last(rows: str, scope: RowScope, cells: Sequence[Cell], reasons: Sequence[Reason]) -> exp.Select:
    names = [cell.name for cell in cells]
    key = joined(text(scope.prefix(scope.owner.name)), column(SOURCE))
    columns: dict[str, Sql] = {KEY: key}
    columns |= {name: column(name) for name in names}
    columns |= {HASH: row_hash(names), REASONS: reasons_column(reasons)}
    return select(rows, columns, keep=(POSITION, SOURCE))


def _order(route: Route) -> tuple[str, ...]:
    return (*(one.field for one in route.references[:1]), SOURCE)
