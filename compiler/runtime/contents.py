"""Fetches the files that records point at, once each, and remembers which could not be had."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.model.plan import StagedTable
from compiler.runtime.context import Context
from compiler.runtime.inline import inline_bytes, is_inline
from compiler.runtime.ports import OutsideError, Refused
from compiler.runtime.staging import RowReader


def keep_contents(
    context: Context, table: StagedTable, reader: RowReader, records: tuple[bytes, ...], before: int
) -> None:
    """Fetch the files of some records that are not kept yet; `before` records came before these."""
    for record in _with_key(reader, records, before):
        keep_content(context, table, record)


@dataclass(frozen=True, slots=True)
class Record:
    """A record that points at a file."""

    source: str
    columns: Mapping[str, str | None]


def _with_key(reader: RowReader, records: tuple[bytes, ...], before: int) -> Iterator[Record]:
    for position, record in enumerate(records, start=before + 1):
        row = reader.read(record, position)
        if row.source is not None:
            yield Record(row.source, dict(zip(reader.names, row.values, strict=True)))


def keep_content(context: Context, table: StagedTable, record: Record, *, anew: bool = False) -> bool:
    """Fetch a file unless it is kept, or `anew`; says whether it is now.

    A failure is recorded; one that the source itself names is final as far as a run is concerned.
    """
    if not anew and context.store.content(table.object, record.source) is not None:
        return True
    try:
        parts = _parts(context, table, record)
        context.store.add_content(table.object, record.source, _as_long_as_said(parts, table, record))
    except OutsideError as error:
        final = isinstance(error, Refused)
        context.store.lose_content(table.object, record.source, str(error), final=final)
        return False
    return True


def _parts(context: Context, table: StagedTable, record: Record) -> Iterator[bytes]:
    """Return the bytes of a file; one that is written into the record itself is there already."""
    column = str(table.content)
    address = record.columns.get(column)
    if address is not None and is_inline(address):
        return iter((inline_bytes(address, f"{table.object}.{column}"),))
    return context.source.content(table.object, record.columns, column)


def _as_long_as_said(parts: Iterator[bytes], table: StagedTable, record: Record) -> Iterator[bytes]:
    """Yield the parts of a file; raises Refused at the end where it is not as long as its record says."""
    size = 0
    for part in parts:
        size += len(part)
        yield part
    said = record.columns.get(table.content_size) if table.content_size else None
    if said is not None and said.isdecimal() and int(said) != size:
        raise Refused(
            f"{table.object}.{table.content}: {size} bytes came and the record says {said}; "
            "look at the file in the source, and extract again"
        )


def missing_contents(context: Context, table: StagedTable) -> tuple[int, int, int]:
    """Fetch what is not there yet; returns how many files are kept, how many lost, how many of these gone."""
    reader, kept, position = RowReader(table), dict[str, bool](), 0
    for page in context.store.pages(table.object):
        for record in _with_key(reader, page, position):
            if record.source not in kept:
                kept[record.source] = keep_content(context, table, record)
        position += len(page)
    lost = [source for source, is_kept in kept.items() if not is_kept]
    gone = sum(context.store.is_gone(table.object, source) for source in lost)
    return len(kept) - len(lost), len(lost), gone
