"""Statements run in DuckDB over rows that a test writes, in tables as the engine makes them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import duckdb

from compiler.model.program import Program, Route, Split
from compiler.passes.lower import collect_sql, route_sql, split_sql
from compiler.runtime.zones import periods

ANSWERS = {
    "zone": "America/Chicago",
    "owner": "boss@clinic.example",
    "remark": "from the clinic",
    "strict": "true",
}
Row = Mapping[str, str | None]


def database(
    made: Program, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str], sql: str = ""
) -> duckdb.DuckDBPyConnection:
    """Stage rows: text columns, the canonical source key, and the order of arrival; of objects that are made
    from others those that the statement reads.
    """
    connection = duckdb.connect(config={"threads": 1})
    _insert_answers(connection, answers)
    for name, owner in made.objects.items():
        if owner.collection:
            continue
        columns = [each for each, field in owner.fields.items() if field.refers is None]
        _stage(connection, name, columns, owner.key, tuple(rows.get(name, ())))
    for name, owner in made.objects.items():
        if owner.collection and f'"{name}"' in sql:
            _make(connection, name, collect_sql(made, owner), answers)
    return connection


def _insert_answers(connection: duckdb.DuckDBPyConnection, answers: Mapping[str, str]) -> None:
    connection.execute('CREATE TABLE "$decision" (name VARCHAR, value VARCHAR)')
    _insert(connection, "$decision", list(answers.items()))


def _make(connection: duckdb.DuckDBPyConnection, name: str, sql: str, answers: Mapping[str, str]) -> None:
    """Make a table from the statement that yields its rows, as the engine does; broken rows are set aside."""
    if '"$zone"' in sql:
        add_zones(connection, [answers["zone"]] if "zone" in answers else [])
    connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM ({sql}) WHERE "$broken" IS NULL')
    connection.execute(
        f'CREATE TABLE "$set_aside {name}" AS SELECT * EXCLUDE ("$broken", "$absent"), '
        f'["$broken"] AS "$unreadable" FROM ({sql}) WHERE "$broken" IS NOT NULL'
    )


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
    connection.execute(f'CREATE TABLE "{name}" ({declared}, "$source" VARCHAR, "$position" BIGINT)')
    _insert(connection, name, staged)
    connection.execute(
        f'CREATE TABLE "$set_aside {name}" ({declared}, "$source" VARCHAR, "$position" BIGINT, '
        '"$unreadable" VARCHAR[])'
    )


def _insert(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Sequence[str | int | None]]
) -> None:
    if rows:
        values = ", ".join("(" + ", ".join(map(_literal, row)) + ")" for row in rows)
        connection.execute(f'INSERT INTO "{name}" VALUES {values}')


def _literal(value: str | int | None) -> str:
    """Write a value as SQL; binding one looks for optional packages each time, which takes long."""
    if not isinstance(value, str):
        return "NULL" if value is None else str(value)
    quoted = value.replace("'", "''")
    return "'" + quoted.replace("\x00", "' || chr(0) || '") + "'"


def add_zones(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Add the transitions of time zones."""
    if connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = '$zone'").fetchall():
        return
    times = "utc_from TIMESTAMP, utc_until TIMESTAMP, local_from TIMESTAMP, local_until TIMESTAMP"
    connection.execute(f'CREATE TABLE "$zone" (zone VARCHAR, {times}, offset_seconds BIGINT)')
    for name in names:
        connection.execute(f'INSERT INTO "$zone" VALUES {_periods(name)}')


@cache
def _periods(name: str) -> str:
    """Write a zone's periods as SQL, once; two centuries of them take a while."""
    return ", ".join(
        f"('{one.zone}', '{one.utc_from}', '{one.utc_until}', '{one.local_from}', '{one.local_until}', "
        f"{one.offset_seconds})"
        for one in periods([name])
    )


def query(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """Run a statement; each row by column name."""
    found = connection.execute(sql)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def run_route(
    made: Program, one: Route, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str] = ANSWERS
) -> list[dict[str, Any]]:
    """Run a route over rows."""
    return run_sql(made, route_sql(made, one), rows, answers)


def run_split(
    made: Program, one: Split, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str] = ANSWERS
) -> list[dict[str, Any]]:
    """Run a split over rows."""
    return run_sql(made, split_sql(made, one), rows, answers)


def run_sql(
    made: Program, sql: str, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str] = ANSWERS
) -> list[dict[str, Any]]:
    """Run a statement over rows."""
    with database(made, rows, answers, sql) as connection:
        if '"$zone"' in sql:
            add_zones(connection, [answers["zone"]] if "zone" in answers else [])
        return query(connection, sql)


def reasons(row: Mapping[str, Any]) -> list[str]:
    """Return a row's reasons as `rule address`."""
    return [f"{reason['rule']} {reason['address']}" for reason in row["$reasons"]]


def run_rows(
    made: Program, name: str, rows: Mapping[str, Iterable[Row]], answers: Mapping[str, str] = ANSWERS
) -> list[dict[str, Any]]:
    """Make the rows of a collected object, broken ones included."""
    return run_sql(made, collect_sql(made, made.objects[name]), rows, answers)
