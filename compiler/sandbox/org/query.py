"""The query resources: one page at once, further pages from a cursor that remembers which records it found.

https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
"""

import re
from typing import Any

from compiler.sandbox.http import Response
from compiler.sandbox.org import state
from compiler.sandbox.org.answers import Refused, json_response
from compiler.sandbox.org.call import Call
from compiler.sandbox.org.schema import ObjectType
from compiler.sandbox.org.soql.grammar import Query, parse
from compiler.sandbox.org.soql.metadata import DEFINITIONS, check_whole, unseen_definitions
from compiler.sandbox.org.soql.results import aggregates, records
from compiler.sandbox.org.soql.statement import Statement, find_object, prepare, unseen
from compiler.sandbox.store import Row, quoted

TABLES = (
    "CREATE TABLE IF NOT EXISTS _cursor (id TEXT PRIMARY KEY, query TEXT NOT NULL, total INTEGER NOT NULL, "
    "resource TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS _cursor_row (cursor TEXT, place INTEGER, id TEXT, "
    "PRIMARY KEY (cursor, place)) WITHOUT ROWID",
)
PAGE, SMALLEST_PAGE = 2000, 200
CURSOR_PREFIX = "01g"
_BATCH_SIZE = re.compile(r"batchSize\s*=\s*(\d+)", re.IGNORECASE)


def query(call: Call) -> Response:
    """Answer `GET /query?q=`: live records only."""
    return _first_page(call, "query")


def query_all(call: Call) -> Response:
    """Answer `GET /queryAll?q=`: deleted and archived records too."""
    return _first_page(call, "queryAll")


def tooling_query(call: Call) -> Response:
    """Answer `GET /tooling/query?q=`: the org's own metadata; only FieldDefinition heeds access."""
    return _first_page(call, "tooling/query")


def next_page(call: Call) -> Response:
    """Answer a nextRecordsUrl."""
    cursor, _, place = call.parts["locator"].rpartition("-")
    row = call.store.first("SELECT query, total, resource FROM _cursor WHERE id = ?", (cursor,))
    if row is None or not place.isdigit() or int(place) >= row[1]:
        raise Refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
    text, total, resource = row
    parsed = parse(text)
    statement = _prepared(call, parsed, resource)
    return _page(call, statement, cursor, int(place), total, resource)


def prepared(call: Call, text: str, resource: str) -> Statement:
    """Read and check a query for one of the resources."""
    return _prepared(call, parse(text), resource)


def run(call: Call, statement: Statement) -> list[Row]:
    """All rows of a statement, each led by its hidden Ids."""
    return call.store.rows(f"SELECT {statement.selected} {statement.tail}", statement.values)


def _prepared(call: Call, parsed: Query, resource: str) -> Statement:
    item = find_object(parsed, call.schema, call.access)
    _check_resource(item, resource)
    hidden = "1" if resource == "queryAll" else unseen(item)
    if item.name == DEFINITIONS:
        hidden = unseen_definitions(call.schema, call.access)
    return prepare(parsed, call.schema, call.access, item=item, hidden=hidden)


def _check_resource(item: ObjectType, resource: str) -> None:
    if item.tooling_only and resource != "tooling/query":
        raise Refused(400, "INVALID_TYPE", f"sObject type '{item.name}' is not supported.")


def _first_page(call: Call, resource: str) -> Response:
    text = call.request.parameters().get("q")
    if not text:
        raise Refused(400, "MALFORMED_QUERY", "A query string has to be specified")
    statement = prepared(call, text, resource)
    if statement.query.is_aggregate:
        return json_response(_aggregate(call, statement))
    total = call.store.number(f"SELECT count(*) FROM (SELECT m.Id {statement.tail})", statement.values)
    check_whole(statement, total)
    if total <= _page_size(call):
        found = records(statement, run(call, statement), call.schema, call.base)
        return json_response({"totalSize": total, "done": True, "records": found})
    cursor = _open_cursor(call, statement, total, resource)
    return _page(call, statement, cursor, 0, total, resource)


def _aggregate(call: Call, statement: Statement) -> dict[str, Any]:
    columns = ", ".join(column.sql for column in statement.columns)
    rows = call.store.rows(f"SELECT {columns} {statement.tail}", statement.values)
    if statement.query.is_count:
        limit = statement.query.limit
        total = rows[0][0] if limit is None else min(rows[0][0], limit)
        return {"totalSize": total, "done": True, "records": []}
    found = aggregates(statement.columns, rows)
    return {"totalSize": len(found), "done": True, "records": found}


def _open_cursor(call: Call, statement: Statement, total: int, resource: str) -> str:
    cursor = state.new_id(call.store, CURSOR_PREFIX)
    call.store.run("INSERT INTO _cursor VALUES (?, ?, ?, ?)", (cursor, statement.query.text, total, resource))
    call.store.run(
        f"INSERT INTO _cursor_row SELECT '{cursor}', row_number() OVER () - 1, Id "
        f"FROM (SELECT m.Id {statement.tail})",
        statement.values,
    )
    return cursor


def _page(call: Call, statement: Statement, cursor: str, place: int, total: int, resource: str) -> Response:
    size = _page_size(call)
    rows = call.store.rows(
        f"SELECT {statement.selected} FROM _cursor_row q JOIN {quoted(statement.item.name)} m ON m.Id = q.id "
        f"{statement.joins} WHERE q.cursor = ? AND q.place >= ? AND q.place < ? ORDER BY q.place",
        (cursor, place, place + size),
    )
    body: dict[str, Any] = {"totalSize": total, "done": place + size >= total}
    if not body["done"]:
        body["nextRecordsUrl"] = f"{call.base}/{resource}/{cursor}-{place + size}"
    body["records"] = records(statement, rows, call.schema, call.base)
    return json_response(body)


def _page_size(call: Call) -> int:
    asked = _BATCH_SIZE.search(call.request.header("Sforce-Query-Options"))
    return PAGE if asked is None else max(SMALLEST_PAGE, min(PAGE, int(asked[1])))
