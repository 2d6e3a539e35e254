"""Rows of a query as JSON records and as CSV."""

from collections.abc import Iterable
from typing import Any

import msgspec

from compiler.sandbox.org.rows.convert import NUMBERS
from compiler.sandbox.org.schema import Field, ObjectType, Schema
from compiler.sandbox.org.soql.paths import Reached
from compiler.sandbox.org.soql.statement import Statement
from compiler.sandbox.store import Row

DOT_ZERO = ".0"


def json_value(field: Field, text: str | None) -> Any:  # noqa: ANN401 - any JSON scalar
    """A kept value as JSON shows it: numbers and booleans as such, moments with `+0000`."""
    if text is None:
        return None
    if field.type == "boolean":
        return text == "true"
    if field.type == "int":
        return int(text)
    if field.type in NUMBERS:
        return float(text)
    if field.type == "complexvalue":
        return msgspec.json.decode(text)
    if field.type == "datetime":
        return text.removesuffix("Z") + "+0000"
    return text


def csv_value(field: Field, text: str | None) -> str:
    """A kept value as a bulk query shows it; null is empty."""
    if text is None:
        return ""
    if field.type in NUMBERS and field.type != "int" and "." not in text:
        return text + DOT_ZERO
    return text


def records(statement: Statement, rows: Iterable[Row], schema: Schema, base: str) -> list[dict[str, Any]]:
    """Rows as JSON records; a parent is an object of its own, or null."""
    first = 1 + len(statement.parents)
    return [_record(statement, row, first, schema, base) for row in rows]


def aggregates(columns: tuple[Reached, ...], rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows of functions as JSON."""
    return [
        {"attributes": {"type": "AggregateResult"}}
        | {
            column.names[-1]: json_value(column.field, None if value is None else str(value))
            for column, value in zip(columns, row, strict=True)
        }
        for row in rows
    ]


def csv_lines(statement: Statement, rows: Iterable[Row]) -> list[str]:
    """Rows as CSV records with every value quoted, led by a header of the names as written."""
    first = 1 + len(statement.parents)
    lines = [_csv_line(item.path.text for item in statement.query.items if item.path)]
    for row in rows:
        cells = zip(statement.columns, row[first:], strict=True)
        lines.append(_csv_line(csv_value(column.field, value) for column, value in cells))
    return lines


def attributes(item: ObjectType, record_id: str, base: str) -> dict[str, str]:
    """The type and address that every record carries."""
    return {"type": item.name, "url": f"{base}/sobjects/{item.name}/{record_id}"}


def _csv_line(cells: Iterable[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def _record(statement: Statement, row: Row, first: int, schema: Schema, base: str) -> dict[str, Any]:
    record: dict[str, Any] = {"attributes": attributes(statement.item, row[0], base)}
    parents = dict(zip((name for name, _ in statement.parents), row[1:first], strict=True))
    for column, value in zip(statement.columns, row[first:], strict=True):
        shown = json_value(column.field, value)
        if column.field.type == "base64":
            shown = f"{record['attributes']['url']}/{column.field.name}"
        if len(column.names) == 1:
            record[column.names[0]] = shown
            continue
        relationship, name = column.names
        parent_id = parents[relationship]
        if parent_id is None:
            record[relationship] = None
            continue
        record.setdefault(relationship, _parent(schema, parent_id, base))[name] = shown
    return record


def _parent(schema: Schema, parent_id: str, base: str) -> dict[str, Any]:
    item = schema.by_prefix(parent_id)
    return {} if item is None else {"attributes": attributes(item, parent_id, base)}
