"""Finds the place in a CSV record at which it stops being one; runs only once something is wrong."""

from collections.abc import Sequence
from typing import Literal

FIELD_LIMIT = 131_072
State = Literal["start", "plain", "quoted", "closed"]


def fault_in(lines: Sequence[str], delimiter: str) -> tuple[int, int, str]:
    """Return line (from 0), column (cells from 1) and what is wrong with the record on these lines."""
    scan = _Scan(delimiter)
    for number, line in enumerate(lines):
        for position, character in enumerate(line):
            scan.next(character, line[position + 1 : position + 2], number)
            if scan.problem:
                return scan.opened if scan.state == "quoted" else number, scan.column, scan.problem
    if scan.state == "quoted":
        return scan.opened, scan.column, "the quote that opens here is never closed"
    return max(len(lines) - 1, 0), scan.column, "the record cannot be read"


class _Scan:
    """The states of RFC 4180, one character at a time."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        self.state: State = "start"
        self.column = 1
        self.opened = 0
        self.length = 0
        self.problem = ""

    def next(self, character: str, following: str, line: int) -> None:
        if self.state == "quoted":
            self._inside(character)
        elif character == "\r" and following != "\n":
            self.problem = "a carriage return stands alone; save the file with line breaks LF or CRLF"
        elif character == self.delimiter:
            self.column += 1
            self.state, self.length = "start", 0
        elif character not in "\r\n":
            self._outside(character, line)
        if self.length > FIELD_LIMIT:
            self.problem = (
                f"the cell is longer than {FIELD_LIMIT} characters, the most that can be loaded; or "
                "its quote is never closed"
            )

    def _inside(self, character: str) -> None:
        if character == '"':
            self.state = "closed"
        else:
            self.length += 1

    def _outside(self, character: str, line: int) -> None:
        if character != '"':
            if self.state == "closed":
                self.problem = "text follows a closing quote"
            self.state = "plain"
            self.length += 1
        elif self.state == "start":
            self.state, self.opened = "quoted", line
        elif self.state == "closed":
            self.state = "quoted"
            self.length += 1
        else:
            self.length += 1
