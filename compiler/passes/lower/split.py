"""The SQL of a split: each row, the case it falls into, and why that cannot be told."""

from collections.abc import Iterable

from compiler.language.check import paths
from compiler.language.fragments import Sql, absent, call, column, listed, nothing, text, when
from compiler.language.sql import Failure, Term, to_condition
from compiler.model.program import Program, Split
from compiler.passes.lower.layers import add_steps
from compiler.passes.lower.query import Chain, ordered, select, select_all, statement
from compiler.passes.lower.reading import POSITION, SOURCE, read_rows, related_rows
from compiler.passes.lower.reasons import REASONS, Reason, conditions, reasons_column
from compiler.passes.lower.refusals import NO_CASE, address
from compiler.passes.lower.scope import RowScope

CASE = "$case"


def split_fields(split: Split) -> frozenset[str]:
    """Return the fields that a split's conditions name."""
    return frozenset(name for case in split.cases for name in paths(case.condition.node))


def case_of(split: Split, scope: RowScope) -> Term:
    """Return the name of the first case that holds, else the split's `otherwise`, else no value."""
    terms = [to_condition(case.condition.node, scope) for case in split.cases]
    cases = [(term.value, text(case.name)) for case, term in zip(split.cases, terms, strict=True)]
    otherwise = nothing() if split.otherwise is None else text(split.otherwise)
    return Term(
        value=when(*cases, otherwise=otherwise) if cases else otherwise,
        failures=tuple(_addressed(split, terms)),
        steps=tuple(step for term in terms for step in term.steps),
    )


def _addressed(split: Split, terms: Iterable[Term]) -> Iterable[Failure]:
    for case, term in zip(split.cases, terms, strict=True):
        place = address(case.condition.place)
        for failure in term.failures:
            yield Failure(condition=failure.condition, rule=failure.rule, address=failure.address or place)


def add_cases(chain: Chain, program: Program, split: Split) -> tuple[Chain, tuple[Reason, ...]]:
    """Add the select that has each row's case, and a column for each reason why it cannot be told."""
    owner = program.objects[split.object]
    case = case_of(split, RowScope(program=program, owner=owner))
    chain = add_steps(read_rows(chain, program, owner, split_fields(split)), case.steps)
    broken = conditions(("", failure) for failure in case.failures)
    columns = {CASE: _apart(case.value), **{reason.column: condition for reason, condition in broken.items()}}
    chain = chain.then(f"cases of {split.name}", select(chain.rows, columns, keep=(POSITION, SOURCE)))
    return chain, tuple(broken)


def _apart(case: Sql) -> Sql:
    """Take the case out of a list of one, which DuckDB's optimizer does not look into.

    Otherwise it would move `"$case" = 'visit'` down to the scan, with every step of every condition written
    out in the place of its column, as often as each step names the one before.
    """
    return call("UNNEST", listed([case]))


def split_sql(program: Program, split: Split) -> str:
    """Return the statement that classifies an object's rows.

    Its columns are `$position`, `$source`, `$case` (NULL for none) and `$reasons`, ordered by `$source`.
    """
    chain = related_rows(program, program.objects[split.object], split_fields(split))
    chain, broken = add_cases(chain, program, split)
    if split.otherwise is None:
        unclaimed = Reason(address=address(split.place), rule=NO_CASE)
        chain = chain.then("judged cases", select_all(chain.rows, {unclaimed.column: absent(column(CASE))}))
        broken = (*broken, unclaimed)
    last = select(chain.rows, {REASONS: reasons_column(broken)}, keep=(POSITION, SOURCE, CASE))
    return statement(chain, ordered(last, (SOURCE,)), _header(program, split))


def _header(program: Program, split: Split) -> Iterable[str]:
    cases = ", ".join(case.name for case in split.cases)
    yield f"{program.pair.name}, split {split.name}: which case each {split.object} falls into."
    yield ""
    yield "$position  order of arrival"
    yield "$source    the row's key at its source"
    yield f"$case      one of: {cases}; NULL for none"
    yield "$reasons   why the row is refused; empty for most"
    yield "A column named like an expression holds its value; `^a` in such a name stands for `A`."
