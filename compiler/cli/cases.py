"""Spec tests: the examples of specs/tests, run through the SQL that a migration runs."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from compiler.cli.addresses import Address
from compiler.cli.bench import Bench, Rows
from compiler.cli.show import show_findings
from compiler.diagnostics.diagnostic import Diagnostics, Place
from compiler.model.plan import Plan
from compiler.passes.resolve.cases import check_cases
from compiler.pipeline import Compilation, compile_pair, line_of
from compiler.runtime.engine import Engine
from compiler.source.reader import read
from compiler.source.sources import Sources
from compiler.spec.case import CaseSpec, TestSpec
from compiler.spec.decode import decode_test
from compiler.workspace import Workspace

NO_CASE = "COV104"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A case that did not come out as it says: its name, where it is written, and what came instead."""

    case: str
    where: str
    why: str


def run_cases(place: Workspace, address: Address, tzdata: str) -> int:
    """Run every case of a pair and return how many failed; a spec that does not compile counts as one."""
    texts = place.texts()
    made = compile_pair(texts, place.templates(), address.pair, address.customer, tzdata, emitters=())
    file = f"specs/tests/{address.pair}.yaml"
    if made.plan is None or made.sql is None:
        show_findings(made.diagnostics, made.sources, "human", str(address))
        return 1
    if file not in texts:
        click.echo(
            f"There is no {file}. Next: write one; specs/schemas/test.v1.json helps your editor.", err=True
        )
        return 1
    diags = Diagnostics()
    located = read("test", file, texts[file], diags)
    tests = decode_test("test", located, diags) if located else None
    sources = Sources.of(texts, located)
    if tests is not None and made.program is not None:
        check_cases(tests, made.program, diags)
    if tests is None or diags.has_errors:
        show_findings(diags, sources, "human", file)
        return 1
    failures = failing(made, tests, sources)
    for failure in failures:
        click.echo(f"FAILED {failure.where} {failure.case}\n       {failure.why}", err=True)
    click.echo(f"{address}: {len(tests.cases) - len(failures)} passed, {len(failures)} failed")
    return len(failures)


def failing(made: Compilation, tests: TestSpec, sources: Sources) -> tuple[Failure, ...]:
    """Return the cases that do not come out as they say."""
    if made.plan is None or made.sql is None:
        return ()
    found = []
    with tempfile.TemporaryDirectory() as folder, Engine(Path(folder)) as engine:
        bench = Bench(engine, made.plan, made.sql, tests.with_)
        for name, case in tests.cases.items():
            why = _problem(bench, made.plan, case)
            if why:
                place = Place(document="test", keys=("cases", name))
                file, line, column = line_of(sources, place) or ("", 0, 0)
                found.append(Failure(case=name, where=f"{file}:{line}:{column}", why=why))
    return tuple(found)


def _problem(bench: Bench, plan: Plan, case: CaseSpec) -> str | None:
    name = case.route or case.split or ""
    parts = [(load.route, load.source, load.sql.path) for load in plan.loads if case.route]
    parts += [(split.name, split.object, split.sql.path) for split in plan.splits if case.split]
    part = next((one for one in parts if one[0] == name), None)
    if part is None:
        return f"there is no {'route' if case.route else 'split'} `{name}`"
    rows = bench.run(part[2], _given(part[1], case))
    if case.given:
        rows = [row for row in rows if row["$position"] == 1]
    return _split_problem(case, rows) if case.split else _route_problem(case, rows)


def _given(source: str, case: CaseSpec) -> dict[str, Rows]:
    """Return the rows of an example by object: the one it is about comes first, where there is one."""
    own = (case.given,) if case.given else ()
    found = {**case.related, source: (*own, *case.related.get(source, ()))}
    return {name: rows for name, rows in found.items() if rows}


def _split_problem(case: CaseSpec, rows: list[dict[str, Any]]) -> str | None:
    got = rows[0]["$case"] if rows else None
    if case.reject is None:
        return None if got == case.expect else f"expected {case.expect}, got {got or 'no case'}"
    if got is not None:
        return f"expected the row to be refused for {case.reject}, and it goes to {got}"
    reasons = rows[0]["$reasons"] if rows else []
    return _refusal_problem(case.reject, {"$reasons": reasons or [{"rule": NO_CASE, "address": ""}]})


def _route_problem(case: CaseSpec, rows: list[dict[str, Any]]) -> str | None:
    if not rows:
        return "the route does not take this row (see its `when`)"
    row = rows[0]
    reasons = [f"{reason['rule']} at {reason['address']}" for reason in row["$reasons"]]
    if case.reject is not None:
        return _refusal_problem(case.reject, row)
    if reasons:
        return f"the row is refused: {'; '.join(reasons)}"
    wrong = [
        f"{field}: expected {_shown(value)}, got {_shown(row.get(field))}"
        for field, value in (case.expect.items() if isinstance(case.expect, dict) else ())
        if _text(value) != row.get(field)
    ]
    return "; ".join(wrong) or None


def _refusal_problem(reject: str, row: dict[str, Any]) -> str | None:
    reasons = row["$reasons"]
    if any(reject in (reason["rule"], reason["address"].rsplit(".", 1)[-1]) for reason in reasons):
        return None
    if not reasons:
        return f"expected the row to be refused for {reject}, and it is not"
    got = "; ".join(f"{reason['rule']} at {reason['address']}" for reason in reasons)
    return f"expected the row to be refused for {reject}, got {got}"


def _text(value: object) -> str | None:
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(value: object) -> str:
    return "nothing" if value is None else f"'{value}'"
