"""Opens an answer of a list: its records as the bytes that came, and what the envelope says around them."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from compiler.connectors.answers import advice_for, json_body
from compiler.connectors.http import Answer, Ask, where
from compiler.connectors.json_text import decode_json, is_object, raw_at, raw_items, scalar_text
from compiler.model.connector import NumberPage, Page
from compiler.runtime.ports import OutsideError, Refused, Unreachable


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A page as the API wraps it.

    `link` is the raw value that leads to the next one; `digest` tells two pages apart.
    """

    records: tuple[bytes, ...]
    total: int | None
    link: bytes | None
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """How answers of one list are opened.

    `error` is the path at which an answer says that it is one, `codes` are those worth another try.
    """

    page: Page
    error: str | None
    codes: Collection[int]

    def open(self, ask: Ask, answer: Answer, what: str) -> Envelope:
        """Return what an answer holds; `what` names object and page in messages. Raises OutsideError."""
        body = json_body(ask, answer)
        problem = self._problem(ask, body)
        if problem is not None:
            raise problem
        rows = raw_at(body, self.page.rows)
        records = None if rows is None else raw_items(rows)
        if records is None:
            raise Refused(f"{where(ask)}: the answer has no list {self.page.rows}")
        for position, record in enumerate(records, start=1):
            if not is_object(record):
                raise Refused(f"{what}: record {position} is not an object")
        return Envelope(
            records=records,
            total=_total(raw_at(body, self.page.total)) if self.page.total else None,
            link=raw_at(body, self.page.next) if isinstance(self.page, NumberPage) else None,
            digest=hashlib.sha256(b"\n".join(records)).digest(),
        )

    def _problem(self, ask: Ask, body: bytes) -> OutsideError | None:
        """Return what an answer of success says against itself; its own words are not repeated."""
        found = raw_at(body, self.error) if self.error else None
        if found in (None, b"null"):
            return None
        code = _code(found or b"")
        told = f"the answer says that it is an error{f' ({code})' if code else ''}"
        if code in self.codes:
            return Unreachable(f"{where(ask)}: {told}; run again later")
        return Refused(f"{where(ask)}: {told}; {advice_for(code)}")


def _code(problem: bytes) -> int:
    """Return the status that an error names as `code`; 0 where it names none."""
    members = decode_json(problem)
    text = scalar_text(members.get("code")) if isinstance(members, dict) else None
    return int(text) if text and text.isascii() and text.isdigit() and len(text) == 3 else 0


def _total(raw: bytes | None) -> int | None:
    return int(raw) if raw is not None and raw.isdigit() else None
