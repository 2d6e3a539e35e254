"""The source of a run: what its plan reads from an API, and what it reads from exported files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.connectors.account import read_account
from compiler.connectors.answers import text_at
from compiler.connectors.content import FileHost
from compiler.connectors.export import ExportSource
from compiler.connectors.hosts import NamedHosts
from compiler.connectors.http import Client, Network
from compiler.connectors.json_text import scalar_text
from compiler.connectors.pacer import Pacer
from compiler.connectors.patience import Courier, Patience
from compiler.connectors.rest import RestSource
from compiler.model.connector import Part
from compiler.model.plan import Plan, StagedTable
from compiler.runtime.ports import Clock, Refused, SourcePage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource:
    """Behind the runner's `Source` port: each object goes to the channel that the plan names for it."""

    tables: Mapping[str, StagedTable]
    rest: RestSource | None
    files: FileHost | None
    export: ExportSource | None
    clients: tuple[Client, ...] = ()

    def close(self) -> None:
        """Close the connections."""
        for client in self.clients:
            client.close()

    def identity(self) -> str:
        """Name the account that is read: its host, or the export folder where there is no API."""
        if self.rest is not None:
            return self.rest.identity()
        return self._exports("The plan").identity()

    def count(self, object_name: str) -> int | None:
        """Return how many records there are; None where only reading tells. Raises OutsideError."""
        if self._table(object_name).channel == "api":
            return self._api(object_name).count(object_name)
        return self._exports(object_name).count(object_name)

    def page(self, object_name: str, cursor: str | None) -> SourcePage:
        """Return the page at `cursor`; raises OutsideError."""
        if self._table(object_name).channel == "api":
            return self._api(object_name).page(object_name, cursor)
        return self._exports(object_name).page(object_name, cursor)

    def part(self, object_name: str, part: Part, key: str, cursor: str | None) -> SourcePage:
        """Return a page of the records that belong to one row of the part's object; raises OutsideError."""
        return self._api(object_name).part(object_name, part, key, cursor)

    def content(self, object_name: str, record: Mapping[str, object], column: str) -> Iterator[bytes]:
        """Yield the bytes of the file that `record[column]` points at, in parts; raises OutsideError.

        `record` has column names, or the record's own keys.
        """
        table = self._table(object_name)
        if self._channel(table) == "export":
            yield from self._exports(object_name).content(object_name, record, column)
            return
        link = _text(table, record, column)
        if self.files is None or not link:
            raise Refused(f"{object_name}.{column}: the record has no link to a file")
        yield from self.files.parts(
            f"{object_name}.{column}", link, lambda: self._renewed(table, record, column)
        )

    def _renewed(self, table: StagedTable, record: Mapping[str, object], column: str) -> str | None:
        """Read the record again for a link that has not expired; None where record or link is gone."""
        if len(table.key) != 1 or table.inside is not None:
            return None
        key = _text(table, record, table.key[0])
        fresh = self._api(table.object).one(table.object, _field(table, table.key[0]), key) if key else None
        return text_at(fresh, _field(table, column)) if fresh is not None else None

    def _table(self, object_name: str) -> StagedTable:
        table = self.tables.get(object_name)
        if table is None or table.channel == "tenant":
            raise Refused(f"{object_name}: the plan does not read it from a source")
        return table

    def _channel(self, table: StagedTable) -> str:
        """Say where a table's records come from; those of an inside table come with those around them."""
        while table.inside is not None:
            table = self._table(table.inside.object)
        return table.channel

    def _api(self, object_name: str) -> RestSource:
        if self.rest is None:
            raise Refused(f"{object_name}: the plan reads it from an API, and none was opened")
        return self.rest

    def _exports(self, object_name: str) -> ExportSource:
        if self.export is None:
            raise Refused(
                f"{object_name} is read from exported files: name the folder that holds them and run again"
            )
        return self.export


def open_source(
    plan: Plan, environment: Mapping[str, str], exports: Path | None, clock: Clock, network: Network
) -> PlanSource:
    """Open what a plan reads: the account named in the environment, and the export folder.

    One pacer keeps the account's rate for all objects. Raises Refused where a setting is missing or wrong.
    """
    tables = {table.object: table for table in plan.tables}
    export = None if exports is None else ExportSource(exports, plan.connector, tables)
    if all(table.channel != "api" for table in plan.tables):
        return PlanSource(tables=tables, rest=None, files=None, export=export)
    connector = plan.connector
    account = read_account(connector, environment, loopback=network.loopback)
    api = Client(account.origin, network, clock)
    hosts = NamedHosts(patterns=connector.content.hosts, loopback=network.loopback)
    storage = Client(hosts, network, clock)
    patience = Patience(codes=frozenset(connector.retry.codes), tries=connector.retry.max)
    pacer = Pacer(clock, connector.rate.every_ms, connector.rate.quotas)
    return PlanSource(
        tables=tables,
        rest=RestSource(connector, account, Courier(api, pacer, clock), clock),
        files=FileHost(storage, patience, clock),
        export=export,
        clients=(api, storage),
    )


def _text(table: StagedTable, record: Mapping[str, object], column: str) -> str | None:
    value = record.get(column)
    return scalar_text(record.get(_field(table, column)) if value is None else value)


def _field(table: StagedTable, column: str) -> str:
    """Return the record's own key of a column."""
    paths = {staged.name: staged.path for staged in table.columns}
    return paths.get(column, (column,))[0]
