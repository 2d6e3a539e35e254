"""What differs between rehearsal folders: their files, their org, and what their README says first."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The shape of one practice's folder.

    `exports` are, by object, the name of the file and its columns, parted by blanks; the one of `spreadsheet`
    is written as a spreadsheet saves it. `users` is the head of the first column of users.csv. `organisation`
    are the settings of the target org and `number` the first 15 letters of its id. `routed` are the objects
    that become records, in the order of the README.
    """

    exports: Mapping[str, tuple[str, str]]
    spreadsheet: str
    users: str
    organisation: Mapping[str, object]
    number: str
    canaries: tuple[str, ...]
    routed: tuple[str, ...]
    head: str
    words: str
