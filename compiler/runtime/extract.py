"""Reads the source into the store: page by page, resumable at any moment, and proven to be complete.

Page-number paging may skip or repeat rows when records come or go while it runs. So a reading is believed
when the source's own total agrees with it, or when two readings in a row saw the same records; otherwise it
is repeated.
"""

import hashlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import msgspec

from compiler.model.plan import StagedTable
from compiler.runtime.context import Context
from compiler.runtime.ports import OutsideError, Refused, SourcePage
from compiler.runtime.records import Extraction
from compiler.runtime.staging import RowReader
from compiler.runtime.stops import RunStop

PHASE = "extract"

# Far more records than the source says it has means that its paging does not end.
_SLACK_RECORDS = 10_000
_SLACK_FACTOR = 2
_DIGEST_BYTES = 8


class PagingBroken(RunStop):
    """The pages of an object lead in a circle or do not end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was read of one object.

    `records` as they came, `distinct` keys among them, `keyless` records without one. `total` is what the
    source said last, None where it says nothing. `agreed` is false where the object moved through all
    `passes`. `files` were kept, `lost` could not be fetched; `gone` are those of them that never can be.
    """

    object: str
    records: int
    distinct: int
    keyless: int
    total: int | None
    passes: int
    agreed: bool
    files: int = 0
    lost: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractResult:
    """What was read, in the order it was read."""

    objects: tuple[Extracted, ...]

    @property
    def agreed(self) -> bool:
        """Say whether every object was read completely, as far as the source can tell."""
        return all(each.agreed for each in self.objects)

    @property
    def complete(self) -> bool:
        """Say whether every object agreed and no lost file is worth another attempt."""
        return self.agreed and all(each.lost == each.gone for each in self.objects)


class _Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one pass saw; `digest` stands for the set of keys."""

    pass_: int
    records: int
    distinct: int
    keyless: int
    total: int | None
    steady: bool
    digest: str


def extract(context: Context) -> ExtractResult:
    """Read every needed object, API objects first, and the files that records point at.

    Running again goes on where it stopped, and fetches only the files that are missing. Raises OutsideError,
    BadRecord and PagingBroken; what was read before stays.
    """
    needed = [table for table in context.plan.tables if table.needed]
    tables = [table for channel in ("api", "export") for table in needed if table.channel == channel]
    return ExtractResult(objects=tuple(_extract_object(context, table) for table in tables))


def _extract_object(context: Context, table: StagedTable) -> Extracted:
    context.progress.start(PHASE, table.object, context.store.extraction(table.object).total)
    reading = _settled_reading(context, table)
    files, lost, gone = _missing_contents(context, table) if table.content else (0, 0, 0)
    context.progress.finish(table.object)
    extracted = Extracted(
        object=table.object,
        records=reading.records,
        distinct=reading.distinct,
        keyless=reading.keyless,
        total=reading.total,
        passes=reading.pass_,
        agreed=_is_believed(context, table, reading),
        files=files,
        lost=lost,
        gone=gone,
    )
    _tell(context, extracted)
    return extracted


def _settled_reading(context: Context, table: StagedTable) -> _Reading:
    """Read until a reading can be believed, or the passes of this run are used up."""
    known = context.store.sealed_note(_note("settled", table))
    last = msgspec.json.decode(known, type=_Reading) if known is not None else None
    if last is not None and _is_believed(context, table, last):
        return last
    if last is not None and context.store.extraction(table.object).pass_ == last.pass_:
        _begin_again(context, table, last)
    most = context.limits.passes + (last.pass_ if last is not None else 0)
    while True:
        reading = _read_pass(context, table)
        if _is_believed(context, table, reading) or reading.pass_ >= most:
            break
        _begin_again(context, table, reading)
    context.store.seal_note(_note("settled", table), msgspec.json.encode(reading))
    return reading


def _is_believed(context: Context, table: StagedTable, reading: _Reading) -> bool:
    return _is_clean(reading) or reading.digest == _before(context, table, reading.pass_)


def _begin_again(context: Context, table: StagedTable, reading: _Reading) -> None:
    context.store.seal_note(_note(f"pass {reading.pass_}", table), msgspec.json.encode(reading))
    context.store.begin_pass(table.object, context.clock.now().isoformat())
    context.progress.start(PHASE, table.object, None)
    context.progress.note(f"{table.object} moved while it was read; it is read again")


def _read_pass(context: Context, table: StagedTable) -> _Reading:
    store = context.store
    if store.extraction(table.object).pass_ == 0:
        store.begin_pass(table.object, context.clock.now().isoformat())
    reader = RowReader(table)
    while not (state := store.extraction(table.object)).done:
        _read_page(context, table, reader, state)
    return _look_back(context, table, reader, state)


def _read_page(context: Context, table: StagedTable, reader: RowReader, state: Extraction) -> None:
    page = context.source.page(table.object, state.cursor)
    for position, record in enumerate(page.records, start=state.records + 1):
        reader.members(record, position)
    _check_paging(context, table, state, page)
    context.store.add_page(
        table.object, state.pages + 1, page.records, page.cursor, page.total, done=page.cursor is None
    )
    context.progress.advance(table.object, len(page.records))
    if table.content:
        for keyed in _with_key(reader, page.records, state.records):
            _keep_content(context, table, keyed)


def _check_paging(context: Context, table: StagedTable, state: Extraction, page: SourcePage) -> None:
    if page.cursor is None:
        return
    most = max(state.most or 0, page.total or 0)
    circles = page.cursor == state.cursor or context.store.page_count_at(table.object, page.cursor) > 0
    endless = most and state.records + len(page.records) > _SLACK_FACTOR * most + _SLACK_RECORDS
    if circles or endless or not page.records:
        raise PagingBroken(
            f"the pages of {table.object} do not end (after page {state.pages + 1}, record "
            f"{state.records + len(page.records)}); run again, and if it stays so, ask the source's support"
        )


def _look_back(context: Context, table: StagedTable, reader: RowReader, state: Extraction) -> _Reading:
    """Count what the finished pass holds, from the store itself."""
    seen, keyless, records = array("Q"), 0, 0
    for page in context.store.pages(table.object):
        for record in page:
            records += 1
            source = reader.read(record, records).source
            if source is None:
                keyless += 1
            else:
                seen.append(_number_of(source))
    numbers = array("Q", (number for number, _ in groupby(sorted(seen))))
    digest = hashlib.sha256(numbers.tobytes())
    digest.update(str(records).encode())
    return _Reading(
        pass_=state.pass_,
        records=records,
        distinct=len(numbers),
        keyless=keyless,
        total=state.total,
        steady=state.least == state.most,
        digest=digest.hexdigest(),
    )


def _is_clean(reading: _Reading) -> bool:
    """No record came twice, and the source's total was the same throughout and is what came."""
    once = reading.distinct + reading.keyless == reading.records
    return once and (reading.total is None or (reading.steady and reading.total == reading.records))


def _before(context: Context, table: StagedTable, pass_: int) -> str | None:
    """Return the digest of the pass before this one."""
    noted = context.store.sealed_note(_note(f"pass {pass_ - 1}", table))
    return None if noted is None else msgspec.json.decode(noted, type=_Reading).digest


def _number_of(source: str) -> int:
    digest = hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
    return int.from_bytes(digest, "big")


# -- files ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Record:
    """A record that points at a file."""

    source: str
    columns: Mapping[str, str | None]


def _with_key(reader: RowReader, records: tuple[bytes, ...], before: int) -> Iterator[_Record]:
    for position, record in enumerate(records, start=before + 1):
        row = reader.read(record, position)
        if row.source is not None:
            yield _Record(row.source, dict(zip(reader.names, row.values, strict=True)))


def _keep_content(context: Context, table: StagedTable, record: _Record) -> bool:
    """Fetch a file unless it is kept; says whether it is now.

    A failure is recorded; one that the source itself names is final as far as a run is concerned.
    """
    if context.store.content(table.object, record.source) is not None:
        return True
    parts = context.source.content(table.object, record.columns, str(table.content))
    try:
        context.store.add_content(table.object, record.source, _as_long_as_said(parts, table, record))
    except OutsideError as error:
        final = isinstance(error, Refused)
        context.store.lose_content(table.object, record.source, str(error), final=final)
        return False
    return True


def _as_long_as_said(parts: Iterator[bytes], table: StagedTable, record: _Record) -> Iterator[bytes]:
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


def _missing_contents(context: Context, table: StagedTable) -> tuple[int, int, int]:
    """Fetch what is not there yet; returns how many files are kept, how many lost, how many of these gone."""
    reader, kept, position = RowReader(table), dict[str, bool](), 0
    for page in context.store.pages(table.object):
        for record in _with_key(reader, page, position):
            if record.source not in kept:
                kept[record.source] = _keep_content(context, table, record)
        position += len(page)
    lost = [source for source, is_kept in kept.items() if not is_kept]
    gone = sum(context.store.is_gone(table.object, source) for source in lost)
    return len(kept) - len(lost), len(lost), gone


def _tell(context: Context, extracted: Extracted) -> None:
    if not extracted.agreed:
        context.progress.note(
            f"{extracted.object} moved through {extracted.passes} readings: {extracted.distinct} different "
            f"records came, the source says {extracted.total}"
        )
    if extracted.lost > extracted.gone:
        context.progress.note(
            f"{extracted.lost - extracted.gone} files of {extracted.object} could not be fetched; run again"
        )
    if extracted.gone:
        context.progress.note(
            f"{extracted.gone} files of {extracted.object} are not to be had; look at them in the source"
        )


def _note(what: str, table: StagedTable) -> str:
    return f"extract {what} {table.object}"
