"""From cells to typed values: builds the `typed` table, one column per field, beside the stage."""

from compiler.sandbox.org.rows.work import TYPED, Column, Work, literal, live
from compiler.sandbox.org.schema import Field
from compiler.sandbox.org.values import INVALID, NULL, OUT_OF_RANGE, WHITE_SPACE
from compiler.sandbox.store import quoted

NUMBERS = frozenset({"double", "currency", "percent", "int"})
INTEGER_DIGITS = 10
SEARCHED = ("OpportunityId", "Product2Id")
"""References by which the rows of one piece of work are compared with each other."""

_CONVERTERS = {
    "boolean": "sf_boolean",
    "date": "sf_date",
    "datetime": "sf_datetime",
    "time": "sf_time",
    "reference": "sf_id",
    "id": "sf_id",
}


def build_typed(work: Work) -> None:
    """Make the `typed` table: `n`, the record a row is meant for (`target`), and a typed column per field."""
    names = "".join(f", {quoted(column.field.name)} TEXT" for column in work.columns)
    work.store.run(f"CREATE TEMP TABLE typed (n INTEGER PRIMARY KEY, target TEXT, seq INTEGER{names})")
    cells = "".join(f", {_cell(column, f's.c{place}')}" for place, column in enumerate(work.columns))
    work.store.run(f"INSERT INTO {TYPED} SELECT s.n, NULL, NULL{cells} FROM {work.stage} s")
    for name in SEARCHED:
        if any(column.field.name == name for column in work.columns):
            work.store.run(f"CREATE INDEX temp.typed_{name} ON typed ({name})")
    _find_targets(work)


def drop_typed(work: Work) -> None:
    """Remove the `typed` table again."""
    work.store.run(f"DROP TABLE {TYPED}")


def typed_sql(field: Field, raw: str) -> str:
    """The SQL expression that brings a text into a field's canonical form."""
    if field.type in _CONVERTERS:
        return f"{_CONVERTERS[field.type]}({raw})"
    if field.type in NUMBERS:
        precision = field.precision or INTEGER_DIGITS
        return f"sf_number({raw}, {precision}, {field.scale})"
    mark, space = literal(NULL), literal(WHITE_SPACE)
    return f"CASE WHEN {raw} IS NULL THEN NULL ELSE coalesce(nullif(trim({raw}, {space}), ''), {mark}) END"


def _cell(column: Column, raw: str) -> str:
    if column.parent is None or column.key is None:
        return typed_sql(column.field, raw)
    key = quoted(column.key.name)
    found = (
        f"(SELECT CASE count(*) WHEN 0 THEN {literal(INVALID)} WHEN 1 THEN min(p.Id) "
        f"ELSE {literal(OUT_OF_RANGE)} END FROM {quoted(column.parent.name)} p "
        f"WHERE p.{key} = {typed_sql(column.key, raw)} COLLATE {column.key.collation} "
        f"AND {live(column.parent, 'p')})"
    )
    return f"CASE WHEN {raw} IS NULL OR {raw} = {literal(NULL)} THEN {raw} ELSE {found} END"


def _find_targets(work: Work) -> None:
    if work.operation == "insert":
        return
    if work.key is None:
        if any(column.field.name == "Id" for column in work.columns):
            work.store.run(f"UPDATE {TYPED} SET target = nullif(Id, {literal(NULL)})")
        return
    key = quoted(work.key.name)
    many = literal(OUT_OF_RANGE)
    work.store.run(
        f"UPDATE {TYPED} SET target = (SELECT CASE count(*) WHEN 0 THEN NULL WHEN 1 THEN min(o.Id) "
        f"ELSE {many} END FROM {work.table} o WHERE o.{key} = typed.{key} COLLATE {work.key.collation} "
        f"AND {live(work.item, 'o')})"
    )
