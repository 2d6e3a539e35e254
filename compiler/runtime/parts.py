"""Lists that are longer than their paging reaches: first all that it reaches, then one part after the other.

A part is what belongs to one row of an object that was read before. Parts hold some records a second time; as
always, staging leaves one row for each key. A cursor inside the parts names the part by its number and not by
its key, and carries a digest of all keys: where those have changed since, the parts begin anew.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.model.plan import Plan, StagedTable
from compiler.runtime.context import Context
from compiler.runtime.ports import SourcePage
from compiler.runtime.records import Extraction
from compiler.runtime.staging import RowReader
from compiler.runtime.stops import RunStop

_PLACE = re.compile(r"part ([0-9]{1,3}) ([0-9]{1,9}) ([0-9a-f]{16}) (.*)")


class BeyondReach(RunStop):
    """An object has records that its API does not give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A page of the parts: which of the ways to part, the number of its key, the cursor inside that part."""

    way: int
    number: int
    digest: str
    inner: str | None

    @property
    def cursor(self) -> str:
        return f"part {self.way} {self.number} {self.digest} {self.inner or ''}"


class Steps:
    """The pages of one pass over an object, in order; what was read of the parents is read once."""

    def __init__(self, context: Context, table: StagedTable) -> None:
        self._context = context
        self._table = table
        self._per = context.plan.connector.parts_of(table.object) if table.channel == "api" else ()
        self._known: tuple[tuple[str, ...], ...] | None = None

    def page(self, state: Extraction) -> SourcePage:
        """Return the page at the state's cursor; raises OutsideError; BeyondReach before a row is lost."""
        place = _read(state.cursor)
        if place is not None:
            return self._part(place, state.pass_)
        page = self._context.source.page(self._table.object, state.cursor)
        if page.beyond and not self._per:
            raise BeyondReach(beyond(self._context.plan, self._table.object, page.total))
        if not page.beyond or page.cursor is not None:
            return page
        first = self._from(0, 0, state.pass_)
        return replace(page, cursor=first.cursor if first else None)

    @property
    def digest(self) -> str:
        """What the keys of all parts are, in sixteen characters."""
        digest = hashlib.sha256()
        for keys in self._keys:
            digest.update("\0".join((str(len(keys)), *keys)).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:16]

    def parted(self, pass_: int) -> str:
        """Return the digest of the keys by which a pass was parted last; nothing where it was not."""
        noted, _, digest = (self._context.store.noted(self._note) or "").partition(" ")
        return digest if noted == str(pass_) else ""

    def _part(self, place: _Place, pass_: int) -> SourcePage:
        here: _Place | None = place
        if place.digest != self.digest or self.parted(pass_) != place.digest:
            here = self._from(0, 0, pass_)
        if here is None:
            return SourcePage(records=(), cursor=None, total=None)
        part, key = self._per[here.way], self._keys[here.way][here.number]
        page = self._context.source.part(self._table.object, part, key, here.inner)
        if page.beyond:
            raise BeyondReach(
                f"the {self._table.object} of one {part.object} alone are more than the API gives; {_EXPORT}"
            )
        if page.cursor is not None:
            following: _Place | None = replace(here, inner=page.cursor)
        else:
            following = self._from(here.way, here.number + 1, pass_)
        return replace(page, cursor=following.cursor if following else None, total=None)

    def _from(self, way: int, number: int, pass_: int) -> _Place | None:
        """Return the first page of a part, of the next one if there is no such part; None behind the last."""
        if self.parted(pass_) != self.digest:
            self._context.store.note(self._note, f"{pass_} {self.digest}")
        while way < len(self._per) and number >= len(self._keys[way]):
            way, number = way + 1, 0
        if way == len(self._per):
            return None
        return _Place(way=way, number=number, digest=self.digest, inner=None)

    @property
    def _note(self) -> str:
        return f"extract parts {self._table.object}"

    @property
    def _keys(self) -> tuple[tuple[str, ...], ...]:
        if self._known is None:
            self._known = tuple(keys_of(self._context, part.object) for part in self._per)
        return self._known


def keys_of(context: Context, object_name: str) -> tuple[str, ...]:
    """Return the source keys of an object that was read, each once, in order."""
    table = next((each for each in context.plan.tables if each.object == object_name), None)
    return () if table is None else tuple(sorted(set(_sources(context, table))))


def beyond(plan: Plan, object_name: str, total: int | None) -> str:
    """Say that a list is longer than its API reaches, and what to do."""
    reach = plan.connector.reach_of(object_name)
    many = f"more than {reach}" if total is None else str(total)
    return f"{object_name} has {many} records and its API gives {reach} of them at most; {_EXPORT}"


_EXPORT = (
    "ask for an export of them, and say in the platform description that this object comes from that file "
    "(`channel: export`, and its name under `connector.exports:`)"
)


def _sources(context: Context, table: StagedTable) -> Iterator[str]:
    reader, position = RowReader(table), 0
    for page in context.store.pages(table.object):
        for record in page:
            position += 1
            source = reader.read(record, position).source
            if source is not None:
                yield source


def _read(cursor: str | None) -> _Place | None:
    match = _PLACE.fullmatch(cursor or "")
    if match is None:
        return None
    return _Place(way=int(match[1]), number=int(match[2]), digest=match[3], inner=match[4] or None)
