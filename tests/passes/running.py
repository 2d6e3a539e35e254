"""Statements run in DuckDB over rows that a test writes, in tables as the engine makes them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import duckdb

from compiler.model.program import Program, Route, Split
from compiler.passes.lower import route_sql, split_sql
from compiler.runtime.zones import periods

ANSWERS = {
    "zone": "America/Chicago",
    "owner": "boss@clinic.example",
    "remark": "from the clinic",
    "strict": "true",
}
Row = Mapping[str, str | None]


def database(
    made: Program, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str]
) -> duckdb.DuckDBPyConnection:
    """Stage rows: text columns, the canonical source key, and the order of arrival."""
    connection = duckdb.connect()
    for name, owner in made.objects.items():
        columns = [each for each, field in owner.fields.items() if field.refers is None]
        _stage(connection, name, columns, owner.key, tuple(rows.get(name, ())))
    _table(connection, "$decision", "name VARCHAR, value VARCHAR", list(answers.items()))
    _zones(connection, [answers["zone"]] if "zone" in answers else [])
    return connection


def _stage(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[str],
    key: Sequence[str],
    rows: Sequence[Row],
) -> None:
    declared = ", ".join(f'"{column}" VARCHAR' for column in columns)
    staged = [
        (*(row.get(column) for column in columns), "|".join(row.get(part) or "" for part in key), position)
        for position, row in enumerate(rows)
    ]
    _table(connection, name, f'{declared}, "$source" VARCHAR, "$position" BIGINT', staged)


def _zones(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    times = "utc_from TIMESTAMP, utc_until TIMESTAMP, local_from TIMESTAMP, local_until TIMESTAMP"
    found = [row for name in names for row in _periods(name)]
    _table(connection, "$zone", f"zone VARCHAR, {times}, offset_seconds BIGINT", found)


@cache
def _periods(name: str) -> list[tuple[Any, ...]]:
    """Look a zone up once; two centuries of it take a while."""
    return [
        (one.zone, one.utc_from, one.utc_until, one.local_from, one.local_until, one.offset_seconds)
        for one in periods([name])
    ]


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Sequence[Sequence[Any]]
) -> None:
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    if rows:
        marks = ", ".join(["(" + ", ".join("?" * len(rows[0])) + ")"] * len(rows))
        connection.execute(f'INSERT INTO "{name}" VALUES {marks}', [value for row in rows for value in row])


def query(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """Run a statement; each row by column name."""
    found = connection.execute(sql)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def run_route(
    made: Program, one: Route, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str] = ANSWERS
) -> list[dict[str, Any]]:
    """Run a route over rows."""
    return query(database(made, rows, answers), route_sql(made, one))


def run_split(
    made: Program, one: Split, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str] = ANSWERS
) -> list[dict[str, Any]]:
    """Run a split over rows."""
    return query(database(made, rows, answers), split_sql(made, one))


def reasons(row: Mapping[str, Any]) -> list[str]:
    """Return a row's reasons as `rule address`."""
    return [f"{reason['rule']} {reason['address']}" for reason in row["$reasons"]]
