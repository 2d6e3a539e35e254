"""Changes to the rows while the server runs, so that paging drift and deltas can be rehearsed."""

from decimal import Decimal

import msgspec

from compiler.sandbox.source.rows import Row, Table, row_id


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happens to the rows of one object, which JSON names as `object`, in this order.

    `delete` names ids; `change` holds an id and the fields that get another value; `add` puts rows at the
    front of the listing, where the newest are, and `append` at its end.
    """

    name: str = msgspec.field(name="object")
    delete: tuple[str | int, ...] = ()
    change: tuple[dict[str, object], ...] = ()
    add: tuple[dict[str, object], ...] = ()
    append: tuple[dict[str, object], ...] = ()


def change_from_json(body: bytes) -> Change:
    """Read a change; raises `msgspec.DecodeError` where the text is none."""
    return msgspec.json.Decoder(Change, float_hook=Decimal).decode(body)


def changed(rows: Table, change: Change) -> Table:
    """The rows afterwards; raises LookupError where an id that is to be deleted or changed is not there."""
    known = {row_id(row) for row in rows}
    deleted = {str(key) for key in change.delete}
    fields = {row_id(row): row for row in change.change}
    missing = sorted((deleted | fields.keys()) - known)
    if missing:
        raise LookupError(f"{change.name} has no row with the id {', '.join(missing)}")
    kept: list[Row] = [
        {**row, **fields.get(row_id(row), {}), "id": row["id"]} for row in rows if row_id(row) not in deleted
    ]
    return (*change.add, *kept, *change.append)
