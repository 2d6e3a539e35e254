"""The practitioner-to-user template: a CSV file that an administrator fills in and gives back.

People open it in a spreadsheet, so no text may be taken for a formula: OWASP, CSV injection,
https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compiler.model.plan import Load
from compiler.runtime import private
from compiler.runtime.stops import RunStop

ID_COLUMN = "user_id"
SUGGESTED = "suggested_username"
SUGGESTED_ID = "suggested_user_id"
FILLED_IN = (SUGGESTED, SUGGESTED_ID, "licence", "profile", "role", ID_COLUMN, "note")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_BYTES = 20_000_000


class BadTemplate(RunStop):
    """A returned template cannot be read; names file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the template: the person's key, what is shown of them, and what is known of their user."""

    key: str
    shown: tuple[str | None, ...]
    username: str
    suggested_id: str
    user_id: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One row of a returned template: line, key, the id filled in, and what was suggested."""

    line: int
    key: str
    user_id: str
    suggested: str = ""


def path_of(folder: Path, load: Load) -> Path:
    """Say where the template of a route is."""
    return folder / f"users-{load.route}.csv"


def key_column(load: Load) -> str:
    """Name the column that says whom a row is about."""
    return f"{load.source.lower()}_key"


def header(load: Load) -> tuple[str, ...]:
    """Return the names of the columns."""
    return (key_column(load), *(column.name for column in load.columns), *FILLED_IN)


def write(path: Path, load: Load, entries: Iterable[Entry]) -> None:
    """Write a template, 0600, rows in the order given."""
    _write(path, [header(load), *(_cells(entry) for entry in entries)])


def merge(path: Path, load: Load, entries: Sequence[Entry]) -> bool:
    """Add the people who are new to a template that somebody worked in; says whether there were any.

    Every row that is there stays as it is, but for those of people who are gone, which nobody could apply.
    Raises BadTemplate.
    """
    there = {each.key for each in read(path, load)}
    if all(entry.key in there for entry in entries):
        return False
    names, *rows = _rows(path)
    columns = [name.strip().lower() for name in names]
    place = columns.index(key_column(load))
    kept = {cells[place].strip(): cells for cells in rows if any(cells)}
    places = {name.lower(): number for number, name in enumerate(header(load))}
    merged = []
    for entry in entries:
        fresh = _cells(entry)
        new = [fresh[places[column]] if column in places else "" for column in columns]
        merged.append(kept.get(entry.key, new))
    _write(path, [names, *merged])
    return True


def _cells(entry: Entry) -> list[str]:
    shown = (value or "" for value in entry.shown)
    filled_in = (entry.username, entry.suggested_id, "", "", "", entry.user_id, entry.note)
    return [safe(cell) for cell in (entry.key, *shown, *filled_in)]


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    private.write(path, text.getvalue().encode())


def _rows(path: Path) -> list[list[str]]:
    text = _text(path)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def read(path: Path, load: Load) -> tuple[Returned, ...]:
    """Read a returned template, as a spreadsheet may have saved it; raises BadTemplate."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        places = _places(path, load, names)
        return tuple(_returned(path, reader.line_num, cells, places, names) for cells in reader if any(cells))
    except csv.Error:
        raise BadTemplate(
            f"{path}:{reader.line_num}: this is not a row of a CSV file; save it as CSV UTF-8"
        ) from None


def fill_in(path: Path, load: Load, ids: Mapping[str, str]) -> None:
    """Fill in the ids of users by key, as an administrator would; what is filled in already stays."""
    rows = _rows(path)
    key, column = rows[0].index(key_column(load)), rows[0].index(ID_COLUMN)
    for cells in rows[1:]:
        cells[column] = cells[column] or ids.get(cells[key], "")
    _write(path, rows)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadTemplate(f"{path} is larger than {_MOST_BYTES} bytes; this is not the template")
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise BadTemplate(f"{path} cannot be read; give the path of the returned template") from None
    except UnicodeDecodeError:
        raise BadTemplate(f"{path} is not UTF-8; save it as CSV UTF-8") from None


def _places(path: Path, load: Load, names: Sequence[str]) -> tuple[int, int]:
    wanted = (key_column(load), ID_COLUMN)
    for name in wanted:
        if names.count(name) != 1:
            raise BadTemplate(
                f"{path}:1: the column {name} must be there once; keep the header of the template"
            )
    return names.index(wanted[0]), names.index(wanted[1])


def _returned(
    path: Path, line: int, cells: Sequence[str], places: tuple[int, int], names: Sequence[str]
) -> Returned:
    if len(cells) != len(names):
        raise BadTemplate(f"{path}:{line}: the row has {len(cells)} cells, the header has {len(names)}")
    suggested = cells[names.index(SUGGESTED)].strip() if SUGGESTED in names else ""
    key, user_id = (cells[place].strip() for place in places)
    return Returned(line=line, key=key, user_id=user_id, suggested=suggested)
