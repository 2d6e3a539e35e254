"""The CSV of a job: read strictly, as a whole, before anything is done with it.

https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_prepare_csv.htm
"""

import csv
import io
from dataclasses import dataclass

from compiler.sandbox.org.bulk.job import DELIMITERS, Job
from compiler.sandbox.org.values import NULL

MOST_FIELDS = 5_000
LONGEST_FIELD = 131_072
LONGEST_RECORD = 400_000
LONGEST_HEADER = 32_000
CLEAR = "#N/A"


class BadUpload(Exception):
    """Data that fails its job as a whole; the text is the job's error message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Headings and rows. In a cell, None is "not given" and the NULL mark is "make it null"."""

    headings: tuple[str, ...]
    rows: list[list[str | None]]


def read_upload(job: Job, body: bytes) -> Upload:
    """Read a job's data; raises BadUpload."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadUpload("ClientInputError : The data is not encoded in UTF-8") from None
    _check_line_ending(job, text)
    # A field longer than the platform takes is also longer than the reader's own limit, which then raises.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=DELIMITERS[job.delimiter], strict=True)
    try:
        headings = tuple(next(reader, []))
        _check_header(headings)
        rows = [_cells(headings, line) for line in reader if line]
    except csv.Error as error:
        raise BadUpload(f"InvalidBatch : The data cannot be read as CSV: {error}") from None
    return Upload(headings=headings, rows=rows)


def _check_line_ending(job: Job, text: str) -> None:
    first_line, found, _ = text.partition("\n")
    uses_crlf = first_line.endswith("\r")
    if found and uses_crlf != (job.line_ending == "CRLF"):
        raise BadUpload(
            "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is "
            f"{job.line_ending}"
        )


def _check_header(headings: tuple[str, ...]) -> None:
    if len(headings) > MOST_FIELDS:
        raise BadUpload(f"InvalidBatch : A record cannot have more than {MOST_FIELDS} fields")
    if sum(len(heading) for heading in headings) > LONGEST_HEADER:
        raise BadUpload(f"InvalidBatch : The header cannot be longer than {LONGEST_HEADER} characters")


def _cells(headings: tuple[str, ...], line: list[str]) -> list[str | None]:
    if len(line) != len(headings):
        raise BadUpload("InvalidBatch : A record has another number of fields than the header")
    if sum(map(len, line)) > LONGEST_RECORD:
        raise BadUpload(f"InvalidBatch : A record cannot be longer than {LONGEST_RECORD} characters")
    return [None if cell == "" else NULL if cell == CLEAR else cell for cell in line]
