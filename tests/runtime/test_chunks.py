"""Laws of cutting and writing chunks: no row is lost, doubled or changed, whatever is in it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.runtime.chunks import (
    EMPTIED,
    Layout,
    Part,
    Row,
    Slot,
    cut,
    halves,
    header_line,
    oversize,
    payload,
    written,
)
from compiler.runtime.ports import Found
from compiler.runtime.stops import Bug

LAYOUT = Layout(
    key_field="Key",
    slots=(
        Slot(field="Name", headers=("Name",)),
        Slot(field="WhoId", headers=("Contact:Who.Key", "Lead:Who.Key")),
        Slot(field="Note", headers=("Note",)),
    ),
)


def a_row(key: str, *cells: str | None) -> Row:
    return written(Row(key=key, hash="h", cells=cells), range(4))


def sent(row: Row, found: Found | None) -> bytes:
    """The line of a row as it is sent."""
    before = {} if found is None else {row.key: found}
    return payload(LAYOUT, Part(rows=(row,), before=before)).removeprefix(header_line(LAYOUT))


texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("\",\n\r \t;'#N/A\u00a0\u2028\ufeff👩‍👩‍👧é="),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=12,
)
cells = st.tuples(*[st.one_of(st.none(), texts)] * 4)
rows = st.lists(cells, max_size=40).map(
    lambda found: [a_row(f"k{place}", *each) for place, each in enumerate(found)]
)


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


@given(rows=rows)
def test_what_is_written_is_what_a_csv_reader_reads(rows: list[Row]) -> None:
    read = parsed(payload(LAYOUT, Part(rows=tuple(rows), before={})))

    assert read[0] == ["Key", "Name", "Contact:Who.Key", "Lead:Who.Key", "Note"]
    assert read[1:] == [[row.key, *(cell or "" for cell in row.cells)] for row in rows]


@given(rows=rows, most_rows=st.integers(1, 10), most_bytes=st.integers(60, 400))
def test_cutting_keeps_every_row_once_in_order_and_within_the_limits(
    rows: list[Row], most_rows: int, most_bytes: int
) -> None:
    chunks = list(cut(LAYOUT, rows, most_rows, most_bytes))

    assert [row for chunk in chunks for row in chunk] == rows
    for chunk in chunks:
        size = len(payload(LAYOUT, Part(rows=chunk, before={})))
        assert 1 <= len(chunk) <= most_rows
        assert size <= most_bytes or oversize(LAYOUT, chunk, most_bytes)


@given(rows=rows, most_bytes=st.integers(60, 400))
def test_a_pre_image_never_makes_a_chunk_too_large(rows: list[Row], most_bytes: int) -> None:
    there = Found(id="1", values={"Name": "x", "WhoId": "x", "Note": "x"})

    for chunk in cut(LAYOUT, rows, 10, most_bytes):
        content = payload(LAYOUT, Part(rows=chunk, before={row.key: there for row in chunk}))
        assert len(content) <= most_bytes or len(chunk) == 1


@given(rows=rows)
def test_halves_lose_nothing(rows: list[Row]) -> None:
    assert [row for piece in halves(rows) for row in piece] == rows


def test_a_field_is_emptied_only_where_the_record_holds_a_value() -> None:
    row = a_row("k", None, None, None, "new")
    found = Found(id="1", values={"Name": "old", "WhoId": None, "Note": "old"})

    assert parsed(sent(row, found)) == [["k", EMPTIED, "", "", "new"]]
    assert parsed(sent(row, None)) == [["k", "", "", "", "new"]]


def test_a_reference_is_emptied_in_one_of_its_columns_and_only_if_none_fills_it() -> None:
    found = Found(id="1", values={"WhoId": "003"})
    gone = a_row("k", None, None, None, None)
    other = a_row("k", None, None, "lead", None)

    assert parsed(sent(gone, found)) == [["k", "", EMPTIED, "", ""]]
    assert parsed(sent(other, found)) == [["k", "", "", "lead", ""]]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "plain"),
        ("a,b", '"a,b"'),
        ('say "ah"', '"say ""ah"""'),
        ("two\nlines", '"two\nlines"'),
        ("two\r\nlines", '"two\r\nlines"'),
        ("lone\rreturn", '"lone\rreturn"'),
        (" blank", '" blank"'),
        ("no-break\u00a0", '"no-break\u00a0"'),
        ("=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"),
        ("🌻", "🌻"),
    ],
)
def test_a_cell_is_quoted_only_where_it_must_be(text: str, written: str) -> None:
    row = a_row("k", text, None, None, None)

    assert sent(row, None) == f"k,{written},,,\n".encode()


def test_one_key_twice_in_a_chunk_is_a_bug() -> None:
    row = a_row("k", None, None, None, None)

    with pytest.raises(Bug, match="one key twice"):
        payload(LAYOUT, Part(rows=(row, row), before={}))
