"""`new test`: an example for each route that a plain row takes; people change it into what matters."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from compiler.cli.bench import Bench
from compiler.model.plan import Load, Plan, StagedColumn, StagedTable
from compiler.model.program import Program
from compiler.pipeline import Compilation
from compiler.proposals.scaffolds import stand_in
from compiler.runtime.engine import Engine
from compiler.source.located import Plain
from compiler.source.writing import document

_HEADING = """\
# yaml-language-server: $schema=../schemas/test.v1.json
# One example for each route that a plain row takes, and what becomes of it today. Change each into what
# matters here: names that are too long, times around midnight, values that nobody expects. `reject:` names
# the field or the rule for which a row must be refused. specs/README.md shows more.
"""
_WHEN = datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001 - written in whatever form the platform uses
_KEY = "1"


def test_text(made: Compilation) -> str:
    """Return a test document of a compiled pair whose examples all come true."""
    program, plan, sql = made.program, made.plan, made.sql
    assert program is not None
    assert plan is not None
    assert sql is not None
    answers = {
        name: str(stand_in(spec, "practice")).lower()
        if spec.type == "bool"
        else str(stand_in(spec, "practice"))
        for name, spec in program.pair.decisions.items()
        if spec.type is not None
    }
    with tempfile.TemporaryDirectory() as folder, Engine(Path(folder)) as engine:
        bench = Bench(engine, plan, sql, answers)
        cases: dict[str, Plain] = dict(_cases(program, plan, bench))
    whole: dict[str, Plain] = {"spec": "test/v1", "pair": program.pair.name}
    if answers:
        whole["with"] = dict(answers)
    return document({**whole, "cases": cases}, _HEADING)


def _cases(program: Program, plan: Plan, bench: Bench) -> Iterator[tuple[str, Plain]]:
    tables = {table.object: table for table in plan.tables}
    for load in plan.loads:
        table = tables[load.source]
        if load.second_pass or table.channel in ("tenant", "made"):
            continue
        given = _row(program, table)
        rows = [row for row in bench.run(load.sql.path, {load.source: (given,)}) if row["$position"] == 1]
        if rows:
            yield f"a plain {load.source} in route {load.route}", _case(load, given, rows[0])


def _case(load: Load, given: dict[str, Plain], row: dict[str, object]) -> Plain:
    case: dict[str, Plain] = {"route": load.route, "given": given}
    reasons = row["$reasons"]
    if isinstance(reasons, list) and reasons:
        return {**case, "reject": str(reasons[0]["rule"])}
    return {
        **case,
        "expect": {one.name: str(row[one.name]) for one in load.columns if row[one.name] is not None},
    }


def _row(program: Program, table: StagedTable) -> dict[str, Plain]:
    row: dict[str, Plain] = {}
    for column in table.columns:
        value = _value(program, column)
        if value is not None:
            _put(row, (column.name,) if table.inside else column.path, value)
    return row


def _put(row: dict[str, Plain], path: tuple[str, ...], value: Plain) -> None:
    for key in path[:-1]:
        inner = row.setdefault(key, {})
        assert isinstance(inner, dict)
        row = inner
    row[path[-1]] = value


def _value(program: Program, column: StagedColumn) -> Plain:
    kind = column.type.rstrip("!").partition("(")[0]
    formats = program.source.formats
    if column.enum:
        return column.enum[0]
    if column.type.startswith("datetime"):
        return _WHEN.strftime(formats.datetime[0].replace("%z", "" if "local" in column.type else "+0000"))
    plain: dict[str, Plain] = {
        "id": _KEY,
        "ref": _KEY,
        "bool": True,
        "int": 1,
        "decimal": "1",
        "money": "1.00",
        "date": _WHEN.strftime(formats.date[0]),
        "email": "somebody@practice.example",
        "phone": "555 0100",
        "url": "https://practice.example",
        "file": "file.pdf",
    }
    if kind in plain:
        return plain[kind]
    return _words(column) if kind in ("text", "longtext", "html") else None


def _words(column: StagedColumn) -> str:
    length = int("".join(filter(str.isdigit, column.type)) or 20)
    return column.name.replace("_", " ").replace(".", " ")[:length].strip()
