"""What was in the destination before a chunk: durable before the first write, read again by a rollback."""

from collections.abc import Mapping, Sequence

import msgspec

from compiler.runtime.chunks import Layout, Row
from compiler.runtime.ports import Destination, Found


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record that was there: its id, and the values of the fields that the chunk writes."""

    id: str
    values: dict[str, str | None]


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """The pre-image of a chunk: the records that were there, by key; a key that is not named was absent.

    `notes` are the rule and address of rows that are sent with a reference left empty or filled with the
    fallback.
    """

    object: str
    records: dict[str, Record]
    notes: dict[str, tuple[str, str | None]] = {}


def encode(before: Before) -> bytes:
    """Return the bytes that a chunk keeps."""
    return msgspec.json.encode(before, order="deterministic")


def decode(content: bytes) -> Before:
    """Read a pre-image back; raises msgspec.ValidationError where it is none."""
    return msgspec.json.decode(content, type=Before)


def look(
    destination: Destination, object_name: str, layout: Layout, rows: Sequence[Row]
) -> Mapping[str, Found]:
    """Return the records that carry the keys of `rows`, by key; raises OutsideError."""
    keys = tuple(row.key for row in rows)
    wanted = frozenset(keys)
    found = destination.find(object_name, layout.key_field, keys, layout.fields)
    by_key = ((record.values.get(layout.key_field), record) for record in found)
    return {key: record for key, record in by_key if key is not None and key in wanted}


def before(object_name: str, found: Mapping[str, Found], rows: Sequence[Row]) -> Before:
    """Describe what was there and what there is to note about the rows of one chunk."""
    return Before(
        object=object_name,
        records={
            row.key: Record(id=found[row.key].id, values=dict(found[row.key].values))
            for row in rows
            if row.key in found
        },
        notes={row.key: (row.note, row.note_address) for row in rows if row.note is not None},
    )
