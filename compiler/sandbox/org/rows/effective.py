"""What a field will hold once the row is written: the given value, else what is there, else the default."""

from compiler.sandbox.org.rows.work import Work, literal
from compiler.sandbox.org.schema import Field
from compiler.sandbox.org.values import NULL
from compiler.sandbox.store import quoted


def effective(work: Work, field: Field) -> str:
    """The SQL expression of a field's value after the write (`t` typed row, `o` the record it is for)."""
    base = _base(work, field)
    if not work.gives(field):
        return base
    name = f"t.{quoted(field.name)}"
    cleared = default_sql(work, field) if field.type == "boolean" else "NULL"
    return (
        f"CASE WHEN {name} IS NULL THEN {base} WHEN {name} = {literal(NULL)} THEN {cleared} ELSE {name} END"
    )


def default_sql(work: Work, field: Field) -> str:
    """The SQL expression of what a new record gets where nothing is given."""
    if field.name in {"CreatedById", "LastModifiedById", "OwnerId"}:
        return literal(work.access.user_id)
    if field.name in {"CreatedDate", "LastModifiedDate", "SystemModstamp"}:
        return literal(work.now)
    if field.default:
        return literal(field.default)
    return "'false'" if field.type == "boolean" else "NULL"


def _base(work: Work, field: Field) -> str:
    kept = f"o.{quoted(field.name)}"
    if work.operation == "insert":
        return default_sql(work, field)
    if work.operation == "upsert":
        return f"CASE WHEN t.target IS NULL THEN {default_sql(work, field)} ELSE {kept} END"
    return kept
