"""The part of the store that holds what the source said: pages with their cursor, and the bytes of files."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from compiler.runtime.records import Content, Extraction, WrongStep
from compiler.runtime.tables import Tables, number, number_or_none, text, text_or_none


class _Kept(msgspec.Struct, frozen=True):
    """What is known of one file: its content, or why there is none."""

    key: str
    parts: int = 0
    sha256: str = ""
    md5: str = ""
    size: int = 0
    why: str = ""
    final: bool = False


class Pages(Tables):
    """Pages of records, in order; page and cursor are durable together."""

    def extraction(self, object_name: str) -> Extraction:
        """Say how far an object is; a value of zeros where nothing was begun."""
        row = self._row(
            "SELECT pass, started, pages, records, cursor, total, least, most, done FROM extraction "
            "WHERE object = ?",
            object_name,
        )
        if row is None:
            return Extraction(object=object_name)
        return Extraction(
            object=object_name,
            pass_=number(row[0]),
            started=text(row[1]),
            pages=number(row[2]),
            records=number(row[3]),
            cursor=text_or_none(row[4]),
            total=number_or_none(row[5]),
            least=number_or_none(row[6]),
            most=number_or_none(row[7]),
            done=bool(row[8]),
        )

    def begin_pass(self, object_name: str, started: str) -> None:
        """Begin to read an object, or begin again: earlier pages are dropped, `started` is kept."""
        with self._transaction():
            self._begin_pass(object_name, started)

    def _begin_pass(self, object_name: str, started: str) -> None:
        self._write("DELETE FROM page WHERE object = ?", object_name)
        self._write(
            "INSERT INTO extraction (object, pass, started, pages, records, done) VALUES (?, 1, ?, 0, 0, 0) "
            "ON CONFLICT (object) DO UPDATE SET pass = pass + 1, pages = 0, records = 0, cursor = NULL, "
            "total = NULL, least = NULL, most = NULL, done = 0",
            object_name,
            started,
        )

    def add_page(
        self,
        object_name: str,
        number: int,
        records: Sequence[bytes],
        cursor: str | None,
        total: int | None,
        done: bool,
    ) -> None:
        """Store page `number` (from 1) and where the next one is, in one transaction; raises WrongStep.

        The first page of an object that was not begun begins it, without a `started` time.
        """
        with self._transaction():
            state = self.extraction(object_name)
            if state.pass_ == 0:
                self._begin_pass(object_name, "")
            if state.done or number != state.pages + 1:
                raise WrongStep(f"page {number} of {object_name} cannot follow {state.pages}: this is a bug")
            payload = msgspec.msgpack.encode(tuple(records))
            self._write(
                "INSERT INTO page (object, number, cursor, payload) VALUES (?, ?, ?, ?)",
                object_name,
                number,
                cursor,
                self._seal(payload, "page", object_name, number),
            )
            self._write(
                "UPDATE extraction SET pages = ?, records = records + ?, cursor = ?, "
                "total = coalesce(?, total), least = min(coalesce(least, ?), coalesce(?, least)), "
                "most = max(coalesce(most, ?), coalesce(?, most)), done = ? WHERE object = ?",
                *(number, len(records), cursor, total, total, total, total, total, int(done), object_name),
            )

    def page_count_at(self, object_name: str, cursor: str) -> int:
        """Count the pages of this pass that were followed by `cursor`; more than none means a circle."""
        row = self._row("SELECT count(*) FROM page WHERE object = ? AND cursor = ?", object_name, cursor)
        return number(row[0]) if row else 0

    def pages(self, object_name: str) -> Iterator[tuple[bytes, ...]]:
        """Yield the records of each page of the current pass, in order."""
        last = self.extraction(object_name).pages
        for each in range(1, last + 1):
            yield self.page(object_name, each)

    def page(self, object_name: str, page_number: int) -> tuple[bytes, ...]:
        """Return the records of one page; raises WrongStep where there is no such page."""
        row = self._row("SELECT payload FROM page WHERE object = ? AND number = ?", object_name, page_number)
        if row is None:
            raise WrongStep(f"there is no page {page_number} of {object_name} in the store: this is a bug")
        payload = self._unseal(row[0], "page", object_name, page_number)
        return msgspec.msgpack.decode(payload, type=tuple[bytes, ...])


class Contents(Tables):
    """The bytes of files, sealed part by part."""

    def add_content(self, object_name: str, source_key: str, parts: Iterable[bytes]) -> Content:
        """Keep a file; all of it or nothing. Whatever was known of it before is replaced."""
        tag = self._tag("content", object_name, source_key)
        # Destinations state the MD5 of what they hold, to compare with; nothing here is protected by it.
        sha256, md5, size, count = hashlib.sha256(), hashlib.md5(usedforsecurity=False), 0, 0
        with self._transaction():
            self._forget(object_name, tag)
            for count, part in enumerate(parts, start=1):
                sha256.update(part)
                md5.update(part)
                size += len(part)
                sealed = self._seal(part, "content_part", object_name, source_key, count)
                self._write("INSERT INTO content_part VALUES (?, ?, ?, ?)", object_name, tag, count, sealed)
            kept = _Kept(
                key=source_key, parts=count, sha256=sha256.hexdigest(), md5=md5.hexdigest(), size=size
            )
            self._remember(object_name, tag, kept, 1)
        return Content(sha256=kept.sha256, md5=kept.md5, size=kept.size)

    def lose_content(self, object_name: str, source_key: str, why: str, *, final: bool = False) -> None:
        """Record that a file could not be fetched; `why` names no value, `final` says that it never can."""
        tag = self._tag("content", object_name, source_key)
        with self._transaction():
            self._forget(object_name, tag)
            self._remember(object_name, tag, _Kept(key=source_key, why=why, final=final), 0)

    def content(self, object_name: str, source_key: str) -> Content | None:
        """Return what is known of a file that is kept; None where it is not, or was lost."""
        kept = self._kept(object_name, source_key)
        if kept is None or kept.why:
            return None
        return Content(sha256=kept.sha256, md5=kept.md5, size=kept.size)

    def content_parts(self, object_name: str, source_key: str) -> Iterator[bytes]:
        """Yield the bytes of a file that is kept; nothing where it is not."""
        kept = self._kept(object_name, source_key)
        tag = self._tag("content", object_name, source_key)
        for each in range(1, kept.parts + 1 if kept else 1):
            row = self._row(
                "SELECT payload FROM content_part WHERE object = ? AND tag = ? AND number = ?",
                object_name,
                tag,
                each,
            )
            if row is None:
                raise WrongStep(f"part {each} of a file of {object_name} is not in the store: this is a bug")
            yield self._unseal(row[0], "content_part", object_name, source_key, each)

    def is_gone(self, object_name: str, source_key: str) -> bool:
        """Say whether a file was lost for good."""
        kept = self._kept(object_name, source_key)
        return kept is not None and kept.final

    def kept_contents(self, object_name: str) -> int:
        """Count the files of an object that are kept."""
        row = self._row("SELECT count(*) FROM content WHERE object = ? AND kept = 1", object_name)
        return number(row[0]) if row else 0

    def lost_contents(self, object_name: str) -> Iterator[tuple[str, str]]:
        """Yield the source key of each file that could not be fetched, and why, in no particular order."""
        rows = self._rows("SELECT tag, payload FROM content WHERE object = ? AND kept = 0", object_name)
        for tag, payload in rows:
            kept = self._opened(object_name, tag, payload)
            yield kept.key, kept.why

    def _kept(self, object_name: str, source_key: str) -> _Kept | None:
        tag = self._tag("content", object_name, source_key)
        row = self._row("SELECT payload FROM content WHERE object = ? AND tag = ?", object_name, tag)
        return None if row is None else self._opened(object_name, tag, row[0])

    def _opened(self, object_name: str, tag: object, payload: object) -> _Kept:
        assert isinstance(tag, bytes)
        assert isinstance(payload, bytes)
        return msgspec.json.decode(self._unseal(payload, "content", object_name, tag.hex()), type=_Kept)

    def _remember(self, object_name: str, tag: bytes, kept: _Kept, is_kept: int) -> None:
        sealed = self._seal(msgspec.json.encode(kept), "content", object_name, tag.hex())
        self._write("INSERT INTO content VALUES (?, ?, ?, ?)", object_name, tag, is_kept, sealed)

    def _forget(self, object_name: str, tag: bytes) -> None:
        self._write("DELETE FROM content_part WHERE object = ? AND tag = ?", object_name, tag)
        self._write("DELETE FROM content WHERE object = ? AND tag = ?", object_name, tag)
