"""What the org remembers beside its records: settings, counters, and small documents by name."""

from typing import Any

import msgspec

from compiler.sandbox.org.ids import record_id
from compiler.sandbox.store import Store

TABLES = (
    "CREATE TABLE IF NOT EXISTS _state (name TEXT PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS _counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
)


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a control call may change while the org runs.

    `bulk_seconds` and `deploy_seconds` are how long a closed job or a deployment takes (0: done before the
    next request). `clock` fixes the org's time (ISO 8601 with zone). `inactive_owners` is the org's "Update
    Records with Inactive Owners". `api_requests` and its siblings are daily and total allowances.
    """

    bulk_seconds: float = 0
    deploy_seconds: float = 0
    clock: str | None = None
    audit_fields: bool = True
    multiday_events: bool = False
    inactive_owners: bool = False
    sandbox: bool = True
    api_requests: int = 100_000
    bulk_batches: int = 15_000
    bulk_queries: int = 10_000
    data_megabytes: int = 10_240
    file_megabytes: int = 10_240


def put(store: Store, name: str, body: Any) -> None:  # noqa: ANN401 - any JSON
    """Keep a small JSON document under a name."""
    store.run("INSERT OR REPLACE INTO _state VALUES (?, ?)", (name, msgspec.json.encode(body)))


def get(store: Store, name: str) -> Any:  # noqa: ANN401 - any JSON
    """The document kept under a name, or None."""
    row = store.first("SELECT body FROM _state WHERE name = ?", (name,))
    return None if row is None else msgspec.json.decode(row[0])


def settings(store: Store) -> Settings:
    """The settings as they are now."""
    row = store.first("SELECT body FROM _state WHERE name = 'settings'")
    return Settings() if row is None else msgspec.json.decode(row[0], type=Settings)


def take(store: Store, name: str, count: int = 1) -> int:
    """Reserve `count` numbers of a counter and give the first; counters start at 1."""
    last = store.number(
        "INSERT INTO _counter VALUES (?1, ?2) "
        "ON CONFLICT (name) DO UPDATE SET value = value + ?2 RETURNING value",
        (name, count),
    )
    return last - count + 1


def new_id(store: Store, prefix: str) -> str:
    """The next record id of a key prefix."""
    return record_id(prefix, take(store, "id " + prefix))
