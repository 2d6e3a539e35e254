"""Files: the bytes that were extracted are stored beside the record they belong to.

Each is looked for before it is stored and compared after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import overload

from compiler.runtime import fence, links, planning
from compiler.runtime.chunks import Row
from compiler.runtime.constants import constants
from compiler.runtime.context import Context, destination_of
from compiler.runtime.engine import Engine
from compiler.runtime.links import Turn
from compiler.runtime.ports import Found, Refused, Upload
from compiler.runtime.preflight import bound_plan
from compiler.runtime.records import Content, Outcome
from compiler.runtime.staged import staged_engine
from compiler.runtime.store import Store

NO_BYTES = "FIL101"
DIFFERS = "FIL102"
NOT_TAKEN = "FIL103"
OTHER_DETAILS = "FIL104"

_LOOK_AT_ONCE = 200
_REFUSED_IN_A_ROW = 3
# Storing a file takes several calls already, so the mark is not looked at for each.
_SECONDS_BETWEEN_LOOKS = 30
_NAME_COLUMNS = ("PathOnClient", "Title")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesResult:
    """What the files phase did: files in all, those that were stored, and those that could not be."""

    files: int
    stored: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A file to store: its row, its bytes (None: they were lost), and the hash of both."""

    row: Row
    source: str
    content: Content | None

    @property
    def hash(self) -> str:
        return f"{self.row.hash}:{self.content.sha256}" if self.content else ""


def files(context: Context) -> FilesResult:
    """Store what is not stored yet; raises OutsideError, after which it goes on where it was.

    What is stored is never changed: a file that has other details there than here counts as failed each time.
    Needs a finished extraction and load.
    """
    loads = tuple(load for load in context.plan.loads if load.operation == "file")
    if not loads:
        return FilesResult(files=0, stored=0, failed=0)
    fallbacks, found = bound_plan(context).people, constants(context, loads)
    with staged_engine(context) as engine:
        planning.find_present(context.plan, engine)
        turns = (
            Turn(load=load, pass_=links.FIRST, fallbacks=fallbacks, found=found.get(load.route, {}))
            for load in loads
        )
        counted = [_Shelf(context, engine, turn).fill() for turn in turns]
    return FilesResult(
        files=sum(each.files for each in counted),
        stored=sum(each.stored for each in counted),
        failed=sum(each.failed for each in counted),
    )


class _Shelf:
    """The files of one load."""

    def __init__(self, context: Context, engine: Engine, turn: Turn) -> None:
        self._context = context
        self._engine = engine
        self._load = turn.load
        self._turn = planning.prepare(context, engine, turn)
        self._known = {each.key: each for each in context.store.outcomes(turn.load.route)}
        self._refused_in_a_row = 0

    def fill(self) -> FilesResult:
        """Store every file that has a parent and is not stored yet."""
        context, route = self._context, self._load.route
        actions = planning.decide(self._engine, self._turn)
        if undelivered := tuple(planning.undelivered(self._engine, self._turn)):
            context.store.settle_rows(route, undelivered)
        context.progress.start("files", route, actions.get("send", 0))
        rows = planning.to_send(self._engine, self._turn, "all")
        stored = failed = 0
        while batch := tuple(islice(rows, _LOOK_AT_ONCE)):
            for outcome in self._stored([self._kept(row) for row in batch]):
                stored += outcome.state == "loaded"
                failed += outcome.state == "failed"
            context.progress.advance(route, len(batch))
        context.progress.finish(route)
        return FilesResult(files=sum(actions.values()), stored=stored, failed=failed)

    def _kept(self, row: Row) -> _Kept:
        source = row.key.split(":", 2)[2]
        return _Kept(row=row, source=source, content=self._context.store.content(self._load.source, source))

    def _stored(self, batch: Sequence[_Kept]) -> Iterator[Outcome]:
        """Store the files of a batch and yield the outcomes that are new."""
        open_ = [kept for kept in batch if not self._is_done(kept)]
        if not open_:
            return
        destination, key_field = destination_of(self._context), self._context.plan.destination.key_field
        keys = tuple(kept.row.key for kept in open_)
        fields = tuple(_written(self._turn))
        found = destination.find(self._load.target, key_field, keys, fields)
        there = {record.values.get(key_field): record for record in found}
        for kept in open_:
            outcome = self._one(kept, there.get(kept.row.key))
            is_new = outcome != self._known.get(kept.row.key)
            if is_new:
                self._context.store.settle_rows(self._load.route, (outcome,))
            if is_new or outcome.rule == OTHER_DETAILS:
                yield outcome

    def _is_done(self, kept: _Kept) -> bool:
        known = self._known.get(kept.row.key)
        return known is not None and known.state in ("loaded", "failed") and known.hash == kept.hash != ""

    def _one(self, kept: _Kept, there: Found | None) -> Outcome:
        record = there.id if there else None
        if kept.content is None:
            return self._outcome(kept, NO_BYTES, record, None)
        if record is None:
            try:
                record = self._send(kept, kept.content)
            except Refused as error:
                return self._not_taken(kept, error)
        self._refused_in_a_row = 0
        if destination_of(self._context).checksum(record) != (kept.content.md5, kept.content.size):
            return self._outcome(kept, DIFFERS, record, None)
        if there is not None and not self._has_our_details(kept, there):
            return replace(self._outcome(kept, OTHER_DETAILS, record, None), hash=None)
        return self._outcome(kept, None, record, None)

    def _has_our_details(self, kept: _Kept, there: Found) -> bool:
        cells = dict(zip(_headers(self._turn), kept.row.cells, strict=True))
        return all(_same(cells[name], there.values.get(name)) for name in _written(self._turn))

    def _send(self, kept: _Kept, content: Content) -> str:
        cells = dict(zip(_headers(self._turn), kept.row.cells, strict=True))
        parent = cells.pop(_parent(self._turn)) or ""
        fields = {name: value for name, value in cells.items() if value is not None}
        upload = Upload(
            fields=fields,
            parent=parent,
            name=next((fields[name] for name in _NAME_COLUMNS if name in fields), kept.source),
            size=content.size,
            parts=_Parts(self._context.store, self._load.source, kept.source),
        )
        fence.keep(self._context, _SECONDS_BETWEEN_LOOKS)
        self._context.store.audit("file store", {"route": self._load.route, "bytes": content.size})
        key_field = self._context.plan.destination.key_field
        return destination_of(self._context).store(upload, key_field, kept.row.key)

    def _not_taken(self, kept: _Kept, error: Refused) -> Outcome:
        """One file may be too much for the destination; several in a row mean that it takes none."""
        self._refused_in_a_row += 1
        if self._refused_in_a_row == _REFUSED_IN_A_ROW:
            raise error
        return self._outcome(kept, NOT_TAKEN, None, str(error))

    def _outcome(self, kept: _Kept, rule: str | None, record: str | None, message: str | None) -> Outcome:
        return Outcome(
            route=self._load.route,
            key=kept.row.key,
            state="failed" if rule else "loaded",
            hash=kept.hash or None,
            id=record,
            rule=rule,
            address=self._load.address if rule else None,
            message=message,
        )


class _Parts(Sequence[bytes]):
    """The bytes of a kept file, read from the store when they are needed and as often as they are."""

    def __init__(self, store: Store, object_name: str, source: str) -> None:
        self._store = store
        self._place = (object_name, source)

    def __iter__(self) -> Iterator[bytes]:
        return self._store.content_parts(*self._place)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, index: int) -> bytes: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[bytes]: ...

    def __getitem__(self, index: int | slice) -> bytes | Sequence[bytes]:
        return tuple(self)[index]


def _headers(turn: Turn) -> tuple[str, ...]:
    return links.layout(turn, "").headers[1:]


def _written(turn: Turn) -> Iterator[str]:
    """Name the columns that can be read back as they are written: all but references by key."""
    for slot in links.layout(turn, "").slots:
        if slot.headers == (slot.field,):
            yield slot.field


def _same(ours: str | None, theirs: str | None) -> bool:
    """Compare as the destination keeps it: empty is no value, and an instant has several spellings."""
    one, other = (ours or "").strip(), (theirs or "").strip()
    return one == other or (_instant(one) is not None and _instant(one) == _instant(other))


def _instant(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo is not None else None


def _parent(turn: Turn) -> str:
    """Name the column that holds the id of the record a file belongs to: the first reference with a route."""
    names = [slot.headers[0] for slot in links.layout(turn, "").slots]
    return names[len(turn.values) + next(n for n, link in enumerate(turn.links) if link.routes)]
