"""Reads one object into the store, pass after pass, until a reading can be believed.

Paging may skip or repeat rows when records come or go while it runs. So a reading is believed when the
source's own total agrees with it, or when two readings in a row saw the same records; otherwise it is
repeated. Where no total can tell (slices by date, lists without one, parts), two readings are always made.
"""

import hashlib
from array import array
from itertools import groupby

import msgspec

from compiler.model.connector import NumberPage, OffsetPage, WholePage, WindowPage
from compiler.model.plan import StagedTable
from compiler.runtime.contents import keep_contents
from compiler.runtime.context import Context
from compiler.runtime.parts import BeyondReach, Steps, beyond
from compiler.runtime.ports import SourcePage
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


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one pass saw.

    `digest` stands for the set of keys. `overlaps` says that records come twice by the way of reading,
    `alone` that one pass without a total can be believed. `keys` is the digest of the keys of its parts.
    """

    pass_: int
    records: int
    distinct: int
    keyless: int
    total: int | None
    steady: bool
    digest: str
    overlaps: bool = False
    alone: bool = True
    keys: str = ""


def settled(context: Context, table: StagedTable) -> Reading:
    """Read until a reading can be believed, or the passes of this run are used up.

    Raises OutsideError, BadRecord, PagingBroken, and BeyondReach where the API does not give every record.
    """
    last = _settled_before(context, table)
    if last is not None and is_believed(context, table, last) and _has_the_same_parts(context, table, last):
        return last
    if last is not None and context.store.extraction(table.object).pass_ == last.pass_:
        _begin_again(context, table, last)
    most = context.limits.passes + (last.pass_ if last is not None else 0)
    while True:
        reading = _read_pass(context, table)
        if is_believed(context, table, reading) or reading.pass_ >= most:
            break
        _begin_again(context, table, reading)
    context.store.seal_note(_note("settled", table), msgspec.json.encode(reading))
    if _is_short(reading) and _agrees(context, table, reading):
        raise BeyondReach(
            f"{beyond(context.plan, table.object, reading.total)}; {reading.distinct} were found part by part"
        )
    return reading


def is_believed(context: Context, table: StagedTable, reading: Reading) -> bool:
    """Say whether a reading is complete, as far as the source can tell."""
    return _is_clean(reading) or (_agrees(context, table, reading) and not _is_short(reading))


def _is_clean(reading: Reading) -> bool:
    """No record came twice but by the way of reading, and the source's total stayed and is what came."""
    if reading.overlaps:
        return reading.steady and not reading.keyless and reading.distinct == reading.total
    once = reading.distinct + reading.keyless == reading.records
    if reading.total is None:
        return once and reading.alone
    return once and reading.steady and reading.total == reading.records


def _agrees(context: Context, table: StagedTable, reading: Reading) -> bool:
    """Say whether the pass before this one saw the same records."""
    noted = context.store.sealed_note(_note(f"pass {reading.pass_ - 1}", table))
    return noted is not None and msgspec.json.decode(noted, type=Reading).digest == reading.digest


def _is_short(reading: Reading) -> bool:
    """Say whether the parts hold less than the whole: then some records belong to no part."""
    return bool(reading.keys) and reading.total is not None and reading.distinct < reading.total


def _settled_before(context: Context, table: StagedTable) -> Reading | None:
    known = context.store.sealed_note(_note("settled", table))
    return None if known is None else msgspec.json.decode(known, type=Reading)


def _has_the_same_parts(context: Context, table: StagedTable, reading: Reading) -> bool:
    return not reading.keys or reading.keys == Steps(context, table).digest


def _begin_again(context: Context, table: StagedTable, reading: Reading) -> None:
    context.store.seal_note(_note(f"pass {reading.pass_}", table), msgspec.json.encode(reading))
    context.store.begin_pass(table.object, context.clock.now().isoformat())
    context.progress.start(PHASE, table.object, None)
    why = (
        "moved while it was read; it"
        if reading.alone and not reading.overlaps
        else "has no total to trust; it"
    )
    context.progress.note(f"{table.object} {why} is read again")


def _read_pass(context: Context, table: StagedTable) -> Reading:
    store = context.store
    if store.extraction(table.object).pass_ == 0:
        store.begin_pass(table.object, context.clock.now().isoformat())
    reader, steps = RowReader(table), Steps(context, table)
    while not (state := store.extraction(table.object)).done:
        _read_page(context, table, reader, steps, state)
    return _look_back(context, table, reader, steps, state)


def _read_page(
    context: Context, table: StagedTable, reader: RowReader, steps: Steps, state: Extraction
) -> None:
    page = steps.page(state)
    for position, record in enumerate(page.records, start=state.records + 1):
        reader.members(record, position)
    _check_paging(context, table, state, page)
    context.store.add_page(
        table.object, state.pages + 1, page.records, page.cursor, page.total, done=page.cursor is None
    )
    context.progress.advance(table.object, len(page.records))
    if table.content:
        keep_contents(context, table, reader, page.records, state.records)


def _check_paging(context: Context, table: StagedTable, state: Extraction, page: SourcePage) -> None:
    if page.cursor is None:
        return
    parts = context.plan.connector.parts_of(table.object)
    most = max(state.most or 0, page.total or 0) * (1 + len(parts))
    circles = page.cursor == state.cursor or context.store.page_count_at(table.object, page.cursor) > 0
    endless = most and state.records + len(page.records) > _SLACK_FACTOR * most + _SLACK_RECORDS
    barren = not page.records and not parts and not _is_sliced(context, table)
    if circles or endless or barren:
        raise PagingBroken(
            f"the pages of {table.object} do not end (after page {state.pages + 1}, record "
            f"{state.records + len(page.records)}); run again, and if it stays so, ask the source's support"
        )


def _look_back(
    context: Context, table: StagedTable, reader: RowReader, steps: Steps, state: Extraction
) -> Reading:
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
    keys = steps.parted(state.pass_)
    overlaps = bool(keys) or _is_sliced(context, table)
    digest = hashlib.sha256(numbers.tobytes())
    # What comes twice by the way of reading may come three times by tomorrow's.
    digest.update(b"" if overlaps else str(records).encode())
    return Reading(
        pass_=state.pass_,
        records=records,
        distinct=len(numbers),
        keyless=keyless,
        total=state.total,
        steady=state.least == state.most,
        digest=digest.hexdigest(),
        overlaps=overlaps,
        alone=_stands_alone(context, table, records),
        keys=keys,
    )


def _is_sliced(context: Context, table: StagedTable) -> bool:
    return table.channel == "api" and isinstance(context.plan.connector.page_of(table.object), WindowPage)


def _stands_alone(context: Context, table: StagedTable, records: int) -> bool:
    """Say whether one pass without a total can be believed: a file, one answer, or what promises a total."""
    page = context.plan.connector.page_of(table.object)
    match page:
        case _ if table.channel != "api":
            return True
        case NumberPage() | WholePage():
            return True
        case OffsetPage():
            return page.total is not None or records <= page.size
        case WindowPage():
            return False


def _number_of(source: str) -> int:
    digest = hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
    return int.from_bytes(digest, "big")


def _note(what: str, table: StagedTable) -> str:
    return f"extract {what} {table.object}"
