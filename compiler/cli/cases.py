"""Spec tests: the examples of specs/tests, run through the SQL that a migration runs."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from compiler.cli.addresses import Address
from compiler.cli.show import show_findings
from compiler.diagnostics.diagnostic import Diagnostics, Place
from compiler.model.plan import Plan, StagedTable
from compiler.passes.resolve.cases import check_cases
from compiler.pipeline import Compilation, compile_pair, line_of
from compiler.runtime.engine import Engine
from compiler.source.reader import read
from compiler.source.sources import Sources
from compiler.spec.case import CaseSpec, TestSpec
from compiler.spec.decode import decode_test
from compiler.workspace import Workspace

NO_CASE = "COV104"
Rows = tuple[dict[str, Any], ...]
TENANT = {"id": "test", "name": "Test Practice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A case that did not come out as it says: its name, where it is written, and what came instead."""

    case: str
    where: str
    why: str


def run_cases(place: Workspace, address: Address, tzdata: str) -> int:
    """Run every case of a pair and return how many failed; a spec that does not compile counts as one."""
    texts = place.texts()
    made = compile_pair(texts, place.templates(), address.pair, address.customer, tzdata)
    file = f"specs/tests/{address.pair}.yaml"
    if made.plan is None or made.artifacts is None:
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
    if made.plan is None or made.artifacts is None:
        return ()
    found = []
    with tempfile.TemporaryDirectory() as folder, Engine(Path(folder)) as engine:
        bench = _Bench(engine, made.plan, tests.with_)
        for name, case in tests.cases.items():
            why = _problem(bench, made.plan, made.artifacts, case)
            if why:
                place = Place(document="test", keys=("cases", name))
                file, line, column = line_of(sources, place) or ("", 0, 0)
                found.append(Failure(case=name, where=f"{file}:{line}:{column}", why=why))
    return tuple(found)


class _Bench:
    """An engine that is used for one case after the other; only tables whose rows differ are staged again."""

    def __init__(self, engine: Engine, plan: Plan, answers: Mapping[str, str]) -> None:
        self._engine = engine
        self._plan = plan
        self._staged: dict[str, list[bytes]] = {}
        engine.decide(dict(answers))
        engine.zones(plan.tzdata, [value for name, value in answers.items() if _is_zone(plan, name)])

    def run(self, sql: str, rows: Mapping[str, Rows]) -> list[dict[str, Any]]:
        """Run a statement over these rows by object; all other objects are empty."""
        for table in self._plan.tables:
            records = [json.dumps(row).encode() for row in _rows_of(table, rows)]
            if self._staged.get(table.object) != records:
                self._engine.stage(table, records)
                self._staged[table.object] = records
        result = self._engine.run(sql)
        return [dict(zip(result.columns, row, strict=True)) for row in result]


def _problem(bench: _Bench, plan: Plan, artifacts: Mapping[str, str], case: CaseSpec) -> str | None:
    name = case.route or case.split or ""
    parts = [(load.route, load.source, load.sql.path) for load in plan.loads if case.route]
    parts += [(split.name, split.object, split.sql.path) for split in plan.splits if case.split]
    part = next((one for one in parts if one[0] == name), None)
    if part is None:
        return f"there is no {'route' if case.route else 'split'} `{name}`"
    rows = bench.run(artifacts[part[2]], {part[1]: (case.given,), **case.related})
    return _split_problem(case, rows) if case.split else _route_problem(case, rows)


def _rows_of(table: StagedTable, rows: Mapping[str, Rows]) -> Rows:
    if table.channel == "tenant":
        return rows.get(table.object) or (
            {column.name: TENANT.get(column.name, "") for column in table.columns},
        )
    return rows.get(table.object, ())


def _is_zone(plan: Plan, name: str) -> bool:
    decision = plan.decisions.get(name)
    return decision is not None and decision.type == "time_zone"


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
