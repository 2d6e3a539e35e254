"""Reads the results of a job: which row became which record, which was refused and why.

Results come in any order and values may be written anew, so a row is known by the echoed key column alone.
https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_successful_results.htm
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping

from compiler.connectors.salesforce.names import is_id, long_id
from compiler.runtime.ports import Refused, RowResult, Unreachable

UNKNOWN = "UNKNOWN"
DUPLICATE = "DUPLICATE_VALUE"
# Refusals that say nothing about the row: the same row may be accepted a moment later.
PASSING = frozenset(
    {
        "UNABLE_TO_LOCK_ROW",
        "SERVER_UNAVAILABLE",
        "QUERY_TIMEOUT",
        "REQUEST_RUNNING_TOO_LONG",
        "REQUEST_LIMIT_EXCEEDED",
        "TOO_MANY_LOCK_FAILURE",
        "UNKNOWN_EXCEPTION",
    }
)
_CODE = re.compile(r"([A-Z][A-Z0-9_]{2,79}):")
_RUN_INTO = re.compile(
    r"duplicate value found: (\w+) duplicates value on record with id: ([A-Za-z0-9]{15,18})\b"
)
Row = Mapping[str, str]


def successes(body: bytes, key_field: str) -> tuple[RowResult, ...]:
    """Read the rows that were written; raises as `read` does, and Refused for a row without an id."""
    return read(body, key_field, ("sf__Id", "sf__Created"), lambda row: _loaded(row, key_field))


def failures(body: bytes, key_field: str) -> tuple[RowResult, ...]:
    """Read the rows that were refused."""
    return read(body, key_field, ("sf__Error",), lambda row: _failed(row, key_field))


def untouched(body: bytes, key_field: str) -> tuple[RowResult, ...]:
    """Read the rows that were never looked at."""
    return read(body, key_field, (), lambda row: RowResult(key=row[key_field], state="unprocessed"))


def read(
    body: bytes, key_field: str, needed: tuple[str, ...], made: Callable[[Row], RowResult]
) -> tuple[RowResult, ...]:
    """Read a file of results; an empty one has no rows.

    Raises Unreachable where it is cut short or is no CSV, Refused where it has no key column.
    """
    if not body.strip():
        return ()
    records = _records(body)
    header = next(records, [])
    if len(set(header)) != len(header) or not {key_field, *needed} <= set(header):
        raise Refused(f"the results of a job do not have the columns {', '.join((key_field, *needed))}")
    return tuple(made(_row(header, record)) for record in records)


def _records(body: bytes) -> Iterator[list[str]]:
    try:
        text = body.decode("utf-8")
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except (UnicodeDecodeError, csv.Error):
        broken = True
    else:
        broken = False
    if broken:
        raise Unreachable("the results of a job are not complete CSV; run again to read them again")


def _row(header: list[str], record: list[str]) -> Row:
    if len(record) != len(header):
        raise Unreachable("the results of a job break off within a row; run again to read them again")
    return dict(zip(header, record, strict=True))


def _loaded(row: Row, key_field: str) -> RowResult:
    record = row["sf__Id"]
    if not is_id(record):
        raise Refused("a row that was loaded has no record id in the results; look at the job in Setup")
    created = row["sf__Created"].lower() == "true"
    return RowResult(key=row[key_field], state="loaded", id=long_id(record), created=created)


def _failed(row: Row, key_field: str) -> RowResult:
    """Read a refusal, `CODE:message:fields --`; the message may quote the row and is never shown."""
    message = row["sf__Error"]
    code = _CODE.match(message)
    return RowResult(
        key=row[key_field],
        state="failed",
        code=code[1] if code else UNKNOWN,
        message=message,
        retry=code is not None and code[1] in PASSING,
        adopt=_existing(message, key_field),
    )


def _existing(message: str, key_field: str) -> str | None:
    """Return the record that has this very key already; another unique field that clashes is not that."""
    found = _RUN_INTO.search(message)
    if not message.startswith(DUPLICATE) or found is None or found[1].lower() != key_field.lower():
        return None
    return long_id(found[2])
