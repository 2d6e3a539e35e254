"""Tables for spreadsheets: CSV and XLSX in which no text of a spec can become a formula.

OWASP, CSV injection, https://owasp.org/www-community/attacks/CSV_Injection: a cell that begins like a formula
gets an apostrophe before it in CSV. XLSX tells texts from formulas, and every cell here is a text.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

Row = Sequence[str]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_CHARACTERS = 32_767
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - a fixed mark, so that equal tables are equal bytes
_A4 = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a workbook: its name, the words of its first row, its rows, and widths in characters."""

    name: str
    header: Row
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


def csv_text(header: Row, rows: Iterable[Row]) -> str:
    """Write a table as CSV with LF; texts that a spreadsheet would calculate are marked as texts."""
    text = io.StringIO(newline="")
    # Every cell is quoted: a carriage return alone would otherwise end a row in some programs.
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([_marked(cell) for cell in row] for row in (header, *rows))
    return text.getvalue()


def _marked(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Write a workbook whose first rows stay in sight and whose pages are A4, landscape, as wide as one page.

    The same sheets give the same bytes on every machine: nothing is compressed, and every time is the same.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "", "remove_timezone": True}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": _CREATED})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for one in sheets:
            page = book.add_worksheet(one.name)
            for column, width in enumerate(one.widths):
                page.set_column(column, column, width)
            for number, row in enumerate((one.header, *one.rows)):
                for column, cell in enumerate(row):
                    page.write_string(number, column, cell[:_MOST_CHARACTERS], body if number else head)
            page.freeze_panes(1, 0)
            page.repeat_rows(0)
            page.set_landscape()
            page.set_paper(_A4)
            page.fit_to_pages(1, 0)
    return _repacked(content.getvalue())


def _repacked(content: bytes) -> bytes:
    """Pack the parts once more, as they are and without the time: compressors differ from each other."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as stored,
    ):
        for part in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(part, date_time=_DAY_ONE)
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            stored.writestr(entry, parts.read(part))
    return packed.getvalue()
