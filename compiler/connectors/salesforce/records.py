"""Reads records by query: values cut into lists that an address can hold, and every page to the end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol
from urllib.parse import quote

from compiler.connectors.json_text import scalar_text
from compiler.connectors.salesforce import soql
from compiler.connectors.salesforce.names import (
    check_key,
    is_true_id,
    literal,
    literal_of,
    may_be_plain,
)
from compiler.runtime.ports import Found, OrgField, Refused

ADDRESS_LIMIT = 8000
Row = Mapping[str, object]


class Library(Protocol):
    """What is used of the library's client."""

    def query(self, query: str, include_deleted: bool = False) -> object:
        """Return the first page of a query."""
        ...

    def query_more(
        self, next_records_identifier: str, identifier_is_url: bool = False, include_deleted: bool = False
    ) -> object:
        """Return a further page."""
        ...


class Records:
    """The records of one org, read by query; `key_field` is the external id field of migrated ones.

    `describe` tells the fields of an object, None where there is no such object.
    """

    def __init__(
        self,
        library: Library,
        key_field: str,
        describe: Callable[[str], tuple[OrgField, ...] | None],
    ) -> None:
        self._library = library
        self._key_field = key_field
        self._describe = describe

    def find(self, object_: str, field: str, values: Sequence[str], also: Sequence[str]) -> tuple[Found, ...]:
        """Return the records whose field equals one of the values, each with its id and the fields asked for.

        A migration key must have the form of one and is matched letter by letter. Other texts are matched as
        the org matches text, and `true`, numbers and dates as the field's type demands; a value that no
        record can have finds nothing. Raises OutsideError.
        """
        by_key = field == self._key_field
        wanted = frozenset(filter(None, map(check_key, values) if by_key else values))
        literals = sorted(self._literals(object_, field, wanted))
        names = tuple(dict.fromkeys((field, *also)))
        asked = tuple(dict.fromkeys(("Id", *names)))
        room = ADDRESS_LIMIT - len(quote(soql.select(asked, object_, soql.among(field, ""))))
        found = tuple(
            _found(row, names)
            for part in literals_in(literals, room)
            for row in self.rows(object_, soql.select(asked, object_, soql.among(field, part)))
        )
        return tuple(each for each in found if not by_key or each.values.get(field) in wanted)

    def _literals(self, object_: str, field: str, values: frozenset[str]) -> Iterator[str]:
        if field in ("Id", self._key_field):
            may_be = (value for value in values if field != "Id" or is_true_id(value))
            yield from map(literal, may_be)
            return
        kind = self._kind(object_, field) if any(map(may_be_plain, values)) else "string"
        yield from filter(None, (literal_of(kind, value) for value in values))

    def _kind(self, object_: str, field: str) -> str:
        """Ask for the type of a field; one step through a relationship is always a text here."""
        known = {each.name: each.type for each in self._describe(object_) or ()}
        return known.get(field, "string")

    def count(self, object_: str, key_field: str) -> int:
        """Count the records that have a migration key; raises OutsideError."""
        return self.number(object_, soql.count(object_, soql.present(key_field)))

    def number(self, object_: str, query: str) -> int:
        """Return the number that a counting query gives; raises OutsideError."""
        number = self._page(object_, query).get("totalSize")
        if not isinstance(number, int):
            raise Refused(f"{object_}: the org's answer to a count has no number")
        return number

    def total(self, object_: str, column: str, key_field: str, prefix: str) -> str:
        """Add up a column over the records whose key begins with `prefix`; raises OutsideError."""
        query = soql.total(column, object_, soql.beginning(key_field, check_key(prefix)))
        numbers = [text for row in self.rows(object_, query) for text in _scalars(row)]
        if len(numbers) > 1:
            raise Refused(f"{object_}.{column}: the org's answer to a sum has more than one number")
        return numbers[0] if numbers else "0"

    def rows(self, object_: str, query: str) -> Iterator[Row]:
        """Yield every row of a query, page by page; raises OutsideError, also for pages that go round."""
        page = self._page(object_, query)
        seen: set[str] = set()
        while True:
            yield from _rows(object_, page)
            following = page.get("nextRecordsUrl")
            if page.get("done") is True or following is None:
                return
            if not isinstance(following, str) or not following.startswith("/services/data/"):
                raise Refused(f"{object_}: the link to the next page of a query is not one of the org's API")
            if following in seen:
                raise Refused(f"{object_}: the pages of a query go round")
            seen.add(following)
            page = _object(object_, self._library.query_more(following, identifier_is_url=True))

    def _page(self, object_: str, query: str) -> Row:
        return _object(object_, self._library.query(query, include_deleted=object_ in soql.ARCHIVED))


def literals_in(literals: Sequence[str], room: int) -> Iterator[str]:
    """Join literals by commas into lists that take at most `room` characters of an address.

    Raises Refused where one alone takes more.
    """
    part: list[str] = []
    size = 0
    for value in literals:
        length = len(quote(value)) + len(quote(","))
        if length > room:
            raise Refused("a query asks for so many fields that no value fits in; ask for fewer")
        if size + length > room:
            yield ",".join(part)
            part, size = [], 0
        part.append(value)
        size += length
    if part:
        yield ",".join(part)


def _object(object_: str, value: object) -> Row:
    if not isinstance(value, dict):
        raise Refused(f"{object_}: the org's answer to a query is not an object")
    return value


def _rows(object_: str, page: Row) -> list[Row]:
    rows = page.get("records")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(f"{object_}: the org's answer to a query has no records")
    return rows


def _found(row: Row, names: Sequence[str]) -> Found:
    record = _value(row, "Id")
    if record is None:
        raise Refused("a record in the org's answer has no id")
    return Found(id=record, values={name: _value(row, name) for name in names})


def _value(row: Row, name: str) -> str | None:
    """Read a field, through a relationship where its name has a dot; null anywhere on the way is null."""
    value: object = row
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return scalar_text(value)


def _scalars(row: Row) -> Iterator[str]:
    """Yield what a row of one aggregate holds: one number, or nothing where it is null."""
    for value in row.values():
        text = scalar_text(value)
        if text is not None:
            yield text
