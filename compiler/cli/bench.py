"""The engine under spec tests: tables of the rows that an example gives, and a statement run over them."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from compiler.model.plan import Plan, StagedTable
from compiler.runtime.engine import Engine
from compiler.runtime.staged import in_order, rows

Rows = tuple[dict[str, Any], ...]
TENANT = {"id": "test", "name": "Test Practice"}


class Bench:
    """An engine that is used for one case after the other; only tables whose rows differ are staged again."""

    def __init__(
        self, engine: Engine, plan: Plan, sql: Mapping[str, str], answers: Mapping[str, str]
    ) -> None:
        self._engine = engine
        self._plan = plan
        self._sql = sql
        self._staged: dict[str, tuple[StagedTable, list[bytes]]] = {}
        engine.decide(dict(answers))
        engine.zones(plan.tzdata, [value for name, value in answers.items() if _is_zone(plan, name)])

    def run(self, path: str, given: Mapping[str, Rows]) -> list[dict[str, Any]]:
        """Run a statement over these rows by object; all other objects are empty.

        Rows inside others, and rows made of others, come from those, unless an example gives them itself.
        """
        self._stage(tuple(_as_given(table, given) for table in self._plan.tables), given)
        result = self._engine.run(self._sql[path])
        return [dict(zip(result.columns, row, strict=True)) for row in result]

    def _stage(self, tables: tuple[StagedTable, ...], given: Mapping[str, Rows]) -> None:
        """Stage what differs from the case before; what is made of others follows when any of them did."""
        records = {
            table.object: [json.dumps(row).encode() for row in _rows_of(table, given)] for table in tables
        }
        again: set[str] = set()
        for table in in_order(tables):
            was = self._staged.get(table.object)
            around = table.inside.object if table.inside else None
            follows = around in again or (table.sql is not None and bool(again))
            if was == (table, records[table.object]) and not follows:
                continue
            if table.sql is not None:
                self._engine.make(table, self._sql[table.sql.path])
            else:
                arrived = rows(self._engine, tables, table, lambda one: records[one.object])
                self._engine.stage_rows(table, arrived)
            self._staged[table.object] = (table, records[table.object])
            again.add(table.object)


def _as_given(table: StagedTable, given: Mapping[str, Rows]) -> StagedTable:
    """Return a table whose rows an example gives itself as one with records of its own, field by field."""
    if table.object not in given or (table.inside is None and table.sql is None):
        return table
    columns = tuple(msgspec.structs.replace(column, path=(column.name,)) for column in table.columns)
    return msgspec.structs.replace(table, channel="api", inside=None, sql=None, columns=columns)


def _rows_of(table: StagedTable, given: Mapping[str, Rows]) -> Rows:
    if table.channel == "tenant":
        return given.get(table.object) or (
            {column.name: TENANT.get(column.name, "") for column in table.columns},
        )
    return given.get(table.object, ())


def _is_zone(plan: Plan, name: str) -> bool:
    decision = plan.decisions.get(name)
    return decision is not None and decision.type == "time_zone"
