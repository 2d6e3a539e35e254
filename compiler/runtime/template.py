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
FILLED_IN = (SUGGESTED, "licence", "profile", "role", ID_COLUMN, "note")

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
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header(load))
    for entry in entries:
        shown = (value or "" for value in entry.shown)
        cells = (entry.key, *shown, entry.username, "", "", "", entry.user_id, entry.note)
        writer.writerow([safe(cell) for cell in cells])
    private.write(path, text.getvalue().encode())


def safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def read(path: Path, load: Load) -> tuple[Returned, ...]:
    """Read a returned template, as a spreadsheet may have saved it; raises BadTemplate."""
    text = _text(path)
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        places = _places(path, load, names)
        return tuple(_returned(path, reader.line_num, cells, places, names) for cells in reader if any(cells))
    except csv.Error:
        raise BadTemplate(
            f"{path}:{reader.line_num}: this is not a row of a CSV file; save it as CSV UTF-8"
        ) from None


def fill_in(path: Path, load: Load, ids: Mapping[str, str]) -> None:
    """Fill in the ids of users by key, as an administrator would; rows without one stay empty."""
    text = _text(path)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    key, column = rows[0].index(key_column(load)), rows[0].index(ID_COLUMN)
    for cells in rows[1:]:
        cells[column] = ids.get(cells[key], "")
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    private.write(path, out.getvalue().encode())


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
