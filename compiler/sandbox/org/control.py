"""The control routes of the sandbox, under `/__sandbox__`: no org has them, and they need no token."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from compiler.sandbox.http import Request, Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused, json_response, not_found
from compiler.sandbox.org.bulk.row_faults import set_row_faults
from compiler.sandbox.org.faults import faults_left, set_faults
from compiler.sandbox.org.inventory import inventory
from compiler.sandbox.org.schema import ACTIVITIES, Schema
from compiler.sandbox.org.soql.results import json_value
from compiler.sandbox.org.state import Settings
from compiler.sandbox.org.values import moment
from compiler.sandbox.store import Store, quoted

PREFIX = "/__sandbox__"
TABLE = (
    "CREATE TABLE IF NOT EXISTS _journal (n INTEGER PRIMARY KEY, method TEXT, path TEXT, query TEXT, "
    "status INTEGER, sha256 TEXT)"
)
ARCHIVE_DAYS = 365


def control(store: Store, schema: Schema, request: Request, now: datetime) -> Response:
    """Answer a control request."""
    action = _ACTIONS.get((request.method, request.path.removeprefix(PREFIX)))
    if action is None:
        raise not_found()
    return action(store, schema, request, now)


def fixed_clock(settings: Settings) -> datetime | None:
    """The org's fixed time, if a control call set one."""
    return None if settings.clock is None else datetime.fromisoformat(settings.clock)


def _set_faults(store: Store, _: Schema, request: Request, __: datetime) -> Response:
    set_faults(store, request.body)
    return json_response({"ok": True})


def _get_faults(store: Store, _: Schema, __: Request, ___: datetime) -> Response:
    return json_response([msgspec.to_builtins(fault) for fault in faults_left(store)])


def _set_row_faults(store: Store, _: Schema, request: Request, __: datetime) -> Response:
    set_row_faults(store, request.body)
    return json_response({"ok": True})


def _journal(store: Store, _: Schema, __: Request, ___: datetime) -> Response:
    names = ("method", "path", "query", "status", "sha256")
    rows = store.rows("SELECT method, path, query, status, sha256 FROM _journal ORDER BY n")
    return json_response([dict(zip(names, row, strict=True)) for row in rows])


def _rows(store: Store, schema: Schema, request: Request, _: datetime) -> Response:
    item = schema.object(request.parameters().get("object", ""))
    if item is None:
        raise not_found()
    fields = item.stored
    columns = ", ".join(quoted(field.name) for field in fields)
    rows = store.rows(f"SELECT {columns} FROM {quoted(item.name)} ORDER BY Id")
    return json_response(
        [
            {field.name: json_value(field, value) for field, value in zip(fields, row, strict=True)}
            for row in rows
        ]
    )


def _whole_schema(store: Store, schema: Schema, _: Request, __: datetime) -> Response:
    return json_response(inventory(store, schema))


def _set_clock(store: Store, schema: Schema, request: Request, now: datetime) -> Response:
    body = _object(request)
    text = body.get("now")
    if text is not None and (not isinstance(text, str) or _moment(text) is None):
        raise Refused(400, "SANDBOX", "now must be a date and time with a zone (ISO 8601), or null")
    _change(store, {"clock": text})
    return json_response({"ok": True})


def _set_settings(store: Store, schema: Schema, request: Request, now: datetime) -> Response:
    body = _object(request)
    if "clock" in body:
        raise Refused(400, "SANDBOX", "The clock is set at /__sandbox__/clock")
    _change(store, body)
    return json_response(msgspec.to_builtins(state.settings(store)))


def _get_settings(store: Store, _: Schema, __: Request, ___: datetime) -> Response:
    return json_response(msgspec.to_builtins(state.settings(store)))


def _archive(store: Store, _: Schema, __: Request, now: datetime) -> Response:
    """The background run that archives closed tasks and past events of more than a year ago.

    https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_archive.htm
    """
    oldest = f"date('{moment(now)[:10]}', '-{ARCHIVE_DAYS} days')"
    rules = {"Task": f"IsClosed = 'true' AND ActivityDate <= {oldest}", "Event": f"EndDate <= {oldest}"}
    archived = {
        name: store.run(f"UPDATE {name} SET IsArchived = 'true' WHERE IsArchived = 'false' AND {rules[name]}")
        for name in ACTIVITIES
    }
    return json_response(archived)


def _change(store: Store, changes: dict[str, Any]) -> None:
    merged = msgspec.to_builtins(state.settings(store)) | changes
    try:
        settings = msgspec.convert(merged, Settings)
    except msgspec.ValidationError as error:
        raise Refused(400, "SANDBOX", f"No such setting: {error}") from None
    state.put(store, "settings", settings)


def _object(request: Request) -> dict[str, Any]:
    try:
        return msgspec.json.decode(request.body, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise Refused(400, "SANDBOX", f"The body must be a JSON object: {error}") from None


def _moment(text: str) -> datetime | None:
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value if value.tzinfo else None


_ACTIONS: dict[tuple[str, str], Callable[[Store, Schema, Request, datetime], Response]] = {
    ("GET", "/faults"): _get_faults,
    ("POST", "/faults"): _set_faults,
    ("POST", "/row-faults"): _set_row_faults,
    ("GET", "/requests"): _journal,
    ("GET", "/rows"): _rows,
    ("POST", "/clock"): _set_clock,
    ("GET", "/settings"): _get_settings,
    ("POST", "/settings"): _set_settings,
    ("POST", "/archive"): _archive,
    ("GET", "/schema"): _whole_schema,
}
